"""The formatter: a tree as text in the house's columns, with the writer's line breaks and every comment.

    §3 liquidation
      (a) amount      stated value
      (b) shortfall   ratably with other preferred, by liquidation amount
          reading H-first      after H in full
      ^   ^           ^
      2   key         value, at 18; a key too long for that is followed by three blanks

Where most keys of a block are too long, all its values stand farther right, together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Literal

from attrs import frozen

from paripassu.diagnostics.findings import Outcome
from paripassu.source import Source
from paripassu.syntax.nodes import BlockNode, Comment, EventScript, ItemNode, Line, ReadingNode, TermsFile
from paripassu.syntax.parse import parse_events, parse_terms
from paripassu.syntax.shapes import language
from paripassu.syntax.spell import Token, spell, value_start
from paripassu.syntax.tokens import BLANKS, COMMENT, Lexicon, plain

_ITEM = 2
_READING = 6
_LABELS = 4
_KEYS = 16
_WIDEST_KEYS = 28
# Where the words below a dated line begin: behind its date.
_BEHIND_DATE = 11
_CONTINUED = 4
# Comments of neighboring lines stand below each other, unless one of the lines is longer than this.
_LONG_LINE = 88


def format_terms(file: TermsFile) -> str:
    """A terms file as text; an empty line parts the clauses."""
    page = _Page()
    before: BlockNode | None = None
    for block in file.blocks:
        page.block(block, parted=before is not None and bool(block.items or before.items))
        before = block
    page.remarks(file.closing, 0)
    return page.text()


def format_events(script: EventScript) -> str:
    """An event script as text; empty lines stand where the writer put them."""
    page = _Page()
    for block in script.blocks:
        page.block(block, parted=False)
    page.remarks(script.closing, 0)
    return page.text()


@frozen
class _Place:
    """Where a line stands: its indentation, how many labels lead it, with which word and where its value begins."""

    indent: int
    labels: int
    value: int
    column: int


class _Page:
    """The lines written so far, each with the comment that ends it."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, str]] = []

    def block(self, block: BlockNode, parted: bool) -> None:
        """Write a head with its items; `parted` asks for an empty line above."""
        if parted:
            self._blank()
        tokens = block.tokens()
        column = _BEHIND_DATE if tokens[0][0] == "DATE" else _CONTINUED
        self._line(block, tokens, _Place(0, 0, len(tokens), column))
        column = _ITEM + _key_width(block.items)
        for item in block.items:
            labels = item.label_tokens()
            self._line(
                item, labels + item.tokens(), _Place(_ITEM, len(labels), len(labels) + value_start(item), column)
            )
            self._readings(item.readings)
        self.remarks(block.closing, _ITEM)

    def remarks(self, comments: Sequence[Comment], indent: int) -> None:
        """Write comments that have lines of their own."""
        for comment in comments:
            if comment.gap:
                self._blank()
            self._lines.append((" " * indent + comment.text, ""))

    def text(self) -> str:
        """All lines, with the comments of neighbors below each other."""
        lines: list[str] = []
        column = 0
        for at, (text, comment) in enumerate(self._lines):
            if comment and (not at or not self._lines[at - 1][1]):
                column = self._comment_column(at)
            lines.append(f"{text:<{column}}  {comment}\n" if comment else f"{text}\n")
        return "".join(lines)

    def _readings(self, readings: Sequence[ReadingNode]) -> None:
        longest = max((len(reading.name) for reading in readings), default=0)
        column = _READING + len("reading ") + longest + 2
        for reading in readings:
            self._line(reading, reading.name_tokens() + reading.tokens(), _Place(_READING, 0, 2, column))

    def _line(self, line: Line, tokens: tuple[Token, ...], place: _Place) -> None:
        """Write one logical line, on as many lines as its writer and its comments ask for."""
        size = len(tokens)
        cuts = sorted({0, size, *line.breaks, *(comment.at for comment in line.comments)})
        column = 0
        for first, end in pairwise(cuts):
            own = [comment for comment in line.comments if comment.own_line and comment.at == first]
            self.remarks(own, column or place.indent)
            if first:
                text = " " * column + spell(line.shape.lexicon, tokens[first:end])
            else:
                if line.gap:
                    self._blank()
                text, column = _first_line(line.shape.lexicon, tokens[:end], place)
            behind = [comment.text for comment in line.comments if not comment.own_line and comment.at == end]
            self._lines.append((text, "".join(behind)))

    def _blank(self) -> None:
        if self._lines and self._lines[-1] != ("", ""):
            self._lines.append(("", ""))

    def _comment_column(self, first: int) -> int:
        run = takewhile(lambda line: line[1], self._lines[first:])
        return max((len(text) for text, _ in run if len(text) <= _LONG_LINE), default=0)


def _first_line(lexicon: Lexicon, tokens: tuple[Token, ...], place: _Place) -> tuple[str, int]:
    """The first line of a logical line, and the column at which others continue it."""
    label = "".join(text for _, text in tokens[: place.labels])
    lead = " " * place.indent + (f"{label:<{_LABELS - 1}} " if label else "")
    left = lead + spell(lexicon, tokens[place.labels : place.value])
    if place.value >= len(tokens):
        return left.rstrip(), place.column
    column = place.column if len(left) + 2 <= place.column else len(left) + 3
    return f"{left:<{column}}" + spell(lexicon, tokens[place.value :]), column


def _key_width(items: Sequence[ItemNode]) -> int:
    """How many columns labels and keys of a block have, with the gap behind them."""
    widths: list[int] = []
    for item in items:
        value = value_start(item)
        tokens = item.tokens()
        if value < len(tokens):
            lead = max(_LABELS, len(item.label) + 1) if item.label else 0
            widths.append(lead + len(spell(item.shape.lexicon, tokens[:value])) + 2)
    if 2 * sum(width > _KEYS for width in widths) <= len(widths):
        return _KEYS
    widest = max((width for width in widths if width <= _WIDEST_KEYS), default=_KEYS)
    return max(_KEYS, -(-widest // 4) * 4)


class UnfaithfulFormatError(Exception):
    """A formatted text would say something else than the text it was made from: our own bug, so nothing is written."""


def checked_format(source: Source, kind: Literal["terms", "events"]) -> Outcome[str]:
    """A text formatted, and checked to say the same with the same comments; one with findings is not formatted."""
    parsed, text = _formatted(source, kind)
    if parsed.diagnostics or parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    again, twice = _formatted(Source(source.name, text), kind)
    if again.value != parsed.value or again.diagnostics:
        raise UnfaithfulFormatError(f"{source.name} would no longer say the same")
    if twice != text:
        raise UnfaithfulFormatError(f"{source.name} would look different when formatted again")
    if _comments(source, kind) != _comments(again.value.source, kind):
        raise UnfaithfulFormatError(f"{source.name} would lose a comment")
    return Outcome(text)


def _formatted(source: Source, kind: Literal["terms", "events"]) -> tuple[Outcome[TermsFile | EventScript], str]:
    if kind == "terms":
        terms = parse_terms(source)
        return terms, format_terms(terms.value) if terms.value else ""
    events = parse_events(source)
    return events, format_events(events.value) if events.value else ""


def _comments(source: Source, kind: str) -> list[str]:
    """All comments of a text, found without the layout and the trees that might lose one."""
    text, lexicon = plain(source.text), language(kind).lexicon
    found: list[str] = []
    start = 0
    for line in text.split("\n"):
        kinds, _, spots = lexicon.scan(text, start, start + len(line.rstrip(BLANKS)))
        found += [source.text[spots[-2] : start + len(line)].rstrip() for kind in kinds[-1:] if kind == COMMENT]
        start += len(line) + 1
    return found
