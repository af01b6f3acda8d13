"""One line as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.diagnostics.excerpt import WIDTH, Excerpt, Stretch, excerpt_of, is_long, stretch_of, visible
from paripassu.source import Source, Span

LONG = f"{'a' * 200}fault{'z' * 200}"


def shown(line: str, start: int, end: int) -> list[str]:
    excerpt = excerpt_of(line, Stretch(1, start, end))
    return [excerpt.text, " " * excerpt.at + "^" * excerpt.width]


def test_marks_stand_under_the_words_they_mean() -> None:
    assert shown("issue 10 alpah", 9, 14) == [
        "issue 10 alpah",
        "         ^^^^^",
    ]


def test_an_empty_stretch_has_one_mark() -> None:
    assert shown("issue 10", 8, 8) == [
        "issue 10",
        "        ^",
    ]


def test_tabs_are_shown_as_spaces_and_marks_move_with_them() -> None:
    assert shown("\tnone\tnever", 6, 11) == [
        "    none    never",
        "            ^^^^^",
    ]


def test_a_wide_character_takes_two_cells() -> None:
    assert shown("系列 K x", 3, 4) == [
        "系列 K x",
        "     ^",
    ]
    assert shown("系列 K x", 0, 2) == [
        "系列 K x",
        "^^^^",
    ]


def test_a_combining_accent_takes_no_cell() -> None:
    assert shown("cafe\u0301 K", 6, 7) == ["cafe\u0301 K", "     ^"]


def test_a_long_line_is_cut_around_the_fault() -> None:
    text, marks = shown(LONG, 200, 205)
    assert text == f"…{'a' * 40}fault{'z' * 64}…"
    assert marks == f"{' ' * 41}^^^^^"


def test_a_long_line_with_a_fault_at_its_beginning_is_cut_at_its_end() -> None:
    assert shown(LONG, 0, 2) == [f"{'a' * (WIDTH - 1)}…", "^^"]


def test_a_long_line_with_a_fault_at_its_end_is_cut_at_its_beginning() -> None:
    text, marks = shown(LONG, 403, 405)
    assert text == f"…{'z' * (WIDTH - 1)}"
    assert marks == f"{' ' * (WIDTH - 2)}^^"


def test_a_fault_longer_than_the_line_is_marked_as_far_as_it_is_shown() -> None:
    text, marks = shown("9" * 10_000, 0, 10_000)
    assert text == f"{'9' * (WIDTH - 1)}…"
    assert marks == "^" * (WIDTH - 1)


def test_a_line_is_long_by_the_cells_it_takes() -> None:
    assert [is_long("a" * WIDTH), is_long("a" * (WIDTH + 1)), is_long("系" * (WIDTH // 2 + 1))] == [False, True, True]


@given(st.integers(0, 300), st.integers(0, 300))
def test_whatever_is_marked_is_within_what_is_shown(length: int, start: int) -> None:
    line = "x" * length
    at = min(start, length)
    excerpt = excerpt_of(line, Stretch(1, at, length))
    assert len(excerpt.text) <= WIDTH + 1
    assert excerpt.at + excerpt.width <= max(len(excerpt.text), 1) + (at == length)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain “§5”", "plain “§5”"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x7fb\x00", "a␡b␀"),
        ("\x9b31m", "\ufffd31m"),
        ("K\u202eno", "K\ufffdno"),
        ("K\ud800", "K\ufffd"),
    ],
)
def test_nothing_that_a_terminal_acts_upon_comes_out(text: str, safe: str) -> None:
    assert visible(text) == safe


SOURCE = Source("a.terms", "§2 dividends  \n  none\n")


@pytest.mark.parametrize(
    ("start", "end", "stretch"),
    [
        (3, 12, Stretch(1, 3, 12)),
        (3, 19, Stretch(1, 3, 12)),
        (17, 21, Stretch(2, 2, 6)),
        (13, 15, Stretch(1, 13, 13)),
        (22, 22, Stretch(3, 0, 0)),
    ],
)
def test_a_span_is_marked_on_its_first_line(start: int, end: int, stretch: Stretch) -> None:
    assert stretch_of(Span(SOURCE, start, end)) == stretch


def test_an_excerpt_of_an_empty_line_is_one_mark() -> None:
    assert excerpt_of("", Stretch(1, 0, 0)) == Excerpt("", 0, 1)
