"""Tables as text: cells parted by commas, semicolons or tabs, in quotes where they hold any of these."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from paripassu.captable.files import broken
from paripassu.captable.sheet import Row, Sheet
from paripassu.diagnostics.findings import Outcome
from paripassu.source import Source, Span

_MARKS = (",", ";", "\t")


def sheet_of(source: Source) -> Outcome[Sheet]:
    """The rows of a text; what parts the cells is the mark that its first line has most of."""
    first = next((line for line in source.text.split("\n") if line.strip() and not line.startswith("#")), "")
    try:
        return Outcome(Sheet(source, tuple(_rows(source, max(_MARKS, key=first.count)))))
    except csv.Error as error:
        return Outcome(None, (broken(source.name, str(error)),))


def _rows(source: Source, mark: str) -> Iterator[Row]:
    lines = source.text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=mark, skipinitialspace=True)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
            begin = source.line_start(start)
            yield Row(tuple(cells), Span(source, begin, _end(source, reader.line_num)))
        start = reader.line_num + 1


def _end(source: Source, line: int) -> int:
    return source.line_start(line) + len(source.line(line))
