# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.series_k import nstor
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    BUYER,
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
    last,
    meeting,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import IncreaseAuthorized
from paripassu.model.citations import Cite, Item
from paripassu.model.events import (
    AmendCharter,
    Issue,
    Resolution,
    Tally,
)
from paripassu.model.run import UNDETERMINED, CountChanged, Noted, Tallied, Undetermined
from paripassu.model.terms import Terms


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
        "Authorized increase of Common to 200,000,000: approved, at least 17,500,001 votes of Common in favor; "
        "a majority of the class needs more than 17,500,000 of 35,000,000 votes. "
        "Even if all others voted for it, so many must have."
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
    assert own.reason.text.endswith("More cannot have voted for it.")


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


def test_a_resolution_that_nobody_counted_is_open() -> None:
    run = told(*BOTH, meeting("2002-07-03", Resolution(IncreaseAuthorized("Common", F(200_000_000)))))
    step, act = last(run), "authorized increase of Common to 200,000,000"
    assert (step.ruling, step.missing) == (UNDETERMINED, f"the votes on the {act}")
    assert step.reasons[0].text == f"No votes are stated for the {act}, so whether it was approved is not known."
    assert [(each.of, each.passed, each.in_favor) for each in effects(step, Tallied)] == [
        ("", None, None),
        ("Common", None, None),
    ]
    assert effects(step, Tallied)[0].reason.text == (
        "Authorized increase of Common to 200,000,000: no votes are stated for the vote on 2002-07-03."
    )
    assert [each.missing for each in effects(step, Undetermined)] == [
        f"the votes on the {act}",
        f"the votes on the {act}",
        "how all voting stock voted on 2002-07-03",
    ]
    assert effects(step, Undetermined)[1].reason.text == (
        f"Whether the {act} was approved is not known: no votes are stated."
    )
    assert counted(run, "Common", "authorized") == 75_000_000


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


def test_a_meeting_of_another_class_says_nothing_of_how_the_class_voted() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000, by_name(HALCO)), of="K"))
    assert [each.of for each in effects(last(run), Tallied)] == ["K"]
    assert counted(run, "Common", "authorized") == 75_000_000
