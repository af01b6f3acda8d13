"""Whether a table holds more shares than there can be."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.diagnostics.codes import OVER_AUTHORIZED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.captable import CapTable, Holding
from paripassu.model.terms import Stock, Terms
from paripassu.money import show_shares


def over_authorized(table: CapTable, terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each class of which a table holds too many, at the row that goes beyond the number."""
    for stock in terms.stocks:
        if stock.authorized is None:
            continue
        counted = {stock.name, *(series.name for series in terms.series_of(stock.name))}
        held = [row for row in table.holdings if row.of in counted and row.strike is None]
        row = _beyond(held, stock.authorized.value)
        if row is not None:
            yield _finding(stock, row, sum((each.shares for each in held), Fraction(0)), stock.authorized.value)


def _beyond(held: list[Holding], most: Fraction) -> Holding | None:
    total = Fraction(0)
    for row in held:
        total += row.shares
        if total > most:
            return row
    return None


def _finding(stock: Stock, row: Holding, total: Fraction, most: Fraction) -> Diagnostic:
    message = f"The cap table holds {show_shares(total)} {stock.name}, and {show_shares(most)} are authorized."
    also = () if stock.authorized is None else (Label(stock.authorized.cite.span, "authorized here"),)
    return Diagnostic(OVER_AUTHORIZED, message, Label(row.at, "from this row on"), also)
