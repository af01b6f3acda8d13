"""From dollars to pixels, the round amounts along an axis, and how amounts are written on a chart."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from paripassu.money import CENT, NEAREST, round_to, show_money

_SIZES = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "k"))
_STEPS = (1, 2, 5, 10)


@frozen
class Scale:
    """Amounts from 0 to `most` dollars, drawn from pixel `start` to pixel `end`."""

    most: Fraction
    start: Fraction
    end: Fraction

    def __call__(self, amount: Fraction) -> Fraction:
        """The pixel of an amount."""
        return self.start + (self.end - self.start) * amount / self.most

    def ticks(self, count: int) -> list[Fraction]:
        """About so many round amounts from 0 to the end of the axis."""
        step = round_step(self.most / count)
        return [step * place for place in range(int(self.most / step) + 1)]


def round_step(least: Fraction) -> Fraction:
    """The least amount of the form 1, 2 or 5 times a power of ten that is no less than another."""
    power = Fraction(1)
    while power * 10 <= least:
        power *= 10
    while power > least:
        power /= 10
    return next(power * step for step in _STEPS if power * step >= least)


def round_up(amount: Fraction) -> Fraction:
    """The next amount that reads well at the end of an axis: 180 for 174.8, 75 for 75."""
    step = round_step(amount / 20)
    return -(-amount // step) * step


def short_money(amount: Fraction) -> str:
    """`$43.5M` where four decimals say it exactly, else the amount in full, to the cent."""
    for size, letter in _SIZES:
        if amount >= size:
            parts = amount * 10_000 / size
            if parts.denominator != 1:
                break
            whole, part = divmod(parts.numerator, 10_000)
            decimals = f".{part:04}".rstrip("0").rstrip(".")
            return f"${whole:,}{decimals}{letter}"
    return "$0" if amount == 0 else cents(amount)


def cents(amount: Fraction) -> str:
    """An amount to the cent."""
    return show_money(round_to(amount, CENT, NEAREST))
