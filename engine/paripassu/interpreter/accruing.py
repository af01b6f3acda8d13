"""Dividends that are unpaid on a share: what terms, payments and defaults come to by the present day of a state."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.daycounts import ACTUAL_360, ACTUAL_365_FIXED, THIRTY_360
from paripassu.interpreter.accruals import Rate, Schedule, accrue
from paripassu.interpreter.evaluate import Known, Missing, evaluate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.dividends import Accrual, Dividends
from paripassu.model.events import DeclareDividend, Default, PayDividend
from paripassu.model.terms import Stock

# The names that certificates give to day counts, and those of the conventions behind them.
_CONVENTIONS = {"30/360": THIRTY_360, "360/360": THIRTY_360, "365/365": ACTUAL_365_FIXED, "365/360": ACTUAL_360}


def accrues(stock: Stock) -> bool:
    """Whether dividends build up on a share from its own first day."""
    clause = stock.dividends
    if clause is None or clause.rates is None:
        return False
    return clause.accrual is None or clause.accrual.value.is_cumulative


def accrued(state: State, stock: Stock, since: date) -> Known:
    """Unpaid dividends, in dollars a share, on a share issued on a day, at the close of the present day."""
    schedule = _schedule(state, stock)
    if isinstance(schedule, Missing):
        return schedule
    return accrue(schedule, since, state.day, _payments(state, stock.name), defaults(state)).unpaid


def declared(state: State, stock: Stock) -> Fraction:
    """Dividends declared on a class and not yet paid, in dollars a share."""
    events, paid = _declared(state, stock.name)
    return sum((event.per_share for event in events[len(paid) :]), NOTHING)


def defaults(state: State) -> list[tuple[date, date | None]]:
    """The stretches of time in which any default lasted: its first day, and the day it was cured (None: it lasts)."""
    found: list[tuple[date, date | None]] = []
    standing: dict[str, date] = {}
    for event in state.past(Default):
        if event.begins:
            standing.setdefault(event.what, event.date)
        elif event.what in standing:
            found.append((standing.pop(event.what), event.date))
    return [*found, *((day, None) for day in standing.values())]


def in_default(state: State) -> bool:
    """Whether a default lasts now."""
    return any(cured is None for _, cured in defaults(state))


def _schedule(state: State, stock: Stock) -> Schedule | Missing:
    clause = stock.dividends
    if clause is None or clause.rates is None:
        raise AssertionError(f"no dividend builds up on {stock.name}")
    if clause.accrual is None:
        return Missing(f"how the dividend of {stock.name} accrues (an `accrue` line in its dividends)")
    base = evaluate(clause.rates.value[0].of, stock, state)
    return base if isinstance(base, Missing) else _at_rates(clause, clause.accrual.value, base)


def _at_rates(clause: Dividends, accrual: Accrual, base: Fraction) -> Schedule:
    steps = clause.rates.value if clause.rates is not None else ()
    rates = tuple(Rate(base * step.rate_per_year, step.rate_per_year, step.since) for step in steps)
    increase = clause.default_increase.value if clause.default_increase is not None else NOTHING
    return Schedule(base, rates, evolve(accrual, day_count=_CONVENTIONS[accrual.day_count]), increase)


def _payments(state: State, of: str) -> list[tuple[date, Fraction]]:
    """Dividends paid, in dollars a share, each on its day; they are paid in the order in which they were declared."""
    events, paid = _declared(state, of)
    return [(payment.date, event.per_share) for payment, event in zip(paid, events, strict=False)]


def _declared(state: State, of: str) -> tuple[list[DeclareDividend], list[PayDividend]]:
    events = [event for event in state.past(DeclareDividend) if event.on == of]
    return events, [event for event in state.past(PayDividend) if event.on == of]
