"""Small tables: aligned text for terminals, and the same cells as HTML for notebooks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from paripassu.diagnostics.excerpt import visible

_GAP = "  "


class Table:
    """Headers, rows of cells, and which columns are figures, which stand at the right."""

    __slots__ = ("headers", "right", "rows")

    def __init__(self, headers: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> None:
        """Rows are taken as they come; every row has a cell for every header."""
        self.headers = tuple(headers)
        self.rows = tuple(tuple(map(visible, row)) for row in rows)
        self.right = frozenset(right)

    def lines(self, indent: str = "") -> list[str]:
        """Text lines, the headers first, no space at any line's end."""
        widths = [max(map(len, column)) for column in zip(self.headers, *self.rows, strict=True)]
        return [indent + self._line(row, widths) for row in (self.headers, *self.rows)]

    def html(self, caption: str = "") -> str:
        """An HTML table with every cell escaped."""
        from html import escape  # noqa: PLC0415 - slow to load, and only notebooks ask for it

        head = "".join(f"<th>{escape(header)}</th>" for header in self.headers)
        body = "".join(
            f"<tr>{''.join(self._cell(column, escape(cell)) for column, cell in enumerate(row))}</tr>"
            for row in self.rows
        )
        title = f"<caption>{escape(caption)}</caption>" if caption else ""
        return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _line(self, row: Sequence[str], widths: Sequence[int]) -> str:
        cells = (
            cell.rjust(width) if column in self.right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return _GAP.join(cells).rstrip()

    def _cell(self, column: int, escaped: str) -> str:
        side = ' style="text-align:right"' if column in self.right else ""
        return f"<td{side}>{escaped}</td>"
