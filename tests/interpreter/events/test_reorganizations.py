# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.series_k import nstor
from interpreter.story import BOTH, HALCO, OTHERS, F, counted, day, effect, effects, held, last, paid, sections, told
from paripassu.model.events import Issue, Merge, Property, Reorganize, SellAssets
from paripassu.model.run import ALLOWED, VOID, Converted, Input, Noted, Paid

JUNE = day("2002-06-17")
HALF_AND_CASH = Property((("NewCo", F(1, 2)),), F("0.10"))


def test_in_a_merger_each_share_of_common_becomes_what_the_script_says() -> None:
    run = told(*BOTH, Merge(JUNE, "NewCo", survives=False, each=HALF_AND_CASH))
    assert (held(run, "Common", OTHERS), counted(run, "Common", "outstanding")) == (0, 0)
    turned = effect(last(run), Converted)
    assert (turned.of, turned.into, turned.shares, turned.received) == ("Common", "NewCo", 35_000_000, 17_500_000)
    assert turned.reason.text == "In the merger with NewCo each Common becomes 0.5 NewCo + $0.10."
    assert sections(turned.reason) == ["DGCL §251"]
    payment = effect(last(run), Paid)
    assert (payment.to, payment.amount, payment.kind) == (OTHERS, 3_500_000, "exchange")
    assert payment.reason.inputs == (Input("shares", F(35_000_000), "shares"), Input("for each", F("0.10"), "price"))


def test_the_cents_of_an_exchange_add_up_over_all_holders() -> None:
    holders = [Issue(day("2002-01-02"), "Common", F(1), name) for name in ("A", "B", "C")]
    run = told(*holders, Merge(JUNE, "NewCo", survives=True, each=Property(cash=F(1, 3))))
    payments = effects(last(run), Paid)
    assert [payment.amount for payment in payments] == [F("0.34"), F("0.33"), F("0.33")]
    assert payments[0].reason.rounding == "to the cent, by largest remainder"
    assert payments[0].reason.text == "1 Common of A in the exchange."


def test_shares_may_be_exchanged_for_more_or_fewer_of_the_same_class() -> None:
    each = Property((("Common", F(2)),), F("0.01"))
    run = told(*BOTH, Reorganize(JUNE, "Common", "capital reorganization", each))
    assert (held(run, "Common", OTHERS), counted(run, "Common", "outstanding")) == (70_000_000, 70_000_000)
    assert paid(run, to=OTHERS) == 350_000
    assert effects(last(run), Converted) == []


def test_shares_of_another_class_of_the_company_are_held_and_counted() -> None:
    each = Property((("I", F(1, 1_000_000)),))
    run = told(*BOTH, Reorganize(JUNE, "Common", "reclassification", each))
    assert (held(run, "I", OTHERS), counted(run, "I", "outstanding")) == (35, 35)
    assert effect(last(run), Converted).reason.text == "Each Common becomes 0.000001 I (reclassification)."


def test_no_more_can_come_out_of_an_exchange_than_is_authorized() -> None:
    each = Property((("I", F(1, 100_000)),))
    run = told(*BOTH, Reorganize(JUNE, "Common", "reclassification", each))
    step = last(run)
    assert (step.ruling, step.code, step.effects) == (VOID, "R301", ())
    assert step.reasons[0].text == "The exchange needs 350 I, but only 250 are authorized."
    assert sections(step.reasons[0]) == ["I public record", "DGCL §161"]
    assert step.reasons[0].inputs == (Input("authorized", F(250), "shares"), Input("needed", F(350), "shares"))


def test_what_is_outstanding_already_counts_against_the_authorized_number() -> None:
    each = Property((("I", F(1, 1_000_000)),))
    story = (*BOTH, Issue(JUNE, "I", F(216), HALCO), Reorganize(JUNE, "Common", "reclassification", each))
    assert last(told(*story)).ruling == VOID
    # Exchanged for themselves, the old shares make room for the new.
    doubled = Property((("Common", F(15, 7)),))
    assert last(told(*BOTH, Reorganize(JUNE, "Common", "reclassification", doubled))).ruling != VOID
    tripled = Property((("Common", F(3)),))
    assert last(told(*BOTH, Reorganize(JUNE, "Common", "reclassification", tripled))).ruling == VOID


def test_another_class_may_be_the_one_that_is_exchanged() -> None:
    merger = Merge(JUNE, "NewCo", survives=True, each=Property(cash=F(500)), of="K")
    run = told(*BOTH, merger)
    assert (paid(run, to=HALCO), counted(run, "K", "outstanding")) == (7_000_000, 0)
    assert counted(run, "K", "reacquired") == 14_000


def test_a_merger_that_says_nothing_of_shares_exchanges_none() -> None:
    run = told(*BOTH, Merge(JUNE, "NewCo", survives=True))
    assert effects(last(run), Noted)[0].reason.text == "The company merges with NewCo."
    run = told(*BOTH, Merge(JUNE, "NewCo", survives=False))
    assert effects(last(run), Noted)[0].reason.text == "The company merges with NewCo and does not survive."
    assert held(run, "Common", OTHERS) == 35_000_000


def test_a_company_without_common_stock_has_none_to_exchange() -> None:
    terms = nstor()
    alone = evolve(terms, stocks=terms.stocks[1:])
    run = told(BOTH[1], Merge(JUNE, "NewCo", survives=True, each=HALF_AND_CASH), terms=alone)
    assert effects(last(run), Noted)[0].reason.text == "The company merges with NewCo."


def test_a_sale_of_assets_pays_nobody_by_itself() -> None:
    run = told(SellAssets(JUNE, "Buyer", F(2_000_000)))
    note = effects(last(run), Noted)[0]
    assert note.reason.text == "Assets sold to Buyer for $2,000,000; the company holds the proceeds."
    assert sections(note.reason) == ["DGCL §271"]
    silent = effects(last(told(SellAssets(JUNE, "Buyer"))), Noted)[0]
    assert silent.reason.text == "Assets sold to Buyer; the company holds the proceeds."
    assert (last(run).ruling, run.residual.payments) == (ALLOWED, ())
