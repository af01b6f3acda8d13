"""What is unpaid in dividends when a story has come to a day: time alone can part two sides."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.dividend_lots import unpaid_to
from paripassu.interpreter.state import State


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
