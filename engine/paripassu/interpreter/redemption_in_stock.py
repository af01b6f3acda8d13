"""Redemption that is paid in stock: how many shares each holder gets, and whether there are so many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.converting import Lot, convert_lot, right_for, shares_of, split_off
from paripassu.interpreter.counts import headroom, move
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.redeeming import Plan, Redeemed
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.citations import Item
from paripassu.model.conversions import FractionRule
from paripassu.model.events import RedeemShares
from paripassu.model.redemption import Redemption, StockPayment
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Paid, Reason
from paripassu.model.terms import Stock
from paripassu.money import CENT, NEAREST, WHOLE, round_to, show_exact, show_exact_money, show_money, show_shares

_CASH = FractionRule(outcome="cash")


def paid_in(clause: Redemption, event: RedeemShares) -> Item[StockPayment] | None:
    """The stock that a redemption is paid in; None where it is paid in money."""
    item = clause.payment
    return item if item is not None and (event.in_stock or not item.value.or_cash) else None


def may_pay_so(stock: Stock, clause: Redemption, event: RedeemShares, found: Plan, state: State) -> Iterator[Objection]:
    """Redemption is paid in the stock that the terms name, at a value that is known, as far as there is any."""
    item = clause.payment
    if event.in_stock and (item is None or item.value.of != event.in_stock):
        cite = clause.cite if item is None else item.cite
        text = f"No clause of {stock.name} lets its redemption be paid in {event.in_stock}."
        yield Objection(VOID, Reason(text, (cite,)), code="R312")
        return
    item = paid_in(clause, event)
    if item is None:
        return
    needed = NOTHING
    for row in found.rows:
        each = _received(state, stock, item.value, row)
        if isinstance(each, Missing):
            text = f"How many {item.value.of} the redemption of {stock.name} takes waits for a fact: {each.what}."
            yield Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=each.what, outcomes=("all", "none"))
            return
        needed += each
    room = headroom(state, item.value.of)
    if room is not None and round_to(needed, WHOLE, "down") > room.shares:
        text = (
            f"Only {show_shares(room.shares)} {item.value.of} may still be issued ({room.words}), "
            f"not {show_exact(needed)}."
        )
        yield Objection(VOID, Reason(text, (*room.cites, law("DGCL §161")), room.inputs), code="R301")


def _received(state: State, stock: Stock, payment: StockPayment, row: Redeemed) -> Fraction | Missing:
    """The shares that pay for those of one holder, exact."""
    if payment.at is None:
        conversion = stock.conversion
        if conversion is None or conversion.into != payment.of:
            return Missing(f"into how many {payment.of} {stock.name} converts")
        right = right_for(state, stock, conversion, row.holder, row.shares)
        return right if isinstance(right, Missing) else row.shares * shares_of(right, payment.of)
    at = evaluate(payment.at, stock, state)
    if isinstance(at, Missing):
        return at
    return row.shares * row.each / at if at else Missing(f"what a share of {payment.of} is worth")


def pay_in_stock(
    stock: Stock, item: Item[StockPayment], told: tuple[Redeemed, Reason], state: State
) -> Iterator[Effect]:
    """Take the shares of a holder in and give stock for them; a part of a share is settled as on conversion."""
    row, why = told
    payment, conversion = item.value, stock.conversion
    received = _received(state, stock, payment, row)
    if isinstance(received, Missing):
        return
    if payment.at is None and conversion is not None:
        yield from convert_lot(state, Lot(stock, conversion, row.holder, row.shares, why))
        return
    at = evaluate(payment.at, stock, state) if payment.at is not None else NOTHING
    worth = NOTHING if isinstance(at, Missing) else at
    rule = conversion.fractions.value if conversion is not None and conversion.fractions is not None else _CASH
    due = split_off(evolve(rule, per="holder"), received, WHOLE, elects_shares=False)
    text = (
        f"{show_exact(row.shares)} {stock.name} of {row.holder} x {show_exact_money(row.each)} at "
        f"{show_exact_money(worth)} = {show_exact(received)} {payment.of}: {show_shares(due.received)} issued."
    )
    inputs = (Input("redemption price", row.each, "price"), Input(f"value of {payment.of}", worth, "price"))
    reason = Reason(text, (item.cite, *why.cites), inputs, rounding=due.rounding, because=(why,))
    yield from move(state, stock.name, row.holder, -row.shares, reason)
    yield from move(state, payment.of, row.holder, due.received, reason)
    if due.fraction:
        exact = due.fraction * worth
        cents = round_to(exact, CENT, NEAREST)
        rest = Reason(
            f"{show_exact(due.fraction)} x {show_exact_money(worth)} = {show_money(cents)}.", (item.cite,), inputs
        )
        yield Paid(f"p{len(state.payments) + 1}", stock.name, row.holder, cents, exact, "redemption", state.day, rest)
