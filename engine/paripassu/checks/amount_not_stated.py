"""Amounts that rest on others which no clause states: no story could ever come to know them."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.written_amounts import stated_amounts
from paripassu.diagnostics.codes import AMOUNT_NOT_STATED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion
from paripassu.model.quantities import Expression, Quantity, parts_of
from paripassu.model.terms import Stock, Terms

_WHERE = {"conversion price": "a `price` item", "conversion rate": "a `rate` item"}


def check_amount_not_stated(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each amount that is not stated, and for each conversion at will that has no rate."""
    for stock in terms.stocks:
        # What is left out may be what states it, and the paper says no more.
        if stock.not_encoded:
            continue
        stated = {name for name, item in stated_amounts(stock).items() if item is not None}
        for item in _written(stock):
            for name in _rests_on(item.value):
                if name not in stated:
                    message = f"{quote(item.cite.words)} rests on the {name} of {stock.name}, which no clause states."
                    hint = f"Add {_WHERE.get(name, f'`{name}`, as in `{name} $1,000`,')} where the paper states it."
                    yield Diagnostic(AMOUNT_NOT_STATED, message, Label(item.cite.span), hint=hint)
        yield from _without_a_rate(stock.name, stock.conversion)


def _without_a_rate(name: str, conversion: Conversion | None) -> Iterator[Diagnostic]:
    if conversion is None or conversion.rate is not None:
        return
    first = conversion.optional or conversion.automatic
    if first is not None:
        message = f"{quote(first.cite.words)} rests on the conversion rate of {name}, which no clause states."
        hint = "Add a `rate` item, such as `rate stated value / $0.23`, as the paper has it."
        yield Diagnostic(AMOUNT_NOT_STATED, message, Label(first.cite.span), hint=hint)


def _written(stock: Stock) -> Iterator[Item[Expression]]:
    if stock.liquidation is not None and stock.liquidation.amount is not None:
        yield stock.liquidation.amount
    if stock.conversion is not None and stock.conversion.rate is not None:
        yield stock.conversion.rate


def _rests_on(expression: Expression) -> dict[str, None]:
    """The amounts that terms state, as far as an expression names them."""
    match expression:
        case Quantity():
            is_stated = expression.name in {"stated value", "original price", "par value", "conversion price"}
            return {expression.name: None} if is_stated else {}
        case _:
            return {name: None for part in parts_of(expression) for name in _rests_on(part)}
