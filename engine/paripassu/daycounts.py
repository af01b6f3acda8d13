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
CONVENTIONS = (THIRTY_360, THIRTY_360_US, THIRTY_E_360, ACTUAL_360, ACTUAL_365_FIXED, ACTUAL_ACTUAL_ISDA)


def year_fraction(start: date, end: date, convention: str) -> Fraction:
    """The part of a year from `start` to `end`, the one counted and the other not, in years.

    An `end` before `start` is the negative of the other way round. A convention that does not exist is our own bug
    (ValueError).
    """
    if end < start:
        return -year_fraction(end, start, convention)
    match convention:
        case "30/360" | "30/360 US" | "30E/360":
            return Fraction(_thirty_day_months(start, end, convention), 360)
        case "Actual/360":
            return Fraction((end - start).days, 360)
        case "Actual/365F":
            return Fraction((end - start).days, 365)
        case "Actual/Actual ISDA":
            return _year_by_year(start, end)
        case _:
            raise ValueError(f"no such day count: {convention}")


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
