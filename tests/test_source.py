"""Places in texts."""

from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from paripassu.source import NOWHERE, Source, Span

TEXT = "series K\n\n  none\n"


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (7, (1, 8)), (8, (1, 9)), (9, (2, 1)), (10, (3, 1)), (12, (3, 3)), (16, (3, 7)), (17, (4, 1))],
)
def test_lines_and_columns_are_counted_from_one(offset: int, place: tuple[int, int]) -> None:
    assert Source("a.terms", TEXT).place(offset) == place


def test_a_place_past_the_end_is_the_end() -> None:
    assert Source("a.terms", "ab").place(99) == (1, 3)


def test_a_place_before_the_beginning_is_the_beginning() -> None:
    assert Source("a.terms", "ab").place(-1) == (1, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    assert Source("a.terms", "§5 “K”").place(4) == (1, 5)


def test_a_line_comes_without_its_newline() -> None:
    source = Source("a.terms", TEXT)
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["series K", "", "  none", ""]


def test_a_text_without_a_newline_is_one_line() -> None:
    assert Source("a.terms", "none").line(1) == "none"


def test_lines_start_after_newlines() -> None:
    source = Source("a.terms", TEXT)
    assert [source.line_start(number) for number in (1, 2, 3, 4)] == [0, 9, 10, 17]


@given(st.text(alphabet="ab\n"), st.integers(0, 20))
def test_a_place_leads_back_to_its_offset(text: str, offset: int) -> None:
    source = Source("a.terms", text)
    line, column = source.place(offset)
    assert source.line_start(line) + column - 1 == min(offset, len(text))
    assert source.line(line) == text.split("\n")[line - 1]


def test_a_span_holds_the_words_as_written() -> None:
    assert Span(Source("a.terms", TEXT), 11, 16).text == " none"


def test_asking_for_a_place_does_not_change_what_a_source_is() -> None:
    asked = Source("a.terms", TEXT)
    asked.place(3)
    assert asked == Source("a.terms", TEXT)
    assert hash(asked) == hash(Source("a.terms", TEXT))


def test_a_source_shows_its_name_and_not_its_whole_text() -> None:
    assert repr(Source("a.terms", TEXT)) == "Source(name='a.terms', newline='\\n')"


def test_a_source_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Source("a.terms", TEXT).text = ""  # type: ignore[misc]


def test_what_is_built_in_python_stands_nowhere() -> None:
    assert (NOWHERE.source.name, NOWHERE.text, NOWHERE.source.place(0)) == ("<python>", "", (1, 1))
