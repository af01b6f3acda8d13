"""What an amount of the terms comes to in a state, or which fact is missing to say so."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.state import NOTHING, State
from paripassu.model.events import ClosePrice
from paripassu.model.quantities import Combine, Expression, Extreme, Literal, Quantity
from paripassu.model.terms import Stock
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Missing(Value):
    """A fact that nobody supplied, said so that the reader knows what to supply."""

    what: str


Known = Fraction | Missing


def evaluate(expression: Expression, stock: Stock, state: State) -> Known:
    """The amount for one share of `stock`, exact, or the first fact that is missing."""
    match expression:
        case Literal():
            return expression.value
        case Quantity():
            owner = state.stock(expression.of) if expression.of else stock
            return quantity_of(state, owner, expression.name)
        case Combine():
            return _combine(expression, stock, state)
        case Extreme():
            parts = [evaluate(part, stock, state) for part in expression.parts]
            for part in parts:
                if isinstance(part, Missing):
                    return part
            amounts = [part for part in parts if isinstance(part, Fraction)]
            return max(amounts) if expression.which == "greater" else min(amounts)


def _combine(expression: Combine, stock: Stock, state: State) -> Known:
    left, right = evaluate(expression.left, stock, state), evaluate(expression.right, stock, state)
    if isinstance(left, Missing):
        return left
    if isinstance(right, Missing):
        return right
    match expression.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else Missing(f"a divisor that is not zero in the terms of {stock.name}")


def quantity_of(state: State, stock: Stock, name: str) -> Known:
    """A named quantity for one share of a class by now: as events changed it, else as the terms or the script say."""
    changed = state.quantity(stock.name, name)
    if changed is not None:
        return changed
    given = state.given(stock.name, name)
    if given is not None:
        return given.value
    written = _written(state, stock, name)
    return Missing(f"the {name} of {stock.name}") if written is None else written


def _written(state: State, stock: Stock, name: str) -> Known | None:
    designation, conversion, liquidation = stock.designation, stock.conversion, stock.liquidation
    match name:
        case "stated value":
            item = designation.stated_value if designation else None
            return item.value if item else None
        case "original price":
            item = designation.original_price if designation else None
            return item.value if item else None
        case "par value":
            item = (designation.par_value if designation else None) or stock.par_value
            return item.value if item else None
        case "liquidation amount":
            return evaluate(liquidation.amount.value, stock, state) if liquidation and liquidation.amount else None
        case "conversion price":
            return conversion.price.value if conversion and conversion.price else None
        case "conversion rate":
            return evaluate(conversion.rate.value, stock, state) if conversion and conversion.rate else None
        case "market price":
            return close_price(state, stock.name)
        case "unpaid dividends" | "declared dividends" | "accrued dividends":
            return NOTHING if stock.dividends is None or stock.dividends.rates is None else None
        case _:
            return None


def close_price(state: State, of: str) -> Fraction | None:
    """The close of a class on the present day; None where the script gives none."""
    for event in reversed(state.past(ClosePrice)):
        if event.of == of and event.date == state.today:
            return event.price
    return None


def conversion_rate(state: State, stock: Stock) -> Known:
    """Shares that one share of a series converts into by now, exact."""
    return quantity_of(state, stock, "conversion rate")
