"""Parts of a year by convention, against values that their authors published."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.daycounts import CONVENTIONS, year_fraction

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


def on(text: str) -> date:
    return date.fromisoformat(text)


# Days by 30/360 (bond basis), 30E/360 and 30/360 US: the examples that ISDA published with its 2006 Definitions
# (section 4.16(f) and (g)), and for the US variant its rules for the end of February worked by hand.
@pytest.mark.parametrize(
    ("start", "end", "bond", "european", "american"),
    [
        ("2007-01-15", "2007-01-30", 15, 15, 15),
        ("2007-01-15", "2007-02-15", 30, 30, 30),
        ("2007-01-15", "2007-07-15", 180, 180, 180),
        ("2007-09-30", "2008-03-31", 180, 180, 180),
        ("2007-09-30", "2007-10-31", 30, 30, 30),
        ("2007-09-30", "2008-09-30", 360, 360, 360),
        ("2007-01-15", "2007-01-31", 16, 15, 16),
        ("2007-01-31", "2007-02-28", 28, 28, 28),
        ("2007-02-28", "2007-03-31", 33, 32, 30),
        ("2006-08-31", "2007-02-28", 178, 178, 178),
        ("2007-02-28", "2007-08-31", 183, 182, 180),
        ("2007-02-14", "2007-02-28", 14, 14, 14),
        ("2007-02-26", "2008-02-29", 363, 363, 363),
        ("2008-02-29", "2009-02-28", 359, 359, 360),
        ("2008-02-29", "2008-03-30", 31, 31, 30),
        ("2008-02-29", "2008-03-31", 32, 31, 30),
        ("2007-02-28", "2007-03-05", 7, 7, 5),
        ("2007-10-31", "2007-11-28", 28, 28, 28),
        ("2007-08-31", "2008-02-29", 179, 179, 179),
        ("2008-02-28", "2008-08-31", 183, 182, 183),
    ],
)
def test_months_of_thirty_days_differ_at_the_end_of_a_month(
    start: str, end: str, bond: int, european: int, american: int
) -> None:
    counted = [year_fraction(on(start), on(end), name) * 360 for name in ("30/360", "30E/360", "30/360 US")]
    assert counted == [bond, european, american]


# The intervals by which QuantLib tests its bond basis (test-suite/daycounters.cpp).
@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2006-08-20", "2007-02-20", 180),
        ("2007-02-20", "2007-08-20", 180),
        ("2006-08-31", "2007-02-28", 178),
        ("2007-02-28", "2007-08-31", 183),
        ("2007-08-31", "2008-02-29", 179),
        ("2008-02-29", "2008-08-31", 182),
        ("2008-08-31", "2009-02-28", 178),
        ("2009-02-28", "2009-08-31", 183),
        ("2006-01-31", "2006-02-28", 28),
        ("2006-01-30", "2006-02-28", 28),
        ("2006-02-28", "2006-03-03", 5),
        ("2006-02-14", "2006-02-28", 14),
        ("2006-09-30", "2006-10-31", 30),
        ("2006-10-31", "2006-11-28", 28),
        ("2007-08-31", "2008-02-28", 178),
        ("2008-02-28", "2008-08-28", 180),
        ("2008-02-28", "2008-08-30", 182),
        ("2008-02-28", "2008-08-31", 183),
        ("2007-02-26", "2008-02-28", 362),
        ("2007-02-26", "2008-02-29", 363),
        ("2008-02-29", "2009-02-28", 359),
        ("2008-02-28", "2008-03-30", 32),
        ("2008-02-28", "2008-03-31", 33),
    ],
)
def test_the_bond_basis_counts_as_others_do(start: str, end: str, days: int) -> None:
    assert year_fraction(on(start), on(end), "30/360") * 360 == days


# Likewise of 30E/360 ISDA: the end of February counts as the 30th, but on the day on which everything ends.
@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2006-02-28", "2006-08-31", 180),
        ("2006-08-31", "2007-02-28", 180),
        ("2007-08-31", "2008-02-29", 180),
        ("2008-02-29", "2008-08-31", 180),
        ("2011-02-28", "2011-08-31", 180),
        ("2011-08-31", "2012-02-29", 179),
        ("2006-01-31", "2006-02-28", 30),
        ("2006-01-30", "2006-02-28", 30),
        ("2006-02-28", "2006-03-03", 3),
        ("2006-02-14", "2006-02-28", 16),
        ("2006-09-30", "2006-10-31", 30),
        ("2006-10-31", "2006-11-28", 28),
        ("2007-08-31", "2008-02-28", 178),
        ("2008-02-28", "2008-08-28", 180),
        ("2008-02-28", "2008-08-30", 182),
        ("2008-02-28", "2008-08-31", 182),
        ("2007-02-28", "2008-02-28", 358),
        ("2007-02-28", "2008-02-29", 359),
        ("2008-02-29", "2009-02-28", 360),
        ("2008-02-29", "2008-03-30", 30),
        ("2008-02-29", "2008-03-31", 30),
    ],
)
def test_the_last_day_of_any_month_is_the_thirtieth_but_at_the_end_of_all(start: str, end: str, days: int) -> None:
    last = on("2008-02-29") if start == "2007-02-28" else on("2012-02-29")
    assert year_fraction(on(start), on(end), "30E/360 ISDA", last) * 360 == days


def test_months_of_thirty_days_in_a_year_of_365_and_a_year_with_its_quarter_of_a_day() -> None:
    # Published values: 553 days; 0.0082135523613963.
    assert year_fraction(on("2011-06-17"), on("2012-12-30"), "30/365") == Fraction(553, 365)
    assert round(year_fraction(on("2002-02-01"), on("2002-02-04"), "Actual/365.25"), 16) == Fraction(
        "0.0082135523613963"
    )


# The examples of ISDA's memorandum "EMU and Market Conventions: Recent Developments" (1998).
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2003-11-01", "2004-05-01", Fraction(61, 365) + Fraction(121, 366)),
        ("1999-02-01", "1999-07-01", Fraction(150, 365)),
        ("1999-07-01", "2000-07-01", Fraction(184, 365) + Fraction(182, 366)),
        ("2002-08-15", "2003-07-15", Fraction(334, 365)),
        ("2003-07-15", "2004-01-15", Fraction(170, 365) + Fraction(14, 366)),
        ("1999-07-30", "2000-01-30", Fraction(155, 365) + Fraction(29, 366)),
        ("2000-01-30", "2000-06-30", Fraction(152, 366)),
        ("1999-11-30", "2000-04-30", Fraction(32, 365) + Fraction(120, 366)),
        ("2001-11-20", "2004-11-20", Fraction(42, 365) + 2 + Fraction(324, 366)),
    ],
)
def test_actual_days_are_parts_of_the_year_they_lie_in(start: str, end: str, expected: Fraction) -> None:
    assert year_fraction(on(start), on(end), "Actual/Actual ISDA") == expected


def test_actual_days_over_a_fixed_year_are_counted_as_they_are() -> None:
    assert year_fraction(on("2003-11-01"), on("2004-05-01"), "Actual/360") == Fraction(182, 360)
    assert year_fraction(on("2003-11-01"), on("2004-05-01"), "Actual/365F") == Fraction(182, 365)
    assert year_fraction(on("1900-02-28"), on("1900-03-01"), "Actual/365F") == Fraction(1, 365)


def test_a_day_count_that_does_not_exist_is_our_own_bug() -> None:
    with pytest.raises(ValueError, match="no such day count: 31/360"):
        year_fraction(on("2003-11-01"), on("2004-05-01"), "31/360")


@given(DAYS, DAYS, st.sampled_from(CONVENTIONS))
def test_backward_is_the_negative_of_forward(one: date, other: date, convention: str) -> None:
    assert year_fraction(one, other, convention) == -year_fraction(other, one, convention)
    assert year_fraction(one, one, convention) == 0


@given(DAYS, DAYS, DAYS)
def test_actual_days_of_two_periods_in_a_row_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    for convention in ("Actual/360", "Actual/365F", "Actual/Actual ISDA"):
        halves = year_fraction(first, middle, convention) + year_fraction(middle, last, convention)
        assert halves == year_fraction(first, last, convention)


@given(st.integers(1800, 2100), st.integers(1, 12), st.integers(1, 28), st.integers(0, 90))
def test_whole_years_are_whole_in_every_convention_made_of_months(year: int, month: int, day: int, years: int) -> None:
    start, end = date(year, month, day), date(year + years, month, day)
    for convention in ("30/360", "30E/360"):
        assert year_fraction(start, end, convention) == years
