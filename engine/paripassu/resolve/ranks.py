"""Ranks: who is paid ahead of whom must not run in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import RANK_CYCLE
from paripassu.diagnostics.findings import Label
from paripassu.model.citations import Cite
from paripassu.model.terms import Stock
from paripassu.resolve.scope import Scope

# For each class, the classes it is ahead of, each with the place that says so.
Ahead = dict[str, dict[str, Cite]]


def report_rank_cycles(scope: Scope, stocks: tuple[Stock, ...]) -> None:
    """One finding for each circle of ranks, which names every step of it."""
    ahead = _ahead(stocks)
    for circle in _circles(ahead):
        steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
        cites = [ahead[upper][lower] for upper, lower in steps]
        shown = ", ".join(f"{upper} is ahead of {lower}" for upper, lower in steps)
        also = tuple(Label(cite.span, f"{cite}: {cite.words}") for cite in cites[:-1])
        message = f"Ranks run in a circle: {shown}."
        scope.report(RANK_CYCLE, message, cites[-1].span, "Take one of these lines out.", also)


def _ahead(stocks: tuple[Stock, ...]) -> Ahead:
    ahead: Ahead = {}
    for stock in stocks:
        liquidation = stock.liquidation
        if liquidation is None:
            continue
        for item in liquidation.ahead:
            if item.value.kind == "class":
                ahead.setdefault(stock.name, {}).setdefault(item.value.name, item.cite)
        for item in liquidation.behind:
            if item.value.kind == "class":
                ahead.setdefault(item.value.name, {}).setdefault(stock.name, item.cite)
    return ahead


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
