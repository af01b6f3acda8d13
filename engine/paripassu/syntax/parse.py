"""Parsing: every head, item and reading on its own, so that a mistake costs one line and one pass finds them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from paripassu.diagnostics.codes import MISSING_WORDS
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.source import Source, Span
from paripassu.syntax import mistakes
from paripassu.syntax.gather import MOST_WORDS, Words, comment_of, gather, spots_of, texts_of
from paripassu.syntax.layout import Layout, RawBlock, RawLine, Remark
from paripassu.syntax.nodes import BlockNode, Comment, EventScript, ItemNode, ReadingNode, Shape, TermsFile
from paripassu.syntax.shapes import GENERAL, Language, language
from paripassu.syntax.tokens import plain

_Parts = tuple[Shape, tuple[str, ...], Source, int, int, tuple[int, ...], tuple[Comment, ...], tuple[int, ...], bool]


def parse_terms(source: Source) -> Outcome[TermsFile]:
    """A terms file as a tree, with all that is wrong with its words; what is broken is left out, with a finding."""
    reader = Reader(language("terms"), source)
    blocks = tuple(reader.blocks())
    return Outcome(TermsFile(blocks, reader.closing(), source, tuple(reader.broken)), tuple(reader.findings))


def parse_events(source: Source) -> Outcome[EventScript]:
    """An event script as a tree, with everything that is wrong with its words."""
    reader = Reader(language("events"), source)
    blocks = tuple(reader.blocks())
    return Outcome(EventScript(blocks, reader.closing(), source, tuple(reader.broken)), tuple(reader.findings))


def iter_event_blocks(source: Source, findings: list[Diagnostic]) -> Iterator[BlockNode]:
    """The blocks of an event script one by one, for scripts too long to be held; findings go into the list given."""
    return Reader(language("events"), source, findings).blocks()


class Reader:
    """One pass over one text: yields the blocks that are sound, and collects what is wrong with the others."""

    def __init__(self, used: Language, source: Source, findings: list[Diagnostic] | None = None) -> None:
        """Take a language and a text; findings go into a list given, if any."""
        self.language = used
        self.source = source
        self.findings: list[Diagnostic] = [] if findings is None else findings
        self.broken: list[Span] = []
        self._text = plain(source.text)
        self._is_plain = self._text is source.text
        self._layout = Layout(self._text)

    def blocks(self) -> Iterator[BlockNode]:
        """The blocks of the text in order; a broken one is left out, a sound one has only its sound items."""
        for raw in self._layout.blocks():
            block = self._short(raw) or self._block(raw)
            if block is not None:
                yield block

    def closing(self) -> tuple[Comment, ...]:
        """The comments at the end of the file, once all blocks are read."""
        return self._comments(self._layout.closing)

    def _short(self, raw: RawBlock) -> BlockNode | None:
        """The common case of scripts: one line, no comment, of a shape that is known."""
        head = raw.head
        if head is None or raw.lines or raw.closing:
            return None
        piece = head.pieces[0]
        if piece.remarks or piece.end - piece.start > MOST_WORDS or not self._is_plain:
            return None
        lexicon = self.language.lexicon
        words = lexicon.split(self._text, piece.start, piece.end)
        shape = self.language.known.get((self.language.head, tuple(map(lexicon.kind, words))))
        if not isinstance(shape, Shape):
            return None
        texts = tuple(map(lexicon.text, shape.pick(words)))
        return BlockNode(shape, texts, self.source, piece.start, piece.end, (), (), (), head.gap)

    def _block(self, raw: RawBlock) -> BlockNode | None:
        head = raw.head
        if head is None:
            self.findings.append(mistakes.nothing_above(self.source, raw.lines[0].pieces[0]))
            return None
        words = self._gather(head)
        shape = self._shape(self.language.head, words)
        if not isinstance(shape, Shape):
            return self._broken(raw, head, words, shape)
        below = self.language.start_below(shape.tree, "_item")
        if raw.lines and below is None:
            return self._continued(raw, head, words, shape)
        items = tuple(self._items(raw.lines, below)) if below else ()
        return BlockNode(*_parts(shape, words, head), items, self._comments(raw.closing))

    def _continued(self, raw: RawBlock, head: RawLine, words: Words, alone: Shape) -> BlockNode:
        """A head that can have no items: what stands below continues it."""
        whole = self._gather(_joined(head, raw.lines))
        shape = self._shape(self.language.head, whole)
        closing = self._comments(raw.closing)
        if isinstance(shape, Shape):
            return BlockNode(*_parts(shape, whole, head), (), closing)
        first = raw.lines[0].pieces[0]
        starts_there = shape.at.span.start <= first.start
        self.findings.append(mistakes.no_items(self.source, words, first) if starts_there else shape)
        return BlockNode(*_parts(alone, words, head), (), closing)

    def _broken(self, raw: RawBlock, head: RawLine, words: Words, finding: Diagnostic) -> BlockNode | None:
        """A head that makes no sense alone: with what stands below it may; if not, its items are still read."""
        if raw.lines and finding.code is MISSING_WORDS:
            whole = self._gather(_joined(head, raw.lines))
            shape = self._shape(self.language.head, whole)
            if isinstance(shape, Shape):
                return BlockNode(*_parts(shape, whole, head), (), self._comments(raw.closing))
            if shape.at.span.start > raw.lines[0].pieces[0].start:
                finding = shape
        self.findings.append(finding)
        self._lose(head)
        meant = mistakes.repaired(self.language, self.language.head, words) if raw.lines else None
        below = self.language.start_below(meant.tree, "_item") if meant else None
        if below:
            # Their trees have nowhere to go; what is wrong with them is worth saying now all the same.
            list(self._items(raw.lines, below))
        return None

    def _items(self, lines: list[RawLine], start: str) -> Iterator[ItemNode]:
        """The sound items among the lines of a block, each with its sound readings."""
        firsts = [at for at, line in enumerate(lines) if not line.is_reading]
        for at, end in pairwise([*firsts, len(lines)]):
            item = self._item(lines[at], lines[at + 1 : end], start)
            if item is not None:
                yield item

    def _item(self, line: RawLine, below: list[RawLine], start: str) -> ItemNode | None:
        whole = self._gather(line)
        count = whole.labels()
        words = whole.cut(count)
        shape = self._shape_of_item(start, words)
        if isinstance(shape, Shape):
            readings = tuple(self._readings(below, shape, words))
            return ItemNode(*_parts(shape, words, line), "".join(whole.texts[:count]) or None, readings)
        self.findings.append(shape)
        self._lose(line)
        meant = mistakes.repaired(self.language, start, words) if below else None
        if meant is not None:
            list(self._readings(below, meant, words))
        return None

    def _shape_of_item(self, start: str, words: Words) -> Shape | Diagnostic:
        """An item of its clause, or a general rule, which may stand in every clause; else what got further."""
        is_rule = self.language.may_be_rule(start, words.kinds)
        if is_rule and self.language.is_rule_here(start, words.kinds):
            return self._shape(GENERAL, words)
        shape = self._shape(start, words)
        if isinstance(shape, Shape) or not is_rule:
            return shape
        rule = self._shape(GENERAL, words)
        if isinstance(rule, Shape):
            self.language.keep_as_rule(start, words.kinds)
        return rule if isinstance(rule, Shape) or rule.at.span.start > shape.at.span.start else shape

    def _readings(self, lines: list[RawLine], item: Shape, above: Words) -> Iterator[ReadingNode]:
        """The sound readings below an item; what may stand in them depends on the rule of the item."""
        start = self.language.start_below(item.tree, "_reading")
        for line in lines:
            words = self._gather(line)
            finding = mistakes.unnamed(words) if start else mistakes.no_readings(words, above)
            shape = finding or self._shape(start or "", words.cut(2))
            if isinstance(shape, Shape):
                yield ReadingNode(*_parts(shape, words.cut(2), line), words.texts[1])
            else:
                self.findings.append(shape)

    def _lose(self, line: RawLine) -> None:
        self.broken.append(Span(self.source, line.pieces[0].start, line.pieces[-1].end))

    def _gather(self, raw: RawLine) -> Words:
        return gather(self.language.lexicon, self.source, self._text, raw)

    def _shape(self, start: str, words: Words) -> Shape | Diagnostic:
        finding = mistakes.unreadable(words)
        if finding is not None:
            return finding
        shape = self.language.shape(start, tuple(words.kinds))
        return shape if isinstance(shape, Shape) else mistakes.explain(self.language, start, words, shape)

    def _comments(self, remarks: list[Remark]) -> tuple[Comment, ...]:
        return tuple(comment_of(self.source, remark, 0) for remark in remarks)


def _joined(head: RawLine, lines: list[RawLine]) -> RawLine:
    whole = RawLine(head.pieces[0], head.gap)
    whole.pieces += [piece for line in lines for piece in line.pieces]
    return whole


def _parts(shape: Shape, words: Words, raw: RawLine) -> _Parts:
    """What all lines of a tree have, in the order of the fields of `Line`."""
    return (
        shape,
        texts_of(shape, words),
        words.source,
        words.spots[0],
        words.end,
        spots_of(words),
        tuple(words.comments),
        tuple(words.breaks),
        raw.gap,
    )
