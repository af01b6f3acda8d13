"""Dividends that are unpaid on a share: what terms, payments and defaults come to by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.daycounts import (
    ACTUAL_360,
    ACTUAL_365_FIXED,
    ACTUAL_ACTUAL_ISDA,
    THIRTY_360,
    THIRTY_E_360,
)
from paripassu.interpreter.accruals import Rate, Schedule, accrue
from paripassu.interpreter.evaluate import Known, Missing, evaluate, quantity_of
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.pay_days import last_pay_day, periods_a_year, record_day
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.dividends import Accrual, Dividends, RateStep
from paripassu.model.events import DeclareDividend, Default, PayDividend, Split
from paripassu.model.terms import Stock

# The names that certificates give to day counts, and those of the conventions behind them.
_CONVENTIONS = {
    "30/360": THIRTY_360,
    "360/360": THIRTY_360,
    "30/360 european": THIRTY_E_360,
    "365/365": ACTUAL_365_FIXED,
    "actual/365": ACTUAL_365_FIXED,
    "365/360": ACTUAL_360,
    "actual/360": ACTUAL_360,
    "actual/actual": ACTUAL_ACTUAL_ISDA,
}
ONE = Fraction(1)
UNPAID, ACCRUED, DECLARED = "unpaid dividends", "accrued dividends", "declared dividends"


def accrues(stock: Stock) -> bool:
    """Whether what is unpaid on a share depends on its own first day."""
    clause = stock.dividends
    return clause is not None and clause.rates is not None and (is_cumulative(clause) or clause.pay_dates is not None)


def is_cumulative(clause: Dividends) -> bool:
    """Whether a dividend that was not declared is owed nevertheless."""
    return clause.accrual is None or clause.accrual.value.is_cumulative


def accrued(state: State, stock: Stock, since: date, until: date | None = None) -> Known:
    """Dividends that have built up on a share issued on a day, in dollars, at the close of a day (None: now).

    Cumulative ones build up from the issue and are paid down; those that do not accumulate build up in the running
    period alone, and what an earlier period missed is gone.
    """
    schedule, clause, day = schedule_of(state, stock), stock.dividends, until or state.day
    if isinstance(schedule, Missing) or clause is None:
        return schedule if isinstance(schedule, Missing) else NOTHING
    if not is_cumulative(clause):
        # On a day of payment the period that ends with it counts, less what was declared for that day.
        begun = last_pay_day(clause, date.fromordinal(day.toordinal() - 1))
        start = since if begun is None else max(since, begun)
        events, _ = _declared(state, stock.name)
        apart = (event.per_share for event in events if event.payable is not None and start < event.payable <= day)
        return max(accrue(schedule, start, day, (), defaults(state)).unpaid - sum(apart, NOTHING), NOTHING)
    return accrue(schedule, since, day, list(payments(state, stock.name, since)), defaults(state)).unpaid


OnShare = dict[str, Fraction]


def on_share(state: State, stock: Stock, since: date | None, until: date | None = None) -> OnShare | Missing:
    """The dividends that terms may count by, on a share issued on a day (None: none builds up), in dollars."""
    owing = declared(state, stock, since)
    if since is None or not accrues(stock) or stock.dividends is None:
        return {UNPAID: owing, ACCRUED: NOTHING, DECLARED: owing}
    built = accrued(state, stock, since, until)
    if isinstance(built, Missing):
        return built
    return {UNPAID: built if is_cumulative(stock.dividends) else owing, ACCRUED: built, DECLARED: owing}


def arrears(state: State, stock: Stock, since: date) -> Known:
    """What of earlier dividends is unpaid on a share issued on a day: built up by the last day of payment, not since.

    Where the terms name no days of payment, everything that has built up is due.
    """
    clause = stock.dividends
    if clause is None or clause.rates is None:
        return declared(state, stock, since)
    begun = last_pay_day(clause, state.day) if clause.pay_dates is not None else state.day
    if begun is None or begun <= since:
        return NOTHING
    built = accrued(state, stock, since, begun)
    later = sum((amount for day, amount in payments(state, stock.name, since) if day > begun), NOTHING)
    return built if isinstance(built, Missing) else max(built - later, NOTHING)


def full_period(state: State, stock: Stock) -> Known:
    """One full dividend, in dollars a share: the yearly rate in force now, by the number of payments a year."""
    schedule, clause = schedule_of(state, stock), stock.dividends
    if isinstance(schedule, Missing) or clause is None:
        return schedule if isinstance(schedule, Missing) else NOTHING
    return schedule.base * schedule.part_on(state.day, defaults(state)) / periods_a_year(clause)


def declared(state: State, stock: Stock, since: date | None = None) -> Fraction:
    """Dividends declared on a class and not yet paid, in dollars a share (of one that existed on the record date)."""
    events, paid = _declared(state, stock.name)
    return sum((event.per_share for event in events[len(paid) :] if _is_for(stock, event, since)), NOTHING)


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


def payments(state: State, of: str, since: date | None = None) -> Iterator[tuple[date, Fraction]]:
    """Dividends paid on a share that existed since a day: the day, and dollars for one share as shares are now."""
    events, paid = _declared(state, of)
    for payment, event in zip(paid, events, strict=False):
        if _is_for(state.stock(of), event, since):
            yield payment.date, event.per_share / _multiplied_since(state, of, payment.date)


def paid_at(state: State, of: str, since: date) -> Iterator[tuple[date, Fraction]]:
    """Dividends paid on a share that existed since a day, each at the day for which it was declared payable."""
    events, paid = _declared(state, of)
    for payment, event in zip(paid, events, strict=False):
        if _is_for(state.stock(of), event, since):
            yield event.payable or payment.date, event.per_share / _multiplied_since(state, of, payment.date)


def owed_next(state: State, of: str) -> DeclareDividend | None:
    """The oldest dividend declared on a class and not yet paid: they are paid in the order of their declaration."""
    events, paid = _declared(state, of)
    # A liquidation that counts declared dividends settles their duties without paying them by themselves.
    duties = [duty for duty in state.duties.values() if (duty.kind, duty.of) == ("pay dividend", of)]
    done = max(len(paid), sum(duty.settled is not None for duty in duties))
    return events[done] if done < len(events) else None


def entitling_day(stock: Stock, event: DeclareDividend) -> date:
    """Whose holders a declared dividend is for: those of its record date, as declared or as the terms fix it."""
    return event.record_date or record_day(stock.dividends, event.payable) or event.date


def _is_for(stock: Stock, event: DeclareDividend, since: date | None) -> bool:
    return since is None or since <= entitling_day(stock, event)


def _multiplied_since(state: State, of: str, day: date) -> Fraction:
    """Into how many shares one share of a day has been split."""
    factor = ONE
    for split in state.past(Split):
        factor *= factor_of(split) if split.of == of and split.date > day else ONE
    return factor


def _declared(state: State, of: str) -> tuple[list[DeclareDividend], list[PayDividend]]:
    events = [event for event in state.past(DeclareDividend) if event.on == of]
    return events, [event for event in state.past(PayDividend) if event.on == of]


def schedule_of(state: State, stock: Stock) -> Schedule | Missing:
    """What one share earns, as the terms write it."""
    clause = stock.dividends
    if clause is None or clause.rates is None:
        return Schedule(ONE, (), Accrual(THIRTY_360))
    if clause.accrual is None:
        return Missing(f"how the dividend of {stock.name} accrues (an `accrue` line in its dividends)")
    base = _base(state, stock, clause, clause.rates.value[0])
    if isinstance(base, Missing):
        return base
    rates = tuple(_rate(step, base) for step in clause.rates.value)
    increase = clause.default_increase.value if clause.default_increase is not None else NOTHING
    accrual = evolve(clause.accrual.value, day_count=_CONVENTIONS[clause.accrual.value.day_count])
    days = clause.pay_dates.value if clause.pay_dates is not None else ()
    return Schedule(base, rates, accrual, increase, days)


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


def _rate(step: RateStep, base: Fraction) -> Rate:
    if step.of is not None:
        return Rate(base * step.rate_per_year, step.rate_per_year, step.since)
    return Rate(step.rate_per_year, step.rate_per_year / base, step.since)
