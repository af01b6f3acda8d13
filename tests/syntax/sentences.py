"""Sentences that the grammar allows, for hypothesis: its rules are walked, and every terminal is given a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st
from lark.grammar import NonTerminal, Rule, Symbol

from paripassu import resources
from paripassu.syntax.lalr import Parser
from paripassu.syntax.nodes import BlockNode, Comment, ItemNode, ReadingNode, Shape
from paripassu.syntax.shapes import Language, language

# Beyond this many words, only the shortest way to an end is taken.
LONG = 25

QUOTED = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], include_characters=" "), max_size=8
)
TEXTS: dict[str, st.SearchStrategy[str]] = {
    "STRING": st.one_of(st.sampled_from(["Halco Investments", 'a "quoted" name', "\\", "“K”", ""]), QUOTED),
    "SECTION": st.sampled_from(["§5", "§5(b)", "§2.3.1(a)(ii)", "§IV.B.2", "§12A"]),
    "DATE": st.dates().map(str),
    "PERCENT": st.sampled_from(["50%", "9.99%", "-1%", ".5%"]),
    "MONEY": st.sampled_from(["$1,000", "$.01", "$0.23", "-$5", "$10000000000"]),
    "NUMBER": st.sampled_from(["14,000", "0.5", "1", "-3", ".25", "39000000"]),
    "LABEL": st.sampled_from(["(a)", "(ii)", "(1)"]),
    "NAME": st.sampled_from(["K", "Common", "H-first", "B2"]),
    "WORD": st.sampled_from(["all-ratable", "zebra", "q"]),
}
COMMENTS = st.sampled_from(["# historical", "#", '# says "so" § “here”', "#illustrative"])


@cache
def rules(name: str) -> dict[str, list[Rule]]:
    """The rules of a language after Lark has taken repetitions and options apart, by the name of what they make."""
    found = defaultdict(list)
    for rule in parser(name).lark.rules:
        found[rule.origin.name].append(rule)
    return dict(found)


@cache
def parser(name: str) -> Parser:
    return Parser(resources.read("grammar", "tokens.lark") + resources.read("grammar", f"{name}.lark"))


@cache
def shortest(name: str) -> dict[str, int]:
    """How many words each rule needs at least."""
    sizes: dict[str, int] = {}
    for _ in rules(name):
        for origin, choices in rules(name).items():
            known = [size for size in (size_of(rule.expansion, sizes) for rule in choices) if size is not None]
            if known:
                sizes[origin] = min(known)
    return sizes


def size_of(symbols: Sequence[Symbol], sizes: dict[str, int]) -> int | None:
    total = 0
    for symbol in symbols:
        size = sizes.get(symbol.name) if isinstance(symbol, NonTerminal) else 1
        if size is None:
            return None
        total += size
    return total


@st.composite
def kinds(draw: st.DrawFn, name: str, start: str) -> tuple[str, ...]:
    """A row of kinds that the grammar allows."""
    names = {terminal.name: terminal for terminal in parser(name).lark.terminals}
    todo: list[Symbol] = [NonTerminal(start)]
    row: list[str] = []
    while todo:
        symbol = todo.pop()
        if isinstance(symbol, NonTerminal):
            choices = rules(name)[symbol.name]
            if len(row) + len(todo) > LONG:
                choices = [min(choices, key=lambda rule: size_of(rule.expansion, shortest(name)) or 0)]
            rule = choices[0] if len(choices) == 1 else draw(st.sampled_from(choices))
            todo += reversed(rule.expansion)
        else:
            pattern = names[symbol.name].pattern
            row.append(pattern.value if pattern.type == "str" else symbol.name)
    return tuple(row)


@st.composite
def worded(draw: st.DrawFn, used: Language, start: str) -> tuple[Shape, tuple[str, ...]]:
    """A shape with texts for its words."""
    shape = used.shape(start, draw(kinds(used.name, start)))
    assert isinstance(shape, Shape), f"the grammar makes a sentence that it does not read: {start} {shape}"
    texts = tuple(draw(TEXTS[shape.kinds[at]]) for at in shape.slots)
    return shape, texts


@st.composite
def remarks(draw: st.DrawFn, size: int, within: bool = True) -> tuple[Comment, ...]:
    """Comments of a line of some words: above it, within it, behind it."""
    places = sorted(draw(st.sets(st.integers(0, size), max_size=2))) if within else [size]
    found = [Comment(draw(COMMENTS), 0, own_line=True) for _ in range(draw(st.integers(0, 1)))]
    for at in places:
        if at and draw(st.booleans()):
            found.append(Comment(draw(COMMENTS), at, own_line=False))
        if 0 < at < size and draw(st.booleans()):
            found.append(Comment(draw(COMMENTS), at, own_line=True))
    return tuple(found)


@st.composite
def items(draw: st.DrawFn, used: Language, start: str) -> ItemNode:
    shape, texts = draw(worded(used, start))
    label = draw(st.sampled_from([None, None, "(a)", "(b)(ii)"]))
    size = len(shape.kinds) + (label or "").count("(")
    # A line that continues an item cannot begin with this word, so nothing may break the item before it.
    whole = "reading" in shape.kinds
    below = used.start_below(shape.tree, "_reading")
    readings = draw(st.lists(reading_nodes(used, below), max_size=2)) if below else []
    return ItemNode(shape, texts, comments=draw(remarks(size, not whole)), label=label, readings=tuple(readings))


@st.composite
def reading_nodes(draw: st.DrawFn, used: Language, start: str) -> ReadingNode:
    shape, texts = draw(worded(used, start))
    name = draw(st.sampled_from(["H-first", "all-ratable", "none", "K"]))
    return ReadingNode(shape, texts, comments=draw(remarks(len(shape.kinds) + 2)), name=name)


@st.composite
def blocks(draw: st.DrawFn, name: str) -> BlockNode:
    """A head with items, readings and comments, as if written on one line each."""
    used = language(name)
    shape, texts = draw(worded(used, used.head))
    below = used.start_below(shape.tree, "_item")
    found = draw(st.lists(items(used, below), max_size=4)) if below else []
    comments = draw(remarks(len(shape.kinds), within=False))
    closing = tuple(Comment(text, 0, own_line=True) for text in draw(st.lists(COMMENTS, max_size=1)))
    return BlockNode(shape, texts, comments=comments, items=tuple(found), closing=closing)
