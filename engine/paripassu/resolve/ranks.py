"""Ranks: who is paid ahead of whom must not run in a circle, nor be said in two ways.

A line about ranks may hold for a time only, so the lines are looked at stretch by stretch: a series that is ahead of
another before a day and behind it from that day on contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from paripassu.diagnostics.codes import CONTRADICTORY_RANKS, RANK_CYCLE
from paripassu.diagnostics.findings import Label
from paripassu.model.citations import Cite, Item
from paripassu.model.matters import Group, is_in_force
from paripassu.model.terms import Stock
from paripassu.resolve.scope import Scope

# For each class, the classes it is ahead of, each with the place that says so.
Ahead = dict[str, dict[str, Cite]]


@frozen(eq=False, repr=False)
class _Said:
    """One line about two named classes: the `upper` is ahead of the `lower`, or both rank alike."""

    upper: str
    lower: str
    is_alike: bool
    cite: Cite


def report_rank_cycles(scope: Scope, stocks: tuple[Stock, ...]) -> None:
    """One finding for each circle of ranks, which names every step of it, and for each pair said in two ways."""
    told: dict[tuple[str, ...], None] = {}
    for day, in_default in _stretches(stocks):
        said = list(_said(stocks, day, in_default=in_default))
        ahead: Ahead = {}
        for each in said:
            if not each.is_alike:
                ahead.setdefault(each.upper, {}).setdefault(each.lower, each.cite)
        for circle in _circles(ahead):
            if tuple(sorted(circle)) not in told:
                told[tuple(sorted(circle))] = None
                _report_circle(scope, ahead, circle)
        _report_contradictions(scope, said, told)


def _report_circle(scope: Scope, ahead: Ahead, circle: list[str]) -> None:
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    cites = [ahead[upper][lower] for upper, lower in steps]
    shown = ", ".join(f"{upper} is ahead of {lower}" for upper, lower in steps)
    also = tuple(Label(cite.span, f"{cite}: {cite.words}") for cite in cites[:-1])
    message = f"Ranks run in a circle: {shown}."
    scope.report(RANK_CYCLE, message, cites[-1].span, "Take one of these lines out.", also)


def _report_contradictions(scope: Scope, said: list[_Said], told: dict[tuple[str, ...], None]) -> None:
    """Two named classes that rank alike by one line, and one ahead of the other by another."""
    alike = {frozenset((each.upper, each.lower)): each for each in said if each.is_alike}
    for each in said:
        other = alike.get(frozenset((each.upper, each.lower)))
        key = ("alike", *sorted((each.upper, each.lower)))
        if each.is_alike or other is None or key in told:
            continue
        told[key] = None
        message = f"{each.upper} is ahead of {each.lower} by one line, and ranks alike with it by another."
        also = (Label(other.cite.span, f"{other.cite}: {other.cite.words}"),)
        scope.report(CONTRADICTORY_RANKS, message, each.cite.span, "Take one of these lines out.", also)


def _stretches(stocks: tuple[Stock, ...]) -> Iterator[tuple[date | None, bool]]:
    """A day of every stretch in which the same lines hold (None: before all of them), in calm and in default."""
    groups = [item.value for stock in stocks for _, item in _ranked(stock)]
    days = sorted({day for group in groups for day in (group.since, group.before) if day is not None})
    for in_default in (False, True) if any(group.while_default for group in groups) else (False,):
        for day in (None, *days):
            yield day, in_default


def _ranked(stock: Stock) -> Iterator[tuple[str, Item[Group]]]:
    clause = stock.liquidation
    if clause is not None:
        for how, items in (("ahead", clause.ahead), ("behind", clause.behind), ("alike", clause.alike)):
            for item in items:
                yield how, item


def _said(stocks: tuple[Stock, ...], day: date | None, *, in_default: bool) -> Iterator[_Said]:
    for stock in stocks:
        for how, item in _ranked(stock):
            group = item.value
            if group.kind != "class" or not is_in_force(group, day, in_default=in_default):
                continue
            upper, lower = (group.name, stock.name) if how == "behind" else (stock.name, group.name)
            yield _Said(upper, lower, how == "alike", item.cite)


def _circles(ahead: Ahead) -> Iterator[list[str]]:
    """The circles met on the way down, depth first; without recursion, since a chain may be long."""
    done: dict[str, None] = {}
    for start in ahead:
        path = [] if start in done else [start]
        rows = [iter(ahead[name]) for name in path]
        while path:
            below = next(rows[-1], None)
            if below is None:
                done[path.pop()] = None
                rows.pop()
            elif below in path:
                yield path[path.index(below) :]
            elif below not in done:
                path.append(below)
                rows.append(iter(ahead.get(below, {})))
