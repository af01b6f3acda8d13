"""Lines recorded late and lines withdrawn: what a story has of them, by all that is known and by what was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from paripassu import pipeline
from paripassu.model.run import Run
from paripassu.pipeline import Days

STORY = Path(__file__).parent.parent.parent / "terms" / "nstor" / "series-k-record.events"


def told(days: Days) -> Run:
    run = pipeline.run_script(str(STORY), days=days).value
    assert run is not None
    return run


@pytest.mark.parametrize(
    ("known_on", "held"),
    [
        (date(2001, 12, 31), {"Halco Investments": 8_970}),
        (date(2002, 1, 14), {"Halco Investments": 8_870, "Nobody": 100}),
        (date(2002, 2, 14), {"Halco Investments": 8_870, "Nobody": 100}),
        (date(2002, 2, 15), {"Halco Investments": 8_970}),
        (date(2002, 3, 1), {"Halco Investments": 8_000, "Buyer": 970}),
        (None, {"Halco Investments": 8_000, "Buyer": 970}),
    ],
)
def test_a_story_has_the_lines_that_were_on_record_that_day(known_on: date | None, held: dict[str, int]) -> None:
    run = told(Days(known_on=known_on))
    assert {holder: shares for _, holder, shares in run.residual.holdings} == held


def test_what_was_known_later_is_known_of_an_earlier_day() -> None:
    run = told(Days(as_of=date(2002, 1, 31), known_on=date(2002, 3, 1)))
    assert run.residual.date == date(2002, 1, 31)
    assert {holder: shares for _, holder, shares in run.residual.holdings} == {"Halco Investments": 8_000, "Buyer": 970}


def test_expectations_speak_of_what_is_known_by_now() -> None:
    assert told(Days(known_on=date(2002, 1, 31))).expectations == ()
    assert len(told(Days()).expectations) == 2


def test_the_record_says_which_lines_are_late_and_whether_they_count() -> None:
    late = told(Days(known_on=date(2002, 1, 31))).record.late
    assert [(each.words.split(" from ")[0], each.recorded, each.withdrawn, each.is_told) for each in late] == [
        ("2002-01-07 transfer 970 K", date(2002, 3, 1), None, False),
        ("2002-01-14 transfer 100 K", date(2002, 1, 14), date(2002, 2, 15), True),
    ]
    assert late[1].why == "a slip: the shares were of L"


@pytest.mark.parametrize(
    "ending", ["recorded 2002-01-01", "withdrawn 2002-01-01", "recorded 2002-02-01 withdrawn 2002-01-31"]
)
def test_days_of_a_record_come_in_order(tmp_path: Path, ending: str) -> None:
    company = STORY.parent / "company.terms"
    script = tmp_path / "x.events"
    script.write_text(f'script "x"\n  company "{company}"\n\n2002-01-02 issue 1 K to "A" {ending}\n')
    findings = pipeline.read_story(str(script)).diagnostics
    assert [(finding.code.id, finding.message) for finding in findings if finding.severity == "error"] == [
        ("T220", "The days of this line do not come in order.")
    ]


def test_a_withdrawn_line_may_be_wrong(tmp_path: Path) -> None:
    company = STORY.parent / "company.terms"
    script = tmp_path / "x.events"
    line = '2002-01-02 transfer 1 K from "Ghost" to "A" withdrawn 2002-01-03'
    script.write_text(f'script "x"\n  company "{company}"\n\n{line}\n')
    assert [finding for finding in pipeline.read_story(str(script)).diagnostics if finding.severity == "error"] == []


def test_every_kind_of_event_can_be_recorded_late() -> None:
    grammar = (STORY.parent.parent.parent / "grammar" / "events.lark").read_text(encoding="utf-8")
    body = grammar.split("?event: ")[1].split("?expectation")[0]
    alternatives = [line.strip() for line in body.splitlines() if "->" in line and '"as" "of" DATE' not in line]
    assert len(alternatives) > 50
    assert [line for line in alternatives if "_known?" not in line] == []
