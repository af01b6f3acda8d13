"""Writing files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice

from paripassu.diagnostics.codes import UNWRITABLE_FILE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span

_LINES_AT_ONCE = 4096


def write_file(path: str, lines: Iterable[str], newline: str = "\n") -> tuple[Diagnostic, ...]:
    """Write lines to a file, beside it first and then in its place, so that nobody ever sees half of it.

    A link is followed, and the file keeps its mode. A finding where it cannot be written; what stood there stays.
    """
    import tempfile

    place = os.path.realpath(path)
    name = ""
    try:
        _refuse_folder(place)
        handle, name = tempfile.mkstemp(prefix=".pari-", suffix=".tmp", dir=os.path.dirname(place) or ".")
        with open(handle, "w", encoding="utf-8", newline=newline) as file:
            remaining = iter(lines)
            while chunk := list(islice(remaining, _LINES_AT_ONCE)):
                file.write("\n".join(chunk) + "\n")
        os.chmod(name, _mode(place))
        os.replace(name, place)
    except OSError as error:
        _remove(name)
        return (_unwritable(path, error),)
    except BaseException:
        _remove(name)
        raise
    return ()


def _mode(place: str) -> int:
    """The mode that a file has, or that a new file is given."""
    try:
        return os.stat(place).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _refuse_folder(place: str) -> None:
    if os.path.isdir(place):
        raise IsADirectoryError(21, "it is a folder")


def _remove(name: str) -> None:
    if name and os.path.exists(name):
        os.unlink(name)


def _unwritable(path: str, error: OSError) -> Diagnostic:
    message = f"{quote(path)} could not be written: {(error.strerror or str(error)).lower()}."
    return Diagnostic(
        UNWRITABLE_FILE, message, Label(Span(Source(path, ""), 0, 0)), hint="Nothing was changed on the disk."
    )
