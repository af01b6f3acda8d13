"""Dividends of one share, followed by hand."""

# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from paripassu.interpreter.accruals import Rate, Schedule, accrue
from paripassu.model.dividends import Accrual

SIMPLE = Accrual("30/360", 0)
YEARLY = Accrual("30/360", 1)
DAY = date(2000, 1, 1)


def percent(number: int, base: int = 100, accrual: Accrual = SIMPLE) -> Schedule:
    """A schedule at one rate."""
    rate = Fraction(number, 100)
    return Schedule(Fraction(base), (Rate(base * rate, rate),), accrual)


def years(number: int) -> date:
    return DAY.replace(year=2000 + number)


def test_three_missed_years_at_seven_percent_of_one_hundred_dollars_are_owed_in_full() -> None:
    # Published figure: 100 shares of $100, 7%, three years missed: $2,100.
    assert 100 * accrue(percent(7), DAY, years(3)).unpaid == 2100


def test_payments_reduce_a_balance_that_compounds_yearly() -> None:
    # Published figures, exact: $1,000,000 at 8%, $200,000 paid at the end of year 3. Later payments there come off the
    # principal too; here they cannot go below the dividends, so the third year is the last that is alike.
    schedule = percent(8, 1_000_000, YEARLY)
    payments = [(years(3), Fraction(200_000))]
    balances = [1_000_000 + accrue(schedule, DAY, years(number), payments).unpaid for number in (1, 2, 3)]
    assert balances == [1_080_000, 1_166_400, 1_059_712]


def test_four_years_at_eight_percent_compound_to_the_published_balance() -> None:
    assert 1_000_000 + accrue(percent(8, 1_000_000, YEARLY), DAY, years(4)).unpaid == Fraction("1360488.96")


def test_a_rate_that_starts_late_earns_nothing_before() -> None:
    # Right Start Series A: nothing before 2002-06-01, then $15.00 a year; one full year unpaid on 2003-06-01.
    late = Schedule(Fraction(100), (Rate(Fraction(15), Fraction(15, 100), date(2002, 6, 1)),), SIMPLE)
    assert accrue(late, date(1998, 12, 16), date(2003, 6, 1)).unpaid == 15


def test_a_rate_steps_up_on_its_day() -> None:
    stepped = Schedule(
        Fraction(100),
        (Rate(Fraction(8), Fraction(8, 100)), Rate(Fraction(10), Fraction(10, 100), years(1))),
        SIMPLE,
    )
    accrued = accrue(stepped, DAY, years(2))
    assert accrued.unpaid == 18
    assert [(piece.part_per_year, piece.accrued) for piece in accrued.pieces] == [
        (Fraction(8, 100), Fraction(8)),
        (Fraction(10, 100), Fraction(10)),
    ]


def test_a_default_adds_to_the_rate_until_it_is_cured() -> None:
    schedule = Schedule(Fraction(100), (Rate(Fraction(8), Fraction(8, 100)),), SIMPLE, Fraction(2, 100))
    half = date(2000, 7, 1)
    assert accrue(schedule, DAY, years(1), defaults=[(half, None)]).unpaid == 9
    assert accrue(schedule, DAY, years(1), defaults=[(DAY, half)]).unpaid == 9


def test_a_payment_beyond_what_is_unpaid_is_not_carried_forward() -> None:
    accrued = accrue(percent(8), DAY, years(2), [(years(1), Fraction(20))])
    assert (accrued.paid, accrued.unpaid) == (8, 8)


def test_payments_after_the_day_do_not_count() -> None:
    assert accrue(percent(8), DAY, years(1), [(years(2), Fraction(8))]).unpaid == 8


def test_arrears_are_paid_before_what_runs_now() -> None:
    accrued = accrue(percent(8, 100, YEARLY), DAY, years(2), [(date(2001, 7, 1), Fraction(10))])
    # Year one: 8 of arrears. Half of year two on 108: 4.32. Paid 10: arrears gone, 2.32 runs on; then 100 bears 4 more.
    assert accrued.unpaid == Fraction("6.32")


def test_dividends_that_do_not_accumulate_do_not_compound() -> None:
    schedule = percent(8, 100, Accrual("30/360", 4, is_cumulative=False))
    assert accrue(schedule, DAY, years(2)).unpaid == 16


@given(st.integers(0, 1500), st.integers(0, 1500), st.sampled_from([0, 1, 2, 4, 12]))
def test_what_is_earned_is_either_paid_or_unpaid_and_never_shrinks(first: int, second: int, compounding: int) -> None:
    schedule = percent(9, 100, Accrual("30/360", compounding))
    early, late = sorted((first, second))
    payments = [(date.fromordinal(DAY.toordinal() + early), Fraction(3))]
    days = [date.fromordinal(DAY.toordinal() + number) for number in (early, late)]
    sooner, later = (accrue(schedule, DAY, day, payments) for day in days)
    assert sooner.earned <= later.earned
    assert later.earned == later.paid + later.unpaid
