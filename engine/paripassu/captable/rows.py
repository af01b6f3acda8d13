"""Rows of a table as holdings: one row for each holding, or one row for each holder with a column for each class."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.captable.names import Names
from paripassu.captable.sheet import Row, Sheet
from paripassu.dates import parse_date
from paripassu.diagnostics.codes import (
    INCOMPLETE_ROW,
    MALFORMED_NUMBER,
    MISSING_COLUMN,
    NEGATIVE_AMOUNT,
    WRONG_DATE,
)
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.captable import Holding
from paripassu.money import parse_amount
from paripassu.source import Span

# What headers are called, in the order in which they are looked for.
_HOLDER = ("holder", "stakeholder", "shareholder", "stockholder", "investor", "owner", "name")
_CLASS = ("class", "share class", "stock class", "security", "series", "stock")
_SHARES = ("shares", "quantity", "number of shares", "number", "outstanding", "amount")
_STRIKE = ("strike", "exercise price", "strike price")
_SINCE = ("issued", "issue date", "date issued", "date", "since")
_TOTALS = ("total", "totals", "sum", "grand total")


@frozen
class _Columns:
    """Where each thing stands; None for a column that is not there."""

    holder: int | None
    of: int | None
    shares: int | None
    strike: int | None
    since: int | None


def read_rows(sheet: Sheet, names: Names) -> tuple[tuple[Holding, ...] | None, tuple[Diagnostic, ...]]:
    """The holdings of a table, with findings about its rows; None where it has no columns that could be read."""
    header = sheet.rows[0] if sheet.rows else None
    columns = _columns(header) if header is not None else None
    if header is None or columns is None or columns.holder is None:
        return None, (_missing("holder", sheet, header),)
    if columns.of is None:
        classes = _class_columns(header, columns, names)
        if not classes:
            return None, (_missing("class", sheet, header),)
        return _collected(_wide(sheet, columns, classes))
    if columns.shares is None:
        return None, (_missing("shares", sheet, header),)
    return _collected(_long(sheet, columns, names))


def _collected(
    parts: Iterator[Holding | Diagnostic],
) -> tuple[tuple[Holding, ...], tuple[Diagnostic, ...]]:
    holdings: list[Holding] = []
    findings: list[Diagnostic] = []
    for part in parts:
        if isinstance(part, Holding):
            holdings.append(part)
        else:
            findings.append(part)
    return tuple(holdings), tuple(findings)


def _columns(header: Row) -> _Columns:
    said = {" ".join(cell.lower().replace("_", " ").split()): place for place, cell in enumerate(header.cells)}

    def place(known: tuple[str, ...]) -> int | None:
        return next((said[name] for name in known if name in said), None)

    return _Columns(place(_HOLDER), place(_CLASS), place(_SHARES), place(_STRIKE), place(_SINCE))


def _missing(what: str, sheet: Sheet, header: Row | None) -> Diagnostic:
    message = f"The cap table has no column {quote(what)}."
    hint = "Its first row names the columns: holder, class, shares, and where they matter strike and issued."
    at = header.at if header is not None else None
    return Diagnostic(MISSING_COLUMN, message, Label(at or Span(sheet.source, 0, 0)), hint=hint)


def _class_columns(header: Row, columns: _Columns, names: Names) -> dict[int, str]:
    """Columns that are classes, in a table with a row for each holder."""
    taken = {columns.holder, columns.shares, columns.strike, columns.since}
    found = {place: names.find(cell.strip()) for place, cell in enumerate(header.cells) if place not in taken}
    return {place: name for place, name in found.items() if name is not None}


def _wide(sheet: Sheet, columns: _Columns, classes: dict[int, str]) -> Iterator[Holding | Diagnostic]:
    for row in sheet.rows[1:]:
        holder = row.cell(columns.holder)
        if holder.lower() in _TOTALS:
            continue
        for place, of in classes.items():
            if row.cell(place) in {"", "-"}:
                continue
            shares = _shares(row, place)
            if isinstance(shares, Diagnostic):
                yield shares
            elif not holder:
                yield _incomplete(row, "holder")
            elif shares:
                yield Holding(holder, of, shares, at=row.at)


def _long(sheet: Sheet, columns: _Columns, names: Names) -> Iterator[Holding | Diagnostic]:
    for row in sheet.rows[1:]:
        if row.cell(columns.holder).lower() in _TOTALS:
            continue
        yield _holding(row, columns, names)


def _holding(row: Row, columns: _Columns, names: Names) -> Holding | Diagnostic:
    """One row, or the first thing that is wrong with it."""
    for what, place in (("holder", columns.holder), ("class", columns.of), ("shares", columns.shares)):
        if not row.cell(place):
            return _incomplete(row, what)
    of = names.find(row.cell(columns.of))
    if of is None:
        return names.unknown(row.cell(columns.of), row.at)
    shares = _shares(row, columns.shares)
    strike = _money(row, columns.strike, "strike") if row.cell(columns.strike) else None
    since = _day(row, columns.since) if row.cell(columns.since) else None
    for found in (shares, strike, since):
        if isinstance(found, Diagnostic):
            return found
    return Holding(row.cell(columns.holder), of, shares, strike, since, row.at)  # type: ignore[arg-type]


def _incomplete(row: Row, what: str) -> Diagnostic:
    return Diagnostic(INCOMPLETE_ROW, f"A row of the cap table has no {what}.", Label(row.at))


def _shares(row: Row, place: int | None) -> Fraction | Diagnostic:
    return _money(row, place, "number of shares")


def _money(row: Row, place: int | None, what: str) -> Fraction | Diagnostic:
    text = row.cell(place)
    is_negative = text.startswith(("-", "("))
    value = parse_amount(text.strip("-()").strip() if is_negative else text)
    if value is None:
        hint = "Commas may only part thousands: `14,000`, `$1,000.50`."
        return Diagnostic(MALFORMED_NUMBER, f"{quote(text)} is not written as numbers are.", Label(row.at), hint=hint)
    if is_negative and value:
        return Diagnostic(NEGATIVE_AMOUNT, f"A {what} cannot be below zero: {quote(text)}.", Label(row.at))
    return value


def _day(row: Row, place: int | None) -> date | Diagnostic:
    text = row.cell(place)
    found = parse_date(text)
    if found is None:
        hint = "Days are written year-month-day: 2002-01-31."
        return Diagnostic(WRONG_DATE, f"There is no day {quote(text)}.", Label(row.at), hint=hint)
    return found
