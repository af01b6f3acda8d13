"""What remains when the story ends."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.counts import counts
from paripassu.interpreter.evaluate import conversion_rate, quantity_of
from paripassu.interpreter.state import State
from paripassu.model.run import Residual


def residual(state: State) -> Residual:
    """Who holds what, the counts, the duties and the payments; classes in the order of the terms."""
    holdings = tuple(
        (stock.name, holder, shares)
        for stock in state.terms.stocks
        for holder, shares in state.holdings.get(stock.name, {}).items()
        if shares
    )
    return Residual(
        date=state.today,
        holdings=holdings,
        counts=tuple(counts(state, stock.name) for stock in state.terms.stocks),
        duties=tuple(state.duties.values()),
        payments=tuple(state.payments),
        quantities=tuple(_quantities(state)),
    )


def _quantities(state: State) -> list[tuple[str, str, Fraction]]:
    """The rates and amounts of each series by now, where they are known."""
    found: list[tuple[str, str, Fraction]] = []
    for stock in state.terms.stocks:
        amount = quantity_of(state, stock, "liquidation amount")
        if isinstance(amount, Fraction):
            found.append((stock.name, "liquidation amount", amount))
        rate = conversion_rate(state, stock)
        if stock.conversion is not None and isinstance(rate, Fraction):
            found.append((stock.name, "conversion rate", rate))
    return found
