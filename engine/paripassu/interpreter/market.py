"""Market prices over trading days: averages, lows, highs, in shares of today, and which prices are missing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.dates import WEEKDAYS, Calendar, calendar_named
from paripassu.interpreter.duties import CALENDAR
from paripassu.interpreter.evaluate import Known, Missing, close_price
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.events import Split
from paripassu.model.quantities import PriceWindow

ONE = Fraction(1)
_EXCHANGE = "NYSE"
# So many days are named one by one; of more, the first and the last.
_MOST_NAMED = 3
_SAID = {"close": "close price", "vwap": "vwap"}


def trading_calendar(state: State) -> Calendar | None:
    """The days on which stock is traded: weekdays where the company says weekdays, else those of the exchange."""
    item = state.terms.company.calendar
    return exchange(WEEKDAYS if item is not None and item.value == WEEKDAYS else _EXCHANGE)


def exchange(name: str = _EXCHANGE) -> Calendar | None:
    """The days of an exchange, that of New York unless another is named; None where they are not to be had."""
    calendar = calendar_named(name)
    return calendar if isinstance(calendar, Calendar) else None


def trading_days(state: State, day: date, count: int) -> tuple[date, ...] | None:
    """The last `count` trading days before a day (after it when negative), oldest first; None without a calendar."""
    return days_around(trading_calendar(state), day, count)


def days_around(calendar: Calendar | None, day: date, count: int) -> tuple[date, ...] | None:
    """The same by a calendar; None where it does not reach so far."""
    if calendar is None:
        return None
    step = -1 if count > 0 else 1
    found: list[date] = []
    current: date | None = day
    while len(found) < abs(count):
        current = calendar.add_business_days(current, step) if current is not None else None
        if current is None:
            return None
        found.append(current)
    return tuple(sorted(found))


def days_of(state: State, window: PriceWindow, day: date) -> tuple[date, ...] | None:
    """The trading days that a window takes in on a day."""
    calendar = trading_calendar(state)
    if calendar is not None and window.to_the_day and calendar.is_business_day(day):
        before = trading_days(state, day, window.days - 1)
        return None if before is None else (*before, day)
    return trading_days(state, day, window.days)


def splits_since(state: State, of: str, day: date | None) -> Fraction:
    """By what splits have multiplied the shares of a class after a day (None: since the story began)."""
    factor = ONE
    for event in state.past(Split):
        if event.of == of and (day is None or event.date > day):
            factor *= factor_of(event)
    return factor


def prices(state: State, of: str, measure: str, days: tuple[date, ...]) -> tuple[Fraction, ...] | Missing:
    """The price of each day, in shares of today; or the days of which nobody said it."""
    known = {day: close_price(state, of, day, measure) for day in days}
    lacking = [day for day, price in known.items() if price is None]
    if lacking:
        return Missing(f"the {_SAID[measure]} of {of} on {named(lacking)}")
    return tuple((price or NOTHING) / splits_since(state, of, day) for day, price in known.items())


def named(days: list[date]) -> str:
    """Some days in words: each of a few, of many the first and the last."""
    if len(days) <= _MOST_NAMED:
        return listed([str(day) for day in days])
    return f"{len(days)} days from {days[0]} to {days[-1]}"


def average(state: State, of: str, measure: str, days: tuple[date, ...] | None) -> Known:
    """The plain average of the prices of some days."""
    if days is None:
        return Missing(CALENDAR)
    found = prices(state, of, measure, days)
    return found if isinstance(found, Missing) else sum(found, NOTHING) / len(found)


def window_price(state: State, of: str, window: PriceWindow, day: date | None) -> Known:
    """The average, lowest or highest price of a window on a day (None: today)."""
    told = state.quantity(of, "market price")
    if isinstance(told, Fraction):
        # Where a market price is given for a payout there are no days to take it from.
        return told
    on = state.today if day is None else day
    if on is None:
        return Missing(f"the prices of {of}")
    days = days_of(state, window, on)
    if days is None:
        return Missing(CALENDAR)
    found = prices(state, of, window.price, days)
    if isinstance(found, Missing):
        return found
    picks = {"lowest": min(found), "highest": max(found)}
    return picks.get(window.pick, sum(found, NOTHING) / len(found))
