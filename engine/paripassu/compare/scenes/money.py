"""Stories that end the company, or come near it: who is paid what, in which rank, out of how much."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from paripassu.compare.scenes.ground import DAY, Ground, everybody, in_order, usual
from paripassu.compare.vocabulary import HOLDER, MANY, OTHER, THIRD, Told
from paripassu.model.events import (
    Assert,
    ClosePrice,
    DeclareDividend,
    Default,
    Designate,
    Issue,
    Liquidate,
    Merge,
    Property,
    SellAssets,
    SetAside,
)

_LADDER = tuple(Fraction(10) ** power for power in (0, 2, 4, 6, 8, 11))
_FEW = Fraction(10)


def endings(own: Ground) -> Iterator[Told]:
    """The company ends with more and more assets, soon and on the days that matter."""
    settings = tuple(_settings(own))
    for setting in settings:
        for assets in amounts(own):
            yield in_order(*setting, Liquidate(own.later(1), assets))
    for day in dict.fromkeys((*own.days, own.later(400), *own.pay_days[:4])):
        for setting in settings[:3]:
            for assets in own.edges.assets:
                yield in_order(*setting, Liquidate(day, assets))


def amounts(own: Ground) -> tuple[Fraction, ...]:
    """Sums of money from too little to plenty."""
    return tuple(dict.fromkeys((*_LADDER[:1], *own.edges.assets, *_LADDER[1:])))


def _settings(own: Ground) -> Iterator[Told]:
    yield everybody(own)
    yield usual(own, _FEW)
    yield everybody(own, _FEW)
    yield usual(own)[:1]
    alone = [Issue(own.first, name, shares, THIRD) for name, shares in own.others]
    for other in alone:
        yield (*usual(own), other)
    for pair in combinations(alone, 2):
        yield (*usual(own, _FEW), *pair)


def endings_of_late_stock(own: Ground) -> Iterator[Told]:
    """Other stock comes out on this or the other side of a day of the terms, and then the company ends."""
    for day in own.any_days():
        others = [Issue(day, name, shares, THIRD) for name, shares in own.others]
        for other in others:
            for assets in own.edges.assets:
                yield in_order(*usual(own), other, Liquidate(day + DAY, assets))
                yield in_order(*usual(own), *others, Liquidate(day + DAY, assets))


def endings_with_later_series(own: Ground) -> Iterator[Told]:
    """The board makes a series that ranks before, beside or after, and then the company ends."""
    for ranks in ("senior to", "with", "junior to"):
        made = Designate(own.later(1), "M", own.edges.pool, Fraction(10), Fraction(100), ranks, own.of)
        for assets in own.edges.assets:
            sold = Issue(own.later(1), "M", Fraction(10), "Later Holder")
            yield in_order(*usual(own), made, sold, Liquidate(own.later(2), assets))
            yield in_order(*everybody(own), made, sold, Liquidate(own.later(2), assets))


def endings_at_a_price(own: Ground) -> Iterator[Told]:
    """What is owed hangs on the market."""
    for price in own.prices:
        for day in (own.later(1), *own.days):
            for assets in amounts(own):
                yield in_order(*usual(own), ClosePrice(day, own.common, price), Liquidate(day, assets))


def endings_with_dividends(own: Ground) -> Iterator[Told]:
    """Dividends were declared and not paid, or built up while a default lasted."""
    most = amounts(own)[-1]
    for assets in amounts(own):
        declared = DeclareDividend(own.later(1), own.of, Fraction(1))
        yield in_order(*usual(own), declared, Liquidate(own.later(2), assets))
    for day in (own.later(200), own.later(400), *own.days, *own.pay_days):
        for assets in (most, *own.edges.assets):
            begun = Default(own.first, "a missed payment")
            yield in_order(*everybody(own), begun, Liquidate(day, assets))


def endings_by_trust(own: Ground) -> Iterator[Told]:
    """Money is put in trust first: all that is owed, or less."""
    for amount in (None, Fraction(1), *own.edges.assets):
        for assets in own.edges.assets:
            for setting in (usual(own), everybody(own)):
                aside = SetAside(own.later(1), own.of, amount)
                yield in_order(*setting, aside, Liquidate(own.later(2), assets))


def deals(own: Ground) -> Iterator[Told]:
    """Sales and mergers, which some terms take for an end of the company."""
    each = Property((("NewCo", Fraction(1)),), Fraction(1))
    day = own.later(1)
    for setting in (usual(own), everybody(own)):
        for extent in ("substantially all", "less than substantially all", ""):
            for proceeds in (Fraction(1), Fraction(1_000_000), None):
                yield in_order(*setting, SellAssets(day, "Buyer", proceeds, extent))
        for holds in (True, False):
            judged = Assert(day, "substantially all", "Buyer", "Board of directors", holds)
            yield in_order(*setting, judged, SellAssets(day, "Buyer", Fraction(1_000_000)))
        for survives in (True, False):
            for assumes in ("in writing", "", "orally"):
                yield in_order(*setting, Merge(day, "NewCo", survives, each, own.common, assumes))
                yield in_order(*setting, Merge(day, "NewCo", survives, None, own.common, assumes))


def issues(own: Ground) -> Iterator[Told]:
    """Stock is issued up to its number and beyond, whole and in parts."""
    for shares in (*own.edges.issues, Fraction(1, 2), Fraction(1, 1000)):
        yield (Issue(own.first, own.of, shares, HOLDER),)
        yield (Issue(own.first, own.of, own.held, HOLDER), Issue(own.first, own.of, shares, THIRD))
    yield (Issue(own.first, own.common, MANY, OTHER),)
