"""The order of a company's blocks: which clauses belong to which stock, and what a series takes over from another.

`like` makes families: the clauses of the other file stand as they are, except for the items that the series itself
writes, and wherever they name the other series they mean this one. A list that names both already is meant as it is
(`majority of A and B` in a series A that is like B), and no series is ranked against itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import define, evolve, field

from paripassu.diagnostics.codes import CLAUSE_WITHOUT_SERIES, MISSING_SECTION, NO_SERIES_TO_FOLLOW
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.words import quote
from paripassu.resolve.load import Loaded
from paripassu.resolve.scope import Scope
from paripassu.source import NOWHERE, Span
from paripassu.syntax.nodes import BlockNode, ItemNode, Line, TermsFile, Word

PUBLIC_RECORD = "public record"
_RANKS = {"ahead", "behind", "alike"}
# What else than names stands in a line about ranks, and no stock in it: until when it holds.
_PERIODS = {"stock", "from_day", "after_day", "before_day", "while_default"}


@define(eq=False, repr=False)
class Written:
    """An item in its place: the clause it belongs to, the section it is cited by, and the series it was taken from."""

    node: ItemNode
    section: str
    renamed: tuple[str, str] | None = None
    # The series itself, where a line about ranks that it has taken over counts it among the others.
    apart: str = ""

    @property
    def rule(self) -> str:
        """Which kind of item it is."""
        return self.node.rule

    @property
    def words(self) -> str:
        """The item as written, with the name of the series that it now speaks of."""
        return self.say(self.node)

    def say(self, line: Line) -> str:
        """The words of this item or of one of its readings."""
        words = line.words
        if self.apart:
            name = rf"(?<![\w\"“-]){re.escape(self.apart)}(?![\w\"”-])"
            words = re.sub(rf"{name}, |, {name}", "", words, count=1)
        if self.renamed is None:
            return words
        old, new = self.renamed
        return re.sub(rf"(?<![\w\"“-]){re.escape(old)}(?![\w\"”-])", new, words)


@define(eq=False, repr=False)
class ClauseOutline:
    """One clause as written: its kind, its section, its head, and its items in order."""

    kind: str
    section: str
    block: BlockNode
    items: list[Written] = field(factory=list)


# The kind of clause that general rules make up, under whichever heads they stand.
RULES = "rules"


def parted(clause: ClauseOutline) -> tuple[ClauseOutline, ...]:
    """A clause without the general rules that stand in it, and those as a clause of their own."""
    if clause.kind == RULES:
        return (clause,)
    rules = [item for item in clause.items if item.node.shape.start == "rules_item"]
    if not rules:
        return (clause,)
    own = [item for item in clause.items if item.node.shape.start != "rules_item"]
    return (
        ClauseOutline(clause.kind, clause.section, clause.block, own),
        ClauseOutline(RULES, clause.section, clause.block, rules),
    )


@define(eq=False, repr=False)
class StockOutline:
    """A class or series as written, with its clauses and the sections it leaves out."""

    name: Word
    block: BlockNode
    clauses: list[ClauseOutline] = field(factory=list)
    left_out: list[BlockNode] = field(factory=list)

    @property
    def is_series(self) -> bool:
        """Whether it was opened by `series`."""
        return self.block.rule == "series"

    def sections(self) -> Iterator[str]:
        """Every section that stands in it, of clauses, of items, and those left out."""
        for clause in self.clauses:
            yield clause.section
            for item in clause.items:
                yield item.section
        for block in self.left_out:
            yield block.head.text("SECTION")


@define(eq=False, repr=False)
class Outline:
    """A company as written; `start` is where its first file begins."""

    start: Span = NOWHERE
    companies: list[BlockNode] = field(factory=list)
    stocks: list[StockOutline] = field(factory=list)
    grants: list[BlockNode] = field(factory=list)
    money_first: list[BlockNode] = field(factory=list)


def outline(scope: Scope, loaded: Loaded) -> Outline:
    """Give every clause to the stock above it, and every series what it takes over from another file."""
    whole = Outline(Span(loaded.files[0].source, 0, 0) if loaded.files else NOWHERE)
    for block in loaded.blocks:
        for line in (block, *block.items):
            scope.look_for_blanks(line)
        _place(scope, whole, block)
    for stock in whole.stocks:
        like = stock.block.head.phrase("like")
        if like is not None:
            _follow(scope, loaded, stock, like.words()[0])
    return whole


def _place(scope: Scope, whole: Outline, block: BlockNode) -> None:
    rule = block.rule
    if rule == "company":
        whole.companies.append(block)
    elif rule in {"class", "series"}:
        name = block.head.phrases("stock")[0].words()[0]
        whole.stocks.append(StockOutline(name, block))
    elif rule in {"options", "warrants"}:
        whole.grants.append(block)
    elif rule == "carve_out":
        whole.money_first.append(block)
    elif _is_orphan(scope, whole, block):
        return
    elif not whole.stocks:
        message = f"{quote(block.words)} stands above any class or series."
        scope.report(CLAUSE_WITHOUT_SERIES, message, block.span, "Put it below the `series` line it belongs to.")
    elif rule == "section_not_encoded":
        whole.stocks[-1].left_out.append(block)
    else:
        whole.stocks[-1].clauses.append(_clause(scope, block, whole.stocks[-1]))


def _is_orphan(scope: Scope, whole: Outline, block: BlockNode) -> bool:
    """Whether a clause stands below a line that could not be read and that may have opened a class or series."""
    above = whole.stocks[-1].block if whole.stocks else None
    since = above.start if above is not None and above.source is block.source else -1
    return any(
        span.source is block.source and since < span.start < block.start and _may_open(span) for span in scope.broken
    )


def _may_open(span: Span) -> bool:
    is_head = span.start == 0 or span.source.text[span.start - 1] == "\n"
    return is_head and not span.text.startswith(("§", "s.", "public"))


def _clause(scope: Scope, block: BlockNode, stock: StockOutline) -> ClauseOutline:
    head = block.head
    kind = head.phrases()[0].rule
    section = PUBLIC_RECORD
    if block.rule == "clause":
        section = head.text("SECTION")
    elif block.rule == "bare_clause":
        message = f"The clause {quote(block.words)} of {stock.name.text} does not say its section."
        hint = f"Every clause carries its section: `§3 {block.words}`, or `public record {block.words}`."
        scope.report(MISSING_SECTION, message, block.span, hint)
        section = "§?"
    clause = ClauseOutline(kind, section, block)
    clause.items.extend(Written(node, section + (node.label or "")) for node in block.items)
    return clause


def _follow(scope: Scope, loaded: Loaded, stock: StockOutline, word: Word) -> None:
    """Give a series what it takes over from another, and that one first what it takes over itself, and so on."""
    chain = [stock]
    like: Word | None = word
    while like is not None:
        file = loaded.likes.get((like.span.source.name, like.span.start))
        other = None if file is None else _only_series(scope, file, like)
        if other is None:
            break
        chain.append(other)
        phrase = other.block.head.phrase("like")
        like = None if phrase is None else phrase.words()[0]
    for other, each in pairwise(reversed(chain)):
        _take_over(each, other)


def _take_over(stock: StockOutline, other: StockOutline) -> None:
    """Put the clauses that a series takes over before, and its own items in place of those they replace."""
    renamed = (other.name.text, stock.name.text)
    taken = [_taken(clause, renamed) for clause in other.clauses]
    for clause in taken:
        own = [mine for mine in stock.clauses if mine.kind == clause.kind]
        replaced = {_key(item) for mine in own for item in mine.items}
        clause.items = [item for item in clause.items if _key(item) not in replaced]
    written = {clause.section for clause in stock.clauses}
    stock.left_out = [block for block in other.left_out if block.head.text("SECTION") not in written] + stock.left_out
    stock.clauses = taken + stock.clauses


def _only_series(scope: Scope, file: TermsFile, word: Word) -> StockOutline | None:
    """The one series of a file."""
    whole = Outline()
    for block in file.blocks:
        if block.rule != "include":
            _place(scope, whole, block)
    series = [stock for stock in whole.stocks if stock.is_series]
    if not series and file.broken:
        return None
    if len(series) != 1:
        also = tuple(Label(found.name.span, "one of them") for found in series)
        message = f"{quote(word.text)} has {len(series) or 'no'} series, so it is not clear which one to be like."
        scope.report(NO_SERIES_TO_FOLLOW, message, word.span, "Name a file with exactly one series.", also)
        return None
    return series[0]


def _key(item: Written) -> tuple[str, str]:
    # Items that a clause may have several of are told apart by their label.
    return item.rule, item.node.label or ""


def _taken(clause: ClauseOutline, renamed: tuple[str, str]) -> ClauseOutline:
    items: list[Written] = []
    for item in clause.items:
        names = _names(item.node)
        if item.rule in _RANKS and set(names) == {renamed[1]} and not _describes(item.node):
            continue  # how the two rank against each other, the other series has said
        if renamed[0] not in names or renamed[1] in names or item.apart == renamed[0]:
            # A list that counts both already means both; what names neither stays as it is.
            apart = renamed[1] if item.rule in _RANKS and renamed[1] in names else item.apart
            items.append(Written(item.node, item.section, item.renamed, apart))
            continue
        # The words stay those of the first file, however many series stand between.
        first = item.renamed[0] if item.renamed else renamed[0]
        items.append(Written(_renamed(item.node, renamed), item.section, (first, renamed[1]), item.apart))
    return ClauseOutline(clause.kind, clause.section, clause.block, items)


def _names(node: ItemNode) -> list[str]:
    """The stock that a line and its readings name, quotations apart."""
    return [text for line in (node, *node.readings) for kind, text in line.tokens() if kind == "NAME"]


def _describes(node: ItemNode) -> bool:
    """Whether a line picks out stock by a description, too."""
    return any(phrase.rule not in _PERIODS for phrase in node.phrase.phrases())


def _renamed(node: ItemNode, renamed: tuple[str, str]) -> ItemNode:
    readings = tuple(evolve(reading, texts=_texts(reading, renamed)) for reading in node.readings)
    return evolve(node, texts=_texts(node, renamed), readings=readings)


def _texts(line: Line, renamed: tuple[str, str]) -> tuple[str, ...]:
    """Texts of a line with one name put for another; quotations stay as they are."""
    texts = list(line.texts)
    for at, slot in line.shape.slots.items():
        if line.shape.kinds[at] == "NAME" and texts[slot] == renamed[0]:
            texts[slot] = renamed[1]
    return tuple(texts)
