"""The tables of a curve: its breakpoints with their reasons, and the tranches that option pricing starts from."""

from __future__ import annotations

from fractions import Fraction

from paripassu.report.payout_grids import MONEY, PART, TEXT, Cell, Grid
from paripassu.waterfall.curve import Breakpoint, PayoutCurve
from paripassu.waterfall.tranches import Tranche, tranches


def breakpoints_grid(curve: PayoutCurve) -> Grid:
    """Every amount at which something changes: why, and what each payee has there."""
    columns = (("assets", MONEY), ("what happens", TEXT), *((name, MONEY) for name in curve.payees))
    rows: list[tuple[Cell, ...]] = []
    for point in curve.breakpoints:
        paid = curve(point.assets)
        rows.append((point.assets, _reasons(point), *(paid[name] for name in curve.payees)))
    if curve.up_to is not None and (not rows or rows[-1][0] != curve.up_to):
        paid = curve(curve.up_to)
        rows.append((curve.up_to, "end", *(paid[name] for name in curve.payees)))
    return Grid("Breakpoints", columns, tuple(rows))


def rates_grid(curve: PayoutCurve) -> Grid:
    """From each breakpoint on, the part of the next dollar that each payee takes."""
    columns = (("from", MONEY), *((name, PART) for name in curve.payees))
    starts = dict.fromkeys([Fraction(0), *(point.assets for point in curve.breakpoints)])
    rows = [(start, *(curve.parts(start)[name] for name in curve.payees)) for start in starts]
    return Grid("Of the next dollar", columns, tuple(rows))


def tranches_grid(curve: PayoutCurve) -> Grid:
    """Each tranche of value and each payee's part of it; a jump is named, because no part can express it."""
    columns = (("from", MONEY), ("to", MONEY), ("begins with", TEXT), *((name, PART) for name in curve.payees))
    found = tranches(curve)
    has_left = any(each.unclaimed for each in found)
    rows: list[tuple[Cell, ...]] = []
    for each in found:
        left = (each.unclaimed,) if has_left else ()
        parts = (each.parts[name] for name in curve.payees)
        rows.append((each.start, each.end, _reasons(each), *parts, *left))
    return Grid("Tranches", (*columns, ("nobody", PART)) if has_left else columns, tuple(rows))


def jumps_grid(curve: PayoutCurve) -> Grid:
    """Money that moves at once at one amount of assets, which no straight piece and no tranche can express."""
    columns = (("assets", MONEY), ("why", TEXT), ("payee", TEXT), ("moves by", MONEY))
    rows = [
        (point.assets, "; ".join(point.reasons), name, by)
        for point in curve.breakpoints
        for name, by in point.jumps.items()
    ]
    return Grid("Jumps", columns, tuple(rows))


def _reasons(place: Breakpoint | Tranche) -> str:
    return "; ".join((*place.reasons, *(("payments jump",) if place.jumps else ())))
