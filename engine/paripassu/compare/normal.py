"""Values of terms in a form in which what means the same is the same.

The order of lists, the words of a threshold ("majority", "more than 50%") and the numbers of sections say nothing about
the rights themselves. A section that a clause protects is therefore taken for the concepts that stand there, as far as
both sides have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.compare.attributes import altered, names_of
from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import (
    Combine,
    Defined,
    Either,
    Expression,
    Extreme,
    Literal,
    Observed,
    Quantity,
    Threshold,
    Unit,
)
from paripassu.model.terms import Stock

ONE = Fraction(1)
Sections = dict[str, tuple[str, ...]]
# The part of a section that is told by its label does not matter where the whole is meant.
_SECTIONS = {("Matter", "sections"), ("Permission", "overrides")}


def places_of(stock: Stock) -> dict[str, tuple[str, ...]]:
    """Under which section each concept of a stock stands."""
    found: dict[str, dict[str, None]] = {}
    for clause in stock.clauses:
        kind = type(clause).__name__
        for name in names_of(type(clause)):
            value = getattr(clause, name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Item):
                    found.setdefault(item.cite.section, {})[f"{kind}.{name}"] = None
    return {section: tuple(concepts) for section, concepts in found.items()}


def meaning_of(section: str, places: dict[str, tuple[str, ...]], shared: frozenset[str]) -> tuple[str, ...]:
    """The concepts that stand under a section and its parts; the section itself where none do."""
    found = {
        concept
        for place, concepts in places.items()
        if place == section or place.startswith(f"{section}(")
        for concept in concepts
        if concept in shared
    }
    return tuple(sorted(found)) or (section,)


def sections_in(value: object) -> Iterator[str]:
    """The sections that a value names where concepts are meant, at any depth."""
    if isinstance(value, tuple):
        for each in value:
            yield from sections_in(each)
    elif not isinstance(value, Cite):
        for name in names_of(type(value)):
            inner = getattr(value, name)
            if (type(value).__name__, name) in _SECTIONS:
                yield from inner
            else:
                yield from sections_in(inner)


class Normal:
    """How the values of one stock are brought to that form; `shared` are the concepts that both sides have."""

    __slots__ = ("_places", "_shared")

    def __init__(self, stock: Stock, shared: frozenset[str]) -> None:
        """Find out once what stands where."""
        self._places = places_of(stock)
        self._shared = shared

    def of(self, value: object) -> object:
        """The value in that form."""
        if isinstance(value, tuple):
            return _sorted(tuple(self.of(each) for each in value))
        if isinstance(value, Item):
            return self.of(value.value)
        if isinstance(value, Unit):
            return Unit("", *value.powers)
        if isinstance(value, str):
            return " ".join(value.split())
        if isinstance(value, Cite):
            return value
        return self._object(value)

    def _object(self, value: object) -> object:
        kind = type(value).__name__
        changes: dict[str, object] = {}
        for name in names_of(type(value)):
            inner = getattr(value, name)
            changes[name] = self._sections(inner) if (kind, name) in _SECTIONS else self.of(inner)
        if isinstance(value, Threshold):
            changes["words"] = ""
        return altered(value, changes)

    def _sections(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for section in cited:
            found.update(dict.fromkeys(meaning_of(section, self._places, self._shared)))
        return tuple(sorted(found))


def _sorted(values: tuple[object, ...]) -> tuple[object, ...]:
    """Lists of things and of names in one order; pairs of numbers (a month and a day) mean their order."""
    if all(isinstance(each, str) or names_of(type(each)) for each in values):
        return tuple(sorted(values, key=repr))
    return values


def folded(value: object, stock: Stock) -> object:
    """A value with its amounts worked out as far as the terms alone fix them: `stated value / $0.23` is a number."""
    if isinstance(value, Quantity | Combine | Extreme | Defined):
        return _fold(value, stock)
    if isinstance(value, tuple):
        return tuple(folded(each, stock) for each in value)
    if isinstance(value, Unit | Literal | Cite):
        return value
    return altered(value, {name: folded(getattr(value, name), stock) for name in names_of(type(value))})


def _fold(amount: Expression, stock: Stock) -> Expression:
    match amount:
        case Literal():
            return amount
        case Quantity():
            known = _fixed(stock, amount.name) if not amount.of else None
            return amount if known is None else Literal(known, _PRICE)
        case Extreme():
            return Extreme(amount.which, tuple(sorted((_fold(part, stock) for part in amount.parts), key=repr)))
        case Combine():
            return _combine(amount.operator, _fold(amount.left, stock), _fold(amount.right, stock))
        case Defined():
            return Defined(amount.name, amount.of, _fold(amount.amount, stock))
        case Observed() | Either():
            return amount


_PRICE = Unit("", money=1, shares=-1)


def _fixed(stock: Stock, name: str) -> Fraction | None:
    """An amount that the designation fixes once and for all."""
    designation = stock.designation
    if designation is None or name not in {"stated value", "original price", "par value"}:
        return None
    item = getattr(designation, name.replace(" ", "_"))
    return None if item is None else item.value


def _combine(operator: str, left: Expression, right: Expression) -> Expression:
    if operator in {"*", "/"} and isinstance(right, Literal) and right.value == ONE and not any(right.unit.powers):
        return left
    if operator == "*" and isinstance(left, Literal) and left.value == ONE and not any(left.unit.powers):
        return right
    if isinstance(left, Literal) and isinstance(right, Literal) and not (operator == "/" and not right.value):
        return Literal(_worked_out(operator, left.value, right.value), _unit(operator, left.unit, right.unit))
    if operator in {"+", "*"} and repr(right) < repr(left):
        left, right = right, left
    return Combine(operator, left, right)


def _worked_out(operator: str, left: Fraction, right: Fraction) -> Fraction:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def _unit(operator: str, left: Unit, right: Unit) -> Unit:
    if operator in {"+", "-"}:
        return left
    sign = 1 if operator == "*" else -1
    return Unit("", *(one + sign * other for one, other in zip(left.powers, right.powers, strict=True)))
