"""`pari new`: a terms file to begin with, out of a form."""

from __future__ import annotations

import os
from collections.abc import Iterable

import click

from paripassu.beginnings import begin, forms
from paripassu.cli.options import everywhere
from paripassu.cli.output import Telling
from paripassu.cli.settings import Settings, read_settings
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.report.forms import forms_data, forms_lines
from paripassu.syntax.forms import Form, wrong_value

EPILOG = """\b
Examples:
  pari new
  pari new --like venture-capped --set "company=Acme, Inc." --set price=3.10
  pari new --like pipe-convertible --out series-c.terms"""


def _names(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    """The forms that a shell may complete."""
    return [form.name for form in forms() if form.name.startswith(begun)]


@click.command(epilog=EPILOG)
@click.option(
    "--like",
    metavar="FORM",
    default="",
    shell_complete=_names,
    help="The form to begin with; without it all forms are listed.",
)
@click.option("--set", "values", metavar="NAME=VALUE", multiple=True, help="Put a value in, as often as wanted.")
@click.option(
    "--out", metavar="FILE", default="", help="Write to a file that does not exist yet, and not to the screen."
)
@everywhere
def command(like: str, values: tuple[str, ...], out: str, **given: object) -> int:
    """Begin a terms file from a form.

    What comes out is a terms file that `pari check` accepts, with a comment behind each value that is still to be
    filled in. The forms are in our own words, say what is usual, and are nobody's legal advice.
    """
    settings = read_settings(given)
    if not like:
        if values or out:
            raise click.UsageError("Say which form to begin with: `--like FORM`. `pari new` lists them.")
        return _list(settings)
    form = _chosen(like)
    return _write(settings, form, dict(_split(form, values)), out)


def _list(settings: Settings) -> int:
    known = forms()
    return settings.output.tell(
        Telling(
            data=lambda: forms_data(known, {}, None, settings.findings),
            lines=lambda palette: forms_lines(known, palette),
            findings=settings.findings,
        )
    )


def _write(settings: Settings, form: Form, values: dict[str, str], out: str) -> int:
    if out and os.path.exists(out):
        raise click.UsageError(f"{quote(out)} is there already. Name a file that is not, or move it away.")
    text, found = begin(form, values)
    findings = (*settings.findings, *found)
    lines: Iterable[str] = text.removesuffix("\n").split("\n")
    return settings.output.tell(
        Telling(
            data=lambda: forms_data([form], values, text, findings),
            lines=lambda _: lines,
            findings=findings,
            file=out,
            summary=f"{out} written; `pari check {out}` looks at it" if out else "",
        )
    )


def _chosen(name: str) -> Form:
    known = forms()
    for form in known:
        if form.name == name:
            return form
    names = [form.name for form in known]
    hint = did_you_mean(name, names) or f"The forms are {list_words([quote(each) for each in names], 'and')}."
    raise click.BadParameter(f"There is no form {quote(name)}. {hint}", param_hint="'--like'")


def _split(form: Form, values: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    known = [each.name for each in form.parameters]
    for each in values:
        name, sign, value = (part.strip() for part in each.partition("="))
        if not sign:
            raise click.BadParameter(f"`{each}` is not of the form NAME=VALUE.", param_hint="'--set'")
        if name not in known:
            hint = did_you_mean(name, known) or f"It has {list_words([quote(word) for word in known], 'and')}."
            message = f"The form {quote(form.name)} has no value {quote(name)}. {hint}"
            raise click.BadParameter(message, param_hint="'--set'")
        wrong = wrong_value(form, name, value)
        if wrong:
            raise click.BadParameter(wrong, param_hint="'--set'")
        yield name, value
