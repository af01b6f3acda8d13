"""Small words of findings."""

from __future__ import annotations

import pytest

from paripassu.diagnostics.words import count_of, list_words, quote


def test_the_words_of_the_reader_stand_in_backticks() -> None:
    assert quote("Series  K") == "`Series K`"


def test_what_is_too_long_to_say_is_cut_in_its_middle() -> None:
    assert quote("123456789", limit=5) == "`12…89`"


def test_what_just_fits_is_not_cut() -> None:
    assert quote("12345", limit=5) == "`12345`"


@pytest.mark.parametrize(("number", "said"), [(0, "0 errors"), (1, "1 error"), (1200, "1,200 errors")])
def test_a_number_goes_with_its_noun(number: int, said: str) -> None:
    assert count_of(number, "error") == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_a_row_of_words_reads_as_in_a_sentence(words: list[str], said: str) -> None:
    assert list_words(words) == said


def test_a_row_of_words_may_end_in_and() -> None:
    assert list_words(["a", "b"], last="and") == "a and b"
