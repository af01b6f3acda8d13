"""The average, the lowest or the highest close of the last trading days before a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from paripassu.interpreter.duties import CALENDAR
from paripassu.interpreter.evaluate import Known, Missing, close_price
from paripassu.interpreter.price_tests import named_days, trading_days_before
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.terms import Stock


def close_over(state: State, stock: Stock, name: str, day: date | None) -> Known:
    """What a quantity such as `average close over 10 trading days` comes to; the day itself does not count."""
    which, _, span = name.partition(" close over ")
    given = state.quantity(stock.name, "market price")
    if isinstance(given, Fraction):
        # Where a market price is given for a payout there are no days to take it from.
        return given
    on = state.today if day is None else day
    days = None if on is None else trading_days_before(on, int(span.split()[0]))
    if days is None:
        return Missing(f"the last trading days, by {CALENDAR}")
    closes = [close_price(state, stock.name, each) for each in days]
    unknown = [each for each, close in zip(days, closes, strict=True) if close is None]
    if unknown:
        return Missing(f"the close price of {stock.name} on {named_days(unknown)}")
    return _TAKES[which]([close for close in closes if close is not None])


def _average(closes: list[Fraction]) -> Fraction:
    return sum(closes, NOTHING) / len(closes)


_TAKES: dict[str, Callable[[list[Fraction]], Fraction]] = {"average": _average, "lowest": min, "highest": max}
