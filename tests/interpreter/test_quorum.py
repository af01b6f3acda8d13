# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.story import (
    BOTH,
    EVERYBODY,
    HALCO,
    OTHERS,
    F,
    by_name,
    by_number,
    day,
    effect,
    effects,
    increase,
    issuance,
    last,
    meeting,
    notes,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import OtherAct
from paripassu.model.events import Tally, WrittenConsent
from paripassu.model.run import ALLOWED, VOID, Input, Step, Tallied, Undetermined

RENAME = OtherAct("Change the company's name")
GRANTED = "That there was a quorum is taken for granted: "


def voted(tally: Tally, record: str = "") -> Step:
    """A vote on another name of a company with 95,869,565 votes."""
    return last(told(*BOTH, meeting("2002-07-03", resolved(RENAME, tally), record=record)))


def abstaining(tally: Tally, votes: int) -> Tally:
    return evolve(tally, abstaining=F(votes))


def test_who_abstains_is_present_and_so_counts_against() -> None:
    found = effect(voted(abstaining(by_number(40_000_000, 10_000_000), 29_999_999)), Tallied)
    assert (found.base, found.passed) == (79_999_999, True)
    found = effect(voted(abstaining(by_number(40_000_000, 10_000_000), 30_000_000)), Tallied)
    assert (found.base, found.passed) == (80_000_000, False)
    assert Input("abstaining", F(30_000_000), "votes") in found.reason.inputs
    assert sections(found.reason)[0] == "DGCL §216(2)"


def test_holders_who_abstain_are_counted_by_what_they_hold() -> None:
    found = effect(voted(evolve(by_name(OTHERS), holders_abstaining=(HALCO,))), Tallied)
    assert (found.in_favor, found.base, found.passed) == (35_000_000, 95_869_565, False)


def test_more_than_all_cannot_have_been_there() -> None:
    assert voted(abstaining(by_number(95_869_565), 1)).code == "R305"


@pytest.mark.parametrize(("there", "passes"), [(47_934_782, False), (47_934_783, True)])
def test_a_meeting_decides_nothing_without_a_majority_of_the_votes_present(there: int, *, passes: bool) -> None:
    step = voted(abstaining(by_number(there), 0))
    found = effect(step, Tallied)
    assert (found.passed, step.ruling) == (passes, ALLOWED)
    assert ("DGCL §216(1)" in sections(found.reason)) is not passes
    assert notes(told(*BOTH, meeting("2002-07-03", resolved(RENAME, abstaining(by_number(there), 0))))) == []


def test_the_reason_says_how_many_were_missing() -> None:
    (why,) = effect(voted(abstaining(by_number(10), 5)), Tallied).reason.because
    assert why.text == "There was no quorum: 15 of 95,869,565 votes are told to have been there, which is no majority."


def test_where_nobody_tells_who_else_was_there_a_quorum_is_taken_for_granted_and_that_is_said() -> None:
    run = told(*BOTH, meeting("2002-07-03", resolved(RENAME, by_number(10))))
    assert effect(last(run), Tallied).passed
    (note,) = notes(run)
    assert note.startswith(GRANTED)
    assert note.endswith(
        "10 of 95,869,565 votes are told to have been there, which is no majority, and nobody tells of abstentions."
    )


@pytest.mark.parametrize("tally", [by_number(47_934_783), by_number(1, 2), by_number(7_000, of="K")])
def test_a_quorum_is_only_spoken_of_where_something_hangs_on_it(tally: Tally) -> None:
    assert notes(told(*BOTH, meeting("2002-07-03", resolved(RENAME, tally)))) == []


def test_a_consent_in_writing_needs_no_quorum() -> None:
    for tally in (by_number(10), abstaining(by_number(10), 0)):
        event = WrittenConsent(day("2002-07-03"), "", (resolved(RENAME, tally),))
        assert notes(told(*BOTH, event)) == []


def test_a_quorum_is_asked_for_by_the_conversion_too() -> None:
    few = abstaining(by_number(20_000_000), 0)
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000), issuance(few)))
    assert notes(run)[-1] == ("K does not convert: the issuance of the conversion shares of K has not been approved.")


def test_votes_that_nobody_states_leave_the_conversion_open() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000), evolve(issuance(), tallies=())))
    assert effects(last(run), Undetermined)[-1].missing == "how all voting stock voted on 2002-07-03"


def test_a_record_date_after_the_vote_voids_it() -> None:
    step = voted(EVERYBODY, record="2002-07-04")
    assert (step.ruling, step.code, step.effects) == (VOID, "R314", ())
    assert step.reasons[0].text == (
        "The record date 2002-07-04 comes after the vote on 2002-07-03, so nobody could vote by it."
    )
    assert sections(step.reasons[0]) == ["DGCL §213(a)"]
    event = WrittenConsent(day("2002-07-03"), "K", (resolved(RENAME, EVERYBODY),), day("2002-07-04"))
    assert last(told(*BOTH, event)).ruling == VOID


@pytest.mark.parametrize(
    ("record", "ahead"),
    [("2002-05-03", 61), ("2002-05-04", None), ("2002-06-23", None), ("2002-06-24", 9), ("2002-07-03", 0)],
)
def test_a_record_date_outside_ten_to_sixty_days_is_remarked_on(record: str, ahead: int | None) -> None:
    run = told(*BOTH, meeting("2002-07-03", resolved(RENAME, EVERYBODY), record=record))
    text = (
        f"The record date {record} is {ahead} days before the meeting; the law asks for one at least 10 and at most 60 "
        "days before. The votes are counted by it all the same."
    )
    assert notes(run) == ([] if ahead is None else [text])
    assert last(run).ruling == ALLOWED


def test_the_day_of_a_consent_in_writing_has_rules_of_its_own() -> None:
    event = WrittenConsent(day("2002-07-03"), "K", (resolved(RENAME, EVERYBODY),), day("2002-07-03"))
    assert notes(told(*BOTH, event)) == []
