"""What one share of a series earns: its terms, and what events have made of the rate by a day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from paripassu.daycounts import (
    ACTUAL_360,
    ACTUAL_365_25,
    ACTUAL_365_FIXED,
    ACTUAL_ACTUAL_ISDA,
    OF_PERIOD,
    THIRTY_360,
    THIRTY_365,
    THIRTY_E_360,
    THIRTY_E_360_ISDA,
)
from paripassu.interpreter.accruals import Rate, Schedule
from paripassu.interpreter.evaluate import Known, Missing, evaluate, quantity_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.dividends import Accrual, Dividends, RateStep
from paripassu.model.events import Default
from paripassu.model.terms import Stock

ONE = Fraction(1)
# The names that certificates give to day counts, and those of the conventions behind them.
_CONVENTIONS = {
    "30/360": THIRTY_360,
    "360/360": THIRTY_360,
    "30/360 european": THIRTY_E_360,
    "30/360 month-end": THIRTY_E_360_ISDA,
    "30/365": THIRTY_365,
    "actual/365.25": ACTUAL_365_25,
    "actual/period": OF_PERIOD,
    "365/365": ACTUAL_365_FIXED,
    "actual/365": ACTUAL_365_FIXED,
    "365/360": ACTUAL_360,
    "actual/360": ACTUAL_360,
    "actual/actual": ACTUAL_ACTUAL_ISDA,
}


def schedule_of(state: State, stock: Stock, until: date | None = None) -> Schedule | Missing:
    """What one share earns to the close of a day (None: now), as the terms write it."""
    clause = stock.dividends
    if clause is None or clause.rates is None:
        return Schedule(ONE, (), Accrual(THIRTY_360))
    if clause.accrual is None:
        return Missing(f"how the dividend of {stock.name} accrues (an `accrue` line in its dividends)")
    base = _base(state, stock, clause, clause.rates.value[0])
    if isinstance(base, Missing):
        return base
    # What builds up by the close of a day does so at the rates of the days before it.
    rates = _rates(state, stock, base, (until or state.day) - timedelta(days=1))
    if isinstance(rates, Missing):
        return rates
    if clause.pay_dates is None and _needs_pay_dates(clause):
        return Missing(f"on which days dividends on {stock.name} are paid (a `pay on` line)")
    increase = clause.default_increase.value if clause.default_increase is not None else NOTHING
    accrual = evolve(clause.accrual.value, day_count=_CONVENTIONS[clause.accrual.value.day_count])
    days = clause.pay_dates.value if clause.pay_dates is not None else ()
    low, high = (None if item is None else item.value for item in (clause.lowest, clause.highest))
    return _changing(state, stock, Schedule(base, rates, accrual, increase, days, lowest=low, highest=high))


def _changing(state: State, stock: Stock, schedule: Schedule) -> Schedule:
    clause = stock.dividends
    if clause is None or (clause.changes is None and clause.mirror is None):
        return schedule
    from paripassu.interpreter.rises import changing  # noqa: PLC0415 - most rates stay as they are

    return changing(state, stock, schedule)


def _needs_pay_dates(clause: Dividends) -> bool:
    """Whether the terms count by dividend periods."""
    accrual = clause.accrual.value if clause.accrual is not None else None
    by_period = accrual is not None and (accrual.periods_alike or accrual.day_count == "actual/period")
    changes = clause.changes.value if clause.changes is not None else ()
    return by_period or any(change.when == "unpaid" for change in changes)


def _base(state: State, stock: Stock, clause: Dividends, first: RateStep) -> Known:
    """What a rate is a part of; of a rate in dollars, what a share was sold or stands for, where that matters."""
    if first.of is not None:
        return evaluate(first.of, stock, state)
    for name in ("original price", "stated value"):
        base = quantity_of(state, stock, name)
        if isinstance(base, Fraction):
            return base
    compounds = clause.accrual is not None and clause.accrual.value.compounding_per_year
    if clause.default_increase is not None or compounds:
        return Missing(f"the original price or the stated value of {stock.name}")
    return ONE


def rate_steps(stock: Stock) -> tuple[RateStep, ...]:
    """The rates of a series as the terms write them, one after the other."""
    clause = stock.dividends
    return clause.rates.value if clause is not None and clause.rates is not None else ()


def _rates(state: State, stock: Stock, base: Fraction, until: date) -> tuple[Rate, ...] | Missing:
    """The rates in order of their days, those of an index as it stood."""
    steps = rate_steps(stock)
    if not any(step.index for step in steps):
        return tuple(_rate(step.rate_per_year, step.since, base, step.of is not None) for step in steps)
    from paripassu.interpreter.floating import fixings  # noqa: PLC0415 - few rates follow an index

    fixed = fixings(state, stock, until)
    if isinstance(fixed, Missing):
        return fixed
    return tuple(_rate(each.rate, each.since, base, is_part=True) for each in fixed)


def _rate(rate: Fraction, since: date | None, base: Fraction, is_part: bool) -> Rate:
    return Rate(base * rate, rate, since) if is_part else Rate(rate, rate / base, since)


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
