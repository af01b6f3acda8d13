"""What changes a dividend rate as events go: what lasts, what happened how often, what is unpaid, what others get."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.accruals import Rise, Schedule, Stretch
from paripassu.interpreter.mirrors import beyond
from paripassu.interpreter.pay_days import last_pay_day
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.dividend_events import Circumstance
from paripassu.model.events import DeclareDividend
from paripassu.model.terms import Stock


def changing(state: State, stock: Stock, schedule: Schedule) -> Schedule:
    """A schedule with what events have made of its rate."""
    clause = stock.dividends
    if clause is None:
        raise AssertionError("a rate without dividends")
    rises: list[Rise] = []
    on_arrears: Fraction | None = None
    for change in clause.changes.value if clause.changes is not None else ():
        if change.when == "arrears":
            on_arrears = change.rate_per_year
        elif change.when == "unpaid":
            rises.append(Rise(change.rate_per_year, change.is_added, unpaid=change.unpaid))
        else:
            during = stretches(state, change.what)
            rises.append(Rise(change.rate_per_year, change.is_added, during, change.when == "each"))
    grown = evolve(schedule, rises=tuple(rises), arrears_part=on_arrears)
    return evolve(grown, extras=tuple(_extras(state, stock, grown)))


def stretches(state: State, what: str) -> tuple[Stretch, ...]:
    """The stretches of time during which something lasted, one for each time that it began."""
    found: list[Stretch] = []
    for event in state.past(Circumstance):
        if event.what != what:
            continue
        if event.begins:
            found.append((event.date, None))
        else:
            found = [(begun, ended or event.date) for begun, ended in found]
    return tuple(found)


def _extras(state: State, stock: Stock, schedule: Schedule) -> list[tuple[date, Fraction]]:
    """What dividends on other stock bring beyond the rate: within a period, as far as they exceed its full dividend."""
    clause = stock.dividends
    if clause is None or clause.mirror is None or not clause.mirror.value.only_beyond or clause.pay_dates is None:
        return []
    found: list[tuple[date, Fraction]] = []
    so_far: dict[date | None, Fraction] = {}
    for event in state.past(DeclareDividend):
        for worth in beyond(state, stock, event):
            period = last_pay_day(clause, event.date)
            full = schedule.base * schedule.part_on(event.date, ()) / len(clause.pay_dates.value)
            before = so_far.get(period, NOTHING)
            so_far[period] = before + worth
            extra = max(before + worth - full, NOTHING) - max(before - full, NOTHING)
            if extra:
                found.append((event.date, extra))
    return found
