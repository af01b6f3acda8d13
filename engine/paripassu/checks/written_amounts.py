"""Amounts as the terms alone have them, before anything has happened."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from paripassu.model.citations import Item
from paripassu.model.quantities import Combine, Defined, Either, Expression, Extreme, Literal, Observed, Quantity
from paripassu.model.terms import Stock


def written_amount(expression: Expression, stock: Stock) -> Fraction | None:
    """The amount for one share of a stock, exact; None where it depends on what happens or is not stated."""
    match expression:
        case Literal():
            return expression.value
        case Quantity():
            return _stated(expression.name, stock)
        case Combine():
            return _combined(expression, stock)
        case Extreme():
            parts = [written_amount(part, stock) for part in expression.parts]
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                return None
            return max(known) if expression.which == "greater" else min(known)
        case Observed() | Defined() | Either():
            # An event may put another value in the place of a defined one.
            return None
        case _:
            assert_never(expression)


def stated_amounts(stock: Stock) -> dict[str, Item[Fraction] | None]:
    """The amounts that the clauses of a stock state in numbers; None for those that they do not."""
    designation, conversion = stock.designation, stock.conversion
    return {
        "stated value": designation.stated_value if designation else None,
        "original price": designation.original_price if designation else None,
        "par value": stock.par_value,
        "conversion price": conversion.price if conversion else None,
    }


def _stated(name: str, stock: Stock) -> Fraction | None:
    item = stated_amounts(stock).get(name)
    return None if item is None else item.value


def _combined(expression: Combine, stock: Stock) -> Fraction | None:
    left, right = written_amount(expression.left, stock), written_amount(expression.right, stock)
    if left is None or right is None:
        return None
    if expression.operator == "+":
        return left + right
    if expression.operator == "-":
        return left - right
    if expression.operator == "*":
        return left * right
    return left / right if right else None


def written_rate(stock: Stock) -> Fraction | None:
    """Shares that one share of a series converts into, where its terms alone say so."""
    conversion = stock.conversion
    if conversion is None or conversion.rate is None:
        return None
    return written_amount(conversion.rate.value, stock)
