"""Which dividends a series missed, one by one, and whether directors may be elected for it: counters and their cure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

from attrs import frozen

from paripassu.interpreter.accruals import accrue
from paripassu.interpreter.accruing import full_period, is_cumulative, payments
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.lots import lots_of
from paripassu.interpreter.pay_days import pay_days, payment_day
from paripassu.interpreter.schedules import defaults, schedule_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.unpaid import unpaid_in_all
from paripassu.model.run import Input
from paripassu.model.seats import Arrears
from paripassu.model.terms import Stock
from paripassu.money import show_exact
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Period(Value):
    """One dividend: the day it was payable, whether it was paid in its time, and how many were unpaid at its end."""

    day: date
    is_paid: bool
    unpaid: int


@frozen(eq=False, repr=False)
class Counter(Value):
    """Whether the right lasts, with the counts behind it: missed dividends, and those paid in a row since."""

    is_active: bool
    missed: int
    paid_in_a_row: int

    def words(self, rule: Arrears) -> str:
        """The counts, as the refusal of an election says them."""
        if self.missed >= rule.missed and rule.cured and not self.is_active:
            return f"{show_exact(Fraction(self.paid_in_a_row))} were paid in a row since"
        return f"{show_exact(Fraction(self.missed))} are"

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures, for a reason."""
        return (Input("unpaid dividends", Fraction(self.missed)),)


def counted(state: State, stock: Stock, rule: Arrears) -> Counter | Missing:
    """Whether so many dividends were missed that the right is there, and not cured since."""
    clause = stock.dividends
    is_plain = not rule.in_a_row and not rule.cured
    if clause is None or clause.pay_dates is None or (is_plain and is_cumulative(clause)):
        return _by_sum(state, stock, rule)
    periods = _periods(state, stock)
    if isinstance(periods, Missing):
        return periods
    return _through(rule, periods, is_cumulative=is_cumulative(clause))


def _by_sum(state: State, stock: Stock, rule: Arrears) -> Counter | Missing:
    """How many full dividends are unpaid, by what all shares together are owed for earlier periods."""
    owed, full = unpaid_in_all(state, stock), full_period(state, stock)
    if isinstance(owed, Missing):
        return owed
    if isinstance(full, Missing):
        return full
    whole = full * state.out(stock.name)
    missed = int(owed / whole) if whole else 0
    return Counter(missed >= rule.missed, missed, 0)


def _through(rule: Arrears, periods: list[Period], *, is_cumulative: bool) -> Counter:
    """Go through the dividends in order: so many missed open the right, so many paid in a row end it."""
    active, missed, run_missed, run_paid = False, 0, 0, 0
    for period in periods:
        run_paid = run_paid + 1 if period.is_paid else 0
        run_missed = 0 if period.is_paid else run_missed + 1
        missed = period.unpaid if is_cumulative and not rule.in_a_row else missed + (not period.is_paid)
        count = run_missed if rule.in_a_row else missed
        if not active and count >= rule.missed:
            active, run_paid = True, 0
        elif active and _is_cured(rule, period, run_paid, is_cumulative=is_cumulative):
            active, missed, run_missed = False, 0, 0
    return Counter(active, run_missed if rule.in_a_row and not active else missed, run_paid)


def _is_cured(rule: Arrears, period: Period, run_paid: int, *, is_cumulative: bool) -> bool:
    if rule.cured:
        return run_paid >= rule.cured
    return is_cumulative and period.unpaid == 0


def _periods(state: State, stock: Stock) -> list[Period] | Missing:
    """Every dividend since the first share was issued, by the days of payment that have passed."""
    clause, schedule = stock.dividends, schedule_of(state, stock)
    first = next((day for day in lots_of(state, stock.name) if day is not None), None)
    if clause is None or first is None:
        return []
    if isinstance(schedule, Missing):
        return schedule
    days = [day for day in pay_days(clause, first, state.day) if (payment_day(state, clause, day) or day) <= state.day]
    paid = list(payments(state, stock.name, first))
    starts = [first, *days]
    earned = [
        accrue(schedule, start, day, (), defaults(state)).earned for start, day in zip(starts, days, strict=False)
    ]
    return list(_each(days, earned, paid, state.day))


def _each(days: list[date], earned: list[Fraction], paid: list[tuple[date, Fraction]], today: date) -> Iterator[Period]:
    """A dividend is paid in its time if it is paid before the next one is payable; arrears go against the oldest."""
    for place, day in enumerate(days):
        is_last = place + 1 == len(days)
        end = today if is_last else days[place + 1] - timedelta(days=1)
        own = sum((amount for on, amount in paid if day <= on <= end), NOTHING)
        total = sum((amount for on, amount in paid if on <= end), NOTHING)
        is_paid = own >= earned[place]
        unpaid = sum(so_far > total for so_far in accumulate(earned[: place + 1]))
        if is_last and day == today and not is_paid:
            return  # The day is not over.
        yield Period(day, is_paid, unpaid)
