"""Many series as blocks and as data: figures, concepts, and which are most alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paripassu.compare.matrix import Distance, Matrix, Row
from paripassu.diagnostics.findings import Diagnostic
from paripassu.money import NEAREST, decimal_text, round_to, show_percent
from paripassu.report.blocks import Block, Heading, Sheet, Words
from paripassu.report.compare_values import TENTH, show_figure
from paripassu.report.data import Data, cite_data, findings_data
from paripassu.report.payout_grids import PART, TEXT, Cell, Grid

SCHEMA = "paripassu.matrix/1"
_SILENT = "-"
# A page with more pairs than this is not read any more; JSON and spreadsheets have more, but not half a million.
_SHOWN, _MOST = 40, 10_000
# Nor does a table fit that has more series side by side.
_COLUMNS = 12


def matrix_blocks(found: Matrix) -> Iterator[Block]:
    """The page: figures, the most alike pairs, and what each series says of each concept."""
    yield Heading(1, f"{len(found.rows)} series side by side")
    names = tuple(dict.fromkeys(figure.name for row in found.rows for figure in row.figures))
    rows = tuple((row.member.label, *(_figure(row, name) for name in names)) for row in found.rows)
    yield Sheet("Key figures", ("series", *names), rows, frozenset(range(1, len(names) + 1)))
    pairs = tuple(_pair(each) for each in found.distances[:_SHOWN])
    yield Sheet("Most alike first", ("first", "second", "apart", "driven by"), pairs, frozenset({2}))
    if len(found.distances) > _SHOWN:
        more = min(len(found.distances), _MOST) - _SHOWN
        yield Words(f"{more:,} more of {len(found.distances):,} pairs are in JSON and in spreadsheets.", "note")
    if len(found.rows) > _COLUMNS:
        return
    said = tuple((concept.name, *(_where(row, concept.key) for row in found.rows)) for concept in found.concepts)
    yield Sheet("Where each concept stands", ("concept", *(row.member.label for row in found.rows)), said)


def _figure(row: Row, name: str) -> str:
    return next((show_figure(each.value, each.unit) for each in row.figures if each.name == name), _SILENT)


def _pair(each: Distance) -> tuple[str, ...]:
    drivers = ", ".join(concept.name for concept in each.drivers) or "nothing"
    return each.first, each.second, show_percent(round_to(each.distance, TENTH, NEAREST)), drivers


def _where(row: Row, key: str) -> str:
    sections = dict.fromkeys(cite.section for cite in row.says.get(key, ()))
    return ", ".join(sections) or _SILENT


def matrix_grids(found: Matrix) -> list[Grid]:
    """The same as tables for spreadsheets, with all pairs."""
    said: list[tuple[Cell, ...]] = [
        (row.member.label, concept.key, concept.name, _where(row, concept.key))
        for row in found.rows
        for concept in found.concepts
    ]
    columns = tuple((name, TEXT) for name in ("series", "key", "concept", "section"))
    apart: list[tuple[Cell, ...]] = [
        (each.first, each.second, each.distance, ", ".join(concept.name for concept in each.drivers))
        for each in found.distances[:_MOST]
    ]
    pairs = (("first", TEXT), ("second", TEXT), ("apart", PART), ("driven by", TEXT))
    return [Grid("Concepts", columns, tuple(said)), Grid("Pairs", pairs, tuple(apart))]


def matrix_data(found: Matrix | None, findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """Everything but the pairs that are least alike, where there are very many: `paripassu.matrix/1`."""
    rows = found.rows if found is not None else ()
    distances = found.distances[:_MOST] if found is not None else ()
    return {
        "schema": SCHEMA,
        "series": [_row(row) for row in rows],
        "pairs": len(found.distances) if found is not None else 0,
        "distances": [
            {
                "first": each.first,
                "second": each.second,
                "distance": decimal_text(each.distance),
                "drivers": [concept.key for concept in each.drivers],
            }
            for each in distances
        ],
        "findings": findings_data(findings),
    }


def _row(row: Row) -> Data:
    return {
        "name": row.member.label,
        "figures": [
            {"name": figure.name, "unit": figure.unit, "value": decimal_text(figure.value)} for figure in row.figures
        ],
        "says": {key: [cite_data(cite) for cite in cites] for key, cites in row.says.items()},
    }
