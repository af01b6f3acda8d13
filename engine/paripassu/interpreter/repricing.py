"""A new conversion price: the rate follows it, whether the terms write the rate by the price or as a number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, conversion_rate, quantity_of
from paripassu.interpreter.state import State
from paripassu.model.quantities import Expression, Quantity, parts_of
from paripassu.model.run import Effect, Input, Reason, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_exact

PRICE, RATE = "conversion price", "conversion rate"


def repriced(state: State, stock: Stock, factor: Fraction, reason: Reason) -> Iterator[Effect]:
    """Multiply the conversion price by a factor, so that the rate is divided by it.

    A rate that the terms count from the price follows by itself; any other is changed beside it.
    """
    price, rate = quantity_of(state, stock, PRICE), conversion_rate(state, stock)
    if isinstance(price, Fraction):
        yield TermChanged(stock.name, PRICE, price, price * factor, reason)
    if isinstance(rate, Missing) or follows_price(state, stock):
        return
    after = rate / factor
    text = f"One {stock.name} converts into {show_exact(after)} instead of {show_exact(rate)}."
    inputs = (Input("rate before", rate, "ratio"), Input("factor of the price", factor, "ratio"))
    yield TermChanged(stock.name, RATE, rate, after, Reason(text, reason.cites, inputs, because=(reason,)))


def follows_price(state: State, stock: Stock) -> bool:
    """Whether the rate is counted from the conversion price, and no event has put a figure in its place."""
    clause = stock.conversion
    if clause is None or clause.rate is None or state.quantity(stock.name, RATE) is not None:
        return False
    return state.given(stock.name, RATE) is None and names(clause.rate.value, PRICE)


def names(expression: Expression, quantity: str) -> bool:
    """Whether an amount speaks of a quantity of the series itself."""
    if isinstance(expression, Quantity):
        return expression.name == quantity and not expression.of
    return any(names(part, quantity) for part in parts_of(expression))
