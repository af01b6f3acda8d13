"""Seats on the board: how many a class elects, while what lasts, and what ends them."""

from __future__ import annotations

from fractions import Fraction

from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Board(Value):
    """How many directors there are, and whether votes may be cumulated on some of them."""

    seats: int
    is_cumulative: bool = False


@frozen(eq=False, repr=False)
class BoardPart(Value):
    """A part of all seats; `rounding` is "up", "down", "nearest" or "up short of a majority".

    With `exceeded` it is more than that part (a majority).
    """

    part: Fraction
    rounding: str = ""
    exceeded: bool = False


@frozen(eq=False, repr=False)
class Arrears(Value):
    """So many directors while `missed` dividends are unpaid (`in_a_row` where they must follow each other).

    The right ends once `cured` dividends in a row have been paid in full, or all that are unpaid (`cured` 0). Holders
    of `petition` (a part of one) of the series may call the meeting that elects them. `every` is the frequency that
    the terms name ("quarterly"), "" for none.
    """

    directors: int
    missed: int
    in_a_row: bool = False
    cured: int = 0
    petition: Fraction | None = None
    every: str = ""
