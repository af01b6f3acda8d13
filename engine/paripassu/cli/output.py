"""How a verb speaks: text or JSON, with color or without, to standard output, to standard error or to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TextIO

from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.palette import COLORED, PLAIN, Palette

CLEAN, FINDINGS = 0, 1

_LINES_AT_ONCE = 4096


class Telling(NamedTuple):
    """What a verb has to say: `lines` for people (None where there is nothing), `data` for machines, and findings.

    `file` takes the place of standard output. `summary` is the last word, for people only, on standard error;
    `is_about_findings` says that the findings themselves are what was asked for.
    """

    data: Callable[[], object]
    lines: Callable[[Palette], Iterable[str]] | None = None
    findings: tuple[Diagnostic, ...] = ()
    file: str = ""
    summary: str = ""
    is_about_findings: bool = False


class Output(NamedTuple):
    """What the reader asked for: `format` is "text" or "json", `color` "auto", "always" or "never"."""

    format: str
    color: str
    is_quiet: bool = False
    is_verbose: bool = False

    def tell(self, telling: Telling) -> int:
        """Say it all; the answer is the exit code: 1 where a finding is an error, else 0."""
        findings = telling.findings
        if self.format == "json":
            failed = _deliver(json_lines(telling.data()), telling.file)
            # What could not be delivered as JSON is said in words, so that it is said at all.
            self._show(failed, sys.stderr)
        else:
            lines = telling.lines(self._palette(sys.stdout, telling.file)) if telling.lines is not None else ()
            failed = _deliver(lines, telling.file) if telling.lines is not None else ()
            findings = (*findings, *failed)
            self._show(findings, sys.stdout if telling.is_about_findings else sys.stderr)
            if telling.summary and not self.is_quiet:
                sys.stderr.write(telling.summary + "\n")
        is_clean = all(finding.severity != "error" for finding in (*findings, *failed))
        return CLEAN if is_clean else FINDINGS

    def _show(self, findings: Sequence[Diagnostic], stream: TextIO) -> None:
        if self.is_quiet:
            findings = [finding for finding in findings if finding.severity == "error"]
        if not findings:
            return
        from paripassu.diagnostics.render import render_diagnostics

        # What was told so far must stand above what was found, wherever the two streams meet.
        sys.stdout.flush()
        stream.write(render_diagnostics(findings, self._palette(stream)) + "\n")
        stream.flush()

    def _palette(self, stream: TextIO, file: str = "") -> Palette:
        if self.color == "auto":
            is_colored = not file and stream.isatty() and os.environ.get("TERM") != "dumb"
        else:
            is_colored = self.color == "always"
        return COLORED if is_colored else PLAIN


def color_from_environment() -> tuple[str, str]:
    """The color that the environment asks for and the name that says so; nothing where it does not ask."""
    if os.environ.get("NO_COLOR"):
        return "never", "NO_COLOR"
    if os.environ.get("FORCE_COLOR"):
        return "always", "FORCE_COLOR"
    return "", ""


def in_pieces(lines: Iterable[str]) -> Iterable[str]:
    """Lines as texts of many lines each, so that neither a long output is held whole nor each line written alone."""
    remaining = iter(lines)
    while chunk := list(islice(remaining, _LINES_AT_ONCE)):
        yield "\n".join(chunk) + "\n"


def _deliver(lines: Iterable[str], file: str) -> tuple[Diagnostic, ...]:
    if file:
        from paripassu.cli.writing import write_file

        return write_file(file, in_pieces(lines))
    for piece in in_pieces(lines):
        sys.stdout.write(piece)
    return ()


def json_lines(data: object) -> Iterator[str]:
    """Data as JSON; a part that is made as it is asked for stands a line for each of its values."""
    import json

    if not isinstance(data, dict) or not any(isinstance(value, Iterator) for value in data.values()):
        yield json.dumps(data, ensure_ascii=False, indent=2)
        return
    yield "{"
    for number, (name, value) in enumerate(data.items(), 1):
        comma = "," if number < len(data) else ""
        if isinstance(value, Iterator):
            yield f"  {json.dumps(name)}: ["
            yield from _with_commas(f"    {json.dumps(part, ensure_ascii=False)}" for part in value)
            yield f"  ]{comma}"
        else:
            text = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")
            yield f"  {json.dumps(name)}: {text}{comma}"
    yield "}"


def _with_commas(lines: Iterator[str]) -> Iterator[str]:
    """Lines with a comma behind each but the last, which is known only when there is no other."""
    line = next(lines, None)
    for following in lines:
        yield f"{line},"
        line = following
    if line is not None:
        yield line
