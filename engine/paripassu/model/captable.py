"""A cap table: who holds how many shares of which class, with the places that say so."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import field, frozen

from paripassu.source import NOWHERE, Span
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Holding(Value):
    """A holder has shares of a class, issued `since` a day (None where the table does not say).

    With a `strike` (dollars a share) it is a right to buy them; `of` may then also be the name of a grant.
    """

    holder: str
    of: str
    shares: Fraction
    strike: Fraction | None = None
    since: date | None = None
    at: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ClassSaid(Value):
    """What a bundle says about a class itself, which is the business of the terms: kept to be compared with them.

    `multiple` and `cap` are parts of the `price` a share; a higher `seniority` is paid earlier, as Open Cap Format has
    it, while a lower rank of ours is; `ratio` is common shares a share. None where the bundle is silent.
    """

    of: str
    name: str
    is_common: bool
    price: Fraction | None = None
    multiple: Fraction | None = None
    cap: Fraction | None = None
    seniority: Fraction | None = None
    ratio: Fraction | None = None
    at: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class CapTable(Value):
    """A table as read: `day` is the day it speaks of (None where it does not say)."""

    name: str
    holdings: tuple[Holding, ...]
    classes: tuple[ClassSaid, ...] = ()
    day: date | None = None
