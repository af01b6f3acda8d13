"""`pari explain`: why something came out, clause by clause, or what an error code means."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

import click

from paripassu.cli.options import days, days_of, everywhere, readings, stdin_filename
from paripassu.cli.output import Telling
from paripassu.cli.settings import Settings, read_settings
from paripassu.diagnostics.codes import Code, all_codes, find_code
from paripassu.diagnostics.palette import Palette
from paripassu.diagnostics.suggest import did_you_mean

EPILOG = """\b
Examples:
  pari explain terms/nstor/series-k-history.events e2
  pari explain terms/nstor/series-k-history.events "Halco Investments" Common
  pari explain terms/nstor/series-k-history.events K conversion rate
  pari explain N101"""

_FILE = re.compile(r"-|.*\.events|.*[/\\].*")


@click.command(epilog=EPILOG)
@click.argument("subject", metavar="SCRIPT|CODE")
@click.argument("target", nargs=-1)
@days
@readings
@stdin_filename
@everywhere
def command(subject: str, target: tuple[str, ...], **given: object) -> int:
    """Say why something came out, or what an error code means.

    TARGET is what a run prints: an event (e3, or its day), a payment (p1), a duty (d1, or its section), a holding
    ("Halco Investments" Common), a count (K outstanding), or a rate or amount (K conversion rate).
    """
    settings = read_settings(given)
    if target:
        return _explain_target(subject, " ".join(target), settings, given)
    code = find_code(subject)
    if code is not None:
        return _explain_code(code, settings)
    if _FILE.fullmatch(subject):
        raise click.UsageError("Say what to explain, such as `e1`, `p1`, `d1` or `K outstanding`.")
    known = [name for code in all_codes() for name in (code.id, code.slug)]
    hint = did_you_mean(subject, known) or "The codes stand before the findings, such as N101."
    raise click.UsageError(f"There is no code `{subject}`. {hint}")


def _explain_code(code: Code, settings: Settings) -> int:
    from paripassu.report.explain_json import page_data
    from paripassu.resources import read

    page = read("docs", "errors", code.page)
    return settings.output.tell(
        Telling(
            data=lambda: page_data(code, page),
            lines=lambda _: page.rstrip("\n").split("\n"),
            findings=settings.findings,
        )
    )


def _explain_target(script: str, target: str, settings: Settings, given: dict[str, object]) -> int:
    from paripassu.pipeline import explain_target, read_story
    from paripassu.report.explain_json import answers_data

    until, name = days_of(given), str(given["stdin_filename"])
    story = read_story(script, settings.readings, sys.stdin, name, until.known_on)
    outcome = explain_target(story, target, until.last)
    findings = (*settings.findings, *outcome.diagnostics)
    answers = outcome.value or ()

    def lines(palette: Palette) -> Iterable[str]:
        from paripassu.report.explain_text import answers_lines

        return answers_lines(answers, palette, is_verbose=settings.output.is_verbose)

    return settings.output.tell(
        Telling(
            data=lambda: answers_data(target, answers, findings), lines=lines if answers else None, findings=findings
        )
    )
