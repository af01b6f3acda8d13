"""The nearest known word."""

from __future__ import annotations

import pytest

from paripassu.diagnostics.suggest import ask, did_you_mean, nearest

WORDS = ("liquidation", "dividends", "conversion", "voting", "notice", "merger", "protection", "Common")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("liquidaton", "liquidation"),
        ("dividnds", "dividends"),
        ("covnersion", "conversion"),
        ("vting", "voting"),
        ("notise", "notice"),
        ("mergers", "merger"),
        ("common", "Common"),
        ("prot", "protection"),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(wrong: str, right: str) -> None:
    assert nearest(wrong, WORDS) == (right,)


@pytest.mark.parametrize("word", ["elephant", "xx", "K", "", "mxgxe", "no"])
def test_a_word_that_is_far_from_all_has_no_suggestion(word: str) -> None:
    assert nearest(word, WORDS) == ()


def test_a_word_of_a_name_is_near_to_the_name() -> None:
    assert nearest("investments", ["Halco Investments", "Other shareholders"]) == ("Halco Investments",)


def test_the_same_word_is_not_suggested_for_itself() -> None:
    assert nearest("merger", ["merger"]) == ()


def test_equally_near_words_come_in_alphabetical_order_whatever_order_they_are_known_in() -> None:
    assert nearest("bar", ["bat", "car", "ban"]) == nearest("bar", ["ban", "bat", "car"]) == ("ban", "bat", "car")


def test_a_single_slip_leaves_no_room_for_farther_words() -> None:
    assert nearest("conversoin", ["conversion", "conversions", "conversation"]) == ("conversion",)


def test_after_two_slips_the_next_best_may_have_been_meant_too() -> None:
    assert nearest("convreson", ["conversion", "conversions", "protection"]) == ("conversion", "conversions")


def test_at_most_three_words_are_suggested() -> None:
    assert nearest("bar", ["bad", "bag", "ban", "bat"]) == ("bad", "bag", "ban")


def test_a_word_of_hundreds_of_letters_is_not_compared() -> None:
    assert nearest("a" * 300, ["a" * 301]) == ()


def test_only_the_first_two_thousand_known_words_are_compared() -> None:
    many = [f"holder {number}" for number in range(2_000)]
    assert nearest("mergr", [*many, "merger"]) == ()
    assert nearest("mergr", [*many[:-1], "merger"]) == ("merger",)


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("mergr", "Did you mean `merger`?"),
        ("bar", "Did you mean `bat` or `car`?"),
        ("elephant", ""),
    ],
)
def test_a_suggestion_is_a_question(word: str, question: str) -> None:
    assert did_you_mean(word, ["merger", "bat", "car"]) == question


def test_choices_are_asked_as_they_are() -> None:
    assert ask(["§5(a)", "§5(b)", "§5(c)"]) == "Did you mean §5(a), §5(b) or §5(c)?"
