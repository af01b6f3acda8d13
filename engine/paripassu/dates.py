"""Dates and calendars: reading a date, adding days and months, and counting business days by real holidays.

What cannot be answered is None, never a guess: a date past the last year there is, or business days in years for
which nobody has a table of holidays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from attrs import field, frozen

from paripassu.holidaytables import holiday_table

FIRST_YEAR = 1800
LAST_YEAR = 2199

FOLLOWING = "following"
PRECEDING = "preceding"
MODIFIED_FOLLOWING = "modified following"

US_FEDERAL = "US federal"
NEW_YORK_STOCK_EXCHANGE = "New York Stock Exchange"
WEEKDAYS = "weekdays"
CALENDAR_NAMES = (US_FEDERAL, NEW_YORK_STOCK_EXCHANGE, "NYSE", WEEKDAYS)

# Code in the package, and the first and last years whose rules it knows as they were. The federal holidays are those
# of the Uniform Monday Holiday Act and Executive Order 11582, in force from 1971 (5 U.S.C. 6103); the exchange opened
# on Saturdays until 1952.
_TABLES = {US_FEDERAL: ("US", 1971, 2100), NEW_YORK_STOCK_EXCHANGE: ("XNYS", 1953, 2100)}


def parse_date(text: str) -> date | None:
    """The day written `2002-06-17`, in the years 1800 to 2199; None for anything else, as for 2002-02-30."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def add_days(day: date, days: int) -> date | None:
    """The day so many calendar days later (earlier when negative); None past the last or before the first year."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day of the month so many months later, or the last of a month too short: 2002-01-31 + 1 = 2002-02-28.

    The last of a month does not stay the last: 2002-02-28 + 1 = 2002-03-28. Earlier when negative; None past the last
    or before the first year there is.
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """How many days a month (1 to 12) has."""
    if month == 2:
        return 29 if is_leap_year(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def is_leap_year(year: int) -> bool:
    """Whether a year has a February 29."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@frozen
class CalendarUnavailable:
    """A known calendar that cannot be had, because the package its holidays come from is not installed."""

    name: str
    install: str = "paripassu[calendar]"


@frozen
class Calendar:
    """The business days of a place: Monday to Friday without the holidays, from `first` to `last`.

    Beyond these days it knows nothing: every method that would have to look there answers None.
    `source` names the table of holidays with its version, "" where there is none.
    """

    name: str
    first: date
    last: date
    source: str = ""
    _holidays: Mapping[int, str] = field(factory=dict, eq=False, repr=False)

    def covers(self, day: date) -> bool:
        """Whether the calendar knows a day at all."""
        return self.first <= day <= self.last

    def is_business_day(self, day: date) -> bool | None:
        """Whether a day is a business day; None where the calendar does not know the day."""
        return self._is_open(day.toordinal()) if self.covers(day) else None

    def holiday_on(self, day: date) -> str:
        """The holiday that keeps a Monday to Friday from being a business day, else ""."""
        return self._holidays.get(day.toordinal(), "")

    def holidays_between(self, start: date, end: date) -> tuple[tuple[date, str], ...]:
        """The holidays on Mondays to Fridays from `start` to `end`, both included: what a reason says was skipped."""
        days = range(start.toordinal(), end.toordinal() + 1)
        return tuple((date.fromordinal(day), self._holidays[day]) for day in days if day in self._holidays)

    def next_business_day(self, day: date) -> date | None:
        """The first business day after a day."""
        return self.add_business_days(day, 1)

    def previous_business_day(self, day: date) -> date | None:
        """The last business day before a day."""
        return self.add_business_days(day, -1)

    def add_business_days(self, start: date, count: int) -> date | None:
        """The `count`th business day after `start` (before it when negative), which itself does not count.

        "Within three business days after" ends on it. A count of 0 is `start`, whatever day it is.
        """
        step = 1 if count > 0 else -1
        first, last = self.first.toordinal(), self.last.toordinal()
        day = start.toordinal()
        left = abs(count)
        while left:
            day += step
            if not first <= day <= last:
                return None
            left -= self._is_open(day)
        return date.fromordinal(day)

    def business_days_before(self, day: date, count: int) -> date | None:
        """The last day for what is due at least `count` business days before a day, which itself does not count."""
        return self.add_business_days(day, -count)

    def business_days_between(self, start: date, end: date) -> int | None:
        """How many business days lie after `start`, up to and including `end`; negative when `end` is the earlier."""
        if end < start:
            back = self.business_days_between(end, start)
            return None if back is None else -back
        if not (self.covers(start) and self.covers(end)):
            return None
        return sum(self._is_open(day) for day in range(start.toordinal() + 1, end.toordinal() + 1))

    def roll(self, day: date, convention: str) -> date | None:
        """The business day that stands for a day: itself, or else the one the convention says.

        `following`: the next; `preceding`: the one before; `modified following`: the next, unless it lies in another
        month, then the one before. Any other word is our own bug (ValueError).
        """
        if convention not in {FOLLOWING, PRECEDING, MODIFIED_FOLLOWING}:
            raise ValueError(f"no such convention for a day that is no business day: {convention}")
        is_open = self.is_business_day(day)
        if is_open is None or is_open:
            return day if is_open else None
        if convention == PRECEDING:
            return self.previous_business_day(day)
        rolled = self.next_business_day(day)
        if convention == MODIFIED_FOLLOWING and rolled is not None and rolled.month != day.month:
            return self.previous_business_day(day)
        return rolled

    def _is_open(self, ordinal: int) -> bool:
        # Day 1 of the first year is a Monday, so Saturdays leave 6 and Sundays 0.
        return 0 < ordinal % 7 < 6 and ordinal not in self._holidays


# Asked for at every event that starts a period, and a table takes a millisecond to read.
@cache
def calendar_named(name: str) -> Calendar | CalendarUnavailable | None:
    """The calendar that a company file chooses by name, whatever its case; None for a name that is not known."""
    known = {each.casefold(): each for each in CALENDAR_NAMES}.get(name.casefold())
    if known is None:
        return None
    if known == WEEKDAYS:
        return Calendar(WEEKDAYS, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
    if known == "NYSE":
        known = NEW_YORK_STOCK_EXCHANGE
    code, first_year, last_year = _TABLES[known]
    table = holiday_table(code, first_year, last_year)
    if table is None:
        return CalendarUnavailable(known)
    return Calendar(known, date(first_year, 1, 1), date(last_year, 12, 31), table.source, table.names)
