"""Texts of certificates as paragraphs: what filings wrap around them, page breaks and markup is left out.

A filing is plain text with page marks and an envelope of SGML, or HTML as EDGAR serves it. Of the two, the parser of
the standard library reads HTML as browsers do where it matters here: blocks begin paragraphs, the rest is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from attrs import frozen

from paripassu.paper.labels import labels_at

# Tags of HTML that begin a paragraph, and those whose content nobody reads.
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    )
)
_UNREAD = frozenset(("head", "noscript", "script", "style", "title"))
_IS_HTML = re.compile(r"<(?:html|body|p|div|table|font|span)\b", re.IGNORECASE)
# What belongs to the envelope or to the printed page: SGML tags on a line of their own, page numbers, rules.
_ENVELOPE = re.compile(r"^\s*</?(?:[A-Z][A-Z0-9-]*)>.*$")
_PAGE = re.compile(
    r"^\s*(?:<PAGE>.*|-?\s*[0-9]{1,3}\s*-?|Page\s+[0-9]+(?:\s+of\s+[0-9]+)?|[-_=*\s]{4,})\s*$", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")


@frozen
class Paragraph:
    """A paragraph in single blanks, and how far its first line stands in (0 where that is not known)."""

    text: str
    indent: int = 0


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a paper, from plain text or from HTML, which its tags tell apart."""
    found = _of_html(text) if _IS_HTML.search(text) else _of_text(text)
    return tuple(each for each in found if each.text)


class _Reader(HTMLParser):
    """Collects the text of a page, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = [""]
        self.set_as_is: list[bool] = [False]
        self._unread = 0
        self._as_is = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph where a block begins."""
        if tag in _UNREAD:
            self._unread += 1
        style = "".join(value or "" for name, value in attrs if name == "style").replace(" ", "").lower()
        self._as_is += tag == "pre"
        if tag in _BLOCKS or "display:block" in style:
            self._begin()

    def handle_endtag(self, tag: str) -> None:
        """End what nobody reads, and a paragraph where a block ends."""
        if tag in _UNREAD:
            self._unread = max(self._unread - 1, 0)
        self._as_is = max(self._as_is - (tag == "pre"), 0)
        if tag in _BLOCKS:
            self._begin()

    def handle_data(self, data: str) -> None:
        """Take the text."""
        if not self._unread:
            self.blocks[-1] += data

    def _begin(self) -> None:
        self.blocks.append("")
        self.set_as_is.append(self._as_is > 0)


def _of_html(text: str) -> Iterator[Paragraph]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    label = ""
    for block, is_set_as_is in zip(reader.blocks, reader.set_as_is, strict=True):
        if is_set_as_is:
            # A plain text that was wrapped as it is, with its own lines.
            yield from _of_text(block)
            continue
        flat = _flat(block)
        if not flat or _PAGE.match(flat):
            continue
        # A label often stands in a cell of its own, beside the text that it belongs to.
        if labels_at(flat)[1] == len(flat) and not label:
            label = flat
            continue
        yield Paragraph(f"{label} {flat}".strip())
        label = ""
    if label:
        yield Paragraph(label)


def _of_text(text: str) -> Iterator[Paragraph]:
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        is_noise = bool(_ENVELOPE.match(line) or _PAGE.match(line))
        if is_noise and line.strip():
            continue
        if lines and (not line.strip() or _begins(line, lines)):
            yield _joined(lines)
            lines = []
        if line.strip():
            lines.append(line)
    if lines:
        yield _joined(lines)


def _begins(line: str, above: list[str]) -> bool:
    """Whether a line begins a paragraph without an empty line above it: it has a label, and stands in as one does."""
    if not labels_at(_flat(line))[0]:
        return False
    is_deeper = _indent(line) > _indent(above[-1])
    return is_deeper or (_indent(line) == _indent(above[0]) and bool(labels_at(_flat(above[0]))[0]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _joined(lines: list[str]) -> Paragraph:
    return Paragraph(_flat(" ".join(lines)), _indent(lines[0]))


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
