"""The page to send: it is whole, needs nothing else, and can be read by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from commands import call
from paripassu.report.blocks import Fold, Heading, Picture, Sheet, Words
from paripassu.report.compare_html import html_page
from paripassu.report.plot_shapes import Chart
from paripassu.report.plot_shapes import Words as Drawn

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"
VOID = {"meta", "line", "rect", "polyline"}
HOSTILE = '<script>alert("K")</script>'


class Page(HTMLParser):
    """Every element with its attributes and its text, and whether all that opens is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1] if self.open else "", data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def text() -> str:
    shortfall = str(NSTOR / "series-k-shortfall.events")
    words = ("--readings", "shortfall", "--after", shortfall, "--script", shortfall, "--format", "html")
    return call("compare", str(NSTOR / "series-k.terms"), *words).out


def test_everything_that_opens_is_closed(text: str) -> None:
    assert Page(text).open == []
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')


def test_the_page_asks_for_nothing_from_anywhere(text: str) -> None:
    bare = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?:|//[a-z]|url\(|@import|src=|href=|<link|<iframe|fetch\(", bare) == []


def test_headings_begin_with_one_title_and_never_skip_a_level(text: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(text).found if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_table_has_a_caption_and_headers_for_columns_and_rows(text: str) -> None:
    page = Page(text)
    tables = len(page.all("table"))
    assert tables == len(page.all("caption")) == len(page.all("thead")) >= 4
    assert {attributes.get("scope") for attributes in page.all("th")} == {"col", "row"}


def test_drawings_are_named_and_told_in_words(text: str) -> None:
    page = Page(text)
    assert [attributes["role"] for attributes in page.all("svg")] == ["img", "img"]
    known = {attributes["id"]: tag for tag, attributes in page.found if attributes.get("id")}
    named = [str(attributes["aria-labelledby"]).split() for attributes in page.all("svg")]
    assert [[known[name] for name in names] for names in named] == [["title", "desc"], ["title", "desc"]]
    assert len({name for names in named for name in names}) == 4
    assert [words for tag, words in page.words if tag == "figcaption"] == [
        "What the second pays beyond the first, in dollars, by the assets paid out, for H, J and K.",
        "What the second pays beyond the first, in dollars, by the assets paid out, for J and K.",
    ]


def test_every_difference_folds_open(text: str) -> None:
    page = Page(text)
    assert len(page.all("details")) == len(page.all("summary")) >= 6


def colors(text: str) -> Iterator[str]:
    style = text[text.index("<style>") : text.index("</style>")]
    yield from re.findall(r"[ {;]color: (#[0-9a-f]{3,6})", style)
    yield from re.findall(r'stroke="(#[0-9a-f]{6})" stroke-width="2.5"', text)


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_and_lines_stand_out_from_white(text: str) -> None:
    found = set(colors(text))
    assert len(found) >= 4
    assert {color for color in found if 1.05 / (luminance(color) + 0.05) < 5} == set()


def test_what_terms_say_is_never_markup() -> None:
    drawn = partial(Chart, 10, 10, HOSTILE, HOSTILE, (Drawn(Fraction(1), Fraction(1), HOSTILE),))
    sheet = Sheet(HOSTILE, (HOSTILE, "x"), ((HOSTILE, HOSTILE),), frozenset({1}))
    fold = Fold("same", HOSTILE, (Words(HOSTILE),))
    blocks = (Heading(1, HOSTILE), Words(HOSTILE, "cite"), sheet, fold, Picture(drawn, HOSTILE))
    text = "\n".join(html_page(blocks))
    assert HOSTILE not in text
    assert len(Page(text).all("script")) == 1
