"""The two drawings of a chart, over one axis of assets: the stack of all payees, and each payee by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from paripassu.report.plot_colors import INK, MUTED, PAPER, RULE, color_of, dash_of, is_dark
from paripassu.report.plot_scale import Scale, short_money
from paripassu.report.plot_series import Points, Series
from paripassu.report.plot_shapes import Area, Shape, Stroke, Words, text_width

_TICKS = 6
_LETTERS = 13
_LINE = 15
_ROOM = 16
_TRIES = 48
# Areas that are never so high would vanish under the white lines between them.
_SEEN = 4


@frozen
class Panel:
    """Where one drawing stands: its axis of assets, and its axis of payments, which rises."""

    across: Scale
    up: Scale

    def frame(self, heading: str) -> Iterator[Shape]:
        """The heading, and the lines of round amounts with their figures."""
        left, right = self.across.start, self.across.end
        yield Words(left, self.up.end - 12, heading, is_bold=True)
        for amount in self.up.ticks(_TICKS - 2):
            y = self.up(amount)
            yield Stroke(((left, y), (right, y)), MUTED if amount == 0 else RULE)
            yield Words(left - 8, y + 4, short_money(amount), 12, MUTED, "end")

    def assets(self) -> Iterator[Shape]:
        """The figures along the axis of assets."""
        bottom = self.up.start
        for amount in self.across.ticks(_TICKS):
            x = self.across(amount)
            yield Stroke(((x, bottom), (x, bottom + 5)), MUTED)
            yield Words(x, bottom + 20, short_money(amount), 12, MUTED, "middle")
        middle = (self.across.start + self.across.end) / 2
        yield Words(middle, bottom + 40, "Assets paid out (US dollars)", 12, MUTED, "middle")

    def place(self, points: Points) -> tuple[tuple[Fraction, Fraction], ...]:
        """Amounts as pixels, points on one spot left out."""
        pixels = [(self.across(assets), self.up(dollars)) for assets, dollars in points]
        return tuple(pixel for number, pixel in enumerate(pixels) if number == 0 or pixel != pixels[number - 1])


def stack(panel: Panel, series: Sequence[Series]) -> Iterator[Shape]:
    """All payees one on top of the other, each with its name where there is room for it."""
    for place, own in enumerate(series):
        yield Area(panel.place([*own.below, *reversed(own.above)]), color_of(place))
    for own, following in pairwise(series):
        if min(_height(panel, own), _height(panel, following)) >= _SEEN:
            yield Stroke(panel.place(own.above), PAPER)
    for place, own in enumerate(series):
        spot = _roomy(panel, own)
        if spot:
            color = PAPER if is_dark(color_of(place)) else INK
            yield Words(spot[0], spot[1] + 4, own.name, _LETTERS, color, "middle", is_bold=True)


def _height(panel: Panel, own: Series) -> Fraction:
    """Pixels of an area where it is highest."""
    return panel.up.start - panel.up(max(dollars for _, dollars in own.paid))


def _roomy(panel: Panel, own: Series) -> tuple[Fraction, Fraction] | None:
    """The middle of the widest part of an area that has room for the payee's name."""
    width = text_width(own.name, _LETTERS) + _ROOM
    half = panel.across.most * width / (panel.across.end - panel.across.start) / 2
    best: tuple[Fraction, Fraction, Fraction] | None = None
    for number in range(1, _TRIES):
        middle = panel.across.most * number / _TRIES
        if middle - half < 0 or middle + half > panel.across.most:
            continue
        ends = (middle - half, middle, middle + half)
        floor = min(panel.up(at(own.below, assets)) for assets in ends)
        roof = max(panel.up(at(own.above, assets)) for assets in ends)
        if floor - roof >= _ROOM and (best is None or floor - roof > best[0]):
            best = floor - roof, panel.across(middle), (floor + roof) / 2
    return best and best[1:]


def at(points: Points, assets: Fraction) -> Fraction:
    """The height of a line through points at an amount."""
    place = bisect_right([point[0] for point in points], assets)
    if place in {0, len(points)}:
        return points[max(place - 1, 0)][1]
    (start, low), (end, high) = points[place - 1], points[place]
    return low + (high - low) * (assets - start) / (end - start)


def lines(panel: Panel, series: Sequence[Series]) -> Iterator[Shape]:
    """Every payee by itself, with its name at the end of its line."""
    for place, own in enumerate(series):
        yield Stroke(panel.place(own.paid), color_of(place), Fraction(5, 2), dash_of(place))
    if len(series) * _LINE <= panel.up.start - panel.up.end + _LINE:
        yield from _names(panel, series)


def _names(panel: Panel, series: Sequence[Series]) -> Iterator[Shape]:
    """Names from the top down, no two on one line, each as near to the end of its line as that allows."""
    ends = sorted(((panel.up(own.paid[-1][1]), place) for place, own in enumerate(series)), key=lambda end: end[0])
    spots: list[Fraction] = []
    for y, _ in ends:
        spots.append(max(y, spots[-1] + _LINE) if spots else y)
    # Whoever was pushed below the axis pushes the others up again.
    floor = panel.up.start
    for place in reversed(range(len(spots))):
        spots[place] = min(spots[place], floor)
        floor = spots[place] - _LINE
    for spot, (y, place) in zip(spots, ends, strict=True):
        start = panel.across.end
        yield Stroke(((start + 2, y), (start + 12, spot)), color_of(place))
        yield Words(start + 16, spot + 4, series[place].name, _LETTERS, is_bold=True)
