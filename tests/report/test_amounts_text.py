"""Figures and days as readers see them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.run import Input
from paripassu.report.amounts_text import show_day, show_input, show_quantity


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Fraction(14000), "shares", "14,000 shares"),
        (Fraction(1000000, 23), "votes", "43,478 6/23 votes"),
        (Fraction(8, 100), "money", "$0.08"),
        (Fraction(23, 100), "price", "$0.23"),
        (Fraction(1, 2), "percent", "50%"),
        (Fraction(100000, 23), "ratio", "4,347 19/23"),
        (date(2002, 7, 3), "date", "2002-07-03"),
        ("in writing", "", "in writing"),
    ],
)
def test_a_figure_is_shown_with_its_unit(value: Fraction | date | str, unit: str, shown: str) -> None:
    assert show_input(Input("figure", value, unit)) == shown


def test_amounts_and_prices_are_money_and_rates_are_plain_numbers() -> None:
    assert show_quantity("liquidation amount", Fraction(1000)) == "$1,000"
    assert show_quantity("stated value", Fraction(1000)) == "$1,000"
    assert show_quantity("conversion price", Fraction(23, 100)) == "$0.23"
    assert show_quantity("conversion rate", Fraction(100000, 23)) == "4,347 19/23"
    assert show_quantity("votes", Fraction(7000)) == "7,000"


def test_a_day_that_is_not_set_is_a_dash() -> None:
    assert show_day(None) == "-"
    assert show_day(date(2002, 1, 15)) == "2002-01-15"
