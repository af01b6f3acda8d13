"""Days that general rules name: fixed ones, those of first issues and of what happened, and so long after them."""

from __future__ import annotations

from datetime import date

from paripassu.interpreter.bespoke.occurring import last_day
from paripassu.interpreter.duties import CALENDAR, after
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.state import State
from paripassu.model.general import Moment, Timed
from paripassu.model.terms import Stock

_MONTHS = 12


def day_of(moment: Moment, stock: Stock, state: State) -> date | Missing | None:
    """The day of a moment; None where what it is counted from has not happened yet."""
    if moment.on is not None:
        return moment.on
    if moment.first_issue_of:
        return first_issue(state, moment.first_issue_of)
    if moment.last is not None:
        return last_day(moment.last, state)
    if moment.base is None:
        return None
    begun = day_of(moment.base, stock, state)
    if moment.after is None or not isinstance(begun, date):
        return begun
    found = after(state, begun, moment.after)
    return Missing(CALENDAR) if found is None else found


def first_issue(state: State, of: str) -> date | None:
    """The day on which the first share of a class came to be; None before it."""
    for move, on in zip(state.moves, state.move_dates, strict=True):
        if move.of == of and move.after > move.before:
            return on
    return None


def months_between(begun: date, until: date) -> int:
    """Whole months from one day to another: to 2005-03-30 from 2005-01-31 it is one."""
    months = _MONTHS * (until.year - begun.year) + until.month - begun.month
    return months - (until.day < begun.day)


def comes(timed: Timed, stock: Stock, state: State) -> date | Missing | None:
    """The day on which a condition of time comes to hold; None where it never does, or nobody knows yet."""
    base = day_of(timed.moment, stock, state)
    if timed.kind == "come" or not isinstance(base, date):
        return base
    if timed.kind != "passed" or timed.duration is None:
        return None
    found = after(state, base, timed.duration)
    return Missing(CALENDAR) if found is None else found
