"""Deadlines that others have worked out: business days, court rules on last days, a calendar of a meeting.

Of the eight points of the manual of numpy (`busday_offset`) two ask for weekdays of a month, as no deadline here does.
The notes to Fed. R. App. P. 26 are about courts: a certificate has rules of its own, and these only say which way a
last day moves. What a transfer agent's calculator counts back does not move off a Saturday, and neither does a notice.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interpreter.preferred import sentences, tell
from paripassu.dates import Calendar, add_days, calendar_named


def on(text: str) -> date:
    return date.fromisoformat(text)


def calendar(name: str) -> Calendar:
    found = calendar_named(name)
    assert isinstance(found, Calendar)
    return found


@pytest.mark.parametrize(
    ("day", "convention", "expected"),
    [
        ("2011-10-01", "following", "2011-10-03"),
        ("2012-02-29", "preceding", "2012-02-29"),
        ("2011-03-20", "following", "2011-03-21"),
        ("2011-03-22", "following", "2011-03-22"),
    ],
)
def test_the_first_and_the_last_business_day_of_a_month(day: str, convention: str, expected: str) -> None:
    assert calendar("weekdays").roll(on(day), convention) == on(expected)


@pytest.mark.parametrize(("day", "expected"), [("2011-03-20", "2011-03-21"), ("2011-03-22", "2011-03-23")])
def test_the_first_business_day_after_a_day_is_not_the_day_itself(day: str, expected: str) -> None:
    assert calendar("weekdays").add_business_days(on(day), 1) == on(expected)


@pytest.mark.parametrize(
    ("convention", "expected"),
    # September 1, 2007 was the Saturday before Labor Day.
    [("following", "2007-09-04"), ("preceding", "2007-08-31")],
)
def test_a_last_day_on_the_saturday_before_labor_day_moves_on_in_the_direction_of_the_count(
    convention: str, expected: str
) -> None:
    federal = calendar("US federal")
    assert federal.holiday_on(on("2007-09-03")) == "Labor Day"
    assert federal.roll(on("2007-09-01"), convention) == on(expected)


@pytest.mark.parametrize(
    ("days", "expected"), [(80, "2024-05-18"), (60, "2024-06-07"), (50, "2024-06-17"), (18, "2024-07-19")]
)
def test_days_are_counted_back_from_a_meeting_whatever_day_of_the_week_they_are(days: int, expected: str) -> None:
    assert add_days(on("2024-08-06"), -days) == on(expected)


@pytest.mark.parametrize(("record", "is_remarked"), [("2024-06-07", False), ("2024-06-06", True)])
def test_a_record_date_sixty_days_before_the_meeting_is_the_earliest_there_is(
    tmp_path: Path, record: str, is_remarked: bool
) -> None:
    told = tell(
        tmp_path,
        "",
        '2024-01-02 issue 1,000 Common to "Ada"\n'
        f'2024-08-06 meeting of shareholders, record date {record}\n  approve "Change the name"\n  for "Ada"\n',
    )
    assert ("at least 10 and at most 60" in sentences(told)) is is_remarked


@pytest.mark.parametrize(("mailed", "in_time"), [("2024-06-17", True), ("2024-06-18", False)])
def test_notice_mailed_on_the_last_of_so_many_days_before_is_in_time(
    tmp_path: Path, mailed: str, in_time: bool
) -> None:
    # Fifty days before August 6, 2024 is June 17, whether or not anybody works that day.
    terms = "\n§7 redemption\n  company at $10, on 50 to 80 days' notice\n"
    told = tell(
        tmp_path,
        terms,
        '2024-01-02 issue 100 A to "Ada"\n'
        f"{mailed} mail notice of redemption on 2024-08-06 to holders of A\n2024-08-06 redeem all A\n",
    )
    assert (told.steps[-1].ruling == "allowed") is in_time


@pytest.mark.parametrize(("mailed", "in_time"), [("2024-05-18", True), ("2024-05-17", False)])
def test_notice_mailed_on_the_first_of_so_many_days_before_is_not_too_early(
    tmp_path: Path, mailed: str, in_time: bool
) -> None:
    # Eighty days before August 6, 2024 is May 18, a Saturday.
    terms = "\n§7 redemption\n  company at $10, on 50 to 80 days' notice\n"
    told = tell(
        tmp_path,
        terms,
        '2024-01-02 issue 100 A to "Ada"\n'
        f"{mailed} mail notice of redemption on 2024-08-06 to holders of A\n2024-08-06 redeem all A\n",
    )
    assert (told.steps[-1].ruling == "allowed") is in_time
