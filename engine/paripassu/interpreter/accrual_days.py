"""The days by which dividends build up: of payment, of compounding, and the parts of a year between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from paripassu.dates import add_months, days_in_month
from paripassu.daycounts import OF_PERIOD, year_fraction
from paripassu.model.dividends import Accrual

PayDates = Sequence[tuple[int, int]]


def days_of(pay_dates: PayDates, start: date, end: date) -> list[date]:
    """The days of payment after a day, up to and including another."""
    written = (
        date(year, month, min(number, days_in_month(year, month)))
        for year in range(start.year, end.year + 1)
        for month, number in pay_dates
    )
    return sorted(each for each in written if start < each <= end)


def period_years(accrual: Accrual, pay_dates: PayDates, issued: date, piece: tuple[date, date]) -> Fraction:
    """The part of a year between two days of one dividend period, where full periods are alike.

    Periods run from one day of payment to the next: actual days are parts of the actual days of theirs (the ICMA rule),
    other day counts hold for the part of a period in which a share was not there from its beginning.
    """
    start, end = piece
    first = date(start.year - 1, start.month, 1)
    days = days_of(pay_dates, first, date(end.year + 2, 1, 1))
    begun, ended = max(day for day in days if day <= start), min(day for day in days if day > start)
    full, count = Fraction(1, len(pay_dates)), accrual.day_count
    if count == OF_PERIOD:
        return full * Fraction((end - start).days, (ended - begun).days)
    if issued > begun:
        return year_fraction(issued, end, count) - year_fraction(issued, start, count)

    def so_far(day: date) -> Fraction:
        return full if day == ended else min(year_fraction(begun, day, count), full)

    return so_far(end) - so_far(start)


def compounding_days(accrual: Accrual, pay_dates: PayDates, issued: date, day: date) -> list[date]:
    """The days on which unpaid dividends begin to bear dividends: those of payment, or whole months from the issue."""
    times = accrual.compounding_per_year
    if not times or not accrual.is_cumulative:
        return []
    if accrual.compounding_on is not None:
        return days_of((accrual.compounding_on,), issued, day)
    if len(pay_dates) == times:
        return days_of(pay_dates, issued, day)
    months = 12 // times
    days: list[date] = []
    number = 1
    while (next_day := add_months(issued, number * months)) is not None and next_day <= day:
        days.append(next_day)
        number += 1
    return days
