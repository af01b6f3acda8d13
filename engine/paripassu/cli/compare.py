"""`pari compare`: what really differs between two term sets, for whom, and from where on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import click

from paripassu.cli.amounts import as_prices
from paripassu.cli.options import COLORS, as_day, readings
from paripassu.cli.output import Output, Telling
from paripassu.cli.progress import Progress
from paripassu.cli.settings import Settings, read_settings
from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.palette import Palette

if TYPE_CHECKING:
    from paripassu.compare.comparison import Comparison
    from paripassu.comparisons import Asked
    from paripassu.payouts import Holdings
    from paripassu.report.blocks import Block
    from paripassu.report.payout_grids import Grid

F = TypeVar("F", bound=Callable[..., object])

EPILOG = """\b
Examples:
  pari compare terms/nstor/company.terms:K terms/nstor/company.terms:L
  pari compare terms/nstor/series-k.terms terms/nstor/series-l.terms --after terms/nstor/series-k-shortfall.events
  pari compare terms/nstor/series-k.terms --readings shortfall --script terms/nstor/series-k-shortfall.events
  pari compare deal.terms@HEAD~1 deal.terms --captable holders.csv --format html --output redline.html"""


def _as_picture(context: click.Context, option: click.Parameter, file: str) -> str:
    """The file of a drawing, or wrong usage."""
    if file and not file.lower().endswith((".svg", ".png")):
        raise click.BadParameter(f"A drawing is an .svg or a .png file, and not `{file}`.", context, option)
    return file


def _asked(command: F) -> F:
    """What is compared beside the terms."""
    for option in (
        click.option("--price", "prices", multiple=True, callback=as_prices, metavar="CLASS=PRICE",
                     help="A market price that an amount of the terms depends on."),
        click.option("--exit", "way", type=click.Choice(["sale", "offering"]), default="sale",
                     help="An offering forces the conversions that the terms tie to one."),
        click.option("--as-of", callback=as_day, metavar="DATE", help="The day of the payout."),
        click.option("--captable", default="", metavar="FILE",
                     help="Compare payouts at every amount: who holds what by this cap table."),
        click.option("--after", default="", metavar="SCRIPT",
                     help="Compare payouts at every amount: who holds what at the end of this script."),
        click.option("--plot", default="", callback=_as_picture, metavar="FILE",
                     help="With --after or --captable: draw who is paid more to an .svg or a .png file."),
        click.option("--stories", default="", metavar="FOLDER", help="With --search: write each story as a script."),
        click.option("--seed", type=int, default=0, help="With --search: another order of looking."),
        click.option("--seconds", type=click.IntRange(min=1), metavar="N",
                     help="With --search: look no longer than this for any one story."),
        click.option("--search", is_flag=True, help="Find a shortest story that shows each difference."),
        click.option("--script", "scripts", multiple=True, metavar="FILE", help="Tell this story under both sides."),
        click.option("--matrix", is_flag=True, help="Any number of series: a table, and which are most alike."),
        click.option("--readings", "question", default="", metavar="NAME",
                     help="Compare the answers to one open question of one term set."),
    ):  # fmt: skip
        command = option(command)
    return command


def _said(command: F) -> F:
    """How it is told."""
    for option in (
        click.option("-o", "--output", "file", default="", metavar="FILE", help="Write to a file, whole."),
        click.option("-v", "--verbose", is_flag=True, help="Tell more."),
        click.option("-q", "--quiet", is_flag=True, help="Tell nothing but what was asked for and errors."),
        click.option("--color", type=click.Choice(COLORS), help="Colors; `auto` where a terminal reads."),
        click.option("--format", type=click.Choice(["text", "json", "markdown", "html", "xlsx"]),
                     help="Text for people, JSON for machines, a page to send, a spreadsheet."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command(epilog=EPILOG)
@click.argument("sides", nargs=-1, required=True)
@_asked
@readings
@_said
def command(sides: tuple[str, ...], **given: object) -> int:
    """Compare two term sets: which rights differ, and who gains.

    A side is FILE, FILE:SERIES, FILE@REVISION (under git) or FILE@REVISION:SERIES. Terms are compared by what they
    mean: another name, order or wording of the same rule is no difference. With --captable or --after payouts are
    compared at every amount, with --script what comes of a story.
    """
    settings = read_settings(given)
    if settings.output.format == "xlsx" and not given["file"]:
        raise click.UsageError("A spreadsheet is written to a file: say --output FILE.xlsx.")
    if given["after"] and given["captable"]:
        raise click.UsageError("Who holds what comes from --after or from --captable, not from both.")
    if given["plot"] and (given["question"] or given["matrix"] or not (given["after"] or given["captable"])):
        raise click.UsageError("A drawing is of one pair, with --after or --captable, which say who holds what.")
    if given["matrix"]:
        return _matrix(sides, settings, given)
    if len(sides) != (1 if given["question"] else 2):
        raise click.UsageError("Name two sides to compare, or one with --readings NAME.")
    from paripassu.comparisons import compare, compare_readings

    with Progress("comparing") as progress:
        asked = _what(settings, given, progress)
        if given["question"]:
            several = compare_readings(sides[0], str(given["question"]), asked)
            found, diagnostics = several.value, several.diagnostics
        else:
            outcome = compare(sides[0], sides[1], asked, sys.stdin)
            found, diagnostics = None if outcome.value is None else (outcome.value,), outcome.diagnostics
    written = (*_written(found or (), str(given["stories"])), *_plotted(found or (), str(given["plot"])))
    findings = (*settings.findings, *diagnostics, *written)
    blocks = partial(_blocks, sides, found or (), str(given["question"]))
    return _tell(settings, found, blocks, findings, str(given["file"]))


def _matrix(sides: tuple[str, ...], settings: Settings, given: dict[str, object]) -> int:
    from paripassu.comparisons import compare_all
    from paripassu.report.compare_matrix import matrix_blocks, matrix_data, matrix_grids

    with Progress("comparing") as progress:
        outcome = compare_all(sides, _what(settings, given, progress))
    findings, found, file = (*settings.findings, *outcome.diagnostics), outcome.value, str(given["file"])
    if found is not None and settings.output.format == "xlsx":
        return _spreadsheet(settings, partial(matrix_grids, found), findings, file)
    lines = None if found is None else partial(_lines, partial(matrix_blocks, found), settings.output)
    return settings.output.tell(Telling(lambda: matrix_data(found, findings), lines, findings, file))


def _what(settings: Settings, given: dict[str, object], progress: Progress) -> Asked:
    from paripassu.comparisons import Asked

    seed = int(str(given["seed"])) if given["search"] else None
    wanted = _holdings(given) if given["after"] or given["captable"] else None
    watch = partial(_patience, int(str(given["seconds"]))) if given["seconds"] else None
    scripts: tuple[str, ...] = given["scripts"]  # type: ignore[assignment]
    return Asked(wanted, scripts, settings.readings, seed, progress.say, watch)


def _patience(seconds: int) -> Callable[[int], bool]:
    """A watcher that has had enough after so many seconds."""
    from threading import Timer

    timer = Timer(seconds, lambda: None)
    timer.daemon = True
    timer.start()
    return lambda _tried: timer.is_alive()


def _holdings(given: dict[str, object]) -> Holdings:
    from paripassu.interpreter.rights import Exit
    from paripassu.payouts import Holdings

    return Holdings(
        after=str(given["after"]),
        captable=str(given["captable"]),
        as_of=given["as_of"],  # type: ignore[arg-type]
        prices=given["prices"],  # type: ignore[arg-type]
        way=Exit(given["way"]),
    )


def _written(found: Sequence[Comparison], folder: str) -> tuple[Diagnostic, ...]:
    """Each story that was found as a file of its own, named after its concept."""
    if not folder:
        return ()
    from paripassu.cli.writing import write_file
    from paripassu.report.compare_searches import script_of

    os.makedirs(folder, exist_ok=True)
    failed: list[Diagnostic] = []
    for comparison in found:
        for searched in comparison.searches:
            lines = script_of(searched, comparison, beside=folder)
            if lines:
                name = searched.found.concept.replace(".", "-")
                name = name if len(comparison.series) == 1 else f"{searched.of}-{name}"
                failed += write_file(os.path.join(folder, f"{name}.events"), [f"{line}\n" for line in lines])
    return tuple(failed)


def _plotted(found: Sequence[Comparison], file: str) -> tuple[Diagnostic, ...]:
    """The drawing of payouts as a file; where nobody is paid otherwise there is nothing to draw, and that is told."""
    payouts = found[0].payouts if file and found else None
    if payouts is None:
        return ()
    from paripassu.cli.plotting import write_chart
    from paripassu.report.compare_chart import difference_chart
    from paripassu.report.compare_payouts import picture_words

    return write_chart(file, difference_chart(payouts, picture_words(payouts)))


def _blocks(sides: Sequence[str], found: Sequence[Comparison], question: str) -> Iterable[Block]:
    from paripassu.report.compare_page import comparison_blocks, comparisons_blocks

    if question:
        return comparisons_blocks(f"Readings of {sides[0]}: {question}", found)
    return comparison_blocks(found[0])


def _tell(
    settings: Settings,
    found: Sequence[Comparison] | None,
    blocks: Callable[[], Iterable[Block]],
    findings: tuple[Diagnostic, ...],
    file: str,
) -> int:
    def data() -> object:
        from paripassu.report.compare_json import compare_data

        return compare_data(found or (), findings)

    if found is None:
        return settings.output.tell(Telling(data, None, findings, file))
    if settings.output.format == "xlsx":
        from paripassu.report.compare_grids import comparison_grids

        return _spreadsheet(settings, partial(comparison_grids, found), findings, file)
    lines = partial(_lines, blocks, settings.output)
    return settings.output.tell(Telling(data, lines, findings, file))


def _lines(blocks: Callable[[], Iterable[Block]], output: Output, palette: Palette) -> Iterable[str]:
    if output.format == "html":
        from paripassu.report.compare_html import html_page

        return html_page(blocks())
    if output.format == "markdown":
        from paripassu.report.compare_markdown import markdown_lines

        return markdown_lines(blocks())
    from paripassu.report.compare_text import block_lines

    return block_lines(blocks(), palette, is_verbose=output.is_verbose)


def _spreadsheet(
    settings: Settings, grids: Callable[[], Sequence[Grid]], findings: tuple[Diagnostic, ...], file: str
) -> int:
    from paripassu.cli.writing import write_bytes
    from paripassu.report.payout_xlsx import missing_writer, xlsx_bytes

    failed = missing_writer(file) or write_bytes(file, xlsx_bytes(grids()))
    return settings.output.tell(Telling(lambda: None, None, (*findings, *failed)))
