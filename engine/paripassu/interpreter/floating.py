"""Rates that follow an index: what it stood at when it counted, what takes its place, and the bounds that hold.

An index that nobody told of is a missing fact. Only one that is said not to be published gives way to what the terms
put in its place; else a story that forgot a line would be told another rate without a word.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.accrual_days import days_of
from paripassu.interpreter.duties import CALENDAR, before
from paripassu.interpreter.evaluate import Known, Missing
from paripassu.interpreter.schedules import rate_steps
from paripassu.interpreter.state import NOTHING, State, first_issue
from paripassu.model.citations import Cite, Item
from paripassu.model.dividend_events import IndexValue, Quotes
from paripassu.model.dividend_rates import Fallback
from paripassu.model.dividends import Dividends, RateStep
from paripassu.model.run import Input
from paripassu.model.terms import Stock
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Fixing(Value):
    """The rate from a day on (a part of one a year), the index behind it, and the day on which that was `looked` at."""

    since: date | None
    rate: Fraction
    index: Fraction = NOTHING
    looked: date | None = None
    inputs: tuple[Input, ...] = ()
    cites: tuple[Cite, ...] = ()


def fixings(state: State, stock: Stock, until: date) -> list[Fixing] | Missing:
    """The rate of each step of the terms, and for an index that of each day on which it was looked at, to a day."""
    found: list[Fixing] = []
    clause, steps = _clause(stock), rate_steps(stock)
    for number, step in enumerate(steps):
        ends = steps[number + 1].since if number + 1 < len(steps) else None
        if not step.index:
            found.append(Fixing(step.since, step.rate_per_year, cites=(_rates_cite(clause),)))
            continue
        last = until if ends is None or until < ends else date.fromordinal(ends.toordinal() - 1)
        for day in _looks(state, stock, step, last):
            fixed = _fix(state, stock, step, day, found[-1] if found else None)
            if isinstance(fixed, Missing):
                return fixed
            found.append(fixed)
    return found


def _looks(state: State, stock: Stock, step: RateStep, last: date) -> list[date]:
    """The days from which on the index counts anew: the first of the step, and those of the terms after it."""
    clause, begun = _clause(stock), step.since or first_issue(state, stock.name)
    if begun is None or begun > last:
        return []
    reset = clause.reset.value if clause.reset is not None else None
    days = reset.days if reset is not None else ()
    if not days:
        days = clause.pay_dates.value if clause.pay_dates is not None else ()
    every = 1 if reset is None else reset.every_years
    return [begun, *(day for day in days_of(days, begun, last) if (day.year - begun.year) % every == 0)]


def _fix(state: State, stock: Stock, step: RateStep, since: date, last: Fixing | None) -> Fixing | Missing:
    """The rate from a day on, by the index as it stood when it counted."""
    clause = _clause(stock)
    reset = clause.reset.value if clause.reset is not None else None
    day = since if reset is None or reset.determined is None else before(state, since, reset.determined)
    if day is None:
        return Missing(CALENDAR)
    cites = [_rates_cite(clause), *(item.cite for item in (clause.reset,) if item is not None)]
    index: Known | str | None = _published(state, step.index, day)
    if index is None:
        if clause.fallbacks is None:
            return Missing(f'what takes the place of the index "{step.index}" of {day}, which is not published')
        cites.append(clause.fallbacks.cite)
        index = _instead(state, clause.fallbacks.value, day, last)
        if index == "last rate" and last is not None:
            return Fixing(
                since, last.rate, last.index, day, (Input("the last rate", last.rate, "percent"),), tuple(cites)
            )
    if isinstance(index, str) or index is None:
        return Missing(
            f'what takes the place of the index "{step.index}" of {day}: nothing that the terms name is to be had'
        )
    if isinstance(index, Missing):
        return index
    held = within(index, clause.lowest_index, clause.highest_index)
    cites += [item.cite for item in (clause.lowest_index, clause.highest_index) if item is not None and held != index]
    inputs = (Input(f"{step.index} of {day}", index, "percent"), Input("added to it", step.rate_per_year, "percent"))
    return Fixing(since, max(held + step.rate_per_year, NOTHING), held, day, inputs, tuple(dict.fromkeys(cites)))


Bound = Item[Fraction] | None


def within(rate: Fraction, lowest: Bound, highest: Bound) -> Fraction:
    """A rate that is no lower than one bound and no higher than the other, where there are any."""
    rate = rate if lowest is None else max(rate, lowest.value)
    return rate if highest is None else min(rate, highest.value)


def _published(state: State, index: str, day: date) -> Known | None:
    """What an index stood at on a day; None where it was said not to be published."""
    for event in reversed(state.past(IndexValue)):
        if event.index == index and event.date == day:
            return event.value
    return Missing(f'the index "{index}" of {day}')


def _instead(state: State, chain: tuple[Fallback, ...], day: date, last: Fixing | None) -> Known | str | None:
    """What the terms put in the place of an index: the first that is to be had; "last rate" for the rate so far."""
    for fallback in chain:
        found: Known | str | None
        match fallback.kind:
            case "index":
                found = _published(state, fallback.names[0], day)
                found = found + fallback.figures[0] if isinstance(found, Fraction) else found
            case "interpolation":
                found = _between(state, fallback, day)
            case "quotes":
                found = _mean(state, fallback, day)
            case "percent":
                found = fallback.figures[0]
            case "last index":
                found = None if last is None or not last.inputs else last.index
            case _:
                found = "last rate"
        if found is not None:
            return found
    return None


def _between(state: State, fallback: Fallback, day: date) -> Known | None:
    """The index that a straight line between two others gives for the years in question."""
    ends: list[Fraction] = []
    for name in fallback.names:
        value = _published(state, name, day)
        if value is None or isinstance(value, Missing):
            return value
        ends.append(value)
    (wanted, first, second), (low, high) = fallback.figures, ends
    return low + (high - low) * (wanted - first) / (second - first)


def _mean(state: State, fallback: Fallback, day: date) -> Known | None:
    """The mean of what dealers quote, where enough of them do."""
    for event in reversed(state.past(Quotes)):
        if event.what == fallback.names[0] and event.date == day:
            values = sorted(event.values)
            if len(values) < fallback.at_least:
                return None
            if fallback.trimmed and len(values) >= fallback.trimmed:
                values = values[1:-1]
            return sum(values, NOTHING) / len(values)
    return Missing(f'quotes for "{fallback.names[0]}" of {day}')


def _clause(stock: Stock) -> Dividends:
    if stock.dividends is None:
        raise AssertionError("rates without dividends")
    return stock.dividends


def _rates_cite(clause: Dividends) -> Cite:
    return clause.rates.cite if clause.rates is not None else clause.cite
