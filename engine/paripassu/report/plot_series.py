"""What a chart of a curve shows, still in exact dollars: straight pieces of every payee, one on top of the other."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from paripassu.report.plot_scale import round_up
from paripassu.waterfall.curve import PayoutCurve

Points = list[tuple[Fraction, Fraction]]

_ZERO = Fraction(0)


@frozen
class Series:
    """One payee: its payments, and the stack of payments up to and without it, as (assets, dollars); jumps upright."""

    name: str
    paid: Points
    below: Points
    above: Points


def last_amount(curve: PayoutCurve, up_to: Fraction | None = None) -> Fraction:
    """Up to where a curve is drawn: as asked for, else some way beyond its last breakpoint, so that its end shows."""
    if up_to is not None:
        return up_to
    last = curve.breakpoints[-1].assets if curve.breakpoints else _ZERO
    return round_up(last * 5 / 4) if last else Fraction(1_000_000)


def series_of(curve: PayoutCurve, up_to: Fraction) -> list[Series]:
    """Every payee, whoever is paid first at the bottom, up to an amount; those that never get anything are left out."""
    starts = {piece.start for name in curve.payees for piece in curve.pieces(name)}
    edges = [*sorted(start for start in starts if start < up_to), up_to]
    below: Points = [(edge, _ZERO) for pair in pairwise(edges) for edge in pair]
    found = []
    for name in _by_rank(curve):
        paid = _paid(curve, name, edges)
        above = [(assets, base + own) for (assets, base), (_, own) in zip(below, paid, strict=True)]
        if any(own for _, own in paid):
            found.append(Series(name, paid, below, above))
        below = above
    return found


def _by_rank(curve: PayoutCurve) -> list[str]:
    """Payees in the order in which they are paid: carve-outs, then ranks, and last whoever is owed nothing first."""
    structure = curve.structure
    claims = sorted(structure.claims, key=lambda claim: (not claim.owed, claim.rank))
    return [*(own.name for own in structure.carve_outs), *(claim.name for claim in claims)]


def _paid(curve: PayoutCurve, name: str, edges: list[Fraction]) -> Points:
    """Payments at both ends of every stretch between two edges."""
    pieces = curve.pieces(name)
    keys = [(piece.start, piece.is_open) for piece in pieces]
    points = []
    for start, end in pairwise(edges):
        piece = pieces[bisect_right(keys, (start, True)) - 1]
        points += [(edge, piece.payment + piece.rate * (edge - piece.start)) for edge in (start, end)]
    return points
