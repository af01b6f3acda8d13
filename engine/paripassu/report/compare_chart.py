"""The difference of payouts as a drawing: one line for each payee, straight between exact breakpoints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from paripassu.compare.payouts import PayeeDifference, PayoutComparison
from paripassu.report.plot_colors import INK
from paripassu.report.plot_scale import Scale, round_step, round_up, short_money
from paripassu.report.plot_shapes import Chart, Shape, Stroke, Words
from paripassu.value import Value, frozen

ZERO = Fraction(0)
WIDTH, HEIGHT = 1000, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = Fraction(100), Fraction(800), Fraction(90), Fraction(400)
_LINE, _SMALL = 16, 12
_TICKS = 5
_TITLE = "What the second pays beyond the first"
_BELOW = "US dollars, by the assets paid out; below 0 the second pays less"

# Dark enough on white for anybody, and told apart without color by their dashes.
MUTED = "444444"
_COLORS = ("0b5394", "990000", "38761d", "674ea7", "7f6000", "134f5c")
_DASHES = (0, 9, 3, 6, 14, 2)

Points = list[tuple[Fraction, Fraction]]


@frozen(eq=False, repr=False)
class _Frame(Value):
    """Dollars as pixels: assets across, and differences up from `low` to `high`."""

    across: Scale
    low: Fraction
    high: Fraction

    def y(self, dollars: Fraction) -> Fraction:
        return _BOTTOM - (_BOTTOM - _TOP) * (dollars - self.low) / (self.high - self.low)

    def ticks(self) -> Iterator[Fraction]:
        step = round_step((self.high - self.low) / _TICKS)
        number = -(-self.low // step)
        while step * number <= self.high:
            yield step * number
            number += 1


def difference_chart(found: PayoutComparison, words: str) -> Chart:
    """The drawing; the figures it shows stand in a table beside it."""
    payees = [each for each in found.payees if not each.is_same]
    last = max((segment.start for each in payees for segment in each.segments), default=ZERO)
    most = found.up_to or (round_up(last * 5 / 4) if last else Fraction(1_000_000))
    lines = [list(_points(each, most)) for each in payees]
    values = [value for line in lines for _, value in line]
    low, high = min([*values, ZERO]), max([*values, ZERO])
    frame = _Frame(Scale(most, _LEFT, _RIGHT), low, high if high > low else low + 1)
    shapes = (*_axes(frame), *_lines(frame, payees, lines))
    return Chart(WIDTH, HEIGHT, _TITLE, words, shapes)


def _points(each: PayeeDifference, most: Fraction) -> Iterator[tuple[Fraction, Fraction]]:
    """Both ends of each straight piece; a jump stands upright."""
    for segment in each.segments:
        if segment.start > most:
            return
        end = most if segment.end is None else min(segment.end, most)
        yield segment.start, segment.at_start
        yield end, segment.at_start + segment.rate * (end - segment.start)


def _axes(frame: _Frame) -> Iterator[Shape]:
    yield Words(Fraction(40), Fraction(36), _TITLE, 18, INK, is_bold=True)
    yield Words(Fraction(40), Fraction(58), _BELOW, 13, MUTED)
    for amount in frame.ticks():
        y = frame.y(amount)
        yield Stroke(((_LEFT - 5, y), (_RIGHT if amount == 0 else _LEFT, y)), MUTED)
        sign = "-" if amount < 0 else ""
        yield Words(_LEFT - 8, y + 4, f"{sign}{short_money(abs(amount))}", _SMALL, MUTED, "end")
    for amount in frame.across.ticks(_TICKS):
        x = frame.across(amount)
        yield Stroke(((x, _BOTTOM), (x, _BOTTOM + 5)), MUTED)
        yield Words(x, _BOTTOM + 20, short_money(amount), _SMALL, MUTED, "middle")
    yield Words((_LEFT + _RIGHT) / 2, _BOTTOM + 44, "Assets paid out (US dollars)", _SMALL, MUTED, "middle")


def _lines(frame: _Frame, payees: Sequence[PayeeDifference], lines: Sequence[Points]) -> Iterator[Shape]:
    """Each payee's line with its name at its end, no two names on one line."""
    ends = sorted((frame.y(line[-1][1]), place) for place, line in enumerate(lines))
    spots: list[Fraction] = []
    for y, _ in ends:
        spots.append(max(y, spots[-1] + _LINE) if spots else y)
    floor = max(_BOTTOM, _TOP + _LINE * len(spots))
    for place in reversed(range(len(spots))):
        spots[place] = min(spots[place], floor)
        floor = spots[place] - _LINE
    for place, line in enumerate(lines):
        pixels = [(frame.across(assets), frame.y(dollars)) for assets, dollars in line]
        points = (*pixels[:1], *(after for before, after in pairwise(pixels) if before != after))
        yield Stroke(points, _color(place), Fraction(5, 2), _DASHES[place % len(_DASHES)])
    for spot, (y, place) in zip(spots, ends, strict=True):
        yield Stroke(((_RIGHT + 2, y), (_RIGHT + 12, spot)), _color(place))
        yield Words(_RIGHT + 16, spot + 4, payees[place].payee, _SMALL, INK, is_bold=True)


def _color(place: int) -> str:
    return _COLORS[place % len(_COLORS)]
