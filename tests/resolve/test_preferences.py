from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from deals import clause_of, findings, series_a
from paripassu.model.clauses import Liquidation, Voting
from paripassu.model.dividends import Accrual, Dividends, RateStep, Stopper
from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import NUMBER, Combine, Duration, Literal, Quantity, Threshold
from paripassu.model.remainders import Participation
from paripassu.model.rights import Waiver

PRICE_PAID = Quantity("original price")
MAJORITY = Threshold(Fraction(1, 2), exceeded=True)


def dividends(folder: Path, line: str) -> Dividends:
    return clause_of(series_a(folder, f"§2 dividends\n  {line}\n"), Dividends)


def test_a_rate_steps_on_the_day_after_and_rises_while_a_default_lasts(tmp_path: Path) -> None:
    clause = dividends(
        tmp_path, "rate 8% a year of original price, stepping to 10% after 2006-03-31; +2% while a default lasts"
    )
    assert clause.rates is not None
    assert clause.rates.value == (
        RateStep(Fraction(8, 100), PRICE_PAID),
        RateStep(Fraction(10, 100), PRICE_PAID, date(2006, 4, 1)),
    )
    assert clause.default_increase is not None
    assert clause.default_increase.value == Fraction(2, 100)


def test_a_rate_may_stand_alone(tmp_path: Path) -> None:
    clause = dividends(tmp_path, "rate 6% a year of stated value")
    assert clause.rates is not None
    assert clause.rates.value == (RateStep(Fraction(6, 100), Quantity("stated value")),)
    assert clause.default_increase is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("accrue daily, 30/360, compounding quarterly, cumulative", Accrual("30/360", 4, is_cumulative=True)),
        ("accrue daily, 365/365, simple, non-cumulative", Accrual("365/365", 0, is_cumulative=False)),
        ("accrue compounding monthly", Accrual("30/360", 12)),
    ],
)
def test_an_accrual_says_how_days_are_counted(tmp_path: Path, line: str, expected: Accrual) -> None:
    clause = dividends(tmp_path, line)
    assert clause.accrual is not None
    assert clause.accrual.value == expected


def test_an_unknown_day_count_is_named(tmp_path: Path) -> None:
    (near,) = findings(tmp_path, "§2 dividends\n  accrue daily, 30/364\n")
    (far,) = findings(tmp_path, "§2 dividends\n  accrue daily, 1/2\n")
    assert near.startswith("T208 [30/364] There is no day count `30/364`. (Did you mean `")
    assert far.startswith("T208 [1/2] There is no day count `1/2`. (Known are 30/360")


@pytest.mark.parametrize(
    ("line", "in_kind"),
    [
        ("pay on Mar 31, June 30", None),
        ("pay on Mar 31, June 30, in cash", False),
        ("pay on Mar 31, June 30, in cash, or in A at the company's election", True),
    ],
)
def test_dividends_are_paid_on_days_of_the_year(tmp_path: Path, line: str, in_kind: bool | None) -> None:
    clause = dividends(tmp_path, line)
    assert clause.pay_dates is not None
    assert clause.pay_dates.value == ((3, 31), (6, 30))
    assert (None if clause.in_kind is None else clause.in_kind.value) is in_kind


def test_a_day_of_the_year_must_come_every_year(tmp_path: Path) -> None:
    assert findings(tmp_path, "§2 dividends\n  pay on Feb 29, Spe 30, Xyz 1, Jan 0\n") == [
        "T201 [29] Feb has no day 29 every year. (Name a day that every year has.)",
        "T201 [Spe] There is no month `Spe`. (Did you mean `Sep`?)",
        "T201 [Xyz] There is no month `Xyz`. (Months are written `Jan`, `Feb`, and so on.)",
        "T203 [0] A day of a month cannot be zero: `0`. (Correct it, or leave it out.)",
    ]


def test_a_stopper_stops_dividends_and_buying_back(tmp_path: Path) -> None:
    clause = dividends(tmp_path, "stopper no dividend on or repurchase of junior stock while any is unpaid")
    stopped = [Stopper("dividend", Group("junior")), Stopper("repurchase", Group("junior"))]
    assert [item.value for item in clause.stopper] == stopped


@pytest.mark.parametrize(
    "line",
    [
        "rate 0% a year of original price",
        "rate 8% a year of original price, stepping to 9% after 2001-02-30",
        "rate 8% a year of original price, stepping to -9% after 2001-02-28",
        "rate 8% a year of original price; +0% while a default lasts",
    ],
)
def test_a_rate_that_cannot_be_is_one_finding(tmp_path: Path, line: str) -> None:
    (found,) = findings(tmp_path, f"§2 dividends\n  {line}\n")
    assert found[:4] in {"T201", "T202", "T203"}


def test_a_series_may_share_in_the_rest_up_to_a_cap(tmp_path: Path) -> None:
    line = "then participates with Common as converted, up to 3 x original price in all"
    clause = clause_of(series_a(tmp_path, f"§3 liquidation\n  amount $1\n  {line}\n"), Liquidation)
    cap = Combine("*", Literal(Fraction(3), NUMBER), PRICE_PAID)
    assert clause.participation is not None
    assert clause.participation.value == Participation("Common", as_converted=True, cap=cap)
    assert clause.trust_counts_as_paid is None


def test_a_series_may_share_in_the_rest_without_a_cap(tmp_path: Path) -> None:
    clause = clause_of(
        series_a(tmp_path, "§3 liquidation\n  amount $1\n  then participates with Common\n"), Liquidation
    )
    assert clause.participation is not None
    assert clause.participation.value == Participation("Common", as_converted=False)


def test_a_cap_is_money_a_share(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "§3 liquidation\n  then participates with Common, up to 3 in all\n")
    assert found.startswith("T204 [3] The cap is a price (money a share)")


def test_some_deals_are_deemed_a_liquidation_unless_holders_elect_otherwise(tmp_path: Path) -> None:
    line = (
        "deemed merger unless holders keep a majority of the votes; sale of substantially all assets; "
        "unless a majority of A elects otherwise in writing at least 7 days before"
    )
    clause = clause_of(series_a(tmp_path, f"§3 liquidation\n  amount $1\n  {line}\n"), Liquidation)
    assert [item.value for item in clause.deemed] == [
        Matter("merger", unless_kept=MAJORITY),
        Matter("sale of substantially all assets"),
    ]
    assert clause.deemed_waiver is not None
    assert clause.deemed_waiver.value == (Waiver(("A",), MAJORITY),)
    assert clause.deemed_waiver_before is not None
    assert clause.deemed_waiver_before.value == Duration(7, "days")


def test_a_waiver_may_need_another_part_and_no_period(tmp_path: Path) -> None:
    line = "deemed merger; unless two thirds of A elects otherwise in writing"
    clause = clause_of(series_a(tmp_path, f"§3 liquidation\n  amount $1\n  {line}\n"), Liquidation)
    assert clause.deemed_waiver is not None
    assert clause.deemed_waiver.value == (
        Waiver(("A",), Threshold(Fraction(2, 3), exceeded=False, words="two thirds")),
    )
    assert clause.deemed_waiver_before is None
    plain = clause_of(series_a(tmp_path, "§3 liquidation\n  amount $1\n  deemed merger\n"), Liquidation)
    assert plain.deemed_waiver is None


def test_a_waiver_of_nothing_is_no_waiver(tmp_path: Path) -> None:
    lines = "§3 liquidation\n  deemed merger; unless at least 0% of A elects otherwise in writing\n"
    assert findings(tmp_path, lines) == [
        "T203 [0%] A part of the vote cannot be zero: `0%`. (Correct it, or leave it out.)"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("all", Threshold(Fraction(1), exceeded=False, words="all")),
        ("at least 66.67%", Threshold(Fraction(6667, 10_000), exceeded=False, words="at least 66.67%")),
        ("more than 60 %", Threshold(Fraction(6, 10), exceeded=True, words="more than 60%")),
    ],
)
def test_a_part_of_the_holders_is_written_in_words_or_percent(tmp_path: Path, words: str, expected: Threshold) -> None:
    stock = series_a(tmp_path, f"§4 voting\n  consent {words} of A, for Common to act by written consent\n")
    (consent,) = clause_of(stock, Voting).consents
    assert consent.value.threshold == expected
    assert (consent.value.is_prior, consent.value.in_writing) == (False, False)


def test_after_a_day_is_from_the_next_one_on(tmp_path: Path) -> None:
    stock = series_a(tmp_path, "§3 liquidation\n  amount $1\n  ahead of Common after 2024-02-28\n")
    assert [item.value.since for item in clause_of(stock, Liquidation).ahead] == [date(2024, 2, 29)]
