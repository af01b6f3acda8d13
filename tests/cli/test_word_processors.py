"""What word processors make of a text simply works, in every verb: other quotes, dashes, blanks, endings, encodings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import call

FILES = ("company.terms", "series-a.terms", "series-b.terms", "story.events")
NAMES = re.compile(r'"([^"]*)"')

# What becomes of a text, by what does it.
CHANGES: dict[str, Callable[[str], str]] = {
    "curly quotes": lambda text: NAMES.sub("“\\1”", text),
    "curly quotes of other lands": lambda text: NAMES.sub("„\\1“", text),
    "curly apostrophes": lambda text: text.replace("'", "\u2019"),
    "unbroken blanks": lambda text: text.replace(" ", "\u00a0"),
    "narrow and wide blanks": lambda text: text.replace("  ", "\u2009\u3000"),
    "blanks of no width": lambda text: text.replace(" value", "\u200b value"),
    "long dashes": lambda text: text.replace("-0", "\u20130"),
    "unbroken hyphens": lambda text: text.replace("-0", "\u20110"),
    "blanks in sections": lambda text: text.replace("§3", "§\u00a03").replace("§1", "§ 1"),
    "sections of a plain keyboard": lambda text: text.replace("§", "s."),
    "blanks in amounts": lambda text: text.replace("$", "$\u00a0"),
    "tabs": lambda text: text.replace("  ", "\t"),
    "blanks at the end of lines": lambda text: text.replace("\n", " \t \n"),
    "page breaks": lambda text: text.replace("\n\n", "\n\f"),
    "no newline at the end": lambda text: text.rstrip("\n"),
    "many newlines at the end": lambda text: text + "\n\n\n",
}
# What becomes of the bytes.
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "DOS newlines": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac newlines": lambda text: text.replace("\n", "\r").encode(),
    "newlines of both kinds": lambda text: text.replace("\n", "\r\n", 3).encode(),
    "a mark in front": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16, little end first": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16, big end first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 with DOS newlines": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
}


# What those signs are on a plain keyboard.
_PLAIN = (
    ("“”„", '"'),
    ("\u2019", "'"),
    ("\u00a0\u2009\u3000", " "),
    ("\u2011\u2013", "-"),
    ("\u200b", ""),
)


def everything() -> list[tuple[str, str, int]]:
    """What all verbs say of the company and its story."""
    told = [
        call("check", "."),
        call("run", "story.events"),
        call("show", "company.terms"),
        call("explain", "story.events", "p1"),
    ]
    return [(each.out, each.err, each.code) for each in told]


def plainly(told: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """The same with every sign of a word processor that is quoted from the files as on a plain keyboard."""
    curled = {ord(sign): plain for signs, plain in _PLAIN for sign in signs}
    return [(re.sub(" +", " ", out.translate(curled)), err, code) for out, err, code in told]


@pytest.mark.parametrize("name", CHANGES)
def test_a_text_is_understood_as_it_was_meant(acme: Path, name: str) -> None:
    expected = plainly(everything())
    assert [code for _, _, code in expected] == [0, 0, 0, 0]
    before = {each: (acme / each).read_text(encoding="utf-8") for each in FILES}
    changed = {each: CHANGES[name](text) for each, text in before.items()}
    if name != "curly apostrophes":
        assert changed != before
    for each, text in changed.items():
        (acme / each).write_text(text, encoding="utf-8")
    told = plainly(everything())
    if name not in {"sections of a plain keyboard", "blanks in sections", "blanks in amounts"}:
        assert told == expected
    assert [code for _, _, code in told] == [0, 0, 0, 0]
    assert call("fmt", ".").code == 0
    after = {each: (acme / each).read_text(encoding="utf-8") for each in FILES}
    assert after == before


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_file_is_read_in_every_usual_encoding(acme: Path, name: str) -> None:
    expected = everything()
    for each in FILES:
        (acme / each).write_bytes(ENCODINGS[name]((acme / each).read_text(encoding="utf-8")))
    assert everything() == expected
    assert call("fmt", "--check", ".").code == 0


def test_a_file_keeps_its_newlines_when_it_is_formatted(acme: Path) -> None:
    text = (acme / "company.terms").read_text(encoding="utf-8")
    for newline in ("\r\n", "\r", "\n"):
        untidy = text.replace("authorized  ", "authorized ").replace("\n", newline)
        (acme / "company.terms").write_bytes(untidy.encode())
        assert call("fmt", "company.terms").err == "1 file formatted, 0 unchanged\n"
        assert (acme / "company.terms").read_bytes() == text.replace("\n", newline).encode()


def test_a_text_of_windows_is_read_with_a_warning_and_written_as_utf_8(acme: Path) -> None:
    text = (acme / "company.terms").read_text(encoding="utf-8").replace('"Acme, Inc."', "“Acmé, Inc.”")
    (acme / "company.terms").write_bytes(text.encode("windows-1252"))
    called = call("check", "company.terms")
    assert (called.code, called.err) == (0, "\n1 warning\n")
    assert called.out.startswith("warning[F005]: `company.terms` is not in UTF-8; it was read as Windows-1252.\n")
    assert "  --> company.terms:1:9\n1 | company “Acmé, Inc.” incorporated" in called.out
    assert call("fmt", "company.terms").code == 0
    assert (acme / "company.terms").read_text(encoding="utf-8").startswith('company "Acmé, Inc." incorporated')


def test_names_of_all_scripts_are_kept_to_the_letter(acme: Path) -> None:
    names = ("株式会社", "Žluťoučký kůň", "محمد", "O\u2019Brien & “Sons”", "😀", "A\u202eB", "tab\there")
    for name in names:
        said = name.replace('"', '\\"')
        (acme / "names.events").write_text(
            f'script "Names"\n  company "company.terms"\n\n2002-01-02 issue 5 A to "{said}"\n'
            f'expect "{said}" holds 5 A\n',
            encoding="utf-8",
        )
        assert call("run", "names.events").code == 0
        assert call("fmt", "names.events").code == 0
        assert f'to "{said}"' in (acme / "names.events").read_text(encoding="utf-8")
