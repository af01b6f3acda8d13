"""Shapes of lines: what the parser finds depends only on the kinds of the words, so it is found once and kept.

Two lines that differ in names and numbers only have one shape, and a script of a hundred thousand transfers needs the
parser once. Shapes and terminals are also kept between two runs, in the user's own cache folder, so that a run over
known shapes never imports Lark at all. `PARIPASSU_NO_CACHE=1` turns that off.
"""

from __future__ import annotations

import atexit
import json
import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple
from zlib import adler32, crc32

from paripassu import resources
from paripassu.cachefolder import cache_folder, read_cached, write_cached
from paripassu.syntax.nodes import Shape, Tree, picker
from paripassu.syntax.tokens import Lexicon

# Raised whenever the kept form, or the way in which shapes are made, changes.
_FORMAT = 1
# Beyond these a text is no longer written by people, and its shapes are not worth keeping.
_MOST_IN_MEMORY = 20_000
_MOST_KEPT = 2_000
_LONGEST_KEPT = 300


# The start of general rules, the words that they begin with, and the heads that have no clauses' items below them.
GENERAL = "rules_item"
_LEADERS = frozenset(
    (
        "define",
        "when",
        "the",
        "a",
        "any",
        "notwithstanding",
        "subject",
        "except",
        "reinstating",
        "majority",
        "two",
        "all",
        "at",
        "more",
        "SECTION",
    )
)
# Under what general rules in clauses of a kind are kept.
_RULE_IN = "a rule in "
_NO_CLAUSES = frozenset({"company_item", "class_item", "series_item", "grant_item", GENERAL})


class Stuck(NamedTuple):
    """Where a row of kinds stopped making sense, and the kinds that could have stood there ("" is the end)."""

    at: int
    accepts: tuple[str, ...]


class TooDeep(NamedTuple):
    """A row of kinds whose tree is deeper than anyone writes."""


Parse = Callable[[str, tuple[str, ...]], "Tree | Stuck | TooDeep"]


class Language:
    """One of the two languages: its lexicon, its start rules, and every shape met so far."""

    def __init__(self, name: str, grammar: str) -> None:
        """Take what the cache folder has on this very grammar; what it lacks is made from the grammar."""
        self.name = name
        self.known: dict[tuple[str, tuple[str, ...]], Shape | Stuck | TooDeep] = {}
        self._grammar = grammar
        self._parse: Parse | None = None
        self._learned: dict[str, dict[str, Tree]] = {}
        self._folder = None if os.environ.get("PARIPASSU_NO_CACHE") else cache_folder()
        self._data = data = self._kept() or self._made()
        self.starts: frozenset[str] = frozenset(data["starts"])
        self._literals = frozenset(data["literals"])
        self.lexicon = Lexicon([(kind, pattern) for kind, pattern in data["patterns"]], frozenset(data["keywords"]))

    @property
    def head(self) -> str:
        """The start rule of lines at column 0."""
        return "terms_head" if self.name == "terms" else "event_head"

    def start_below(self, tree: Tree, ending: str) -> str | None:
        """The start rule of lines below a parsed line: of its outermost rule that has one with this ending."""
        rule, _, _, parts = tree
        start = rule.removesuffix("_head") + ending
        if start in self.starts:
            return start
        for part in parts:
            if not isinstance(part, int):
                found = self.start_below(part, ending)
                if found:
                    return found
        return None

    def may_be_rule(self, start: str, kinds: Sequence[str]) -> bool:
        """Whether an item that its clause does not know begins as general rules do."""
        if self.name != "terms" or not kinds or start in _NO_CLAUSES:
            return False
        return kinds[0] in _LEADERS

    def is_rule_here(self, start: str, kinds: Sequence[str]) -> bool:
        """Whether such an item was found before to be a general rule that its clause does not know.

        Otherwise each run over such an item would ask Lark again what the clause makes of it, which is nothing.
        """
        place, row = _RULE_IN + start, " ".join(kinds)
        return row in self._data["shapes"].get(place, ()) or row in self._learned.get(place, ())

    def keep_as_rule(self, start: str, kinds: Sequence[str]) -> None:
        """Keep in mind that such an item is a general rule where its clause does not know it."""
        self._remember(_RULE_IN + start, " ".join(kinds), (GENERAL, 0, 0, ()))

    def shape(self, start: str, kinds: tuple[str, ...]) -> Shape | Stuck | TooDeep:
        """The shape of a row of kinds, or where it got stuck."""
        found = self.known.get((start, kinds))
        if found is None:
            found = self._find(start, kinds)
            if len(self.known) < _MOST_IN_MEMORY:
                self.known[start, kinds] = found
        return found

    def save(self) -> None:
        """Keep what was learned for the next run, together with what others have learned in the meantime."""
        learned, self._learned = self._learned, {}
        # A program that has changed its folder since then (as tests do) does not mean this cache any more.
        if not learned or self._folder is None or self._folder != cache_folder():
            return
        data = self._kept() or self._data
        shapes: dict[str, dict[str, Any]] = data["shapes"]
        if sum(map(len, shapes.values())) > _MOST_KEPT:
            shapes.clear()
        for start, trees in learned.items():
            shapes.setdefault(start, {}).update(trees)
        body = json.dumps(data, separators=(",", ":"))
        write_cached(self._file, f"{self._mark(body)}\n{body}")

    def _find(self, start: str, kinds: tuple[str, ...]) -> Shape | Stuck | TooDeep:
        row = " ".join(kinds)
        kept = self._data["shapes"].get(start, {}).get(row)
        if kept is not None:
            return self._shape(start, kinds, _tuples(kept))
        parse = self._parse or self._load()
        found = parse(start, kinds)
        if isinstance(found, Stuck | TooDeep):
            return found
        if len(kinds) <= _LONGEST_KEPT and sum(map(len, self._learned.values())) < _MOST_KEPT:
            self._remember(start, row, found)
        return self._shape(start, kinds, found)

    def _shape(self, start: str, kinds: tuple[str, ...], tree: Tree) -> Shape:
        named = [at for at, kind in enumerate(kinds) if kind not in self._literals]
        return Shape(start, kinds, tree, {at: slot for slot, at in enumerate(named)}, picker(named), self.lexicon)

    def _remember(self, start: str, row: str, tree: Tree) -> None:
        if not self._learned:
            # Once, at the end: a run over a folder would otherwise write the file again for each of its files.
            atexit.register(self.save)
        self._learned.setdefault(start, {})[row] = tree

    @property
    def _file(self) -> str:
        return f"shapes-{self.name}.json"

    def _mark(self, body: str) -> str:
        """The first line of the kept file: if one of format, grammar and body is another, so is this."""
        sums = " ".join(f"{crc32(text):08x}{adler32(text):08x}" for text in (self._grammar.encode(), body.encode()))
        return f"paripassu shapes {_FORMAT} {sums}"

    def _kept(self) -> dict[str, Any] | None:
        if self._folder is None:
            return None
        mark, _, body = (read_cached(self._file) or "").partition("\n")
        if not body or mark != self._mark(body):
            return None
        data: dict[str, Any] = json.loads(body)
        return data

    def _made(self) -> dict[str, Any]:
        """Everything from the grammar itself, which takes Lark some tenths of a second."""
        from paripassu.syntax.lalr import Parser  # noqa: PLC0415

        parser = Parser(self._grammar)
        self._parse = parser.parse
        return {**parser.facts(), "shapes": {}}

    def _load(self) -> Parse:
        from paripassu.syntax.lalr import Parser  # noqa: PLC0415

        self._parse = Parser(self._grammar).parse
        return self._parse


@cache
def language(name: str) -> Language:
    """The language of a kind of file, `terms` or `events`."""
    return Language(name, resources.read("grammar", "tokens.lark") + resources.read("grammar", f"{name}.lark"))


def _tuples(tree: list[Any]) -> Tree:
    rule, first, end, parts = tree
    return rule, first, end, tuple(part if isinstance(part, int) else _tuples(part) for part in parts)
