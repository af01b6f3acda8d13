"""`pari fmt`."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from commands import call

UNTIDY = '# a\nseries C "C" of Preferred\n§1 designation\n  shares 100   # all\n  stated   value $10\n'
TIDY = '# a\nseries C "C" of Preferred\n\n§1 designation\n  shares          100  # all\n  stated value    $10\n'


def test_files_are_written_in_one_form(acme: Path) -> None:
    (acme / "c.terms").write_text(UNTIDY)
    called = call("fmt", ".")
    assert (called.out, called.err, called.code) == ("", "1 file formatted, 4 unchanged\n", 0)
    assert (acme / "c.terms").read_text() == TIDY
    assert call("fmt", ".").err == "0 files formatted, 5 unchanged\n"


def test_a_check_writes_nothing_and_fails_where_something_would_change(acme: Path) -> None:
    (acme / "c.terms").write_text(UNTIDY)
    called = call("fmt", "--check", ".")
    assert (called.out, called.err, called.code) == ("", "would format c.terms\n1 file would change\n", 1)
    assert (acme / "c.terms").read_text() == UNTIDY
    assert call("fmt", "--check", "company.terms").code == 0


def test_a_diff_shows_what_would_change_and_writes_nothing(acme: Path) -> None:
    (acme / "c.terms").write_text(UNTIDY)
    called = call("fmt", "--diff", "c.terms")
    assert called.code == 1
    assert called.out == (
        "--- c.terms as it is\n+++ c.terms formatted\n@@ -1,5 +1,6 @@\n # a\n"
        ' series C "C" of Preferred\n+\n §1 designation\n'
        "-  shares 100   # all\n-  stated   value $10\n+  shares          100  # all\n+  stated value    $10\n"
    )
    assert (acme / "c.terms").read_text() == UNTIDY


def test_line_endings_of_a_file_are_kept(acme: Path) -> None:
    (acme / "c.terms").write_bytes(UNTIDY.replace("\n", "\r\n").encode())
    assert call("fmt", "c.terms").code == 0
    assert (acme / "c.terms").read_bytes() == TIDY.replace("\n", "\r\n").encode()
    assert call("fmt", "--check", "c.terms").code == 0


def test_a_file_with_mistakes_in_its_syntax_is_left_as_it_is(acme: Path) -> None:
    broken = UNTIDY.replace("shares", "shars")
    (acme / "c.terms").write_text(broken)
    (acme / "d.terms").write_text(UNTIDY)
    called = call("fmt", "c.terms", "d.terms")
    assert called.code == 1
    assert "error[S001]: " in called.err
    assert (acme / "c.terms").read_text() == broken
    assert (acme / "d.terms").read_text() == TIDY


def test_standard_input_is_formatted_to_standard_output(acme: Path) -> None:
    for options in ((), ("--stdin-filename", "c.terms")):
        called = call("fmt", "-", *options, stdin=UNTIDY.encode())
        assert (called.out, called.err, called.code) == (TIDY, "", 0)
    story = (acme / "story.events").read_bytes()
    assert call("fmt", "-", stdin=story).out.encode() == story


@pytest.mark.usefixtures("acme")
def test_standard_input_can_be_checked() -> None:
    called = call("fmt", "--check", "-", stdin=UNTIDY.encode())
    assert (called.out, called.err, called.code) == ("", "would format <stdin>\n1 file would change\n", 1)


def test_a_file_of_another_kind_and_one_that_does_not_exist_are_findings(acme: Path) -> None:
    (acme / "notes.txt").write_text("x")
    assert "error[F006]: " in call("fmt", "notes.txt").err
    assert "error[F001]: " in call("fmt", "no.terms").err


def test_what_was_done_is_data_too(acme: Path) -> None:
    (acme / "c.terms").write_text(UNTIDY)
    data = schemas.valid(call("fmt", "--check", "c.terms", "company.terms", "--format", "json").out)
    assert [(file["path"], file["is_changed"], file["is_written"]) for file in data["files"]] == [
        ("c.terms", True, False),
        ("company.terms", False, False),
    ]
    assert "+  stated value    $10\n" in data["files"][0]["diff"]
    data = schemas.valid(call("fmt", "c.terms", "--format", "json").out)
    assert [(file["is_changed"], file["is_written"]) for file in data["files"]] == [(True, True)]


def test_a_file_that_cannot_be_written_is_a_finding(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (acme / "c.terms").write_text(UNTIDY)
    monkeypatch.setattr("paripassu.cli.writing._replace", refuse)
    called = call("fmt", "c.terms")
    assert called.code == 1
    assert "error[F008]: `c.terms` could not be written: permission denied." in called.err
    assert called.err.endswith("0 files formatted, 1 unchanged\n")
    assert (acme / "c.terms").read_text() == UNTIDY
