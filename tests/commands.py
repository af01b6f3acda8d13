"""The command line as a function: what a command prints on either stream, and its exit code."""

from __future__ import annotations

import io
import sys

import pytest
from attrs import frozen

from paripassu.cli.main import run_command


@frozen
class Called:
    """What came of one command."""

    out: str
    err: str
    code: int


class Terminal(io.TextIOWrapper):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def call(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None, is_terminal: bool = False) -> Called:
    """Run `pari` with some arguments; our own bugs come out as they are unless `PARIPASSU_DEBUG` is set to nothing."""
    streams = [io.BytesIO(), io.BytesIO()]
    kind = Terminal if is_terminal else io.TextIOWrapper
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARIPASSU_DEBUG", "1")
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(sys, "stdout", kind(streams[0], encoding="utf-8", newline="\n", write_through=True))
        patch.setattr(sys, "stderr", kind(streams[1], encoding="utf-8", newline="\n", write_through=True))
        code = run_command(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = (stream.getvalue().decode("utf-8") for stream in streams)
    return Called(out, err, code)
