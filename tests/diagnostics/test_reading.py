"""Reading files."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.reading import kind_of, nearest_file, read_source
from paripassu.diagnostics.render import render_diagnostic
from paripassu.source import Source

TEXT = 'series K "Series K"\n§2 dividends\n  none\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


NOTHING_LIKE_IT = "Nothing in its folder is called so, or nearly so."


def write(name: str, data: bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)
    return name


def source_of(data: bytes) -> Source:
    outcome = read_source(write("k.terms", data))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def refusal(path: str, limit: int | None = None) -> Diagnostic:
    outcome = read_source(path, limit=limit)
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    return diagnostic


def said(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code.id, diagnostic.message, diagnostic.hint


def test_a_text_in_utf_8_is_read_as_it_stands() -> None:
    assert source_of(TEXT.encode()) == Source("k.terms", TEXT)


def test_an_empty_file_is_a_text() -> None:
    assert source_of(b"") == Source("k.terms", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    assert source_of(TEXT.encode(encoding)).text == TEXT


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert source_of(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_alike_inside_and_the_file_is_remembered(newline: str) -> None:
    assert source_of(TEXT.replace("\n", newline).encode()) == Source("k.terms", TEXT, newline)


@pytest.mark.parametrize(("mixed", "newline"), [("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb\r\n", "\r")])
def test_the_first_line_says_how_lines_end(mixed: str, newline: str) -> None:
    source = source_of(mixed.encode())
    assert (source.text, source.newline) == ("a\nb\n", newline)


def test_a_word_processor_file_is_read_with_a_warning_at_the_first_character_in_doubt() -> None:
    outcome = read_source(write("k.terms", b"# plain\r\nseries K \x93Series K\x94\r\n\xa72 dividends\r\n"))
    assert outcome.value == Source("k.terms", "# plain\nseries K “Series K”\n§2 dividends\n", "\r\n")
    (diagnostic,) = outcome.diagnostics
    assert render_diagnostic(diagnostic) == (
        "warning[F005]: `k.terms` is not in UTF-8; it was read as Windows-1252.\n"
        "  --> k.terms:2:10\n"
        "2 | series K “Series K”\n"
        "  |          ^ the first character in doubt\n"
        "  hint: Save it as plain text, in UTF-8."
    )


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"\x00\x01\x02", ""),
        (b"series K\x00", ""),
        (b"\x89PNG\r\n\x1a\n\xff", ""),
        (b"caf\xe9 \x81", ""),
        (b"\xff\xfea\x00\x00\x00", ""),
        (b"\xff\xfea\x00b", "It begins as UTF-16 text does, and goes on as something else. "),
        (b"PK\x03\x04", "It looks like a word-processor or spreadsheet file (.docx, .xlsx, .zip). "),
        (b"\xd0\xcf\x11\xe0", "It looks like an old word-processor or spreadsheet file (.doc, .xls). "),
        (b"%PDF-1.4\n", "It looks like a PDF. "),
        (b"{\\rtf1 K}", "It looks like a rich-text file (.rtf). "),
        (b"\x1f\x8b\x08", "It looks like a compressed file (.gz). "),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, hint: str) -> None:
    expected = ("F003", "`k.terms` is not a text file.", f"{hint}Save it as plain text, in UTF-8.")
    assert said(refusal(write("k.terms", data))) == expected


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    assert render_diagnostic(refusal(write("k.terms", b"\x00"))) == (
        "error[F003]: `k.terms` is not a text file.\n  --> k.terms\n  hint: Save it as plain text, in UTF-8."
    )


def test_a_missing_file_asks_for_the_nearest_name_in_its_folder() -> None:
    write("nstor/series-k.terms", b"")
    assert said(refusal("nstor/series-l.terms")) == (
        "F001",
        "There is no file `nstor/series-l.terms`.",
        f"Did you mean `{os.path.join('nstor', 'series-k.terms')}`?",
    )


def test_a_missing_file_in_the_current_folder_is_named_without_one() -> None:
    write("company.terms", b"")
    assert nearest_file("compny.terms") == "Did you mean `company.terms`?"


def test_a_missing_file_with_no_near_name_says_so() -> None:
    write("company.terms", b"")
    assert refusal("x.events").hint == NOTHING_LIKE_IT


def test_a_missing_folder_is_said() -> None:
    assert said(refusal("nowhere/k.terms")) == (
        "F001",
        "There is no file `nowhere/k.terms`.",
        "There is no folder `nowhere`.",
    )


def test_a_file_has_nothing_within_it() -> None:
    write("k.terms", b"")
    assert said(refusal("k.terms/k.terms")) == (
        "F001",
        "There is no file `k.terms/k.terms`.",
        "There is no folder `k.terms`.",
    )


def test_a_missing_current_folder_has_nothing_like_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert said(refusal("k.terms")) == ("F001", "There is no file `k.terms`.", NOTHING_LIKE_IT)


def test_a_folder_names_a_file_within_it() -> None:
    write("nstor/README.md", b"")
    write("nstor/series-k.terms", b"")
    assert said(refusal("nstor")) == (
        "F002",
        "`nstor` is a folder, not a file.",
        f"Name a file in it, such as `{os.path.join('nstor', 'series-k.terms')}`.",
    )


def test_a_folder_without_such_files_says_what_they_end_in() -> None:
    Path("empty").mkdir()
    assert refusal("empty").hint == "Name a file, one that ends in `.terms` or `.events`."


def fail_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str) -> io.FileIO:
        raise error

    monkeypatch.setattr("paripassu.diagnostics.reading.FileIO", refuse)


def test_a_file_that_may_not_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(PermissionError(13, "Permission denied"), monkeypatch)
    assert said(refusal("k.terms")) == (
        "F002",
        "You have no permission to read `k.terms`.",
        "Ask its owner to let you read it, or copy it to a folder of yours.",
    )


def test_a_broken_disk_is_told_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(OSError(5, "Input/output error"), monkeypatch)
    hint = "Look whether its name is right, and whether other programs can read it."
    assert said(refusal("k.terms")) == ("F002", "`k.terms` could not be read: Input/output error.", hint)


def test_a_path_that_no_file_can_have_is_refused() -> None:
    assert refusal("k\0.terms").code.id == "F002"


def test_a_path_of_bytes_that_are_no_text_can_still_be_printed() -> None:
    assert refusal(os.fsdecode(b"k\xff.terms")).message == "There is no file `k?.terms`."


def test_a_file_over_the_limit_is_refused() -> None:
    assert said(refusal(write("k.terms", b"12345"), limit=4)) == (
        "F004",
        "`k.terms` is larger than 4 bytes, the most that is read of such a file.",
        "Split it into several files, and check that it is the right one.",
    )


def test_a_file_at_the_limit_is_read() -> None:
    assert read_source(write("k.terms", b"1234"), limit=4).value == Source("k.terms", "1234")


@pytest.mark.parametrize(("name", "most"), [("k.terms", 20), ("k.TERMS", 20), ("k.events", 200)])
def test_each_kind_of_file_has_its_own_limit(name: str, most: int) -> None:
    with open(name, "wb") as stream:
        # A hole: it reads as zeros, and takes no room on the disk.
        stream.truncate(most * 1_000_000 + 1)
    assert refusal(name).message == f"`{name}` is larger than {most} MB, the most that is read of such a file."


def test_an_endless_device_does_not_fill_the_memory() -> None:
    assert refusal("/dev/zero", limit=4).code.id == "F004"


def test_standard_input_is_read_as_bytes() -> None:
    stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16")), encoding="ascii")
    assert read_source("-", stdin).value == Source("<stdin>", TEXT)


def test_standard_input_may_be_text_already() -> None:
    assert read_source("-", io.StringIO(TEXT)).value == Source("<stdin>", TEXT)


def test_standard_input_has_a_limit_too() -> None:
    (diagnostic,) = read_source("-", io.StringIO(TEXT), limit=4).diagnostics
    assert diagnostic.code.id == "F004"


def test_standard_input_that_is_not_open_is_refused() -> None:
    hint = "Give it a text, as in `pari check - < story.events`."
    assert said(refusal("-")) == ("F002", "`<stdin>` could not be read: standard input is not open.", hint)


def test_standard_input_that_was_closed_is_refused() -> None:
    stdin = io.StringIO(TEXT)
    stdin.close()
    (diagnostic,) = read_source("-", stdin).diagnostics
    assert said(diagnostic)[0] == "F002"


@pytest.mark.parametrize(("name", "kind"), [("k.terms", "terms"), ("a/b.EVENTS", "events"), ("k.Terms", "terms")])
def test_the_ending_says_what_a_file_holds(name: str, kind: str) -> None:
    assert kind_of(name).value == kind


def test_a_file_of_another_kind_is_refused() -> None:
    outcome = kind_of("notes.txt")
    assert outcome.value is None
    assert [said(diagnostic) for diagnostic in outcome.diagnostics] == [
        (
            "F006",
            "`notes.txt` is neither a terms file nor an event script.",
            "Terms end in `.terms`, event scripts in `.events`.",
        )
    ]
