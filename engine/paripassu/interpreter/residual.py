"""What remains when the story ends."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.counts import counts
from paripassu.interpreter.evaluate import conversion_rate, quantity_of
from paripassu.interpreter.state import State
from paripassu.model.run import Residual


def residual(state: State) -> Residual:
    """Who holds what, the counts, the duties and the payments; classes in the order of the terms."""
    return Residual(
        date=state.today,
        holdings=tuple(
            (stock.name, holder, shares)
            for stock in state.terms.stocks
            for holder, shares in state.holdings.get(stock.name, {}).items()
        )
        + tuple(_of_others(state)),
        counts=tuple(counts(state, stock.name) for stock in state.terms.stocks),
        duties=tuple(state.duties.values()),
        payments=tuple(state.payments),
        quantities=tuple(_quantities(state)),
    )


def _quantities(state: State) -> Iterator[tuple[str, str, Fraction]]:
    """The rates and amounts of each series by now, where they are known."""
    for stock in state.terms.stocks:
        amount = quantity_of(state, stock, "liquidation amount")
        if isinstance(amount, Fraction):
            yield stock.name, "liquidation amount", amount
        carried_over = state.entitlements.get(stock.name)
        if carried_over is not None:
            for name, number in carried_over.securities:
                yield stock.name, f"{name} on conversion", number
            if carried_over.cash:
                yield stock.name, "cash on conversion", carried_over.cash
            continue
        price = quantity_of(state, stock, "conversion price")
        if isinstance(price, Fraction):
            yield stock.name, "conversion price", price
        rate = conversion_rate(state, stock)
        if isinstance(rate, Fraction):
            yield stock.name, "conversion rate", rate


def _of_others(state: State) -> Iterator[tuple[str, str, Fraction]]:
    """Securities of other companies that mergers and conversions gave to the holders."""
    for name, holders in state.holdings.items():
        if state.terms.stock(name) is None:
            for holder, shares in holders.items():
                yield name, holder, shares
