"""Where payouts part ways, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from paripassu.compare.payouts import PayeeDifference, PayoutComparison, Stretch
from paripassu.diagnostics.words import count_of, list_words
from paripassu.money import show_money
from paripassu.report.blocks import Block, Heading, Picture, Sheet, Words

if TYPE_CHECKING:
    from paripassu.report.plot_shapes import Chart

_SAME, _MORE, _LESS = "the same", "more", "less"


def payout_summary(found: PayoutComparison) -> str:
    """In a sentence: who is paid otherwise, and by how much at most."""
    if found.is_same:
        pieces = sum(stretch.pieces for each in found.payees for stretch in each.stretches)
        return f"Everybody is paid the same at every amount: {count_of(pieces, 'straight piece')} coincide."
    words = [_at_most(each) for each in found.payees if not each.is_same]
    return f"Payouts: {'; '.join(words)}."


def _at_most(each: PayeeDifference) -> str:
    unbounded = next((stretch for stretch in each.stretches if stretch.sign and stretch.most is None), None)
    if unbounded is not None:
        way = _MORE if unbounded.sign > 0 else _LESS
        return f"{each.payee} gets {way} without bound above {show_money(unbounded.start)}"
    widest = max((one for one in each.stretches if one.sign), key=lambda one: abs(one.most or Fraction(0)))
    way = _MORE if widest.sign > 0 else _LESS
    return (
        f"{each.payee} gets up to {show_money(abs(widest.most or Fraction(0)))} {way}, "
        f"at {show_money(widest.most_at or Fraction(0))}"
    )


def payout_blocks(found: PayoutComparison) -> Iterator[Block]:
    """Every stretch of amounts, exact; a picture of the differences; the amounts at which who gets more changes."""
    yield Heading(2, "Payouts at every amount")
    if not found.is_same:
        yield Picture(partial(_chart, found), picture_words(found))
    rows = [_row(each, one) for each in found.payees for one in each.stretches if not _is_nothing(one)]
    headers = ("payee", "assets from", "to", "the second pays", "most", "at", "pieces")
    yield Sheet("Where payments differ", headers, tuple(rows), frozenset({1, 2, 4, 5, 6}))
    crossings = [f"{each.payee} at {show_money(point)}" for each in found.payees for point in each.crossings]
    if crossings:
        yield Words(f"Who pays more changes for {list_words(crossings, 'and')}.")
    yield Words(
        f"Exact, from {count_of(found.breakpoints[0], 'breakpoint')} of the first and {found.breakpoints[1]} of the "
        "second: between them both are straight, so each piece is compared as a whole and no amount is sampled.",
        "note",
    )


def _chart(found: PayoutComparison) -> Chart:
    from paripassu.report.compare_chart import difference_chart  # noqa: PLC0415 - only pages with pictures draw

    return difference_chart(found, picture_words(found))


def picture_words(found: PayoutComparison) -> str:
    """What the drawing shows, for those who cannot see it."""
    names = list_words([each.payee for each in found.payees if not each.is_same], "and")
    return f"What the second pays beyond the first, in dollars, by the assets paid out, for {names}."


def _is_nothing(stretch: Stretch) -> bool:
    """That nobody gets anything of nothing goes without saying."""
    return stretch.start == stretch.end == 0 and not stretch.sign


def _row(each: PayeeDifference, stretch: Stretch) -> tuple[str, ...]:
    start = f"{'above ' if stretch.is_open else ''}{show_money(stretch.start)}"
    if stretch.end is None:
        end = "without end"
    else:
        end = f"{'below ' if stretch.end_is_open else ''}{show_money(stretch.end)}"
    way = {0: _SAME, 1: _MORE, -1: _LESS}[stretch.sign]
    most = "" if not stretch.sign else "no bound" if stretch.most is None else show_money(stretch.most)
    at = "" if not stretch.sign or stretch.most_at is None else show_money(stretch.most_at)
    return each.payee, start, end, way, most, at, str(stretch.pieces)
