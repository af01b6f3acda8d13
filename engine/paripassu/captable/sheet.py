"""A table of cells with their places, whether it came from a text or from a spreadsheet."""

from __future__ import annotations

from attrs import frozen

from paripassu.source import Source, Span


@frozen
class Row:
    """The cells of one row, and the stretch of the source that shows it."""

    cells: tuple[str, ...]
    at: Span

    def cell(self, column: int | None) -> str:
        """The text of a column; empty where the row is shorter, or where there is no such column."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@frozen
class Sheet:
    """All rows that are not empty, the headers first."""

    source: Source
    rows: tuple[Row, ...]
