"""Rates that follow an index: when it is looked at, what it may be at most, and what takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.dividends.clauses import ISSUED, QUARTERLY, dividends
from interpreter.preferred import tell, unmet
from interpreter.story import said

SOFR = dividends(
    'rate index "SOFR" + 5% a year of stated value', "rate at least 7%", "accrue 30/360, cumulative", QUARTERLY
)
FIVE_YEARS = (
    'rate 4.5% a year of stated value, then index "Treasury 5-year" + 4.215% from 2004-07-01',
    "reset on Jul 1, every 5 years, 2 business days before",
    "accrue 30/360, cumulative",
    "pay on Jun 30",
)

LINE = 'interpolation at 2 years between "T1" at 1 year and "T3" at 3 years'
YIELDS = 'index "T1" 1%; index "T3" 2%'
TRIMMED = '3 or more quotes for "notes" without the highest and lowest of 5'
NOTHING_IS = 'what takes the place of the index "SOFR" of 2003-12-31: nothing that the terms name is to be had'


def test_a_rate_that_follows_an_index_with_a_floor(tmp_path: Path) -> None:
    # 1% + 5% = 6% is below the floor of 7%: $1.75 a quarter; 3% + 5% = 8%: $2.00.
    told = tell(
        tmp_path,
        SOFR,
        ISSUED
        + '2003-12-31 index "SOFR" 1%\n2004-03-31 index "SOFR" 3%\n'
        + "expect dividend rate of A 8%\nexpect full dividend of A $2.00\n"
        + "2004-06-29 as of\nexpect unpaid dividends of A $3 131/180\n",
    )
    # 90 days at 7%: 1.75; from March 31 to June 29 are 89 of 360 days at 8%: 1 44/45.
    assert unmet(told) == []


def test_an_index_that_nobody_told_of_is_a_missing_fact(tmp_path: Path) -> None:
    lines = ISSUED + '2003-12-31 index "SOFR" 1%\n2004-04-30 as of\nexpect unpaid dividends of A $2\n'
    told = tell(tmp_path, SOFR, lines + "expect dividend rate of A 7%\nexpect full dividend of A $1\n")
    assert {found for _, found in unmet(told)} == {'not known: the index "SOFR" of 2004-03-31 is missing'}


def test_an_index_that_is_not_published_needs_a_fallback(tmp_path: Path) -> None:
    lines = ISSUED + '2003-12-31 index "SOFR" not published\nexpect dividend rate of A 7%\n'
    wanted = 'what takes the place of the index "SOFR" of 2003-12-31, which is not published'
    assert [found for _, found in unmet(tell(tmp_path, SOFR, lines))] == [f"not known: {wanted} is missing"]


def test_a_fixed_rate_goes_over_into_one_that_is_reset_every_five_years(tmp_path: Path) -> None:
    # Two business days before Thursday, July 1, 2004 is Tuesday, June 29. 0.785% + 4.215% = 5%; five years later, two
    # business days before Wednesday, July 1, 2009 is Monday, June 29: 1.785% + 4.215% = 6%.
    told = tell(
        tmp_path,
        dividends(*FIVE_YEARS),
        ISSUED
        + '2004-06-29 index "Treasury 5-year" 0.785%\n2004-06-30 as of\nexpect dividend rate of A 4.5%\n'
        + "2005-07-01 as of\nexpect dividend rate of A 5%\n"
        + '2009-06-29 index "Treasury 5-year" 1.785%\n2009-07-01 as of\nexpect dividend rate of A 6%\n'
        + "expect full dividend of A $6\n",
    )
    assert unmet(told) == []
    fixed = next(step for step in told.steps if str(step.event.date) == "2009-06-29")
    assert said(fixed).startswith("The dividend rate of A is 6% from 2009-07-01 on.")


@pytest.mark.parametrize(
    ("fallbacks", "lines", "rate"),
    [
        # A straight line between 1% at one year and 2% at three years is 1.5% at two.
        (LINE, YIELDS, "6.5%"),
        ('interpolation at 18 months between "T1" at 12 months and "T3" at 2 years', YIELDS, "6.5%"),
        (f"{LINE}, else 0.25%", 'index "T1" not published', "5.25%"),
        ('"Other" + 0.26161%', 'index "Other" 1%', "6.26161%"),
        ('"Other", else "Third"', 'index "Other" not published; index "Third" -0.50%', "4.5%"),
        # Of five quotes the highest and the lowest do not count: (4.40 + 4.50 + 4.60) / 3 = 4.50.
        (TRIMMED, 'quotes for "notes" 4.4%, 4%, 4.5%, 4.6%, 4.9%', "9.5%"),
        # Of four all count: (4 + 4.4 + 4.5 + 4.7) / 4 = 4.40.
        (TRIMMED, 'quotes for "notes" 4%, 4.4%, 4.5%, 4.7%', "9.4%"),
        ('3 or more quotes for "notes", else the last rate', 'quotes for "notes" 4%, 4.4%', "8%"),
        ("the last index", "", "8%"),
        ("the last rate", "", "8%"),
    ],
)  # fmt: skip
def test_what_takes_the_place_of_an_index(tmp_path: Path, fallbacks: str, lines: str, rate: str) -> None:
    told = tell(
        tmp_path,
        dividends(
            'rate index "SOFR" + 5% a year of stated value',
            f"without the index {fallbacks}",
            "reset each period",
            "accrue 30/360, cumulative",
            QUARTERLY,
        ),
        ISSUED
        + '2003-12-31 index "SOFR" 3%\n2004-03-31 index "SOFR" not published\n'
        + "".join(f"2004-03-31 {line.strip()}\n" for line in lines.split(";") if line)
        + f"expect dividend rate of A {rate}\n",
    )
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("fallbacks", "missing"),
    [
        ('"Other"', 'the index "Other" of 2003-12-31'),
        ('3 or more quotes for "notes"', 'quotes for "notes" of 2003-12-31'),
        (LINE, 'the index "T1" of 2003-12-31'),
        ("the last index", NOTHING_IS),
        ("the last rate", NOTHING_IS),
    ],
)  # fmt: skip
def test_what_a_fallback_lacks_is_named(tmp_path: Path, fallbacks: str, missing: str) -> None:
    terms = dividends(
        'rate index "SOFR" a year of stated value', f"without the index {fallbacks}", "accrue cumulative", QUARTERLY
    )
    lines = ISSUED + '2003-12-31 index "SOFR" not published\nexpect dividend rate of A 1%\n'
    assert [found for _, found in unmet(tell(tmp_path, terms, lines))] == [f"not known: {missing} is missing"]


@pytest.mark.parametrize(
    ("index", "rate"), [("0.50%", "1.1%"), ("1.50%", "1.6%"), ("12%", "11%"), ("10.90%", "11%"), ("-2%", "1.1%")]
)
def test_an_index_has_bounds_of_its_own(tmp_path: Path, index: str, rate: str) -> None:
    terms = dividends(
        'rate index "CMT" + 0.10% a year of stated value',
        "index at least 1%, at most 10.90%",
        "accrue 30/360",
        QUARTERLY,
    )
    lines = ISSUED + f'2003-12-31 index "CMT" {index}\nexpect dividend rate of A {rate}\n'
    assert unmet(tell(tmp_path, terms, lines)) == []


def test_a_rate_below_zero_is_none(tmp_path: Path) -> None:
    terms = dividends('rate index "CMT" - 1% a year of stated value', "accrue 30/360, cumulative", QUARTERLY)
    lines = ISSUED + '2003-12-31 index "CMT" 0.25%\n2004-03-30 as of\nexpect unpaid dividends of A $0\n'
    assert unmet(tell(tmp_path, terms, lines)) == []


def test_before_the_first_share_an_index_says_nothing(tmp_path: Path) -> None:
    told = tell(tmp_path, SOFR, '2003-12-30 index "SOFR" 1%\nexpect dividend rate of A 1%\n' + ISSUED)
    assert [found for _, found in unmet(told)] == ["0"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-300, 1500), st.integers(0, 400), st.integers(400, 1200))
def test_no_index_takes_a_rate_out_of_its_bounds(tmp_path: Path, index: int, low: int, high: int) -> None:
    terms = dividends(
        'rate index "CMT" + 1% a year of stated value',
        f"rate at least {low / 100}%, at most {high / 100}%",
        "accrue 30/360, cumulative",
        QUARTERLY,
    )
    rate = min(max(index + 100, low), high) if index > -100 else low
    lines = ISSUED + f'2003-12-31 index "CMT" {index / 100}%\nexpect dividend rate of A {rate / 100}%\n'
    assert unmet(tell(tmp_path, terms, lines)) == []


def test_without_a_calendar_nobody_knows_when_an_index_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.interpreter.duties.calendar_named", lambda _: None)
    told = tell(tmp_path, dividends(*FIVE_YEARS), ISSUED + "2004-07-01 as of\nexpect dividend rate of A 5%\n")
    assert "a calendar of business days" in unmet(told)[0][1]


def test_an_index_says_nothing_to_a_series_that_does_not_follow_it(tmp_path: Path) -> None:
    fixed = dividends("rate 4% a year of stated value", "accrue 30/360", QUARTERLY)
    told = tell(tmp_path, fixed, ISSUED + '2004-01-02 index "SOFR" 3%\nexpect dividend rate of A 4%\n')
    assert unmet(told) == []
    assert told.steps[-1].effects == ()


def test_an_index_of_another_day_fixes_nothing(tmp_path: Path) -> None:
    lines = ISSUED + '2003-12-31 index "SOFR" 1%\n2004-01-15 index "SOFR" 9%\nexpect dividend rate of A 7%\n'
    told = tell(tmp_path, SOFR, lines)
    assert unmet(told) == []
    assert [len(step.effects) for step in told.steps[-2:]] == [1, 0]


def test_quotes_of_another_day_or_thing_do_not_count(tmp_path: Path) -> None:
    terms = dividends(
        'rate index "SOFR" a year of stated value',
        'without the index 2 or more quotes for "notes"',
        "accrue 30/360",
        QUARTERLY,
    )
    lines = ISSUED + '2003-12-31 index "SOFR" not published\n2003-12-31 quotes for "notes" 2%, 4%\n'
    lines += (
        '2003-12-31 quotes for "bills" 9%, 9%\n2004-01-02 quotes for "notes" 8%, 8%\nexpect dividend rate of A 3%\n'
    )
    assert unmet(tell(tmp_path, terms, lines)) == []
