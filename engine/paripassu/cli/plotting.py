"""`pari payout --plot`: the curve as a chart for a board, or as a sketch in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import click

from paripassu.cli.output import Telling
from paripassu.cli.progress import Progress
from paripassu.cli.settings import Settings
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.interpreter.payout import Question
from paripassu.payouts import Holdings, ask_about, draw
from paripassu.waterfall.curve import PayoutCurve

if TYPE_CHECKING:
    from paripassu.report.plot_shapes import Chart

SKETCH = "-"
_KINDS = (".svg", ".png")


def as_chart(context: click.Context, option: click.Parameter, file: str) -> str:
    """The file of a chart, or wrong usage."""
    if file and file != SKETCH and not file.lower().endswith(_KINDS):
        message = f"A chart is an .svg or a .png file, or `-` for a sketch in the terminal, and not `{file}`."
        raise click.BadParameter(message, context, option)
    return file


def plot(company: str, holdings: Holdings, settings: Settings, given: Mapping[str, object]) -> int:
    """Draw the curve and say so, or sketch it."""
    file = str(given["plot"])
    question, drawn = _curve(company, holdings, settings)
    findings = (*settings.findings, *drawn.diagnostics)
    curve = drawn.value

    def data() -> object:
        from paripassu.report.curve_json import curve_data

        return curve_data(question, curve, findings)

    if question is None or curve is None:
        return settings.output.tell(Telling(data, None, findings))
    if file == SKETCH:
        from paripassu.report.plot_terminal import sketch_lines

        sketch = partial(sketch_lines, curve, question.company, up_to=_most(given))
        return settings.output.tell(Telling(data, sketch, findings, str(given["file"])))
    failed = _write(file, curve, question.company, _most(given))
    summary = "" if failed else f"a chart of {question.company} in {file}"
    return settings.output.tell(Telling(data, None, (*findings, *failed), summary=summary))


def plot_beside(
    company: str, holdings: Holdings, settings: Settings, given: Mapping[str, object]
) -> tuple[Diagnostic, ...]:
    """Draw the curve to a file while something else is told, which tells all findings but those about this file."""
    question, drawn = _curve(company, holdings, settings)
    if question is None or drawn.value is None:
        return ()
    return _write(str(given["plot"]), drawn.value, question.company, _most(given))


def _most(given: Mapping[str, object]) -> Fraction | None:
    """Up to where it is drawn; a chart up to nothing shows nothing."""
    up_to = given["to"]
    return up_to if isinstance(up_to, Fraction) and up_to > 0 else None


def _curve(company: str, holdings: Holdings, settings: Settings) -> tuple[Question | None, Outcome[PayoutCurve]]:
    with Progress("drawing the curve"):
        asked = ask_about(company, holdings, readings=settings.readings, stdin=sys.stdin)
        if asked.value is None:
            return None, Outcome(None, asked.diagnostics)
        drawn = draw(asked.value)
    return asked.value, Outcome(drawn.value, (*asked.diagnostics, *drawn.diagnostics))


def _write(file: str, curve: PayoutCurve, title: str, most: Fraction | None) -> tuple[Diagnostic, ...]:
    from paripassu.report.plot_layout import chart

    return write_chart(file, chart(curve, title, most))


def write_chart(file: str, drawn: Chart) -> tuple[Diagnostic, ...]:
    """A chart as the file that its name asks for, and what stood in the way."""
    from paripassu.cli.writing import write_bytes, write_file

    if file.lower().endswith(".svg"):
        from paripassu.report.plot_svg import svg_lines

        return write_file(file, (f"{line}\n" for line in svg_lines(drawn)))
    from paripassu.report.plot_png import missing_painter, png_bytes

    return missing_painter(file) or write_bytes(file, png_bytes(drawn))
