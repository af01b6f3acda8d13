"""A chart as SVG: plain text that every browser and every office program shows, and that needs nothing to be made."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import assert_never

from paripassu.report.plot_shapes import Area, Chart, Pill, Point, Shape, Stroke, Words

_FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def svg_lines(chart: Chart) -> Iterator[str]:
    """The lines of the file."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.width} {chart.height}" width="{chart.width}"'
        f' height="{chart.height}" font-family="{_FONT}" role="img" aria-labelledby="title words">'
    )
    yield f'<title id="title">{escape(chart.title)}</title>'
    yield f'<desc id="words">{escape(chart.words)}</desc>'
    yield f'<rect width="{chart.width}" height="{chart.height}" fill="#ffffff"/>'
    for shape in chart.shapes:
        yield _element(shape)
    yield "</svg>"


def _element(shape: Shape) -> str:
    match shape:
        case Area(points, color):
            return f'<polygon points="{_points(points)}" fill="#{color}"/>'
        case Stroke(points, color, width, dash):
            dashes = f' stroke-dasharray="{dash} {dash}"' if dash else ""
            style = f'fill="none" stroke="#{color}" stroke-width="{_number(width)}" stroke-linejoin="round"{dashes}'
            return f'<polyline points="{_points(points)}" {style}/>'
        case Pill(x, y, width, height, color):
            corner = f'x="{_number(x - width / 2)}" y="{_number(y - height / 2)}" rx="{_number(height / 2)}"'
            return f'<rect {corner} width="{_number(width)}" height="{_number(height)}" fill="#{color}"/>'
        case Words(x, y, text, size, color, anchor, is_bold):
            weight = ' font-weight="600"' if is_bold else ""
            place = f'x="{_number(x)}" y="{_number(y)}" font-size="{size}" fill="#{color}"'
            return f'<text {place} text-anchor="{anchor}"{weight} xml:space="preserve">{escape(text)}</text>'
        case _:
            assert_never(shape)


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: Fraction) -> str:
    """A number of pixels to the hundredth, without what is not needed."""
    hundredths = round(value * 100)
    sign, (whole, part) = "-" if hundredths < 0 else "", divmod(abs(hundredths), 100)
    return f"{sign}{whole}.{part:02}".rstrip("0").rstrip(".")
