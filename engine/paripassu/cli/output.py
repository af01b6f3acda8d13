"""How a verb speaks: text or JSON, with color or without, to standard output, to standard error or to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TextIO

from attrs import frozen

from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.palette import COLORED, PLAIN, Palette

_LINES_AT_ONCE = 4096

CLEAN, FINDINGS = 0, 1


@frozen
class Output:
    """What the reader asked for: `format` is "text" or "json", `color` "auto", "always" or "never"."""

    format: str
    color: str
    is_quiet: bool = False
    is_verbose: bool = False

    @property
    def is_json(self) -> bool:
        """Whether a machine reads."""
        return self.format == "json"

    def palette(self, stream: TextIO) -> Palette:
        """The colors for one stream."""
        is_colored = self.color == "always" or (self.color == "auto" and _is_terminal(stream))
        return COLORED if is_colored else PLAIN

    @property
    def paint(self) -> Palette:
        """The colors of standard output."""
        return self.palette(sys.stdout)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines to standard output, many at a time, holding few."""
        remaining = iter(lines)
        while chunk := list(islice(remaining, _LINES_AT_ONCE)):
            sys.stdout.write("\n".join(chunk) + "\n")

    def text(self, text: str) -> None:
        """Write a text that ends with its own newline to standard output."""
        sys.stdout.write(text)

    def data(self, data: object) -> None:
        """Write data as JSON to standard output."""
        sys.stdout.write(json_text(data))

    def findings(self, findings: Sequence[Diagnostic], *, is_product: bool = False) -> None:
        """Write findings for people: to standard output where they are what was asked for, else to standard error."""
        if not findings or self.is_json:
            return
        from paripassu.diagnostics.render import render_diagnostics

        stream = sys.stdout if is_product else sys.stderr
        # What was told so far must stand above what was found, wherever the two streams meet.
        sys.stdout.flush()
        stream.write(render_diagnostics(findings, self.palette(stream)) + "\n")

    def note(self, text: str) -> None:
        """Write a line that only people want, to standard error; nothing where quiet or for machines."""
        if not self.is_quiet and not self.is_json:
            sys.stderr.write(text + "\n")


def json_text(data: object) -> str:
    """Data as JSON with a newline at its end; nothing depends on the order of hashes."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def exit_code(findings: Iterable[Diagnostic]) -> int:
    """1 where a finding is an error, else 0."""
    return FINDINGS if any(finding.severity == "error" for finding in findings) else CLEAN


def color_from_environment() -> tuple[str, str]:
    """The color that the environment asks for and the name that says so; nothing where it does not ask."""
    if os.environ.get("NO_COLOR"):
        return "never", "NO_COLOR"
    if os.environ.get("FORCE_COLOR"):
        return "always", "FORCE_COLOR"
    return "", ""


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"
