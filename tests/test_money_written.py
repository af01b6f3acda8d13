"""Reading amounts, and showing them to people and machines."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.money import (
    decimal_text,
    parse_amount,
    show_exact,
    show_exact_money,
    show_money,
    show_percent,
    show_shares,
)

AMOUNTS = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6)


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
        ("$" + ",".join(["111"] * 20), "111" * 20),
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
        ("1/950", "$0.0010...", "$1/950"),
        ("1/10000000", "$0.00000010...", "$1/10000000"),
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
