"""Dates read, added to, and counted in business days by real calendars."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paripassu.dates import (
    CALENDAR_NAMES,
    Calendar,
    CalendarUnavailable,
    add_days,
    add_months,
    calendar_named,
    days_in_month,
    parse_date,
)

DAYS = st.dates(date(1972, 1, 1), date(2099, 12, 31))
COUNTS = st.integers(-60, 60)


def on(text: str) -> date:
    return date.fromisoformat(text)


def calendar(name: str) -> Calendar:
    found = calendar_named(name)
    assert isinstance(found, Calendar)
    return found


def test_a_date_is_read_as_written() -> None:
    assert parse_date("2002-06-17") == date(2002, 6, 17)
    assert parse_date("2000-02-29") == date(2000, 2, 29)
    assert parse_date("1800-01-01") == date(1800, 1, 1)
    assert parse_date("2199-12-31") == date(2199, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("2002-02-30", "1900-02-29", "2002-13-01", "2002-00-10", "1799-12-31", "2200-01-01", "0000-01-01"),
        *("", "2002-6-17", "20020617", "2002-W24-1", "2002/06/17", "2002-06-17T00", "17-06-2002", " 2002-06-1"),
        *("2002-06-1\u0667", "\uff12002-06-17", "2002-06-+1", "abcd-ef-gh"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_date_of_these_centuries_can_be_read(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2002-01-31", 1, "2002-02-28"),
        ("2004-01-31", 1, "2004-02-29"),
        ("1900-01-31", 1, "1900-02-28"),
        ("2000-01-31", 1, "2000-02-29"),
        ("2002-02-28", 1, "2002-03-28"),
        ("2002-03-31", 1, "2002-04-30"),
        ("2002-03-31", -1, "2002-02-28"),
        ("2002-01-15", -1, "2001-12-15"),
        ("2001-11-20", 24, "2003-11-20"),
        ("2004-02-29", 12, "2005-02-28"),
        ("2002-12-01", 0, "2002-12-01"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, expected: str) -> None:
    assert add_months(on(day), months) == on(expected)


def test_what_lies_past_the_last_year_there_is_is_none() -> None:
    assert add_months(date(9999, 12, 31), 1) is None
    assert add_months(date(9999, 11, 30), 1) == date(9999, 12, 30)
    assert add_months(date(1, 1, 1), -1) is None
    assert add_months(date(1, 2, 1), -1) == date(1, 1, 1)
    assert add_months(date(2002, 1, 1), 10**60) is None
    assert add_days(date(9999, 12, 31), 1) is None
    assert add_days(date(2002, 1, 1), 10**60) is None
    assert add_days(date(2002, 1, 1), -31) == date(2001, 12, 1)


@given(DAYS, st.integers(-600, 600), st.integers(-600, 600))
def test_a_day_that_every_month_has_comes_back_however_it_went(day: date, there: int, on_: int) -> None:
    first = day.replace(day=min(day.day, 28))
    once = add_months(first, there)
    assert once is not None
    assert add_months(once, on_) == add_months(first, there + on_)


@given(st.integers(1, 9998), st.integers(1, 12))
def test_a_month_has_the_days_up_to_the_next(year: int, month: int) -> None:
    following = date(year + month // 12, month % 12 + 1, 1)
    assert days_in_month(year, month) == (following - date(year, month, 1)).days


def test_three_business_days_skip_the_holiday_and_the_weekend() -> None:
    federal = calendar("US federal")
    assert federal.add_business_days(on("2002-07-03"), 3) == on("2002-07-09")
    independence = ((on("2002-07-04"), "Independence Day"),)
    assert federal.holidays_between(on("2002-07-03"), on("2002-07-09")) == independence
    assert federal.holidays_between(on("2002-07-04"), on("2002-07-04")) == independence
    assert federal.holidays_between(on("2002-07-05"), on("2002-07-09")) == ()


def test_ten_business_days_before_is_the_last_good_mailing_date() -> None:
    federal = calendar("US federal")
    assert federal.business_days_before(on("2002-06-17"), 10) == on("2002-06-03")
    assert federal.business_days_between(on("2002-06-03"), on("2002-06-17")) == 10
    assert federal.business_days_between(on("2002-06-04"), on("2002-06-17")) == 9


def test_notice_mailed_before_a_long_weekend_arrives_on_the_fourth_business_day() -> None:
    assert calendar("US federal").add_business_days(on("2022-07-01"), 4) == on("2022-07-08")


def test_the_exchange_was_closed_from_the_eleventh_to_the_fourteenth() -> None:
    exchange = calendar("NYSE")
    closed = [on(f"2001-09-{day}") for day in range(10, 18) if not exchange.is_business_day(on(f"2001-09-{day}"))]
    assert [day.day for day in closed] == [11, 12, 13, 14, 15, 16]
    assert "Attacks" in exchange.holiday_on(on("2001-09-11"))
    assert exchange.add_business_days(on("2001-09-10"), 1) == on("2001-09-17")


def test_the_two_calendars_differ_on_columbus_day_and_good_friday() -> None:
    federal, exchange = calendar("US federal"), calendar("New York Stock Exchange")
    columbus, good_friday = on("2001-10-08"), on("2001-04-13")
    assert [federal.is_business_day(columbus), exchange.is_business_day(columbus)] == [False, True]
    assert [federal.is_business_day(good_friday), exchange.is_business_day(good_friday)] == [True, False]


def test_weekdays_know_no_holidays() -> None:
    weekdays = calendar("weekdays")
    assert weekdays.add_business_days(on("2002-07-03"), 3) == on("2002-07-08")
    assert weekdays.source == ""
    assert weekdays.holiday_on(on("2002-07-04")) == ""


def test_a_calendar_has_one_name_written_in_any_case() -> None:
    assert calendar("nyse") == calendar("New York Stock Exchange")
    assert calendar("NYSE").name == "New York Stock Exchange"
    assert calendar("us Federal").name == "US federal"
    assert calendar("US federal").source.startswith("holidays ")
    assert calendar_named("Lunar") is None
    assert all(calendar_named(name) is not None for name in CALENDAR_NAMES)


def test_the_next_and_the_last_business_day_are_not_the_day_itself() -> None:
    federal = calendar("US federal")
    assert federal.next_business_day(on("2002-07-03")) == on("2002-07-05")
    assert federal.next_business_day(on("2002-07-05")) == on("2002-07-08")
    assert federal.previous_business_day(on("2002-07-05")) == on("2002-07-03")
    assert federal.previous_business_day(on("2002-07-08")) == on("2002-07-05")


@pytest.mark.parametrize(
    ("day", "convention", "expected"),
    [
        ("2002-07-04", "following", "2002-07-05"),
        ("2002-07-04", "preceding", "2002-07-03"),
        ("2002-07-04", "modified following", "2002-07-05"),
        ("2002-07-05", "following", "2002-07-05"),
        ("2002-07-05", "preceding", "2002-07-05"),
        ("2002-08-31", "following", "2002-09-03"),
        ("2002-08-31", "modified following", "2002-08-30"),
        ("2002-12-01", "preceding", "2002-11-29"),
    ],
)
def test_a_day_that_is_no_business_day_rolls_by_convention(day: str, convention: str, expected: str) -> None:
    assert calendar("US federal").roll(on(day), convention) == on(expected)


def test_a_convention_that_does_not_exist_is_our_own_bug() -> None:
    with pytest.raises(ValueError, match="no business day: sideways"):
        calendar("weekdays").roll(on("2002-07-05"), "sideways")


def test_a_calendar_answers_nothing_about_years_it_does_not_know() -> None:
    federal = calendar("US federal")
    assert (federal.first, federal.last) == (on("1971-01-01"), on("2100-12-31"))
    assert (federal.covers(on("1970-12-31")), federal.covers(on("1971-01-01"))) == (False, True)
    assert (federal.covers(on("2100-12-31")), federal.covers(on("2101-01-01"))) == (True, False)
    assert calendar("weekdays").next_business_day(on("2199-12-30")) == on("2199-12-31")
    assert calendar("weekdays").next_business_day(on("2199-12-31")) is None
    assert federal.is_business_day(on("1970-12-31")) is None
    assert federal.add_business_days(on("2100-12-30"), 1) is None
    assert federal.add_business_days(on("1971-01-05"), -3) is None
    assert federal.add_business_days(on("2002-07-03"), 10**60) is None
    assert federal.business_days_between(on("1970-12-31"), on("1971-01-04")) is None
    assert federal.business_days_between(on("1971-01-04"), on("1970-12-31")) is None
    assert federal.roll(on("1970-12-31"), "following") is None
    assert federal.roll(on("1971-01-01"), "preceding") is None
    assert federal.roll(on("2100-12-31"), "modified following") is None


def test_counting_may_start_outside_if_every_day_counted_is_known() -> None:
    # December 31, 1970 was a Thursday, the first of January a holiday.
    assert calendar("US federal").add_business_days(on("1970-12-31"), 1) == on("1971-01-04")
    assert calendar("US federal").add_business_days(on("1970-12-31"), 0) == on("1970-12-31")


def test_without_the_package_the_calendar_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "holidays", None)
    calendar_named.cache_clear()
    try:
        missing = calendar_named("NYSE")
        weekdays = calendar_named("weekdays")
    finally:
        calendar_named.cache_clear()
    assert missing == CalendarUnavailable("New York Stock Exchange", "paripassu[calendar]")
    assert isinstance(weekdays, Calendar)


@given(DAYS, COUNTS, st.sampled_from(CALENDAR_NAMES))
def test_going_back_as_many_business_days_ends_where_it_began(day: date, count: int, name: str) -> None:
    of_name = calendar(name)
    assume(of_name.is_business_day(day))
    there = of_name.add_business_days(day, count)
    assert there is not None
    assert of_name.is_business_day(there)
    assert of_name.add_business_days(there, -count) == day
    assert of_name.business_days_between(day, there) == count


@given(DAYS, DAYS, st.integers(-30, 30))
def test_a_later_start_never_ends_earlier(one: date, other: date, count: int) -> None:
    federal = calendar("US federal")
    early, late = sorted((one, other))
    if count == 0:
        assert federal.add_business_days(early, 0) == early
        return
    ends = [federal.add_business_days(day, count) or date.max for day in (early, late)]
    assert ends == sorted(ends)


@given(DAYS, st.integers(1, 40))
def test_business_days_between_are_those_one_meets_day_by_day(day: date, length: int) -> None:
    federal = calendar("US federal")
    met = [federal.is_business_day(day + timedelta(days=step)) for step in range(1, length + 1)]
    assert federal.business_days_between(day, day + timedelta(days=length)) == sum(map(bool, met))


@given(DAYS, st.sampled_from(["following", "preceding", "modified following"]))
def test_a_rolled_day_is_a_business_day_and_stays(day: date, convention: str) -> None:
    federal = calendar("US federal")
    rolled = federal.roll(day, convention)
    assert rolled is not None
    assert federal.is_business_day(rolled)
    assert federal.roll(rolled, convention) == rolled
    assert convention != "modified following" or rolled.month == day.month
