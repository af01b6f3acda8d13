"""The days that general rules wait for: those that are named, those counted from what happened, those of each year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from paripassu.dates import days_in_month
from paripassu.interpreter.bespoke.looking import ruled
from paripassu.interpreter.bespoke.moments import comes, first_issue
from paripassu.interpreter.state import State
from paripassu.model.citations import Item
from paripassu.model.general import Timed, Whenever, Yearly
from paripassu.model.quantities import Bespoke
from paripassu.model.run import Effect
from paripassu.model.terms import Stock

Coming = Callable[[State], Iterator[Effect]]


def awaited(state: State, until: date) -> Iterator[tuple[date, Coming]]:
    """Every day that a rule waits for and that is still to come, with what happens on it."""
    for stock, clause in ruled(state):
        for item in clause.causes:
            causes = item.value.causes if isinstance(item.value, Whenever) else ()
            for cause in causes:
                day = _next(cause, stock, state, until)
                if day is not None:
                    yield day, partial(_come, stock, item, day)


def _come(stock: Stock, item: Item[Bespoke], day: date, state: State) -> Iterator[Effect]:
    from paripassu.interpreter.clauses.general import come  # noqa: PLC0415 - it asks in its turn what is awaited

    yield from come(stock, item, day, state)


def _next(cause: Bespoke, stock: Stock, state: State, until: date) -> date | None:
    if isinstance(cause, Timed) and cause.kind in {"come", "passed"}:
        day = comes(cause, stock, state)
        return day if isinstance(day, date) else None
    return _next_year(cause, stock, state, until) if isinstance(cause, Yearly) else None


def _next_year(cause: Yearly, stock: Stock, state: State, until: date) -> date | None:
    """The next of the days of each year, as often as there are any."""
    begun = cause.since or first_issue(state, stock.name)
    if begun is None:
        return None
    years = range(begun.year, until.year + 1)
    days = [date(year, cause.month, min(cause.day, days_in_month(year, cause.month))) for year in years]
    counted = [day for day in days if day >= begun]
    counted = counted[: cause.times] if cause.times else counted
    return next((day for day in counted if day > state.day), None)
