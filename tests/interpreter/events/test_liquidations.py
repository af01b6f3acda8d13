# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.series_k import Paper, liquidation, nstor, public
from interpreter.story import ALL_K, BOTH, GIVEN_J, HALCO, OTHERS, F, day, effect, effects, last, paid, sections, told
from paripassu.model.clauses import Liquidation
from paripassu.model.events import Issue, Liquidate, SetAside
from paripassu.model.run import Input, Noted, Paid, Undetermined
from paripassu.model.terms import Terms

SEPT = day("2002-09-03")


def set_aside(amount: int | None, of: str = "K") -> SetAside:
    return SetAside(SEPT, of, None if amount is None else F(amount))


def no_trust_clause() -> Terms:
    terms = nstor()
    clause = evolve(liquidation(Paper("K", {})), trust_counts_as_paid=None)
    k = terms.stocks[-1]
    clauses = tuple(clause if isinstance(each, Liquidation) else each for each in k.clauses)
    return evolve(terms, stocks=(*terms.stocks[:-1], evolve(k, clauses=clauses)))


def test_a_winding_up_says_of_which_kind_it_is() -> None:
    run = told(*BOTH, Liquidate(SEPT, F(100), is_voluntary=False))
    reason = effects(last(run), Paid)[0].reason
    assert "The company is wound up involuntarily." in [each.text for each in reason.because[0].because]
    assert "DGCL §281" in sections(reason)


def test_money_in_trust_counts_as_paid_under_section_3c() -> None:
    run = told(*BOTH, set_aside(14_000_000))
    payment = effect(last(run), Paid)
    assert (payment.to, payment.kind, payment.amount) == ("trust for K", "trust", 14_000_000)
    assert payment.reason.text == (
        "$14,000,000.00 set aside in trust for K, which is still owed $14,000,000.00. That counts as paid in full."
    )
    assert sections(payment.reason) == ["K §3(c)"]
    assert payment.reason.inputs == (
        Input("still owed", F(14_000_000), "money"),
        Input("set aside", F(14_000_000), "money"),
    )


def test_all_that_is_owed_is_set_aside_where_no_amount_is_named() -> None:
    run = told(*BOTH, set_aside(13_000_000), set_aside(None))
    assert [payment.amount for payment in run.residual.payments] == [13_000_000, 1_000_000]
    assert last(run).effects[0].reason.text == (
        "$1,000,000.00 set aside in trust for K, which is still owed $1,000,000.00. That counts as paid in full."
    )


def test_a_part_in_trust_counts_as_that_much() -> None:
    assert last(told(*BOTH, set_aside(13_000_000))).effects[0].reason.text.endswith("That much counts as paid.")


def test_no_more_is_set_aside_than_is_owed() -> None:
    run = told(*BOTH, set_aside(15_000_000))
    assert paid(run, of="K") == 14_000_000
    assert "The other $1,000,000.00 stays with the company." in last(run).effects[0].reason.text


def test_who_is_owed_nothing_needs_no_trust() -> None:
    for story in ((BOTH[0], set_aside(5)), (*BOTH, set_aside(None), set_aside(5))):
        note = effect(last(told(*story)), Noted)
        assert note.reason.text == "K is owed nothing, so nothing is set aside for it."


def test_a_trust_pays_only_where_the_terms_say_that_it_does() -> None:
    run = told(*BOTH, set_aside(14_000_000), Liquidate(SEPT, F(14_000_000)), terms=no_trust_clause())
    assert run.steps[2].effects[0].reason.text.endswith("No clause says that this counts as paid.")
    assert sections(run.steps[2].effects[0].reason) == ["K §3(a)"]
    assert paid(run, of="K", kind="liquidation") == 14_000_000


def test_a_trust_for_stock_whose_amount_nobody_knows_is_open() -> None:
    j = Issue(SEPT, "J", F(10), HALCO)
    found = effect(last(told(j, set_aside(5, "J"))), Undetermined)
    assert found.missing == "the liquidation amount of J"
    assert found.reason.text == "What J is owed is not known: the liquidation amount of J is missing."
    assert sections(found.reason) == ["J public record"]
    assert paid(told(j, set_aside(500, "J"), givens=GIVEN_J), of="J") == 500


def test_a_trust_for_stock_without_a_liquidation_clause_is_open_too() -> None:
    found = effect(last(told(*BOTH, set_aside(5, "Common"))), Undetermined)
    assert (found.missing, sections(found.reason)) == ("the liquidation amount of Common", ["Common charter"])


def test_a_trust_to_a_part_of_a_cent_holds_whole_cents() -> None:
    terms = nstor(public("G", 3, amount=1))
    run = told(Issue(SEPT, "G", F(1, 3), HALCO), set_aside(None, "G"), terms=terms)
    payment = effect(last(run), Paid)
    assert (payment.exact, payment.amount) == (F(1, 3), F("0.33"))


def test_a_trust_pays_the_class_and_the_rest_goes_on() -> None:
    run = told(*BOTH, set_aside(14_000_000), Liquidate(SEPT, F(3_500_000)))
    assert (paid(run, of="K", kind="liquidation"), paid(run, to=OTHERS)) == (0, 3_500_000)


def test_a_trust_that_is_too_small_leaves_the_difference_to_be_paid() -> None:
    run = told(*BOTH, set_aside(13_000_000), Liquidate(SEPT, F(3_500_000)))
    assert (paid(run, of="K", kind="liquidation"), paid(run, of="Common")) == (1_000_000, 2_500_000)
    assert paid(told(ALL_K, set_aside(1)), to="trust for K") == 1
