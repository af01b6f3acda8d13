"""Increases of the authorized number: the vote behind them, and numbers that nobody knew."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import call
from paripassu.model.run import CountChanged, Noted
from paripassu.report.effects_text import show_effect
from schemas import valid
from told import CONVERSION, Acme, last, why

FOUNDED = '2004-01-05 issue 9,000 Common to "Founder"\n2004-01-05 issue 100 Common to "Bob"\n'
AMEND = "2004-02-03 amend charter\n  authorized increase of Common to 100,000,000\n"


def vote(voter: str, to: str = "100,000,000") -> str:
    return f'2004-02-02 meeting of shareholders\n  approve authorized increase of Common to {to}\n  for "{voter}"\n'


def test_where_no_vote_is_told_a_note_says_that_it_is_taken_for_granted(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION, FOUNDED + AMEND)
    (note,) = [each for each in last(run).effects if isinstance(each, Noted)]
    assert note.reason.text == (
        "Authorized increase of Common to 100,000,000: no vote on it is told, and that the holders approved it is "
        "taken for granted."
    )
    assert [str(cite) for cite in note.reason.cites] == ["DGCL §242(b)(1)"]
    assert last(run).ruling == "allowed"


def test_a_vote_that_passed_is_named(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION, FOUNDED + vote("Founder") + AMEND)
    notes = [each.reason.text for each in last(run).effects if isinstance(each, Noted)]
    assert notes[0].startswith("Authorized increase of Common to 100,000,000: approved, 9,000 votes")


def test_a_vote_that_failed_leaves_nothing_to_file(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION, f'{FOUNDED}{vote("Bob")}{AMEND}expect void under "DGCL §242(b)(1)"\n')
    assert why(run) == (
        "The holders did not approve it, so it cannot be filed: authorized increase of Common to 100,000,000."
    )
    assert run.steps[-1].code == "R313"


def test_a_vote_on_another_number_says_nothing(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION, FOUNDED + vote("Bob", "90,000,000") + AMEND)
    assert last(run).ruling == "allowed"


@pytest.mark.parametrize(
    ("common", "shown"),
    [
        ("", "Common authorized: not known -> 100,000,000"),
        ("  authorized 75,000,000\n", "Common authorized: 75,000,000 -> 100,000,000"),
    ],
)
def test_a_number_that_nobody_knew_is_not_said_to_be_zero(tmp_path: Path, common: str, shown: str) -> None:
    run = Acme(tmp_path, common=common).told(CONVERSION, FOUNDED + AMEND)
    (changed,) = [each for each in last(run).effects if isinstance(each, CountChanged)]
    assert show_effect(changed) == shown


def test_a_number_that_nobody_knew_is_null_in_data(tmp_path: Path) -> None:
    Acme(tmp_path, common="").told(CONVERSION, FOUNDED + AMEND)
    printed = call("run", str(tmp_path / "story.events"), "--format", "json").out
    effects = valid(printed)["steps"][-1]["effects"]
    assert [each["before"] for each in effects if each["type"] == "count-changed"] == [None]
