"""`pari sweep`: many amounts under many terms and readings, to a Parquet file, here or on a cluster."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import click

from paripassu.cli.amounts import parse_money
from paripassu.cli.bar import Bar
from paripassu.cli.holdings import day_and_prices, holdings_of
from paripassu.cli.options import everywhere, readings
from paripassu.cli.output import Telling
from paripassu.cli.progress import Progress
from paripassu.cli.settings import Settings, read_settings
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.payouts import Holdings
from paripassu.sweeps import Crew, Sweep, missing_packages, plan_sweep, run_sweep

if TYPE_CHECKING:
    from paripassu.sweep.amounts import Listed
    from paripassu.sweep.line import Grid
    from paripassu.sweep.plan import Plan

F = TypeVar("F", bound=Callable[..., object])
# So many parts and more are worth starting other processes for, which takes half a second each.
_MANY_PARTS = 16

EPILOG = """\b
Examples:
  pari sweep terms/venture/stacked-caps.terms --captable terms/venture/stacked-caps.csv --assets 0:200M:1000
      --out payouts.parquet
  pari sweep terms/nstor/company.terms --after terms/nstor/series-k-shortfall.events --as-of 2002-08-31
      --assets 0:20M:1k --all-readings --out nstor.parquet
  pari sweep draft-1.terms draft-2.terms --captable holders.csv --assets-from exits.csv --out drafts.parquet
      --cluster tcp://10.0.0.1:8786

The result has one row for each amount, reading and terms, and one column for each payee, in dollars. Every figure is
the exact one rounded to a machine number, or the next one. A sweep that was ended goes on with the same command."""


def _as_grid(context: click.Context, option: click.Parameter, text: str | None) -> tuple[Fraction, ...] | None:
    """Start, end and step in dollars, or wrong usage."""
    if text is None:
        return None
    values = [parse_money(word) for word in text.split(":")]
    start, end, step = (*values, None, None, None)[:3]
    if len(values) != 3 or start is None or end is None or step is None:
        message = f"`{text}` is not of the form START:END:STEP, as in 0:200M:1000 (every $1,000)."
        raise click.BadParameter(message, context, option)
    if start < 0 or end < start or step <= 0:
        message = "Amounts start at zero or above, end where they start or above, and go up by a step above zero."
        raise click.BadParameter(message, context, option)
    return start, end, step


def _as_choices(context: click.Context, option: click.Parameter, texts: tuple[str, ...]) -> list[dict[str, str]]:
    """Each text a set of readings, or wrong usage."""
    found = []
    for text in texts:
        pairs = [pair.partition("=") for pair in text.split(",")]
        if not all(name.strip() and choice.strip() for name, _, choice in pairs):
            raise click.BadParameter(f"`{text}` is not of the form NAME=CHOICE,NAME=CHOICE.", context, option)
        found.append({name.strip(): choice.strip() for name, _, choice in pairs})
    return found


def _asked(command: F) -> F:
    """What is swept over, where to, and by whom."""
    for option in (
        click.option("--captable", "captables", multiple=True, metavar="FILE", help="As --after, from a cap table."),
        click.option(
            "--after",
            "scripts",
            multiple=True,
            metavar="SCRIPT",
            help="Who holds what at the end of a script; once for all companies, or once for each, in their order.",
        ),
        click.option("--cluster", default="", metavar="ADDRESS", help="Compute on the Dask cluster at this address."),
        click.option(
            "--workers",
            type=click.IntRange(1),
            help="Compute in so many processes; as many as there are processors for a long sweep, else one.",
        ),
        click.option("--out", default="", metavar="FILE", help="The Parquet file to write, whole or not at all."),
        click.option("--all-readings", is_flag=True, help="Sweep under every reading of the text, one at a time."),
        click.option(
            "--readings",
            "choices",
            multiple=True,
            callback=_as_choices,
            metavar="NAME=CHOICE,...",
            help="Sweep under these readings; as often as wanted, each a run of its own.",
        ),
        click.option("--assets-from", default="", metavar="FILE", help="Amounts: lines, or a column `assets`."),
        click.option(
            "--assets",
            "grid",
            callback=_as_grid,
            metavar="START:END:STEP",
            help="Amounts from START to END, both with them, every STEP dollars.",
        ),
    ):
        command = option(command)
    return command


@click.command(epilog=EPILOG)
@click.argument("companies", nargs=-1, required=True, metavar="COMPANY...")
@_asked
@day_and_prices
@readings
@everywhere
def command(companies: tuple[str, ...], **given: object) -> int:
    """Pay out many amounts under many terms and readings.

    COMPANY is a terms file; several are several drafts, or several companies. Who holds what comes from a script or a
    cap table.
    """
    settings = read_settings(given)
    out = str(given["out"])
    if not out.lower().endswith(".parquet"):
        raise click.UsageError("Say where to: --out FILE.parquet.")
    if (given["grid"] is None) == (not given["assets_from"]):
        raise click.UsageError("Say which amounts: --assets START:END:STEP or --assets-from FILE.")
    choices: tuple[dict[str, str], ...] = tuple(given["choices"])  # type: ignore[arg-type]
    asked = Sweep(_holdings(companies, given), settings.readings, choices, bool(given["all_readings"]))
    if asked.choices and asked.has_all:
        raise click.UsageError("Say --readings or --all-readings, not both.")
    missing = missing_packages(out, on_cluster=bool(given["cluster"]))
    planned = Outcome(None, missing) if missing else _plan(asked, given)
    findings = (*settings.findings, *planned.diagnostics)
    if planned.value is None:
        return _tell(settings, findings, out, None)
    workers = _workers(planned.value, given["workers"])
    failed = _run(planned.value, out, Crew(str(given["cluster"]), workers), is_quiet=settings.output.is_quiet)
    return _tell(settings, (*findings, *failed), out, None if failed else planned.value)


def _holdings(companies: tuple[str, ...], given: dict[str, object]) -> tuple[tuple[str, Holdings], ...]:
    """Each company with who holds what of it."""
    sources: list[tuple[str, ...]] = []
    for name in ("scripts", "captables"):
        files: tuple[str, ...] = given[name]  # type: ignore[assignment]
        if len(files) not in {0, 1, len(companies)}:
            raise click.UsageError("Say --after or --captable once, or once for each company.")
        sources.append(files * len(companies) if len(files) == 1 else files or ("",) * len(companies))
    return tuple(
        (company, holdings_of({**given, "after": after, "captable": captable}))
        for company, after, captable in zip(companies, *sources, strict=True)
    )


def _plan(asked: Sweep, given: dict[str, object]) -> Outcome[Plan]:
    with Progress("reading the terms"):
        amounts = _amounts(given["grid"], str(given["assets_from"]))
        if amounts.value is None:
            return Outcome(None, amounts.diagnostics)
        return plan_sweep(asked, amounts.value, sys.stdin)


def _amounts(grid: object, file: str) -> Outcome[Grid | Listed]:
    if file:
        from paripassu.sweep.amounts import list_amounts

        listed = list_amounts(file)
        return Outcome(listed.value, listed.diagnostics)
    from paripassu.sweep.line import grid as grid_of

    return Outcome(grid_of(*grid))  # type: ignore[misc]


def _workers(plan: Plan, asked: object) -> int:
    if isinstance(asked, int):
        return asked
    return os.cpu_count() or 1 if plan.parts >= _MANY_PARTS else 1


def _run(plan: Plan, out: str, crew: Crew, *, is_quiet: bool) -> Sequence[Diagnostic]:
    is_merging = False
    with Bar(plan.rows, "rows", is_silent=is_quiet) as bar:
        bar.begin("paying out")
        for advance in run_sweep(plan, out, crew):
            if isinstance(advance, Diagnostic):
                return (advance,)
            if advance.is_merging and not is_merging:
                is_merging = True
                bar.begin("writing")
            bar.advance(advance.rows)
    return ()


def _tell(settings: Settings, findings: tuple[Diagnostic, ...], out: str, plan: Plan | None) -> int:
    from paripassu.report.sweep_json import sweep_data

    return settings.output.tell(
        Telling(
            data=lambda: sweep_data(out, plan, findings),
            findings=findings,
            summary=f"{plan.rows:,} rows of {len(plan.columns)} payees in {out}" if plan else "",
        )
    )
