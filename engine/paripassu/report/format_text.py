"""What formatting did to files: as a diff for people, and as `paripassu.fmt/1`."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, findings_data
from paripassu.source import Source

SCHEMA = "paripassu.fmt/1"


@frozen
class Formatted:
    """One file: whether formatting changes it, whether it was written, and the change as a diff."""

    path: str
    is_changed: bool
    is_written: bool = False
    diff: str = ""


def diff_of(source: Source, formatted: str) -> str:
    """The change as a unified diff; nothing where nothing changes."""
    if source.text == formatted:
        return ""
    from difflib import unified_diff  # noqa: PLC0415 - slow to load, and most files are as they should be

    before, after = (text.splitlines(keepends=True) for text in (source.text, formatted))
    lines = unified_diff(before, after, f"{source.name} as it is", f"{source.name} formatted")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def format_data(files: Iterable[Formatted], findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """All files with what happened to them."""
    return {
        "schema": SCHEMA,
        "files": [
            {"path": file.path, "is_changed": file.is_changed, "is_written": file.is_written, "diff": file.diff}
            for file in files
        ],
        "findings": findings_data(findings),
    }
