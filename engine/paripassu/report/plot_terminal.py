"""A curve as a sketch of letters, for a terminal: every payee's part of the stack, and the breakpoints below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from string import ascii_letters, digits

from paripassu.diagnostics.palette import Palette
from paripassu.report.plot_layout import reasons_of
from paripassu.report.plot_panels import at
from paripassu.report.plot_scale import Scale, cents, short_money
from paripassu.report.plot_series import Series, last_amount, series_of
from paripassu.waterfall.curve import Breakpoint, PayoutCurve

_COLUMNS, _ROWS = 64, 18
_MARGIN = 9


def sketch_lines(curve: PayoutCurve, title: str, palette: Palette, up_to: Fraction | None = None) -> Iterator[str]:
    """The lines of the sketch; no letter is wider than one column, and nothing but letters is needed."""
    most = last_amount(curve, up_to)
    series = series_of(curve, most)
    letters = _letters([own.name for own in series])
    points = [point for point in curve.breakpoints if 0 < point.assets <= most]
    yield palette.paint(palette.strong, f"{title}: who gets what, up to {short_money(most)}")
    yield ""
    yield from _picture(series, letters, most)
    yield from _axis(points, most)
    yield ""
    yield from _payees(series, letters, most)
    yield ""
    width = max((len(short_money(point.assets)) for point in points), default=0)
    for number, point in enumerate(points, 1):
        yield f"{number:4}  {short_money(point.assets):>{width}}  {reasons_of(point)}"


def _letters(names: Sequence[str]) -> list[str]:
    """One letter for each name, if possible of its own, and none twice while there are enough."""
    found: list[str] = []
    for name in names:
        own = [letter for letter in name if letter in ascii_letters + digits]
        wished = [*own[:1], *(letter.lower() for letter in own), *own, *ascii_letters, *digits]
        found.append(next((letter for letter in wished if letter not in found), "?"))
    return found


def _picture(series: Sequence[Series], letters: Sequence[str], most: Fraction) -> Iterator[str]:
    """Rows from the top down; a place belongs to whoever has the dollar in its middle."""
    columns = [most * (2 * column + 1) / (2 * _COLUMNS) for column in range(_COLUMNS)]
    stacks = [
        [(at(own.above, assets), letter) for own, letter in zip(series, letters, strict=True)] for assets in columns
    ]
    for row in reversed(range(_ROWS)):
        dollars = most * (2 * row + 1) / (2 * _ROWS)
        text = "".join(next((letter for above, letter in stack if dollars < above), " ") for stack in stacks)
        label = short_money(most * (row + 1) / _ROWS) if (row + 1) * 3 % _ROWS == 0 else ""
        yield f"{label:>{_MARGIN}} |{text}".rstrip()


def _axis(points: Sequence[Breakpoint], most: Fraction) -> Iterator[str]:
    """The axis with a mark at every breakpoint, and round amounts below it."""
    scale = Scale(most, Fraction(0), Fraction(_COLUMNS - 1))
    marked = {round(scale(point.assets)) for point in points}
    yield f"{'$0':>{_MARGIN}} +" + "".join("^" if column in marked else "-" for column in range(_COLUMNS))
    line = ""
    for amount in scale.ticks(5):
        text = short_money(amount)
        start = max(_MARGIN + 2 + round(scale(amount)) - len(text) // 2, 0)
        if start > len(line):
            line = line.ljust(start) + text
    yield line


def _payees(series: Sequence[Series], letters: Sequence[str], most: Fraction) -> Iterator[str]:
    """Who the letters are, from the top of the stack down, with what they get in the end."""
    names = max((len(own.name) for own in series), default=0)
    sums = [cents(own.paid[-1][1]) for own in series]
    width = max(map(len, sums), default=0)
    yield f"   at {short_money(most)}:"
    for own, letter, amount in reversed(list(zip(series, letters, sums, strict=True))):
        yield f"   {letter}  {own.name:<{names}}  {amount:>{width}}"
