"""Tables of holidays: right, kept under the version of their package, and made again when they are damaged."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

from paripassu.holidaytables import HolidayTable, holiday_table, installed_version


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", str(tmp_path))
    return tmp_path


def table(code: str, first_year: int, last_year: int) -> HolidayTable:
    found = holiday_table(code, first_year, last_year)
    assert found is not None
    return found


def days(code: str, year: int) -> dict[str, str]:
    return {date.fromordinal(day).isoformat(): name for day, name in table(code, year, year).names.items()}


def test_federal_holidays_are_the_days_they_are_observed_and_no_states() -> None:
    assert sorted(days("US", 2002)) == [
        "2002-01-01",
        "2002-01-21",
        "2002-02-18",
        "2002-05-27",
        "2002-07-04",
        "2002-09-02",
        "2002-10-14",
        "2002-11-11",
        "2002-11-28",
        "2002-12-25",
    ]
    assert days("US", 2002)["2002-07-04"] == "Independence Day"
    # November 11, 2001 was a Sunday, July 4, 2020 a Saturday.
    assert days("US", 2001)["2001-11-12"] == "Veterans Day (observed)"
    assert days("US", 2020)["2020-07-03"] == "Independence Day (observed)"


def test_the_new_year_on_a_saturday_is_observed_in_the_year_before() -> None:
    assert days("US", 2010)["2010-12-31"] == "New Year's Day (observed)"
    assert not [day for day in days("US", 2011) if day < "2011-01-17"]


def test_holidays_begin_when_the_law_began_them() -> None:
    assert "Martin Luther King Jr. Day" not in days("US", 1985).values()
    assert days("US", 1986)["1986-01-20"] == "Martin Luther King Jr. Day"
    assert days("US", 1975)["1975-10-27"] == "Veterans Day"
    assert "2020-06-19" not in days("US", 2020)
    # June 19, 2021 was a Saturday.
    assert days("US", 2021)["2021-06-18"] == "Juneteenth National Independence Day (observed)"


def test_a_federal_year_has_ten_holidays_and_later_eleven_all_on_weekdays() -> None:
    found = [date.fromordinal(day) for day in table("US", 1986, 2100).names]
    assert {day.weekday() for day in found} <= {0, 1, 2, 3, 4}
    # The new year may be observed in the year before, so a year has one holiday more or less.
    counts = Counter(day.year for day in found)
    assert {counts[year] for year in range(1986, 2021)} == {9, 10, 11}
    assert {counts[year] for year in range(2021, 2101)} == {10, 11, 12}
    assert sum(counts[year] for year in range(1986, 2021)) == 35 * 10


def test_the_exchange_closes_on_its_own_days() -> None:
    closed = days("XNYS", 2001)
    assert [day for day in closed if day.startswith("2001-09")] == [
        "2001-09-03",
        "2001-09-11",
        "2001-09-12",
        "2001-09-13",
        "2001-09-14",
    ]
    assert closed["2001-04-13"] == "Good Friday"
    assert "2001-10-08" not in closed
    assert "2001-11-12" not in closed


def test_the_table_says_whose_it_is() -> None:
    assert table("US", 2002, 2002).source == f"holidays {version('holidays')}"
    assert installed_version() == version("holidays")


def test_a_kept_table_is_read_without_importing_the_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = table("XNYS", 2001, 2002)
    assert [path.name for path in folder.iterdir()] == [f"holidays-{version('holidays')}-XNYS-2001-2002.json"]
    monkeypatch.setitem(sys.modules, "holidays", None)
    again = table("XNYS", 2001, 2002)
    assert (again.names, again.source) == (first.names, first.source)
    assert holiday_table("XNYS", 2001, 2003) is None


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "{}", "null", '{"Good Friday": 730587}', '{"Good Friday": ["2001-04-13"]}', '{"Good Friday": [0]}'],
)
def test_a_damaged_table_is_made_again(damage: str, folder: Path) -> None:
    kept = folder / f"holidays-{version('holidays')}-US-2002-2002.json"
    kept.write_text(damage, encoding="utf-8")
    assert date(2002, 7, 4).toordinal() in table("US", 2002, 2002).names
    assert date(2002, 7, 4).toordinal() in json.loads(kept.read_text(encoding="utf-8"))["Independence Day"]


def test_a_cache_that_cannot_be_written_fails_nothing(folder: Path) -> None:
    folder.chmod(0o777)
    assert len(table("US", 2002, 2002).names) == 10
    assert list(folder.iterdir()) == []


def test_without_the_package_there_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    monkeypatch.setattr(sys, "path", [])
    assert installed_version() is None
    assert holiday_table("US", 2002, 2002) is None


def test_a_folder_of_that_name_is_not_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "holidays").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert installed_version() is None


def test_a_package_without_metadata_is_used_but_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", lambda _: ["attrs-26.1.0.dist-info", "holidays"])
    assert installed_version() == ""
    found = table("US", 2002, 2002)
    assert (found.source, len(found.names)) == ("holidays", 10)
    assert list(folder.glob("*")) == []


def test_a_package_that_lies_in_no_folder_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def unlistable(path: str) -> list[str]:
        raise NotADirectoryError(path)

    monkeypatch.setattr(os, "listdir", unlistable)
    assert installed_version() == ""
