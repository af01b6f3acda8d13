"""A chart as PNG, drawn with Pillow: its wheels exist everywhere, and bring a font, so that no system has to have one.

Everything is drawn twice as large as it is delivered and then made smaller, which smooths edges. Converting the SVG was
rejected: what does it either weighs ninety megabytes or shows no letters where the system has no fonts.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from paripassu.diagnostics.codes import EXTRA_NOT_INSTALLED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.report.plot_shapes import Area, Chart, Pill, Point, Shape, Stroke, Words
from paripassu.source import Source, Span

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# Pixels of the file for one of the chart, and pixels drawn for one of the file.
_SHARP, _SMOOTH = 2, 2
_SCALE = _SHARP * _SMOOTH


def missing_painter(file: str) -> tuple[Diagnostic, ...]:
    """A finding that names the extra, where what draws is not installed."""
    if find_spec("PIL") is not None:
        return ()
    hint = "Install it with `pip install 'paripassu[plot]'`, or ask for an .svg file, which needs nothing."
    at = Label(Span(Source(file, ""), 0, 0))
    return (Diagnostic(EXTRA_NOT_INSTALLED, f"Drawing {quote(file)} needs the package Pillow.", at, hint=hint),)


def png_bytes(chart: Chart) -> bytes:
    """The file, of twice as many pixels as the chart has."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra, and slow to load

    size = chart.width * _SCALE, chart.height * _SCALE
    image = Image.new("RGB", size, "#ffffff")
    draw = ImageDraw.Draw(image)
    for shape in chart.shapes:
        _draw(draw, shape)
    smooth = image.resize((chart.width * _SHARP, chart.height * _SHARP), Image.Resampling.BOX)
    stream = BytesIO()
    smooth.quantize(256).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _draw(draw: ImageDraw, shape: Shape) -> None:
    match shape:
        case Area(points, color):
            draw.polygon(_pixels(points), fill=f"#{color}")
        case Stroke(points, color, width, dash):
            for part in _dashed(points, dash) if dash else [points]:
                draw.line(_pixels(part), fill=f"#{color}", width=max(round(width * _SCALE), 1), joint="curve")
        case Pill(x, y, width, height, color):
            corners = ((x - width / 2, y - height / 2), (x + width / 2, y + height / 2))
            draw.rounded_rectangle(_pixels(corners), radius=round(height * _SCALE / 2), fill=f"#{color}")
        case Words(x, y, text, size, color, anchor, is_bold):
            place = {"start": "ls", "middle": "ms", "end": "rs"}[anchor]
            bold = _SCALE // 3 if is_bold else 0
            spot = _pixels(((x, y),))[0]
            draw.text(spot, text, f"#{color}", _font(size), place, stroke_width=bold, stroke_fill=f"#{color}")
        case _:
            assert_never(shape)


def _pixels(points: tuple[Point, ...]) -> list[tuple[int, int]]:
    return [(round(x * _SCALE), round(y * _SCALE)) for x, y in points]


@cache
def _font(size: int) -> FreeTypeFont:
    from PIL.ImageFont import FreeTypeFont, load_default  # noqa: PLC0415 - as above

    font = load_default(size * _SCALE)
    if not isinstance(font, FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return font


def _dashed(points: tuple[Point, ...], dash: int) -> list[tuple[Point, ...]]:
    """The dashes of a line, each as long as the gap after it, going on around corners."""
    found: list[tuple[Point, ...]] = []
    gone = Fraction(0)
    for (left, top), (right, bottom) in pairwise(points):
        # Lengths along the larger of both directions are long enough for dashes, and stay exact.
        length = max(abs(right - left), abs(bottom - top))
        start = Fraction(0)
        while start < length:
            end = min(start + dash - gone % dash, length)
            if gone // dash % 2 == 0:
                found.append(
                    tuple(
                        (left + (right - left) * along / length, top + (bottom - top) * along / length)
                        for along in (start, end)
                    )
                )
            gone += end - start
            start = end
    return found
