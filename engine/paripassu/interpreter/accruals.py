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

from paripassu.daycounts import OF_PERIOD, year_fraction
from paripassu.interpreter.accrual_days import compounding_days, days_of, period_years
from paripassu.model.dividends import Accrual
from paripassu.value import Value

NOTHING = Fraction(0)


@frozen(eq=False, repr=False)
class Rate(Value):
    """Dollars a share a year from a day on (None: from the beginning), and what that is as a part of the base."""

    dollars_per_year: Fraction
    part_per_year: Fraction
    since: date | None = None


Stretch = tuple[date, date | None]


@frozen(eq=False, repr=False)
class Rise(Value):
    """What changes the rate, as a part of the base a year: added to it or (not `is_added`) in its place.

    `during` are stretches of time, whichever they are; it counts once for each with `for_each`. Where `unpaid` is not
    zero, it is while so many dividends are unpaid after the day of their payment.
    """

    part_per_year: Fraction
    is_added: bool = True
    during: tuple[Stretch, ...] = ()
    for_each: bool = False
    unpaid: int = 0

    def times(self, day: date, unpaid: int) -> int:
        """How many times it counts on a day on which so many dividends are unpaid."""
        if self.unpaid:
            return int(unpaid >= self.unpaid)
        lasting = sum(lasts(stretch, day) for stretch in self.during)
        return lasting if self.for_each else min(lasting, 1)


def lasts(stretch: Stretch, day: date) -> bool:
    """Whether a stretch of time, the last day of which does not count, holds a day."""
    return stretch[0] <= day and (stretch[1] is None or day < stretch[1])


@frozen(eq=False, repr=False)
class Schedule(Value):
    """What one share earns: rates in order of their days, what a default adds (a part a year), and how it builds up.

    `pay_dates` are the months and days of payment, on which unpaid dividends compound where there are as many a year.
    `arrears_part` is the rate on what is unpaid where that is another; `lowest` and `highest` bound the rate; `extras`
    are days that bring dollars a share beside it.
    """

    base: Fraction
    rates: tuple[Rate, ...]
    accrual: Accrual
    default_increase: Fraction = NOTHING
    pay_dates: tuple[tuple[int, int], ...] = ()
    rises: tuple[Rise, ...] = ()
    arrears_part: Fraction | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    extras: tuple[tuple[date, Fraction], ...] = ()

    def part_on(self, day: date, defaults: Sequence[Stretch], unpaid: int = 0) -> Fraction:
        """The yearly rate in force on a day, as a part of the base; what a default adds lasts until its cure."""
        begun = [rate for rate in self.rates if rate.since is None or rate.since <= day]
        if not begun:
            # Neither a floor nor an event makes dividends of a rate that has not begun.
            return NOTHING
        part = begun[-1].part_per_year
        if any(lasts(stretch, day) for stretch in defaults):
            part += self.default_increase
        for rise in self.rises:
            times = rise.times(day, unpaid)
            part = part + times * rise.part_per_year if rise.is_added or not times else rise.part_per_year
        part = part if self.lowest is None else max(part, self.lowest)
        return part if self.highest is None else min(part, self.highest)

    @property
    def follows_periods(self) -> bool:
        """Whether what a day earns, or at which rate, depends on the days of payment around it."""
        counts = self.accrual.day_count == OF_PERIOD or self.accrual.periods_alike
        return bool(self.pay_dates) and (counts or any(rise.unpaid for rise in self.rises))


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
    """What one share has earned and not been paid, in dollars, and the pieces that it is made of.

    `added` is what was added to what the share stands for; `part` is the rate in force at the end.
    """

    unpaid: Fraction
    earned: Fraction
    paid: Fraction
    pieces: tuple[Piece, ...]
    added: Fraction = NOTHING
    part: Fraction = NOTHING


def accrue(
    schedule: Schedule,
    issued: date,
    day: date,
    payments: Sequence[tuple[date, Fraction]] = (),
    defaults: Sequence[Stretch] = (),
) -> Accrued:
    """Follow one share from its issue to the close of a day; payments (dollars a share) go to the oldest arrears first.

    A payment of more than is unpaid leaves nothing unpaid; the rest of it is not carried forward.
    """
    walk = Walk(schedule, issued, day)
    others = [*walk.compounds, *(on for on, _ in (*payments, *schedule.extras))]
    for start, end in pairwise(_cuts(walk, others, defaults)):
        walk.earn(start, end, defaults)
        walk.add(sum((extra for on, extra in schedule.extras if on == end), NOTHING))
        for paid, amount in payments:
            if paid == end:
                walk.pay(amount)
        walk.close(end)
    return walk.result(defaults)


class Walk:
    """One share on its way from its issue to a day: its arrears, what runs now, what was added to its base."""

    __slots__ = (
        *("added", "arrears", "compounds", "day", "dues", "earned", "issued"),
        *("paid", "payable", "pieces", "running", "schedule", "start"),
    )

    def __init__(self, schedule: Schedule, issued: date, day: date) -> None:
        """Stand at the issue, with nothing earned."""
        self.schedule, self.issued, self.day, self.start = schedule, issued, day, issued
        self.compounds = dict.fromkeys(compounding_days(schedule.accrual, schedule.pay_dates, issued, day))
        self.payable = dict.fromkeys(days_of(schedule.pay_dates, issued, day) if schedule.follows_periods else ())
        self.arrears = self.running = self.added = self.earned = self.paid = NOTHING
        # Dividends of past periods that are unpaid, the oldest first; kept where the rate depends on their number.
        self.dues: list[Fraction] = []
        self.pieces: list[Piece] = []

    def earn(self, start: date, end: date, defaults: Sequence[Stretch]) -> None:
        """Add what a stretch of time at one rate earns."""
        schedule = self.schedule
        part = schedule.part_on(start, defaults, len(self.dues))
        years = self.years(start, end)
        bearing = schedule.base + self.added
        accrued = bearing * part * years
        if self.compounds:
            on_arrears = part if schedule.arrears_part is None else schedule.arrears_part
            accrued += self.arrears * on_arrears * years
            bearing += self.arrears
        self.pieces.append(Piece(start, end, part, years, bearing, accrued))
        self.running += accrued
        self.earned += accrued

    def add(self, extra: Fraction) -> None:
        """Add what a day brings beside what the rate earns."""
        self.running += extra
        self.earned += extra

    def years(self, start: date, end: date) -> Fraction:
        """The part of a year from a day to another of the same period."""
        accrual = self.schedule.accrual
        if accrual.day_count == OF_PERIOD or accrual.periods_alike:
            return period_years(accrual, self.schedule.pay_dates, self.issued, (start, end))
        count = accrual.day_count
        return year_fraction(self.start, end, count) - year_fraction(self.start, start, count)

    def pay(self, amount: Fraction) -> None:
        """Take a payment off the oldest arrears first, then off what runs."""
        used = min(amount, self.arrears + self.running)
        self.paid += used
        off_running = max(used - self.arrears, NOTHING)
        self.arrears, self.running = max(self.arrears - used, NOTHING), self.running - off_running
        while self.dues and used > 0:
            taken = min(self.dues[0], used)
            used -= taken
            self.dues[0] -= taken
            if not self.dues[0]:
                self.dues.pop(0)

    def close(self, end: date) -> None:
        """End a period, if one ends that day: what runs becomes arrears, or is added to what the share stands for."""
        if end in self.payable and self.unpaid > sum(self.dues, NOTHING):
            self.dues.append(self.unpaid - sum(self.dues, NOTHING))
        if end not in self.compounds:
            return
        accrual = self.schedule.accrual
        if accrual.accretes and (accrual.accretes_before is None or end <= accrual.accretes_before):
            self.added += self.unpaid
            self.arrears, self.dues = NOTHING, []
        else:
            self.arrears += self.running
        self.running, self.start = NOTHING, end

    @property
    def unpaid(self) -> Fraction:
        """What is earned and neither paid nor added."""
        return self.arrears + self.running

    def result(self, defaults: Sequence[Stretch]) -> Accrued:
        """Where the share stands at the end."""
        part = self.schedule.part_on(self.day, defaults, len(self.dues))
        unpaid, added, accrual = self.unpaid, self.added, self.schedule.accrual
        if accrual.accretes and not self.compounds and accrual.compounding_per_year == 0:
            # What accretes and does not compound is added day by day, and bears nothing itself.
            unpaid, added = NOTHING, unpaid
        return Accrued(unpaid, self.earned, self.paid, tuple(self.pieces), added, part)


def _cuts(walk: Walk, others: Sequence[date], defaults: Sequence[Stretch]) -> list[date]:
    """The days at which something changes, from the issue to the day asked about."""
    schedule = walk.schedule
    changes = {rate.since for rate in schedule.rates if rate.since is not None}
    stretches = [*defaults, *(stretch for rise in schedule.rises for stretch in rise.during)]
    changes.update(begun for begun, _ in stretches)
    changes.update(ended for _, ended in stretches if ended is not None)
    changes.update(others)
    changes.update(walk.payable)
    return sorted({walk.issued, walk.day, *(change for change in changes if walk.issued < change < walk.day)})
