"""Dividends that are added to what a share stands for, and day counts that go by the dividend period."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from interpreter.dividends.clauses import ISSUED, QUARTERLY, dividends
from interpreter.preferred import tell, unmet
from interpreter.story import paid

LIQUIDATION = "\n§3 liquidation\n  amount accreted value + unpaid dividends\n  ahead of Common\n"


def test_unpaid_dividends_are_added_to_the_accreted_value(tmp_path: Path) -> None:
    # $100 at 10%, a fourth of it each quarter: 100 x 1.025^4 = 110.3812890625.
    terms = dividends("rate 10% a year of stated value", "accrue 30/360, compounding quarterly, accreting", QUARTERLY)
    told = tell(
        tmp_path,
        terms + LIQUIDATION,
        ISSUED
        + "2004-12-31 as of\nexpect accreted value of A $110.3812890625\nexpect unpaid dividends of A $0\n"
        + "2005-02-15 as of\nexpect unpaid dividends of A $1.3797661132812500\n"
        + 'expect "First" owed $137.98 of dividends on A\n'
        + "expect liquidation amount of A $111.7610551757812500\n"
        + "2005-02-15 liquidate, assets $20,000\n",
    )
    # 45 of 360 days at 10% on 110.38...: 1.37976611328125. In all 100 x 111.7610551757... = 11,176.11.
    assert unmet(told) == []
    assert paid(told, to="First") == Fraction("11176.11")


def test_accretion_ends_on_a_day_and_dividends_are_owed_from_then_on(tmp_path: Path) -> None:
    # 100 x 1.1 on December 31, 2004; from then on 11 a year, unpaid and compounding, added no more.
    terms = dividends(
        "rate 10% a year of stated value",
        "accrue 30/360, compounding yearly on Dec 31, accreting before 2005-01-01",
        "pay on Dec 31, from 2005-12-31",
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2005-12-31 as of\nexpect accreted value of A $110\nexpect unpaid dividends of A $11\n"
        + "2006-12-31 as of\nexpect unpaid dividends of A $23.10\n"
        + "2006-12-31 declare dividend of $23.10 on A, payable 2006-12-31\n2006-12-31 pay dividend on A\n"
        + "expect unpaid dividends of A $0\nexpect accreted value of A $110\n",
    )
    assert unmet(told) == []


def test_simple_growth_is_added_day_by_day_and_bears_nothing_itself(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "accrue 30/360, simple, accreting")
    lines = ISSUED + "2005-06-30 as of\nexpect accreted value of A $112\nexpect unpaid dividends of A $0\n"
    assert unmet(tell(tmp_path, terms + LIQUIDATION, lines + "expect liquidation amount of A $112\n")) == []


def test_a_share_without_dividends_stands_for_its_stated_value(tmp_path: Path) -> None:
    told = tell(
        tmp_path, LIQUIDATION, ISSUED + "expect liquidation amount of A $100\nexpect accreted value of A $100\n"
    )
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("accrual", "day", "owed"),
    [
        # December 31 to March 31, 2004 are 91 days: a quarter of $8 on its last day, 46/91 of it on February 15.
        ("actual days of the period", "2004-03-31", "$2"),
        ("actual days of the period", "2004-02-15", "$1 1/91"),
        ("actual days of the period", "2004-04-30", "$2 60/91"),
        # By actual/360 the quarter would be $2.0222; where full periods are alike it is $2, and one day more is 8/360.
        ("actual/360", "2004-03-31", "$2 1/45"),
        ("actual/360, full periods alike", "2004-03-31", "$2"),
        ("actual/360, full periods alike", "2004-04-01", "$2 1/45"),
        ("actual/360, full periods alike", "2004-06-30", "$4"),
        ("30/365", "2004-12-31", "$7 325/365"),
        ("actual/365.25", "2004-12-31", "$8 24/1461"),
        ("30/360 month-end", "2004-02-29", "$1 1/3"),
        ("30/360", "2004-02-29", "$1 14/45"),
    ],
)
def test_how_days_are_counted(tmp_path: Path, accrual: str, day: str, owed: str) -> None:
    terms = dividends("rate 8% a year of stated value", f"accrue {accrual}", QUARTERLY)
    assert unmet(tell(tmp_path, terms, ISSUED + f"{day} as of\nexpect unpaid dividends of A {owed}\n")) == []


def test_a_share_issued_within_a_period_has_its_first_dividend_by_the_day_count(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "accrue 30/360, full periods alike", QUARTERLY)
    lines = '2004-02-15 issue 100 A to "First"\n2004-03-31 as of\nexpect unpaid dividends of A $1 1/45\n'
    # 46 days of 360 at $8, then a full quarter.
    lines += "2004-06-30 as of\nexpect unpaid dividends of A $3 1/45\n"
    assert unmet(tell(tmp_path, terms, lines)) == []
