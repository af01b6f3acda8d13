# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import nstor
from interpreter.story import (
    BOTH,
    BUYER,
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
    readings_of,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import ActOn, OtherAct
from paripassu.model.events import (
    SetRecordDate,
    Split,
    Tally,
    Transfer,
    WrittenConsent,
)
from paripassu.model.run import ALLOWED, VOID, Input, Tallied, Undetermined

RENAME = OtherAct("Change the company's name")


def tallies(*tally: Tally, act: OtherAct | ActOn = RENAME) -> list[Tallied]:
    return effects(last(told(*BOTH, meeting("2002-07-03", resolved(act, *tally)))), Tallied)


def test_all_voting_stock_votes_together_as_converted() -> None:
    (tallied,) = tallies(by_name(OTHERS, against=(HALCO,)))
    assert (tallied.in_favor, tallied.against, tallied.passed) == (35_000_000, 60_869_565, False)
    assert (tallied.base, tallied.needed, tallied.exceeded) == (95_869_565, F(95_869_565, 2), True)
    assert tallied.reason.text == (
        "Change the company's name: not approved, 35,000,000 votes of all voting stock together in favor; "
        "a majority of the votes present needs more than 47,934,782.5 of 95,869,565 votes."
    )
    assert sections(tallied.reason) == ["DGCL §216(2)", "Common charter", "K §4"]
    assert readings_of(tallied.reason) == ["votes=whole-per-holder"]


def test_of_votes_cast_a_majority_of_few_is_enough() -> None:
    (tallied,) = tallies(by_number(2, 1))
    assert (tallied.passed, tallied.needed) == (True, F(3, 2))


@pytest.mark.parametrize(
    ("matter", "section"),
    [
        ("merger", "DGCL §251(c)"),
        ("sale of substantially all assets", "DGCL §271(a)"),
        ("liquidation", "DGCL §275(b)"),
    ],
)
def test_deals_need_a_majority_of_the_outstanding_votes(matter: str, section: str) -> None:
    (tallied,) = tallies(by_number(40_000_000, 1), act=ActOn(matter))
    assert (tallied.passed, tallied.base) == (False, 95_869_565)
    assert sections(tallied.reason)[0] == section


def test_a_consent_in_writing_needs_what_a_full_meeting_would() -> None:
    event = WrittenConsent(day("2002-07-03"), "", (resolved(RENAME, by_number(40_000_000)),))
    (tallied,) = effects(last(told(*BOTH, event)), Tallied)
    assert (tallied.passed, tallied.needed) == (False, F(95_869_565, 2))
    assert sections(tallied.reason)[0] == "DGCL §228(a)"


def test_a_class_counts_by_shares_and_by_its_own_majority() -> None:
    (tallied,) = tallies(by_number(7_000, 7_000, of="K"))
    assert (tallied.of, tallied.passed, tallied.base) == ("K", False, 14_000)
    assert tallied.reason.text == (
        "Change the company's name: not approved, 7,000 shares of K in favor; "
        "a majority of the class needs more than 7,000 of 14,000 shares."
    )
    assert sections(tallied.reason) == ["DGCL §216"]


def test_a_class_that_must_consent_to_an_act_votes_by_its_own_clause() -> None:
    (tallied,) = tallies(by_number(F("7000.5"), of="K"), act=ActOn("adverse action", "sale of the plant"))
    assert tallied.passed
    assert sections(tallied.reason) == ["K §7(a)"]
    assert tallied.reason.text.startswith("Adverse action “sale of the plant”: approved, 7,000.5 shares of K in favor")


def test_holders_vote_who_held_on_the_record_date_at_the_rate_of_that_day() -> None:
    run = told(
        *BOTH,
        Transfer(day("2002-06-03"), "K", F(14_000), HALCO, BUYER),
        Split(day("2002-06-04"), "Common", F(2), F(1)),
        meeting("2002-07-03", resolved(RENAME, by_name(HALCO)), record="2002-05-24"),
        meeting("2002-07-04", resolved(RENAME, by_name(HALCO, BUYER)), record="2002-06-04"),
    )
    first, second = (effect(step, Tallied) for step in run.steps[-2:])
    assert (first.in_favor, first.base) == (60_869_565, 60_869_565)
    assert Input("record date", day("2002-05-24"), "date") in first.reason.inputs
    assert second.in_favor == 121_739_130


@pytest.mark.parametrize(
    ("fixed", "in_favor"),
    [
        ("2002-05-24", 60_869_565),
        # More than sixty days before the meeting a record date is of no use (DGCL §213(a)).
        ("2002-05-03", 0),
        ("2002-07-05", 0),
    ],
)
def test_without_a_record_date_of_its_own_a_meeting_goes_by_the_one_that_the_board_fixed(
    fixed: str, in_favor: int
) -> None:
    run = told(
        *BOTH,
        SetRecordDate(day("2002-05-01"), day(fixed), "record date to vote"),
        SetRecordDate(day("2002-05-02"), day("2002-06-20"), "record date for dividend"),
        SetRecordDate(day("2002-05-02"), day("2002-06-20"), "record date to vote", of="H"),
        Transfer(day("2002-06-03"), "K", F(14_000), HALCO, BUYER),
        meeting("2002-07-03", resolved(RENAME, by_name(HALCO))),
    )
    assert effect(last(run), Tallied).in_favor == in_favor


def test_more_votes_than_there_are_void_the_vote() -> None:
    step = last(
        told(*BOTH, meeting("2002-07-03", increase(200_000_000, by_number(95_869_565, 1)), record="2002-05-24"))
    )
    assert (step.ruling, step.code, step.effects) == (VOID, "R305", ())
    assert step.reasons[0].text == (
        "95,869,566 votes are said to have been cast, but only 95,869,565 existed on the record date 2002-05-24."
    )


def test_more_shares_of_a_class_than_there_are_void_the_vote_too() -> None:
    step = last(told(*BOTH, meeting("2002-07-03", resolved(RENAME, by_number(14_001, of="K")))))
    assert step.reasons[0].text == "14,001 shares are said to have been cast, but only 14,000 of K existed."


def test_votes_as_converted_at_an_unknown_rate_are_left_out_and_said_to_be() -> None:
    terms = nstor()
    k = terms.stocks[-1]
    assert k.conversion is not None
    unrated = evolve(k.conversion, rate=None)
    k = evolve(k, clauses=tuple(unrated if clause is k.conversion else clause for clause in k.clauses))
    run = told(
        *BOTH, meeting("2002-07-03", resolved(RENAME, EVERYBODY)), terms=evolve(terms, stocks=(*terms.stocks[:-1], k))
    )
    found = effect(last(run), Undetermined)
    assert found.missing == "the conversion rate of K"
    assert found.reason.text == (
        "The votes of K are left out: it votes as converted, and the conversion rate of K is not known."
    )
    assert sections(found.reason) == ["K §4"]
    assert effect(last(run), Tallied).base == 35_000_000


def test_a_meeting_is_allowed_whatever_it_decides() -> None:
    assert last(told(*BOTH, meeting("2002-07-03", issuance(by_number(0, 1))))).ruling == ALLOWED
