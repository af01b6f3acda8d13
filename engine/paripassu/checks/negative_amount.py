"""Amounts that the terms alone make negative, or divide by nothing: no share is owed such a thing."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.written_amounts import written_amount
from paripassu.diagnostics.codes import NEGATIVE_AMOUNT, ZERO_AMOUNT
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Item
from paripassu.model.quantities import Combine, Expression, parts_of
from paripassu.model.terms import Stock, Terms
from paripassu.money import show_exact, show_exact_money


def check_negative_amount(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each liquidation amount and each conversion rate that comes to less than nothing."""
    for stock in terms.stocks:
        liquidation, conversion = stock.liquidation, stock.conversion
        if liquidation is not None and liquidation.amount is not None:
            yield from _look(stock, liquidation.amount, is_money=True)
        if conversion is not None and conversion.rate is not None:
            yield from _look(stock, conversion.rate, is_money=False)


def _look(stock: Stock, item: Item[Expression], *, is_money: bool) -> Iterator[Diagnostic]:
    said, at = quote(item.cite.words), Label(item.cite.span)
    if _divides_by_zero(item.value, stock):
        hint = "Compare the amounts that it rests on with the paper."
        yield Diagnostic(ZERO_AMOUNT, f"{said} divides by zero.", at, hint=hint)
        return
    value = written_amount(item.value, stock)
    if value is not None and value < 0:
        comes_to = show_exact_money(value) if is_money else show_exact(value)
        hint = "Was the larger amount meant to stand first?"
        yield Diagnostic(NEGATIVE_AMOUNT, f"{said} comes to {comes_to}.", at, hint=hint)


def _divides_by_zero(expression: Expression, stock: Stock) -> bool:
    if isinstance(expression, Combine) and expression.operator == "/" and written_amount(expression.right, stock) == 0:
        return True
    return any(_divides_by_zero(part, stock) for part in parts_of(expression))
