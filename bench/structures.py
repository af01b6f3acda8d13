"""Structures of any size to pay out, and the way in which they are paid out without an idea: one exit at a time."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from paripassu.model.claims import (
    Cap,
    Claim,
    Conversion,
    Converts,
    Participation,
    Structure,
    common,
    option,
)

MAY = Conversion(Converts.MAY)
RANKS = 8


def classes(count: int) -> tuple[Claim, ...]:
    """So many series: a third participate up to a cap, a third without one, a third convert or do not."""
    found = []
    for number in range(count):
        owed = Fraction(100 + number * 7919 % 400, 100)
        kinds = (None, Participation(Cap(owed + 4 + number % 7)), Participation())
        shares = Fraction(1000 + 37 * number % 911)
        rank = 1 + number * RANKS // count
        found.append(Claim(f"P{number}", shares, owed, rank, participation=kinds[number % 3], conversion=MAY))
    return tuple(found)


def structure(series: int, strikes: int) -> Structure:
    """So many series, common, and options at so many strikes."""
    options = tuple(option(f"O{place}", Fraction(200 + place % 13), Fraction(place + 1, 8)) for place in range(strikes))
    return Structure((*classes(series), common("Common", Fraction(1000 * series)), *options))


class Share(NamedTuple):
    """A class as a spreadsheet has it, in machine numbers: what it is owed, and how it shares in the rest."""

    shares: float
    owed: float
    rank: int
    shares_in_rest: bool
    room: float


def shares_of(own: Structure) -> list[Share]:
    """The classes of a structure without options, in machine numbers."""
    return [
        Share(
            float(claim.shares),
            float(claim.owed),
            claim.rank,
            claim.participation is not None,
            float("inf") if claim.room is None else float(claim.room / claim.shares),
        )
        for claim in own.claims
    ]


def pay(own: Sequence[Share], converts: Sequence[bool], assets: float) -> list[float]:
    """One payout for choices already made: ranks one after another, then the rest until caps are met."""
    paid = [0.0] * len(own)
    for rank in sorted({share.rank for share in own}):
        tier = [place for place, share in enumerate(own) if share.rank == rank and not converts[place]]
        owed = sum(own[place].owed * own[place].shares for place in tier)
        part = min(1.0, assets / owed) if owed else 0.0
        for place in tier:
            paid[place] = own[place].owed * own[place].shares * part
        assets -= owed * part
    level = 0.0
    open_to = [place for place, share in enumerate(own) if converts[place] or share.shares_in_rest]
    roofs = {place: float("inf") if converts[place] else own[place].room for place in open_to}
    while open_to and assets > 0:
        sharing = sum(own[place].shares for place in open_to)
        step = min(assets / sharing, min(roofs[place] for place in open_to) - level)
        for place in open_to:
            paid[place] += own[place].shares * step
        assets -= sharing * step
        level += step
        open_to = [place for place in open_to if roofs[place] > level]
    return paid


def solve_again(own: Sequence[Share], assets: float) -> tuple[list[float], int]:
    """Every class tries its other choice and all is paid out again, until nobody gains; and how often that was."""
    converts = [False] * len(own)
    paid, payouts, moved = pay(own, converts, assets), 1, True
    while moved:
        moved = False
        for place, share in enumerate(own):
            if not share.owed:
                continue
            converts[place] = not converts[place]
            other = pay(own, converts, assets)
            payouts += 1
            if other[place] > paid[place] * (1 + 1e-12):
                paid, moved = other, True
            else:
                converts[place] = not converts[place]
    return paid, payouts
