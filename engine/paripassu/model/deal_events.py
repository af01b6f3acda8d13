"""Deals that turn shares into something else or sell what the company has: reorganizations, mergers, sales."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Property(Value):
    """What one share turns into: other securities (name and number) and money."""

    securities: tuple[tuple[str, Fraction], ...] = ()
    cash: Fraction = Fraction(0)


@frozen(eq=False, repr=False)
class Reorganize(Event):
    """A capital reorganization, reclassification or recapitalization (`kind` is a Matter kind) of a class."""

    of: str
    kind: str
    each: Property


@frozen(eq=False, repr=False)
class Merge(Event):
    """A merger or consolidation with another company; `each` is what a share of Common (or `of`) turns into.

    `assumes` says how the survivor takes over the terms: "in writing", "orally", "" for not at all. In a consolidation
    both companies end in a new one. `proceeds` is the money for stockholders, of which `escrow` is kept back; `kept` is
    the part of the votes that the holders have afterwards. Where holders may choose, `elections` pairs what a share
    turns into with those who chose it; who chose nothing gets `each`.
    """

    other: str
    survives: bool
    each: Property | None = None
    of: str = ""
    assumes: str = ""
    is_consolidation: bool = False
    proceeds: Fraction | None = None
    escrow: Fraction | None = None
    kept: Fraction | None = None
    elections: tuple[tuple[Property, tuple[str, ...]], ...] = ()


@frozen(eq=False, repr=False)
class SellAssets(Event):
    """The company sells assets; `extent` is "substantially all", "less than substantially all" or "" (a judgment)."""

    to: str
    proceeds: Fraction | None = None
    extent: str = ""
    escrow: Fraction | None = None
