"""The options that every verb has, written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

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
