"""Dividends that grow where corporate holders may deduct less of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.dividends.clauses import ISSUED, QUARTERLY, dividends
from interpreter.preferred import sentences, tell, unmet
from interpreter.story import paid
from paripassu.interpreter.gross_ups import factor, grossed
from paripassu.model.dividend_rates import GrossUp

RULE = GrossUp(Fraction(7, 10), Fraction(35, 100), Fraction(1, 2), nearest=Fraction(1, 100))


def terms(unless: str = "") -> str:
    return dividends(
        "rate 8% a year of stated value",
        "accrue 30/360, non-cumulative",
        QUARTERLY,
        "gross-up if the dividends-received deduction of 70% is cut before 2004-12-01, at a tax of 35%, "
        f"counting at least 50%, rounded to the nearest $0.01{unless}",
    )


@pytest.mark.parametrize(
    ("left", "times"),
    [
        # (1 - .35 x .30) / (1 - .35 x .40) = .895 / .86; at 50%, and at whatever is less, .895 / .825.
        ("0.60", "1.040698"),
        ("0.50", "1.084848"),
        ("0.40", "1.084848"),
        ("0.70", "1"),
        ("0.80", "1"),
    ],
)
def test_the_factor_is_that_of_the_formula(left: str, times: str) -> None:
    assert round(factor(RULE, Fraction(left)), 6) == Fraction(times)


@given(st.fractions(0, 1), st.fractions(0, 1), st.integers(1, 10_000))
def test_the_less_may_be_deducted_the_more_is_paid(one: Fraction, other: Fraction, cents: int) -> None:
    less, more = sorted((one, other))
    amount = Fraction(cents, 100)
    assert grossed(RULE, amount, factor(RULE, less)) >= grossed(RULE, amount, factor(RULE, more)) >= amount


def test_a_dividend_declared_after_a_cut_is_paid_with_the_gross_up(tmp_path: Path) -> None:
    # $2.00 x .895 / .86 = $2.0814, paid as $2.08.
    told = tell(
        tmp_path,
        terms(),
        ISSUED
        + "expect full dividend of A $2.00\n"
        + "2004-03-01 dividends-received deduction 60%\nexpect full dividend of A $2.08\n"
        + "2004-03-02 declare dividend of $2.00 on A, payable 2004-03-31\nexpect declared dividends of A $2.08\n"
        + '2004-03-31 pay dividend on A\nexpect "First" paid $208\n',
    )
    assert unmet(told) == []
    assert "as declared" in str(told.steps[-1].effects)


def test_a_cut_that_reaches_back_is_made_good_once_with_the_next_dividend(tmp_path: Path) -> None:
    # Paid $2.00 on December 31 and declared $2.00 for March 31 before the cut: each lacks $0.08.
    told = tell(
        tmp_path,
        terms(),
        '2003-06-30 issue 100 A to "First"\n'
        "2003-09-01 declare dividend of $2.00 on A, payable 2003-09-30\n2003-09-30 pay dividend on A\n"
        "2003-12-01 declare dividend of $2.00 on A, payable 2003-12-31\n2003-12-31 pay dividend on A\n"
        "2004-02-27 declare dividend of $2.00 on A, payable 2004-03-31\n"
        "2004-03-01 dividends-received deduction 60% from 2003-12-31\n"
        '2004-03-31 pay dividend on A\nexpect "First" paid $600\n'
        "2004-06-01 declare dividend of $2.00 on A, payable 2004-06-30\n"
        '2004-06-30 pay dividend on A\nexpect "First" paid $824\n'
        "2004-09-01 declare dividend of $2.00 on A, payable 2004-09-30\n"
        '2004-09-30 pay dividend on A\nexpect "First" paid $1,032\n',
    )
    assert unmet(told) == []
    lacking = next(step for step in told.steps if str(step.event.date) == "2004-03-01")
    assert "lack $0.16 a share of A" in str(lacking.effects)


def test_a_second_cut_counts_from_what_the_first_one_made_of_a_dividend(tmp_path: Path) -> None:
    # $2.08 at 60%; at 50% and less $2.00 x .895 / .825 = $2.17: nine cents are lacking.
    told = tell(
        tmp_path,
        terms(),
        ISSUED
        + "2004-03-01 dividends-received deduction 60%\n2004-03-02 declare dividend of $2.00 on A, payable 2004-03-31\n"
        + "2004-03-03 dividends-received deduction 0% from 2004-03-15\n2004-03-31 pay dividend on A\n"
        + "2004-06-01 declare dividend of $2.00 on A, payable 2004-06-30\nexpect declared dividends of A $2.26\n",
    )
    assert unmet(told) == []
    assert paid(told, to="First") == 208


def test_a_cut_out_of_time_or_one_that_does_not_apply_changes_nothing(tmp_path: Path) -> None:
    late = ISSUED + "2004-12-01 dividends-received deduction 0%\nexpect full dividend of A $2.00\n"
    told = tell(tmp_path, terms(), late)
    assert unmet(told) == []
    assert "does not count for A" in sentences(told)
    said = ISSUED + '2004-02-02 assert "it does not apply", by "Counsel"\n'
    lines = said + "2004-03-01 dividends-received deduction 0%\nexpect full dividend of A $2.00\n"
    assert unmet(tell(tmp_path, terms(', unless "it does not apply"'), lines)) == []
    denied = lines.replace("assert ", "assert not ").replace("$2.00", "$2.17")
    assert unmet(tell(tmp_path, terms(', unless "it does not apply"'), denied)) == []


def test_a_series_without_a_gross_up_does_not_care(tmp_path: Path) -> None:
    plain = dividends("rate 8% a year of stated value", "accrue 30/360", QUARTERLY)
    lines = ISSUED + "2004-03-01 dividends-received deduction 0%\nexpect full dividend of A $2.00\n"
    assert unmet(tell(tmp_path, plain, lines)) == []


def test_without_rounding_and_without_an_end_the_figure_is_exact(tmp_path: Path) -> None:
    exact = terms().replace(", rounded to the nearest $0.01", "").replace(" before 2004-12-01", "")
    lines = ISSUED + "2004-12-02 dividends-received deduction 60%\nexpect full dividend of A $2 7/86\n"
    assert unmet(tell(tmp_path, exact, lines)) == []
