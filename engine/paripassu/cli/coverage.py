"""`pari coverage`: what of the paper the terms say, and what of the terms the scripts try."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from paripassu.cli.options import everywhere
from paripassu.cli.output import FINDINGS, Telling
from paripassu.cli.settings import read_settings
from paripassu.cli.writing import write_file
from paripassu.coverage.covered import Coverage
from paripassu.coverages import Question, cover, read_paper, record_of, record_text
from paripassu.diagnostics.codes import UNWRITABLE_FILE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.folders import files_in
from paripassu.diagnostics.words import quote
from paripassu.report.coverage_json import coverage_data
from paripassu.report.coverage_text import coverage_lines
from paripassu.source import Source, Span

EPILOG = """\b
Examples:
  pari coverage terms/nstor/series-k.terms --script terms/nstor
  pari coverage series-k.terms --source exhibit-4.htm --record
  pari coverage series-k.terms --source exhibit-4.htm --check"""


@click.command(epilog=EPILOG)
@click.argument("terms", metavar="FILE")
@click.option(
    "--source", metavar="FILE", default="", help="The text of the paper, plain or HTML, to hold the terms beside."
)
@click.option("--series", metavar="NAME", default="", help="The series to look at, where a file has several.")
@click.option(
    "--script", "scripts", metavar="PATH", multiple=True, help="A script, or a folder of them, that tries the terms."
)
@click.option("--record", is_flag=True, help="Keep a fingerprint of each section of the paper beside the terms.")
@click.option(
    "--write", metavar="FOLDER", default="", help="Write the scripts that reach what no script does to a folder."
)
@click.option("--check", is_flag=True, help="Exit with 1 where a section is missing, unknown or changed.")
@everywhere
def command(terms: str, **given: object) -> int:
    """Say what of a paper the terms cover, and which of their lines no script tries.

    Sections are encoded, not encoded with a reason, or missing. With `--record` the paper is remembered by fingerprints
    of its sections, so that a later text shows which of them have changed since. For each line that no script reaches
    there is a short one that does.
    """
    settings = read_settings(given)
    source, scripts = str(given["source"]), given["scripts"]
    if terms == "-":
        raise click.UsageError("Name a file: what is known of its paper is kept beside it.")
    if given["record"] and not source:
        raise click.UsageError("Say what is to be recorded: `--source FILE`.")
    found = files_in(scripts) if isinstance(scripts, tuple) and scripts else None
    files = None if found is None else tuple(file for file in found.value or () if not file.endswith(".terms"))
    outcome = cover(Question(terms, str(given["series"]), source, files))
    coverages = outcome.value or ()
    findings = [*settings.findings, *(found.diagnostics if found is not None else ()), *outcome.diagnostics]
    if given["record"] and coverages:
        findings += _record(terms, source)
    if given["write"]:
        findings += _write(str(given["write"]), coverages)
    code = settings.output.tell(
        Telling(
            data=lambda: coverage_data(coverages, findings),
            lines=(lambda palette: coverage_lines(coverages, palette)) if coverages else None,
            findings=tuple(findings),
        )
    )
    return FINDINGS if given["check"] and not all(each.is_complete for each in coverages) else code


def _record(terms: str, source: str) -> tuple[Diagnostic, ...]:
    paper = read_paper(source)
    return write_file(record_of(terms), [record_text(source, paper.value)]) if paper.value is not None else ()


def _write(folder: str, coverages: tuple[Coverage, ...]) -> Iterator[Diagnostic]:
    """Each generated script once, in a file named after the first section that it reaches."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        message = f"The folder {quote(folder)} cannot be made: {(error.strerror or str(error)).lower()}."
        yield Diagnostic(UNWRITABLE_FILE, message, Label(Span(Source(folder, ""), 0, 0)), hint="Name another place.")
        return
    for coverage in coverages:
        scripts: dict[str, str] = {}
        for each in coverage.unexercised or ():
            if each.script:
                scripts.setdefault(each.script, each.cite.section)
        for number, (script, section) in enumerate(scripts.items(), 1):
            name = "".join(sign if sign.isalnum() else "-" for sign in section.strip("§)").replace(")(", "-"))
            yield from write_file(os.path.join(folder, f"{coverage.series}-{number}-{name}.events"), [script])
