"""Machine numbers that are as good as exact ones: each the exact payment rounded, or its neighbor."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve

from paripassu.model.claims import Conversion, Converts, Gauge, Structure, Trigger, common
from paripassu.sweep.evaluate import BLOCK, Numbers, Sheet
from paripassu.sweep.line import Grid, grid, number
from paripassu.sweep.table import Exact, Straight, Table, straighten
from paripassu.waterfall.curve import PayoutCurve, payout_curve
from paripassu.waterfall.faults import faults
from paripassu.waterfall.steps import Standing
from waterfall.structures import MILLION, Dice, F, any_sound, any_triggered, ordinary, plain, sharing

STACK = Structure(
    (
        sharing("C", 1_500_000, 15 * MILLION, 1, cap=30 * MILLION),
        sharing("B", 300_000, 2_100_000, 2, cap=4_200_000),
        plain("A", 700_000, F(900_000), 3),
        ordinary("Common", MILLION),
    )
)


def places_off(found: float, exact: Fraction) -> float:
    """By how many units in the last place a machine number is off the rounded exact one."""
    rounded = exact.numerator / exact.denominator
    return 0 if found == rounded else abs(found - rounded) / math.ulp(max(abs(rounded), abs(found)))


def swept(curve: PayoutCurve, own: Grid) -> Sheet:
    table = Table(curve, own.line, own.count)
    sheet = Sheet(table.columns, own.count)
    sheet.fill_grid(table, 0, own.count)
    return sheet


def listed(curve: PayoutCurve, amounts: list[Fraction]) -> Sheet:
    line, numbers = number(amounts)
    table = Table(curve, line, max(numbers) + 1)
    array: Numbers = np.array(numbers, dtype=np.int64) if max(numbers) < 2**62 else np.array(numbers, dtype=np.object_)
    sheet = Sheet(table.columns, len(numbers))
    sheet.fill_numbers(table, array)
    return sheet


def worst(curve: PayoutCurve, sheet: Sheet, amounts: list[tuple[int, Fraction]]) -> float:
    """The most that any figure at these rows and amounts is off."""
    found: list[float] = []
    for row, assets in amounts:
        paid = curve(assets)
        exact = [assets, curve.unclaimed(assets), *(paid[name] for name in curve.payees)]
        found += [places_off(float(sheet.payments[column, row]), own) for column, own in enumerate(exact)]
        assert sheet.is_settled[row] == (curve.standing(assets) is Standing.ONE)
    return max(found)


@pytest.mark.parametrize("seed", range(24))
def test_each_figure_of_a_grid_is_the_exact_payment_rounded_or_its_neighbor(seed: int) -> None:
    dice = Dice(seed)
    curve = payout_curve(any_sound(dice))
    scale = dice.pick([F(1), F(1, 3), F(1, 100), F(7, 10**6), F(10**6), F(10**12)])
    own = Grid(F(dice.below(30), 7), F(1 + dice.below(30), 3) * scale, 700)
    rows = [(row, own.line.amount(row)) for row in range(0, 700, 9)]
    assert worst(curve, swept(curve, own), rows) <= 1


@pytest.mark.parametrize("seed", range(24))
def test_each_figure_of_any_amounts_is_the_exact_payment_rounded_or_its_neighbor(seed: int) -> None:
    dice = Dice(1000 + seed)
    curve = payout_curve(any_sound(dice))
    digits = (1, 2, 3, 6, 9, 14) if seed % 2 else (1, 3, 9, 15, 17, 20, 30)
    amounts = [F(dice.below(10 ** dice.pick(digits)), dice.pick([1, 3, 100, 7])) for _ in range(60)]
    assert worst(curve, listed(curve, amounts), list(enumerate(amounts))) <= 1


def test_amounts_to_the_sixteenth_digit_are_swept_carefully_and_not_one_by_one() -> None:
    curve = payout_curve(STACK)
    amounts = [F(10**16 + 7919 * place, 10**9) for place in range(1, 200)]
    assert worst(curve, listed(curve, amounts), list(enumerate(amounts))) <= 1


def test_amounts_beside_a_breakpoint_are_not_blurred() -> None:
    curve = payout_curve(STACK)
    amounts = [
        point.assets + F(step, 10**9)
        for point in curve.breakpoints
        for step in (-3, -2, -1, 0, 1, 2, 3)
        if point.assets
    ]
    assert len(amounts) > 50
    assert worst(curve, listed(curve, amounts), list(enumerate(amounts))) <= 1


def test_a_jump_lies_where_the_exact_curve_has_it() -> None:
    forced = Conversion(Converts.MAY, Trigger(Gauge.ASSETS, F(60)))
    series = evolve(plain("A", 10, 50), conversion=forced)
    curve = payout_curve(Structure((series, common("Common", F(10)))))
    sheet = swept(curve, grid(F(59), F(61), F(1)))
    column = 2 + curve.payees.index("A")
    assert sheet.payments[column, :3].tolist() == [50, 30, 30.5]


def test_rows_with_several_outcomes_are_not_settled() -> None:
    dice = Dice(5)
    while True:
        structure = any_triggered(dice)
        if all(fault.is_doubtful for fault in faults(structure)) and payout_curve(structure).ambiguities:
            break
    curve = payout_curve(structure)
    doubt = curve.ambiguities[0]
    end = doubt.start + 1 if doubt.end is None else doubt.end
    own = grid(F(0), end + 1, (end - doubt.start) / 3)
    sheet = swept(curve, own)
    standings = [curve.standing(own.line.amount(row)) is Standing.ONE for row in range(own.count)]
    assert sheet.is_settled.tolist() == standings
    assert False in standings


def test_a_grid_in_pieces_is_the_grid() -> None:
    curve = payout_curve(STACK)
    own = grid(F(0), F(2 * BLOCK * 1000), F(777))
    table = Table(curve, own.line, own.count)
    whole = swept(curve, own)
    piece = Sheet(table.columns, 10_007)
    for low in range(0, own.count, 10_007):
        high = min(low + 10_007, own.count)
        piece.fill_grid(table, low, high)
        assert piece.rows == high - low
        assert np.array_equal(piece.payments[:, : piece.rows], whole.payments[:, low:high])


def test_amounts_keep_their_order() -> None:
    curve = payout_curve(STACK)
    amounts = [F(50 * MILLION), F(0), F(20 * MILLION), F(50 * MILLION)]
    sheet = listed(curve, amounts)
    assert sheet.payments[0].tolist() == [50_000_000, 0, 20_000_000, 50_000_000]
    assert sheet.payments[2, 0] == sheet.payments[2, 3]


def test_no_amounts_are_no_rows() -> None:
    curve = payout_curve(STACK)
    table = Table(curve, grid(F(0), F(9), F(1)).line, 10)
    sheet = Sheet(table.columns, 4)
    sheet.fill_numbers(table, np.array([], dtype=np.int64))
    assert sheet.rows == 0


def test_a_straight_line_whose_beginning_is_lost_beside_its_end_is_computed_with_care() -> None:
    assert straighten(Exact(1, 10**9, 10**9), 10**12).is_careful
    assert not straighten(Exact(0, 1, 1), 10**12).is_careful
    assert not straighten(Exact(7, 3, 21), 10**12).is_careful
    assert straighten(Exact(7, 3, 21), 2**51).is_careful


def test_a_payment_that_does_not_rise_is_rounded_once() -> None:
    assert straighten(Exact(1, 0, 3), 10**30) == Straight(0, 1 / 3, 0, 0)


def test_two_machine_numbers_hold_more_than_one() -> None:
    own = straighten(Exact(7, 3, 21), 10**9)
    assert (own.slope, own.base) != (1 / 7, 1 / 3)
    assert (own.slope + own.slope_rest, own.base + own.base_rest) == (1 / 7, 1 / 3)
    assert 0 < abs(own.slope_rest) < 1e-6
