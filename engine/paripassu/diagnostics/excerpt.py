"""One line of a source as it is shown: no tabs, no control characters, cut to a width, with marks under a stretch.

    1 | issue 10 alpah
      |          ^^^^^ not declared

What is shown is the reader's own line; it is never rebuilt from a tree.
"""

from __future__ import annotations

import unicodedata

from attrs import frozen

from paripassu.source import Span
from paripassu.value import Value

# Wide enough for any line of a usual file, and still one line of a usual terminal.
WIDTH = 110
_BEFORE = 40
_TAB = 4

# A terminal acts on control characters and reorders around direction marks; neither may come out of somebody's file.
_VISIBLE = (
    {number: 0x2400 + number for number in range(32)}
    | {127: 0x2421}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
    | dict.fromkeys([0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
)


@frozen(eq=False, repr=False)
class Stretch(Value):
    """Part of one line: where it begins and ends in the line, both counted from 0."""

    line: int
    start: int
    end: int


@frozen(eq=False, repr=False)
class Excerpt(Value):
    """A line as shown, and the cell before which its marked stretch begins and the number of cells that it takes."""

    text: str
    at: int
    width: int


def visible(text: str) -> str:
    """Text without anything that a terminal would act upon instead of showing it."""
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)


def stretch_of(span: Span) -> Stretch:
    """The part of a span that lies on its first line; the gap after the last character where the span is empty."""
    number, column = span.source.place(span.start)
    start = column - 1
    end = min(start + span.end - span.start, len(span.source.line(number).rstrip()))
    return Stretch(number, start, max(start, end))


def is_long(line: str) -> bool:
    """Whether a line must be cut to be shown."""
    return len(line) > WIDTH or _cells(line) > WIDTH


def excerpt_of(line: str, stretch: Stretch) -> Excerpt:
    """The line, cut around the stretch where it is too long, and where the marks go."""
    start, end = stretch.start, stretch.end
    head = ""
    if is_long(line):
        first = max(0, min(start - _BEFORE, len(line) - WIDTH + 1))
        head = "…" if first else ""
        tail = "…" if first + WIDTH - 1 < len(line) else ""
        line = line[first : first + WIDTH - 1]
        start, end = start - first, min(end - first, len(line))
        shown = head + _spread(line) + tail
    else:
        shown = _spread(line)
    at = len(head) + _cells(line[:start])
    return Excerpt(shown.rstrip(), at, max(1, _cells(line[:end]) - at + len(head)))


def _spread(line: str) -> str:
    """The line with its tabs as spaces, so that marks below it stand where they should whatever the terminal does."""
    return visible(line.expandtabs(_TAB))


def _cells(text: str) -> int:
    """Cells of the terminal that a text takes, tabs included."""
    spread = text.expandtabs(_TAB)
    return len(spread) if spread.isascii() else sum(_cell(character) for character in spread)


def _cell(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
