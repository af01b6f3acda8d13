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


def parts_of(stock: Stock) -> list[Part]:
    """Everything within the clauses of a stock, outer values first."""
    found: list[Part] = []
    for clause in stock.clauses:
        _collect(clause, clause.cite, found)
    return found


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


# The names of the fields of each class in which parts may lie.
_NAMES: dict[type, tuple[str, ...]] = {}
_CITES = "cite"


def _names(kind: type) -> tuple[str, ...]:
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = tuple(each.name for each in fields(kind) if each.eq and each.name != _CITES)
    return names


def _within(holder: Value, cite: Cite) -> list[Part]:
    found: list[Part] = []
    _collect(holder, cite, found)
    return found


def _collect(holder: Value, cite: Cite, found: list[Part]) -> None:
    # One list that is filled on the way down: nested generators took four times as long.
    kind = type(holder)
    for name in _names(kind):
        value = getattr(holder, name)
        for each in value if isinstance(value, tuple) else (value,):
            part, where = (each.value, each.cite) if isinstance(each, Item) else (each, cite)
            for inner in part if isinstance(part, tuple) else (part,):
                if inner is not None:
                    found.append((kind.__name__, name, inner, where))
                    if isinstance(inner, Value):
                        _collect(inner, where, found)
