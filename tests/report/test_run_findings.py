"""What a run has to say as findings."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from paripassu.model.events import AdverseAction
from paripassu.model.run import Checked, Reason, Residual, Run, Step, Undetermined
from paripassu.model.script import ExpectRuling
from paripassu.report.run_findings import run_findings
from runs import STORY, overdue, refused, whole_run


def expects(ruling: str, after: int) -> Checked:
    return Checked(ExpectRuling(ruling), True, ruling, Reason("so"), after)


def undetermined() -> Step:
    event = AdverseAction(date(2002, 3, 5), "the sale", "K")
    return Step(
        1, event, "undetermined", (Reason("Whether it is adverse to K is for somebody to say."),), (), "adverse"
    )


def test_a_failed_expectation_is_a_finding_at_its_line() -> None:
    finding = run_findings(whole_run())[-1]
    assert finding.code.id == "R303"
    assert finding.message == "The script expects K outstanding 1; what came out is 0."
    assert finding.at.span.source.place(finding.at.span.start) == (2, 1)
    assert finding.at.text == "came out: 0"


def test_a_void_act_that_nobody_expected_is_a_finding_with_its_reason() -> None:
    (finding,) = run_findings(Run("", (refused(),), Residual(None)))
    assert (finding.code.id, finding.severity) == ("R301", "error")
    assert finding.message == "Only 14,000 K can be issued."
    assert finding.at.span.source == STORY
    assert finding.hint == "A story that means it says so on the next line: `expect void`."


def test_a_void_act_that_the_script_expects_is_none() -> None:
    assert run_findings(Run("", (refused(),), Residual(None), (expects("void", 3),))) == ()


def test_an_expectation_after_another_event_does_not_excuse_it() -> None:
    assert len(run_findings(Run("", (refused(),), Residual(None), (expects("void", 2),)))) == 1


def test_a_breach_is_a_result_and_no_finding() -> None:
    assert run_findings(Run("", (overdue(),), Residual(None))) == ()


def test_a_missing_fact_is_a_warning_that_says_what_to_supply() -> None:
    (finding,) = run_findings(Run("", (undetermined(),), Residual(None)))
    assert (finding.code.id, finding.severity) == ("R304", "warning")
    assert finding.message == "Whether it is adverse to K is for somebody to say."
    assert finding.hint == "Say in the script who judges it, and how: adverse."
    assert run_findings(Run("", (undetermined(),), Residual(None), (expects("undetermined", 1),))) == ()


def test_an_act_that_is_void_for_no_stated_reason_is_told_by_its_sentence() -> None:
    (finding,) = run_findings(Run("", (evolve(refused(), reasons=()),), Residual(None)))
    assert finding.message == 'issue 14,000.5 K to "Halco Investments"'


def test_findings_stand_in_the_order_of_the_story() -> None:
    assert [finding.code.id for finding in run_findings(whole_run())] == ["R301", "R303"]


def test_a_consequence_that_nobody_can_know_is_a_warning_told_once_for_each_fact() -> None:
    open_ = Undetermined("the close price", Reason("The cash for a fraction needs the close price."))
    step = evolve(undetermined(), ruling="allowed", missing="", reasons=(), effects=(open_, open_))
    (finding,) = run_findings(Run("", (step,), Residual(None)))
    assert (finding.code.id, finding.severity) == ("R304", "warning")
    assert finding.message == "The cash for a fraction needs the close price."
    assert finding.hint == (
        "Missing is the close price. A story that means it says `expect undetermined` on the next line."
    )
    assert run_findings(Run("", (step,), Residual(None), (expects("undetermined", 1),))) == ()


def test_what_the_ruling_waits_for_is_not_told_a_second_time() -> None:
    waits = evolve(undetermined(), effects=(Undetermined("adverse", Reason("It waits.")),))
    assert len(run_findings(Run("", (waits,), Residual(None)))) == 1
