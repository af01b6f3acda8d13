"""A rank that changes on a day, by lines that do not mean the same day: on the very day, or between, nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.diagnostics.codes import RANK_CHANGE_UNCLEAR
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Cite, Item
from paripassu.model.matters import Group
from paripassu.model.terms import Stock, Terms

# Of one pair: the days before which lines hold, and the days from which lines hold, each with its line.
_Days = tuple[dict[date, Cite], dict[date, Cite]]


def check_rank_change_unclear(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each pair whose rank ends on one day and begins anew on another."""
    told: dict[tuple[date, date, int], None] = {}
    for (one, other), (ends, begins) in _changes(terms).items():
        for end, begin in ((end, begin) for end in ends for begin in begins):
            lone = end not in begins or begin not in ends
            if end == begin or not lone or (end, begin, begins[begin].span.start) in told:
                continue
            told[end, begin, begins[begin].span.start] = None
            message = f"The rank of {one} and {other} changes on {end} by one line, and on {begin} by another."
            also = (Label(ends[end].span, f"until {end}"),)
            hint = (
                "Let one line hold `before` the day and the other `from` it, or ask the question by readings: "
                '"after" a day leaves the day out, and "on or after" takes it in.'
            )
            yield Diagnostic(RANK_CHANGE_UNCLEAR, message, Label(begins[begin].span), also, hint)


def _changes(terms: Terms) -> dict[tuple[str, str], _Days]:
    found: dict[tuple[str, str], _Days] = {}
    series = [stock.name for stock in terms.stocks if stock.is_series]
    for stock in terms.stocks:
        for item in _ranked(stock):
            group = item.value
            named = [group.name] if group.kind == "class" else series if group.kind == "other preferred" else []
            for name in named:
                first, second = sorted((stock.name, name))
                if name == stock.name:
                    continue
                ends, begins = found.setdefault((first, second), ({}, {}))
                if group.before is not None:
                    ends.setdefault(group.before, item.cite)
                if group.since is not None:
                    begins.setdefault(group.since, item.cite)
    return found


def _ranked(stock: Stock) -> Iterator[Item[Group]]:
    clause = stock.liquidation
    if clause is not None:
        yield from (*clause.ahead, *clause.behind, *clause.alike)
