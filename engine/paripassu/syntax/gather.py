"""The words of a logical line, gathered from its pieces, with its comments and line breaks put where they belong."""

from __future__ import annotations

from itertools import accumulate

from paripassu.source import Source, Span
from paripassu.syntax.layout import RawLine, Remark
from paripassu.syntax.nodes import Comment, Shape
from paripassu.syntax.tokens import COMMENT, LABEL, STRING, Lexicon

# More words than the longest clause anyone wrote; a parser would take minutes over a megabyte without a line break.
MOST_WORDS = 2_000


class Words:
    """The words of one line: kinds, texts as they stand, and begin and end of each by turns."""

    __slots__ = ("breaks", "comments", "end", "is_cut", "kinds", "source", "spots", "texts")

    def __init__(self, source: Source) -> None:
        """Begin with no words."""
        self.source = source
        self.kinds: list[str] = []
        self.texts: list[str] = []
        self.spots: list[int] = []
        self.comments: list[Comment] = []
        self.breaks: list[int] = []
        # The place behind the last word, which is where a missing one would stand.
        self.end = 0
        # Whether there are more words than are read.
        self.is_cut = False

    def span(self, at: int, end: int | None = None) -> Span:
        """From one word to the end of the same or of another; behind the last word, where words are missing."""
        if at >= len(self.kinds):
            return Span(self.source, self.end, self.end)
        return Span(self.source, self.spots[2 * at], self.spots[2 * (end or at + 1) - 1])

    def cut(self, count: int) -> Words:
        """The line without its first words; its comments and breaks keep counting them."""
        rest = Words(self.source)
        rest.kinds, rest.texts, rest.spots = self.kinds[count:], self.texts[count:], self.spots[2 * count :]
        rest.comments, rest.breaks, rest.end, rest.is_cut = self.comments, self.breaks, self.end, self.is_cut
        return rest

    def labels(self) -> int:
        """How many labels the line begins with."""
        return next((at for at, kind in enumerate(self.kinds) if kind != LABEL), len(self.kinds))

    def depths(self) -> list[int]:
        """How deep parentheses stand within each other behind every word."""
        return list(accumulate((kind == "(") - (kind == ")") for kind in self.kinds))


def gather(lexicon: Lexicon, source: Source, text: str, raw: RawLine) -> Words:
    """The words of a line, from a plain text of the same length as the source."""
    words = Words(source)
    for number, piece in enumerate(raw.pieces):
        for remark in piece.remarks:
            words.comments.append(comment_of(source, remark, len(words.kinds)))
        if number:
            words.breaks.append(len(words.kinds))
        kinds, texts, spots = lexicon.scan(text, piece.start, piece.end, MOST_WORDS + 1 - len(words.kinds))
        words.kinds += kinds
        words.texts += texts
        words.spots += spots
        if words.kinds and words.kinds[-1] == COMMENT:
            start = words.spots[-2]
            del words.kinds[-1], words.texts[-1], words.spots[-2:]
            written = source.text[start : piece.end].rstrip()
            words.comments.append(Comment(written, len(words.kinds), own_line=False))
    words.end = words.spots[-1] if words.spots else raw.pieces[-1].end
    words.is_cut = len(words.kinds) > MOST_WORDS
    return words


def comment_of(source: Source, remark: Remark, at: int) -> Comment:
    """A comment on a line of its own as part of a tree."""
    return Comment(source.text[remark.start : remark.end].rstrip(), at, own_line=True, gap=remark.gap)


def texts_of(shape: Shape, words: Words) -> tuple[str, ...]:
    """The canonical texts of those words that are no keywords."""
    return tuple(shape.lexicon.text(_letters(words, at)) for at in shape.slots)


def spots_of(words: Words) -> tuple[int, ...]:
    """Places counted from the first word where they have to be kept, because the words stand on several lines."""
    start = words.spots[0]
    return tuple(spot - start for spot in words.spots) if words.breaks else ()


def _letters(words: Words, at: int) -> str:
    """A word before it is cleaned: what stands in quotes is kept to the letter, everything else was made plain."""
    if words.kinds[at] != STRING:
        return words.texts[at]
    return words.source.text[words.spots[2 * at] : words.spots[2 * at + 1]]
