"""An exact curve made ready for the machine: on which numbers each payment is a straight line, and in which figures.

On a stretch that begins at number `first` a payment is B + R x d dollars, with d = number - first, and with B and R
exact and not negative, so that nothing ever cancels. Each is split in two machine numbers: `base` and `slope` have so
few bits that `base + slope * d` comes out without rounding, and `base_rest` and `slope_rest` are what is missing,
smaller by some 2**20 as a rule. Then

    (base + slope * d) + (base_rest + slope_rest * d)
     `-- no rounding --'  `---- rounded far below the last place ----'

is rounded once, at the end, and is the exact payment rounded, or its neighbor. The plain sum of a rounded B and a
rounded R times d can be off by two. Whether the bits suffice is not assumed but computed, exactly, for each stretch;
where they do not, `base` and `slope` are rounded, and `evaluate` carries the error of every step along.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from paripassu.sweep.line import Line
from paripassu.waterfall.curve import PayoutCurve, Piece
from paripassu.waterfall.steps import Standing

_ZERO = Fraction(0)
_BITS = 53
# Beyond so many numbers the product of a slope and a distance leaves no bits for what is missing.
_MOST_NUMBERS = 2**50


class Straight(NamedTuple):
    """A payment on a stretch in machine numbers; `is_careful` where no step of its sum may round unseen."""

    slope: float
    base: float
    slope_rest: float
    base_rest: float
    is_careful: bool = False


@frozen
class Stretch:
    """Numbers from `first` up to, and without, `end`; one straight line for each column.

    `exact` has the dollars at `first` and those that each number adds. `is_settled` says that there is exactly one
    stable outcome.
    """

    first: int
    end: int
    exact: tuple[tuple[Fraction, Fraction], ...]
    straight: tuple[Straight, ...]
    is_settled: bool

    def payment(self, column: int, number: int) -> Fraction:
        """Exact dollars of one column at a number."""
        at_first, each = self.exact[column]
        return at_first + each * (number - self.first)


class Table:
    """Stretches of one curve on one line, made when they are asked for; columns are assets, unclaimed, the payees."""

    def __init__(self, curve: PayoutCurve, line: Line, end: int) -> None:
        """Take the numbers from 0 up to, and without, `end`."""
        self._curve = curve
        self._line = line
        self._end = end
        self._pieces = [curve.pieces(name) for name in curve.payees]
        self._keys = [[(piece.start, piece.is_open) for piece in own] for own in self._pieces]
        keys = {key for own in self._keys for key in own}
        for doubt in curve.ambiguities:
            ends = (doubt.start,) if doubt.end is None else (doubt.start, doubt.end)
            keys.update((assets, is_open) for assets in ends for is_open in (False, True))
        firsts = {max(line.first(assets, is_open=is_open), 0) for assets, is_open in keys}
        self._firsts = sorted(first for first in firsts if first < end)
        self._made: dict[int, Stretch] = {}

    @property
    def columns(self) -> int:
        """How many columns a row has."""
        return len(self._pieces) + 2

    def stretches(self, low: int, high: int) -> list[Stretch]:
        """All stretches with numbers from `low` up to, and without, `high`, in order."""
        start = bisect_right(self._firsts, low) - 1
        return [self._stretch(place) for place in range(start, len(self._firsts)) if self._firsts[place] < high]

    def _stretch(self, place: int) -> Stretch:
        if place not in self._made:
            first = self._firsts[place]
            end = self._firsts[place + 1] if place + 1 < len(self._firsts) else self._end
            exact = self._exact(first)
            self._made[place] = Stretch(
                first,
                end,
                exact,
                tuple(straighten(at_first, each, end - first - 1) for at_first, each in exact),
                self._curve.standing(self._line.amount(first)) is Standing.ONE,
            )
        return self._made[place]

    def _exact(self, first: int) -> tuple[tuple[Fraction, Fraction], ...]:
        """Dollars of every column at a number, and what each number adds."""
        assets, unit = self._line.amount(first), self._line.unit
        paid = []
        for own, keys in zip(self._pieces, self._keys, strict=True):
            piece = own[bisect_right(keys, (assets, False)) - 1]
            paid.append((_payment(piece, assets), piece.rate * unit))
        left = assets - sum((payment for payment, _ in paid), _ZERO)
        rising = unit - sum((each for _, each in paid), _ZERO)
        return (assets, unit), (left, rising), *paid


def _payment(piece: Piece, assets: Fraction) -> Fraction:
    return piece.payment + piece.rate * (assets - piece.start) if piece.rate else piece.payment


def straighten(at_first: Fraction, each: Fraction, most: int) -> Straight:
    """Dollars `at_first` and `each` number more, up to `most` numbers, in machine numbers.

    With g the value of the last bit kept of `base` and `slope`, the rests are at most g/2 each, and computing them and
    their sum errs by less than 3 x 2**-53 of g/2 x (d + 1). That must be below 0.9 of the last place of the payment,
    which is more than 2**-53 of it; with one half for the last rounding it stays below 1.5, and so the result is the
    exact payment rounded, or next to it. A straight line that is high enough at both ends is so in between.
    """
    if each == 0 or most == 0:
        return Straight(_rounded(_ZERO), _rounded(at_first), _rounded(_ZERO), _rounded(_ZERO))
    step = _grain(max(at_first, at_first + each * most))
    slope, base = _cut(each, step), _cut(at_first, step)
    is_whole = base == at_first
    high_enough = all(
        200 * step * (distance + 1) <= 90 * (at_first + each * distance)
        for distance in ((1, most) if is_whole else (0, 1, most))
    )
    is_careful = not high_enough or most > _MOST_NUMBERS
    if is_careful:
        slope, base = Fraction(_rounded(each)), Fraction(_rounded(at_first))
    rests = _rounded(each - slope), _rounded(at_first - base)
    return Straight(_rounded(slope), _rounded(base), *rests, is_careful)


def _grain(most: Fraction) -> Fraction:
    """The power of two of which `most`, and all below it, are fewer than 2**51: sums of such numbers never round."""
    size = most.numerator.bit_length() - most.denominator.bit_length() + 1
    bits = _BITS - 2 - size
    return Fraction(1, 2**bits) if bits >= 0 else Fraction(2**-bits)


def _cut(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of a step nearest to a value."""
    return round(value / step) * step


def _rounded(value: Fraction) -> float:
    """The machine number nearest to a value: Python divides whole numbers with a single, correct rounding."""
    return value.numerator / value.denominator
