"""One cap table, of whichever kind it is: the kind is told by what the file is, not by what it is called."""

from __future__ import annotations

import os
from datetime import date

from paripassu.captable.names import Names
from paripassu.captable.rows import read_rows
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.diagnostics.reading import read_source
from paripassu.model.captable import CapTable
from paripassu.model.terms import Terms

_ZIP = b"PK\x03\x04"
_SHEETS = (".xlsx", ".xlsm")


def read_captable(path: str, terms: Terms, as_of: date | None = None) -> Outcome[CapTable]:
    """The holdings of a table, checked against the terms; transactions of a bundle after `as_of` are left out."""
    names = Names(terms)
    outcome = _read(path, names, as_of)
    if outcome.value is None:
        return outcome
    from paripassu.captable.counts import over_authorized  # noqa: PLC0415 - only a table that was read is counted

    return Outcome(outcome.value, (*outcome.diagnostics, *over_authorized(outcome.value, terms)))


def _read(path: str, names: Names, as_of: date | None) -> Outcome[CapTable]:
    # Each way of reading is imported on use: most tables are CSV.
    if os.path.isdir(path) or path.lower().endswith(".json") or _is_bundle(path):
        from paripassu.captable.bundle import read_bundle  # noqa: PLC0415
        from paripassu.captable.ledger import holdings_of  # noqa: PLC0415

        bundle = read_bundle(path)
        if bundle.value is None:
            return Outcome(None, bundle.diagnostics)
        table = holdings_of(bundle.value, names, as_of)
        return Outcome(table.value, (*bundle.diagnostics, *table.diagnostics))
    if path.lower().endswith(_SHEETS):
        from paripassu.captable.workbook import read_workbook  # noqa: PLC0415

        sheet = read_workbook(path)
    else:
        from paripassu.captable.commas import sheet_of  # noqa: PLC0415

        source = read_source(path)
        if source.value is None:
            return Outcome(None, source.diagnostics)
        sheet = sheet_of(source.value)
        sheet = Outcome(sheet.value, (*source.diagnostics, *sheet.diagnostics))
    if sheet.value is None:
        return Outcome(None, sheet.diagnostics)
    rows, findings = read_rows(sheet.value, names)
    found: tuple[Diagnostic, ...] = (*sheet.diagnostics, *findings)
    return Outcome(None if rows is None else CapTable(path, rows), found)


def _is_bundle(path: str) -> bool:
    """Whether a file is a zip archive that is no spreadsheet."""
    if path.lower().endswith(_SHEETS):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return False
