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
    HALCO,
    OTHERS,
    F,
    counted,
    day,
    effect,
    effects,
    held,
    last,
    paid,
    sections,
    told,
)
from paripassu.model.citations import Item
from paripassu.model.clauses import Designation
from paripassu.model.events import Issue, Repurchase, Reserve, Transfer
from paripassu.model.run import ALLOWED, VOID, CountChanged, HoldingChanged, Input, Paid
from paripassu.model.terms import Stock, Terms

NOV = day("2001-11-26")


def whole_shares_only() -> Terms:
    """Series K as if its certificate allowed no fractions."""
    terms = nstor()
    k = terms.stocks[-1]
    designation = k.designation
    assert designation is not None
    assert designation.shares is not None
    none = evolve(designation, fractions_allowed=Item(value=False, cite=designation.shares.cite))
    clauses = tuple(none if isinstance(clause, Designation) else clause for clause in k.clauses)
    return evolve(terms, stocks=(*terms.stocks[:-1], evolve(k, clauses=clauses)))


def test_an_issue_gives_the_holder_the_shares_and_cites_the_number_there_may_be() -> None:
    step = last(told(Issue(NOV, "K", F(8_970), HALCO, F(8_969_899))))
    holding = effect(step, HoldingChanged)
    assert (holding.of, holding.holder, holding.before, holding.after) == ("K", HALCO, 0, 8_970)
    assert holding.reason.text == "8,970 K issued to Halco Investments."
    assert holding.reason.inputs == (Input("paid in", F(8_969_899), "money"),)
    assert sections(holding.reason) == ["K §1", "DGCL §152"]
    assert (step.ruling, step.reasons) == (ALLOWED, ())


def test_the_14000_5th_share_is_void_under_section_1_with_the_head_room_in_the_message() -> None:
    run = told(ALL_K, Issue(NOV, "K", F(1, 2), BUYER))
    step = last(run)
    assert (step.ruling, step.code, step.effects) == (VOID, "R301", ())
    (reason,) = step.reasons
    assert reason.text == (
        "Only 0 K may still be issued (14,000 authorized, 14,000 outstanding); 0.5 are 0.5 too many, so none is issued."
    )
    assert sections(reason) == ["K §1", "DGCL §161"]
    assert reason.inputs == (Input("authorized", F(14_000), "shares"), Input("outstanding", F(14_000), "shares"))
    assert (held(run, "K", BUYER), counted(run, "K", "outstanding")) == (0, 14_000)


def test_half_a_share_of_series_k_can_be_issued() -> None:
    run = told(Issue(NOV, "K", F(1, 2), BUYER))
    assert (last(run).ruling, held(run, "K", BUYER)) == (ALLOWED, F(1, 2))


def test_where_no_fractions_are_allowed_half_a_share_is_void() -> None:
    step = last(told(Issue(NOV, "K", F(1, 2), BUYER), terms=whole_shares_only()))
    assert (step.ruling, step.code) == (VOID, "R306")
    assert step.reasons[0].text == "K exists in whole shares only; 0.5 is not a whole number."
    assert sections(step.reasons[0]) == ["K §1", "DGCL §155"]


def test_where_no_fractions_are_allowed_whole_shares_still_are() -> None:
    assert last(told(Issue(NOV, "K", F(2), BUYER), terms=whole_shares_only())).ruling == ALLOWED


def test_stock_of_unknown_size_can_be_issued() -> None:
    run = told(Issue(NOV, "J", F(10), BUYER))
    assert (last(run).ruling, counted(run, "J", "unissued")) == (ALLOWED, None)
    assert sections(last(run).effects[0].reason) == ["J public record", "DGCL §152"]


def test_shares_that_no_series_has_cannot_be_issued() -> None:
    step = last(told(Issue(NOV, "Preferred", F(1), BUYER)))
    assert (step.ruling, step.code) == (VOID, "R309")
    assert step.reasons[0].text == (
        "Preferred is issued in series only: shares that no series has are shares without terms."
    )
    assert sections(step.reasons[0]) == ["Preferred charter", "DGCL §151(a)"]


def test_a_transfer_moves_shares_and_needs_no_clause() -> None:
    run = told(ALL_COMMON, Transfer(NOV, "Common", F(10), OTHERS, BUYER))
    first, second = effects(last(run), HoldingChanged)
    assert (first.holder, first.before, first.after) == (OTHERS, 35_000_000, 34_999_990)
    assert (second.holder, second.before, second.after) == (BUYER, 0, 10)
    assert sections(first.reason) == ["DGCL §159"]
    assert (held(run, "Common", OTHERS), held(run, "Common", BUYER)) == (34_999_990, 10)


def test_who_gives_everything_away_holds_nothing() -> None:
    run = told(ALL_K, Transfer(NOV, "K", F(14_000), HALCO, BUYER))
    assert run.residual.holdings == (("K", BUYER, F(14_000)),)


@pytest.mark.parametrize(("of", "giver"), [("Common", HALCO), ("Common", "Nobody"), ("K", OTHERS)])
def test_nobody_gives_what_he_does_not_have(of: str, giver: str) -> None:
    run = told(*BOTH, Transfer(NOV, of, F(10), giver, BUYER))
    step = last(run)
    assert (step.ruling, step.code, step.effects) == (VOID, "R302", ())
    assert step.reasons[0].text == f"{giver} holds 0 {of}, not the 10 that this needs; nothing moves."
    assert held(run, of, BUYER) == 0


def test_more_than_one_has_cannot_be_given_either() -> None:
    step = last(told(*BOTH, Transfer(NOV, "K", F(14_001), HALCO, BUYER)))
    assert step.reasons[0].text == "Halco Investments holds 14,000 K, not the 14,001 that this needs; nothing moves."
    assert step.reasons[0].inputs == (Input("held", F(14_000), "shares"),)


def test_a_transfer_to_oneself_changes_nothing() -> None:
    step = last(told(ALL_K, Transfer(NOV, "K", F(10), HALCO, HALCO)))
    assert (step.ruling, effects(step, HoldingChanged)) == (ALLOWED, [])


def test_shares_bought_back_leave_the_holder_who_is_paid_for_them() -> None:
    run = told(ALL_COMMON, Repurchase(NOV, "Common", F(1_000_000), OTHERS, F("310_000.005")))
    payment = effect(last(run), Paid)
    assert (payment.id, payment.to, payment.kind, payment.exact) == ("p1", OTHERS, "repurchase", F("310_000.005"))
    assert payment.amount == F("310_000.01")
    assert payment.reason.text == "1,000,000 Common bought back from Other shareholders."
    assert sections(payment.reason) == ["DGCL §160"]
    assert held(run, "Common", OTHERS) == 34_000_000
    # Treasury shares of Common may be issued again.
    assert counted(run, "Common", "unissued") == 41_000_000


def test_redeemed_shares_are_paid_for_as_redeemed() -> None:
    run = told(Issue(NOV, "I", F(250), HALCO), Repurchase(NOV, "I", F(250), HALCO, F(250_000), is_redemption=True))
    assert paid(run, of="I", to=HALCO, kind="redemption") == 250_000
    assert sections(effect(last(run), Paid).reason) == ["DGCL §151(b)"]
    assert effect(last(run), Paid).reason.text == "250 I redeemed from Halco Investments."


def test_a_price_that_nobody_states_pays_nothing() -> None:
    assert effects(last(told(ALL_K, Repurchase(NOV, "K", F(1), HALCO))), Paid) == []


def test_only_shares_that_are_held_can_be_bought_back() -> None:
    step = last(told(ALL_K, Repurchase(NOV, "K", F(1), OTHERS, F(1000))))
    assert (step.ruling, step.code, step.effects) == (VOID, "R302", ())


def reserved(shares: int, purpose: str = "") -> Reserve:
    return Reserve(NOV, "Common", F(shares), purpose)


def test_reserved_shares_are_set_apart_and_still_unissued() -> None:
    run = told(ALL_COMMON, reserved(5_000_000, "employee plan"))
    change = effect(last(run), CountChanged)
    assert (change.count, change.before, change.after) == ("reserved", 0, 5_000_000)
    assert change.reason.text == "5,000,000 Common reserved for employee plan."
    assert sections(change.reason) == ["DGCL §152"]
    assert (counted(run, "Common", "reserved"), counted(run, "Common", "unissued")) == (5_000_000, 40_000_000)


def test_more_cannot_be_reserved_than_is_unissued_and_unreserved() -> None:
    step = last(told(ALL_COMMON, reserved(40_000_001)))
    assert (step.ruling, step.code) == (VOID, "R301")
    assert step.reasons[0].text == (
        "Only 40,000,000 Common are unissued and unreserved (75,000,000 authorized, 35,000,000 outstanding)."
    )
    step = last(told(ALL_COMMON, reserved(30_000_000), reserved(10_000_001)))
    assert step.reasons[0].text == (
        "Only 10,000,000 Common are unissued and unreserved "
        "(75,000,000 authorized, 35,000,000 outstanding, 30,000,000 reserved)."
    )


def test_stock_of_unknown_size_can_be_reserved() -> None:
    run = told(Reserve(NOV, "J", F(5)))
    assert (last(run).ruling, counted(run, "J", "reserved")) == (ALLOWED, 5)
    assert last(run).effects[0].reason.text == "5 J reserved."


def test_an_issue_takes_from_the_reserve_only_what_unreserved_shares_do_not_cover() -> None:
    run = told(ALL_COMMON, reserved(30_000_000), Issue(NOV, "Common", F(10_000_000), BUYER))
    assert counted(run, "Common", "reserved") == 30_000_000
    run = told(ALL_COMMON, reserved(30_000_000), Issue(NOV, "Common", F(12_000_000), BUYER))
    change = effects(last(run), CountChanged)[-1]
    assert (change.count, change.before, change.after) == ("reserved", 30_000_000, 28_000_000)
    assert change.reason.text == "2,000,000 of the Common issued had been reserved."
    assert change.reason.inputs == (Input("unreserved before", F(10_000_000), "shares"),)


def test_a_reserve_of_unknown_size_is_not_drawn_on() -> None:
    run = told(Reserve(NOV, "J", F(5)), Issue(NOV, "J", F(10), BUYER))
    assert counted(run, "J", "reserved") == 5


def stock_of_one_class(votes: int = 1) -> Stock:
    return Stock("A", votes=Item(F(votes), nstor().stocks[0].cite))


def test_a_class_without_clauses_can_be_issued_and_passed_on() -> None:
    terms = evolve(nstor(), stocks=(stock_of_one_class(),))
    run = told(Issue(NOV, "A", F(3), HALCO), Transfer(NOV, "A", F(1), HALCO, BUYER), terms=terms)
    assert run.residual.holdings == (("A", HALCO, F(2)), ("A", BUYER, F(1)))
