"""The labels that sections begin with: `1.`, `1.1`, `(a)`, `(i)`, `(A)`, `Section 4`, `SECTION 4.`, `Article IV`.

A label says a style and a value. Some can be two things: `(i)` is the ninth letter or the first Roman number, which
only the labels around it tell; so the style of a label in parentheses is found out where sections are put together.
"""

from __future__ import annotations

import re

from attrs import frozen

# Styles from the outermost in: an article, a capital with a point, a section by number, and labels in parentheses.
ARTICLE, CAPITAL, NUMBER, PAREN = "article", "capital", "number", "paren"
_ROMAN = "[IVXLC]+"
# A heading goes on with a capital or a sign, a reference in the middle of a sentence with a small letter or a label.
_HEADS = r"(?=\s*$|\s*[.:]|\s+[^a-z\s(]|(?:\([A-Za-z0-9]+\))+\s+[^a-z\s])[.:]?\s*"
_ORDINALS = "FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|TWELFTH"
_PATTERNS = (
    (ARTICLE, re.compile(rf"(?:ARTICLE|Article)\s+({_ROMAN}|[0-9]+|[A-Z]|{_ORDINALS})\b{_HEADS}")),
    (ARTICLE, re.compile(rf"({_ORDINALS})\s*[.:]\s*")),
    (NUMBER, re.compile(rf"(?:SECTION|Section|Sec\.)\s*([0-9]+[A-Z]?(?:\.[0-9]+)*)\b{_HEADS}")),
    (NUMBER, re.compile(r"§+\s*([0-9]+[A-Z]?(?:\.[0-9]+)*)\b[.:]?\s*")),
    (ARTICLE, re.compile(rf"(?:SECTION|Section|Sec\.|§+)\s*({_ROMAN})\b{_HEADS}")),
    (NUMBER, re.compile(r"([0-9]+[A-Z]?(?:\.[0-9]+)+)\.?(?=[\s(]|$)\s*")),
    (NUMBER, re.compile(r"([0-9]{1,3}[A-Z]?)\.(?=[\s(]|$)\s*")),
    (ARTICLE, re.compile(r"((?:X|IX|IV|V?I{0,3})(?<=[IVX]))\.(?=\s|$)\s*")),
    (CAPITAL, re.compile(r"([A-Z])\.(?=\s|$)\s*")),
    (PAREN, re.compile(r"\(([a-z]{1,2}|[ivxl]{1,6}|[A-Z]{1,2}|[0-9]{1,3})\)\s*")),
    (PAREN, re.compile(r"([a-z]{1,2}|[ivx]{1,4})[.)](?=\s|$)\s*")),
    (PAREN, re.compile(r"([0-9]{1,2})\)(?=\s|$)\s*")),
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@frozen
class Label:
    """A label as written: its style, and its value without points and parentheses."""

    style: str
    value: str


def labels_at(text: str) -> tuple[tuple[Label, ...], int]:
    """The labels that a text begins with, as in `5. (a)(i) The price`, and where they end."""
    found: list[Label] = []
    at = 0
    while True:
        match = next((each for each in _matches(text, at, is_first=not found)), None)
        if match is None:
            return tuple(found), at
        label, at = match
        found.append(label)


def _matches(text: str, at: int, *, is_first: bool) -> list[tuple[Label, int]]:
    """The label at a place, if any; behind another label only one in parentheses can follow."""
    for style, pattern in _PATTERNS if is_first else _PATTERNS[-3:-2]:
        match = pattern.match(text, at)
        if match is not None:
            return [(Label(style, match[1]), match.end())]
    return []


def readings_of(value: str) -> tuple[tuple[str, int], ...]:
    """The ways to read a value in parentheses: its kind, and which one of its row it is, from 1."""
    if value.isdigit():
        return (("digits", int(value)),)
    kind = "letters" if value.islower() else "capitals"
    found = [(kind, _letter(value.lower()))] if len(set(value)) == 1 else []
    roman = _roman(value.lower())
    if roman:
        found.append((f"roman {kind}", roman))
    return tuple(found)


def _letter(value: str) -> int:
    """Which letter: `a` is 1, `z` 26, `aa` 27."""
    return ord(value[0]) - ord("a") + 1 + 26 * (len(value) - 1)


def _roman(value: str) -> int:
    """A Roman number as it is usually written; 0 where it is none."""
    if not set(value) <= _ROMAN_VALUES.keys():
        return 0
    figures = [_ROMAN_VALUES[sign] for sign in value]
    total = sum(-one if one < other else one for one, other in zip(figures, [*figures[1:], 0], strict=True))
    return total if roman_of(total) == value else 0


def roman_of(number: int) -> str:
    """A number below 100 in Roman signs."""
    text = ""
    for value, sign in ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            text += sign
            number -= value
    return text
