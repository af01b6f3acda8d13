"""Reading files: text of any usual encoding and line ending becomes a source, everything else a finding.

Word processors write Windows-1252 and UTF-16; refusing them would turn lawyers away at the door, and reading them
silently wrong would be worse. So UTF-8 and marked UTF-16 are simply read, and anything else that looks like text is
read as Windows-1252 with a warning.
"""

from __future__ import annotations

import codecs
import os
from io import FileIO, RawIOBase
from typing import BinaryIO, Literal, Never, TextIO

from paripassu.diagnostics.codes import (
    BINARY_FILE,
    FILE_NOT_FOUND,
    FILE_TOO_LARGE,
    UNKNOWN_ENCODING,
    UNKNOWN_FILE_KIND,
    UNREADABLE_FILE,
    Code,
)
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.suggest import ask, nearest
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span

FileKind = Literal["terms", "events"]

STDIN_NAME = "<stdin>"
TERMS_LIMIT = 20_000_000
EVENTS_LIMIT = 200_000_000

_CHUNK = 1 << 20
_CHECK = "Look whether its name is right, and whether other programs can read it."
_FEED = "Give it a text, as in `pari check - < story.events`."
_AS_TEXT = "Save it as plain text, in UTF-8."
# What other programs write first, and what to say about it.
_FOREIGN = (
    (b"PK\x03\x04", "It looks like a word-processor or spreadsheet file (.docx, .xlsx, .zip)."),
    (b"\xd0\xcf\x11\xe0", "It looks like an old word-processor or spreadsheet file (.doc, .xls)."),
    (b"%PDF-", "It looks like a PDF."),
    (b"{\\rtf", "It looks like a rich-text file (.rtf)."),
    (b"\x1f\x8b", "It looks like a compressed file (.gz)."),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r") + b"\x7f"


def read_source(path: str, stdin: TextIO | None = None, limit: int | None = None) -> Outcome[Source]:
    """The text of a file, or of standard input for `-`; a limit in bytes takes the place of the one for its kind."""
    name = STDIN_NAME if path == "-" else _printable(path)
    by_kind = TERMS_LIMIT if path.lower().endswith(".terms") else EVENTS_LIMIT
    most = by_kind if limit is None else limit
    try:
        data = _take_stdin(stdin, most) if path == "-" else _take_file(path, most)
    except (OSError, ValueError) as error:
        return _unread(path, name, error)
    if len(data) > most:
        message = f"{quote(name)} is larger than {_size(most)}, the most that is read of such a file."
        return _refuse(
            FILE_TOO_LARGE, name, message, "Split it into several files, and check that it is the right one."
        )
    foreign = next((hint for start, hint in _FOREIGN if data.startswith(start)), "")
    if foreign:
        return _refuse_binary(name, foreign)
    return _decode(name, data)


def kind_of(name: str) -> Outcome[FileKind]:
    """Whether a file holds terms or events, which its ending says."""
    lowered = name.lower()
    if lowered.endswith(".terms"):
        return Outcome("terms")
    if lowered.endswith(".events"):
        return Outcome("events")
    message = f"{quote(_printable(name))} is neither a terms file nor an event script."
    return _refuse(UNKNOWN_FILE_KIND, _printable(name), message, "Terms end in `.terms`, event scripts in `.events`.")


def wrong_kind(path: str, wanted: FileKind, stdin_name: str = "") -> tuple[Diagnostic, ...]:
    """What is wrong with the name of a file that must hold terms, or a script; that it is missing is found later."""
    name = stdin_name if path == "-" else path
    return is_of_kind(name, wanted).diagnostics if name and (path == "-" or os.path.isfile(path)) else ()


def is_of_kind(name: str, wanted: FileKind) -> Outcome[FileKind]:
    """The kind of a file that has to be of one kind; a finding where it is of the other, or of none."""
    kind = kind_of(name)
    if kind.value in {None, wanted}:
        return kind
    shown = _printable(name)
    is_script = kind.value == "events"
    message = (
        f"{quote(shown)} is an event script, not terms." if is_script else f"{quote(shown)} is not an event script."
    )
    hint = (
        "A script is run by `pari run`." if is_script else "Terms are shown by `pari show`; scripts end in `.events`."
    )
    return _refuse(UNKNOWN_FILE_KIND, shown, message, hint)


def nearest_file(path: str) -> str:
    """A question naming the files that may have been meant by a path that does not exist, or nothing."""
    folder, word = os.path.split(path)
    try:
        names = sorted(os.listdir(folder or os.curdir))
    except (OSError, ValueError):
        return f"There is no folder {quote(_printable(folder))}." if folder else ""
    return ask([quote(_printable(os.path.join(folder, name))) for name in nearest(word, names)])


def _take_file(path: str, most: int) -> bytearray:
    # FileIO and not open: nothing is gained by a buffer when all is read, in large pieces, once.
    with FileIO(path) as stream:
        return _take(stream, most)


def _take_stdin(stdin: TextIO | None, most: int) -> bytearray:
    if stdin is None:
        raise ValueError("standard input is not open")
    stream: BinaryIO | None = getattr(stdin, "buffer", None)
    if stream is None:
        return bytearray(stdin.read(most + 1).encode("utf-8", "replace"))
    return _take(stream, most)


def _take(stream: BinaryIO | RawIOBase, most: int) -> bytearray:
    """All bytes of a stream, or a few more than allowed, so that an endless device cannot fill the memory."""
    data = bytearray()
    while len(data) <= most and (chunk := stream.read(_CHUNK)):
        data += chunk
    return data


def _unread(path: str, name: str, error: OSError | ValueError) -> Outcome[Never]:
    shown = quote(name)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            hint = nearest_file(path) or "Nothing in its folder is called so, or nearly so."
            return _refuse(FILE_NOT_FOUND, name, f"There is no file {shown}.", hint)
        case IsADirectoryError():
            return _refuse(UNREADABLE_FILE, name, f"{shown} is a folder, not a file.", _file_within(path))
        case PermissionError():
            hint = "Ask its owner to let you read it, or copy it to a folder of yours."
            return _refuse(UNREADABLE_FILE, name, f"You have no permission to read {shown}.", hint)
        case OSError():
            return _refuse(UNREADABLE_FILE, name, f"{shown} could not be read: {error.strerror}.", _CHECK)
        case _:
            return _refuse(
                UNREADABLE_FILE, name, f"{shown} could not be read: {error}.", _FEED if path == "-" else _CHECK
            )


def _file_within(folder: str) -> str:
    for name in sorted(os.listdir(folder)):
        if kind_of(name).value:
            return f"Name a file in it, such as {quote(_printable(os.path.join(folder, name)))}."
    return "Name a file, one that ends in `.terms` or `.events`."


def _decode(name: str, data: bytearray) -> Outcome[Source]:
    """Text from bytes, by the mark at their beginning or by what they can be."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            return _refuse_binary(name, "It begins as UTF-16 text does, and goes on as something else.")
        return _refuse_binary(name) if "\0" in text else Outcome(_source(name, text))
    body = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in body:
        return _refuse_binary(name)
    try:
        return Outcome(_source(name, body.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _decode_old(name, body, error.start)


def _decode_old(name: str, body: bytearray, first: int) -> Outcome[Source]:
    """Windows-1252, the only other encoding that certificates are met in, with a warning at the first byte in doubt."""
    try:
        text = "" if body.translate(None, _CONTROLS) != body else body.decode("windows-1252")
    except UnicodeDecodeError:
        text = ""
    if not text:
        return _refuse_binary(name)
    source = _source(name, text)
    start = len(_source(name, text[:first]).text)
    message = f"{quote(name)} is not in UTF-8; it was read as Windows-1252."
    at = Label(Span(source, start, start + 1), "the first character in doubt")
    return Outcome(source, (Diagnostic(UNKNOWN_ENCODING, message, at, hint=_AS_TEXT),))


def _source(name: str, text: str) -> Source:
    if "\r" not in text:
        return Source(name, text)
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    first = unix.find("\n")
    # Until the first newline both texts agree, so this is where the file says how its lines end.
    newline = "\n" if text[first] == "\n" else "\r\n" if text[first + 1 : first + 2] == "\n" else "\r"
    return Source(name, unix, newline)


def _refuse_binary(name: str, hint: str = "") -> Outcome[Never]:
    return _refuse(BINARY_FILE, name, f"{quote(name)} is not a text file.", f"{hint} {_AS_TEXT}".lstrip())


def _refuse(code: Code, name: str, message: str, hint: str = "") -> Outcome[Never]:
    """A finding about a file as a whole, which has no text to point into."""
    return Outcome(None, (Diagnostic(code, message, Label(Span(Source(name, ""), 0, 0)), hint=hint),))


def _printable(path: str) -> str:
    """A path that can be printed: file systems allow bytes that are no text in any encoding."""
    return path.encode("utf-8", "replace").decode("utf-8")


def _size(limit: int) -> str:
    return f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit:,} bytes"
