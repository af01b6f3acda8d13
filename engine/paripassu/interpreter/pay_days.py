"""On which days dividends are to be paid, and to the holders of which record date."""

from __future__ import annotations

from datetime import date

from paripassu.dates import FOLLOWING, add_days, days_in_month
from paripassu.interpreter.duties import calendar_of
from paripassu.interpreter.state import State
from paripassu.model.dividends import Dividends

_MONTHS_A_QUARTER = 3


def pay_days(clause: Dividends, start: date, end: date) -> list[date]:
    """The days of payment after `start`, up to and including `end`, as written, whether business days or not."""
    if clause.pay_dates is None:
        return []
    first = clause.pay_from.value if clause.pay_from is not None else start
    days = (
        date(year, month, min(day, days_in_month(year, month)))
        for year in range(start.year, end.year + 1)
        for month, day in clause.pay_dates.value
    )
    return sorted(day for day in days if start < day <= end and day >= first)


def last_pay_day(clause: Dividends, until: date) -> date | None:
    """The last day of payment up to and including a day; None before the first."""
    days = pay_days(clause, date(until.year - 2, 12, 31), until)
    return days[-1] if days else None


def periods_a_year(clause: Dividends) -> int:
    """How many dividends are paid a year; 1 where the terms name no days."""
    return len(clause.pay_dates.value) if clause.pay_dates is not None else 1


def payment_day(state: State, clause: Dividends | None, day: date) -> date | None:
    """The day on which what is payable on a day is paid, the next business day where the terms say so.

    None where the calendar of business days is not to be had.
    """
    if clause is None or clause.rolls_forward is None:
        return day
    calendar = calendar_of(state)
    return None if calendar is None else calendar.roll(day, FOLLOWING)


def record_day(clause: Dividends | None, payable: date | None) -> date | None:
    """The record date that the terms fix for a day of payment; None where they leave it to the board."""
    if clause is None or clause.record is None or payable is None:
        return None
    rule = clause.record.value
    if rule.kind == "day of the month":
        return payable.replace(day=min(rule.day, days_in_month(payable.year, payable.month)))
    if rule.kind == "end of the quarter before":
        first = date(payable.year, payable.month - (payable.month - 1) % _MONTHS_A_QUARTER, 1)
        return add_days(first, -1)
    return None
