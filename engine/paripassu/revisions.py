"""Files as they stood at a revision under git: copied to a folder of their own, read, and named as what they are."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from paripassu.compare.renaming import from_elsewhere
from paripassu.diagnostics.codes import NO_SUCH_REVISION
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span

T = TypeVar("T")


def read_at(path: str, revision: str, read: Callable[[str], Outcome[T]]) -> Outcome[T]:
    """What `read` makes of a file as it stood at a revision, with all files of its folder beside it."""
    folder, name = os.path.split(path)
    packed, problem = _archive(folder or ".", revision)
    if problem:
        return Outcome(None, (_unknown(path, revision, problem),))
    with _unpacked(packed) as copy:
        if not os.path.exists(os.path.join(copy, name)):
            return Outcome(None, (_unknown(path, revision, "it has no such file"),))
        outcome = read(os.path.join(copy, name))
        names = {os.path.join(copy, each): f"{os.path.join(folder, each)}@{revision}" for each in sorted(_files(copy))}
    return from_elsewhere(outcome, names)


def _archive(folder: str, revision: str) -> tuple[bytes, str]:
    """The folder at a revision as a tar file, or what stands in the way."""
    if revision.startswith("-"):
        return b"", "that is no name of a revision"
    command = ["git", "-C", folder, "archive", "--format=tar", revision, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - nothing of it is a shell's
    except FileNotFoundError:
        return b"", "git is not installed"
    except NotADirectoryError:
        return b"", "there is no such folder"
    words = done.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
    return done.stdout, words if done.returncode else ""


@contextmanager
def _unpacked(packed: bytes) -> Iterator[str]:
    import tarfile
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="pari-") as copy:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(copy, filter="data")
        yield copy


def _files(folder: str) -> Iterator[str]:
    for above, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(above, name), folder)


def _unknown(path: str, revision: str, problem: str) -> Diagnostic:
    message = f"{quote(path)} could not be read at the revision {quote(revision)}: {problem}."
    at = Label(Span(Source(f"{path}@{revision}", ""), 0, 0))
    return Diagnostic(NO_SUCH_REVISION, message, at, hint="`git log -- FILE` lists the revisions of a file.")
