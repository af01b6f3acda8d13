"""A curve as a chart that a board can read: the stack, each payee, and every breakpoint with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from textwrap import wrap

from paripassu.report.plot_colors import INK, MUTED, PAPER, color_of
from paripassu.report.plot_panels import Panel, lines, stack
from paripassu.report.plot_scale import Scale, cents, short_money
from paripassu.report.plot_series import Series, last_amount, series_of
from paripassu.report.plot_shapes import Area, Chart, Pill, Shape, Stroke, Words, text_width
from paripassu.waterfall.curve import Breakpoint, PayoutCurve

WIDTH, HEIGHT = 1280, 720
_LEFT, _RIGHT, _KEY = Fraction(84), Fraction(760), Fraction(888)
_TOP, _MIDDLE, _LOWER, _BOTTOM = Fraction(128), Fraction(380), Fraction(440), Fraction(640)
_LINE, _SMALL = 17, 12
_LETTERS_IN_KEY = 50
_MOST_LISTED = 24
_MOST_PAYEES = 14
_NOTE = "Exact amounts, from the terms as encoded. The filed certificate prevails; this is not legal advice."


def chart(curve: PayoutCurve, title: str, up_to: Fraction | None = None) -> Chart:
    """The chart of a curve, from no assets up to an amount; as high as its list of breakpoints needs."""
    most = last_amount(curve, up_to)
    series = series_of(curve, most)
    points = [point for point in curve.breakpoints if 0 < point.assets <= most]
    across = Scale(most, _LEFT, _RIGHT)
    upper = Panel(across, Scale(most, _MIDDLE, _TOP))
    highest = max((dollars for own in series for _, dollars in own.paid), default=most)
    lower = Panel(across, Scale(highest, _BOTTOM, _LOWER))
    key, end = _key(curve, series, points, most)
    shapes = [
        *upper.frame("All payees, one on top of the other"),
        *stack(upper, series),
        *lower.frame("Each payee"),
        *lower.assets(),
        *_marks(across, points),
        *lines(lower, series),
        *_doubts(curve, across, most),
        *key,
    ]
    height = max(HEIGHT, int(end) + 40)
    note = Words(_LEFT, Fraction(height - 12), _NOTE, _SMALL, MUTED)
    words = f"{title}: who gets what from $0 to {short_money(most)}, with {len(points)} breakpoints."
    return Chart(WIDTH, height, title, words, (*_heading(title, most), *shapes, note))


def _heading(title: str, most: Fraction) -> Iterator[Shape]:
    yield Words(Fraction(40), Fraction(46), title, 24, INK, is_bold=True)
    yield Words(Fraction(40), Fraction(72), f"Who gets what, at every amount up to {short_money(most)}", 15, MUTED)


def _marks(across: Scale, points: Sequence[Breakpoint]) -> Iterator[Shape]:
    """A dashed line at every breakpoint, and its number; the numbers of lines too near to each other share a mark."""
    for point in points:
        x = across(point.assets)
        yield Stroke(((x, _TOP), (x, _MIDDLE)), MUTED, Fraction(3, 4), 4)
        yield Stroke(((x, _LOWER), (x, _BOTTOM)), MUTED, Fraction(3, 4), 4)
    groups: list[list[int]] = []
    for number, point in enumerate(points, 1):
        x = across(point.assets)
        if groups and x - across(points[groups[-1][-1] - 1].assets) < 20:
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in groups:
        text = str(group[0]) if len(group) == 1 else f"{group[0]}-{group[-1]}"
        x = (across(points[group[0] - 1].assets) + across(points[group[-1] - 1].assets)) / 2
        yield from _number(x, _MIDDLE + 16, text)


def _number(x: Fraction, y: Fraction, text: str) -> Iterator[Shape]:
    yield Pill(x, y, max(Fraction(18), text_width(text, 11) + 10), Fraction(18), INK)
    yield Words(x, y + 4, text, 11, PAPER, "middle", is_bold=True)


def _doubts(curve: PayoutCurve, across: Scale, most: Fraction) -> Iterator[Shape]:
    """A bar under the axis wherever the terms do not decide who gets what."""
    for doubt in curve.ambiguities:
        start, end = doubt.start, most if doubt.end is None else min(doubt.end, most)
        if start < end:
            left, right = across(start), across(end)
            corners = ((left, _BOTTOM), (right, _BOTTOM), (right, _BOTTOM + 6), (left, _BOTTOM + 6))
            yield Area(corners, color_of(5))


def _key(
    curve: PayoutCurve, series: Sequence[Series], points: Sequence[Breakpoint], most: Fraction
) -> tuple[list[Shape], Fraction]:
    """The column at the right, and where it ends: payees with what they get in the end, then the breakpoints."""
    shapes = list(_payees(series, most))
    y = _TOP + (_LINE + 2) * (min(len(series), _MOST_PAYEES + 1) - 1) + 26
    shapes.append(Words(_KEY, y, "Breakpoints", is_bold=True))
    for number, point in enumerate(points[:_MOST_LISTED], 1):
        shapes += _number(_KEY + 9, y + _LINE + 2, str(number))
        for row in wrap(f"{short_money(point.assets)}  {reasons_of(point)}", _LETTERS_IN_KEY):
            y += _LINE
            shapes.append(Words(_KEY + 26, y + 6, row, _SMALL))
        y += 4
    for text in _remarks(curve, points, most):
        y += _LINE + 4
        shapes.append(Words(_KEY, y + 4, text, _SMALL, MUTED))
    return shapes, y + 6


def _payees(series: Sequence[Series], most: Fraction) -> Iterator[Shape]:
    """Payees from the top of the stack down; of very many, those that get most."""
    y, right = _TOP - 28, Fraction(WIDTH - 40)
    yield Words(_KEY, y, f"At {short_money(most)}", is_bold=True)
    largest = sorted(series, key=lambda own: own.paid[-1][1], reverse=True)[:_MOST_PAYEES]
    for place, own in reversed(list(enumerate(series))):
        if own in largest:
            y += _LINE + 2
            yield Pill(_KEY + 7, y - 4, Fraction(14), Fraction(14), color_of(place))
            yield Words(_KEY + 22, y, own.name, color=INK)
            yield Words(right, y, cents(own.paid[-1][1]), color=INK, anchor="end")
    others = [own.paid[-1][1] for own in series if own not in largest]
    if others:
        y += _LINE + 2
        yield Words(_KEY + 22, y, f"{len(others)} others", color=MUTED)
        yield Words(right, y, cents(sum(others, Fraction(0))), color=MUTED, anchor="end")


def reasons_of(point: Breakpoint) -> str:
    """What happens at a breakpoint, and the money that moves at once."""
    moved = [f"{name} {'gains' if by > 0 else 'loses'} {cents(abs(by))} at once" for name, by in point.jumps.items()]
    return "; ".join([*point.reasons, *moved])


def _remarks(curve: PayoutCurve, points: Sequence[Breakpoint], most: Fraction) -> Iterator[str]:
    if len(points) > _MOST_LISTED:
        yield f"and {len(points) - _MOST_LISTED} more: `pari payout --curve` lists all."
    for doubt in curve.ambiguities:
        if doubt.start < most:
            end = "on" if doubt.end is None else f"to {short_money(doubt.end)}"
            yield f"From {short_money(doubt.start)} {end}: {doubt.standing.value} (orange bar)."
