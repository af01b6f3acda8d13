# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import nstor
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    BUYER,
    EVERYBODY,
    HALCO,
    OTHERS,
    F,
    by_name,
    by_number,
    counted,
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
from paripassu.model.acts import ActOn, IncreaseAuthorized, OtherAct
from paripassu.model.citations import Cite, Item
from paripassu.model.events import (
    AmendCharter,
    Issue,
    Resolution,
    SetRecordDate,
    Split,
    Tally,
    Transfer,
    WrittenConsent,
)
from paripassu.model.run import ALLOWED, VOID, CountChanged, Input, Noted, Tallied, Undetermined
from paripassu.model.terms import Terms

RENAME = OtherAct("Change the company's name")


def tallies(*tally: Tally, act: OtherAct | ActOn = RENAME) -> list[Tallied]:
    return effects(last(told(*BOTH, meeting("2002-07-03", resolved(act, *tally)))), Tallied)


def test_all_voting_stock_votes_together_as_converted() -> None:
    (tallied,) = tallies(by_name(OTHERS, against=(HALCO,)))
    assert (tallied.in_favor, tallied.against, tallied.passed) == (35_000_000, 60_869_565, False)
    assert (tallied.base, tallied.needed, tallied.exceeded) == (95_869_565, F(95_869_565, 2), True)
    assert tallied.reason.text == (
        "Change the company's name: not approved, 35,000,000 votes of all voting stock together in favor; "
        "a majority of the votes cast needs more than 47,934,782.5 of 95,869,565 votes."
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


def adopted(*tally: Tally, terms: Terms | None = None) -> tuple[F | None, list[str]]:
    """The authorized number after a vote on an increase to 200,000,000, and what is not known."""
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000, *tally)), terms=terms)
    return counted(run, "Common", "authorized"), [each.missing for each in effects(last(run), Undetermined)]


def test_an_approved_increase_takes_effect_the_same_day() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000)))
    change = effect(last(run), CountChanged)
    assert (change.of, change.count, change.before, change.after) == ("Common", "authorized", 75_000_000, 200_000_000)
    assert change.reason.text == (
        "Authorized Common goes from 75,000,000 to 200,000,000; "
        "the certificate of amendment is taken to be filed the same day."
    )
    assert sections(change.reason)[:2] == ["DGCL §242(b)(1)", "DGCL §103(d)"]


def test_an_increase_needs_a_majority_of_all_outstanding_votes() -> None:
    assert adopted(by_name(OTHERS)) == (75_000_000, [])


def test_an_increase_also_needs_the_class_by_itself() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000, by_name(HALCO, against=(OTHERS,)))))
    assert counted(run, "Common", "authorized") == 75_000_000
    general, own = effects(last(run), Tallied)
    assert (general.of, general.passed) == ("", True)
    assert (own.of, own.passed, own.in_favor) == ("Common", False, 0)
    assert sections(own.reason) == ["DGCL §242(b)(2)"]


def test_the_vote_of_the_class_may_be_counted_by_itself() -> None:
    both = (by_number(70_000_000, 1_000_000), by_number(18_000_000, 1_000_000, of="Common"))
    assert adopted(*both) == (200_000_000, [])
    assert adopted(both[0], by_number(17_500_000, of="Common")) == (75_000_000, [])


def test_a_large_count_of_all_proves_how_the_class_voted() -> None:
    # All but 17,499,999 of the Common must be among 78,369,566 of 95,869,565 votes.
    assert adopted(by_number(78_369_566)) == (200_000_000, [])
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000, by_number(78_369_566))))
    assert effects(last(run), Tallied)[1].reason.text == (
        "Authorized increase of Common to 200,000,000: approved, 17,500,001 votes of Common in favor; "
        "a majority of the class needs more than 17,500,000 of 35,000,000 votes. "
        "So many at least must be among those counted together."
    )


def test_a_count_with_many_against_proves_that_the_class_refused() -> None:
    terms = nstor()
    common = evolve(terms.stocks[0], votes=Item(F(4), Cite("Common", "charter")))
    run = told(
        *BOTH,
        meeting("2002-07-03", increase(200_000_000, by_number(60_869_565, 140_000_000))),
        terms=evolve(terms, stocks=(common, *terms.stocks[1:])),
    )
    general, own = effects(last(run), Tallied)
    assert (general.passed, own.passed, own.in_favor) == (False, False, 60_869_565)
    assert own.reason.text.endswith("More cannot be among those counted together.")


def test_where_the_count_does_not_tell_how_the_class_voted_the_increase_is_open() -> None:
    assert adopted(by_number(70_000_000, 1_000_000)) == (75_000_000, ["how Common alone voted on 2002-07-03"])
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000, by_number(70_000_000, 1_000_000))))
    found = effect(last(run), Undetermined)
    assert found.outcomes == ("the increase takes effect", "the increase does not take effect")
    assert found.reason.text == (
        "The authorized increase of Common to 200,000,000 also needs a majority of Common by itself; "
        "the tally does not tell how Common alone voted on 2002-07-03."
    )
    assert sections(found.reason) == ["DGCL §242(b)(2)"]
    assert [(each.of, each.passed, each.base) for each in effects(last(run), Tallied)][1] == ("Common", None, None)


def opted_out() -> Terms:
    terms = nstor()
    item = Item(value=False, cite=Cite("Common", "charter"))
    return evolve(terms, company=evolve(terms.company, class_vote_on_increase=item))


def test_a_charter_may_spare_the_class_its_own_vote() -> None:
    assert adopted(by_number(70_000_000, 1_000_000), terms=opted_out()) == (200_000_000, [])


def test_where_nobody_says_the_law_asks_the_class() -> None:
    terms = nstor()
    silent = evolve(terms, company=evolve(terms.company, class_vote_on_increase=None))
    assert adopted(by_name(HALCO), terms=silent) == (75_000_000, [])
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000)), terms=silent)
    assert sections(effects(last(run), Tallied)[1].reason) == ["DGCL §242(b)(2)"]


def test_a_class_that_nobody_holds_need_not_vote() -> None:
    run = told(ALL_K, meeting("2002-07-03", increase(200_000_000, by_name(HALCO))))
    assert counted(run, "Common", "authorized") == 200_000_000


def test_holders_of_any_series_vote_on_more_preferred_stock() -> None:
    act = IncreaseAuthorized("Preferred", F(2_000_000))
    h = Issue(day("2001-06-08"), "H", F(3_000), BUYER)
    run = told(h, ALL_K, meeting("2002-07-03", resolved(act, by_name(HALCO))))
    own = effects(last(run), Tallied)[1]
    assert (own.of, own.in_favor, own.base) == ("Preferred", 14_000, 17_000)
    assert counted(run, "Preferred", "authorized") == 2_000_000


def test_class_and_stockholders_may_approve_at_different_meetings() -> None:
    general = meeting("2002-07-03", increase(200_000_000, by_number(70_000_000, 1_000_000)))
    own = meeting("2002-07-10", increase(200_000_000, by_number(18_000_000)), of="Common")
    run = told(*BOTH, general, own)
    assert counted(run, "Common", "authorized") == 200_000_000
    assert effect(last(run), CountChanged).count == "authorized"
    # The other order is as good.
    run = told(*BOTH, evolve(own, date=day("2002-07-01")), general)
    assert counted(run, "Common", "authorized") == 200_000_000


def test_the_class_alone_does_not_amend_the_charter() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000, by_name(OTHERS)), of="Common"))
    assert counted(run, "Common", "authorized") == 75_000_000
    assert effects(last(run), Undetermined) == []


def test_a_resolution_that_nobody_counted_does_nothing() -> None:
    run = told(*BOTH, meeting("2002-07-03", Resolution(IncreaseAuthorized("Common", F(200_000_000)))))
    assert (effects(last(run), Tallied), counted(run, "Common", "authorized")) == ([], 75_000_000)


def test_an_approved_number_below_what_is_outstanding_cannot_be() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(34_000_000)))
    assert counted(run, "Common", "authorized") == 75_000_000
    assert effects(last(run), Noted)[0].reason.text == (
        "The approved number cannot be: 35,000,000 Common are outstanding, so no fewer can be authorized."
    )


def test_a_number_that_is_authorized_already_changes_nothing() -> None:
    run = told(*BOTH, AmendCharter(day("2002-07-02"), (IncreaseAuthorized("Common", F(200_000_000)),)))
    assert counted(run, "Common", "authorized") == 200_000_000
    again = told(ALL_COMMON, meeting("2002-07-03", increase(75_000_000, by_name(OTHERS))))
    assert effects(last(again), CountChanged) == []
    assert effects(last(again), Noted)[-1].reason.text == "75,000,000 Common are authorized already."


def test_a_number_that_nobody_knew_becomes_known() -> None:
    act = IncreaseAuthorized("J", F(10_000))
    run = told(ALL_COMMON, meeting("2002-07-03", resolved(act, by_name(OTHERS))))
    assert counted(run, "J", "authorized") == 10_000
    assert effect(last(run), CountChanged).reason.text.startswith(
        "Authorized J goes from a number that is not known to"
    )


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
