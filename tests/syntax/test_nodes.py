from __future__ import annotations

import tracemalloc

import pytest

from paripassu.source import NOWHERE, Source
from paripassu.syntax.nodes import BlockNode, ItemNode, Line, Phrase, TermsFile, Word
from paripassu.syntax.parse import parse_events, parse_terms
from syntax.small import read

TEXT = """§ 3  liquidation
  (a) ahead of    Common, stock outstanding on
                  2001-11-19   # with a comment
  (b) shortfall   ratably with  other preferred
      reading H-first  after H  in full
"""


def parsed(text: str) -> TermsFile:
    outcome = parse_terms(Source("text", text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def block() -> BlockNode:
    return parsed(TEXT).blocks[0]


def said(line: Line) -> list[str]:
    return [phrase.span.text for phrase in line.phrase.walk()]


def test_words_are_as_written_in_single_spaces() -> None:
    first, second = block().items
    assert block().words == "§ 3 liquidation"
    assert first.words == "ahead of Common, stock outstanding on 2001-11-19"
    assert second.words == "shortfall ratably with other preferred"
    assert second.readings[0].words == "after H in full"


def test_labels_and_names_are_taken_off() -> None:
    first, second = block().items
    assert (first.label, second.label) == ("(a)", "(b)")
    assert second.readings[0].name == "H-first"
    assert first.span.text.startswith("ahead of")
    assert second.readings[0].span.text == "after H  in full"


def test_every_phrase_and_word_knows_its_place() -> None:
    first, second = block().items
    assert said(second)[:2] == ["shortfall   ratably with  other preferred", "ratably with  other preferred"]
    assert first.phrase.phrases()[1].span.text == "stock outstanding on\n                  2001-11-19"
    dates = [word.span.text for phrase in first.phrase.walk() for word in phrase.words("DATE")]
    assert dates == ["2001-11-19"]
    assert block().head.words("SECTION")[0].span.text == "§ 3"


def test_a_phrase_is_the_same_each_time() -> None:
    assert block().head == block().phrase == block().head
    assert block().rule == block().head.rule


def test_parts_are_found_by_rule_and_by_kind() -> None:
    phrase = Phrase(
        "a", (Word("NAME", "K"), Phrase("b", (Word("NAME", "H"),)), Word("DATE", "2001-11-19"), Phrase("c"))
    )
    assert phrase.first("NAME") == Word("NAME", "K")
    assert phrase.first("b") == Phrase("b", (Word("NAME", "H"),))
    assert phrase.first("zebra") is None
    assert phrase.all("c", "DATE") == (Word("DATE", "2001-11-19"), Phrase("c"))
    assert phrase.word() == Word("NAME", "K")
    assert phrase.word("DATE") == Word("DATE", "2001-11-19")
    assert phrase.word("MONEY") is None
    assert phrase.words() == (Word("NAME", "K"), Word("DATE", "2001-11-19"))
    assert phrase.phrase("c", "zebra") == Phrase("c")
    assert phrase.phrase("zebra") is None
    assert phrase.phrases() == (Phrase("b", (Word("NAME", "H"),)), Phrase("c"))
    assert phrase.text("DATE") == "2001-11-19"
    assert [found.rule for found in phrase.walk()] == ["a", "b", "c"]


def test_a_promised_word_that_is_missing_is_our_own_bug() -> None:
    with pytest.raises(LookupError, match="`a` has no DATE"):
        Phrase("a").text("DATE")


def test_places_and_line_breaks_do_not_make_a_difference() -> None:
    assert parsed(TEXT) == parsed(TEXT.replace("\n                  2001", " 2001").replace("§ 3  ", "§3 "))
    assert parsed(TEXT) != parsed(TEXT.replace("2001", "2002"))
    assert parsed(TEXT) != parsed(TEXT.replace("(a)", "(c)"))
    assert parsed(TEXT) != parsed(TEXT.replace("H-first", "H-last"))


def test_what_was_built_in_python_stands_nowhere() -> None:
    item = block().items[0]
    built = ItemNode(item.shape, item.texts)
    assert built.phrase == item.phrase
    assert built.phrase.span == built.phrase.parts[0].span == NOWHERE
    assert Word("NAME", "K").span == NOWHERE
    assert Phrase("a").span == NOWHERE
    assert built.words == ""


def test_tokens_give_every_word_with_its_kind() -> None:
    assert block().items[1].readings[0].tokens() == (
        ("after", "after"),
        ("NAME", "H"),
        ("in", "in"),
        ("full", "full"),
    )
    assert block().items[1].readings[0].name_tokens() == (("WORD", "reading"), ("NAME", "H-first"))


def test_a_shape_without_texts_of_its_own_and_one_with_a_single_text() -> None:
    found = parsed("§2 dividends\n  none\n")
    assert found.blocks[0].texts == ("§2",)
    assert found.blocks[0].items[0].texts == ()


def test_places_are_right_in_a_text_that_was_made_plain() -> None:
    found = parsed("§1\xa0designation\n  par\u2003value $1\n")
    assert found.blocks[0].items[0].phrase.words("MONEY")[0].span.text == "$1"
    assert found.blocks[0].items[0].words == "par value $1"


def test_a_phrase_without_words_stands_behind_the_word_before() -> None:
    (found,), reader = read("§5 conversion into Common\n  convert   all\n  convert optional all\n")
    assert reader.findings == []
    first, second = (item.phrase.phrases("optional")[0].span for item in found.items)
    assert (first.text, second.text) == ("", "optional")
    assert first.source.place(first.start) == (2, 16)
    assert first.start == first.end


def test_an_event_of_a_long_script_needs_at_most_500_bytes() -> None:
    lines = [
        f'2002-{1 + day % 12:02}-{1 + day % 28:02} transfer {day:,} Common from "H{day % 99}" to "H{day % 101}"\n'
        for day in range(5_000)
    ]
    source = Source("long", "".join(lines))
    parse_events(source)
    tracemalloc.start()
    outcome = parse_events(source)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert outcome.value is not None
    assert len(outcome.value.blocks) == 5_000
    assert held / 5_000 <= 500
