"""`pari fmt`: files in the one form that their trees are printed in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from paripassu.cli.options import everywhere, stdin_filename
from paripassu.cli.output import FINDINGS, Telling
from paripassu.cli.settings import read_settings
from paripassu.cli.writing import write_file
from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.folders import files_in
from paripassu.diagnostics.words import count_of
from paripassu.pipeline import format_path
from paripassu.report.format_text import Formatted, diff_of, format_data

EPILOG = """\b
Examples:
  pari fmt terms/nstor
  pari fmt --check --diff terms/nstor
  pari fmt - --stdin-filename story.events < story.events"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where something would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, and exit with 1 where it would.")
@stdin_filename
@everywhere
def command(paths: tuple[str, ...], check: bool, diff: bool, **given: object) -> int:
    """Format terms files and event scripts.

    Only layout changes: the words, the comments and their order stay. A file with mistakes in its syntax is left as it
    is. A PATH is a file, a folder, or `-` for standard input, which is formatted to standard output.
    """
    settings = read_settings(given)
    work = _Work(is_dry=check or diff, stdin_name=str(given["stdin_filename"]))
    found = files_in(paths)
    for path in found.value or ():
        work.format(path)
    findings = (*settings.findings, *found.diagnostics, *work.findings)
    code = settings.output.tell(
        Telling(
            data=lambda: format_data(work.files, findings),
            lines=lambda _: work.lines(diff),
            findings=findings,
            summary=work.summary(),
        )
    )
    return FINDINGS if work.is_dry and any(file.is_changed for file in work.files) else code


class _Work:
    """Files formatted so far, and what was found."""

    def __init__(self, *, is_dry: bool, stdin_name: str) -> None:
        self.is_dry = is_dry
        self.files: list[Formatted] = []
        self.findings: list[Diagnostic] = []
        self._stdin_name = stdin_name
        self._printed: list[str] = []

    def format(self, path: str) -> None:
        """Format one file, and write it where it changes and where that is wanted."""
        outcome = format_path(path, sys.stdin, self._stdin_name)
        self.findings.extend(outcome.diagnostics)
        if outcome.value is None:
            return
        source, text = outcome.value
        is_changed = text != source.text
        is_written = False
        if path == "-" and not self.is_dry:
            self._printed.append(text)
        elif is_changed and not self.is_dry:
            failed = write_file(path, [text], source.newline)
            self.findings.extend(failed)
            is_written = not failed
        diff = diff_of(source, text) if self.is_dry else ""
        self.files.append(Formatted(source.name, is_changed, is_written, diff))

    def lines(self, shows_diff: bool) -> Iterator[str]:
        """What goes to standard output: standard input formatted, and the changes where they were asked for."""
        for text in self._printed:
            yield text.removesuffix("\n")
        if shows_diff:
            yield from (file.diff.removesuffix("\n") for file in self.files if file.diff)

    def summary(self) -> str:
        """How many files changed, and which ones would; nothing where the text went to standard output."""
        if self._printed:
            return ""
        changed = [file for file in self.files if file.is_changed]
        if not self.is_dry:
            written = sum(file.is_written for file in changed)
            return f"{count_of(written, 'file')} formatted, {len(self.files) - written:,} unchanged"
        names: Iterable[str] = (f"would format {file.path}" for file in changed)
        return "\n".join((*names, f"{count_of(len(changed), 'file')} would change"))
