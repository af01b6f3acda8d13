"""What one share of a series is owed when money is paid out, in dollars.

Everything that terms leave to events is a number here: dividends that built up, a multiple that fell on a day, a market
price. What is missing is said by name, with the clause that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.accruing import on_share
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.knowing import with_known
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.quantities import PRICE, Defined, Expression, Extreme, Literal, Quantity, parts_of
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money
from paripassu.value import Value

AS_CONVERTED = Quantity("as-converted amount")
# Dollars a share by the words that terms use.
Dividends = Mapping[str, Fraction]
NO_DIVIDENDS: Dividends = dict.fromkeys(("unpaid dividends", "accrued dividends", "declared dividends"), NOTHING)


@frozen(eq=False, repr=False)
class Lack(Value):
    """A fact that nobody supplied and without which nothing can be paid out, with the clause that needs it."""

    what: str
    cite: Cite


@frozen(eq=False, repr=False)
class Owed(Value):
    """What one share is owed first, and why; `is_greater` says that the terms put the as-converted amount beside it."""

    each: Fraction
    because: Reason
    is_greater: bool = False


def takes_the_rest(state: State, stock: Stock) -> bool:
    """Whether it is stock that takes what is left: no liquidation clause, no series, and nobody supplied an amount."""
    return stock.liquidation is None and state.given(stock.name, "liquidation amount") is None and not stock.is_series


def dividends_on(state: State, stock: Stock, since: date | None) -> Dividends | Lack:
    """What the terms may count by on a share issued on a day (None: no dividend builds up), in dollars a share."""
    found = on_share(state, stock, since)
    if isinstance(found, Missing):
        return Lack(found.what, stock.dividends.cite if stock.dividends is not None else stock.cite)
    return found


def owed_each(state: State, stock: Stock, dividends: Dividends) -> Owed | Lack:
    """What one share of a series is owed, given the dividends that are unpaid on it."""
    written = in_force(state, stock)
    if isinstance(written, Lack):
        return written
    amount, is_greater = _without_as_converted(written)
    owed = evaluate(with_known(amount, dividends), stock, state)
    if isinstance(owed, Missing):
        return Lack(owed.what, amount_cite(stock))
    figures = tuple(_figures(state, stock, amount, dividends))
    text = f"Each {stock.name} is owed {show_exact_money(owed)}."
    return Owed(owed, Reason(text, _stated_by(state, stock), figures), is_greater)


def _stated_by(state: State, stock: Stock) -> tuple[Cite, ...]:
    """Who says what is owed by now: the terms, the script where they are silent, or what changed it."""
    name, given = "liquidation amount", state.given(stock.name, "liquidation amount")
    changes = [change for change in state.changes if (change.of, change.quantity) == (stock.name, name)]
    if changes:
        return (amount_cite(stock), *changes[-1].reason.cites)
    return (given.cite,) if given is not None else (amount_cite(stock),)


def amount_cite(stock: Stock) -> Cite:
    """Where the terms state what is owed."""
    clause = stock.liquidation
    if clause is None:
        return stock.cite
    return clause.amount.cite if clause.amount is not None else clause.cite


def in_force(state: State, stock: Stock) -> Expression | Lack:
    """The amount that the terms state for the present day, or that the script or an event put in its place."""
    name, clause = "liquidation amount", stock.liquidation
    if state.quantity(stock.name, name) is not None or state.given(stock.name, name) is not None:
        return Quantity(name)
    if clause is None or clause.amount is None:
        if clause is not None and clause.participation is not None and clause.participation.value is not None:
            return Literal(NOTHING, PRICE)
        return Lack(f"the {name} of {stock.name}", stock.cite if clause is None else clause.cite)
    if clause.amount_later is None:
        return clause.amount.value
    if state.today is None:
        return Lack(f"the day of the payout, on which the amount of {stock.name} depends", clause.amount.cite)
    amount = clause.amount.value
    for period in clause.amount_later.value:
        amount = period.amount if period.since <= state.today else amount
    return amount


def _without_as_converted(amount: Expression) -> tuple[Expression, bool]:
    """The amount without the as-converted alternative, and whether there is one: conversion is weighed by itself."""
    if amount == AS_CONVERTED:
        return Literal(NOTHING, PRICE), True
    if isinstance(amount, Extreme) and amount.which == "greater" and AS_CONVERTED in amount.parts:
        left = tuple(part for part in amount.parts if part != AS_CONVERTED)
        return (left[0] if len(left) == 1 else Extreme("greater", left)), True
    return amount, False


def _figures(state: State, stock: Stock, amount: Expression, known: Mapping[str, Fraction]) -> list[Input]:
    """Every quantity that an amount is made of, with its value."""
    match amount:
        case Quantity():
            value = evaluate(with_known(amount, known), stock, state)
            words = f"{amount.name} of {amount.of}" if amount.of else amount.name
            return [Input(words, value, "price")] if isinstance(value, Fraction) else []
        case Defined():
            value = evaluate(with_known(amount, known), stock, state)
            own = [Input(amount.name, value, "price")] if isinstance(value, Fraction) else []
            return own + _figures(state, stock, amount.amount, known)
        case _:
            return [figure for part in parts_of(amount) for figure in _figures(state, stock, part, known)]
