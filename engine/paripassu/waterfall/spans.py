"""Over which assets one set of fixed choices holds: where triggers are met, and where choices beside a pool change.

A structure without triggers on price or assets, and without a pool, has a single span. Else every amount at which a
candidate could become stable or cease to be is computed exactly, and each of these amounts and each gap between two of
them is solved once.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.model.claims import ZERO, Gauge
from paripassu.waterfall.carve import gross
from paripassu.waterfall.equilibrium import Branch, Solver, triggers
from paripassu.waterfall.path import Path
from paripassu.waterfall.steps import Standing


class Span:
    """From `start` on (just after it, if `is_open`) up to the next span, payments follow one path."""

    __slots__ = ("is_open", "path", "standing", "start")

    def __init__(self, start: Fraction, path: Path, standing: Standing, *, is_open: bool) -> None:
        """Start a span."""
        self.start = start
        self.path = path
        self.standing = standing
        self.is_open = is_open

    @property
    def key(self) -> tuple[Fraction, bool]:
        """Where it starts, for a binary search."""
        return self.start, self.is_open


def spans(solver: Solver) -> list[Span]:
    """All spans from zero assets up."""
    marks = sorted(set(_marks(solver)))
    found: list[Span] = []
    for place, mark in enumerate(marks):
        after = (mark + marks[place + 1]) / 2 if place + 1 < len(marks) else mark + 1
        for start, is_open in ((mark, False), (after, True)):
            equilibrium = solver.solve(start)
            count = len(equilibrium.stable)
            standing = Standing.NONE if count == 0 else Standing.ONE if count == 1 else Standing.SEVERAL
            path = equilibrium.chief.branch.path
            if not found or found[-1].path is not path or found[-1].standing is not standing:
                found.append(Span(mark, path, standing, is_open=is_open))
    return found


def _marks(solver: Solver) -> Iterator[Fraction]:
    """Amounts of assets at which the choice between candidates may change."""
    yield ZERO
    structure = solver.structure
    steps = sorted({trigger.at for trigger in triggers(structure, Gauge.ASSETS)})
    yield from steps
    for start in [ZERO, *steps]:
        branches = solver.branches(start)
        nets = [net for branch in branches for net in _branch_marks(solver, branch)] if len(branches) > 1 else []
        for net in nets:
            assets = gross(structure.carve_outs, net)
            if assets is not None and assets > 0:
                yield assets


def _branch_marks(solver: Solver, branch: Branch) -> Iterator[Fraction]:
    """Net assets at which a candidate's own conditions may change."""
    for price in (branch.floor, branch.roof):
        net = None if price is None else branch.path.net_for_price(price)
        if net is not None:
            yield net
    if branch.path.pool:
        yield from (branch.path.base + full for full in branch.path.pool.fulls)
    for claim in branch.switchers:
        number = solver.structure.claims.index(claim)
        yield from _crossings(branch.path, solver.switched(branch, claim), number)


def _crossings(one: Path, other: Path, number: int) -> Iterator[Fraction]:
    """Net assets at which two paths begin or cease to pay a claim the same."""
    knots = sorted({ZERO, *(net for path in (one, other) for net, _ in path.turns())})
    knots.append(knots[-1] + 1)
    gaps = [one.payment(number, one.place(net)) - other.payment(number, other.place(net)) for net in knots]
    for place in range(len(knots) - 1):
        rise = gaps[place + 1] - gaps[place]
        if gaps[place] == 0:
            yield knots[place]
        elif rise:
            zero = knots[place] - gaps[place] * (knots[place + 1] - knots[place]) / rise
            is_last = place == len(knots) - 2
            if zero > knots[place] and (is_last or zero < knots[place + 1]):
                yield zero
