"""Dividends that have built up on a share and were not paid: by the rates of the terms, from the day of its issue.

Time is cut where the rate changes, where unpaid dividends begin to bear dividends themselves, and where a dividend is
paid; within a piece the dividend is simple. What is paid goes against the oldest arrears.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from paripassu.dates import add_months
from paripassu.daycounts import ACTUAL_360, ACTUAL_365_FIXED, THIRTY_360, year_fraction
from paripassu.interpreter.evaluate import Known, Missing, evaluate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.clauses import Accrual, Dividends, RateStep
from paripassu.model.events import DeclareDividend, Default, PayDividend
from paripassu.model.terms import Stock
from paripassu.value import Value

# The names that certificates give to day counts, and those of the convention behind them.
_CONVENTIONS = {
    "30/360": THIRTY_360,
    "360/360": THIRTY_360,
    "365/365": ACTUAL_365_FIXED,
    "365/360": ACTUAL_360,
}


@frozen(eq=False, repr=False)
class _Plan(Value):
    """What the dividend of a series is counted by: what a rate is a part of, how it builds up, what was paid when."""

    base: Fraction
    steps: tuple[RateStep, ...]
    accrual: Accrual
    more: Fraction
    defaults: tuple[tuple[date, date | None], ...]
    paid: tuple[tuple[date, Fraction], ...]
    pay_dates: tuple[tuple[int, int], ...]


def accrues(stock: Stock) -> bool:
    """Whether dividends build up on a share from its own first day."""
    clause = stock.dividends
    accrual = clause.accrual.value if clause is not None and clause.accrual is not None else Accrual()
    return clause is not None and clause.rates is not None and accrual.is_cumulative


def accrued(state: State, stock: Stock, since: date) -> Known:
    """Unpaid dividends, in dollars a share, on a share issued on a day, at the close of the present day."""
    clause = stock.dividends
    if clause is None or clause.rates is None or state.today is None:
        return NOTHING
    base = evaluate(clause.rates.value[0].of, stock, state)
    if isinstance(base, Missing):
        return base
    if clause.accrual is None:
        return Missing(f"how the dividend of {stock.name} accrues (an `accrue` line in its dividends)")
    return _build_up(_plan(state, stock, clause, base), since, state.today)


def declared(state: State, stock: Stock) -> Fraction:
    """Dividends declared on a class and not yet paid, in dollars a share."""
    paid = sum(1 for event in state.past(PayDividend) if event.on == stock.name)
    events = [event for event in state.past(DeclareDividend) if event.on == stock.name]
    return sum((event.per_share for event in events[paid:]), NOTHING)


def _plan(state: State, stock: Stock, clause: Dividends, base: Fraction) -> _Plan:
    return _Plan(
        base=base,
        steps=clause.rates.value if clause.rates is not None else (),
        accrual=clause.accrual.value if clause.accrual is not None else Accrual(),
        more=clause.default_increase.value if clause.default_increase is not None else NOTHING,
        defaults=tuple(defaults(state)),
        paid=tuple(_paid(state, stock.name)),
        pay_dates=clause.pay_dates.value if clause.pay_dates is not None else (),
    )


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
    return any(end is None for _, end in defaults(state))


def _paid(state: State, of: str) -> list[tuple[date, Fraction]]:
    events = [event for event in state.past(DeclareDividend) if event.on == of]
    paid = [event for event in state.past(PayDividend) if event.on == of]
    return [(payment.date, event.per_share) for payment, event in zip(paid, events, strict=False)]


def _build_up(plan: _Plan, since: date, until: date) -> Fraction:
    """Arrears at the end: `old` ones bear dividends themselves, those of the running period do not yet."""
    old = new = NOTHING
    compounding = _compounding_days(plan, since, until)
    cuts = {since, until, *compounding, *_changes(plan), *(day for day, _ in plan.paid)}
    days = sorted(day for day in cuts if since <= day <= until)
    payments = {day: sum((amount for on, amount in plan.paid if on == day), NOTHING) for day, _ in plan.paid}
    for start, end in pairwise(days):
        part = year_fraction(start, end, _CONVENTIONS[plan.accrual.day_count])
        new += (plan.base + old) * _rate(plan, start) * part
        if end in compounding:
            old, new = old + new, NOTHING
        amount = payments.get(end, NOTHING)
        from_old = min(old, amount)
        old -= from_old
        new = max(new - (amount - from_old), NOTHING)
    return old + new


def _changes(plan: _Plan) -> list[date]:
    days = [step.since for step in plan.steps if step.since is not None]
    return days + [day for stretch in plan.defaults for day in stretch if day is not None]


def _rate(plan: _Plan, day: date) -> Fraction:
    """The yearly rate in force from a day on."""
    rate = NOTHING
    for step in plan.steps:
        if step.since is None or step.since <= day:
            rate = step.rate_per_year
    is_default = any(begin <= day and (end is None or day < end) for begin, end in plan.defaults)
    return rate + plan.more if is_default else rate


def _compounding_days(plan: _Plan, since: date, until: date) -> set[date]:
    """The days on which arrears begin to bear dividends: the pay dates, or even periods from the day of issue."""
    times = plan.accrual.compounding_per_year
    if not times:
        return set()
    if len(plan.pay_dates) == times:
        years = range(since.year, until.year + 1)
        return {date(year, month, day) for year in years for month, day in plan.pay_dates} - {since}
    days: set[date] = set()
    day, periods = add_months(since, 12 // times), 1
    while day is not None and day <= until:
        days.add(day)
        periods += 1
        day = add_months(since, periods * 12 // times)
    return days
