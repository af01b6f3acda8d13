"""Terms with one thing changed: every figure, date, rank, list and rule of a series, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve, fields, frozen

from paripassu.compare.attributes import altered, names_of
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Clause, Designation
from paripassu.model.quantities import Duration, Literal, Threshold
from paripassu.model.terms import Stock, Terms

# What a field of words can be, where the model does not say it as a type.
WORDS = {
    "basis": ("liquidation amount", "unpaid amount", "shares"),
    "per": ("holder", "share"),
    "outcome": ("cash", "down", "up", "nearest"),
    "price_on": ("conversion date", "day before"),
    "by": ("all voting stock", "Common"),
    "method": ("none", "full ratchet", "broad-based weighted average"),
}


@frozen
class Mutant:
    """A change in words, the concept it is a change of, and the terms that it leaves."""

    words: str
    concept: tuple[str, str]
    terms: Terms


def mutants(terms: Terms, name: str) -> Iterator[Mutant]:
    """Every single change of a series, in the order of its clauses."""
    stock = terms.stock(name)
    assert stock is not None
    for clause in stock.clauses:
        for field in names_of(type(clause)):
            if field != "cite":
                for words, value in _changed(getattr(clause, field)):
                    moved = _with(stock, clause, field, value)
                    stocks = tuple(moved if each is stock else each for each in terms.stocks)
                    place = (type(clause).__name__, field)
                    yield Mutant(f"{place[0]}.{place[1]}: {words}", place, evolve(terms, stocks=stocks))


def _with(stock: Stock, clause: Clause, field: str, value: object) -> Stock:
    moved = altered(clause, {field: value})
    clauses = tuple(moved if each is clause else each for each in stock.clauses)
    authorized = moved.shares if isinstance(moved, Designation) else stock.authorized
    return evolve(stock, clauses=clauses, authorized=authorized)


def _changed(value: object) -> Iterator[tuple[str, object]]:
    """A field of a clause with one thing changed: an item left out, or its value changed."""
    if isinstance(value, Item):
        yield "left out", None
        for words, other in _values("", value.value):
            yield words, evolve(value, value=other)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield f"{place} left out", value[:place] + value[place + 1 :]
            for words, other in _values("", item.value):
                yield f"{place} {words}", (*value[:place], evolve(item, value=other), *value[place + 1 :])


def _values(name: str, value: object) -> Iterator[tuple[str, object]]:
    """A value with one thing in it changed."""
    change = CHANGES.get(type(value))
    if change is not None:
        words, other = change(value)
        yield f"{name} {words}", other
    elif isinstance(value, str):
        yield from ((f"{name} is {word}", word) for word in WORDS.get(name, ()) if word != value)
    elif isinstance(value, tuple):
        yield from _lists(name, value)
    elif not isinstance(value, Cite):
        yield from _fields(value)


CHANGES: dict[type, Callable[[Any], tuple[str, object]]] = {
    bool: lambda value: (f"is {not value}", not value),
    Fraction: lambda value: ("other", value * 10 if value > 1 else value / 2),
    int: lambda value: ("one more", value + 1),
    date: lambda value: ("a year earlier", value - timedelta(days=365)),
    Duration: lambda value: ("doubled", evolve(value, count=value.count * 2)),
    Threshold: lambda value: (
        "two thirds", evolve(value, share=Fraction(2, 3), exceeded=False, words="two thirds")
    ),
    Literal: lambda value: ("doubled", evolve(value, value=value.value * 2)),
}  # fmt: skip


def _fields(value: object) -> Iterator[tuple[str, object]]:
    """One field after the other; what is as it is where nothing is said of it is left alone, since nothing is said."""
    for field in names_of(type(value)):
        inner = getattr(value, field)
        if field in WORDS or inner != _silent(type(value), field):
            for words, other in _values(field, inner):
                yield words, altered(value, {field: other})


def _silent(kind: type[Any], name: str) -> object:
    return next(each.default for each in fields(kind) if each.name == name)


def _lists(name: str, values: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    for place, each in enumerate(values):
        yield f"{name} without the {place}th", values[:place] + values[place + 1 :]
        for words, other in _values(name, each):
            yield words, (*values[:place], other, *values[place + 1 :])
