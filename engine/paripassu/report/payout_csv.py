"""Grids as CSV: figures as plain decimals, those that never end rounded to a millionth (JSON has them exactly)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from paripassu.money import HALF_EVEN, decimal_text, round_to
from paripassu.report.payout_grids import Cell, Grid

_SMALLEST = Fraction(1, 10**6)
# A cell that begins so is a formula to a spreadsheet, and names come from files that somebody sent.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(grids: Iterable[Grid]) -> Iterator[str]:
    """One grid after the other, an empty line between them."""
    for number, grid in enumerate(grids):
        if number:
            yield ""
        yield ",".join(map(_quoted, grid.headers))
        for row in grid.rows:
            yield ",".join(map(csv_cell, row))


def csv_cell(cell: Cell) -> str:
    """One cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _quoted(f"'{cell}" if cell.startswith(_FORMULAS) else cell)
    value = Fraction(cell)
    text = decimal_text(value)
    return decimal_text(round_to(value, _SMALLEST, HALF_EVEN)) if "/" in text else text


def _quoted(text: str) -> str:
    """Text in quotes where it holds what parts cells."""
    if any(mark in text for mark in ',"\n\r'):
        escaped = text.replace('"', '""')
        return f'"{escaped}"'
    return text
