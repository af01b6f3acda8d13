from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from deals import findings, series_a
from paripassu.model.quantities import NUMBER, PRICE, Combine, Expression, Extreme, Literal, Quantity

RATIO = "plain number (or ratio, shares a share)"
MONEY_A_SHARE = "price (money a share)"
STATED = Quantity("stated value")


def price(value: str) -> Literal:
    return Literal(Fraction(value), PRICE)


def number(value: str) -> Literal:
    return Literal(Fraction(value), NUMBER)


def amount(folder: Path, text: str) -> Expression:
    stock = series_a(folder, f"§3 liquidation\n  amount {text}\n")
    assert stock.liquidation is not None
    assert stock.liquidation.amount is not None
    return stock.liquidation.amount.value


def rate_findings(folder: Path, text: str) -> list[str]:
    return findings(folder, f"§5 conversion into Common\n  rate {text}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$1,000.50", price("1000.5")),
        ("3 x original price", Combine("*", number("3"), Quantity("original price"))),
        ("105% of stated value", Combine("*", number("1.05"), STATED)),
        (
            "105% of original price + unpaid dividends",
            Combine("+", Combine("*", number("1.05"), Quantity("original price")), Quantity("unpaid dividends")),
        ),
        ("stated value - $1 - $2", Combine("-", Combine("-", STATED, price("1")), price("2"))),
        ("2 * (stated value + $1)", Combine("*", number("2"), Combine("+", STATED, price("1")))),
        ("50% * the stated value", Combine("*", number("0.5"), STATED)),
        (
            "greater of stated value, $5 + $1, and the as-converted amount",
            Extreme("greater", (STATED, Combine("+", price("5"), price("1")), Quantity("as-converted amount"))),
        ),
        ("lesser of stated value and $7", Extreme("lesser", (STATED, price("7")))),
        ("stated value x (stated value / $2)", Combine("*", STATED, Combine("/", STATED, price("2")))),
    ],
)
def test_an_amount_is_exact_and_binds_as_arithmetic_does(tmp_path: Path, text: str, expected: Expression) -> None:
    assert amount(tmp_path, text) == expected


def test_a_rate_is_a_price_over_a_price(tmp_path: Path) -> None:
    stock = series_a(tmp_path, "§5 conversion into Common\n  rate stated value / $0.23\n")
    assert stock.conversion is not None
    assert stock.conversion.rate is not None
    assert stock.conversion.rate.value == Combine("/", STATED, price("0.23"))


def test_a_price_is_no_rate(tmp_path: Path) -> None:
    assert rate_findings(tmp_path, "stated value") == [
        (
            f"T204 [stated value] A conversion rate is a {RATIO}, and `stated value` is a {MONEY_A_SHARE}. "
            "(Divide it by another price, as in `stated value / $0.23`.)"
        )
    ]


def test_a_number_is_no_price(tmp_path: Path) -> None:
    assert findings(tmp_path, "§3 liquidation\n  amount 1,000\n") == [
        f"T204 [1,000] The liquidation amount is a {MONEY_A_SHARE}, and `1,000` is a {RATIO}. (Did you mean `$1,000`?)"
    ]


def test_a_unit_without_a_name_is_spelled_out(tmp_path: Path) -> None:
    assert rate_findings(tmp_path, "$2 * $3") == [
        (
            f"T204 [$2 * $3] A conversion rate is a {RATIO}, "
            "and `$2 * $3` is a quantity in dollars times dollars a share a share. "
            "(A plain number (or ratio, shares a share) is, for example, `2` or `stated value / $0.23`.)"
        )
    ]


@pytest.mark.parametrize(("text", "verb"), [("stated value + 2", "added"), ("stated value - 5%", "subtracted")])
def test_a_price_and_a_ratio_are_never_put_together(tmp_path: Path, text: str, verb: str) -> None:
    assert findings(tmp_path, f"§3 liquidation\n  amount {text}\n") == [
        f"T204 [{text}] A {MONEY_A_SHARE} and a {RATIO} cannot be {verb}. (Give both sides the same unit.)"
    ]


def test_a_price_and_a_ratio_are_never_compared(tmp_path: Path) -> None:
    assert findings(tmp_path, "§3 liquidation\n  amount greater of stated value and conversion rate\n") == [
        f"T204 [conversion rate] A {MONEY_A_SHARE} and a {RATIO} cannot be compared. (Give both sides the same unit.)"
    ]


def test_nothing_is_divided_by_zero(tmp_path: Path) -> None:
    assert rate_findings(tmp_path, "stated value / $0") == [
        "T203 [stated value / $0] `stated value / $0` divides by zero. (Correct what it is divided by.)"
    ]


@pytest.mark.parametrize(
    "text", ["1,00 + $1", "$1 + 1,00", "greater of 1,00 and $1", "1,00% of stated value", "(1,00)"]
)
def test_a_number_badly_written_is_one_finding(tmp_path: Path, text: str) -> None:
    (found,) = findings(tmp_path, f"§3 liquidation\n  amount {text}\n")
    assert found.startswith("T206 [1,00")


def test_an_amount_is_never_defined_by_itself(tmp_path: Path) -> None:
    assert findings(tmp_path, "§3 liquidation\n  amount 2 x liquidation amount\n") == [
        (
            "T209 [amount 2 x liquidation amount] An amount of A is defined by itself: "
            "`liquidation amount` by `liquidation amount`. (State one of them in money.)"
        )
    ]


def test_two_amounts_are_never_defined_by_each_other(tmp_path: Path) -> None:
    lines = (
        "§3 liquidation\n  amount greater of $1 and as-converted amount\n"
        "§5 conversion into Common\n  rate liquidation amount / (liquidation amount + $1)\n"
    )
    assert findings(tmp_path, lines) == [
        (
            "T209 [amount greater of $1 and as-converted amount] An amount of A is defined by itself: "
            "`liquidation amount` by `conversion rate` by `liquidation amount`. (State one of them in money.)"
        ),
        (
            "T209 [rate liquidation amount / (liquidation amount + $1)] An amount of A is defined by itself: "
            "`conversion rate` by `liquidation amount` by `conversion rate`. (State one of them in money.)"
        ),
    ]


def test_an_amount_may_rest_on_one_that_rests_on_none(tmp_path: Path) -> None:
    lines = (
        "§3 liquidation\n  amount as-converted amount + as-converted amount\n"
        "§5 conversion into Common\n  rate stated value / $1\n"
    )
    assert findings(tmp_path, lines) == []
