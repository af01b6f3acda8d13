"""Terms with one thing changed: every figure, date, rank, list and rule of a series, one after the other.

A change is one that a drafter could make: a list of rates never becomes empty, and a day stays a day of its month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve, fields, frozen

from paripassu.compare.attributes import altered, names_of
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Clause, Designation
from paripassu.model.quantities import Duration, Extreme, Literal, Quantity, Threshold
from paripassu.model.terms import Stock, Terms

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# What a field of words can be, where the model does not say it as a type.
WORDS = {
    "basis": ("liquidation amount", "unpaid amount", "shares"),
    "per": ("holder", "share"),
    "outcome": ("cash", "down", "up", "nearest"),
    "price_on": ("conversion date", "day before"),
    "by": ("all voting stock", "Common"),
    "method": ("none", "full ratchet", "broad-based weighted average"),
    "day_count": ("30/360", "actual/360"),
    "until": ("unpaid", "latest", "outstanding"),
}
# Things that terms can say and deny; all others they say or leave out.
SAID_BOTH_WAYS = {"fractions_allowed", "split_adjusts", "reissuable"}


@frozen
class Mutant:
    """A change in words, the concept it is a change of, and the terms that it leaves."""

    words: str
    concept: tuple[str, str]
    terms: Terms


def mutants(terms: Terms, name: str) -> Iterator[Mutant]:
    """Every single change of a series, in the order of its clauses."""
    stock = terms.stock(name)
    if stock is None:
        return
    for clause in stock.clauses:
        for field in names_of(type(clause)):
            if field != "cite":
                for words, value in _changed(field, getattr(clause, field)):
                    moved = _with(stock, clause, field, value)
                    stocks = tuple(moved if each is stock else each for each in terms.stocks)
                    place = (type(clause).__name__, field)
                    yield Mutant(f"{place[0]}.{place[1]}: {words}", place, evolve(terms, stocks=stocks))


def _with(stock: Stock, clause: Clause, field: str, value: object) -> Stock:
    """The series with one field of a clause changed; a clause that says nothing any more is gone."""
    moved = altered(clause, {field: value})
    said = [getattr(moved, name) for name in names_of(type(moved)) if name != "cite"]
    clauses = tuple(moved if each is clause else each for each in stock.clauses if each is not clause or any(said))
    if not isinstance(moved, Designation):
        return evolve(stock, clauses=clauses)
    return evolve(stock, clauses=clauses, authorized=moved.shares, par_value=moved.par_value)


def _changed(field: str, value: object) -> Iterator[tuple[str, object]]:
    """A field of a clause with one thing changed: an item left out, or its value changed."""
    if isinstance(value, Item):
        yield "left out", None
        if isinstance(value.value, bool) and field not in SAID_BOTH_WAYS:
            return
        inner = "days" if field == "pay_dates" else ""
        for words, other in _values(inner, value.value):
            yield words.strip(), evolve(value, value=other)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            which = _ordinal(place)
            yield f"the {which} left out", value[:place] + value[place + 1 :]
            for words, other in _values("", item.value):
                yield f"the {which}: {words.strip()}", (*value[:place], evolve(item, value=other), *value[place + 1 :])


def _values(name: str, value: object) -> Iterator[tuple[str, object]]:
    """A value with one thing in it changed."""
    change = CHANGES.get(type(value))
    if change is not None:
        words, other = change(value)
        if other != value:
            yield f"{name} {words}", other
    elif isinstance(value, str):
        yield from ((f"{name} is {word}", word) for word in WORDS.get(name, ()) if word != value)
    elif isinstance(value, tuple):
        yield from _lists(name, value)
    elif isinstance(value, Extreme):
        yield from _extremes(name, value)
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


def _extremes(name: str, value: Extreme) -> Iterator[tuple[str, object]]:
    """One amount of several that does not wait for a choice of the holders, or one of them changed."""
    for place, part in enumerate(value.parts):
        if part != Quantity("as-converted amount"):
            yield f"{name} is the {_ordinal(place)} alone", part
        for words, other in _values(name, part):
            yield words, altered(value, {"parts": (*value.parts[:place], other, *value.parts[place + 1 :])})


def _ordinal(place: int) -> str:
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"


def _pairs(name: str, values: tuple[Any, ...]) -> Iterator[tuple[str, object]]:
    """A month and a day, or two counts, of which one is another."""
    if name == "days":
        month, day = values
        yield f"{name} in another month", (month % 12 + 1, min(day, 28))
        yield f"{name} in the middle of the month", (month, 15 if day != 15 else 16)
        return
    for place in (0, 1):
        yield (
            f"{name} one more {'of the first' if place == 0 else 'of the second'}",
            (*values[:place], values[place] + 1, *values[place + 1 :]),
        )


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
    if len(values) == 2 and all(isinstance(each, int) for each in values):
        yield from _pairs(name, values)
        return
    for place, each in enumerate(values):
        # Values of several kinds are one thing together, of which nothing can be left out.
        if len(values) > 1 and len({type(value) for value in values}) == 1:
            yield f"{name} without the {_ordinal(place)}", values[:place] + values[place + 1 :]
        for words, other in _values(name, each):
            yield words, (*values[:place], other, *values[place + 1 :])
