"""Lark's part of the work: the grammar is read, its terminals are handed out, and a row of kinds becomes a tree.

This is the only module that imports Lark, and it is imported only for what the cache of shapes has never seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken
from lark.lexer import PatternStr, TerminalDef
from lark.parsers.lalr_interactive_parser import InteractiveParser

from paripassu.syntax import nodes
from paripassu.syntax.shapes import Stuck, TooDeep

# Deeper trees come from texts that nobody wrote by hand, and would exhaust the stack of those who walk them.
DEEPEST = 120

_START = re.compile(r"^[?!]*([a-z][a-z0-9_]*_(?:head|item|reading))\s*:", re.MULTILINE)
_TERMINAL = re.compile(r"^([A-Z][A-Z0-9_]*)(?:\.[0-9]+)?\s*:", re.MULTILINE)


def starts_of(grammar: str) -> tuple[str, ...]:
    """Names of the rules that a line may be parsed with: all that end in `_head`, `_item` or `_reading`."""
    return tuple(dict.fromkeys(_START.findall(grammar)))


class Parser:
    """The LALR tables of one language."""

    def __init__(self, grammar: str) -> None:
        """Build the tables; a mistake in the grammar is our own bug, and raises."""
        self.starts = starts_of(grammar)
        keep = _Keep(_TERMINAL.findall(grammar))
        self.lark = Lark(
            grammar,
            parser="lalr",
            lexer="basic",
            start=list(self.starts),
            maybe_placeholders=False,
            propagate_positions=True,
            postlex=keep,
        )
        self._names = {_kind(terminal): terminal.name for terminal in self.lark.terminals}
        self._kinds = {name: kind for kind, name in self._names.items()} | {"$END": ""}

    def facts(self) -> dict[str, list[str] | list[list[str]]]:
        """What a lexer needs to know: starts, patterns in the order in which they are tried, keywords, literals.

        A keyword is a literal that a pattern of words takes in; Lark's lexer finds them out in the same way.
        """
        literals = [one for one in self.lark.terminals if isinstance(one.pattern, PatternStr)]
        wordy = [one for one in self.lark.terminals if not isinstance(one.pattern, PatternStr)]
        keywords = {literal.pattern.value for literal in literals if any(_takes(word, literal) for word in wordy)}
        ignored = {name for name in self.lark.ignore_tokens if name.startswith("__")}
        tried = [one for one in self.lark.terminals if one.name not in ignored and _kind(one) not in keywords]
        tried.sort(key=lambda one: (-one.priority, -one.pattern.max_width, -len(one.pattern.value), one.name))
        return {
            "starts": list(self.starts),
            "patterns": [[_kind(one), one.pattern.to_regexp()] for one in tried],
            "keywords": sorted(keywords),
            "literals": sorted(one.pattern.value for one in literals),
        }

    def parse(self, start: str, kinds: Iterable[str]) -> nodes.Tree | Stuck | TooDeep:
        """The tree of a row of kinds, or where it got stuck."""
        parser = self.lark.parse_interactive(start=start)
        row = tuple(kinds)
        for at, kind in enumerate(row):
            try:
                parser.feed_token(self._token(kind, at))
            except UnexpectedToken:
                return Stuck(at, self._accepts(start, row[:at]))
        try:
            result = parser.feed_token(Token("$END", ""))
        except UnexpectedToken:
            return Stuck(len(row), self._accepts(start, row))
        return _tree(result if isinstance(result, Tree) else Tree(start, [result]), len(row)) or TooDeep()

    def _accepts(self, start: str, row: tuple[str, ...]) -> tuple[str, ...]:
        """Kinds that may follow; asked of a fresh parser, because one that got stuck has already decided too much."""
        parser: InteractiveParser = self.lark.parse_interactive(start=start)
        for at, kind in enumerate(row):
            parser.feed_token(self._token(kind, at))
        accepted: set[str] = parser.accepts()  # type: ignore[no-untyped-call]
        return tuple(self._kinds[name] for name in self._kinds if name in accepted)

    def _token(self, kind: str, at: int) -> Token:
        # Lark's positions are counted in words here, so that they come back as stretches of the row.
        return Token(self._names[kind], kind, at, 1, at, 1, at + 1, at + 1)


class _Keep:
    """Lark drops terminals that no rule names; an unknown word still has to be seen as a word."""

    def __init__(self, names: list[str]) -> None:
        self.always_accept = tuple(names)

    def process(self, stream: Iterable[Token]) -> Iterable[Token]:
        """Change nothing."""
        return stream


def _takes(word: TerminalDef, literal: TerminalDef) -> bool:
    matches = re.fullmatch(word.pattern.to_regexp(), literal.pattern.value)
    return matches is not None and word.priority == literal.priority


def _kind(terminal: TerminalDef) -> str:
    return terminal.pattern.value if isinstance(terminal.pattern, PatternStr) else terminal.name


def _tree(root: Tree[Token], size: int) -> nodes.Tree | None:
    """Lark's tree as nested tuples; None where it is too deep."""
    level = [root]
    for _ in range(DEEPEST):
        level = [child for tree in level for child in tree.children if isinstance(child, Tree)]
        if not level:
            return _node(root, size)
    return None


def _node(tree: Tree[Token], size: int) -> nodes.Tree:
    parts: tuple[int | nodes.Tree, ...] = tuple(
        _node(child, size) if isinstance(child, Tree) else int(child.start_pos or 0) for child in tree.children
    )
    meta = tree.meta
    if meta.empty:
        return (str(tree.data), size, size, parts)
    # A rule that dissolved into its only child (`"(" amount ")"`) leaves its own extent in `container_...`.
    first = getattr(meta, "container_start_pos", meta.start_pos)
    end = getattr(meta, "container_end_pos", meta.end_pos)
    return (str(tree.data), first, end, parts)
