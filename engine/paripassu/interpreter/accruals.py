"""How dividends build up on one share: rates by period, compounding, defaults, payments credited to the oldest first.

One share is followed from its issue to a day. Its life is cut wherever something changes:

    issue      step-up       compounding      payment        day
      |-----------|---------------|--------------|------------|
       accrues at 8%   at 10%   arrears now      arrears paid
                                bear dividends   down

A day count need not add up (30/360 counts 31 days from the 15th to the 15th through a 31st), so each piece is the
difference of two fractions counted from the start of its compounding period, which does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from paripassu.dates import add_months, days_in_month
from paripassu.daycounts import year_fraction
from paripassu.model.dividends import Accrual
from paripassu.value import Value

NOTHING = Fraction(0)


@frozen(eq=False, repr=False)
class Rate(Value):
    """Dollars a share a year from a day on (None: from the beginning), and what that is as a part of the base."""

    dollars_per_year: Fraction
    part_per_year: Fraction
    since: date | None = None


@frozen(eq=False, repr=False)
class Schedule(Value):
    """What one share earns: rates in order of their days, what a default adds (a part a year), and how it builds up.

    `pay_dates` are the months and days of payment, on which unpaid dividends compound where there are as many a year.
    """

    base: Fraction
    rates: tuple[Rate, ...]
    accrual: Accrual
    default_increase: Fraction = NOTHING
    pay_dates: tuple[tuple[int, int], ...] = ()

    def part_on(self, day: date, defaults: Sequence[tuple[date, date | None]]) -> Fraction:
        """The yearly rate in force on a day, as a part of the base; what a default adds lasts until its cure."""
        part = NOTHING
        for rate in self.rates:
            if rate.since is None or rate.since <= day:
                part = rate.part_per_year
        in_default = any(begun <= day and (cured is None or day < cured) for begun, cured in defaults)
        return part + self.default_increase if in_default else part


@frozen(eq=False, repr=False)
class Piece(Value):
    """A stretch of time at one rate: dollars accrued on the base and on the arrears that bear dividends by then."""

    start: date
    end: date
    part_per_year: Fraction
    years: Fraction
    bearing: Fraction
    accrued: Fraction


@frozen(eq=False, repr=False)
class Accrued(Value):
    """What one share has earned and not been paid, in dollars, and the pieces that it is made of."""

    unpaid: Fraction
    earned: Fraction
    paid: Fraction
    pieces: tuple[Piece, ...]


def accrue(
    schedule: Schedule,
    issued: date,
    day: date,
    payments: Sequence[tuple[date, Fraction]] = (),
    defaults: Sequence[tuple[date, date | None]] = (),
) -> Accrued:
    """Follow one share from its issue to the close of a day; payments (dollars a share) go to the oldest arrears first.

    A payment of more than is unpaid leaves nothing unpaid; the rest of it is not carried forward.
    """
    compounds = _compounding_days(schedule, issued, day)
    cuts = _cuts(schedule, issued, day, [*compounds, *(paid for paid, _ in payments)], defaults)
    pieces: list[Piece] = []
    arrears, running, earned, paid = NOTHING, NOTHING, NOTHING, NOTHING
    period = issued
    for start, end in pairwise(cuts):
        part = schedule.part_on(start, defaults)
        count = schedule.accrual.day_count
        years = year_fraction(period, end, count) - year_fraction(period, start, count)
        bearing = schedule.base + (arrears if compounds else NOTHING)
        accrued = bearing * part * years
        pieces.append(Piece(start, end, part, years, bearing, accrued))
        running, earned = running + accrued, earned + accrued
        for _, amount in (payment for payment in payments if payment[0] == end):
            used = min(amount, arrears + running)
            paid += used
            arrears, running = max(arrears - used, NOTHING), running - max(used - arrears, NOTHING)
        if end in compounds:
            arrears, running, period = arrears + running, NOTHING, end
    return Accrued(arrears + running, earned, paid, tuple(pieces))


def _compounding_days(schedule: Schedule, issued: date, day: date) -> list[date]:
    """The days on which unpaid dividends begin to bear dividends: those of payment, or whole months from the issue."""
    times = schedule.accrual.compounding_per_year
    if not times or not schedule.accrual.is_cumulative:
        return []
    if len(schedule.pay_dates) == times:
        written = (
            date(year, month, min(number, days_in_month(year, month)))
            for year in range(issued.year, day.year + 1)
            for month, number in schedule.pay_dates
        )
        return sorted(each for each in written if issued < each <= day)
    months = 12 // times
    days: list[date] = []
    number = 1
    while (next_day := add_months(issued, number * months)) is not None and next_day <= day:
        days.append(next_day)
        number += 1
    return days


def _cuts(
    schedule: Schedule,
    issued: date,
    day: date,
    others: Sequence[date],
    defaults: Sequence[tuple[date, date | None]],
) -> list[date]:
    """The days at which something changes, from the issue to the day asked about."""
    changes = {rate.since for rate in schedule.rates if rate.since is not None}
    changes.update(begun for begun, _ in defaults)
    changes.update(cured for _, cured in defaults if cured is not None)
    changes.update(others)
    return sorted({issued, day, *(change for change in changes if issued < change < day)})
