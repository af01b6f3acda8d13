"""Files that are no texts, or too much of one: one finding that names the file, at once, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commands import Called, call
from mistakes import found

STORY = 'script "Bad"\n  company         "company.terms"\n\n2002-01-02 issue 50 A to "Ann"\n'
PLAIN_TEXT = "Save it as plain text, in UTF-8."
SPLIT = "Split it into several files, and check that it is the right one."
LOST = "Was a blank or a line break lost?"
FEWER = "Take out the parentheses that change nothing, or part the amount into several clauses."


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (bytes(range(256)), PLAIN_TEXT),
        (b"script\0", PLAIN_TEXT),
        (b"script\x07 \xff", PLAIN_TEXT),
        ("script".encode("utf-32"), PLAIN_TEXT),
        ("script".encode("utf-16-be"), PLAIN_TEXT),
        (b"\x89PNG\r\n\x1a\n", PLAIN_TEXT),
        (b"%PDF-1.7\n", f"It looks like a PDF. {PLAIN_TEXT}"),
        (b"PK\x03\x04", f"It looks like a word-processor or spreadsheet file (.docx, .xlsx, .zip). {PLAIN_TEXT}"),
    ],
)
@pytest.mark.parametrize("name", ["bad.terms", "bad.events"])
def test_a_file_that_is_no_text_is_told_of_as_such(acme: Path, name: str, data: bytes, hint: str) -> None:
    (acme / name).write_bytes(data)
    for verb in ("check", "fmt", *(["run"] if name == "bad.events" else ["show"])):
        assert found(verb, name) == [("F003", "1:1", "", hint)]
        said = call(verb, name)
        assert f"error[F003]: `{name}` is not a text file.\n  --> {name}\n  hint: " in said.out + said.err
    assert (acme / name).read_bytes() == data


def test_a_file_of_50_megabytes_is_read_no_further_than_any_deal_goes(acme: Path) -> None:
    (acme / "bad.terms").write_bytes((acme / "company.terms").read_bytes() + b"\n" * 50_000_000)
    assert found("check", "bad.terms") == [("F004", "1:1", "", SPLIT)]
    assert found("fmt", "bad.terms") == [("F004", "1:1", "", SPLIT)]
    assert (acme / "bad.terms").stat().st_size > 50_000_000


@pytest.mark.parametrize(
    ("line", "code"), [("a" * 50_000_000, "S001"), ("a b " * 12_500_000, "S012"), ('"' * 50_000_001, "S012")]
)
def test_a_script_of_50_megabytes_in_one_line_is_one_finding(acme: Path, line: str, code: str) -> None:
    (acme / "bad.events").write_text(f"{STORY}{line}\n", encoding="utf-8")
    called = call("run", "bad.events")
    assert (called.code, called.out) == (1, "")
    assert called.err.startswith(f"error[{code}]: ")
    assert called.err.count("error[") == 1
    assert len(called.err) < 1_000


@pytest.mark.parametrize(
    ("name", "old", "new", "row"),
    [
        ("bad.events", "50 A", "1" * 10_000 + " A", ("S007", "4:18", LOST)),
        ("bad.events", "50 A", "0." + "1" * 10_000 + " A", ("S007", "4:18", LOST)),
        ("bad.events", "50 A", ",".join(["111"] * 3_333) + " A", ("S007", "4:18", LOST)),
        ("bad.events", "2002-01-02", "2" * 10_000 + "-01-02", ("S007", "4:1", LOST)),
        ("company.terms", "10,000", "1" * 10_000, ("S007", "6:19", LOST)),
        ("company.terms", "$0.01", "$" + "1" * 10_000, ("S007", "7:19", LOST)),
        ("series-a.terms", "amount      stated value", "amount " + "(" * 10_000 + "$1" + ")" * 10_000, None),
        ("series-a.terms", "amount      stated value", "amount " + "(" * 10_000, None),
        ("series-a.terms", "amount      stated value", "amount $1" + " + $1" * 500, None),
        ("series-a.terms", "amount      stated value", "amount $1" + " + $1" * 10_000, None),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_a_line_that_nobody_wrote_is_one_finding(
    acme: Path, name: str, old: str, new: str, row: tuple[str, str, str] | None
) -> None:
    path = acme / name
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else STORY).replace(old, new, 1))
    rows = found("check", name)
    assert len(rows) == 1
    code, place, _, hint = rows[0]
    if row is not None:
        assert (code, place, hint) == row
    else:
        assert (code, hint.partition(" ")[0]) in {("S006", "Take"), ("S012", "Was")}
        assert place.startswith("13:")
    for verb in ("check", "fmt"):
        said = call(verb, name)
        assert said.code == 1
        assert len(said.out + said.err) < 1_200


def test_a_file_that_is_not_there_a_folder_and_one_of_another_kind(acme: Path) -> None:
    (acme / "folder.events").mkdir()
    (acme / "notes.txt").write_text("x")
    assert found("run", "stroy.events") == [("F001", "1:1", "", "Did you mean `story.events`?")]
    assert found("run", "nowhere/story.events") == [("F001", "1:1", "", "There is no folder `nowhere`.")]
    hint = "Name a file, one that ends in `.terms` or `.events`."
    assert found("run", "folder.events") == [("F002", "1:1", "", hint)]
    assert found("check", "folder.events") == [("F001", "1:1", "", "They end in `.terms` and `.events`.")]
    assert found("check", "notes.txt") == [("F006", "1:1", "", "Terms end in `.terms`, event scripts in `.events`.")]
    assert found("check", "a\0b.terms") != []


def test_a_verb_says_which_kind_of_file_it_wants(acme: Path) -> None:
    assert acme.exists()
    a_script, terms = "A script is run by `pari run`.", "Terms are shown by `pari show`; scripts end in `.events`."
    assert found("show", "story.events") == [("F006", "1:1", "", a_script)]
    assert found("run", "company.terms") == [("F006", "1:1", "", terms)]
    assert found("explain", "company.terms", "e1") == [("F006", "1:1", "", terms)]
    assert found("run", "-", "--stdin-filename", "x.terms", stdin=b"") == [("F006", "1:1", "", terms)]
    assert found("show", "-", "--stdin-filename", "x.events", stdin=b"") == [("F006", "1:1", "", a_script)]


@pytest.mark.parametrize("name", ["bad\udcff.events", "new\nline.events", "\x1b[31mred.events", "株式会社.events"])
def test_a_file_of_any_name_is_told_of(acme: Path, name: str) -> None:
    (acme / os.fsdecode(os.fsencode(name))).write_text(STORY.replace("issue", "isue"))
    for arguments in (["check", name], ["run", name], ["fmt", name], ["check", "."]):
        called = call(*arguments)
        assert called.code == 1
        assert "error[S001]: " in called.out + called.err
        assert "\x1b" not in called.out + called.err
        assert "\nline" not in called.out + called.err


def _half(folder: Path) -> list[str]:
    """Files that a command has left behind."""
    return sorted(path.name for path in folder.iterdir() if path.name not in BEFORE)


BEFORE = {"company.terms", "series-a.terms", "series-b.terms", "story.events", "bad.events"}


@pytest.mark.parametrize(
    "line", ["", "2002-01-02 isue 5 A", '2002-01-03 issue 500 A to "Bob"\n', "expect A outstanding 9"]
)
@pytest.mark.parametrize("style", ["text", "json"])
def test_an_output_is_whole_whatever_the_script_is_worth(acme: Path, line: str, style: str) -> None:
    (acme / "bad.events").write_text(f"{STORY}{line}\n", encoding="utf-8")
    printed = call("run", "bad.events", "--format", style)
    (acme / "out.txt").write_text("as before\n")
    called = call("run", "bad.events", "--format", style, "--output", "out.txt")
    assert (called.code, called.out, called.err) == (printed.code, "", printed.err)
    # A script that cannot be run has nothing to tell as text, so what stood there stays.
    assert (acme / "out.txt").read_text(encoding="utf-8") == (printed.out or "as before\n")
    assert _half(acme) == ["out.txt"]


def unwritable(called: Called, name: str, why: str) -> None:
    assert (called.code, called.out) == (1, "")
    assert called.err == (
        f"error[F008]: `{name}` could not be written: {why}.\n  --> {name}\n"
        "  hint: What stood there before still does.\n"
    )


def test_an_output_that_cannot_be_written_leaves_nothing_behind(acme: Path) -> None:
    (acme / "folder").mkdir()
    unwritable(call("run", "story.events", "-o", "none/out.txt"), "none/out.txt", "no such file or directory")
    unwritable(call("run", "story.events", "-o", "folder"), "folder", "it is a folder")
    unwritable(call("run", "story.events", "-o", "story.events/x"), "story.events/x", "not a directory")
    called = call("run", "story.events", "-o", "x" * 300)
    assert (called.code, called.out) == (1, "")
    assert "could not be written: file name too long." in called.err
    assert _half(acme) == ["folder"]
    assert list((acme / "folder").iterdir()) == []


def test_a_disk_that_is_full_costs_nothing_that_was_there(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (acme / "out.txt").write_text("as before\n")
    called = call("run", "story.events", "-o", "/dev/full")
    unwritable(called, "/dev/full", "no space left on device")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    unwritable(call("run", "story.events", "-o", "out.txt"), "out.txt", "no space left on device")
    untidy = (acme / "company.terms").read_text().replace("authorized  ", "authorized ")
    (acme / "company.terms").write_text(untidy)
    called = call("fmt", "company.terms")
    assert called.code == 1
    assert "error[F008]: `company.terms` could not be written: no space left on device." in called.err
    assert (acme / "company.terms").read_text() == untidy
    assert (acme / "out.txt").read_text() == "as before\n"
    assert _half(acme) == ["out.txt"]


def test_a_folder_that_is_read_only_keeps_what_it_has(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    unwritable(call("run", "story.events", "-o", "out.txt"), "out.txt", "permission denied")
    assert _half(acme) == []
