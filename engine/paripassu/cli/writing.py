"""Writing files whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

from paripassu.diagnostics.codes import UNWRITABLE_FILE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span


def write_file(path: str, pieces: Iterable[str], newline: str = "\n") -> tuple[Diagnostic, ...]:
    """Write a text to a file, beside it first and then in its place, so that nobody ever sees half of it.

    A link is followed, and the file keeps its mode. A finding where it cannot be written; what stood there stays.
    """
    return _write(path, (text.replace("\n", newline).encode() for text in pieces))


def write_bytes(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Write a file that is no text, in the same way."""
    return _write(path, (data,))


def _write(path: str, pieces: Iterable[bytes]) -> tuple[Diagnostic, ...]:
    place = os.path.realpath(path)
    try:
        if _is_special(place):
            with open(place, "wb") as file:
                file.writelines(pieces)
        else:
            _replace(place, pieces)
    except OSError as error:
        message = f"{quote(path)} could not be written: {(error.strerror or str(error)).lower()}."
        at = Label(Span(Source(path, ""), 0, 0))
        return (Diagnostic(UNWRITABLE_FILE, message, at, hint="What stood there before still does."),)
    return ()


def _replace(place: str, pieces: Iterable[bytes]) -> None:
    import tempfile

    if os.path.isdir(place):
        raise IsADirectoryError(None, "it is a folder")
    handle, beside = tempfile.mkstemp(prefix=".pari-", suffix=".tmp", dir=os.path.dirname(place))
    try:
        with open(handle, "wb") as file:
            file.writelines(pieces)
        os.chmod(beside, _mode(place))
        os.replace(beside, place)
    except BaseException:
        os.unlink(beside)
        raise


def _is_special(place: str) -> bool:
    """Whether a path is a device or a pipe, which is written to and must never be replaced by a file."""
    try:
        mode = os.stat(place).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _mode(place: str) -> int:
    """The mode that a file has, or that a new file is given."""
    try:
        return stat.S_IMODE(os.stat(place).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
