"""What changes at a breakpoint, in words, and the bends that a claim's payment has on the way up."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import NamedTuple


class Turn(Enum):
    """Why a payment starts, stops or changes its slope; the value is how it is said of one claim or payee."""

    STARTS = "{} starts"
    FULL = "{} paid in full"
    JOINS = "{} participates"
    CAP = "cap of {} reached"
    CONVERTS = "{} converts"
    EXERCISES = "{} exercises"
    MULTIPLE = "{} has its multiple"
    CARVED = "{} carved out"
    FORCED = "{} must convert"
    OPENS = "{} may exercise"
    KEEPS = "{} keeps its preference again"


class Bend(NamedTuple):
    """From `level` up a payment is constant + slope x level, in dollars; the last bend reached counts."""

    level: Fraction
    constant: Fraction
    slope: Fraction
    turn: Turn | None = None


class Mode(NamedTuple):
    """A choice taken out of a claim's hands: does it convert, does it exercise; None leaves it to its own interest."""

    converts: bool | None = None
    exercises: bool | None = None


AUTOMATIC = Mode()
LOCKED = Mode(None, False)
