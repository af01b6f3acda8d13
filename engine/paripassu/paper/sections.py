"""Paragraphs into sections: every label gets its place under the one that it continues.

A label in parentheses continues the row that it is next in, the innermost first, or begins a row of its own; where it
can be both a letter and a Roman number, the label after it decides. A paragraph that begins in the middle of a sentence
(`then, in each such event ...`) goes on with what stood before the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from attrs import define, field, frozen

from paripassu.paper.labels import ARTICLE, CAPITAL, NUMBER, PAREN, Label, labels_at, readings_of
from paripassu.paper.paragraphs import Paragraph

_TITLE = re.compile(r"^(?P<title>[A-Z][^.:;]{0,79}?)(?:[.:](?=\s|$)|$)")
# How many words a title has at most: by itself, and before the words of its section.
_SHORT, _LONG = 3, 12
_INLINE = re.compile(r"(?<![\w)])\(([a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[0-9]{1,2})\)")
# Curly quotes and long dashes, which one copy of a paper has and the next has not.
_PLAIN_SIGNS = str.maketrans("\u201c\u201d\u2018\u2019\u2013\u2014", "\"\"''--")


@frozen
class Section:
    """One section of a paper: how terms cite it, its title, its own words, and the labels that stand within them.

    `outer` names the articles around a section by number (`IV.B`), which terms may leave out.
    """

    number: str
    title: str
    text: str
    inline: tuple[str, ...] = ()
    outer: str = ""

    @property
    def fingerprint(self) -> str:
        """What tells whether its words have changed, whatever its blanks, capitals, quotes and dashes."""
        words = " ".join(self.text.translate(_PLAIN_SIGNS).lower().split())
        return sha256(words.encode()).hexdigest()[:16]


@define
class _Open:
    """A section that is still being read: its label, and in which row it is which."""

    style: str
    value: str
    row: str = ""
    place: int = 0
    title: str = ""
    texts: list[str] = field(factory=list)
    outer: str = ""
    number: str = ""
    root: str = ""


def sections_of(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The sections of a paper in its order; what stands before the first of them is none."""
    marked = [(labels_at(each.text), each.text) for each in paragraphs]
    following = _following([labels for (labels, _), _ in marked])
    found: list[_Open] = []
    path: list[_Open] = []
    for ((labels, end), text), then in zip(marked, following, strict=True):
        if not labels:
            _go_on(path, text)
            continue
        rows = list(zip(labels, [*(label.value for label in labels[1:]), then], strict=True))
        for label, after in rows:
            opened = _open(path, label, after)
            found.append(opened)
        _begin(path[-1], text[end:])
    return tuple(_closed(each) for each in _cited(found))


def _following(rows: list[tuple[Label, ...]]) -> list[str]:
    """For each paragraph, the value of the label in parentheses that the next labeled one begins with."""
    after = ""
    found = []
    for labels in reversed(rows):
        found.append(after)
        if labels:
            after = labels[0].value if labels[0].style == PAREN else ""
    return found[::-1]


def _open(path: list[_Open], label: Label, after: str) -> _Open:
    opened = _in_parentheses(path, label, after) if label.style == PAREN else _by_number(path, label)
    above = path[-1] if path else None
    outer = [each.value for each in path if each.style in {ARTICLE, CAPITAL}]
    if opened.style == PAREN:
        opened.number = f"{above.number}({label.value})" if above is not None else ""
        opened.outer, opened.root = (above.outer, above.root) if above is not None else ("", "")
    elif opened.style == NUMBER:
        # Capitals by themselves are those of recitals, which nobody cites.
        opened.outer = ".".join(outer) if any(each.style == ARTICLE for each in path) else ""
        opened.number, opened.root = f"§{label.value}", NUMBER
    else:
        opened.number, opened.root = f"§{'.'.join([*outer, label.value])}", opened.style
    path.append(opened)
    return opened


def _by_number(path: list[_Open], label: Label) -> _Open:
    """Close what a section, an article or a capital ends."""
    ends = {ARTICLE: (ARTICLE, CAPITAL, NUMBER, PAREN), CAPITAL: (CAPITAL, NUMBER, PAREN), NUMBER: (NUMBER, PAREN)}
    while path and path[-1].style in ends[label.style]:
        path.pop()
    return _Open(label.style, label.value)


def _in_parentheses(path: list[_Open], label: Label, after: str) -> _Open:
    """Find the row that a label continues, or begin one."""
    readings = readings_of(label.value)
    for depth in range(len(path) - 1, -1, -1):
        each = path[depth]
        for row, place in readings if each.style == PAREN else ():
            if (row, place) == (each.row, each.place + 1) and not _begins_anew(readings, row, after):
                del path[depth:]
                return _Open(PAREN, label.value, row, place)
    first = next(((row, place) for row, place in readings[::-1] if place == 1), None)
    if first is None:
        same = next((depth for depth, each in enumerate(path) if any(each.row == row for row, _ in readings)), None)
        row, place = next(iter(readings), ("letters", 0))
        if same is not None:
            row, place = next(each for each in readings if each[0] == path[same].row)
            del path[same:]
        return _Open(PAREN, label.value, row, place)
    # A second row of the same kind under one section takes the place of the first.
    same = next((depth for depth, each in enumerate(path) if each.row == first[0]), None)
    if same is not None:
        del path[same:]
    return _Open(PAREN, label.value, *first)


def _begins_anew(readings: tuple[tuple[str, int], ...], row: str, after: str) -> bool:
    """Whether a label that could go on with a row begins another, as the label after it goes on with that one."""
    others = [(other, place) for other, place in readings if other != row and place == 1]
    return any((other, 2) in readings_of(after) for other, _ in others) if after else False


def _begin(section: _Open, text: str) -> None:
    match = _TITLE.match(text)
    if match is not None:
        words = len(match["title"].split())
        # A short sentence that stands alone is what the section says, and not what it is called.
        is_all = match.end() == len(text) and text.endswith((".", ";"))
        if words <= (_SHORT if is_all else _LONG):
            section.title = match["title"].strip()
    section.texts.append(text)


def _go_on(path: list[_Open], text: str) -> None:
    """Give a paragraph without a label to the section it goes on with."""
    if not path:
        return
    at = len(path) - 1
    if text[:1].islower():
        while at and path[at].style == PAREN:
            at -= 1
    path[at].texts.append(text)


def _cited(found: list[_Open]) -> Iterator[_Open]:
    """The sections that terms can cite, each number once in its article: those by number, or else the articles."""
    roots = [each.root for each in found]
    cited = next((root for root in (NUMBER, ARTICLE, CAPITAL) if root in roots), "")
    seen: dict[tuple[str, str], _Open] = {}
    for each in found:
        if not each.root or (each.root != cited and not (cited == ARTICLE and "." in each.number)):
            continue
        first = seen.setdefault((each.outer, each.number), each)
        if first is each:
            yield each
        else:
            first.texts += each.texts


def _closed(each: _Open) -> Section:
    text = " ".join(part for part in each.texts if part)
    return Section(each.number, each.title, text, _inline(text), each.outer)


def _inline(text: str) -> tuple[str, ...]:
    """Labels within a text, where they make a row: the first of a kind and the one after it."""
    values = list(dict.fromkeys(_INLINE.findall(text)))
    rows: dict[str, dict[int, str]] = {}
    for value in values:
        for row, place in readings_of(value):
            rows.setdefault(row, {})[place] = value
    kept = {value for places in rows.values() if {1, 2} <= places.keys() for value in places.values()}
    return tuple(value for value in values if value in kept)
