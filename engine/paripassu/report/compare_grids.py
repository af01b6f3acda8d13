"""A comparison as tables for spreadsheets: figures as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paripassu.compare.comparison import Comparison
from paripassu.report.compare_effects import show_outcome, show_what
from paripassu.report.compare_values import show_gains, show_side
from paripassu.report.payout_grids import MONEY, PART, PRICE, SHARES, TEXT, Cell, Grid

_WAYS = {0: "the same", 1: "more", -1: "less"}


def comparison_grids(found: Sequence[Comparison]) -> list[Grid]:
    """Differences, figures, payouts and stories, each a table; tables without rows are left out."""
    grids = (
        Grid("Differences", _columns("grade", "concept", "first says", "second says", "gains", "cites"), _told(found)),
        Grid(
            "Figures",
            (*_columns("first", "second", "figure", "unit"), ("in first", PRICE), ("in second", PRICE), ("part", PART)),
            tuple(_figures(found)),
        ),
        Grid(
            "Payouts",
            (
                ("first", TEXT), ("second", TEXT), ("payee", TEXT), ("from", MONEY), ("to", MONEY),
                ("second pays", TEXT), ("most", MONEY), ("at", MONEY), ("pieces", SHARES),
            ),
            tuple(_payouts(found)),
        ),
        Grid("Stories", _columns("story", "what", "of", "in first", "in second"), tuple(_stories(found))),
    )  # fmt: skip
    return [grid for grid in grids if grid.rows] or [grids[0]]


def _columns(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, TEXT) for name in names)


def _told(found: Sequence[Comparison]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            each.grade,
            each.concept.name,
            show_side(each.ours, each.concept),
            show_side(each.theirs, each.concept),
            show_gains(each),
            "; ".join(dict.fromkeys(str(cite) for cite in (*each.ours.cites, *each.theirs.cites))),
        )
        for comparison in found
        for each in (*comparison.company, *(each for series in comparison.series for each in series.differences))
    )


def _figures(found: Sequence[Comparison]) -> Iterator[tuple[Cell, ...]]:
    for comparison in found:
        for series in comparison.series:
            for change in series.figures:
                names = series.ours.name, series.theirs.name
                yield (*names, change.name, change.unit, change.ours, change.theirs, change.part)


def _payouts(found: Sequence[Comparison]) -> Iterator[tuple[Cell, ...]]:
    for comparison in found:
        for each in comparison.payouts.payees if comparison.payouts is not None else ():
            for one in each.stretches:
                way = _WAYS[one.sign]
                row = one.start, one.end, way, one.most if one.sign else None, one.most_at if one.sign else None
                yield (comparison.ours, comparison.theirs, each.payee, *row, one.pieces)


def _stories(found: Sequence[Comparison]) -> Iterator[tuple[Cell, ...]]:
    for comparison in found:
        for story in comparison.stories:
            for each in story.remains:
                sides = show_outcome(each, each.ours), show_outcome(each, each.theirs)
                yield (story.name, each.kind, show_what(each), *sides)
