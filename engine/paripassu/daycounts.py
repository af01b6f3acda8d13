"""Day counts: what part of a year lies between two days, exactly, by the convention that the terms name.

Conventions and their names follow the 2006 ISDA Definitions, section 4.16, except for the US variant of 30/360, whose
rules for the end of February are those of "Standard Securities Calculation Methods" (Securities Industry Association).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

THIRTY_360 = "30/360"
THIRTY_360_US = "30/360 US"
THIRTY_E_360 = "30E/360"
ACTUAL_360 = "Actual/360"
ACTUAL_365_FIXED = "Actual/365F"
ACTUAL_ACTUAL_ISDA = "Actual/Actual ISDA"
THIRTY_E_360_ISDA = "30E/360 ISDA"
THIRTY_365 = "30/365"
ACTUAL_365_25 = "Actual/365.25"
# Actual days as parts of the dividend period that they lie in (ICMA rule 251): not a matter of two days alone.
OF_PERIOD = "Actual/Period"
CONVENTIONS = (
    THIRTY_360,
    THIRTY_360_US,
    THIRTY_E_360,
    THIRTY_E_360_ISDA,
    THIRTY_365,
    ACTUAL_360,
    ACTUAL_365_FIXED,
    ACTUAL_365_25,
    ACTUAL_ACTUAL_ISDA,
)


def year_fraction(start: date, end: date, convention: str, last: date | None = None) -> Fraction:
    """The part of a year from `start` to `end`, the one counted and the other not, in years.

    An `end` before `start` is the negative of the other way round. `last` is the day on which everything ends, at which
    30E/360 ISDA leaves the end of February alone. A convention that does not exist is our own bug (ValueError).
    """
    if end < start:
        return -year_fraction(end, start, convention, last)
    if convention in _OF_ACTUAL_DAYS:
        return (end - start).days / _OF_ACTUAL_DAYS[convention]
    match convention:
        case "30/360" | "30/360 US" | "30E/360":
            return Fraction(_thirty_day_months(start, end, convention), 360)
        case "30E/360 ISDA":
            return Fraction(_month_ends(start, end, last), 360)
        case "30/365":
            return Fraction(_thirty_day_months(start, end, THIRTY_360), 365)
        case "Actual/Actual ISDA":
            return _year_by_year(start, end)
        case _:
            raise ValueError(f"no such day count: {convention}")


# Actual days by the days of a year.
_OF_ACTUAL_DAYS = {ACTUAL_360: Fraction(360), ACTUAL_365_FIXED: Fraction(365), ACTUAL_365_25: Fraction(1461, 4)}


def _thirty_day_months(start: date, end: date, convention: str) -> int:
    first, last = start.day, end.day
    if convention == THIRTY_E_360:
        first, last = min(first, 30), min(last, 30)
    else:
        if convention == THIRTY_360_US and _ends_february(start):
            last = 30 if _ends_february(end) else last
            first = 30
        first = min(first, 30)
        last = min(last, 30) if first == 30 else last
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first


def _month_ends(start: date, end: date, last: date | None) -> int:
    """Days in months of thirty, the last day of any month being the 30th."""
    first = 30 if start.day == 31 or _ends_february(start) else start.day
    second = 30 if end.day == 31 or (_ends_february(end) and end != last) else end.day
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + second - first


def _ends_february(day: date) -> bool:
    return day.month == 2 and (day + timedelta(days=1)).month == 3


def _year_by_year(start: date, end: date) -> Fraction:
    if start.year == end.year:
        return Fraction((end - start).days, _days_in_year(start.year))
    head = Fraction((date(start.year, 12, 31) - start).days + 1, _days_in_year(start.year))
    tail = Fraction((end - date(end.year, 1, 1)).days, _days_in_year(end.year))
    return head + (end.year - start.year - 1) + tail


def _days_in_year(year: int) -> int:
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1
