"""Who gets what at every amount of assets: exact straight pieces, each breakpoint with its reason, jumps by name.

The curve is built once, near linear in claims and strikes, and then any amount costs two binary searches and one short
sum for each claim; no amount is sampled. `curve(x)` is what `distribute` pays at x, from the same paths.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from attrs import field, frozen

from paripassu.model.claims import ZERO, Structure
from paripassu.waterfall.carve import carve, gross, rates, turns
from paripassu.waterfall.equilibrium import Solver
from paripassu.waterfall.path import Path
from paripassu.waterfall.spans import Span, spans
from paripassu.waterfall.steps import Standing
from paripassu.waterfall.turns import AUTOMATIC, Mode, Turn


@frozen
class Breakpoint:
    """An amount of assets at which somebody's payment bends or jumps, with everything that happens there.

    `turns` are (payee, what happens), `jumps` the dollars by which payments change at once, by payee; empty for a bend.
    """

    assets: Fraction
    turns: tuple[tuple[str, Turn], ...]
    jumps: dict[str, Fraction]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What happens, in words: "K paid in full"."""
        return tuple(turn.value.format(name) for name, turn in self.turns)


@frozen
class Piece:
    """A straight piece of one payee's payment: `payment` dollars at `start`, and `rate` of each dollar more.

    `end` is None for the last piece, unless the curve was asked for up to an amount. A piece with `is_open` holds just
    after its start, not at it.
    """

    start: Fraction
    end: Fraction | None
    payment: Fraction
    rate: Fraction
    is_open: bool = False


@frozen
class Ambiguity:
    """A stretch of assets, from `start` to `end` (None: without end), without exactly one stable outcome."""

    start: Fraction
    end: Fraction | None
    standing: Standing


class Mark:
    """An amount of assets at which a straight piece may start, with all that its payments need."""

    __slots__ = ("_parts", "_path", "_place", "_rest", "_taken", "assets", "is_open")

    def __init__(self, structure: Structure, span: Span, assets: Fraction, *, is_open: bool) -> None:
        """Find the place of the amount on the span's path."""
        self.assets = assets
        self.is_open = is_open
        self._taken, net = carve(structure.carve_outs, assets)
        self._parts, self._rest = rates(structure.carve_outs, assets)
        self._path = span.path
        self._place = span.path.place(net)

    def payment(self, number: int) -> Fraction:
        """Dollars of one payee; carve-outs have numbers below 0."""
        return self._taken[number] if number < 0 else self._path.payment(number, self._place)

    def rate(self, number: int) -> Fraction:
        """Part of the next dollar that goes to one payee; carve-outs have numbers below 0."""
        if number < 0:
            return self._parts[number]
        rate = self._path.rate(number, self._place)
        return rate if self._rest == 1 else rate * self._rest


@frozen
class PayoutCurve:
    """Payments of all payees as exact functions of the assets; breakpoints end at `up_to`, where one is given."""

    structure: Structure
    breakpoints: tuple[Breakpoint, ...]
    up_to: Fraction | None = None
    _solver: Solver = field(kw_only=True, eq=False, repr=False)
    _spans: tuple[Span, ...] = field(kw_only=True, eq=False, repr=False)
    _marks: tuple[Mark, ...] = field(kw_only=True, eq=False, repr=False)

    def __call__(self, assets: Fraction) -> dict[str, Fraction]:
        """Net dollars by payee, carve-outs first, of so many dollars of assets."""
        taken, net = carve(self.structure.carve_outs, assets)
        path = self.path(assets)
        return dict(zip(self.payees, (*taken, *path.payments(path.place(net))), strict=True))

    @property
    def payees(self) -> tuple[str, ...]:
        """Names of carve-outs and claims, in the order paid and listed."""
        carve_outs = tuple(carve_out.name for carve_out in self.structure.carve_outs)
        return carve_outs + tuple(claim.name for claim in self.structure.claims)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where a straight piece of any payment may start, in order; nothing bends, jumps or falls in doubt between."""
        return self._marks

    @property
    def ambiguities(self) -> tuple[Ambiguity, ...]:
        """Where terms allow several outcomes, or none that is stable; `range` has the figures."""
        ends = [*(span.start for span in self._spans[1:]), None]
        return tuple(
            Ambiguity(span.start, end, span.standing)
            for span, end in zip(self._spans, ends, strict=True)
            if span.standing is not Standing.ONE
        )

    def path(self, assets: Fraction) -> Path:
        """The path that payments follow at so many dollars."""
        return self._spans[bisect_right([span.key for span in self._spans], (assets, False)) - 1].path

    def standing(self, assets: Fraction) -> Standing:
        """How many stable outcomes there are at so many dollars."""
        return self._spans[bisect_right([span.key for span in self._spans], (assets, False)) - 1].standing

    def price(self, assets: Fraction) -> Fraction:
        """Dollars per common share."""
        return self.path(assets).place(carve(self.structure.carve_outs, assets)[1]).price

    def unclaimed(self, assets: Fraction) -> Fraction:
        """Dollars that no term gives to anybody."""
        return self.path(assets).place(carve(self.structure.carve_outs, assets)[1]).unclaimed

    def per_share(self, assets: Fraction) -> dict[str, Fraction]:
        """Net dollars per share of each claim; a claim without shares is left out."""
        paid = self(assets)
        return {own.name: paid[own.name] / own.shares for own in self.structure.claims if own.shares}

    def parts(self, assets: Fraction) -> dict[str, Fraction]:
        """Part of the next dollar that each payee takes just above so many dollars of assets."""
        parts, rest = rates(self.structure.carve_outs, assets)
        path = self.path(assets)
        place = path.place(carve(self.structure.carve_outs, assets)[1])
        stock = [path.rate(number, place) * rest for number in range(len(self.structure.claims))]
        return dict(zip(self.payees, (*parts, *stock), strict=True))

    def range(self, name: str, assets: Fraction) -> tuple[Fraction, Fraction]:
        """Least and most dollars of a claim over the stable outcomes, or over all candidates where none is stable."""
        number = [claim.name for claim in self.structure.claims].index(name)
        return self._solver.solve(assets).range(number)

    def pieces(self, name: str) -> tuple[Piece, ...]:
        """The straight pieces of one payee's payment, neighbors on one line put together; ValueError for a stranger."""
        number = self.payees.index(name) - len(self.structure.carve_outs)
        found: list[Piece] = []
        for mark in self._marks:
            payment, rate = mark.payment(number), mark.rate(number)
            last = found[-1] if found else None
            if last:
                if last.rate == rate and last.payment + rate * (mark.assets - last.start) == payment:
                    continue
                found[-1] = Piece(last.start, mark.assets, last.payment, last.rate, last.is_open)
            found.append(Piece(mark.assets, self.up_to, payment, rate, mark.is_open))
        return tuple(found)


def payout_curve(structure: Structure, up_to: Fraction | None = None) -> PayoutCurve:
    """The whole curve of a structure free of faults; breakpoints are listed up to `up_to` dollars of assets."""
    solver = Solver(structure)
    found = spans(solver)
    points = [point for point in _breakpoints(structure, found) if up_to is None or point.assets <= up_to]
    keys = [span.key for span in found]
    starts = sorted({(ZERO, False), *((point.assets, False) for point in points), *keys})
    marks = [
        Mark(structure, found[bisect_right(keys, start) - 1], start[0], is_open=start[1])
        for start in starts
        if up_to is None or start[0] <= up_to
    ]
    return PayoutCurve(structure, tuple(points), up_to, solver=solver, spans=tuple(found), marks=tuple(marks))


def _breakpoints(structure: Structure, found: list[Span]) -> list[Breakpoint]:
    """All turns of all spans, by the amount at which they happen."""
    by_assets: dict[Fraction, list[tuple[str, Turn]]] = {}
    for assets, name, turn in turns(structure.carve_outs):
        by_assets.setdefault(assets, []).append((name, turn))
    keys = [span.key for span in found]
    jumps: dict[Fraction, dict[str, Fraction]] = {}
    for place, span in enumerate(found):
        if place and found[place - 1].path is not span.path:
            events, changes = _change(structure, found[place - 1].path, span.path, span.start)
            if events:
                by_assets.setdefault(span.start, []).extend(events)
            jumps.setdefault(span.start, {}).update(changes)
        for net, bends in span.path.turns():
            reached = gross(structure.carve_outs, net)
            if reached is not None and bends and bisect_right(keys, (reached, False)) - 1 == place:
                own = [(structure.claims[number].name, turn) for number, turn in bends]
                by_assets.setdefault(reached, []).extend(own)
    return [Breakpoint(assets, tuple(by_assets[assets]), jumps.get(assets, {})) for assets in sorted(by_assets)]


def _change(
    structure: Structure, before: Path, after: Path, assets: Fraction
) -> tuple[list[tuple[str, Turn]], dict[str, Fraction]]:
    """What changes where one path gives way to another: the choices made anew, and the money that moves at once."""
    net = carve(structure.carve_outs, assets)[1]
    places = before.place(net), after.place(net)
    changes, is_bent = {}, False
    for number, claim in enumerate(structure.claims):
        moved = after.payment(number, places[1]) - before.payment(number, places[0])
        is_bent = is_bent or after.rate(number, places[1]) != before.rate(number, places[0])
        if moved:
            changes[claim.name] = moved
    if not changes and not is_bent:
        return [], {}
    events = []
    for claim in structure.claims:
        old, new = before.modes.get(claim.name, AUTOMATIC), after.modes.get(claim.name, AUTOMATIC)
        if old != new:
            events.append((claim.name, _reason(old, new)))
    return events, changes


def _reason(old: Mode, new: Mode) -> Turn:
    """Why a claim's fixed choices are others than before."""
    if old.exercises is False and new.exercises is None:
        return Turn.OPENS
    if old.converts is None and new.converts:
        return Turn.FORCED
    return Turn.CONVERTS if new.converts else Turn.KEEPS
