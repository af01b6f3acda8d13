"""Prices taken over several trading days: the average, the lowest, the highest."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from deals import findings
from interpreter.preferred import rulings, tell, unmet
from interpreter.story import held, paid
from paripassu.model.run import UNDETERMINED

# Monday to Friday of the first week of March 2004; the exchange was open.
CLOSES = {"2004-03-01": "2.00", "2004-03-02": "2.10", "2004-03-03": "1.90", "2004-03-04": "2.40", "2004-03-05": "2.60"}
TOLD = "".join(f"{day} close price of Common ${close}\n" for day, close in CLOSES.items())
ISSUED = '2004-01-02 issue 100 A to "Ada"\n'


def called(price: str) -> str:
    return f"\n§7 redemption\n  company at {price}\n"


@pytest.mark.parametrize(
    ("price", "each"),
    [
        # $11.00 in five days.
        ("average close of Common over 5 trading days", "2.20"),
        ("the lowest close of Common over 5 trading days", "1.90"),
        ("the highest close of Common over 5 trading days", "2.60"),
        ("average close of Common over 2 trading days", "2.50"),
        ("92% of lowest close of Common over 3 trading days", "1.748"),
        ("greater of 75% of average close of Common over 5 trading days and $1.70", "1.70"),
    ],
)
def test_a_price_is_taken_over_the_days_before(tmp_path: Path, price: str, each: str) -> None:
    # Monday, March 8: its own close does not count.
    lines = ISSUED + TOLD + "2004-03-08 close price of Common $9.00\n2004-03-08 redeem all A\n"
    assert paid(tell(tmp_path, called(price), lines), of="A") == 100 * Fraction(each)


def test_a_close_that_nobody_told_is_named(tmp_path: Path) -> None:
    price = called("average close of Common over 6 trading days")
    told = tell(tmp_path, price, ISSUED + TOLD + "2004-03-08 redeem all A\n")
    assert rulings(told)[-1] == UNDETERMINED
    assert told.steps[-1].missing == "the close price of Common on 2004-02-27"


def test_a_rate_may_follow_an_average(tmp_path: Path) -> None:
    conversion = (
        "\n§5 conversion into Common\n  optional at any time\n"
        "  rate stated value / (75% of average close of Common over 5 trading days)\n  fractions rounded up\n"
    )
    # $100 / $1.65 is 60.606 a share: 6,060.6 for 100, so 6,061.
    told = tell(tmp_path, conversion, ISSUED + TOLD + '2004-03-08 convert 100 A of "Ada"\n')
    assert held(told, "Common", "Ada") == 6_061


def test_stock_pays_at_its_average_price(tmp_path: Path) -> None:
    terms = called("$11") + "  payment in cash or Common, at average close of Common over 5 trading days\n"
    told = tell(tmp_path, terms, ISSUED + TOLD + '2004-03-08 redeem all A, in Common\nexpect "Ada" holds 500 Common\n')
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("price", "code"),
    [
        ("average close of Common over 0 trading days", "T203"),
        ("average close of Common over 1.5 trading days", "T"),
        ("average close of Z over 5 trading days", "N101"),
        ("2 x average close of Common over 5 trading days + 1", "T204"),
    ],
)
def test_days_and_classes_that_cannot_be_are_found(tmp_path: Path, price: str, code: str) -> None:
    (found,) = findings(tmp_path, called(price).strip() + "\n")
    assert found.startswith(code)
