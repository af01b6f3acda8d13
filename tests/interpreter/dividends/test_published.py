"""Dividends that others have published with their figures, restated as stories and schedules of our own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from interpreter.dividends.clauses import dividends
from interpreter.preferred import rulings, tell, unmet
from paripassu.daycounts import OF_PERIOD
from paripassu.interpreter.accrual_days import period_years
from paripassu.interpreter.accruals import Rate, Schedule, accrue
from paripassu.model.dividends import Accrual
from paripassu.model.run import BREACH


def on(text: str) -> date:
    return date.fromisoformat(text)


# Textbook questions: so many cumulative preferred shares of a par value, and what is paid out in each of four years.
@pytest.mark.parametrize(
    ("rate", "par", "shares", "years"),
    [
        # 20,000 shares of $20 at 3%: $12,000 a year; of 4,600, 7,600, 46,550 and 89,250 so much goes to them.
        (3, 20, 20_000, ((4_600, 7_400, 0), (7_600, 11_800, 0), (23_800, 0, 22_750), (12_000, 0, 77_250))),
        # 60,000 of $60 at 2%: $72,000 a year; of 51,000, 105,000, 81,000 and 120,000.
        (2, 60, 60_000, ((51_000, 21_000, 0), (93_000, 0, 12_000), (72_000, 0, 9_000), (72_000, 0, 48_000))),
        # 60,000 of $20 at 3%: $36,000 a year; of 31,000, 76,000, 80,000 and 110,000.
        (3, 20, 60_000, ((31_000, 5_000, 0), (41_000, 0, 35_000), (36_000, 0, 44_000), (36_000, 0, 74_000))),
        # $3,000 a year; of 2,400, 3,100, 3,000 and 4,100. The source gives Common 1,100 in the last year, which is
        # wrong: $500 were still unpaid from the second year, and what is left after them and $3,000 is $600.
        (3, 100, 1_000, ((2_400, 600, 0), (3_100, 500, 0), (3_000, 500, 0), (3_500, 0, 600))),
    ],
)
def test_arrears_are_paid_before_common_gets_anything(
    tmp_path: Path, rate: int, par: int, shares: int, years: tuple[tuple[int, int, int], ...]
) -> None:
    terms = dividends(
        f"rate {rate}% a year of original price",
        "accrue 30/360, simple, cumulative",
        "pay on Dec 31",
        "stopper no dividend on Common while any is unpaid",
    ).replace("§2", f"§1 designation\n  shares {shares}\n  original price ${par}\n\n§2")
    lines = f'2002-12-31 issue {shares} C to "Preferred"\n2002-12-31 issue 25,000 Common to "Stockholders"\n'
    for number, (preferred, arrears, common) in enumerate(years):
        day = f"{2003 + number}-12-31"
        lines += f"{day} declare dividend of ${Fraction(preferred, shares)} on C, payable {day}\n".replace("/1 ", " ")
        lines += f'{day} pay dividend on C\nexpect "Preferred" owed ${arrears} of dividends on C\n'
        lines += f"{day} declare dividend of ${Fraction(common or 1, 25_000)} on Common\n"
        lines += "expect allowed\n" if common else "expect breach of §2\n"
        lines += f"{day} pay dividend on Common\n"
    lines += f"expect C paid ${sum(paid for paid, _, _ in years)} in all\n"
    told = tell(tmp_path, "", with_mixed(lines), f'\nseries C "Series C" of Preferred\n{terms}')
    assert unmet(told) == []
    assert rulings(told).count(BREACH) == sum(not common for _, _, common in years)


def with_mixed(lines: str) -> str:
    """The story with sums written as the language has them: `$0 23/100`."""
    found = []
    for word in lines.split(" "):
        if word.startswith("$") and "/" in word:
            whole = Fraction(word[1:])
            word = f"${whole.numerator // whole.denominator} {whole % 1}"  # noqa: PLW2901 - the word as written
        found.append(word)
    return " ".join(found)


def test_ten_percent_simple_on_ten_million_for_five_years_is_five_million_more() -> None:
    schedule = Schedule(Fraction(10_000_000), (Rate(Fraction(1_000_000), Fraction(1, 10)),), Accrual("30/360"))
    assert accrue(schedule, on("2000-01-01"), on("2001-01-01")).unpaid == 1_000_000
    assert 500_000_000 + accrue(schedule, on("2000-01-01"), on("2005-01-01")).unpaid == 505_000_000


def test_eight_cents_unpaid_for_a_year_are_sixteen_the_next(tmp_path: Path) -> None:
    terms = dividends("rate $0.08 a share a year", "accrue 30/360, cumulative", "pay on Dec 31")
    lines = '2002-12-31 issue 100 A to "First"\n2004-12-31 as of\nexpect unpaid dividends of A $0.16\n'
    assert unmet(tell(tmp_path, terms, lines)) == []


def test_a_balance_that_compounds_and_is_paid_down_comes_to_the_published_one(tmp_path: Path) -> None:
    # $1,000,000 at 8%: 1,166,400 after two years, then 200,000, 300,000 and 500,000 are paid. The source takes payments
    # off the whole balance, principal included: 1,059,712, then 844,488.96, then 412,048.08. Here a dividend cannot be
    # paid down below nothing, so the third year is the last that is alike.
    terms = dividends("rate 8% a year of stated value", "accrue 30/360, compounding yearly, accreting", "pay on Dec 31")
    grown = '2000-12-31 issue 10 A to "First"\n2002-12-31 as of\nexpect accreted value of A $116.64\n'
    grown += "2004-12-31 as of\nexpect accreted value of A $136.048896\n"
    assert unmet(tell(tmp_path, terms, grown)) == []
    owed = terms.replace(", accreting", "")
    paid = '2000-12-31 issue 10 A to "First"\n2003-12-31 declare dividend of $20.00 on A, payable 2003-12-31\n'
    paid += "2003-12-31 pay dividend on A\nexpect unpaid dividends of A $5.9712\n"
    assert unmet(tell(tmp_path, owed, paid)) == []


# Actual days as parts of the actual days of their period, a second year of payments a year (QuantLib, daycounters.cpp).
@pytest.mark.parametrize(
    ("start", "end", "payments", "part"),
    [
        ("2003-11-01", "2004-05-01", ((5, 1), (11, 1)), "0.5"),
        ("1999-02-01", "1999-07-01", ((7, 1),), "0.410958904110"),
        ("1999-07-01", "2000-07-01", ((7, 1),), "1"),
        ("2000-01-30", "2000-06-30", ((1, 30), (7, 30)), "0.417582417582"),
    ],
)
def test_days_are_parts_of_their_own_period(
    start: str, end: str, payments: tuple[tuple[int, int], ...], part: str
) -> None:
    found = period_years(Accrual(OF_PERIOD), payments, on(start), (on(start), on(end)))
    assert round(found, 12) == Fraction(part)
