"""Reading, rounding, sharing and showing exact amounts."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.money import (
    CENT,
    MODES,
    WHOLE,
    decimal_text,
    largest_remainder,
    parse_amount,
    round_to,
    show_exact,
    show_exact_money,
    show_money,
    show_percent,
    show_shares,
    to_cents,
)

AMOUNTS = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6)
CLAIMS = st.lists(st.fractions(min_value=0, max_value=10**9, max_denominator=10**4), max_size=12)
UNITS = st.sampled_from([CENT, WHOLE, Fraction(1, 10_000), Fraction(100), Fraction(3, 7)])


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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14,000", "14000"),
        ("8969899", "8969899"),
        ("1,000,000", "1000000"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("007", "7"),
        ("0", "0"),
        ("$1,000.00", "1000"),
        ("$0.23", "0.23"),
        ("$.01", "0.01"),
        ("8%", "0.08"),
        ("9.99%", "0.0999"),
        ("1,000%", "10"),
        ("9" * 60, "9" * 60),
        ("0." + "1" * 59, "0." + "1" * 59),
    ],
)
def test_an_amount_is_read_exactly(text: str, value: str) -> None:
    assert parse_amount(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "$",
            "%",
            ".",
            ",",
            "5.",
            "$5.",
            "1.2.3",
            "-5",
            "+5",
            "1e5",
            "1_000",
            " 5",
            "5 ",
            "6/23",
            "$ 5",
            "$$5",
            "5%%",
        ),
        *("14,00", "1,0000", ",000", "1000,000", "0,500", "01,000", "1,,000", "1,000,", "1.000,5", "1,00.5"),
        *("$8%", "8$", "\u0663", "\u096b00", "1,\u0660\u0660\u0660", "½", "²", "nan"),
        *("9" * 61, "0." + "1" * 60, "1" * 10_000, ",".join(["111"] * 21), "." + "1" * 61),
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_amount(text) is None


@given(st.integers(0, 10**15))
def test_thousands_can_be_grouped_or_not(number: int) -> None:
    assert parse_amount(f"{number:,}") == parse_amount(str(number)) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("39000000", "39000000"),
        ("-7", "-7"),
        ("0.5", "0.5"),
        ("-0.25", "-0.25"),
        ("0.0001", "0.0001"),
        ("4666666.67", "4666666.67"),
        ("1400000000/23", "1400000000/23"),
        ("-1/3", "-1/3"),
    ],
)
def test_a_machine_reads_a_decimal_or_a_fraction_in_lowest_terms(value: str, text: str) -> None:
    assert decimal_text(Fraction(value)) == text


@given(AMOUNTS)
def test_what_a_machine_reads_is_the_value_itself(value: Fraction) -> None:
    assert Fraction(decimal_text(value)) == value


@given(st.integers(-(10**9), 10**9), st.integers(0, 12), st.integers(0, 12))
def test_a_value_with_an_end_is_a_decimal(number: int, twos: int, fives: int) -> None:
    value = Fraction(number, 2**twos * 5**fives)
    assert "/" not in decimal_text(value)
    assert Fraction(decimal_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("39000000", "39,000,000"),
        ("14000.5", "14,000.5"),
        ("1400000000/23", "60,869,565 5/23"),
        ("-1400000000/23", "-60,869,565 5/23"),
        ("6/23", "6/23"),
        ("-6/23", "-6/23"),
        ("-0.5", "-0.5"),
        ("1234.000001", "1,234.000001"),
        ("1/1024", "1/1024"),
        ("0", "0"),
    ],
)
def test_a_count_of_shares_is_shown_to_its_last_part(value: str, text: str) -> None:
    assert show_shares(Fraction(value)) == text
    assert show_exact(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "text", "exact"),
    [
        ("1234.56", "$1,234.56", "$1,234.56"),
        ("1000", "$1,000.00", "$1,000"),
        ("0.5", "$0.50", "$0.50"),
        ("0.08", "$0.08", "$0.08"),
        ("-5", "-$5.00", "-$5"),
        ("0.2305", "$0.2305", "$0.2305"),
        ("1.000001", "$1.000001", "$1.000001"),
        ("1.0000001", "$1.0000...", "$1 1/10000000"),
        ("10000/23", "$434.7826...", "$434 18/23"),
        ("-10000/23", "-$434.7826...", "-$434 18/23"),
        ("1/3000000", "$0.00000033...", "$1/3000000"),
        ("1/1024", "$0.00097656...", "$1/1024"),
        ("0", "$0.00", "$0"),
    ],
)
def test_money_is_shown_in_cents_or_exactly(value: str, text: str, exact: str) -> None:
    assert show_money(Fraction(value)) == text
    assert show_exact_money(Fraction(value)) == exact


@given(st.fractions(0, 10**9, max_denominator=10**5))
def test_money_shown_is_never_more_than_there_is(value: Fraction) -> None:
    shown = show_money(value).removeprefix("$").replace(",", "")
    read = Fraction(shown.removesuffix("..."))
    assert read == value if not shown.endswith("...") else 0 < value - read < Fraction(1, 10_000)


@pytest.mark.parametrize(("value", "text"), [("0.5", "50%"), ("1/3", "33 1/3%"), ("0.0999", "9.99%"), ("1", "100%")])
def test_a_part_of_a_whole_is_shown_in_percent(value: str, text: str) -> None:
    assert show_percent(Fraction(value)) == text


def test_a_number_that_python_will_not_write_at_once_is_written_all_the_same() -> None:
    most = 10**5_000
    assert decimal_text(Fraction(most)) == "1" + "0" * 5_000
    assert decimal_text(Fraction(-most - 7)) == "-1" + "0" * 4_999 + "7"
    assert decimal_text(Fraction(1, most)) == "0." + "0" * 4_999 + "1"
    assert decimal_text(Fraction(most, 3)) == "1" + "0" * 5_000 + "/3"
    assert show_shares(Fraction(most)) == "1" + "0" * 5_000
    assert show_exact(Fraction(1, 3 * most)) == "1/3" + "0" * 5_000
