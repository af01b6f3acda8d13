"""What an amount of the terms comes to in a state, or which fact is missing to say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Item
from paripassu.model.events import ClosePrice, Merge, Reorganize
from paripassu.model.quantities import Combine, Expression, Extreme, Literal, Quantity
from paripassu.model.terms import Stock
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Missing(Value):
    """A fact that nobody supplied, said so that the reader knows what to supply."""

    what: str


Known = Fraction | Missing


def evaluate(expression: Expression, stock: Stock, state: State, day: date | None = None) -> Known:
    """The amount for one share of `stock` at the close of a day (None: now), or the first fact that is missing."""
    match expression:
        case Literal():
            return expression.value
        case Quantity(window=window) if window is not None:
            from paripassu.interpreter.market import window_price  # noqa: PLC0415 - few terms look at prices of many days

            return window_price(state, expression.of, window, day)
        case Quantity():
            owner = state.stock(expression.of) if expression.of else stock
            return quantity_of(state, owner, expression.name, day)
        case Combine():
            return _combine(expression, stock, state, day)
        case Extreme():
            return _extreme(expression, stock, state, day)
        case _:
            from paripassu.interpreter.observing import of_the_record  # noqa: PLC0415 - few amounts need the record

            return of_the_record(expression, stock, state, day)


def _combine(expression: Combine, stock: Stock, state: State, day: date | None) -> Known:
    left = evaluate(expression.left, stock, state, day)
    right = evaluate(expression.right, stock, state, day)
    if isinstance(left, Missing):
        return left
    if isinstance(right, Missing):
        return right
    if expression.operator == "/" and not right:
        return Missing(f"a divisor that is not zero in the terms of {stock.name}")
    return _OPERATORS[expression.operator](left, right)


_OPERATORS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}


def _extreme(expression: Extreme, stock: Stock, state: State, day: date | None) -> Known:
    amounts: list[Fraction] = []
    for part in expression.parts:
        amount = evaluate(part, stock, state, day)
        if isinstance(amount, Missing):
            return amount
        amounts.append(amount)
    return max(amounts) if expression.which == "greater" else min(amounts)


def quantity_of(state: State, stock: Stock, name: str, day: date | None = None) -> Known:
    """A named quantity for one share, as events had changed it by a day, else as the script or the terms say."""
    changed = state.quantity(stock.name, name, day)
    if isinstance(changed, str):
        return Missing(f"the {name} of {stock.name} ({changed})")
    if changed is not None:
        return changed
    given = state.given(stock.name, name)
    if given is not None:
        return given.value
    written = _WRITTEN.get(name)
    found = written(state, stock, day) if written is not None else None
    return Missing(f"the {name} of {stock.name}") if found is None else found


def _value(item: Item[Fraction] | None) -> Fraction | None:
    return item.value if item is not None else None


def _amount(item: Item[Expression] | None, state: State, stock: Stock, day: date | None) -> Known | None:
    return evaluate(item.value, stock, state, day) if item is not None else None


def _stated_value(_state: State, stock: Stock, _day: date | None) -> Known | None:
    return _value(stock.designation.stated_value) if stock.designation is not None else None


def _original_price(_state: State, stock: Stock, _day: date | None) -> Known | None:
    return _value(stock.designation.original_price) if stock.designation is not None else None


def _par_value(_state: State, stock: Stock, _day: date | None) -> Known | None:
    own = stock.designation.par_value if stock.designation is not None else None
    return _value(own or stock.par_value)


def _liquidation_amount(state: State, stock: Stock, day: date | None) -> Known | None:
    clause, on = stock.liquidation, state.today if day is None else day
    if clause is None or clause.amount is None:
        return None
    amount = clause.amount.value
    for period in clause.amount_later.value if clause.amount_later is not None else ():
        # Before the first day of a story nothing has changed yet.
        amount = period.amount if on is not None and period.since <= on else amount
    return evaluate(amount, stock, state, day)


def _conversion_price(_state: State, stock: Stock, _day: date | None) -> Known | None:
    return _value(stock.conversion.price) if stock.conversion is not None else None


def _conversion_rate(state: State, stock: Stock, day: date | None) -> Known | None:
    rate = rate_in_force(state, stock, day)
    return None if rate is None else evaluate(rate, stock, state, day)


def rate_in_force(state: State, stock: Stock, day: date | None = None) -> Expression | None:
    """The amount by which a series converts on a day (None: now), where the terms change it on a day or by an act."""
    clause, on = stock.conversion, state.today if day is None else day
    if clause is None or clause.rate is None:
        return None
    rate = clause.rate.value
    for later in clause.rate_later.value if clause.rate_later is not None else ():
        has_come = later.since is not None and on is not None and later.since <= on
        rate = later.rate if has_come or (later.after and _has_happened(state, later.after, on)) else rate
    return rate


def _has_happened(state: State, matter: str, on: date | None) -> bool:
    acts = [*state.past(Reorganize), *(state.past(Merge) if matter == "merger" else ())]
    return any(
        on is not None and act.date <= on and (not isinstance(act, Reorganize) or act.kind == matter) for act in acts
    )


def _vwap(state: State, stock: Stock, day: date | None) -> Known | None:
    return close_price(state, stock.name, day, "vwap")


def _market_price(state: State, stock: Stock, day: date | None) -> Known | None:
    return close_price(state, stock.name, day)


def _dividends(name: str) -> Callable[[State, Stock, date | None], Known | None]:
    """What builds up on a share, where it is the same on every share; most stock never asks."""

    def written(state: State, stock: Stock, day: date | None) -> Known | None:
        if state.today is None:
            return NOTHING
        from paripassu.interpreter.dividend_lots import on_every_share  # noqa: PLC0415 - it evaluates amounts itself

        return on_every_share(state, stock, name, day)

    return written


def _of_dividends(name: str) -> Callable[[State, Stock, date | None], Known | None]:
    """What the clause about dividends says by now; most stock never asks."""

    def written(state: State, stock: Stock, _day: date | None) -> Known | None:
        if state.today is None or stock.dividends is None:
            return None
        from paripassu.interpreter import accruing  # noqa: PLC0415 - it evaluates amounts itself

        found: Known = getattr(accruing, name)(state, stock)
        return found

    return written


def _redemption_price(state: State, stock: Stock, day: date | None) -> Known | None:
    from paripassu.interpreter.dividend_lots import price_on_every_share  # noqa: PLC0415 - it evaluates amounts itself

    return price_on_every_share(state, stock, day)


_WRITTEN: dict[str, Callable[[State, Stock, date | None], Known | None]] = {
    "stated value": _stated_value,
    "original price": _original_price,
    "par value": _par_value,
    "liquidation amount": _liquidation_amount,
    "conversion price": _conversion_price,
    "conversion rate": _conversion_rate,
    "market price": _market_price,
    "vwap": _vwap,
    "unpaid dividends": _dividends("unpaid dividends"),
    "declared dividends": _dividends("declared dividends"),
    "accrued dividends": _dividends("accrued dividends"),
    "redemption price": _redemption_price,
    "accreted value": _dividends("accreted value"),
    "dividend rate": _of_dividends("rate_now"),
    "full dividend": _of_dividends("full_dividend"),
}


def close_price(state: State, of: str, day: date | None = None, measure: str = "close") -> Fraction | None:
    """The close (or vwap) of a class on a day (None: today); None where the script gives none."""
    wanted = state.today if day is None else day
    for event in reversed(state.past(ClosePrice)):
        if event.of == of and event.date == wanted and event.measure == measure:
            return event.price
    return None


def conversion_rate(state: State, stock: Stock, day: date | None = None) -> Known:
    """Shares that one share of a series converts into, at the close of a day (None: now), exact."""
    return quantity_of(state, stock, "conversion rate", day)
