"""Where the terms first state a count or a quantity, with what it is made of: the root of every explanation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.model.citations import Item
from paripassu.model.quantities import Combine, Expression, Extreme, Literal, Quantity
from paripassu.model.run import Reason
from paripassu.model.terms import Stock, Terms
from paripassu.money import show_exact
from paripassu.report.amounts_text import show_quantity

# Amounts that are made of amounts that are made of amounts: nobody reads further, and a circle ends here too.
_DEEPEST = 6


def quantity_origin(terms: Terms, of: str, name: str, depth: int = 0) -> Reason | None:
    """Why a quantity of a class is what it is before any event; None where the terms do not state it."""
    stock = terms.stock(of)
    item = None if stock is None else _stated(stock, name)
    if item is None or depth > _DEEPEST:
        return None
    value = item.value
    if isinstance(value, Fraction):
        return Reason(f"The {name} of {of} is stated: {show_quantity(name, value)}.", (item.cite,))
    if isinstance(value, Literal):
        return Reason(f"The {name} of {of} is stated: {show_quantity(name, value.value)}.", (item.cite,))
    inner = (quantity_origin(terms, part.of or of, part.name, depth + 1) for part in _named(value))
    deeper = tuple(reason for reason in inner if reason is not None)
    return Reason(f"The {name} of {of} is computed from other amounts.", (item.cite,), because=deeper)


def authorized_origin(terms: Terms, of: str) -> Reason | None:
    """Where the number of authorized (or designated) shares of a class is stated; None where it is not."""
    stock = terms.stock(of)
    if stock is None or stock.authorized is None:
        return None
    item = stock.authorized
    verb = "designated" if stock.is_series else "authorized"
    return Reason(f"{show_exact(item.value)} shares of {of} are {verb}.", (item.cite,))


def _stated(stock: Stock, name: str) -> Item[Fraction] | Item[Expression] | None:
    designation, conversion = stock.designation, stock.conversion
    match name:
        case "liquidation amount":
            return stock.liquidation.amount if stock.liquidation is not None else None
        case "conversion rate":
            return conversion.rate if conversion is not None else None
        case "conversion price":
            return conversion.price if conversion is not None else None
        case "stated value":
            return designation.stated_value if designation is not None else None
        case "original price":
            return designation.original_price if designation is not None else None
        case "par value":
            return stock.par_value
        case _:
            return None


def _named(expression: Expression) -> Iterator[Quantity]:
    match expression:
        case Quantity():
            yield expression
        case Combine():
            yield from _named(expression.left)
            yield from _named(expression.right)
        case Extreme():
            for part in expression.parts:
                yield from _named(part)
        case Literal():
            return
