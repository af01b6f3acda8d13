"""The layout law: a line at column 0 opens a block, indented lines belong to it.

Within a block the first indented line says how deep items stand. A line that stands deeper continues the line above it,
unless its first word is `reading`: then it is a reading of the item above. A comment with a line of its own belongs to
what follows it; indented, with nothing of the block left to follow, it closes the block.
"""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.syntax.tokens import BLANKS

_INDENTED = frozenset(BLANKS)
_NO_HEAD = frozenset(f"{BLANKS}#\n")
# The word that a reading begins with.
READING = "reading"
_TAB = 8


class Remark:
    """A comment on a line of its own: where it stands, and whether an empty line stands above it."""

    __slots__ = ("end", "gap", "indented", "start")

    def __init__(self, start: int, end: int, indented: bool, gap: bool) -> None:
        """Take the stretch of the comment itself, without the blanks before it."""
        self.start, self.end, self.indented, self.gap = start, end, indented, gap


class Piece:
    """One line of the file as part of a logical line, and the comments above it."""

    __slots__ = ("end", "remarks", "start")

    def __init__(self, start: int, end: int, remarks: list[Remark] | None = None) -> None:
        """Take the stretch of the line without its indentation."""
        self.start, self.end, self.remarks = start, end, remarks or []


class RawLine:
    """A head, an item or a reading, before its words are looked at."""

    __slots__ = ("gap", "is_reading", "pieces")

    def __init__(self, piece: Piece, gap: bool, is_reading: bool = False) -> None:
        """Begin with one line of the file; more may follow."""
        self.pieces, self.gap, self.is_reading = [piece], gap, is_reading


class RawBlock:
    """A head and the lines below it; without a head, indented lines that belong to nothing."""

    __slots__ = ("closing", "depth", "head", "lines")

    def __init__(self, head: RawLine | None) -> None:
        """Begin with the line at column 0."""
        self.head = head
        self.lines: list[RawLine] = []
        self.closing: list[Remark] = []
        self.depth = -1


class Layout:
    """The blocks of one text, in order; what remains when they are read are the comments at the end of the file."""

    __slots__ = ("_gap", "_remarks", "_text", "closing")

    def __init__(self, text: str) -> None:
        """Take a plain text (see `tokens.plain`)."""
        self._text = text
        self._remarks: list[Remark] = []
        self._gap = False
        self.closing: list[Remark] = []

    def blocks(self) -> Iterator[RawBlock]:
        """The blocks, each as soon as the next one begins."""
        text, find, size = self._text, self._text.find, len(self._text)
        block: RawBlock | None = None
        start = 0
        while start < size:
            end = find("\n", start)
            if end < 0:
                end = size
            if end == start:
                self._gap = True
            elif text[start] in _NO_HEAD:
                block = self._other(block, start, end)
            else:
                if block is not None:
                    self._close(block)
                    yield block
                last = end if text[end - 1] not in _INDENTED else start + len(text[start:end].rstrip(BLANKS))
                block = RawBlock(RawLine(Piece(start, last, self._take()), self._take_gap()))
            start = end + 1
        if block is not None:
            self._close(block)
            yield block
        self.closing, self._remarks = self._remarks, []

    def _other(self, block: RawBlock | None, start: int, end: int) -> RawBlock | None:
        """Anything that is no head: an empty line, a comment, an indented line."""
        text = self._text
        line = text[start:end].rstrip(BLANKS)
        content = line.lstrip(BLANKS)
        if not content:
            self._gap = True
            return block
        # Blanks at the end are cut off, because a lexer that looks for a word behind each of them takes its time.
        end = start + len(line)
        begin = end - len(content)
        if content[0] == "#":
            self._remarks.append(Remark(begin, end, begin > start, self._take_gap()))
            return block
        if block is None:
            block = RawBlock(None)
        self._indented(block, Piece(begin, end), len(line[: begin - start].expandtabs(_TAB)))
        return block

    def _indented(self, block: RawBlock, piece: Piece, depth: int) -> None:
        piece.remarks = self._take()
        if block.depth < 0 or depth <= block.depth:
            block.depth = depth
            block.lines.append(RawLine(piece, self._take_gap()))
        elif self._text[piece.start : piece.end].split(maxsplit=1)[0] == READING:
            block.lines.append(RawLine(piece, self._take_gap(), is_reading=True))
        else:
            self._gap = False
            block.lines[-1].pieces.append(piece)

    def _close(self, block: RawBlock) -> None:
        """Give a block that ends the indented comments below it; those at column 0 belong to what comes."""
        remarks = self._remarks
        kept = next((at for at, remark in enumerate(remarks) if not remark.indented), len(remarks))
        block.closing, self._remarks = remarks[:kept], remarks[kept:]

    def _take(self) -> list[Remark]:
        remarks, self._remarks = self._remarks, []
        return remarks

    def _take_gap(self) -> bool:
        gap, self._gap = self._gap, False
        return gap
