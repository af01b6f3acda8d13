"""Spreadsheets: the first sheet that has rows, its cells as they are shown to the reader of a finding."""

from __future__ import annotations

import os
from datetime import date, datetime
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

from paripassu.captable.files import TOO_MUCH, broken, unpacked_size
from paripassu.captable.sheet import Row, Sheet
from paripassu.diagnostics.codes import EXTRA_NOT_INSTALLED, FILE_NOT_FOUND
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.reading import nearest_file
from paripassu.diagnostics.words import quote
from paripassu.money import decimal_text
from paripassu.source import Source, Span


def read_workbook(path: str) -> Outcome[Sheet]:
    """The rows of a spreadsheet; formulas count by the values that were last computed."""
    at = Label(Span(Source(path, ""), 0, 0))
    if not os.path.exists(path):
        found = Diagnostic(FILE_NOT_FOUND, f"There is no file {quote(path)}.", at, hint=nearest_file(path))
        return Outcome(None, (found,))
    if find_spec("openpyxl") is None:
        message = f"{quote(path)} is a spreadsheet, and reading it needs the package openpyxl."
        hint = "Install it with `pip install 'paripassu[xlsx]'`, or save the table as CSV."
        return Outcome(None, (Diagnostic(EXTRA_NOT_INSTALLED, message, at, hint=hint),))
    size = unpacked_size(path)
    if size is None:
        return Outcome(None, (broken(path, "it is no spreadsheet"),))
    return _read(path) if size <= TOO_MUCH else Outcome(None, (broken(path, "it is too large"),))


def _read(path: str) -> Outcome[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to load

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # noqa: BLE001 - openpyxl fails in as many ways as files are broken
        return Outcome(None, (broken(path, str(error).partition("\n")[0]),))
    for sheet in book.worksheets:
        rows = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        if any(any(cells) for cells in rows):
            return Outcome(_sheet(f"{path} [{sheet.title}]", rows))
    return Outcome(None, (broken(path, "it is empty"),))


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    """Rows as lines of a text, so that a finding can show the row that it is about, under its own number."""
    lines = ["  ".join(cells).strip() for cells in rows]
    source = Source(name, "\n".join(lines))
    found = []
    for number, cells in enumerate(rows, 1):
        if any(cells) and not cells[0].startswith("#"):
            start = source.line_start(number)
            found.append(Row(tuple(cells), Span(source, start, start + len(lines[number - 1]))))
    return Sheet(source, tuple(found))


def _text(value: Any) -> str:  # noqa: ANN401 - a cell holds anything
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | str):
        return str(value)
    # A number of a spreadsheet is binary; what its reader sees is the shortest decimal that stands for it.
    return decimal_text(Fraction(repr(value)))
