"""A price that follows the market and is adjusted as well: a split moves it twice."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import follows_the_market
from paripassu.diagnostics.codes import MARKET_PRICE_ADJUSTED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.rights import Adjustment
from paripassu.model.terms import Terms


def check_market_price_adjusted(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series that converts at a market price and adjusts it for splits."""
    for stock in terms.stocks:
        conversion, adjustment = stock.conversion, stock.clause(Adjustment)
        rate = None if conversion is None else conversion.rate
        split = None if adjustment is None else adjustment.split
        split = split or (None if conversion is None else conversion.split_adjusts)
        if rate is None or split is None or not split.value or not follows_the_market(rate.value):
            continue
        message = (
            f"{stock.name} converts at a market price, which splits change by themselves, and is adjusted as well."
        )
        also = (Label(split.cite.span, "adjusted here"),)
        hint = (
            "Adjust the fixed parts alone (a floor, a stated price), as the paper has it; market practice adjusts a "
            "market price only within the days that it averages."
        )
        yield Diagnostic(MARKET_PRICE_ADJUSTED, message, Label(rate.cite.span), also, hint)
