"""What remains, in tables, and the expectations."""

from __future__ import annotations

from attrs import evolve

from paripassu.diagnostics.palette import COLORED, PLAIN
from paripassu.model.run import Reason, Residual, Run
from paripassu.report.residual_text import expectation_lines, residual_lines, residual_tables
from runs import counts, expectations, residual, whole_run


def test_a_table_without_rows_is_left_out() -> None:
    assert [title for title, _ in residual_tables(Residual(None))] == []
    assert [title for title, _ in residual_tables(residual())] == [
        "Holdings",
        "Shares",
        "Rates and amounts",
        "Duties",
        "Payments",
    ]


def test_what_the_record_is_silent_on_is_a_dash_and_not_a_zero() -> None:
    table = dict(residual_tables(Residual(None, counts=(evolve(counts("J", "0"), authorized=None),))))["Shares"]
    assert table.rows == (("J", "-", "0", "0", "0", "-", "-"),)


def test_the_day_of_the_end_stands_above() -> None:
    assert next(iter(residual_lines(residual(), PLAIN))) == "What remains on 2002-01-17"
    assert next(iter(residual_lines(Residual(None), PLAIN))) == "What remains"


def test_a_story_that_expects_nothing_says_nothing_of_it() -> None:
    assert list(expectation_lines(Run("", (), Residual(None)), PLAIN)) == []


def test_met_expectations_are_only_counted() -> None:
    run = evolve(whole_run(), expectations=expectations()[:1])
    assert list(expectation_lines(run, COLORED)) == ["Expectations: 1 met, 0 failed"]


def test_a_failed_expectation_shows_how_what_came_out_came_about() -> None:
    assert list(expectation_lines(whole_run(), PLAIN)) == [
        "Expectations: 1 met, 1 failed",
        "  failed after e3: expect K outstanding 1",
        "    came out: 0",
        "    No K is outstanding.",
        "      All K converted.",
        "        K §5(a)  automatic when shareholders approve an authorized increase",
    ]


def test_a_failure_cannot_command_the_terminal() -> None:
    bad = evolve(expectations()[1], found="\x1b[2J", reason=Reason("\x1b[2J"))
    assert "\x1b" not in "".join(expectation_lines(evolve(whole_run(), expectations=(bad,)), PLAIN))
