"""A pool between preferences and the rest: fixed percentages of what is left, until each member has its multiple."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from paripassu.model.claims import ZERO
from paripassu.waterfall.turns import Turn


class Pool:
    """Members' payments, and what passes on, as functions of the dollars left after all preferences.

    A member that has its multiple drops out, and what it would have taken goes on to the rest: the other percentages
    are fixed by the terms and do not grow.
    """

    __slots__ = ("_rates", "fulls", "members", "passed")

    def __init__(self, members: dict[int, tuple[Fraction, Fraction]]) -> None:
        """Take each member's percentage (a part of one) and the most dollars that it draws from the pool."""
        self.members = members
        ends = {number: most / percent for number, (percent, most) in members.items() if percent}
        self.fulls = [ZERO, *sorted(set(ends.values()) - {ZERO})]
        self._rates = [
            1 - sum((members[number][0] for number, end in ends.items() if end > start), ZERO) for start in self.fulls
        ]
        self.passed = [self.rest(full) for full in self.fulls]

    def draw(self, number: int, left: Fraction) -> Fraction:
        """Dollars that one claim draws; 0 for a claim that is no member."""
        percent, most = self.members.get(number, (ZERO, ZERO))
        return min(percent * left, most)

    def full_at(self, left: Fraction) -> list[tuple[int, Turn]]:
        """The members that have their multiple at just this amount."""
        return [
            (number, Turn.MULTIPLE)
            for number, (percent, most) in self.members.items()
            if percent and most == left * percent
        ]

    def rest(self, left: Fraction) -> Fraction:
        """Dollars that pass on to the rest."""
        return left - sum((self.draw(number, left) for number in self.members), ZERO)

    def left_for(self, rest: Fraction) -> Fraction:
        """The most dollars left after the preferences that pass on no more than `rest`."""
        place = bisect_right(self.passed, rest) - 1
        return self.fulls[place] + (rest - self.passed[place]) / self._rates[place]

    def rate(self, left: Fraction) -> Fraction:
        """Part of the next dollar that passes on."""
        return self._rates[bisect_right(self.fulls, left) - 1]

    def draw_rate(self, number: int, left: Fraction) -> Fraction:
        """Part of the next dollar that one claim draws."""
        percent, most = self.members.get(number, (ZERO, ZERO))
        return percent if percent * left < most else ZERO
