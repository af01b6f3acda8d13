"""The options that say who holds what, and how money comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from paripassu.cli.amounts import as_prices
from paripassu.cli.options import as_day
from paripassu.interpreter.rights import Exit
from paripassu.payouts import Holdings

F = TypeVar("F", bound=Callable[..., object])


def holdings(command: F) -> F:
    """`--as-of`, `--after`, `--captable`, `--price` and `--exit`."""
    command = day_and_prices(command)
    for option in (
        click.option("--captable", default="", metavar="FILE", help="Who holds what: CSV, .xlsx or Open Cap Format."),
        click.option("--after", default="", metavar="SCRIPT", help="Who holds what at the end of a script."),
    ):
        command = option(command)
    return command


def day_and_prices(command: F) -> F:
    """`--as-of`, `--price` and `--exit`."""
    for option in (
        click.option(
            "--exit",
            "way",
            type=click.Choice(["sale", "offering"]),
            default="sale",
            help="An offering forces the conversions that the terms tie to one.",
        ),
        click.option(
            "--price",
            "prices",
            multiple=True,
            callback=as_prices,
            metavar="CLASS=PRICE",
            help="A market price that an amount of the terms depends on.",
        ),
        click.option("--as-of", callback=as_day, metavar="DATE", help="The day of the payout."),
    ):
        command = option(command)
    return command


def holdings_of(given: Mapping[str, object]) -> Holdings:
    """What these options ask for; wrong usage where they contradict each other."""
    found = Holdings(
        after=str(given["after"]),
        captable=str(given["captable"]),
        as_of=given["as_of"],  # type: ignore[arg-type]
        prices=given["prices"],  # type: ignore[arg-type]
        way=Exit(given["way"]),
    )
    if found.after and found.captable:
        raise click.UsageError("Who holds what comes from --after or from --captable, not from both.")
    return found
