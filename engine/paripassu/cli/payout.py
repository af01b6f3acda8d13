"""`pari payout`: who gets what of one amount and why, at every amount, or in the tranches of option pricing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

import click

from paripassu.cli.amounts import as_money
from paripassu.cli.holdings import holdings as holdings_options
from paripassu.cli.holdings import holdings_of
from paripassu.cli.options import COLORS, readings
from paripassu.cli.output import Telling
from paripassu.cli.plotting import SKETCH, as_chart, plot, plot_beside
from paripassu.cli.progress import Progress
from paripassu.cli.settings import Settings, read_settings
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.diagnostics.palette import Palette
from paripassu.interpreter.payout import Payout, Question
from paripassu.payouts import Holdings, all_readings, ask_about, pay_out
from paripassu.report.payout_grids import Grid

F = TypeVar("F", bound=Callable[..., object])

EPILOG = """\b
Examples:
  pari payout terms/nstor/company.terms --assets 6,000,000 --after terms/nstor/series-k-shortfall.events
  pari payout terms/venture/one-times.terms --captable terms/venture/one-times.csv --assets 11M --holders --checks
  pari payout terms/venture/stacked-caps.terms --captable terms/venture/stacked-caps.csv --curve --to 60M
  pari payout terms/venture/stacked-caps.terms --captable terms/venture/stacked-caps.csv --tranches --format csv
  pari payout terms/venture/stacked-caps.terms --captable terms/venture/stacked-caps.csv --plot board.svg"""


def _asked(command: F) -> F:
    """What is asked for, and where the holdings come from."""
    for option in (
        click.option(
            "--plot",
            default="",
            callback=as_chart,
            metavar="FILE",
            help="Draw the curve: .svg, .png, or `-` for a sketch in the terminal.",
        ),
        click.option("--to", callback=as_money, metavar="AMOUNT", help="With --curve or --plot: up to this amount."),
        click.option("--tranches", is_flag=True, help="The breakpoint table that option pricing starts from."),
        click.option("--curve", is_flag=True, help="Every amount: the breakpoints, each with its reason."),
        click.option("--checks", is_flag=True, help="Print the checks that prove the payout."),
        click.option("--holders", is_flag=True, help="Print what each holder gets, to the cent."),
        click.option("--all-readings", is_flag=True, help="Pay out under every reading of the text."),
        click.option("--assets", callback=as_money, metavar="AMOUNT", help="What is paid out: 6,000,000 or 6M."),
    ):
        command = option(command)
    return command


def _said(command: F) -> F:
    """How it is told."""
    for option in (
        click.option(
            "-o", "--output", "file", default="", metavar="FILE", help="Write to a file, whole or not at all."
        ),
        click.option("-v", "--verbose", is_flag=True, help="Tell more."),
        click.option("-q", "--quiet", is_flag=True, help="Tell nothing but what was asked for and errors."),
        click.option("--color", type=click.Choice(COLORS), help="Colors; `auto` where a terminal reads."),
        click.option(
            "--format",
            type=click.Choice(["text", "json", "csv", "xlsx"]),
            help="Text for people, JSON for machines (exact), CSV and XLSX for spreadsheets.",
        ),
    ):
        command = option(command)
    return command


@click.command(epilog=EPILOG)
@click.argument("company")
@_asked
@holdings_options
@readings
@_said
def command(company: str, **given: object) -> int:
    """Say who gets what, exactly, with the clause behind every figure.

    All holders' choices between preferred and common are solved at once. Rank 1 is paid first. COMPANY is a terms file,
    or `-` for standard input; who holds what comes from a script or a cap table.
    """
    settings = read_settings(given)
    holdings = holdings_of(given)
    if settings.output.format == "xlsx" and not given["file"]:
        raise click.UsageError("A spreadsheet is written to a file: say --output FILE.xlsx.")
    is_curve = bool(given["curve"] or given["tranches"])
    if given["plot"] == SKETCH or (given["plot"] and not is_curve and given["assets"] is None):
        return plot(company, holdings, settings, given)
    if given["plot"]:
        beside = plot_beside(company, holdings, settings, given)
        settings = settings._replace(findings=(*settings.findings, *beside))
    if is_curve:
        return _curve(company, holdings, settings, given)
    if given["assets"] is None:
        raise click.UsageError("Say how much is paid out (--assets), or ask for --curve, --tranches or --plot.")
    if given["all_readings"]:
        return _by_reading(company, holdings, settings, given)
    return _amount(company, holdings, settings, given)


def _amount(company: str, holdings: Holdings, settings: Settings, given: dict[str, object]) -> int:
    assets = given["assets"]
    with Progress("paying out"):
        outcome = pay_out(company, assets, holdings, readings=settings.readings, stdin=sys.stdin)  # type: ignore[arg-type]
    findings = (*settings.findings, *outcome.diagnostics)
    payout = outcome.value

    def data() -> object:
        from paripassu.report.payout_json import payout_data

        return payout_data(payout, findings)

    if payout is None:
        return settings.output.tell(Telling(data, None, findings, str(given["file"])))
    grids = partial(_amount_grids, payout, given)
    lines = partial(_amount_lines, payout, {**given, "verbose": settings.output.is_verbose})
    return _tell(settings, (data, lines, grids), findings, given)


def _amount_grids(payout: Payout, given: dict[str, object]) -> list[Grid]:
    from paripassu.report.payout_grids import distribution_of, holders_grid, payees_grid, people_grid

    grids = [payees_grid(payout)]
    if given["holders"]:
        people = people_grid(payout)
        grids += [holders_grid(payout), people] if people.rows else [holders_grid(payout)]
    if given["checks"]:
        from paripassu.report.certificate_grids import checks_grid
        from paripassu.waterfall.certificate import certify

        grids.append(checks_grid(certify(distribution_of(payout))))
    return grids


def _amount_lines(payout: Payout, given: dict[str, object], palette: Palette) -> Iterable[str]:
    from paripassu.report.payout_text import grid_lines, payout_lines

    yield from payout_lines(payout, palette, by_holder=bool(given["holders"]), is_verbose=bool(given["verbose"]))
    if given["checks"]:
        from paripassu.report.certificate_grids import checks_grid, switches_grid
        from paripassu.report.payout_grids import distribution_of
        from paripassu.waterfall.certificate import certify

        certificate = certify(distribution_of(payout))
        yield ""
        yield from grid_lines(checks_grid(certificate), palette)
        if certificate.switches:
            yield from grid_lines(switches_grid(certificate), palette)


def _by_reading(company: str, holdings: Holdings, settings: Settings, given: dict[str, object]) -> int:
    assets = given["assets"]
    with Progress("paying out under every reading"):
        outcome = all_readings(company, assets, holdings, readings=settings.readings, stdin=sys.stdin)  # type: ignore[arg-type]
    findings = (*settings.findings, *outcome.diagnostics)
    found = outcome.value or ()

    def data() -> object:
        from paripassu.report.payout_json import payouts_data

        return payouts_data(found, findings)

    if not found:
        return settings.output.tell(Telling(data, None, findings, str(given["file"])))

    def lines(palette: Palette) -> Iterable[str]:
        from paripassu.report.payout_text import readings_lines

        return readings_lines(found, palette)

    def grids() -> list[Grid]:
        from paripassu.report.payout_grids import readings_grid

        return [readings_grid(found)]

    return _tell(settings, (data, lines, grids), findings, given)


def _curve(company: str, holdings: Holdings, settings: Settings, given: dict[str, object]) -> int:
    from paripassu.payouts import draw

    with Progress("drawing the curve"):
        asked = ask_about(company, holdings, readings=settings.readings, stdin=sys.stdin)
        question = asked.value
        drawn = Outcome(None) if question is None else draw(question, given["to"])  # type: ignore[arg-type]
    findings = (*settings.findings, *asked.diagnostics, *drawn.diagnostics)
    curve = drawn.value

    def data() -> object:
        from paripassu.report.curve_json import curve_data

        return curve_data(question, curve, findings)

    if question is None or curve is None:
        return settings.output.tell(Telling(data, None, findings, str(given["file"])))

    def grids() -> list[Grid]:
        from paripassu.report.curve_grids import breakpoints_grid, jumps_grid, rates_grid, tranches_grid

        found = [breakpoints_grid(curve), rates_grid(curve)] if given["curve"] else []
        found += [tranches_grid(curve)] if given["tranches"] else []
        jumps = jumps_grid(curve)
        return [*found, jumps] if jumps.rows else found

    return _tell(settings, (data, partial(_curve_lines, question, grids), grids), findings, given)


def _curve_lines(question: Question, grids: Callable[[], list[Grid]], palette: Palette) -> Iterable[str]:
    from paripassu.report.payout_text import grid_lines, note_lines, title_of

    yield palette.paint(palette.strong, title_of(question))
    yield ""
    for grid in grids():
        yield from grid_lines(grid, palette)
    yield from note_lines(question, palette)


_Ways = tuple[Callable[[], object], Callable[[Palette], Iterable[str]], Callable[[], Sequence[Grid]]]


def _tell(settings: Settings, ways: _Ways, findings: tuple[Diagnostic, ...], given: dict[str, object]) -> int:
    """As JSON or text, or as tables for spreadsheets."""
    data, lines, grids = ways
    file = str(given["file"])
    if settings.output.format == "csv":
        from paripassu.report.payout_csv import csv_lines

        return settings.output.tell(Telling(data, lambda _: csv_lines(grids()), findings, file))
    if settings.output.format == "xlsx":
        return _spreadsheet(settings, grids, findings, file)
    return settings.output.tell(Telling(data, lines, findings, file))


def _spreadsheet(
    settings: Settings, grids: Callable[[], Sequence[Grid]], findings: tuple[Diagnostic, ...], file: str
) -> int:
    from paripassu.cli.writing import write_bytes
    from paripassu.report.payout_xlsx import missing_writer, xlsx_bytes

    failed = missing_writer(file) or write_bytes(file, xlsx_bytes(grids()))
    return settings.output.tell(Telling(lambda: None, None, (*findings, *failed)))
