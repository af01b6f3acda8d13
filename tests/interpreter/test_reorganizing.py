# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import CONVERSION, Paper, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOARD,
    BOTH,
    BUYER,
    HALCO,
    OTHERS,
    F,
    Line,
    approved,
    day,
    effect,
    effects,
    held,
    last,
    notes,
    paid,
    readings_of,
    sections,
    told,
)
from paripassu.model.conversions import Reorganization
from paripassu.model.events import (
    Assert,
    Issue,
    Merge,
    Property,
    Reorganize,
    SellAssets,
    Transfer,
    VotingTransfer,
)
from paripassu.model.matters import Matter
from paripassu.model.run import EntitlementChanged, Input, Noted, Run, Undetermined

FEB = day("2002-02-04")
PAPER = Paper("K", {})
EACH = Property((("NewCo", F(1, 2)),), F("0.10"))
MERGER = Merge(FEB, "NewCo", survives=False, each=EACH)


def happened(run: Run) -> str:
    """Whether the last event was a reorganization for Series K: "yes", "no", "open", or "" where nothing is said."""
    for each in last(run).effects:
        if isinstance(each, EntitlementChanged):
            return "yes"
        if isinstance(each, Noted) and each.topic:
            return {"reorganization": "yes", "no reorganization": "no"}[each.topic]
        if isinstance(each, Undetermined) and each.outcomes == ("a reorganization", "no reorganization"):
            return "open"
    return ""


def right(run: Run) -> Property:
    return effect(last(run), EntitlementChanged).each


# Deals


def test_each_k_later_converts_into_what_its_conversion_shares_became() -> None:
    run = told(*BOTH, MERGER)
    assert right(run) == Property((("NewCo", F(50_000, 23)),), F(10_000, 23))
    reason = effect(last(run), EntitlementChanged).reason
    assert reason.text == (
        "One K converts from now on into 2,173 21/23 NewCo + $434 18/23: what 4,347 19/23 Common became."
    )
    assert sections(reason) == ["K §5(c)", "K §5(b)"]
    assert reason.inputs == (
        Input("Common before", F(100_000, 23), "ratio"),
        Input("cash for each", F("0.10"), "price"),
    )
    assert reason.because[0].text == "The merger or consolidation is a reorganization before the conversion date."


def test_a_deal_without_money_says_nothing_of_money() -> None:
    run = told(*BOTH, evolve(MERGER, each=Property((("NewCo", F(1)),))))
    assert [given.name for given in effect(last(run), EntitlementChanged).reason.inputs] == ["Common before"]


def test_series_k_stays_outstanding_until_it_converts_into_that() -> None:
    run = told(*BOTH, MERGER)
    assert (held(run, "K", HALCO), paid(run, to=HALCO)) == (14_000, 0)
    run = told(*BOTH, MERGER, approved("2002-07-03", 80_000_000, by=(HALCO,)))
    assert (held(run, "K", HALCO), paid(run, to=HALCO)) == (0, F("6086956.52"))


def test_a_second_deal_follows_what_the_first_left() -> None:
    spin = Reorganize(FEB, "Common", "capital reorganization", Property((("Common", F(1)), ("SpinCo", F(1, 10)))))
    run = told(*BOTH, spin, MERGER)
    assert right(run) == Property((("NewCo", F(50_000, 23)), ("SpinCo", F(10_000, 23))), F(10_000, 23))
    # Securities that come from two sides add up.
    again = Merge(FEB, "SpinCo", survives=False, each=Property((("SpinCo", F(1)),)))
    assert right(told(*BOTH, spin, again)) == Property((("SpinCo", F(110_000, 23)),))


def test_a_deal_that_leaves_common_alone_is_a_reorganization_without_effect() -> None:
    for deal in (
        Merge(FEB, "SmallCo", survives=True),
        SellAssets(FEB, BUYER, extent="substantially all"),
        Merge(FEB, "SmallCo", survives=True, each=EACH, of="H"),
    ):
        run = told(*BOTH, deal)
        assert happened(run) == "yes"
        note = next(note for note in effects(last(run), Noted) if note.topic)
        assert note.reason.text.endswith("One K still converts into 4,347 19/23 Common, which it left as it was.")


def test_a_capital_reorganization_of_common_is_one_and_of_another_class_is_none() -> None:
    assert happened(told(*BOTH, Reorganize(FEB, "Common", "capital reorganization", EACH))) == "yes"
    run = told(*BOTH, Reorganize(FEB, "H", "capital reorganization", EACH))
    assert happened(run) == "no"
    assert "The capital reorganization is not among what the clause calls a reorganization." in notes(run)


def test_what_the_list_leaves_out_is_none() -> None:
    run = told(*BOTH, Reorganize(FEB, "Common", "reclassification", EACH))
    assert happened(run) == "no"
    assert "The reclassification is not among what the clause calls a reorganization." in notes(run)
    assert happened(told(*BOTH, SellAssets(FEB, BUYER, extent="less than substantially all"))) == "no"


def test_an_unjudged_sale_is_open_with_both_outcomes() -> None:
    run = told(*BOTH, SellAssets(FEB, BUYER))
    assert happened(run) == "open"
    found = next(each for each in effects(last(run), Undetermined) if "reorganization" in each.outcomes[0])
    missing = "whether the assets sold to Buyer are substantially all (a judgment: assert it, and by whom)"
    assert (found.missing, sections(found.reason)) == (missing, ["K §5(c)"])
    assert found.reason.text == f"Whether it is a reorganization waits for a judgment: {missing}."


@pytest.mark.parametrize(("holds", "expected"), [(True, "yes"), (False, "no")])
def test_a_judgment_decides(holds: bool, expected: str) -> None:
    judged = Assert(FEB, "substantially all", "sale to Buyer", BOARD, holds)
    run = told(*BOTH, judged, SellAssets(FEB, BUYER))
    assert happened(run) == expected
    note = next(note for note in effects(last(run), Noted) if note.topic)
    assert [(each.by, each.holds) for each in note.reason.judgments] == [(BOARD, holds)]


def test_nothing_is_said_where_nothing_is_outstanding_or_no_clause_speaks() -> None:
    assert happened(told(ALL_COMMON, MERGER)) == ""
    assert happened(told(*BOTH, MERGER, terms=with_clause(evolve(CONVERSION, reorganization=None)))) == ""


def test_after_the_conversion_date_no_deal_is_a_reorganization() -> None:
    assert happened(told(*BOTH, approved("2002-01-10"), evolve(MERGER, date=day("2002-02-04")))) == ""


def test_a_rate_that_nobody_knows_is_missing() -> None:
    run = told(*BOTH, MERGER, terms=with_clause(evolve(CONVERSION, rate=None)))
    assert [each.missing for each in effects(last(run), Undetermined)] == ["the conversion rate of K"]


def test_without_a_rate_of_its_own_only_the_section_on_reorganizations_is_cited() -> None:
    run = told(*BOTH, Merge(FEB, "SmallCo", survives=True), terms=with_clause(evolve(CONVERSION, rate=None)))
    assert sections(effects(last(run), Undetermined)[0].reason) == ["K §5(c)"]


# Transfers of votes: 35,000,000 Common and 60,869,565 5/23 as converted


def transfer(of: str, shares: int | F, giver: str, taker: str = BUYER, related: str = "") -> Transfer:
    return Transfer(FEB, of, F(shares), giver, taker, related)


def test_exactly_half_of_the_votes_is_no_reorganization_and_a_share_more_is_one() -> None:
    half = (
        transfer("K", 7_000, HALCO, related="the deal"),
        transfer("Common", 17_500_000, OTHERS, related="the deal"),
    )
    run = told(*BOTH, *half)
    assert happened(run) == "no"
    note = next(note for note in effects(last(run), Noted) if note.topic)
    assert note.reason.text == (
        "Together with related transactions, 50% of the voting securities as converted changed hands; "
        "a reorganization needs more than 50%."
    )
    assert note.reason.inputs == (
        Input("transferred", F(1, 2), "percent"),
        Input("threshold", F(1, 2), "percent"),
        Input("voting securities as converted", F(2_205_000_000, 23), "votes"),
    )
    assert sections(note.reason) == ["K §5(c)", "Common charter", "K §4"]
    assert readings_of(note.reason) == ["votes=whole-per-holder"]
    assert happened(told(*BOTH, *half, transfer("Common", 1, OTHERS, related="the deal"))) == "yes"


def test_votes_of_k_count_with_their_fractions() -> None:
    # 11,025 K are 47,934,782 14/23 votes, exactly half; a hair more is more than half.
    assert happened(told(*BOTH, transfer("K", 11_025, HALCO))) == "no"
    assert happened(told(*BOTH, transfer("K", F(11_025) + F(1, 1000), HALCO))) == "yes"


def test_a_transfer_of_no_more_than_half_of_a_class_is_not_worth_a_word() -> None:
    assert happened(told(*BOTH, transfer("K", 7_000, HALCO))) == ""
    assert happened(told(*BOTH, transfer("K", 7_001, HALCO))) == "no"
    assert happened(told(*BOTH, transfer("Common", 35_000_000, OTHERS))) == "no"


@pytest.mark.parametrize(("share", "expected"), [("0.5", "no"), ("0.501", "yes")])
def test_a_part_of_all_votes_may_change_hands_at_once(share: str, expected: str) -> None:
    assert happened(told(*BOTH, VotingTransfer(FEB, F(share)))) == expected


def voting(share: str, related: str = "") -> VotingTransfer:
    return VotingTransfer(FEB, F(share), related)


def test_thirty_and_twenty_one_percent_count_together_only_if_they_are_related() -> None:
    assert happened(told(*BOTH, voting("0.30"), voting("0.21"))) == "no"
    assert happened(told(*BOTH, voting("0.30", "one"), voting("0.21", "another"))) == "no"
    assert happened(told(*BOTH, voting("0.30", "the deal"), voting("0.21", "the deal"))) == "yes"
    assert happened(told(*BOTH, transfer("K", 8_000, HALCO, related="the deal"), voting("0.21", "the deal"))) == "yes"


def test_where_related_transactions_do_not_count_together_each_counts_alone() -> None:
    matter = Matter("transfer of voting securities", above=F(1, 2))
    alone = PAPER.item(Reorganization((matter,), related_together=False), "§5(c)")
    terms = with_clause(evolve(CONVERSION, reorganization=alone))
    assert happened(told(*BOTH, voting("0.30", "the deal"), voting("0.21", "the deal"), terms=terms)) == "no"


def moved(*steps: Line) -> F:
    """The part that the last of several related transfers makes up with the others."""
    note = next(note for note in effects(last(told(*BOTH, *steps)), Noted) if note.topic)
    found = note.reason.inputs[0].value
    assert isinstance(found, F)
    return found


def test_shares_passed_on_within_one_deal_count_once() -> None:
    whole = F(2_205_000_000, 23)
    first = transfer("Common", 10_000_000, OTHERS, "Agent", "the deal")
    assert moved(first, transfer("Common", 10_000_000, "Agent", BUYER, "the deal")) == 10_000_000 / whole
    assert moved(first, transfer("Common", 4_000_000, "Agent", OTHERS, "the deal")) == 10_000_000 / whole
    # Whoever gives more than he got sells shares of his own.
    assert moved(
        transfer("K", 23, HALCO, OTHERS, "the deal"), transfer("Common", 900_000, OTHERS, BUYER, "the deal")
    ) == (1_000_000 / whole)
    assert moved(first, transfer("Common", 11_000_000, OTHERS, "Agent", "the deal")) == 21_000_000 / whole


def test_a_transfer_to_oneself_sells_nothing() -> None:
    assert moved(transfer("Common", 10, OTHERS, OTHERS, "the deal")) == 0


def test_where_nobody_has_a_vote_no_part_of_the_votes_can_be_sold() -> None:
    h = Issue(FEB, "H", F(10), BUYER)
    no_votes = with_clause(evolve(CONVERSION, rate=None))
    run = told(BOTH[1], h, transfer("H", 6, BUYER, OTHERS, "the deal"), terms=no_votes)
    note = next(note for note in effects(last(run), Noted) if note.topic)
    assert note.reason.inputs[0] == Input("transferred", F(0), "percent")


def test_a_clause_that_does_not_speak_of_transfers_says_nothing_to_them() -> None:
    item = PAPER.item(Reorganization((Matter("merger"), Matter("transfer of voting securities"))), "§5(c)")
    terms = with_clause(evolve(CONVERSION, reorganization=item))
    assert happened(told(*BOTH, voting("0.9"), terms=terms)) == ""
    assert happened(told(*BOTH, transfer("K", 14_000, HALCO), terms=terms)) == ""


def test_a_lower_threshold_is_held_to() -> None:
    matter = Matter("transfer of voting securities", above=F(1, 10))
    terms = with_clause(evolve(CONVERSION, reorganization=PAPER.item(Reorganization((matter,)), "§5(c)")))
    # 9,586,957 of 95,869,565 5/23 votes are just more than a tenth.
    assert happened(told(*BOTH, transfer("Common", 9_586_956, OTHERS), terms=terms)) == "no"
    assert happened(told(*BOTH, transfer("Common", 9_586_957, OTHERS), terms=terms)) == "yes"
    assert happened(told(*BOTH, transfer("Common", 3_500_000, OTHERS), terms=terms)) == ""
