from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark.exceptions import UnexpectedCharacters

from paripassu import resources
from paripassu.syntax.shapes import Language, language
from paripassu.syntax.tokens import COMMENT, STRAY, plain, written
from syntax.sentences import TEXTS, parser

LIBRARY = sorted(path for path in Path(resources.path("terms")).rglob("*") if path.suffix in {".terms", ".events"})
SIGNS = [
    "§",
    "5",
    "(",
    "b",
    ")",
    "s.",
    "$",
    "-",
    "%",
    ",",
    ".",
    "'",
    '"',
    "“",
    "”",
    "\\",
    "#",
    "/",
    "<=",
    " ",
    "\t",
    "é",
]
WORDS = ["x", "3x", "$1", "-$5", "- $5", "2001-11-20", "20011", "K", "K-", "H-first", "days'", "company's", "30/360"]
MORE = ["§5 (b)", "(a)", "(iv)", "14,000", "1,2", ".5", "5.", "US", "Jan", "a-1", "stated", "9.99 %"]
PIECES = st.one_of(st.sampled_from([*SIGNS, *WORDS, *MORE]), st.text(st.sampled_from("aK5-'.,$%§()\"# x"), max_size=6))


def lark_words(name: str, text: str) -> list[tuple[str, str, int]]:
    """Words of a line as Lark's own lexer sees them, until it meets what has no meaning."""
    found: list[tuple[str, str, int]] = []
    made = parser(name)
    kinds = {terminal.name: terminal.pattern for terminal in made.lark.terminals}
    try:
        for token in made.lark.lex(text):
            pattern = kinds[token.type]
            kind = pattern.value if pattern.type == "str" else token.type
            found.append((kind, str(token), token.start_pos or 0))
    except UnexpectedCharacters as error:
        place: int = error.pos_in_stream  # type: ignore[assignment]
        found.append((STRAY, text[place:], place))
    return found


def our_words(used: Language, text: str) -> list[tuple[str, str, int]]:
    kinds, texts, spots = used.lexicon.scan(text, 0, len(text))
    return [word for word in zip(kinds, texts, spots[::2], strict=True) if word[0] != COMMENT]


def agree(name: str, line: str) -> None:
    text = plain(line).rstrip()
    ours, theirs = our_words(language(name), text), lark_words(name, text)
    assert ours == theirs


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.name)
def test_the_lexer_sees_the_library_as_larks_lexer_does(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        agree(path.suffix[1:], line)


@given(st.sampled_from(["terms", "events"]), st.lists(PIECES, max_size=8).map("".join))
def test_the_lexer_sees_any_text_as_larks_lexer_does(name: str, line: str) -> None:
    agree(name, line)


@pytest.mark.parametrize(
    ("text", "kind", "canonical"),
    [
        ("§ 5 (b) (ii)", "SECTION", "§5(b)(ii)"),
        ("s.5(b)", "SECTION", "§5(b)"),
        ("s. 2.3.1(a)(ii)", "SECTION", "§2.3.1(a)(ii)"),
        ("§§IV.B.2", "SECTION", "§IV.B.2"),
        ("2002-1-5", "DATE", "2002-01-05"),
        ("$ 1,000.00", "MONEY", "$1,000.00"),
        ("$-5", "MONEY", "-$5"),
        ("9.99 %", "PERCENT", "9.99%"),
        ("“Halco”", "STRING", "Halco"),
        ('"a \\"b\\" \\\\ \\c"', "STRING", 'a "b" \\ \\c'),
        ('“a "b" \\\\”', "STRING", 'a "b" \\\\'),
        ("(ii)", "LABEL", "(ii)"),
        ("H-first", "NAME", "H-first"),
        ("days'", "days'", "days'"),
        ("zebra", "WORD", "zebra"),
    ],
)
def test_words_of_one_meaning_have_one_text(text: str, kind: str, canonical: str) -> None:
    lexicon = language("terms").lexicon
    assert lexicon.split(text, 0, len(text)) == [text]
    assert lexicon.kind(text) == kind
    assert lexicon.text(text) == canonical


@given(st.data(), st.sampled_from(sorted(TEXTS)))
def test_a_word_as_the_formatter_writes_it_is_read_as_itself(data: st.DataObject, kind: str) -> None:
    text = data.draw(TEXTS[kind])
    lexicon = language("terms").lexicon
    shown = written(kind, text)
    assert lexicon.split(shown, 0, len(shown)) == [shown]
    assert lexicon.kind(shown) == kind
    assert lexicon.text(shown) == text


@pytest.mark.parametrize(
    "text", ["10K", "1.2.3", "5x5", "1e6", "$1.5M", "9" * 61, "$" + "9," * 60 + "9", '"open', "“open", "§", "a\u00ad"]
)
def test_what_is_nearly_a_word_is_none(text: str) -> None:
    assert STRAY in language("terms").lexicon.scan(text, 0, len(text))[0]


def test_sixty_digits_are_still_a_number() -> None:
    text = ",".join(["999"] * 20) + " " + "9" * 60 + "%"
    assert language("terms").lexicon.scan(text, 0, len(text))[0] == ["NUMBER", "PERCENT"]


def test_a_multiple_may_touch_its_sign() -> None:
    assert language("terms").lexicon.scan("3x stated", 0, 9)[0] == ["NUMBER", "x", "stated"]


def test_what_word_processors_write_becomes_plain_and_keeps_its_length() -> None:
    text = "a\xa0b\u2003c\u2013d company\u2019s 3\xd71\u20442\v"
    assert plain(text) == "a b c-d company's 3x1/2 "
    assert plain("§5 “K”") == "§5 “K”"


def test_a_plain_text_stays_the_same_object() -> None:
    for text in ("plain", "§5 “K”"):
        assert plain(text) is text


def test_memory_for_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.syntax.tokens._MOST_REMEMBERED", 500)
    lexicon = Language(
        "terms", resources.read("grammar", "tokens.lark") + resources.read("grammar", "terms.lark")
    ).lexicon
    for number in range(1200):
        assert lexicon.kind(str(number)) == "NUMBER"
        assert lexicon.text(str(number)) == str(number)
    assert lexicon.kind("stated") == "stated"
    assert lexicon.kind("7" * 55) == "NUMBER"
