"""`pari run`: a script from its first event to its last, as a timeline, or under every reading side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial

import click

from paripassu.cli.options import days, days_of, everywhere, readings, stdin_filename
from paripassu.cli.output import Telling
from paripassu.cli.progress import Progress
from paripassu.cli.settings import Settings, read_settings
from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.palette import Palette
from paripassu.model.run import Run

EPILOG = """\b
Examples:
  pari run terms/nstor/series-k-history.events
  pari run terms/nstor/series-k-shortfall.events --all-readings
  pari run story.events --as-of 2002-01-31 --format json --output story.json
  pari run story.events --known-on 2002-01-31"""


@click.command(epilog=EPILOG)
@click.argument("script")
@days
@readings
@click.option("--all-readings", is_flag=True, help="Run under every reading of the text, and show what differs.")
@click.option("-o", "--output", "file", default="", metavar="FILE", help="Write to a file, whole or not at all.")
@stdin_filename
@everywhere
def command(script: str, **given: object) -> int:
    """Run an event script and tell what happened.

    Each event is told with its ruling (void, breach or undetermined where it is not simply allowed) and what followed,
    each with its section; then who holds what, what is owed, and whether the script's expectations were met. A breach
    is a result. SCRIPT is a file, or `-` for standard input.
    """
    settings = read_settings(given)
    if given["all_readings"]:
        return _side_by_side(script, settings, given)
    return _timeline(script, settings, given)


def _timeline(script: str, settings: Settings, given: dict[str, object]) -> int:
    from paripassu.pipeline import run_script

    name = str(given["stdin_filename"])
    with Progress("running the script"):
        outcome = run_script(script, days=days_of(given), readings=settings.readings, stdin=sys.stdin, stdin_name=name)
    findings = (*settings.findings, *outcome.diagnostics)
    run = outcome.value
    lines = None if run is None else partial(_lines, run, is_verbose=settings.output.is_verbose)
    return settings.output.tell(
        Telling(data=lambda: _data(run, findings), lines=lines, findings=findings, file=str(given["file"]))
    )


def _lines(run: Run, palette: Palette, *, is_verbose: bool) -> Iterable[str]:
    from paripassu.report.run_text import run_lines

    return run_lines(run, palette, is_verbose=is_verbose)


def _data(run: Run | None, findings: tuple[Diagnostic, ...]) -> object:
    from paripassu.report.run_json import NO_RUN, run_stream

    return run_stream(run or NO_RUN, findings)


def _side_by_side(script: str, settings: Settings, given: dict[str, object]) -> int:
    from paripassu.pipeline import run_all_readings
    from paripassu.report.readings import side_by_side
    from paripassu.report.readings_json import readings_data
    from paripassu.report.readings_text import readings_lines

    name = str(given["stdin_filename"])
    with Progress("running the script under every reading"):
        outcome = run_all_readings(
            script, days=days_of(given), readings=settings.readings, stdin=sys.stdin, stdin_name=name
        )
    findings = (*settings.findings, *outcome.diagnostics)
    runs = outcome.value or ()
    found = side_by_side(runs)
    title = runs[0][1].name if runs else ""
    return settings.output.tell(
        Telling(
            data=lambda: readings_data(title, found, findings),
            lines=partial(readings_lines, found, title=title) if runs else None,
            findings=findings,
            file=str(given["file"]),
        )
    )
