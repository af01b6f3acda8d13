from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, logger
from lark.lexer import PatternStr

from paripassu import resources
from paripassu.syntax.lalr import starts_of
from paripassu.syntax.nodes import Shape
from paripassu.syntax.shapes import language
from syntax.sentences import kinds, parser

NAMES = ["terms", "events"]
TOKENS = resources.read("grammar", "tokens.lark")


@pytest.fixture
def complaints(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """What Lark says about conflicts, which it only says in its log."""
    found: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    listener, level = Listener(), logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.DEBUG)
    yield found
    logger.setLevel(level)
    logger.removeHandler(listener)
    caplog.clear()


def build(name: str) -> None:
    grammar = TOKENS + resources.read("grammar", f"{name}.lark")
    Lark(grammar, parser="lalr", lexer="basic", start=list(starts_of(grammar)), debug=True, maybe_placeholders=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_grammar_has_no_conflicts(name: str, complaints: list[str]) -> None:
    build(name)
    assert [said for said in complaints if "conflict" in said.lower()] == []


def test_conflicts_would_be_heard_of(complaints: list[str]) -> None:
    Lark('start: a | "if" start "else" start | "if" start\na: "x"', parser="lalr", debug=True)
    assert any("conflict" in said.lower() for said in complaints)


@pytest.mark.parametrize("name", NAMES)
def test_a_grammar_declares_no_words_but_those_of_tokens(name: str) -> None:
    own = resources.read("grammar", f"{name}.lark")
    assert re.findall(r"^[A-Z_]+(?:\.[0-9]+)?\s*:", own, re.MULTILINE) == []
    assert "%" not in re.sub(r'//.*|"[^"]*"', "", own)


@pytest.mark.parametrize("name", NAMES)
def test_every_literal_is_one_word_or_declared_punctuation(name: str) -> None:
    declared = set(re.findall(r'^[A-Z]+: "(.+)"$', TOKENS, re.MULTILINE))
    literals = {one.pattern.value for one in parser(name).lark.terminals if isinstance(one.pattern, PatternStr)}
    assert {literal for literal in literals - declared if literal not in language(name).lexicon.keywords} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_language_has_a_start_for_its_heads(name: str) -> None:
    assert language(name).head in language(name).starts


def test_starts_are_found_by_their_names() -> None:
    grammar = "a_head: b\n?b_item: c\n!c_reading : d\nd_part: a_head\n// e_item: f\nheads: d\n"
    assert starts_of(grammar) == ("a_head", "b_item", "c_reading")


@settings(max_examples=150)
@given(st.data(), st.sampled_from(NAMES))
def test_every_sentence_that_a_grammar_makes_is_read(data: st.DataObject, name: str) -> None:
    start = data.draw(st.sampled_from(sorted(language(name).starts)))
    row = data.draw(kinds(name, start))
    shape = language(name).shape(start, row)
    assert isinstance(shape, Shape)
    assert shape.tree[1:3] == (0, len(row))
