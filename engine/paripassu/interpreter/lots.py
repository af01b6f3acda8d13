"""Shares by the day on which they were issued, because dividends build up on each share from its own first day.

Shares that pass from one holder to another keep their day; the oldest go first, as books have it where nobody says
which shares were sold. A split multiplies shares and leaves their day alone.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.events import Split
from paripassu.model.run import HoldingChanged, Reason

# Shares by day of issue (None where it does not matter), oldest first, each with its holders.
Lots = dict[date | None, dict[str, Fraction]]
Pieces = list[tuple[date, Fraction]]


def lots_of(state: State, of: str) -> Lots:
    """Everything held of a class, by day of issue and holder."""
    held: dict[str, Pieces] = {}
    taken: Pieces = []
    why: Reason | None = None
    for move, day in zip(state.moves, state.move_dates, strict=True):
        if move.of != of:
            continue
        pieces = held.setdefault(move.holder, [])
        factor = _split_factor(state, move, day)
        if factor is not None:
            held[move.holder] = [(since, shares * factor) for since, shares in pieces]
        elif move.after < move.before:
            taken, why = _take(pieces, move.before - move.after), move.reason
        else:
            # What one holder gives up and another gets is told by one event, for one reason.
            pieces.extend(taken if move.reason is why else [(day, move.after - move.before)])
            pieces.sort(key=lambda piece: piece[0])
            why = None
    return _by_day(held)


def _by_day(held: dict[str, Pieces]) -> Lots:
    lots: Lots = {}
    for day in sorted({since for pieces in held.values() for since, _ in pieces}):
        lots[day] = {}
        for holder, pieces in held.items():
            shares = sum((shares for since, shares in pieces if since == day), NOTHING)
            if shares:
                lots[day][holder] = shares
    return {day: holders for day, holders in lots.items() if holders}


def _take(pieces: Pieces, shares: Fraction) -> Pieces:
    """The oldest shares, taken off the pieces that somebody holds."""
    taken: Pieces = []
    while shares and pieces:
        since, there = pieces.pop(0)
        part = min(there, shares)
        taken.append((since, part))
        shares -= part
        if there > part:
            pieces.insert(0, (since, there - part))
    return taken


def _split_factor(state: State, move: HoldingChanged, day: date) -> Fraction | None:
    """By how much a split of that day multiplied what was held; None where the move is something else."""
    for split in state.past(Split):
        if split.of == move.of and split.date == day and move.before:
            factor = factor_of(split)
            if move.after == move.before * factor:
                return factor
    return None
