"""On which day a notice that was mailed counts as received."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu.model.run import Undetermined
from paripassu.pipeline import run_script
from told import Acme, last, said

TERMS = "§1 designation\n  shares 2,000\n\n§6 notice\n  received 4 business days after mailing\n"
STORY = '2022-01-03 issue 2,000 B to "Ada"\n2022-07-01 mail notice of merger on 2022-08-01 to holders of B\n'


def test_mailed_on_a_friday_before_a_holiday_it_is_received_on_the_friday_after(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(TERMS, f"{STORY}expect notice received 2022-07-08 under §6\n")
    assert "Mailed 2022-07-01, the notice counts as received on 2022-07-08, 4 business days after." in said(last(run))


def test_where_the_terms_do_not_say_nothing_is_said(tmp_path: Path) -> None:
    run = Acme(tmp_path).told("§1 designation\n  shares 2,000\n\n§6 notice\n  of merger\n", STORY)
    assert not any("received" in sentence for sentence in said(last(run)))


def test_an_expectation_that_fails_says_what_came_out(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="2022-07-08"):
        Acme(tmp_path).told(TERMS, f"{STORY}expect notice received 2022-07-07 under §6\n")
    with pytest.raises(AssertionError, match="no such day"):
        Acme(tmp_path).told(TERMS, f"{STORY}expect notice received 2022-07-08 under §1\n")
    outcome = run_script(str(tmp_path / "story.events"))
    assert [each.message for each in outcome.diagnostics] == [
        "The script expects notice received 2022-07-08 under §1; what came out is no such day."
    ]


def test_without_a_calendar_the_day_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.interpreter.duties.calendar_of", lambda _: None)
    run = Acme(tmp_path).told(TERMS, STORY)
    (found,) = [each for each in last(run).effects if isinstance(each, Undetermined)]
    assert found.missing.startswith("a calendar of business days")
