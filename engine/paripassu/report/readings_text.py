"""Readings side by side, as tables for people."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.palette import Palette
from paripassu.money import show_money
from paripassu.report.readings import SideBySide
from paripassu.report.tables import Table

_INDENT = "  "
_LONGEST = 60


def readings_lines(found: SideBySide, palette: Palette, title: str = "") -> Iterator[str]:
    """What differs between readings: payments by class first, then everything else, then what changes nothing."""
    if title:
        yield palette.paint(palette.strong, title)
        yield ""
    for heading, table in readings_tables(found):
        yield palette.paint(palette.strong, heading)
        yield from table.lines(_INDENT)
        yield ""
    if not found.differing:
        yield "Every reading comes to the same outcome."
    if found.same:
        yield f"No difference: {', '.join(found.same)}"


def readings_tables(found: SideBySide) -> Iterator[tuple[str, Table]]:
    """The tables that have something to say, each with its heading."""
    paid_otherwise = [position for position in found.differing if found.paid[position] != found.paid[0]]
    if paid_otherwise:
        names = (_first_name(found, paid_otherwise), *(found.names[position] for position in paid_otherwise))
        sums = (found.paid[position] for position in (0, *paid_otherwise))
        rows = [(name, *map(show_money, paid)) for name, paid in zip(names, sums, strict=True)]
        yield "Paid in all, by class", Table(("reading", *found.classes), rows, range(1, len(found.classes) + 1))
    if found.differences:
        shown = [position for position in found.differing if _is_otherwise(found, position)]
        headers = ("", "", _first_name(found, shown), *(found.names[position] for position in shown))
        lines = [
            (difference.kind, _cut(difference.what), *(difference.values[position] for position in (0, *shown)))
            for difference in found.differences
        ]
        yield "What else differs", Table(headers, lines, range(2, len(headers)))


def _is_otherwise(found: SideBySide, position: int) -> bool:
    return any(difference.values[position] != difference.values[0] for difference in found.differences)


def _first_name(found: SideBySide, others: list[int]) -> str:
    """What the run as chosen is called: by its own answer, where all the others answer one question."""
    topics = {found.names[position].partition("=")[0] for position in others}
    answers = [f"{topic}={choice}" for topic, choice in found.chosen if topic in topics]
    return answers[0] if len(answers) == len(topics) == 1 else found.names[0]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
