"""The difference of payouts as a drawing: one line for each payee, straight between exact breakpoints."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.compare.payouts import PayeeDifference, PayoutComparison
from paripassu.money import show_money

ZERO = Fraction(0)
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 340, 110, 150, 20, 50
# Told apart without color by their dashes, and dark enough on white for anybody.
_COLORS = ("#0b5394", "#990000", "#38761d", "#674ea7", "#7f6000", "#134f5c")
_DASHES = ("", "8 4", "2 3", "10 3 2 3", "4 4", "1 2")
_SPOKEN = 'role="img" aria-label="What the second pays beyond the first, by the assets paid out"'
# Beyond the last breakpoint the drawing goes on by this part of what it shows.
_BEYOND = Fraction(5, 4)


def difference_chart(found: PayoutComparison) -> str:
    """The drawing as SVG; the figures it shows stand in a table beside it."""
    payees = [each for each in found.payees if not each.is_same]
    last = max((segment.start for each in payees for segment in each.segments), default=ZERO)
    most = found.up_to or (last * _BEYOND or Fraction(1))
    lines = [list(_points(each, most)) for each in payees]
    values = [value for line in lines for _, value in line]
    low, high = min([*values, ZERO]), max([*values, ZERO])
    scale = _Scale(most, low, high if high > low else low + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {_SPOKEN}>',
        *_axes(scale),
        *(part for number, each in enumerate(payees) for part in _line(number, each, lines[number], scale)),
        "</svg>",
    ]
    return "".join(parts)


class _Scale:
    """Dollars as places in the drawing, in tenths of a point, so that equal comparisons give equal drawings."""

    def __init__(self, most: Fraction, low: Fraction, high: Fraction) -> None:
        self.most, self.low, self.high = most, low, high

    def x(self, assets: Fraction) -> str:
        return _tenths(_LEFT + assets / self.most * (_WIDTH - _LEFT - _RIGHT))

    def y(self, value: Fraction) -> str:
        part = (self.high - value) / (self.high - self.low)
        return _tenths(_TOP + part * (_HEIGHT - _TOP - _BOTTOM))


def _tenths(value: Fraction) -> str:
    whole, rest = divmod(round(value * 10), 10)
    return f"{whole}.{rest}"


def _points(each: PayeeDifference, most: Fraction) -> Iterator[tuple[Fraction, Fraction]]:
    for segment in each.segments:
        if segment.start > most:
            return
        end = most if segment.end is None else min(segment.end, most)
        yield segment.start, segment.at_start
        yield end, segment.at_start + segment.rate * (end - segment.start)


def _axes(scale: _Scale) -> Iterator[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    zero = scale.y(ZERO)
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{right - _LEFT}" height="{bottom - _TOP}" fill="none" stroke="#999"/>'
    yield f'<line x1="{_LEFT}" y1="{zero}" x2="{right}" y2="{zero}" stroke="#333"/>'
    style = 'font-family="sans-serif" font-size="12" fill="#222"'
    for value in dict.fromkeys((scale.low, ZERO, scale.high)):
        yield f'<text x="{_LEFT - 6}" y="{scale.y(value)}" text-anchor="end" dy="4" {style}>{_short(value)}</text>'
    for assets in (ZERO, scale.most / 2, scale.most):
        yield f'<text x="{scale.x(assets)}" y="{bottom + 18}" text-anchor="middle" {style}>{_short(assets)}</text>'
    middle = (_LEFT + right) // 2
    yield f'<text x="{middle}" y="{_HEIGHT - 8}" text-anchor="middle" {style}>assets paid out</text>'


def _line(number: int, each: PayeeDifference, points: list[tuple[Fraction, Fraction]], scale: _Scale) -> Iterator[str]:
    from html import escape  # noqa: PLC0415 - slow to load, and only drawings ask for it

    color, dash = _COLORS[number % len(_COLORS)], _DASHES[number % len(_DASHES)]
    places = " ".join(f"{scale.x(assets)},{scale.y(value)}" for assets, value in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    yield f'<polyline points="{places}" fill="none" stroke="{color}" stroke-width="2"{dashes}/>'
    x, y = _WIDTH - _RIGHT + 12, _TOP + 14 + 20 * number
    yield f'<line x1="{x}" y1="{y}" x2="{x + 30}" y2="{y}" stroke="{color}" stroke-width="2"{dashes}/>'
    yield (
        f'<text x="{x + 36}" y="{y}" dy="4" font-family="sans-serif" font-size="12" fill="#222">'
        f"{escape(each.payee[:16])}</text>"
    )


def _short(value: Fraction) -> str:
    """An amount short enough for an axis: `$12.5M`."""
    for size, letter in ((10**9, "B"), (10**6, "M"), (10**3, "K")):
        if abs(value) >= size:
            tenths = round(abs(value) * 10 / size)
            whole, rest = divmod(tenths, 10)
            return f"{'-' if value < 0 else ''}${whole:,}{f'.{rest}' if rest else ''}{letter}"
    return show_money(Fraction(round(value)))
