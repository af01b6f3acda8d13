"""What lies within clauses, however deep: values of one kind with the line of the terms that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from attrs import fields

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Observed, Quantity
from paripassu.model.terms import Stock
from paripassu.value import Value

V = TypeVar("V")

# A value within a clause: the innermost class that holds it, the name of its field there, itself, and its line.
Part = tuple[str, str, object, Cite]


def parts_of(stock: Stock) -> Iterator[Part]:
    """Everything within the clauses of a stock, outer values first."""
    for clause in stock.clauses:
        yield from _within(clause, clause.cite)


def kinds_of(stock: Stock, kind: type[V]) -> Iterator[tuple[V, Cite]]:
    """All values of one kind within the clauses of a stock, with their lines."""
    for _, _, value, cite in parts_of(stock):
        if isinstance(value, kind):
            yield value, cite


def quantities_named(value: object) -> dict[str, None]:
    """The quantities that an amount speaks of, and the figures that it observes, in the order of their names in it."""
    parts = (
        [value] if not isinstance(value, Value) else [value, *(part for _, _, part, _ in _within(value, Cite("", "")))]
    )
    found = dict[str, None]()
    for part in parts:
        if isinstance(part, Quantity):
            found[part.name] = None
        elif isinstance(part, Observed):
            found[part.kind] = None
    return found


def follows_the_market(value: object) -> bool:
    """Whether an amount follows a market price, of one day or of several."""
    return any(
        name in {"market price", "as-converted amount", "close"} or " close over " in name
        for name in quantities_named(value)
    )


def _within(holder: Value, cite: Cite) -> Iterator[Part]:
    kind: type = type(holder)
    for each in fields(kind):
        if each.eq and each.name != "cite":
            yield from _from(kind.__name__, each.name, getattr(holder, each.name), cite)


def _from(holder: str, name: str, value: object, cite: Cite) -> Iterator[Part]:
    if isinstance(value, tuple):
        for each in value:
            yield from _from(holder, name, each, cite)
    elif isinstance(value, Item):
        yield from _from(holder, name, value.value, value.cite)
    elif value is not None:
        yield holder, name, value, cite
        if isinstance(value, Value):
            yield from _within(value, cite)
