"""A price in figures beside a conversion price that moves: after a split the test asks for another company's price."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of, quantities_named
from paripassu.checks.restated import leaves_out
from paripassu.diagnostics.codes import FIXED_TRIGGER_PRICE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.rights import Adjustment, PriceTest
from paripassu.model.terms import Stock, Terms


def check_fixed_trigger_price(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each test of the close against a figure, in a series whose conversion follows splits."""
    for stock in terms.stocks:
        for test, cite in kinds_of(stock, PriceTest):
            if not quantities_named(test.amount) and _follows_splits(stock):
                message = f"{quote(cite.words)} tests a figure that stays as it is, and the conversion follows splits."
                hint = (
                    "Name the quantity instead, as in `135% of conversion price`, where the paper means the price as "
                    "adjusted; market practice says so in words."
                )
                yield Diagnostic(FIXED_TRIGGER_PRICE, message, Label(cite.span), hint=hint)


def _follows_splits(stock: Stock) -> bool:
    conversion, adjustment = stock.conversion, stock.clause(Adjustment)
    split = None if adjustment is None else adjustment.split
    split = split or (None if conversion is None else conversion.split_adjusts)
    return (split is not None and split.value) or leaves_out(stock, "adjust")
