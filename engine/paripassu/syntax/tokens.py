"""Words of a text: one flat lexer for both languages, made from the terminals of the grammar.

Lark's own lexer builds an object with seven fields for every word, which is most of the time of a long script. So the
terminals, taken from Lark once and then kept in the cache, are joined here into one expression; that both lexers see
the same words is a test. A word is its *kind* and its text: the kind of a keyword or of punctuation is that very text,
the kind of all else is the name of its terminal. took a word shows in its text alone, so kinds are looked
up rather than found out again: the words of a script are few, and often used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
_BLANKS_IN_NAMES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
BLANKS = " \t\f\r\v"

COMMENT = "COMMENT"
# The kind of a character that no terminal begins with.
STRAY = "?"
LABEL = "LABEL"
STRING = "STRING"

# Of how many words kind and text are kept in memory, before it starts anew; longer words do not come back.
_MOST_REMEMBERED = 100_000
_LONGEST_REMEMBERED = 100
_ODD_BLANKS = "\v\f\r\x1c\x1d\x1e\x1f"
_ESCAPED = r'\\(["\\])'


def plain(text: str) -> str:
    """A text of the same length in which every blank, dash and apostrophe is the one of a plain keyboard."""
    if text.isascii() and not any(blank in text for blank in _ODD_BLANKS):
        return text
    # A page break at the beginning of a line is no indentation.
    translated = text.replace("\n\f", "\n\n").translate(_PLAIN_SIGNS)
    return text if translated == text else translated


def _string(text: str) -> str:
    inner = text[1:-1]
    if not inner.isascii():
        # Nobody means two holders by a name that has an unbroken blank in one place and a plain one in another.
        inner = inner.translate(_BLANKS_IN_NAMES)
    return re.sub(_ESCAPED, r"\1", inner) if text[0] == '"' and "\\" in inner else inner


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
_CANONICAL: dict[str, Callable[[str], str]] = {
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


class _Kinds(dict[str, str]):
    """The kind of every word met so far, by its text: no text is ever of two kinds."""

    def __init__(self, patterns: Sequence[tuple[str, str]], keywords: frozenset[str]) -> None:
        super().__init__({word: intern(word) for word in sorted(keywords)})
        self._keywords = dict(self)
        self._names = (STRAY, *(kind for kind, _ in patterns))
        self._match = re.compile("|".join(f"({pattern})" for _, pattern in patterns)).match

    def __missing__(self, text: str) -> str:
        found = self._match(text)
        # What no terminal begins with runs to the end of its line, so that it can never be taken for a word.
        kind = self._names[found.lastindex or 0] if found and found.end() == len(text) else STRAY
        _remember(self, text, kind, self._keywords)
        return kind


class _Texts(dict[str, str]):
    """The canonical text of every word met so far, so that equal words are one object in memory."""

    def __init__(self, kinds: _Kinds) -> None:
        super().__init__()
        self._kinds = kinds

    def __missing__(self, text: str) -> str:
        clean = _CANONICAL.get(self._kinds[text])
        canonical = intern(clean(text) if clean else text)
        _remember(self, text, canonical, {})
        return canonical


def _remember(words: dict[str, str], text: str, what: str, always: dict[str, str]) -> None:
    if len(text) > _LONGEST_REMEMBERED:
        return
    if len(words) >= _MOST_REMEMBERED:
        words.clear()
        words.update(always)
    words[text] = what


class Lexicon:
    """Terminals of one language: patterns in the order in which they are tried, and the keywords."""

    __slots__ = ("_find", "_kinds", "keywords", "kind", "split", "text")

    def __init__(self, patterns: Sequence[tuple[str, str]], keywords: frozenset[str]) -> None:
        """Join the patterns; the last alternative takes all that follows a character without meaning."""
        self.keywords = keywords
        choices = "|".join(f"(?:{pattern})" for _, pattern in patterns)
        whole = re.compile(f"[{BLANKS}]*({choices}|[^{BLANKS}\n].*)")
        self._find = whole.finditer
        self._kinds = _Kinds(patterns, keywords)
        # Three steps of one line's way, each a call that stays within C: words of a stretch, their kinds, their texts.
        self.split: Callable[[str, int, int], list[str]] = whole.findall
        self.kind = self._kinds.__getitem__
        self.text = _Texts(self._kinds).__getitem__

    def scan(self, text: str, start: int, end: int, most: int | None = None) -> tuple[list[str], list[str], list[int]]:
        """Kinds, texts and begins and ends (by turns) of the words of a plain stretch that ends in no blank."""
        texts: list[str] = []
        spots: list[int] = []
        for match in islice(self._find(text, start, end), most):
            texts.append(match[1])
            spots += match.span(1)
        return list(map(self.kind, texts)), texts, spots
