"""What shares weigh where classes of different worth are counted together: one each, their preference, their votes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from paripassu.interpreter.evaluate import Known, Missing, conversion_rate, quantity_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.votes import exact_votes
from paripassu.model.terms import Stock

ONE = Fraction(1)
# What a count is a count of, by what a share weighs.
NOUNS = {
    "shares": "shares",
    "liquidation amount": "dollars of liquidation amount",
    "votes": "votes",
    "as converted": "shares as converted",
}


def weight(state: State, stock: Stock, counted_by: str, day: date | None) -> Known:
    """What one share of a class weighs on a day (None: now), or the fact that is missing to say so."""
    return _WEIGHTS[counted_by](state, stock, day)


def weighed(state: State, of: str, counted_by: str, day: date | None) -> dict[str, Fraction] | Missing:
    """What each holder's shares of a class weigh together at the close of a day, those of its series included."""
    found: dict[str, Fraction] = {}
    for stock in (state.stock(of), *state.terms.series_of(of)):
        held = state.holdings_on(stock.name, day)
        each = weight(state, stock, counted_by, day) if held else NOTHING
        if isinstance(each, Missing):
            return each
        for holder, shares in held.items():
            found[holder] = found.get(holder, NOTHING) + shares * each
    return found


def _rate(state: State, stock: Stock, day: date | None) -> Known:
    """Stock that converts into nothing stands for itself, if it is the stock that others convert into."""
    return ONE if stock.conversion is None and not stock.is_series else conversion_rate(state, stock, day)


_WEIGHTS: dict[str, Callable[[State, Stock, date | None], Known]] = {
    "shares": lambda _state, _stock, _day: ONE,
    "liquidation amount": lambda state, stock, day: quantity_of(state, stock, "liquidation amount", day),
    "votes": lambda state, stock, day: exact_votes(state, stock, ONE, day),
    "as converted": _rate,
}
