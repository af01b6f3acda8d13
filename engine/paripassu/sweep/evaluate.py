"""Payments of many amounts at once: the straight lines of a table, a few thousand numbers at a time.

A block of numbers stays in the nearest memory of the processor while every column is computed from it; whole columns at
a time were three times slower.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paripassu.sweep.table import Straight, Stretch, Table

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64] | NDArray[np.object_]

BLOCK = 32_768
# Times this, a machine number splits into two halves of 26 bits, whose products are exact (Dekker, 1971).
_SPLITTER = 2**27 + 1


class Sheet:
    """Room for so many rows: one line of machine numbers for each column of a table, and whether each row is settled.

    It is meant to be filled again and again; `rows` is how much of it was filled last.
    """

    def __init__(self, columns: int, rows: int) -> None:
        """Take the memory once."""
        self.payments: Doubles = np.empty((columns, rows), np.float64)
        self.is_settled: Flags = np.empty(rows, np.bool_)
        self.rows = 0
        self._distance: Doubles = np.empty(BLOCK, np.float64)
        self._rest: Doubles = np.empty(BLOCK, np.float64)
        self._steps: Doubles = np.arange(BLOCK, dtype=np.float64)

    def fill_grid(self, table: Table, low: int, high: int) -> None:
        """Fill with the numbers from `low` up to, and without, `high`."""
        self.rows = high - low
        for stretch in table.stretches(low, high):
            first, end = max(stretch.first, low), min(stretch.end, high)
            self.is_settled[first - low : end - low] = stretch.is_settled
            for start in range(first, end, BLOCK):
                size = min(BLOCK, end - start)
                distance = np.add(self._steps[:size], start - stretch.first, out=self._distance[:size])
                self._block(stretch, distance, None, start - low)

    def fill_numbers(self, table: Table, numbers: Numbers) -> None:
        """Fill with any numbers that are not negative, in their order; those of more than 62 bits come as objects."""
        self.rows = len(numbers)
        order = np.argsort(numbers, kind="stable")
        ranked = numbers[order]
        done = 0
        for stretch in table.stretches(int(ranked[0]), int(ranked[-1]) + 1) if self.rows else ():
            end = int(np.searchsorted(ranked, stretch.end))
            self.is_settled[done:end] = stretch.is_settled
            self._numbers(stretch, ranked[done:end], done)
            done = end
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        for column in self.payments[:, : self.rows]:
            column[:] = column[back]
        self.is_settled[: self.rows] = self.is_settled[: self.rows][back]

    def _numbers(self, stretch: Stretch, numbers: Numbers, at: int) -> None:
        if numbers.dtype == np.object_:
            self._one_by_one(stretch, numbers.tolist(), at)
            return
        for start in range(0, len(numbers), BLOCK):
            whole = numbers[start : start + BLOCK] - stretch.first
            distance = whole.astype(np.float64)
            self._block(stretch, distance, (whole - distance.astype(np.int64)).astype(np.float64), at + start)

    def _block(self, stretch: Stretch, distance: Doubles, missing: Doubles | None, at: int) -> None:
        """Every column of one block, from the distances of its numbers to the first of the stretch.

        `missing` is what the machine number of a distance of more than 53 bits leaves out; None for nothing.
        """
        size = len(distance)
        rest = self._rest[:size]
        for column, straight in enumerate(stretch.straight):
            out = self.payments[column, at : at + size]
            if straight.is_careful:
                _carefully(straight, distance, missing, out)
            else:
                _line(straight, distance, out, rest)

    def _one_by_one(self, stretch: Stretch, numbers: list[int], at: int) -> None:
        """Numbers too large for the machine."""
        for column in range(len(stretch.straight)):
            for place, number in enumerate(numbers, at):
                exact = stretch.payment(column, number)
                self.payments[column, place] = exact.numerator / exact.denominator


def _line(straight: Straight, distance: Doubles, out: Doubles, rest: Doubles) -> None:
    """One column of one block; what is nothing is not computed."""
    if not straight.slope and not straight.slope_rest:
        out[:] = straight.base
        return
    np.multiply(distance, straight.slope, out=out)
    if straight.base:
        out += straight.base
    if straight.slope_rest or straight.base_rest:
        np.multiply(distance, straight.slope_rest, out=rest)
        if straight.base_rest:
            rest += straight.base_rest
        out += rest


def _carefully(straight: Straight, distance: Doubles, missing: Doubles | None, out: Doubles) -> None:
    """One column of one block, with the exact error of the product and of the sum added at the end."""
    product = distance * straight.slope
    near, far = _halves(distance), _halves(np.array([straight.slope]))
    lost = ((near[0] * far[0] - product) + near[0] * far[1] + near[1] * far[0]) + near[1] * far[1]
    total = product + straight.base
    added = total - straight.base
    lost += (straight.base - (total - added)) + (product - added)
    lost += distance * straight.slope_rest + straight.base_rest
    if missing is not None:
        lost += missing * straight.slope
    np.add(total, lost, out=out)


def _halves(value: Doubles) -> tuple[Doubles, Doubles]:
    """Two numbers of 26 bits that add up to a number of 53."""
    scaled = value * _SPLITTER
    high = scaled - (scaled - value)
    return high, value - high
