"""Grids as a spreadsheet, a sheet for each: figures as numbers with formats, headers that stay in sight."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from importlib.util import find_spec
from io import BytesIO

from paripassu.diagnostics.codes import EXTRA_NOT_INSTALLED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.report.payout_grids import MONEY, PART, PRICE, SHARES, TEXT, Cell, Grid
from paripassu.source import Source, Span

_FORMATS = {MONEY: "#,##0.00", PRICE: "#,##0.00####", SHARES: "#,##0.######", PART: "0.00####%", TEXT: "@"}
_WIDEST = 60


def missing_writer(file: str) -> tuple[Diagnostic, ...]:
    """A finding where the package that writes spreadsheets is not installed."""
    if find_spec("xlsxwriter") is not None:
        return ()
    message = f"Writing {quote(file)} needs the package xlsxwriter."
    hint = "Install it with `pip install 'paripassu[xlsx]'`, or ask for CSV."
    return (Diagnostic(EXTRA_NOT_INSTALLED, message, Label(Span(Source(file, ""), 0, 0)), hint=hint),)


def xlsx_bytes(grids: Iterable[Grid]) -> bytes:
    """The whole file; the same grids give the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - an extra, and slow to load

    held = BytesIO()
    book = Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # Spreadsheets carry the time at which they were made; ours carry none, so that equal ones are equal.
    book.set_properties({"created": _epoch()})
    strong = book.add_format({"bold": True, "bottom": 1})
    formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    for grid in grids:
        sheet = book.add_worksheet(grid.title.partition(",")[0][:31])
        sheet.freeze_panes(1, 1)
        for column, (header, kind) in enumerate(grid.columns):
            sheet.write_string(0, column, header, strong)
            sheet.set_column(column, column, _width(grid, column), formats[kind])
            for number, row in enumerate((*grid.rows, *grid.foot), 1):
                _write(sheet, (number, column), row[column], formats[kind])
    book.close()
    return held.getvalue()


def _epoch() -> object:
    from datetime import datetime  # noqa: PLC0415

    return datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zones


def _write(sheet: object, place: tuple[int, int], cell: Cell, form: object) -> None:
    if isinstance(cell, str):
        sheet.write_string(*place, cell, form)  # type: ignore[attr-defined]
    elif cell is not None:
        # The library writes sixteen digits of whatever number it is given.
        sheet.write_number(*place, Fraction(cell), form)  # type: ignore[attr-defined]


def _width(grid: Grid, column: int) -> int:
    cells = [grid.columns[column][0], *(row[column] for row in grid.rows)]
    return min(max(len(_shown(cell)) for cell in cells) + 3, _WIDEST)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else f"{int(cell):,}.00"
