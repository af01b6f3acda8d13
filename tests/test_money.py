"""Rounding exact amounts and sharing them out to the cent."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paripassu.money import (
    CENT,
    MODES,
    WHOLE,
    is_at_most,
    largest_remainder,
    minus,
    plus,
    round_to,
    show_money,
    to_cents,
)

AMOUNTS = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6)
CLAIMS = st.lists(st.fractions(min_value=0, max_value=10**9, max_denominator=10**4), max_size=12)
UNITS = st.sampled_from([CENT, WHOLE, Fraction(1, 10_000), Fraction(100), Fraction(3, 7)])


@given(AMOUNTS | st.integers().map(Fraction), AMOUNTS | st.integers().map(Fraction))
@example(Fraction(1, 2), Fraction(3, 2))
def test_quick_sums_and_comparisons_are_those_of_fractions(left: Fraction, right: Fraction) -> None:
    assert (plus(left, right), minus(left, right)) == (left + right, left - right)
    assert is_at_most(left, right) == (left <= right)
    assert is_at_most(left, left)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("up", ["1", "1", "1", "2", "-1", "-1"]),
        ("down", ["0", "0", "0", "1", "0", "0"]),
        ("nearest", ["0", "1", "1", "2", "-1", "-1"]),
        ("half-even", ["0", "0", "1", "2", "0", "-1"]),
    ],
)
def test_each_mode_rounds_to_whole_shares_its_own_way(mode: str, expected: list[str]) -> None:
    values = [Fraction(text) for text in ("0.4", "0.5", "0.6", "1.5", "-0.5", "-0.6")]
    assert [str(round_to(value, WHOLE, mode)) for value in values] == expected


def test_rounding_goes_to_any_unit() -> None:
    ten_of_k = Fraction(10_000) / Fraction("0.23")
    assert round_to(ten_of_k, WHOLE, "down") == 43_478
    assert round_to(ten_of_k, CENT, "nearest") == Fraction("43478.26")
    assert round_to(Fraction(6, 23) * Fraction("0.31"), CENT, "nearest") == Fraction("0.08")
    assert round_to(Fraction("1.23456"), Fraction(1, 10_000), "up") == Fraction("1.2346")
    assert round_to(Fraction(149), Fraction(100), "nearest") == 100


@pytest.mark.parametrize("mode", MODES)
def test_what_is_whole_units_already_stays_as_it_is(mode: str) -> None:
    assert round_to(Fraction("8969899.01"), CENT, mode) == Fraction("8969899.01")


def test_a_rounding_that_does_not_exist_is_our_own_bug() -> None:
    with pytest.raises(ValueError, match="no such rounding mode: sideways"):
        round_to(Fraction(1), CENT, "sideways")
    with pytest.raises(ValueError, match="positive unit, not 0"):
        round_to(Fraction(1), Fraction(0), "up")


@given(AMOUNTS, UNITS, st.sampled_from(MODES))
def test_rounding_moves_by_less_than_a_unit_and_twice_is_once(value: Fraction, unit: Fraction, mode: str) -> None:
    rounded = round_to(value, unit, mode)
    assert (rounded / unit).denominator == 1
    assert abs(rounded - value) < unit
    assert round_to(rounded, unit, mode) == rounded
    assert round_to(-value, unit, mode) == -rounded


@given(AMOUNTS, AMOUNTS, UNITS, st.sampled_from(MODES))
def test_more_never_rounds_to_less(one: Fraction, other: Fraction, unit: Fraction, mode: str) -> None:
    low, high = sorted((one, other))
    assert round_to(low, unit, mode) <= round_to(high, unit, mode)


@given(AMOUNTS, UNITS)
def test_nearest_is_never_farther_than_half_a_unit(value: Fraction, unit: Fraction) -> None:
    assert abs(round_to(value, unit, "nearest") - value) <= unit / 2
    assert abs(round_to(value, unit, "half-even") - value) <= unit / 2


def test_a_shortfall_is_shared_by_liquidation_amount_to_the_cent() -> None:
    owed = [Fraction(3_000_000), Fraction(14_000_000), Fraction(1_000_000)]
    shares = largest_remainder(Fraction(6_000_000), owed)
    assert [show_money(share) for share in shares] == ["$1,000,000.00", "$4,666,666.67", "$333,333.33"]
    assert largest_remainder(Fraction(3_000_000), owed[1:]) == [Fraction(2_800_000), Fraction(200_000)]


def test_of_equal_claims_the_earlier_gets_the_cent_left_over() -> None:
    assert largest_remainder(Fraction(1), [Fraction(1)] * 3) == [Fraction("0.34"), Fraction("0.33"), Fraction("0.33")]
    assert to_cents([Fraction(2, 3)] * 3) == [Fraction("0.67"), Fraction("0.67"), Fraction("0.66")]


def test_the_cent_left_over_goes_to_who_lost_most() -> None:
    assert to_cents([Fraction("0.333"), Fraction("0.667")]) == [Fraction("0.33"), Fraction("0.67")]
    assert to_cents([Fraction("0.004"), Fraction("0.006")]) == [Fraction(0), CENT]


def test_no_more_is_shared_than_there_is_when_the_total_is_not_whole_cents() -> None:
    assert to_cents([Fraction("0.019")]) == [CENT]
    assert to_cents([Fraction("0.009"), Fraction("0.009"), Fraction("0.009")]) == [CENT, CENT, Fraction(0)]
    assert largest_remainder(Fraction("0.029"), [Fraction(1), Fraction(1)]) == [CENT, CENT]


def test_nobody_to_share_with_gets_nothing() -> None:
    assert to_cents([]) == []
    assert largest_remainder(Fraction(10), []) == []
    assert largest_remainder(Fraction(10), [Fraction(0), Fraction(0)]) == [0, 0]


def test_shares_too_can_be_handed_out_whole() -> None:
    seats = largest_remainder(Fraction(5), [Fraction(50), Fraction(30), Fraction(20)], WHOLE)
    assert seats == [3, 1, 1]
    hundredths = largest_remainder(Fraction(1), [Fraction(1), Fraction(2)], Fraction(1, 100))
    assert hundredths == [Fraction(33, 100), Fraction(67, 100)]


def test_a_share_by_negative_weights_or_in_units_of_nothing_is_our_own_bug() -> None:
    with pytest.raises(ValueError, match="a weight cannot be negative"):
        largest_remainder(Fraction(1), [Fraction(2), Fraction(-1)])
    with pytest.raises(ValueError, match="positive unit, not 0"):
        largest_remainder(Fraction(1), [Fraction(1)], Fraction(0))


@given(CLAIMS)
def test_cents_add_up_and_nobody_is_off_by_a_cent(exact: list[Fraction]) -> None:
    paid = to_cents(exact)
    total = sum(exact, Fraction(0))
    assert sum(paid, Fraction(0)) == round_to(total, CENT, "down")
    assert all(abs(cents - part) < CENT for cents, part in zip(paid, exact, strict=True))
    assert all(cents == part for cents, part in zip(paid, exact, strict=True) if 100 % part.denominator == 0)


@given(st.integers(0, 10**9), CLAIMS)
def test_sharing_conserves_the_total_and_leaves_out_only_zeros(cents: int, weights: list[Fraction]) -> None:
    total = Fraction(cents, 100)
    shares = largest_remainder(total, weights)
    assert sum(shares, Fraction(0)) == (total if any(weights) else 0)
    assert all(not share for share, weight in zip(shares, weights, strict=True) if not weight)


@given(st.integers(0, 10**9), CLAIMS)
def test_who_has_the_greater_claim_never_gets_less(cents: int, weights: list[Fraction]) -> None:
    by_weight = sorted(zip(weights, largest_remainder(Fraction(cents, 100), weights), strict=True))
    assert all(less[1] <= more[1] for less, more in pairwise(by_weight) if less[0] < more[0])


@given(st.integers(0, 10**6), st.fractions(1, 100, max_denominator=50), st.integers(1, 9))
def test_the_order_of_equal_claims_changes_only_who_is_first(cents: int, claim: Fraction, holders: int) -> None:
    shares = largest_remainder(Fraction(cents, 100), [claim] * holders)
    assert shares == sorted(shares, reverse=True)
    assert shares[0] - shares[-1] <= CENT


@pytest.mark.parametrize("whole", range(-7, 8))
def test_halves_go_to_the_even_neighbor(whole: int) -> None:
    rounded = round_to(whole + Fraction(1, 2), WHOLE, "half-even")
    assert rounded % 2 == 0
    assert abs(rounded - whole - Fraction(1, 2)) == Fraction(1, 2)
