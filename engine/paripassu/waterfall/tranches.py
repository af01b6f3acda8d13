"""The breakpoint table that option pricing starts from: each tranche of value, and each class's part of it."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from paripassu.waterfall.curve import PayoutCurve


@frozen
class Tranche:
    """From `start` to `end` dollars of assets (None: without end), each payee takes a fixed part of every dollar.

    `parts` add up to 1 with `unclaimed`. `reasons` say what happens at `start`; `jumps` are dollars that move at once
    there, which no part can express: an option-pricing model needs a digital option for each.
    """

    start: Fraction
    end: Fraction | None
    parts: dict[str, Fraction]
    unclaimed: Fraction
    reasons: tuple[str, ...]
    jumps: dict[str, Fraction]


def tranches(curve: PayoutCurve) -> tuple[Tranche, ...]:
    """All tranches of a curve in order; amounts are net of strike money, as valuation reports show them."""
    points = {point.assets: point for point in curve.breakpoints}
    starts = sorted({Fraction(0), *points})
    found = []
    for start, end in zip(starts, [*starts[1:], curve.up_to], strict=True):
        parts = curve.parts(start)
        point = points.get(start)
        found.append(
            Tranche(
                start,
                end,
                parts,
                1 - sum(parts.values(), Fraction(0)),
                point.reasons if point else (),
                point.jumps if point else {},
            )
        )
    return tuple(found)
