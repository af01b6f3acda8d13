"""When the first shares of a series came to be, and when the first of them came to a holder."""

from __future__ import annotations

from datetime import date

from paripassu.interpreter.state import State


def first_issued(state: State, of: str, holder: str = "") -> date | None:
    """The day of the first share of a class (of a holder, if one is named); None where there was none."""
    for move, on in zip(state.moves, state.move_dates, strict=True):
        if move.of == of and holder in {"", move.holder} and move.after > move.before:
            return on
    return None
