"""A new conversion price: the rate follows it, whether the terms write the rate by the price or as a number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, conversion_rate, quantity_of
from paripassu.interpreter.state import State
from paripassu.model.adjustments import SmallestChange
from paripassu.model.citations import Item
from paripassu.model.events import Event
from paripassu.model.quantities import Expression, Quantity, parts_of
from paripassu.model.rights import Adjustment
from paripassu.model.run import Effect, Input, Reason, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money, show_percent

PRICE, RATE = "conversion price", "conversion rate"
# The factor of the changes that are too small to be made yet.
WAITING = "adjustment carried forward"
ONE = Fraction(1)


def repriced(
    state: State, stock: Stock, factor: Fraction, reason: Reason, cause: Event | None = None
) -> Iterator[Effect]:
    """Multiply the conversion price by a factor, so that the rate is divided by it.

    A rate that the terms count from the price follows by itself; any other is changed beside it. A change that is too
    small waits, where the terms say so, for others to come to enough with it.
    """
    price, rate = quantity_of(state, stock, PRICE), conversion_rate(state, stock)
    clause = stock.clause(Adjustment)
    item = clause.smallest_change if clause is not None else None
    if item is not None:
        waiting = state.quantity(stock.name, WAITING)
        factor *= waiting if isinstance(waiting, Fraction) else ONE
        if _is_small(item.value, price, factor):
            yield _waits(stock, item, (waiting, factor), reason)
            return
        if waiting not in {None, ONE}:
            inputs = (*reason.inputs, Input("with what had waited", factor, "ratio"))
            reason = Reason(f"{reason.text} What had waited is counted with it.", reason.cites, inputs)
            yield TermChanged(stock.name, WAITING, waiting or ONE, ONE, reason)
    if isinstance(price, Fraction):
        yield TermChanged(stock.name, PRICE, price, price * factor, reason, cause=cause)
    if isinstance(rate, Missing) or follows_price(state, stock):
        return
    after = rate / factor
    text = f"One {stock.name} converts into {show_exact(after)} instead of {show_exact(rate)}."
    inputs = (Input("rate before", rate, "ratio"), Input("factor of the price", factor, "ratio"))
    why = Reason(text, reason.cites, (*inputs, *reason.inputs), because=(reason,))
    yield TermChanged(stock.name, RATE, rate, after, why, cause=cause)


def _is_small(rule: SmallestChange, price: object, factor: Fraction) -> bool:
    """Whether a change of the price is below the smallest that the terms make."""
    if rule.is_part:
        return abs(factor - ONE) < rule.by
    return isinstance(price, Fraction) and abs(price * factor - price) < rule.by


def _waits(
    stock: Stock, item: Item[SmallestChange], factors: tuple[Fraction | str | None, Fraction], why: Reason
) -> TermChanged:
    """A change that is put off."""
    waiting, factor = factors
    rule = item.value
    least = show_percent(rule.by) if rule.is_part else show_exact_money(rule.by)
    text = f"The change of the conversion price of {stock.name} by x {show_exact(factor)} is below {least} and waits."
    reason = Reason(text, (item.cite,), (Input("factor that waits", factor, "ratio"),), because=(why,))
    return TermChanged(stock.name, WAITING, ONE if waiting is None else waiting, factor, reason)


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
