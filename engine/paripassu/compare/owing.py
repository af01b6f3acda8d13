"""What dividends have come to when a story has come to a day: time alone can part two sides."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.dividend_lots import unpaid_to
from paripassu.interpreter.evaluate import quantity_of
from paripassu.interpreter.state import State

_RATES = ("dividend rate", "full dividend")


def owed(state: State) -> dict[tuple[str, str], Fraction | str]:
    """What is unpaid in dividends, by class and holder, in dollars; which fact is missing where nobody can say."""
    found: dict[tuple[str, str], Fraction | str] = {}
    for stock in state.terms.stocks:
        if stock.dividends is None or stock.dividends.rates is None:
            continue
        for holder in state.holdings.get(stock.name, {}):
            amount = unpaid_to(state, stock, holder)
            if not isinstance(amount, Fraction):
                found[stock.name, holder] = amount.what
            elif amount:
                found[stock.name, holder] = amount
    return found


def rates(state: State) -> dict[tuple[str, str], Fraction]:
    """The dividend rates in force, and one full dividend a share, by class and name, where they are known."""
    found: dict[tuple[str, str], Fraction] = {}
    for stock in state.terms.stocks:
        if stock.dividends is None or stock.dividends.rates is None or not state.out(stock.name):
            continue
        for name in _RATES:
            value = quantity_of(state, stock, name)
            if isinstance(value, Fraction):
                found[stock.name, name] = value
    return found
