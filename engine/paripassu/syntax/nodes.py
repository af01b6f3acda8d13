"""Trees as written: names are text, amounts are text, and every word knows its place.

A line keeps its words and the *shape* they were parsed to; its phrase is built when it is asked for. A script of a
hundred thousand events would otherwise hold two million objects, most of them looked at once or never.
Equal trees say the same in the same words with the same comments: places, line breaks and empty lines do not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from attrs import field, frozen

from paripassu.source import NOWHERE, Source, Span
from paripassu.syntax.tokens import LABEL, Lexicon, plain
from paripassu.value import Value

# A rule, the tokens it covers (half-open), and its parts: a number is a token, a tuple is a sub-rule.
Tree = tuple[str, int, int, "tuple[int | Tree, ...]"]


@frozen(eq=False, repr=False)
class Word(Value):
    """One word: of which kind, and its canonical text."""

    kind: str
    text: str
    _line: Line | None = field(default=None, eq=False, repr=False)
    _at: int = field(default=0, eq=False, repr=False)

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return self._line.part(self._at, self._at + 1) if self._line else NOWHERE


@frozen(eq=False, repr=False)
class Phrase(Value):
    """Words that a rule of the grammar took together; keywords are left out, as the rule stands for them."""

    rule: str
    parts: tuple[Phrase | Word, ...] = ()
    _line: Line | None = field(default=None, eq=False, repr=False)
    _first: int = field(default=0, eq=False, repr=False)
    _end: int = field(default=0, eq=False, repr=False)

    @property
    def span(self) -> Span:
        """From the first word of the phrase to its last, keywords included."""
        return self._line.part(self._first, self._end) if self._line else NOWHERE

    def first(self, name: str) -> Phrase | Word | None:
        """The first direct part of a rule or of a kind of word."""
        return next(iter(self.all(name)), None)

    def all(self, *names: str) -> tuple[Phrase | Word, ...]:
        """All direct parts of some rules or kinds of words, in the order of the text."""
        return tuple(part for part in self.parts if name_of(part) in names)

    def word(self, kind: str = "") -> Word | None:
        """The first word among the parts, of one kind or of any."""
        return next(iter(self.words(kind)), None)

    def words(self, kind: str = "") -> tuple[Word, ...]:
        """The words among the parts, of one kind or of any."""
        return tuple(part for part in self.parts if isinstance(part, Word) and (not kind or part.kind == kind))

    def phrase(self, *rules: str) -> Phrase | None:
        """The first phrase among the parts, of some rules or of any."""
        return next(iter(self.phrases(*rules)), None)

    def phrases(self, *rules: str) -> tuple[Phrase, ...]:
        """The phrases among the parts, of some rules or of any."""
        return tuple(part for part in self.parts if isinstance(part, Phrase) and (not rules or part.rule in rules))

    def text(self, kind: str = "") -> str:
        """Text of the first word of a kind or of any; that a promised one is missing is our own bug."""
        word = self.word(kind)
        if word is None:
            raise LookupError(f"a phrase `{self.rule}` has no {kind or 'word'}")
        return word.text

    def walk(self) -> Iterator[Phrase]:
        """This phrase and all within it, the outer ones first."""
        yield self
        for part in self.phrases():
            yield from part.walk()


def name_of(part: Phrase | Word) -> str:
    """What the grammar calls a part: its rule, or the kind of the word."""
    return part.kind if isinstance(part, Word) else part.rule


@frozen(eq=False, repr=False)
class Comment(Value):
    """A comment, with its sign, and the word of its line before which it stands (counted with labels).

    One with a line of its own stands above that word; one that ends a line stands behind the word before it.
    """

    text: str
    at: int
    own_line: bool
    # Whether an empty line stands above.
    gap: bool = field(default=False, eq=False)


@frozen(eq=False, repr=False)
class Shape(Value):
    """How the words of a line hang together, which depends on nothing but their kinds and the rule to start from."""

    start: str
    kinds: tuple[str, ...]
    tree: Tree = field(eq=False, repr=False)
    # Where the text of a word is found among the texts of a line; the text of all other words is their kind.
    slots: dict[int, int] = field(eq=False, repr=False)
    # Picks, out of all words of a line, those that `slots` names.
    pick: Callable[[Sequence[str]], Sequence[str]] = field(eq=False, repr=False)
    lexicon: Lexicon = field(eq=False, repr=False)


def picker(places: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    """A function that picks the words at some places out of a line."""
    if len(places) > 1:
        return itemgetter(*places)
    only = slice(places[0], places[0] + 1) if places else slice(0)
    return itemgetter(only)


@frozen(eq=False, repr=False)
class Line(Value):
    """The words of a head, of an item or of a reading; `texts` are those of words that are no keywords."""

    shape: Shape
    texts: tuple[str, ...]
    source: Source = field(default=NOWHERE.source, eq=False, repr=False)
    start: int = field(default=0, eq=False, repr=False)
    end: int = field(default=0, eq=False, repr=False)
    # Begin and end of every word by turns, counted from `start`, where the words stand on several lines. Elsewhere they
    # are found again when they are asked for: most lines are never asked.
    spots: tuple[int, ...] = field(default=(), eq=False, repr=False)
    comments: tuple[Comment, ...] = ()
    # Words before which the writer began a new line (counted with labels), and whether an empty line stands above.
    breaks: tuple[int, ...] = field(default=(), eq=False, repr=False)
    gap: bool = field(default=False, eq=False, repr=False)

    @property
    def rule(self) -> str:
        """The rule that the line as a whole was parsed to."""
        return self.shape.tree[0]

    @property
    def phrase(self) -> Phrase:
        """The phrase that the line says, built anew each time."""
        return self._phrase(self.shape.tree)

    @property
    def span(self) -> Span:
        """From the first word to the last; labels and the name of a reading are not counted."""
        return Span(self.source, self.start, self.end)

    @property
    def words(self) -> str:
        """The line as it was written, in single spaces, without comments."""
        text, start, spots = self.source.text, self.start, self.spots
        if not spots:
            return " ".join(text[start : self.end].split())
        pieces: list[str] = []
        for at in range(0, len(spots), 2):
            if at and spots[at] > spots[at - 1]:
                pieces.append(" ")
            pieces.append(text[start + spots[at] : start + spots[at + 1]])
        return " ".join("".join(pieces).split())

    def part(self, first: int, end: int) -> Span:
        """The place of some of the words, half-open; of no words, the place behind the word before."""
        spots = self.spots or self._spots()
        if not spots:
            return NOWHERE
        if first == end:
            return Span(self.source, self.start + spots[2 * first - 1], self.start + spots[2 * first - 1])
        return Span(self.source, self.start + spots[2 * first], self.start + spots[2 * end - 1])

    def _spots(self) -> tuple[int, ...]:
        stretch = plain(self.source.text[self.start : self.end])
        return tuple(self.shape.lexicon.scan(stretch, 0, len(stretch))[2])

    def tokens(self) -> tuple[tuple[str, str], ...]:
        """Kind and text of every word, keywords included."""
        return tuple((kind, self._text(at)) for at, kind in enumerate(self.shape.kinds))

    def _phrase(self, tree: Tree) -> Phrase:
        rule, first, end, parts = tree
        found = tuple([self._word(part) if isinstance(part, int) else self._phrase(part) for part in parts])
        return Phrase(rule, found, self, first, end)

    def _word(self, at: int) -> Word:
        return Word(self.shape.kinds[at], self._text(at), self, at)

    def _text(self, at: int) -> str:
        slot = self.shape.slots.get(at)
        return self.shape.kinds[at] if slot is None else self.texts[slot]


@frozen(eq=False, repr=False)
class ReadingNode(Line):
    """One answer to a question that an item leaves open: `reading H-first after H in full`."""

    name: str = ""

    def name_tokens(self) -> tuple[tuple[str, str], ...]:
        """The two words before the phrase, as the formatter writes them."""
        return (("WORD", "reading"), (self.shape.lexicon.kind(self.name), self.name))


@frozen(eq=False, repr=False)
class ItemNode(Line):
    """An indented line below a head, with the label it has on paper (`(a)`, or none) and its readings."""

    label: str | None = None
    readings: tuple[ReadingNode, ...] = ()

    def label_tokens(self) -> tuple[tuple[str, str], ...]:
        """The labels before the phrase: two for `(b)(ii)`."""
        return tuple((LABEL, f"({label}") for label in (self.label or "").split("(")[1:])


@frozen(eq=False, repr=False)
class BlockNode(Line):
    """A line at column 0 with the items below it, and the comments that close it."""

    items: tuple[ItemNode, ...] = ()
    closing: tuple[Comment, ...] = ()

    @property
    def head(self) -> Phrase:
        """The phrase of the line at column 0."""
        return self._phrase(self.shape.tree)


@frozen(eq=False, repr=False)
class TermsFile(Value):
    """A terms file as written; `broken` are the lines that could not be read, and are not in it."""

    blocks: tuple[BlockNode, ...]
    closing: tuple[Comment, ...] = ()
    source: Source = field(default=NOWHERE.source, eq=False, repr=False)
    broken: tuple[Span, ...] = field(default=(), eq=False, repr=False)


@frozen(eq=False, repr=False)
class EventScript(Value):
    """An event script as written, with the lines that could not be read."""

    blocks: tuple[BlockNode, ...]
    closing: tuple[Comment, ...] = ()
    source: Source = field(default=NOWHERE.source, eq=False, repr=False)
    broken: tuple[Span, ...] = field(default=(), eq=False, repr=False)
