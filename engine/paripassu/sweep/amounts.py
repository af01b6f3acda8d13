"""Amounts listed in a file: lines of text, a column of a CSV file, or a column of a Parquet file.

A file is read twice, in pieces: once to find every mistake and to know it again, and once to pay out.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from attrs import frozen

from paripassu.diagnostics.codes import (
    FILE_NOT_FOUND,
    MALFORMED_NUMBER,
    NEGATIVE_AMOUNT,
    NO_AMOUNTS,
    UNREADABLE_FILE,
    Code,
)
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.reading import nearest_file
from paripassu.diagnostics.words import quote
from paripassu.money import parse_amount
from paripassu.source import Source, Span

COLUMN = "assets"
_HINT = f"A file of amounts has one amount a line, or is a table with a column `{COLUMN}`."
_MOST_FINDINGS = 20


@frozen
class Listed:
    """A file of `count` amounts, all of which can be read; `mark` tells its contents from all others."""

    path: str
    count: int
    mark: str

    def chunks(self, rows: int) -> Iterator[list[Fraction]]:
        """All amounts in their order, so many at a time."""
        amounts = (value for _, value in _values(self.path) if isinstance(value, Fraction))
        while chunk := list(islice(amounts, rows)):
            yield chunk


def list_amounts(path: str) -> Outcome[Listed]:
    """A file of amounts, read through once; up to 20 findings where amounts are not such, or below zero."""
    findings: list[Diagnostic] = []
    count = 0
    try:
        for row, value in _values(path):
            count += 1
            if not isinstance(value, Fraction):
                findings.append(_wrong(MALFORMED_NUMBER, path, row, f"{quote(value)} is no amount."))
            elif value < 0:
                findings.append(_wrong(NEGATIVE_AMOUNT, path, row, "An amount to pay out is below zero."))
            if len(findings) == _MOST_FINDINGS:
                break
        with open(path, "rb") as file:
            mark = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return Outcome(None, (_of(FILE_NOT_FOUND, path, f"There is no file {quote(path)}.", nearest_file(path)),))
    except (OSError, ValueError, csv.Error) as error:
        why = str(getattr(error, "strerror", None) or error).partition("\n")[0]
        return Outcome(None, (_of(UNREADABLE_FILE, path, f"{quote(path)} could not be read: {why}.", _HINT),))
    if not count:
        findings.append(_of(NO_AMOUNTS, path, f"{quote(path)} holds no amount.", _HINT))
    return Outcome(None if findings else Listed(path, count, mark), tuple(findings))


def _wrong(code: Code, path: str, row: int, message: str) -> Diagnostic:
    return _of(code, f"{path}:{row}", message, _HINT)


def _of(code: Code, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Label(Span(Source(path, ""), 0, 0)), hint=hint)


def _values(path: str) -> Iterator[tuple[int, Fraction | str]]:
    """Each amount with the number of its row, or the text that is none."""
    return _of_parquet(path) if path.lower().endswith((".parquet", ".pq")) else _of_text(path)


def _of_text(path: str) -> Iterator[tuple[int, Fraction | str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        place = None
        for row, cells in enumerate(csv.reader(file), 1):
            if not any(cells) or cells[0].lstrip().startswith("#"):
                continue
            if place is None:
                heads = [cell.strip().lower() for cell in cells]
                place = heads.index(COLUMN) if COLUMN in heads else -1
                if place >= 0:
                    continue
            # Without a heading, a line is one amount, and commas in it part thousands.
            text = (",".join(cells) if place < 0 else cells[place] if place < len(cells) else "").strip()
            yield row, _amount(text)


def _of_parquet(path: str) -> Iterator[tuple[int, Fraction | str]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - only for such files

    file = pq.ParquetFile(path)
    names = file.schema_arrow.names
    column = COLUMN if COLUMN in names else names[0]
    row = 0
    for batch in file.iter_batches(columns=[column]):
        for value in batch.column(0).to_pylist():
            row += 1
            yield row, _amount(_decimal(value))


def _decimal(value: object) -> str:
    """A value of a table as text; a machine number is the shortest decimal that reads as it, which people see."""
    return str(value) if isinstance(value, int) or value is None else format(Decimal(str(value)), "f")


def _amount(text: str) -> Fraction | str:
    sign = -1 if text.startswith("-") else 1
    value = None if text.endswith("%") else parse_amount(text.removeprefix("-"))
    return text if value is None else sign * value
