"""Texts and places in them: every span of the program is half-open and counted in characters, decided here, once.

Lines and columns exist only where text leaves the program, so nothing between reading and rendering can be one off.
"""

from __future__ import annotations

from bisect import bisect_right

from attrs import field, frozen


@frozen
class Source:
    """A text as read, with the name it was asked for by; newlines are LF inside, `newline` says what the file had."""

    name: str
    text: str = field(repr=False)
    newline: str = "\n"
    # A cache in a frozen class: filled once on the first question for a place, and no part of what a source is.
    _starts: list[int] = field(factory=list, init=False, eq=False, repr=False)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (in characters) of an offset, both counted from 1; past the end is the end."""
        starts = self._line_starts()
        inside = max(0, min(offset, len(self.text)))
        number = bisect_right(starts, inside)
        return number, inside - starts[number - 1] + 1

    def line(self, number: int) -> str:
        """Text of a line, counted from 1, without its newline."""
        starts = self._line_starts()
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]

    def line_start(self, number: int) -> int:
        """Offset of the first character of a line, counted from 1."""
        return self._line_starts()[number - 1]

    def _line_starts(self) -> list[int]:
        if not self._starts:
            starts = [0]
            found = self.text.find("\n")
            while found >= 0:
                starts.append(found + 1)
                found = self.text.find("\n", found + 1)
            self._starts.extend(starts)
        return self._starts


@frozen
class Span:
    """A stretch of a source, half-open, in characters."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as the reader wrote them."""
        return self.source.text[self.start : self.end]


# The place of whatever was built in Python and never stood in a file.
NOWHERE = Span(Source("<python>", ""), 0, 0)
