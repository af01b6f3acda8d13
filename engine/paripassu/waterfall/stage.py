"""One stretch of the way up: many claims paid along one rising level, and the amount that reaches each level.

Every payment is a sum of straight pieces in the level, so the total is too, and one pass over the sorted bends gives
the amount at each of them. The running totals are kept as whole numbers over one denominator: adding fractions with
denominators of their own at each bend was five times slower.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import itemgetter

from paripassu.waterfall.turns import Bend, Turn


class Spot:
    """A place on a stage: the last kink passed, the exact level, and what nobody on the stage takes, in dollars."""

    __slots__ = ("bottom", "kink", "level", "rest", "top")

    def __init__(self, kink: int, level: Fraction, rest: Fraction) -> None:
        """Place a level after a kink."""
        self.kink = kink
        self.level = level
        self.top = level.numerator
        self.bottom = level.denominator
        self.rest = rest


class Stage:
    """Payments of claims (by their number) along one level; `amounts[k]` dollars are paid in all at `levels[k]`."""

    __slots__ = ("_constants", "_scale", "_slopes", "_tracks", "amounts", "levels", "turns")

    def __init__(self, bends: Mapping[int, Sequence[Bend]]) -> None:
        """Merge the bends of all claims; each claim's first bend is at level 0."""
        self._scale = lcm(
            *(bend.constant.denominator for own in bends.values() for bend in own),
            *(bend.slope.denominator for own in bends.values() for bend in own),
        )
        self.levels = [Fraction(0)]
        self.amounts: list[Fraction] = []
        self.turns: list[list[tuple[int, Turn]]] = [[]]
        self._constants = [0]
        self._slopes = [0]
        self._tracks: dict[int, list[tuple[int, int, int]]] = {number: [] for number in bends}
        self._merge(
            sorted(((bend.level, number, bend) for number, own in bends.items() for bend in own), key=itemgetter(0))
        )

    def _merge(self, events: Sequence[tuple[Fraction, int, Bend]]) -> None:
        """Walk up the bends once, with running totals."""
        constants = slopes = 0
        for level, number, bend in events:
            track = self._tracks[number]
            if level != self.levels[-1]:
                self.levels.append(level)
                self.turns.append([])
                self._constants.append(0)
                self._slopes.append(0)
            constant = bend.constant.numerator * (self._scale // bend.constant.denominator)
            slope = bend.slope.numerator * (self._scale // bend.slope.denominator)
            constants += constant - (track[-1][1] if track else 0)
            slopes += slope - (track[-1][2] if track else 0)
            track.append((len(self.levels) - 1, constant, slope))
            self._constants[-1], self._slopes[-1] = constants, slopes
            if bend.turn:
                self.turns[-1].append((number, bend.turn))
        self.amounts = [self._total(kink, level) for kink, level in enumerate(self.levels)]

    def _total(self, kink: int, level: Fraction) -> Fraction:
        top, bottom = level.numerator, level.denominator
        return Fraction(self._constants[kink] * bottom + self._slopes[kink] * top, self._scale * bottom)

    def spot(self, amount: Fraction) -> Spot:
        """Where an amount of dollars, no less than `amounts[0]`, lifts the level to."""
        kink = bisect_right(self.amounts, amount) - 1
        slope = self._slopes[kink]
        if slope == 0:
            return Spot(kink, self.levels[kink], amount - self.amounts[kink])
        top, bottom = amount.numerator, amount.denominator
        level = Fraction(top * self._scale - self._constants[kink] * bottom, slope * bottom)
        return Spot(kink, level, Fraction(0))

    def amount_at(self, level: Fraction) -> Fraction | None:
        """The least dollars that lift the level so high; None where no amount does."""
        kink = bisect_right(self.levels, level) - 1
        if self._slopes[kink] == 0 and level != self.levels[kink]:
            return self.amounts[kink + 1] if kink + 1 < len(self.levels) else None
        return self._total(kink, level)

    def piece(self, number: int, kink: int) -> tuple[int, int]:
        """Constant and slope of one claim's payment just after a kink, both times the scale."""
        for start, constant, slope in reversed(self._tracks[number]):
            if start <= kink:
                return constant, slope
        raise AssertionError("every claim has a bend at level 0")

    def payment(self, number: int, spot: Spot) -> Fraction:
        """Dollars paid to one claim at a spot."""
        constant, slope = self.piece(number, spot.kink)
        if slope == 0:
            return Fraction(constant, self._scale)
        top, bottom = spot.top, spot.bottom
        return Fraction(constant * bottom + slope * top, self._scale * bottom)

    def share(self, number: int, kink: int) -> Fraction:
        """Part of the next dollar that one claim takes just after a kink; 0 where nobody on the stage takes it."""
        total = self._slopes[kink]
        return Fraction(self.piece(number, kink)[1], total) if total else Fraction(0)

    @property
    def top(self) -> Spot:
        """The spot at the last bend: where a tier is paid in full."""
        return Spot(len(self.levels) - 1, self.levels[-1], Fraction(0))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the claims on the stage."""
        return tuple(self._tracks)
