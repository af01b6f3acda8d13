"""`pari show`: the terms as the machine understands them, or the settings in force."""

from __future__ import annotations

import sys
from functools import partial

import click

from paripassu.cli.options import everywhere, readings, stdin_filename
from paripassu.cli.output import Telling
from paripassu.cli.settings import Settings, read_settings

EPILOG = """\b
Examples:
  pari show terms/nstor/company.terms
  pari show terms/nstor/series-k.terms --reading shortfall=all-ratable
  pari show --settings"""


@click.command(epilog=EPILOG)
@click.argument("terms", required=False)
@click.option("--settings", "asks_settings", is_flag=True, help="Show every setting and who set it, instead of terms.")
@readings
@stdin_filename
@everywhere
def command(terms: str | None, **given: object) -> int:
    """Show the terms with everything assumed.

    Every line as written with its section; what is assumed and why; which readings are open and which are chosen; what
    is not encoded. TERMS is a file, or `-` for standard input; a series is shown with its company.
    """
    settings = read_settings(given)
    if given["asks_settings"]:
        return _show_settings(settings)
    if terms is None:
        raise click.UsageError("Name a terms file, or say --settings.")
    return _show_terms(terms, settings, str(given["stdin_filename"]))


def _show_settings(settings: Settings) -> int:
    from paripassu.report.settings_text import settings_data, settings_lines

    rows = [(setting.name, setting.value, setting.origin) for setting in settings.values.values()]
    return settings.output.tell(
        Telling(
            data=lambda: settings_data(rows, settings.findings),
            lines=lambda _: settings_lines(rows),
            findings=settings.findings,
        )
    )


def _show_terms(path: str, settings: Settings, name: str) -> int:
    from paripassu.pipeline import show_terms
    from paripassu.report.terms_json import NO_TERMS, terms_data
    from paripassu.report.terms_text import terms_lines

    outcome = show_terms(path, readings=settings.readings, stdin=sys.stdin, stdin_name=name)
    findings = (*settings.findings, *outcome.diagnostics)
    terms, residual = outcome.value or NO_TERMS
    return settings.output.tell(
        Telling(
            data=lambda: terms_data(terms, residual, findings),
            lines=partial(terms_lines, terms, residual) if outcome.value is not None else None,
            findings=findings,
        )
    )
