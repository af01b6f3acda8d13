# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import LIQUIDATION, Paper, nstor, public, series_k, with_clause
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    BUYER,
    GIVEN_J,
    HALCO,
    OTHERS,
    F,
    day,
    effect,
    effects,
    last,
    notes,
    paid,
    readings_of,
    said,
    sections,
    told,
)
from paripassu.interpreter.reasons import all_reasons
from paripassu.model.acts import ReduceLiquidation
from paripassu.model.citations import Cite
from paripassu.model.clauses import Shortfall
from paripassu.model.events import AmendCharter, Designate, GrantOptions, Issue, Liquidate, SetAside
from paripassu.model.grants import MoneyFirst
from paripassu.model.matters import Group
from paripassu.model.run import Noted, Paid, Run, Undetermined

SEPT = day("2002-09-03")
PAPER = Paper("K", {})
# Owed: H 3,000,000, K 14,000,000, J 1,000,000.
HOLDERS = (
    Issue(day("2001-06-08"), "Common", F(30_000_000), OTHERS),
    Issue(day("2001-06-08"), "Common", F(5_000_000), HALCO),
    Issue(day("2001-06-08"), "H", F(3_000), "H Holder"),
    Issue(day("2001-06-08"), "J", F(10_000), "J Holder"),
    ALL_K,
)


def wound_up(assets: int, shortfall: str = "H-first") -> Run:
    return told(*HOLDERS, Liquidate(SEPT, F(assets)), givens=GIVEN_J, shortfall=shortfall)


@pytest.mark.parametrize(
    ("reading", "h", "k", "j"),
    [
        ("H-first", "3000000", "2800000", "200000"),
        ("all-ratable", "1000000", "4666666.67", "333333.33"),
        ("K-before-other", "3000000", "3000000", "0"),
    ],
)
def test_six_million_dollars_are_shared_as_the_shortfall_is_read(reading: str, h: str, k: str, j: str) -> None:
    run = wound_up(6_000_000, shortfall=reading)
    assert [paid(run, of=of) for of in ("H", "K", "J", "Common")] == [F(h), F(k), F(j), 0]
    assert paid(run) == 6_000_000
    reason = next(each.reason for each in effects(last(run), Paid) if each.of == "K")
    assert f"shortfall={reading}" in readings_of(reason)
    assert {"K §3(a)", "K §3(b)"} <= set(sections(reason))


def test_a_shortfall_says_what_there_was_and_what_part_of_it_is_paid() -> None:
    text = said(last(wound_up(6_000_000)))
    assert "$3,000,000.00 do not reach, so K shares ratably together with J: 1/5 of what is owed" in text.replace(
        "0.2", "1/5"
    )
    assert "H is paid in full: $3,000,000.00." in text
    assert "Nothing is left for Common." in text


def test_rounding_to_the_cent_keeps_the_total_and_is_told() -> None:
    run = wound_up(6_000_000, shortfall="all-ratable")
    k = next(each for each in effects(last(run), Paid) if each.of == "K")
    assert (k.exact, k.amount) == (F(14_000_000, 3), F("4666666.67"))
    assert k.reason.rounding == "$4,666,666.6666... to the cent, by largest remainder"


def test_the_weaker_statement_of_rank_is_displaced_and_shown() -> None:
    run = wound_up(6_000_000)
    h = next(each.reason for each in effects(last(run), Paid) if each.of == "H")
    gone = [str(each.cite) for reason in all_reasons((h,)) for each in reason.displaced]
    # Section 3(a) puts K before all stock outstanding on 2001-11-19, and H was.
    assert gone == ["K §3(a)"]


def test_when_there_is_enough_everybody_is_paid_in_full_and_common_takes_the_rest() -> None:
    run = wound_up(21_500_000)
    assert [paid(run, of=of) for of in ("H", "K", "J", "Common")] == [3_000_000, 14_000_000, 1_000_000, 3_500_000]
    assert (paid(run, to=OTHERS), paid(run, to=HALCO)) == (3_000_000, 14_500_000)
    common = next(each for each in effects(last(run), Paid) if each.of == "Common")
    assert common.reason.text == "$3,000,000.00 to Other shareholders on Common."
    assert [each.name for each in common.reason.inputs] == ["shares held"]


def test_half_a_share_is_owed_half_the_stated_value() -> None:
    run = told(ALL_COMMON, Issue(SEPT, "K", F(1, 2), BUYER), Liquidate(SEPT, F(600_500)))
    assert (paid(run, to=BUYER), paid(run, of="Common")) == (500, 600_000)


def test_nothing_is_paid_before_every_amount_is_known() -> None:
    run = told(*HOLDERS, Liquidate(SEPT, F(6_000_000)))
    found = effect(last(run), Undetermined)
    assert found.missing == "the liquidation amount of J"
    assert found.reason.text == "Nothing can be paid out before the liquidation amount of J is known."
    assert sections(found.reason) == ["J public record", "DGCL §281"]
    assert paid(run) == 0


def owed_by(run: Run, of: str) -> list[str]:
    """Where the amount that a class is owed comes from."""
    reason = next(each.reason for each in effects(last(run), Paid) if each.of == of)
    (owed,) = [each for each in all_reasons((reason,)) if each.text.startswith(f"Each {of} is owed ")]
    return [str(cite) for cite in owed.cites]


def test_what_is_owed_is_cited_to_who_says_so() -> None:
    assert owed_by(wound_up(6_000_000), "K") == ["K §3(a)"]
    assert owed_by(wound_up(6_000_000), "J") == ["J given"]
    cut = AmendCharter(day("2002-02-05"), (ReduceLiquidation("K", F(900)),))
    assert owed_by(told(*BOTH, cut, Liquidate(SEPT, F(1_000_000))), "K") == ["K §3(a)", "DGCL §242"]


def test_clauses_that_contradict_each_other_leave_the_order_open() -> None:
    h_too = PAPER.item(Group("class", "H"), "§3(e)")
    terms = with_clause(evolve(LIQUIDATION, shortfall=None, behind=(), ahead=(h_too,)))
    run = told(*HOLDERS[:3], ALL_K, Liquidate(SEPT, F(6_000_000)), terms=terms)
    found = effect(last(run), Undetermined)
    assert found.missing.startswith("the order of ")
    assert {"K §3(e)", "H public record"} & set(sections(found.reason))
    assert paid(run) == 0


def test_preferred_stock_that_nobody_ranks_is_taken_to_rank_together_and_said_to_be() -> None:
    story = (Issue(SEPT, "H", F(1_000), "H Holder"), Issue(SEPT, "I", F(200), "I Holder"))
    run = told(*story, Liquidate(SEPT, F(600_000)))
    assert (paid(run, of="H"), paid(run, of="I")) == (500_000, 100_000)
    assert [text for text in notes(run) if "orders H and I" in text] != []
    # With enough for both nobody needs to know.
    assert not [text for text in notes(told(*story, Liquidate(SEPT, F(2_000_000)))) if "orders" in text]


def test_what_no_class_has_a_claim_on_is_left_over_and_said_to_be() -> None:
    run = told(ALL_K, Liquidate(SEPT, F(15_000_000)))
    assert paid(run) == 14_000_000
    assert "$1,000,000.00 is left over, and nothing outstanding has a claim on it." in notes(run)


def test_nothing_at_all_can_be_shared_out() -> None:
    run = told(*BOTH, Liquidate(SEPT, F(0)))
    assert effects(last(run), Paid) == []
    assert len(effects(last(run), Noted)) == 2


def test_money_in_trust_is_shown_as_had_already() -> None:
    run = told(*BOTH, SetAside(SEPT, "K", F(14_000_000)), Liquidate(SEPT, F(3_500_000)))
    note = next(note for note in effects(last(run), Noted) if note.of == "K")
    words = [each.text for each in all_reasons((note.reason,))]
    assert "K has had $14,000,000.00 of what it is owed already." in words
    assert "K §3(c)" in sections(note.reason)


def test_a_second_payment_takes_the_first_into_account() -> None:
    run = told(*BOTH, Liquidate(SEPT, F(10_000_000)), Liquidate(SEPT, F(10_000_000)))
    assert (paid(run, of="K"), paid(run, of="Common")) == (14_000_000, 6_000_000)
    assert [paid.id for paid in run.residual.payments] == ["p1", "p2", "p3"]


# A series designated later

DESIGNATED = Designate(day("2002-03-01"), "M", "Preferred", F(5_000), F(1000), "senior to", "K")
WITH_M = (*BOTH, DESIGNATED, Issue(day("2002-03-04"), "M", F(5_000), "New Money"))


@pytest.mark.parametrize(
    ("reading", "m", "k"), [("paid-first", "5000000", "3000000"), ("with-the-rest", "2105263.16", "5894736.84")]
)
def test_a_later_senior_series_is_paid_first_or_shares_as_read(reading: str, m: str, k: str) -> None:
    run = told(*WITH_M, Liquidate(SEPT, F(8_000_000)), later_senior=reading)
    assert (paid(run, of="M"), paid(run, of="K"), paid(run)) == (F(m), F(k), 8_000_000)
    assert f"later-senior={reading}" in readings_of(
        next(each.reason for each in effects(last(run), Paid) if each.of == "K")
    )


def test_a_later_series_whose_amount_nobody_knows_keeps_everybody_waiting() -> None:
    story = (*BOTH, evolve(DESIGNATED, amount=None), WITH_M[-1], Liquidate(SEPT, F(8_000_000)))
    assert effect(last(told(*story)), Undetermined).missing == "the liquidation amount of M"


def test_a_twin_shares_with_series_k() -> None:
    twin = Issue(day("2001-12-03"), "L", F(1_000), BUYER)
    run = told(*BOTH, twin, Liquidate(SEPT, F(7_500_000)), terms=nstor(series_k("L", 1_000)))
    assert (paid(run, of="K"), paid(run, of="L")) == (7_000_000, 500_000)


def test_a_shortfall_may_be_shared_by_shares() -> None:
    by_shares = Shortfall("shares", together=(Group("other preferred"),))
    terms = with_clause(evolve(LIQUIDATION, behind=(), shortfall=PAPER.item(by_shares, "§3(b)")))
    terms = evolve(terms, stocks=tuple(public("G", 6_000, amount=100) if s.name == "H" else s for s in terms.stocks))
    story = (Issue(SEPT, "G", F(6_000), "G Holder"), ALL_K)
    run = told(*story, Liquidate(SEPT, F(200_000)), terms=terms)
    assert (paid(run, of="G"), paid(run, of="K")) == (60_000, 140_000)


# What goes before, and what nobody exercised


def test_money_that_goes_before_all_stock_is_paid_first() -> None:
    costs = MoneyFirst("Costs of the winding up", F(100_000), cite=Cite("", "company"))
    run = told(*BOTH, Liquidate(SEPT, F(15_000_000)), terms=evolve(nstor(), money_first=(costs,)))
    assert (paid(run, to="Costs of the winding up"), paid(run, of="K"), paid(run, of="Common")) == (
        100_000,
        14_000_000,
        900_000,
    )
    first = effects(last(run), Paid)[0]
    assert (first.of, first.reason.text) == ("", "$100,000.00 to Costs of the winding up.")


def test_options_that_nobody_exercised_are_left_out_and_said_to_be() -> None:
    grant = GrantOptions(SEPT, "Common", F(1_000_000), BUYER, F("0.01"))
    run = told(*BOTH, grant, Liquidate(SEPT, F(17_500_000)))
    assert (paid(run, of="Common"), paid(run, to=BUYER)) == (3_500_000, 0)
    assert "Options and the like are left out: nobody has exercised them." in notes(run)
