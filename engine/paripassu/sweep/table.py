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
from paripassu.waterfall.curve import PayoutCurve
from paripassu.waterfall.steps import Standing

_BITS = 53
# Beyond so many numbers the product of a slope and a distance leaves no bits for what is missing.
_MOST_NUMBERS = 2**50


class Exact(NamedTuple):
    """A payment on a stretch: (`first` + `each` * d) / `bottom` dollars; in whole numbers, which are thrice as fast."""

    first: int
    each: int
    bottom: int


class Straight(NamedTuple):
    """The same in machine numbers; `is_careful` where no step of its sum may round unseen."""

    slope: float
    base: float
    slope_rest: float
    base_rest: float
    is_careful: bool = False


@frozen
class Stretch:
    """Numbers from `first` up to, and without, `end`; one straight line for each column.

    `is_settled` says that there is exactly one stable outcome.
    """

    first: int
    end: int
    exact: tuple[Exact, ...]
    straight: tuple[Straight, ...]
    is_settled: bool

    def payment(self, column: int, number: int) -> Fraction:
        """Exact dollars of one column at a number."""
        first, each, bottom = self.exact[column]
        return Fraction(first + each * (number - self.first), bottom)


class Table:
    """Stretches of one curve on one line, made when they are asked for; columns are assets, unclaimed, the payees."""

    def __init__(self, curve: PayoutCurve, line: Line, end: int) -> None:
        """Take the numbers from 0 up to, and without, `end`."""
        self._curve = curve
        self._line = line
        self._end = end
        self._numbers = range(-len(curve.structure.carve_outs), len(curve.structure.claims))
        # Of marks between two numbers only the last can be seen.
        begins = {max(line.first(mark.assets, is_open=mark.is_open), 0): mark for mark in curve.marks}
        self._marks = {first: mark for first, mark in begins.items() if first < end}
        self._firsts = list(self._marks)
        self._made: dict[int, Stretch] = {}

    @property
    def columns(self) -> int:
        """How many columns a row has."""
        return len(self._numbers) + 2

    def stretches(self, low: int, high: int) -> list[Stretch]:
        """All stretches with numbers from `low` up to, and without, `high`, in order."""
        start = bisect_right(self._firsts, low) - 1
        return [self._stretch(place) for place in range(start, len(self._firsts)) if self._firsts[place] < high]

    def _stretch(self, place: int) -> Stretch:
        if place not in self._made:
            first = self._firsts[place]
            end = self._firsts[place + 1] if place + 1 < len(self._firsts) else self._end
            assets = self._line.amount(first)
            mark = self._marks[first]
            beyond, unit = assets - mark.assets, self._line.unit
            exact = [self._assets(assets), self._unclaimed(assets, end - 1 - first)]
            exact += (_payment(mark.payment(number), mark.rate(number), beyond, unit) for number in self._numbers)
            straight = tuple(straighten(own, end - 1 - first) for own in exact)
            is_settled = self._curve.standing(assets) is Standing.ONE
            self._made[place] = Stretch(first, end, tuple(exact), straight, is_settled)
        return self._made[place]

    def _assets(self, assets: Fraction) -> Exact:
        unit = self._line.unit
        bottom = assets.denominator * unit.denominator
        return Exact(assets.numerator * unit.denominator, unit.numerator * assets.denominator, bottom)

    def _unclaimed(self, assets: Fraction, most: int) -> Exact:
        left = self._curve.unclaimed(assets)
        rising = (self._curve.unclaimed(assets + most * self._line.unit) - left) / most if most else left
        bottom = left.denominator * rising.denominator
        return Exact(left.numerator * rising.denominator, rising.numerator * left.denominator, bottom)


def _payment(paid: Fraction, rate: Fraction, beyond: Fraction, unit: Fraction) -> Exact:
    """A payment that is so many dollars at a mark, so far beyond the mark, all over one bottom."""
    if not rate:
        return Exact(paid.numerator, 0, paid.denominator)
    own = rate.denominator * beyond.denominator * unit.denominator
    first = paid.numerator * own + rate.numerator * beyond.numerator * unit.denominator * paid.denominator
    each = rate.numerator * unit.numerator * beyond.denominator * paid.denominator
    return Exact(first, each, own * paid.denominator)


def straighten(own: Exact, most: int) -> Straight:
    """A payment on a stretch of `most` numbers after its first, in machine numbers.

    With g the value of the last bit kept of `base` and `slope`, the rests are at most g/2 each, and computing them and
    their sum errs by less than 3 x 2**-53 of g/2 x (d + 1). That must be below 0.9 of the last place of the payment,
    which is more than 2**-53 of it; with one half for the last rounding it stays below 1.5, and so the result is the
    exact payment rounded, or next to it. A straight line that is high enough at both ends is so in between.
    """
    first, each, bottom = own
    if each == 0 or most == 0:
        return Straight(0, first / bottom, 0, 0)
    grains, size = _grains(max(first, first + each * most), bottom)
    slope = (2 * each * grains + bottom * size) // (2 * bottom * size)
    base = (2 * first * grains + bottom * size) // (2 * bottom * size)
    is_whole = base * bottom * size == first * grains
    high_enough = all(
        20 * size * bottom * (distance + 1) <= 9 * (first + each * distance) * grains
        for distance in ((1, most) if is_whole else (0, 1, most))
    )
    if not high_enough or most > _MOST_NUMBERS:
        return _carefully(own)
    rests = (each * grains - slope * bottom * size, first * grains - base * bottom * size)
    return Straight(
        slope * size / grains, base * size / grains, rests[0] / (bottom * grains), rests[1] / (bottom * grains)
    )


def _carefully(own: Exact) -> Straight:
    """Slope and base rounded, and what each of them lost."""
    slope, slope_rest = _rounded(own.each, own.bottom)
    base, base_rest = _rounded(own.first, own.bottom)
    return Straight(slope, base, slope_rest, base_rest, is_careful=True)


def _rounded(top: int, bottom: int) -> tuple[float, float]:
    """The machine number nearest to a fraction, and the one nearest to what is missing."""
    near = top / bottom
    found, unit = near.as_integer_ratio()
    return near, (top * unit - found * bottom) / (bottom * unit)


def _grains(most: int, bottom: int) -> tuple[int, int]:
    """A power of two as `grains`/`size` to a dollar, of which most/bottom has fewer than 2**51: sums never round."""
    bits = _BITS - 2 - (most.bit_length() - bottom.bit_length() + 1)
    return (2**bits, 1) if bits >= 0 else (1, 2**-bits)
