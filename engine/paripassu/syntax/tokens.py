"""Words of a text: one flat lexer for both languages, made from the terminals of the grammar.

Lark's own lexer builds an object with seven fields for every word, which is most of the time of a long script. So the
terminals, taken from Lark once and then kept in the cache, are joined here into one expression; that both lexers see
the same words is a test. A word is its *kind* and its text: the kind of a keyword or of punctuation is that very text,
the kind of all else is the name of its terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from sys import intern

# What word processors put in the place of plain signs; each is one character for one, so that every offset holds.
_BLANKS = "\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_PLAIN_SIGNS = {
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(range(0x2000, 0x200E), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u2044\u2215\xf7"), "/"),
    ord("\xd7"): "x",
    ord("\uff04"): "$",
    ord("\uff05"): "%",
}
BLANKS = " \t\f\r\v"

COMMENT = "COMMENT"
# The kind of a character that no terminal begins with.
STRAY = "?"
LABEL = "LABEL"
STRING = "STRING"

_ESCAPED = re.compile(r'\\(["\\])')


def plain(text: str) -> str:
    """A text of the same length in which every blank, dash and apostrophe is the one of a plain keyboard."""
    return text if text.isascii() and not re.search("[\v\f\r\x1c-\x1f]", text) else text.translate(_PLAIN_SIGNS)


def _string(text: str) -> str:
    inner = text[1:-1]
    return _ESCAPED.sub(r"\1", inner) if text[0] == '"' and "\\" in inner else inner


def _section(text: str) -> str:
    return "§" + "".join(text.removeprefix("s.").split()).lstrip("§")


def _date(text: str) -> str:
    year, month, day = text.split("-")
    return f"{year}-{month:0>2}-{day:0>2}"


def _joined(text: str) -> str:
    return "".join(text.split())


def _money(text: str) -> str:
    digits = _joined(text)
    return "-$" + digits[2:] if digits.startswith("$-") else digits


# Texts of one meaning are made one text; all other kinds stay as written.
CANONICAL: dict[str, Callable[[str], str]] = {
    STRING: _string,
    "SECTION": _section,
    "DATE": _date,
    "MONEY": _money,
    "PERCENT": _joined,
}


def written(kind: str, text: str) -> str:
    """A word as the formatter writes it, which is read as the same word again."""
    if kind == STRING:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text



# The words of a stretch: their kinds, their texts, and where each begins and ends, by turns.
Scan = tuple[tuple[str, ...], list[str], list[int]]


class Lexicon:
    """Terminals of one language: patterns in the order in which they are tried, and the keywords."""

    __slots__ = ("_find", "_kinds", "keywords", "patterns")

    def __init__(self, patterns: tuple[tuple[str, str], ...], keywords: frozenset[str]) -> None:
        """Join the patterns; the last alternative takes any character that has no meaning."""
        self.patterns = patterns
        choices = "|".join(f"({pattern})" for _, pattern in patterns)
        self._find = re.compile(f"[{BLANKS}]*(?:{choices}|([^{BLANKS}\n]))").finditer
        self._kinds = ("", *(kind for kind, _ in patterns), STRAY)
        self.keywords: dict[str, str] = {word: intern(word) for word in sorted(keywords)}

    def scan(self, text: str, start: int, end: int, most: int | None = None) -> Scan:
        """The words of a stretch of plain text that ends in no blank, or only the first of them."""
        kinds: list[str] = []
        texts: list[str] = []
        spots: list[int] = []
        keyword = self.keywords.get
        names = self._kinds
        for match in islice(self._find(text, start, end), most):
            group = match.lastindex or 0
            word = match[group]
            # Only a word can be equal to a keyword, so one look-up serves all kinds.
            kinds.append(keyword(word) or names[group])
            texts.append(word)
            spots += match.span(group)
        return tuple(kinds), texts, spots
