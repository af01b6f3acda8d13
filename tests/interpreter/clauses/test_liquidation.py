# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.series_k import LIQUIDATION, Paper, nstor, series_k, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOARD,
    BOTH,
    BUYER,
    F,
    counted,
    day,
    effect,
    effects,
    last,
    mailed,
    notes,
    paid,
    readings_of,
    sections,
    told,
)
from paripassu.model.events import Assert, Issue, Merge, Repurchase, SellAssets
from paripassu.model.matters import Matter
from paripassu.model.quantities import Threshold
from paripassu.model.run import Input, Noted, Paid, Undetermined

SEPT = day("2002-09-03")
SALE = SellAssets(SEPT, BUYER, F(17_500_000), "substantially all")
UNSAID = SellAssets(SEPT, BUYER, F(17_500_000))
NOTICE = mailed("2002-08-15", "sale of substantially all assets", "2002-09-03")
PAPER = Paper("K", {})


def test_buying_and_redeeming_stock_ends_nothing() -> None:
    run = told(*BOTH, Repurchase(SEPT, "Common", F(1_000), "Other shareholders", F(310)))
    note = effect(last(run), Noted)
    assert note.reason.text == "The purchase of stock by the company is no liquidation, so K is paid nothing by it."
    assert sections(note.reason) == ["K §3(d)"]
    run = told(*BOTH, Issue(SEPT, "I", F(250), BUYER), Repurchase(SEPT, "I", F(250), BUYER, is_redemption=True))
    assert notes(run) == ["The redemption of stock is no liquidation, so K is paid nothing by it."]
    assert paid(run, of="K") == 0


def test_a_merger_ends_nothing() -> None:
    run = told(*BOTH, Merge(SEPT, "NewCo", survives=False))
    assert "The merger or consolidation is no liquidation, so K is paid nothing by it." in notes(run)


def test_a_sale_of_less_ends_nothing() -> None:
    run = told(*BOTH, SellAssets(SEPT, BUYER, F(1), "less than substantially all"))
    assert "The sale of less than substantially all assets is no liquidation, so K is paid nothing by it." in notes(run)


def test_as_first_read_a_sale_of_everything_is_no_liquidation_either() -> None:
    run = told(*BOTH, NOTICE, SALE)
    note = next(note for note in effects(last(run), Noted) if "no liquidation" in note.reason.text)
    assert note.reason.text == (
        "The sale of all or substantially all assets is no liquidation, so K is paid nothing by it."
    )
    assert readings_of(note.reason) == ["sale-of-assets=winding-up-only"]
    assert (paid(run), counted(run, "K", "outstanding")) == (0, 14_000)


def test_read_otherwise_the_proceeds_are_shared_out() -> None:
    run = told(*BOTH, NOTICE, SALE, sale_of_assets="is-liquidation")
    assert (paid(run, of="K"), paid(run, of="Common")) == (14_000_000, 3_500_000)
    note = next(note for note in effects(last(run), Noted) if "deemed" in note.reason.text)
    assert note.reason.text == "The sale of all or substantially all assets is deemed a liquidation."
    assert note.reason.inputs == (Input("proceeds", F(17_500_000), "money"),)
    assert "sale-of-assets=is-liquidation" in readings_of(effects(last(run), Paid)[0].reason)


def test_proceeds_that_nobody_stated_cannot_be_shared_out() -> None:
    run = told(*BOTH, NOTICE, evolve(SALE, proceeds=None), sale_of_assets="is-liquidation")
    found = effects(last(run), Undetermined)[0]
    assert found.missing == "the proceeds that are there for stockholders"
    assert found.outcomes == ("a liquidation", "no liquidation")
    assert paid(run) == 0


def test_two_series_that_deem_one_sale_a_liquidation_are_paid_out_of_it_once() -> None:
    terms = nstor(series_k("L", 1_000, sale_of_assets="is-liquidation"), sale_of_assets="is-liquidation")
    twin = Issue(day("2001-12-03"), "L", F(1_000), BUYER)
    run = told(*BOTH, twin, NOTICE, evolve(NOTICE, of="L"), SALE, terms=terms)
    assert (paid(run, of="K"), paid(run, of="L"), paid(run, of="Common")) == (14_000_000, 1_000_000, 2_500_000)


def test_unjudged_it_is_open_only_where_the_terms_treat_the_two_sales_differently() -> None:
    run = told(*BOTH, NOTICE, UNSAID)
    note = next(note for note in effects(last(run), Noted) if "no liquidation" in note.reason.text)
    # Neither sale is a liquidation as first read, so nobody need judge which it was.
    assert readings_of(note.reason) == ["sale-of-assets=winding-up-only"]
    assert [cite.readings for cite in note.reason.cites] == [(), ("sale-of-assets=winding-up-only",)]
    run = told(*BOTH, NOTICE, UNSAID, sale_of_assets="is-liquidation")
    found = next(each for each in effects(last(run), Undetermined) if "liquidation" in each.outcomes[0])
    missing = "whether the assets sold to Buyer are substantially all (a judgment: assert it, and by whom)"
    assert (found.missing, found.outcomes) == (missing, ("a liquidation", "no liquidation"))
    assert readings_of(found.reason) == ["sale-of-assets=is-liquidation"]
    assert paid(run) == 0


def test_a_judgment_decides_and_is_relied_on() -> None:
    judged = Assert(day("2002-08-30"), "substantially all", "sale to Buyer", BOARD)
    run = told(*BOTH, NOTICE, judged, UNSAID, sale_of_assets="is-liquidation")
    assert paid(run, of="K") == 14_000_000
    note = next(note for note in effects(last(run), Noted) if "deemed" in note.reason.text)
    assert [each.by for each in note.reason.judgments] == [BOARD]
    denied = evolve(judged, holds=False)
    run = told(*BOTH, NOTICE, denied, UNSAID, sale_of_assets="is-liquidation")
    assert paid(run) == 0
    note = next(note for note in effects(last(run), Noted) if "less than" in note.reason.text)
    assert [each.holds for each in note.reason.judgments] == [False]


def test_a_judgment_about_another_sale_decides_nothing() -> None:
    judged = Assert(day("2002-08-30"), "substantially all", "sale to Somebody", BOARD)
    run = told(*BOTH, NOTICE, judged, UNSAID, sale_of_assets="is-liquidation")
    assert [each.missing for each in effects(last(run), Undetermined)] != []


def test_what_the_script_says_of_a_sale_goes_before_a_judgment_that_says_otherwise() -> None:
    denied = Assert(day("2002-08-30"), "substantially all", "sale to Buyer", BOARD, holds=False)
    run = told(*BOTH, NOTICE, denied, SALE, sale_of_assets="is-liquidation")
    assert paid(run, of="K") == 14_000_000
    assert effects(last(run), Paid)[0].reason.judgments == ()
    assert all(not note.reason.judgments for note in effects(last(run), Noted))


def test_where_nothing_is_outstanding_nothing_is_said() -> None:
    assert notes(told(ALL_COMMON, SALE)) == ["Assets sold to Buyer for $17,500,000; the company holds the proceeds."]


def test_a_deal_that_is_deemed_a_liquidation_unless_a_majority_is_kept_waits_for_that() -> None:
    matter = PAPER.item(Matter("merger", unless_kept=Threshold(F(1) / 2, exceeded=True)), "§3(e)")
    terms = with_clause(evolve(LIQUIDATION, deemed=(matter,)))
    found = effects(last(told(*BOTH, Merge(SEPT, "NewCo", survives=True), terms=terms)), Undetermined)[0]
    assert found.missing == "whether the holders keep a majority of the votes"
    assert found.reason.text == (
        "K is paid as in a liquidation, unless the terms except it; "
        "whether the holders keep a majority of the votes is not known."
    )
    assert sections(found.reason) == ["K §3(e)"]


def test_a_merger_that_is_deemed_a_liquidation_needs_a_sum_to_share() -> None:
    matter = PAPER.item(Matter("merger"), "§3(e)")
    terms = with_clause(evolve(LIQUIDATION, deemed=(matter,)))
    found = effects(last(told(*BOTH, Merge(SEPT, "NewCo", survives=True), terms=terms)), Undetermined)[0]
    assert found.missing == "the proceeds that are there for stockholders"


def test_a_deal_that_a_clause_does_not_mention_is_not_mentioned() -> None:
    terms = with_clause(evolve(LIQUIDATION, excluded=()))
    assert not [text for text in notes(told(*BOTH, SALE, terms=terms)) if "liquidation" in text]


def test_a_sale_of_less_may_be_what_is_deemed_a_liquidation() -> None:
    less = PAPER.item(Matter("sale of less than substantially all assets"), "§3(e)")
    terms = with_clause(evolve(LIQUIDATION, excluded=(), deemed=(less,)))
    found = effects(last(told(*BOTH, UNSAID, terms=terms)), Undetermined)
    assert ("a liquidation", "no liquidation") in [each.outcomes for each in found]
