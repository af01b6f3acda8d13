"""Which files a folder holds for us: those of terms and scripts, in an order that no disk decides."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from paripassu.diagnostics.codes import FILE_NOT_FOUND
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span

_ENDINGS = (".terms", ".events")


def files_in(paths: Iterable[str]) -> Outcome[tuple[str, ...]]:
    """The files that some paths name, each once; a folder names all files of ours in it, at any depth.

    Hidden folders and files are passed over. A folder that holds nothing of ours is a finding: silence would read as
    a clean bill.
    """
    found: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            found.setdefault(_same(path), path)
            continue
        inside = list(_walk(path))
        for file in inside:
            found.setdefault(_same(file), file)
        if not inside:
            message = f"There is no terms file and no event script in {quote(path)}."
            at = Label(Span(Source(path, ""), 0, 0))
            findings.append(Diagnostic(FILE_NOT_FOUND, message, at, hint="They end in `.terms` and `.events`."))
    return Outcome(tuple(found.values()), tuple(findings))


def _walk(folder: str) -> Iterator[str]:
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                yield os.path.normpath(os.path.join(above, name))


def _same(path: str) -> str:
    return path if path == "-" else os.path.abspath(path)
