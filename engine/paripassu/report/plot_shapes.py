"""What a chart is drawn of, in pixels from the upper left corner: areas, lines, texts and pills, in drawing order."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

Point = tuple[Fraction, Fraction]


@frozen
class Area:
    """A filled outline, such as one payee's part of the stack; colors are six hexadecimal digits."""

    points: tuple[Point, ...]
    color: str


@frozen
class Stroke:
    """A line through points; `dash` is the length of its dashes and gaps, 0 for none."""

    points: tuple[Point, ...]
    color: str
    width: Fraction = Fraction(1)
    dash: int = 0


@frozen
class Words:
    """A text on one line; `anchor` is "start", "middle" or "end", and y is its baseline."""

    x: Fraction
    y: Fraction
    text: str
    size: int = 13
    color: str = "1a1a1a"
    anchor: str = "start"
    is_bold: bool = False


@frozen
class Pill:
    """A bar with round ends, or a disc, around a point."""

    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction
    color: str


Shape = Area | Stroke | Words | Pill


@frozen
class Chart:
    """A whole chart; `words` say what it shows to those who cannot see it."""

    width: int
    height: int
    title: str
    words: str
    shapes: tuple[Shape, ...]


def text_width(text: str, size: int) -> Fraction:
    """About how wide a text is; letters of the usual fonts are a little more than half as wide as high."""
    narrow = sum(letter in " .,:;'!|ijlt()[]1" for letter in text)
    return (Fraction(60 * (len(text) - narrow) + 34 * narrow) * size) / 100
