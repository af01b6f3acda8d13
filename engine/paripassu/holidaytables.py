"""The holidays of a calendar, from the `holidays` package, kept in the cache folder under the package's version.

Importing that package and working out a century takes longer than everything else in a run, so its version is read
from the name of its metadata folder: a run whose table is in the cache never imports it.
"""

from __future__ import annotations

import os
from datetime import date
from importlib.machinery import PathFinder

from attrs import frozen

from paripassu.cachefolder import read_cached, write_cached


@frozen
class HolidayTable:
    """The holidays on Mondays to Fridays: their names by the ordinal of the date; `source` says whose table it is."""

    source: str
    names: dict[int, str]


def holiday_table(code: str, first_year: int, last_year: int) -> HolidayTable | None:
    """The table of a country (`US`: its federal holidays) or a market (`XNYS`); None where `holidays` is missing."""
    version = installed_version()
    if version is None:
        return None
    kept_as = f"holidays-{version}-{code}-{first_year}-{last_year}.json"
    days = _kept(kept_as) if version else None
    if days is None:
        days = _worked_out(code, first_year, last_year)
        if days is None:
            return None
        if version:
            _keep(kept_as, days)
    return HolidayTable(f"holidays {version}".rstrip(), {day: name for name, found in days.items() for day in found})


def installed_version() -> str | None:
    """The version of the installed `holidays` package, found without importing it.

    None where it is not installed, "" where its version cannot be told (and so nothing of it be cached).
    """
    spec = PathFinder.find_spec("holidays")
    if spec is None or spec.origin is None or not spec.submodule_search_locations:
        return None
    try:
        beside = os.listdir(os.path.dirname(spec.submodule_search_locations[0]))
    except OSError:
        return ""
    for name in sorted(beside):
        if name.startswith("holidays-") and name.endswith(".dist-info"):
            return name.removeprefix("holidays-").removesuffix(".dist-info")
    return ""


def _worked_out(code: str, first_year: int, last_year: int) -> dict[str, list[int]] | None:
    try:
        from holidays import country_holidays, financial_holidays  # noqa: PLC0415 - slow, and seldom needed
    except ImportError:
        return None
    years = range(first_year, last_year + 1)
    # Without a state, the public holidays of the country are those of the federal law, with the days they are observed.
    found = country_holidays("US", years=years) if code == "US" else financial_holidays(code, years=years)
    days: dict[str, list[int]] = {}
    for day in sorted(found):
        if day.weekday() < 5 and first_year <= day.year <= last_year:
            days.setdefault(found[day], []).append(day.toordinal())
    return days


def _kept(name: str) -> dict[str, list[int]] | None:
    text = read_cached(name)
    if text is None:
        return None
    import json  # noqa: PLC0415 - as slow to import as the table is to read, and not every run has one

    try:
        days = json.loads(text)
    except ValueError:
        return None
    return days if _is_table(days) else None


def _keep(name: str, days: dict[str, list[int]]) -> None:
    import json  # noqa: PLC0415 - only the first run after an installation comes here

    write_cached(name, json.dumps(days, separators=(",", ":")))


def _is_table(days: object) -> bool:
    if not isinstance(days, dict) or not days:
        return False
    most = date.max.toordinal()
    return all(
        isinstance(found, list) and all(type(day) is int and 0 < day <= most for day in found)
        for found in days.values()
    )
