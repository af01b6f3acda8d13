"""Words as one writes them on a line: which stand close to each other, and where the key of an item ends."""

from __future__ import annotations

from collections.abc import Sequence

from paripassu.syntax.nodes import Line, Tree
from paripassu.syntax.shapes import GENERAL
from paripassu.syntax.tokens import Lexicon, written

Token = tuple[str, str]

_CLOSE_TO_WHAT_IS_BEFORE = frozenset({",", ";", ":", ")"})
_OPENING = frozenset({",", ";", ":", "(", ""})
_AMOUNTS = frozenset({"NUMBER", "PERCENT", "MONEY"})

# The keys of general rules that stand in a column; all others begin a sentence.
_KEYS_OF_RULES = ("define", "when")


def spell(lexicon: Lexicon, tokens: Sequence[Token]) -> str:
    """The words of one line with the blanks that people put between them; read again, they are the same words."""
    words = [written(kind, text) for kind, text in tokens]
    pieces: list[str] = []
    for at, word in enumerate(words):
        if at and not _stands_close([kind for kind, _ in tokens], at):
            pieces.append(" ")
        pieces.append(word)
    line = "".join(pieces)
    # `( 5 )` is an amount in parentheses, `(5)` a label: where closeness would change the words, there is none.
    return line if lexicon.split(line, 0, len(line)) == words else " ".join(words)


def value_start(line: Line) -> int:
    """The word at which the key of an item ends and its value begins; past the last word where it has no value."""
    size = len(line.shape.kinds)
    if line.shape.start == GENERAL and line.shape.kinds[0] not in _KEYS_OF_RULES:
        # A rule that opens with who acts, or over what it prevails, is a sentence and has no columns.
        return size
    for part in line.shape.tree[3]:
        first, end = _extent(part)
        if first < size:
            return first or end
    return size


def _extent(part: int | Tree) -> tuple[int, int]:
    return (part, part + 1) if isinstance(part, int) else part[1:3]


def _stands_close(kinds: list[str], at: int) -> bool:
    """Whether no blank parts a word from the one before."""
    kind, before = kinds[at], kinds[at - 1]
    if kind in _CLOSE_TO_WHAT_IS_BEFORE or before == "(":
        return True
    earlier = kinds[at - 2] if at > 1 else ""
    if before == "+":
        return earlier in _OPENING and kind in _AMOUNTS
    if kind == "/":
        return before == "NUMBER" and kinds[at + 1 : at + 2] == ["NUMBER"]
    return before == "/" and kind == "NUMBER" and earlier == "NUMBER"
