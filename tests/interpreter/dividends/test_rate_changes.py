"""Rates that change with what happens: while dividends are unpaid, while something lasts, each time it begins."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.dividends.clauses import ISSUED, QUARTERLY, dividends
from interpreter.preferred import tell, unmet


def rate(changes: str, *others: str) -> str:
    return dividends(f"rate 7% a year of stated value; {changes}", "accrue 30/360, cumulative", QUARTERLY, *others)


def test_a_rate_is_higher_while_dividends_are_unpaid_and_falls_back_when_they_are_paid(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        rate("10% while dividends are unpaid"),
        ISSUED
        + "2004-03-31 as of\nexpect unpaid dividends of A $1.75\nexpect dividend rate of A 10%\n"
        # A quarter at 10% on top: 1.75 + 2.50.
        + "2004-06-30 as of\nexpect unpaid dividends of A $4.25\n"
        + "2004-06-30 declare dividend of $4.25 on A, payable 2004-06-30\n2004-06-30 pay dividend on A\n"
        + "expect dividend rate of A 7%\nexpect full dividend of A $1.75\n"
        + "2004-09-30 as of\nexpect unpaid dividends of A $1.75\n",
    )
    assert unmet(told) == []


def test_a_part_payment_does_not_cure(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        rate("+3% while dividends are unpaid"),
        ISSUED
        + "2004-03-31 declare dividend of $1.00 on A, payable 2004-03-31\n2004-03-31 pay dividend on A\n"
        + "expect dividend rate of A 10%\n"
        + "2004-06-30 declare dividend of $0.75 on A, payable 2004-06-30\n2004-06-30 pay dividend on A\n"
        # The oldest is paid; the second, 2.50 at 10%, is not.
        + "expect dividend rate of A 10%\nexpect unpaid dividends of A $2.50\n",
    )
    assert unmet(told) == []


def test_so_many_dividends_have_to_be_unpaid(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        rate("+1% while 2 dividends are unpaid"),
        ISSUED
        + "2004-03-31 as of\nexpect dividend rate of A 7%\n2004-06-30 as of\nexpect dividend rate of A 8%\n"
        + "2004-07-01 declare dividend of $1.75 on A, payable 2004-07-01\n2004-07-01 pay dividend on A\n"
        + "expect dividend rate of A 7%\n",
    )
    assert unmet(told) == []


def test_a_payment_that_a_holiday_put_off_is_in_time(tmp_path: Path) -> None:
    # Sunday, October 31, 2004 gives way to Monday.
    terms = dividends(
        "rate 6% a year of stated value; +2% while dividends are unpaid",
        "accrue 30/360, cumulative",
        "pay on Oct 31, or the next business day",
    )
    late = terms.replace(", or the next business day", "")
    lines = (
        '2003-10-31 issue 100 A to "First"\n2004-10-01 declare dividend of $6.00 on A, payable 2004-10-31\n'
        "2004-11-01 pay dividend on A\n2005-10-31 as of\n"
    )
    assert unmet(tell(tmp_path, terms, lines + "expect unpaid dividends of A $6\n")) == []
    # By the letter one day late: a day at 8%, 2/360 more.
    assert unmet(tell(tmp_path, late, lines + "expect unpaid dividends of A $6 1/180\n")) == []


def test_each_downgrade_adds_up_to_a_maximum(tmp_path: Path) -> None:
    lines = ISSUED + '2004-01-15 begin "downgrade"\nexpect dividend rate of A 7.25%\n'
    lines += '2004-02-15 begin "downgrade"\nexpect dividend rate of A 7.5%\n'
    lines += '2004-02-16 begin "downgrade"\nexpect dividend rate of A 7.6%\n2004-02-17 end "downgrade"\n'
    terms = rate('+0.25% for each "downgrade"', "rate at most 7.6%")
    assert unmet(tell(tmp_path, terms, lines + "expect dividend rate of A 7%\n")) == []


def test_what_lasts_counts_once_and_from_its_day(tmp_path: Path) -> None:
    lines = ISSUED + '2004-03-31 begin "change of control"\n2004-04-01 begin "change of control"\n'
    lines += "2004-06-30 as of\nexpect unpaid dividends of A $4\nexpect dividend rate of A 9%\n"
    # A quarter at 7%, a quarter at 9%: 1.75 + 2.25; what has ended counts no more.
    lines += '2004-06-30 end "change of control"\n2004-06-30 begin "something else"\nexpect dividend rate of A 7%\n'
    assert unmet(tell(tmp_path, rate('+2% while "change of control" lasts'), lines)) == []
    assert unmet(tell(tmp_path, rate('9% while "change of control" lasts'), lines)) == []


def test_arrears_may_bear_a_rate_of_their_own(tmp_path: Path) -> None:
    # $6,750 a year are $1,687.50 a quarter; the first unpaid one bears 12% a year, 50.625 in a quarter.
    terms = dividends(
        "rate $6,750 a share a year; 12% on what is unpaid",
        "accrue 30/360, compounding quarterly, cumulative",
        QUARTERLY,
    )
    lines = ISSUED + "2004-06-30 as of\nexpect unpaid dividends of A $3,425.625\n"
    assert unmet(tell(tmp_path, terms, lines)) == []


def test_a_rate_by_the_quarter_is_four_times_as_much_a_year(tmp_path: Path) -> None:
    terms = dividends("rate $0.02 a share a quarter", "accrue 30/360, cumulative", QUARTERLY)
    lines = ISSUED + "2004-12-31 as of\nexpect unpaid dividends of A $0.08\nexpect full dividend of A $0.02\n"
    assert unmet(tell(tmp_path, terms, lines)) == []


def test_periods_are_needed_where_the_terms_count_by_them(tmp_path: Path) -> None:
    missing = "not known: on which days dividends on A are paid (a `pay on` line) is missing"
    for items in (
        ("rate 7% a year of stated value; +1% while dividends are unpaid", "accrue 30/360"),
        ("rate 7% a year of stated value", "accrue 30/360, full periods alike"),
        ("rate 7% a year of stated value", "accrue actual days of the period"),
    ):
        lines = ISSUED + "2004-06-30 as of\nexpect unpaid dividends of A $1\n"
        assert [found for _, found in unmet(tell(tmp_path, dividends(*items), lines))] == [missing]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 300), min_size=1, max_size=6))
def test_a_penalty_never_makes_holders_worse_off(tmp_path: Path, paid: list[int]) -> None:
    lines = ISSUED
    for number, cents in enumerate(paid):
        month, day = ((3, 31), (6, 30), (9, 30), (12, 31))[number % 4]
        on = f"{2004 + number // 4}-{month:02}-{day}"
        if cents:
            lines += f"{on} declare dividend of ${cents / 100} on A, payable {on}\n{on} pay dividend on A\n"
    lines += "2006-01-01 as of\nexpect unpaid dividends of A $1000\n"
    owed = [
        sum(Fraction(part) for part in found.split())
        for terms in (rate("+3% while dividends are unpaid"), rate("+0.01% while a default lasts"))
        for _, found in unmet(tell(tmp_path, terms, lines))
    ]
    assert owed[0] >= owed[1]
