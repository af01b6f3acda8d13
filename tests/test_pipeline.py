"""Which stage follows which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu import pipeline
from paripassu.diagnostics.codes import UNKNOWN_READING
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.render import render_diagnostics
from paripassu.model.run import Run
from paripassu.source import NOWHERE
from paripassu.syntax.nodes import EventScript

NSTOR = Path(__file__).parent.parent / "terms" / "nstor"
COMPANY, HISTORY = str(NSTOR / "company.terms"), str(NSTOR / "series-k-history.events")
SHORTFALL = str(NSTOR / "series-k-shortfall.events")


def paid(run: Run) -> dict[str, str]:
    return {payment.of: str(payment.amount) for payment in run.residual.payments}


def test_terms_are_read_under_a_choice_of_readings() -> None:
    terms = pipeline.load_terms(COMPANY, {"shortfall": "all-ratable"}).value
    assert terms is not None
    assert {reading.name: reading.chosen for reading in terms.readings}["shortfall"] == "all-ratable"
    assert [stock.name for stock in terms.stocks] == ["Common", "Preferred", "H", "I", "J", "K", "L"]


def test_terms_that_cannot_be_read_are_findings() -> None:
    outcome = pipeline.load_terms(str(NSTOR / "compny.terms"))
    assert outcome.value is None
    assert [finding.code.id for finding in outcome.diagnostics] == ["F001"]
    assert pipeline.show_terms(str(NSTOR / "compny.terms")).value is None


@pytest.mark.parametrize("name", ["company.terms", "series-k.terms", "series-k-history.events"])
def test_every_kind_of_file_is_checked(name: str) -> None:
    assert pipeline.check_file(str(NSTOR / name)) == ()


def test_a_file_of_another_kind_is_a_finding() -> None:
    assert [finding.code.id for finding in pipeline.check_file(str(NSTOR / "README.md"))] == ["F006"]
    assert [finding.code.id for finding in pipeline.format_path(str(NSTOR / "README.md")).diagnostics] == ["F006"]


def test_a_check_looks_for_the_sense_of_terms_too(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(
        'company "Acme, Inc." incorporated in Delaware\n\n'
        'class Common "Common Stock"\n  authorized      100\n\n'
        'class Preferred "Preferred Stock"\n  authorized      10, designated by the board\n\n'
        'series A "Series A" of Preferred\n\n§1 designation\n  shares          20\n\n§2 dividends\n  none\n'
    )
    assert "L" in {finding.code.id[0] for finding in pipeline.check_file(str(tmp_path / "company.terms"))}


def test_a_script_is_run_to_its_end_or_to_a_day() -> None:
    whole = pipeline.run_script(HISTORY)
    assert whole.value is not None
    assert whole.diagnostics == ()
    assert ("Common", "Halco Investments", Fraction(39_000_000)) in whole.value.residual.holdings
    early = pipeline.run_script(HISTORY, days=pipeline.Days(date(2002, 5, 31))).value
    assert early is not None
    assert ("K", "Halco Investments", Fraction(8_970)) in early.residual.holdings


def test_the_readings_given_are_stronger_than_those_of_the_script() -> None:
    ratable = str(NSTOR / "series-k-shortfall-all-ratable.events")
    chosen, other = (
        pipeline.run_script(ratable, readings=readings).value for readings in ({}, {"shortfall": "K-before-other"})
    )
    assert chosen is not None
    assert other is not None
    assert paid(chosen)["K"] == "466666667/100"
    assert paid(other)["K"] == "3000000"


def test_all_readings_are_run_and_only_the_first_judged() -> None:
    outcome = pipeline.run_all_readings(SHORTFALL)
    assert outcome.value is not None
    names = [name for name, _ in outcome.value]
    assert names[0] == "as chosen"
    assert {"shortfall=all-ratable", "shortfall=K-before-other"} < set(names)
    assert len(names) == len(set(names))
    runs = dict(outcome.value)
    assert [paid(runs[name])["K"] for name in ("as chosen", "shortfall=all-ratable", "shortfall=K-before-other")] == [
        "2800000",
        "466666667/100",
        "3000000",
    ]
    # What the script expects under one reading is not expected of the others.
    assert outcome.diagnostics == ()


def test_a_script_with_mistakes_is_not_run_under_any_reading() -> None:
    assert pipeline.run_all_readings(str(NSTOR / "no.events")).value is None
    unknown = StringIO(f'script "x"\n  company "{COMPANY}"\n\n2001-11-20 issue 1 Kk to "A"\n')
    outcome = pipeline.run_all_readings("-", stdin=unknown)
    assert outcome.value is None
    assert [finding.code.id for finding in outcome.diagnostics] == ["N101"]


def test_a_reading_under_which_terms_cannot_be_resolved_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve = pipeline.resolve_story

    def failing(script: EventScript, readings: Mapping[str, str], known_on: date | None) -> Outcome[pipeline.Story]:
        if readings.get("shortfall") == "all-ratable":
            return Outcome(None, (Diagnostic(UNKNOWN_READING, "It cannot be read so.", Label(NOWHERE)),))
        return resolve(script, readings, known_on)

    monkeypatch.setattr(pipeline, "resolve_story", failing)
    outcome = pipeline.run_all_readings(SHORTFALL)
    assert outcome.value is not None
    assert "shortfall=all-ratable" not in dict(outcome.value)
    assert [finding.message for finding in outcome.diagnostics] == ["It cannot be read so."]


def test_a_company_file_that_cannot_be_read_stops_the_script(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_bytes(b"\x00\x01")
    outcome = pipeline.read_story(
        "-", stdin=StringIO('script "x"\n  company "company.terms"\n'), stdin_name=str(tmp_path / "x.events")
    )
    assert outcome.value is None
    assert [finding.code.id for finding in outcome.diagnostics] == ["F003"]


def test_a_script_that_names_no_company_is_a_finding() -> None:
    outcome = pipeline.run_script("-", stdin=StringIO('script "x"\n'))
    assert outcome.value is None
    assert outcome.diagnostics[0].message == "This script does not say on which company's terms it runs."


def test_an_explanation_knows_what_the_script_supplies() -> None:
    answers = pipeline.explain_target(pipeline.read_story(SHORTFALL), "J liquidation amount").value
    assert answers is not None
    assert answers[0].parts[0].reason.text == "The script supplies the liquidation amount of J: $100."


def test_an_explanation_of_nothing_is_a_finding() -> None:
    outcome = pipeline.explain_target(pipeline.read_story(HISTORY), "nothing")
    assert outcome.value is None
    assert [finding.code.id for finding in outcome.diagnostics] == ["N113"]


def test_terms_are_shown_with_what_holds_before_anything_happens() -> None:
    shown = pipeline.show_terms(COMPANY).value
    assert shown is not None
    _, start = shown
    assert {(of.of, of.authorized, of.outstanding) for of in start.counts} >= {("K", 14_000, 0), ("J", None, 0)}
    assert start.holdings == ()


def test_terms_with_an_error_are_not_shown(tmp_path: Path) -> None:
    company = 'company "Acme" incorporated in Delaware\nclas Common "C"\nclass P "P"\n'
    lines = f'{company}options "O" on Common, 5 at $1 a share\n'
    (tmp_path / "company.terms").write_text(lines)
    outcome = pipeline.show_terms(str(tmp_path / "company.terms"))
    assert outcome.value is None
    assert [finding.code.id for finding in outcome.diagnostics] == ["S001"]


def test_formatting_gives_the_text_and_its_form() -> None:
    outcome = pipeline.format_path("-", StringIO('include   "a.terms"\n'))
    assert outcome.value is not None
    assert (outcome.value[0].text, outcome.value[1]) == ('include   "a.terms"\n', 'include "a.terms"\n')
    assert pipeline.format_path("-", None).value is None


LINES = (NSTOR / "series-k.terms").read_text(encoding="utf-8").split("\n")
WORDS = sorted({word for path in NSTOR.glob("*.*s") for word in path.read_text(encoding="utf-8").split()})


@settings(max_examples=60)
@given(st.data())
def test_a_mangled_file_is_told_of_and_never_stumbled_over(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        words = lines[at].split(" ")
        place = data.draw(st.integers(0, len(words) - 1))
        words[place : place + data.draw(st.integers(0, 1))] = [data.draw(st.sampled_from(WORDS))]
        lines[at] = data.draw(st.sampled_from([" ".join(words), lines[at - 1], lines[at][:-place]]))
    with TemporaryDirectory() as folder:
        for path in NSTOR.glob("*.terms"):
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        (Path(folder) / "series-k.terms").write_text("\n".join(lines), encoding="utf-8")
        (Path(folder) / "story.events").write_bytes(Path(HISTORY).read_bytes())
        checked = pipeline.check_file(str(Path(folder) / "series-k.terms"))
        told = pipeline.run_script(str(Path(folder) / "story.events"))
    assert render_diagnostics((*checked, *told.diagnostics)).count("error[") == sum(
        finding.severity == "error" for finding in dict.fromkeys((*checked, *told.diagnostics))
    )
    assert (told.value is None) == any(
        finding.severity == "error" and finding.code.id[0] != "R" for finding in told.diagnostics
    )
