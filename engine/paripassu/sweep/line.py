"""Amounts as whole numbers of one unit, so that the machine can count them without rounding."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from attrs import frozen

_CENTS = 100


@frozen
class Line:
    """The number n stands for `origin + n * unit` dollars; the unit is positive."""

    origin: Fraction
    unit: Fraction

    def amount(self, number: int) -> Fraction:
        """The dollars that a number stands for."""
        return self.origin + number * self.unit

    def first(self, assets: Fraction, *, is_open: bool) -> int:
        """The first number at so many dollars or above; above them only, if `is_open`."""
        steps = (assets - self.origin) / self.unit
        return steps.numerator // steps.denominator + 1 if is_open else -(-steps.numerator // steps.denominator)


@frozen
class Grid:
    """Amounts at equal steps: `count` of them from `start` on, each `step` dollars above the one before."""

    start: Fraction
    step: Fraction
    count: int

    @property
    def line(self) -> Line:
        """The line on which the amounts are the numbers 0, 1, 2 and so on."""
        return Line(self.start, self.step)

    @property
    def mark(self) -> str:
        """What tells this grid from every other."""
        return f"{self.start}:{self.step}:{self.count}"


def grid(start: Fraction, end: Fraction, step: Fraction) -> Grid:
    """All amounts from `start` to `end`, both with them if the steps meet it; the step is positive."""
    steps = (end - start) / step
    return Grid(start, step, max(steps.numerator // steps.denominator + 1, 0))


def number(amounts: Sequence[Fraction]) -> tuple[Line, list[int]]:
    """Any amounts as numbers of a cent, or of the largest part of a cent of which all are whole numbers."""
    parts = lcm(_CENTS, *(amount.denominator for amount in amounts))
    whole = [amount.numerator * (parts // amount.denominator) for amount in amounts]
    return Line(Fraction(0), Fraction(1, parts)), whole
