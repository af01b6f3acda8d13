"""Standard input under a name of its own."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from paripassu.diagnostics.standardinput import kind_of_input, read_named


def test_standard_input_goes_by_the_name_given() -> None:
    named = read_named("-", StringIO("x\n"), "sub/a.events").value
    assert named is not None
    assert (named.name, named.text) == ("sub/a.events", "x\n")
    unnamed = read_named("-", StringIO("x\n")).value
    assert unnamed is not None
    assert unnamed.name == "<stdin>"


def test_a_file_keeps_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "a.events"
    path.write_text("x\n")
    source = read_named(str(path), None, "other.events").value
    assert source is not None
    assert source.name == str(path)


def test_standard_input_that_is_not_open_is_a_finding() -> None:
    assert [finding.code.id for finding in read_named("-", None).diagnostics] == ["F002"]
    assert [finding.code.id for finding in kind_of_input("-", None).diagnostics] == ["F002"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('# a story\n\nscript "A story"\n', "events"),
        ('2001-11-20 issue 1 K to "A"\n', "events"),
        ("expect allowed\n", "events"),
        ("as of 2002-01-01\n", "events"),
        ('company "Acme"\n', "terms"),
        ('series K "K"\n  source "x" signed 2001-11-19\n\n§1 designation\n', "terms"),
        ('scripts "K"\n', "terms"),
        ("", "terms"),
    ],
)
def test_the_lines_of_standard_input_tell_its_kind_and_can_be_read_again(text: str, kind: str) -> None:
    found = kind_of_input("-", StringIO(text)).value
    assert found is not None
    assert found.kind == kind
    assert found.stdin is not None
    assert found.stdin.read() == text


def test_a_name_tells_the_kind_before_the_lines_do() -> None:
    given = StringIO("expect allowed\n")
    found = kind_of_input("-", given, "a.terms").value
    assert found is not None
    assert (found.kind, found.stdin) == ("terms", given)
    assert [finding.code.id for finding in kind_of_input("-", given, "a.txt").diagnostics] == ["F006"]
    assert [finding.code.id for finding in kind_of_input("a.txt").diagnostics] == ["F006"]
