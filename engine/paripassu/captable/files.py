"""What can be wrong with a file before anything in it is read."""

from __future__ import annotations

from zipfile import BadZipFile, ZipFile

from paripassu.diagnostics.codes import BROKEN_CAPTABLE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span

# More than any cap table holds once it is unpacked, in bytes.
TOO_MUCH = 200_000_000


def unpacked_size(path: str) -> int | None:
    """How many bytes an archive holds; None where it is none."""
    try:
        with ZipFile(path) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (OSError, BadZipFile):
        return None


def broken(path: str, why: str, at: Span | None = None) -> Diagnostic:
    """A cap table that cannot be read."""
    message = f"The cap table {quote(path)} cannot be read: {why}."
    hint = "A cap table is CSV, a spreadsheet (.xlsx), or an Open Cap Format bundle (a .zip or its folder)."
    return Diagnostic(BROKEN_CAPTABLE, message, Label(at or Span(Source(path, ""), 0, 0)), hint=hint)
