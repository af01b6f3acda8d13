"""The key figures of a series before anything has happened: what one share and all of it come to."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.state import start
from paripassu.model.terms import Stock, Terms
from paripassu.value import Value, frozen

# What is evaluated, and in which unit it is told.
_EACH = (
    ("stated value", "price"),
    ("original price", "price"),
    ("liquidation amount", "price"),
    ("conversion price", "price"),
    ("conversion rate", "number"),
)


@frozen(eq=False, repr=False)
class Figure(Value):
    """One figure of a series; `unit` is that of a concept."""

    name: str
    unit: str
    value: Fraction


@frozen(eq=False, repr=False)
class FigureChange(Value):
    """A figure on both sides; None where a side does not have it."""

    name: str
    unit: str
    ours: Fraction | None
    theirs: Fraction | None

    @property
    def part(self) -> Fraction | None:
        """By which part of the first the second is larger (negative: smaller); None where there is nothing to tell."""
        if self.ours is None or self.theirs is None or not self.ours:
            return None
        return (self.theirs - self.ours) / self.ours


def figures(terms: Terms, stock: Stock) -> tuple[Figure, ...]:
    """The figures that the terms alone fix; what waits for a fact is left out."""
    state = start(terms)
    found = []
    shares = stock.authorized.value if stock.authorized is not None else None
    if shares is not None:
        found.append(Figure("shares", "shares", shares))
    for name, unit in _EACH:
        value = quantity_of(state, stock, name)
        if not isinstance(value, Missing):
            found.append(Figure(name, unit, value))
            if shares is not None and name == "liquidation amount":
                found.append(Figure("liquidation amount of all shares", "money", value * shares))
            if shares is not None and name == "conversion rate":
                found.append(Figure("shares on conversion of all", "shares", value * shares))
    rates = stock.dividends.rates if stock.dividends is not None else None
    if rates is not None and rates.value:
        found.append(Figure("dividend rate a year", "percent", rates.value[0].rate_per_year))
    return tuple(found)


def changes(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> tuple[FigureChange, ...]:
    """The figures that differ, in the order of the first side."""
    before = {figure.name: figure for figure in ours}
    after = {figure.name: figure for figure in theirs}
    found = []
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one is None or other is None or one.value != other.value:
            unit = (one or other).unit  # type: ignore[union-attr]
            found.append(FigureChange(name, unit, one.value if one else None, other.value if other else None))
    return tuple(found)
