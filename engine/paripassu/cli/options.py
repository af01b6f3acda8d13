"""The options that every verb has, written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from paripassu.pipeline import Days

F = TypeVar("F", bound=Callable[..., object])

FORMATS = ("text", "json")
COLORS = ("auto", "always", "never")


def everywhere(command: F) -> F:
    """`--format`, `--color`, `--quiet` and `--verbose`."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Tell more."),
        click.option("-q", "--quiet", is_flag=True, help="Tell nothing but what was asked for and errors."),
        click.option(
            "--color", type=click.Choice(COLORS), help="Colors; `auto` where a terminal reads. NO_COLOR also counts."
        ),
        click.option("--format", type=click.Choice(FORMATS), help="Text for people, JSON for machines."),
    ):
        command = option(command)
    return command


def readings(command: F) -> F:
    """`--reading NAME=CHOICE`, as often as wanted."""
    return click.option(
        "--reading",
        "readings",
        multiple=True,
        metavar="NAME=CHOICE",
        help="Read an open question of the terms so; `pari show` lists them.",
    )(command)


def stdin_filename(command: F) -> F:
    """`--stdin-filename`, for `-`."""
    return click.option(
        "--stdin-filename",
        metavar="PATH",
        default="",
        help="What `-` (standard input) is called, and beside which file its includes lie.",
    )(command)


def as_day(context: click.Context, option: click.Parameter, text: str | None) -> date | None:
    """A day as scripts write it, or wrong usage."""
    if text is None:
        return None
    from paripassu.dates import parse_date

    found = parse_date(text)
    if found is None:
        raise click.BadParameter(f"There is no day `{text}`; days are written as 2002-01-31.", context, option)
    return found


def days(command: F) -> F:
    """`--as-of` and `--known-on`: to which day a story is told, and as it was known on which day."""
    for option in (
        click.option(
            "--known-on",
            callback=as_day,
            metavar="DATE",
            help="Tell it as it was on record that day: without lines recorded later, with lines withdrawn later.",
        ),
        click.option(
            "--as-of", callback=as_day, metavar="DATE", help="Stop at the end of this day, and let time pass to it."
        ),
    ):
        command = option(command)
    return command


def days_of(given: dict[str, object]) -> Days:
    """The days that `--as-of` and `--known-on` name."""
    from paripassu.pipeline import Days

    return Days(given["as_of"], given["known_on"])  # type: ignore[arg-type]
