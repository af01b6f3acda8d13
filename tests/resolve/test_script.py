from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from paripassu.diagnostics.codes import UNKNOWN_READING
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Cite
from paripassu.model.script import Given
from paripassu.resolve.script import at_the_script, script_company, script_readings
from paripassu.source import Source, Span
from paripassu.syntax.nodes import EventScript
from paripassu.syntax.parse import parse_events
from scripts import HEAD, resolve, script_of


def parsed(text: str, name: str = "story.events") -> EventScript:
    outcome = parse_events(Source(name, text))
    assert outcome.value is not None
    return outcome.value


def test_the_company_file_is_named_from_the_folder_of_the_script(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text("", encoding="utf-8")
    outcome = script_company(parsed(HEAD, str(tmp_path / "story.events")))
    assert (outcome.value, outcome.diagnostics) == ("company.terms", ())


def test_a_company_file_that_does_not_exist_is_found_at_its_name(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text("", encoding="utf-8")
    script = parsed(HEAD.replace("company.terms", "compny.terms"), str(tmp_path / "story.events"))
    outcome = script_company(script)
    (finding,) = outcome.diagnostics
    assert outcome.value is None
    assert (finding.code.id, finding.at.span.text) == ("N106", '"compny.terms"')
    assert finding.message == "There is no file `compny.terms` for this script to run on."
    assert "company.terms" in finding.hint


@pytest.mark.parametrize("name", ["/etc/passwd", "", "story.events"])
def test_a_script_runs_on_nothing_but_terms(name: str) -> None:
    script = parse_events(Source("story.events", f'script "x"\n  company "{name}"\n')).value
    assert script is not None
    (found,) = script_company(script).diagnostics
    assert (found.code.id, found.at.span.text) == ("F006", f'"{name}"')
    assert found.message == f"`{name}` is not the name of a terms file."


def test_without_a_near_name_the_hint_says_from_where_it_is_named(tmp_path: Path) -> None:
    outcome = script_company(parsed(HEAD, str(tmp_path / "story.events")))
    assert [finding.hint for finding in outcome.diagnostics] == ["Name it relative to the folder of the script."]


def test_a_script_that_names_no_company_is_a_finding() -> None:
    outcome = script_company(parsed('script "A story"\n'))
    (finding,) = outcome.diagnostics
    assert outcome.value is None
    assert (finding.code.id, finding.at.span.text) == ("N119", 'script "A story"')
    assert finding.message == "This script does not say on which company's terms it runs."
    assert finding.hint.startswith("`company ")


def test_a_text_without_a_script_line_names_no_company_either() -> None:
    (finding,) = script_company(parsed("2001-11-19 as of\n")).diagnostics
    assert (finding.code.id, finding.at.span.start, finding.at.span.end) == ("N119", 0, 0)
    assert finding.hint.startswith("Begin with a line `script")


def test_readings_are_read_off_for_all_series_or_for_one() -> None:
    script = parsed(HEAD + "  reading shortfall all-ratable\n  reading shortfall of J H-first\n")
    assert script_readings(script) == {"shortfall": "all-ratable", "J.shortfall": "H-first"}


def test_a_reading_may_be_called_like_a_word_of_the_language() -> None:
    script = parsed(HEAD + "  reading split as-is\n  reading votes notice\n")
    assert script_readings(script) == {"split": "as-is", "votes": "notice"}


def test_a_text_without_a_script_line_fixes_no_reading() -> None:
    assert script_readings(parsed("2001-11-19 as of\n")) == {}


def test_the_script_keeps_its_readings() -> None:
    assert script_of(HEAD + "  reading shortfall all-ratable\n").readings == (("shortfall", "all-ratable"),)


def test_what_the_public_record_lacks_is_given() -> None:
    text = "  given J liquidation amount $100 a share\n  given J authorized 10,000\n"
    script = script_of(HEAD + text + "  given J outstanding 5,000 on 2001-11-19\n")
    assert script.givens == (
        Given("J", "liquidation amount", Fraction(100), Cite("", "given", "given J liquidation amount $100 a share")),
        Given("J", "authorized", Fraction(10_000), Cite("", "given", "given J authorized 10,000")),
        Given(
            "J",
            "outstanding on",
            Fraction(5_000),
            Cite("", "given", "given J outstanding 5,000 on 2001-11-19"),
            date(2001, 11, 19),
        ),
    )
    assert script.givens[0].cite.span.text == "given J liquidation amount $100 a share"


def test_what_is_given_names_a_class_that_exists() -> None:
    _, findings = resolve(HEAD + "  given Jj authorized 10,000\n")
    assert [(finding.code.id, finding.at.span.text) for finding in findings] == [("N101", "Jj")]


def test_no_thing_is_said_twice_in_a_head() -> None:
    twice = '  company "other.terms"\n  given J authorized 1\n  given J authorized 2\n'
    _, findings = resolve(HEAD + twice + "  reading shortfall H-first\n  reading shortfall K-first\n")
    assert [(finding.code.id, finding.message) for finding in findings] == [
        ("S011", "This says a second time what `company` is."),
        ("S011", "This says a second time what `given J authorized` is."),
        ("S011", "This says a second time what `reading shortfall` is."),
    ]
    assert [label.span.text for label in findings[1].also] == ["given J authorized 1"]


def test_one_file_is_one_script() -> None:
    _, findings = resolve(HEAD + 'script "Another"\n')
    assert [(finding.code.id, finding.message) for finding in findings] == [("S011", "A script has one `script` line.")]
    assert [label.span.text for label in findings[0].also] == ['script "A story"']


def test_a_finding_about_a_reading_is_shown_where_the_script_chose_it() -> None:
    script = parsed(HEAD + "  reading shortfal all-ratable\n")
    nowhere = Label(Span(Source("--reading", "shortfal=all-ratable"), 0, 8))
    elsewhere = Label(Span(Source("--reading", "votes=none"), 0, 5))
    findings = [Diagnostic(UNKNOWN_READING, "No such reading.", place) for place in (nowhere, elsewhere)]
    placed = at_the_script(findings, script)
    assert [finding.at.span.text for finding in placed] == ["reading shortfal all-ratable", "votes"]
    assert [finding.message for finding in placed] == ["No such reading.", "No such reading."]
