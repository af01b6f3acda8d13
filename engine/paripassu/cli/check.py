"""`pari check`: every mistake of files and folders in one pass."""

from __future__ import annotations

import os
import sys

import click

from paripassu.cli.options import everywhere, stdin_filename
from paripassu.cli.output import Telling
from paripassu.cli.progress import Progress
from paripassu.cli.settings import read_settings
from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.folders import files_in
from paripassu.diagnostics.words import count_of
from paripassu.pipeline import check_file

EPILOG = """\b
Examples:
  pari check terms/nstor
  pari check terms/nstor/series-k.terms story.events
  pari check - --stdin-filename story.events < story.events"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@stdin_filename
@everywhere
def command(paths: tuple[str, ...], **given: object) -> int:
    """Find every mistake in terms files and event scripts.

    A PATH is a file, a folder (with all in it that ends in .terms or .events), or `-` for standard input. A series is
    checked together with the company.terms beside it. Scripts are read and not run.
    """
    settings = read_settings(given)
    files, found = _check(paths, str(given["stdin_filename"]))
    findings, verdict = _verdict(files, (*settings.findings, *found))
    return settings.output.tell(
        Telling(data=lambda: _data(files, findings), findings=findings, summary=verdict, is_about_findings=True)
    )


def _verdict(files: tuple[str, ...], found: tuple[Diagnostic, ...]) -> tuple[tuple[Diagnostic, ...], str]:
    """The findings sorted, each once, and how many there are."""
    if not found:
        return (), f"{count_of(len(files), 'file')} checked, no findings"
    from paripassu.diagnostics.render import sort_diagnostics, summary_line

    findings = sort_diagnostics(found)
    return findings, f"\n{summary_line(findings)}"


def _check(paths: tuple[str, ...], stdin_name: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    found = files_in(paths)
    files = found.value or ()
    findings = list(found.diagnostics)
    from paripassu.resolve.shelf import Shelf

    shelf = Shelf()
    with Progress("checking") as progress:
        # A company is read with its series, so where it comes first they have been read already.
        companies_first = sorted(files, key=lambda path: os.path.basename(path) != "company.terms")
        for number, path in enumerate(companies_first, 1):
            progress.say(f"checking file {number:,} of {len(files):,}")
            findings.extend(check_file(path, sys.stdin, stdin_name, shelf))
    return files, tuple(findings)


def _data(files: tuple[str, ...], findings: tuple[Diagnostic, ...]) -> object:
    from paripassu.report.check_json import check_data

    return check_data(files, findings)
