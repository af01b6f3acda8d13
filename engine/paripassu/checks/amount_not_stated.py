"""Amounts that rest on others which no clause states: no story could ever come to know them."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.checks.written_amounts import stated_amounts
from paripassu.diagnostics.codes import AMOUNT_NOT_STATED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite
from paripassu.model.clauses import Conversion
from paripassu.model.quantities import Quantity
from paripassu.model.terms import Stock, Terms

_STATED = {"stated value", "original price", "par value", "conversion price"}
_WHERE = {"conversion price": "a `price` item", "conversion rate": "a `rate` item"}


def check_amount_not_stated(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each amount that is not stated, and for each conversion at will that has no rate."""
    for stock in terms.stocks:
        # What is left out may be what states it, and the paper says no more.
        if stock.not_encoded:
            continue
        stated = {name for name, item in stated_amounts(stock).items() if item is not None}
        for name, cite in _named(stock):
            if name not in stated:
                message = f"{quote(cite.words)} rests on the {name} of {stock.name}, which no clause states."
                hint = f"Add {_WHERE.get(name, f'`{name}`, as in `{name} $1,000`,')} where the paper states it."
                yield Diagnostic(AMOUNT_NOT_STATED, message, Label(cite.span), hint=hint)
        yield from _without_a_rate(stock.name, stock.conversion)


def _without_a_rate(name: str, conversion: Conversion | None) -> Iterator[Diagnostic]:
    if conversion is None or conversion.rate is not None:
        return
    first = conversion.optional or conversion.automatic
    if first is not None:
        message = f"{quote(first.cite.words)} rests on the conversion rate of {name}, which no clause states."
        hint = "Add a `rate` item, such as `rate stated value / $0.23`, as the paper has it."
        yield Diagnostic(AMOUNT_NOT_STATED, message, Label(first.cite.span), hint=hint)


def _named(stock: Stock) -> dict[tuple[str, Cite], None]:
    """The amounts that clauses state, wherever a line of a stock names them for itself."""
    return {
        (quantity.name, cite): None
        for quantity, cite in kinds_of(stock, Quantity)
        if quantity.name in _STATED and quantity.of in {"", stock.name}
    }
