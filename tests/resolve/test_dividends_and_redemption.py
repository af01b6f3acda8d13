"""Days and record dates of payment, stoppers, calls, puts and mandatory redemption, as written and as meant."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from deals import clause_of, findings, series_a
from paripassu.model.dividends import Accrual, Dividends, RateStep, RecordRule, Stopper
from paripassu.model.matters import Group
from paripassu.model.quantities import PRICE, Duration, Literal, Quantity, Threshold
from paripassu.model.redemption import (
    CompanyRedemption,
    HolderRedemption,
    MandatoryRedemption,
    Redemption,
    RedemptionTrigger,
)

F = Fraction
STATED = Quantity("stated value")
HUNDRED = Literal(F(100), PRICE)


def dividends(folder: Path, line: str) -> Dividends:
    return clause_of(series_a(folder, f"§2 dividends\n  {line}\n"), Dividends)


def redemption(folder: Path, line: str) -> Redemption:
    return clause_of(series_a(folder, f"§7 redemption\n  {line}\n"), Redemption)


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("$15.00 a share a year", (RateStep(F(15), None),)),
        ("$15.00 a share a year, from 2002-06-01", (RateStep(F(15), None, date(2002, 6, 1)),)),
        (
            "8% a year of stated value, from 2002-06-01, stepping to 9% after 2003-06-01",
            (RateStep(F(8, 100), STATED, date(2002, 6, 1)), RateStep(F(9, 100), STATED, date(2003, 6, 2))),
        ),
        (
            "$15 a share a year, stepping to $0 after 2003-06-01",
            (RateStep(F(15), None), RateStep(F(0), None, date(2003, 6, 2))),
        ),
    ],
)
def test_rates_are_parts_of_an_amount_or_dollars(tmp_path: Path, line: str, steps: tuple[RateStep, ...]) -> None:
    rates = dividends(tmp_path, f"rate {line}").rates
    assert rates is not None
    assert rates.value == steps


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("8% a year of stated value, stepping to $9 after 2003-06-01", "T204 [$9] `$9` is not written as the rate"),
        ("$8 a share a year, stepping to 9% after 2003-06-01", "T204 [9%] `9%` is not written as the rate"),
        ("$8 a share a year, from 2003-02-29", "T201 [2003-02-29]"),
        (
            "$8 a share a year, from 2003-06-02, stepping to $9 after 2003-06-01",
            "T220 [, stepping to $9 after 2003-06-01] 2003-06-01 does not come after 2003-06-02.",
        ),
    ],
)
def test_rates_that_cannot_be_are_named(tmp_path: Path, line: str, found: str) -> None:
    (only,) = findings(tmp_path, f"§2 dividends\n  rate {line}\n")
    assert only.startswith(found)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("30/360 european", "30/360 european"),
        ("actual/360", "actual/360"),
        ("actual/365", "actual/365"),
        ("actual/actual", "actual/actual"),
    ],
)
def test_days_are_counted_in_many_ways(tmp_path: Path, line: str, count: str) -> None:
    accrual = dividends(tmp_path, f"accrue {line}").accrual
    assert accrual is not None
    assert accrual.value == Accrual(count)


@pytest.mark.parametrize(("line", "named"), [("360/360 european", "360/360"), ("actual/366", "actual/366")])
def test_day_counts_that_nobody_knows_are_named(tmp_path: Path, line: str, named: str) -> None:
    (only,) = findings(tmp_path, f"§2 dividends\n  accrue {line}\n")
    assert only.startswith(f"T208 [{line}] There is no day count `{named}`.")


def test_a_day_of_each_month_is_twelve_days_a_year(tmp_path: Path) -> None:
    clause = dividends(tmp_path, "pay on day 15 of each month, from 2021-11-15, or the next business day, in cash")
    assert clause.pay_dates is not None
    assert clause.pay_dates.value == tuple((month, 15) for month in range(1, 13))
    assert clause.pay_from is not None
    assert clause.pay_from.value == date(2021, 11, 15)
    assert clause.rolls_forward is not None
    assert clause.in_kind is not None
    assert (clause.in_kind.value, clause.in_kind_stock) == (False, None)


def test_the_stock_that_a_dividend_may_be_paid_in_is_named(tmp_path: Path) -> None:
    clause = dividends(tmp_path, "pay on Jun 30, in cash, or in A at the company's election")
    assert clause.in_kind_stock is not None
    assert clause.in_kind_stock.value == "A"
    assert (clause.pay_from, clause.rolls_forward) == (None, None)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("on day 1 of the month", RecordRule("day of the month", 1)),
        ("on the last day of the quarter before", RecordRule("end of the quarter before")),
        ("at least 10 days before", RecordRule("days before", at_least=10)),
        ("10 to 45 days before", RecordRule("days before", at_least=10, at_most=45)),
    ],
)
def test_record_dates_go_with_days_of_payment(tmp_path: Path, line: str, rule: RecordRule) -> None:
    record = dividends(tmp_path, f"record date {line}").record
    assert record is not None
    assert record.value == rule


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("pay on day 32 of each month", "T201 [32] No month has a day 32."),
        ("pay on day 0 of each month", "T203"),
        ("pay on Jun 30, from 2003-02-29", "T201"),
        ("record date on day 32 of the month", "T201"),
        ("record date at least 0 days before", "T203"),
        ("record date 10 to 0 days before", "T203"),
        ("record date 45 to 10 days before", "T206 [45] `45 to 10` days has its longest period first."),
        ("stopper no dividend on Common before 2003-02-29 while any is unpaid", "T201"),
        ("stopper no dividend on Comon while any is unpaid", "N101"),
        ("stopper no dividend on Common while any B is outstanding", "N101"),
    ],
)
def test_payments_that_cannot_be_are_one_finding(tmp_path: Path, line: str, code: str) -> None:
    (found,) = findings(tmp_path, f"§2 dividends\n  {line}\n")
    assert found.startswith(code)


@pytest.mark.parametrize(
    ("line", "stoppers"),
    [
        (
            "no dividend on Common while any A is outstanding",
            [Stopper("dividend", Group("class", "Common"), "outstanding")],
        ),
        (
            "no repurchase of junior or parity stock unless the latest is paid in full",
            [Stopper("repurchase", Group("junior or parity"), "latest")],
        ),
        (
            "no dividend on junior stock before 2024-10-15 while any is unpaid",
            [Stopper("dividend", Group("junior"), "unpaid", date(2024, 10, 15))],
        ),
    ],
)
def test_a_stopper_names_acts_stock_and_time(tmp_path: Path, line: str, stoppers: list[Stopper]) -> None:
    assert [item.value for item in dividends(tmp_path, f"stopper {line}").stopper] == stoppers


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("$100", CompanyRedemption(HUNDRED)),
        ("$100, from 2004-01-02", CompanyRedemption(HUNDRED, since=date(2004, 1, 2))),
        ("$100, only on 2004-01-02", CompanyRedemption(HUNDRED, since=date(2004, 1, 2), only_then=True)),
        (
            "$100, only on 2004-01-02 and every 2 years after",
            CompanyRedemption(HUNDRED, since=date(2004, 1, 2), only_then=True, every_years=2),
        ),
        (
            "$100 before 2005-01-01, then stated value before 2006-01-01, then $100",
            CompanyRedemption(HUNDRED, later=((date(2005, 1, 1), STATED), (date(2006, 1, 1), HUNDRED))),
        ),
        (
            "$100, within 30 days after a change of control or a merger unless the company survives",
            CompanyRedemption(
                HUNDRED,
                after=(RedemptionTrigger("change of control"), RedemptionTrigger("merger")),
                within=Duration(30, "days"),
            ),
        ),
    ],
)
def test_a_call_has_prices_days_and_events(tmp_path: Path, line: str, call: CompanyRedemption) -> None:
    (item,) = redemption(tmp_path, f"company at {line}").by_company
    assert item.value == call


def test_a_series_without_dividends_has_no_rate(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "§2 dividends\n  none\n  rate 8% a year of stated value\n")
    assert found.startswith("N108")


def test_redemption_may_be_ruled_out_and_a_deposit_may_count(tmp_path: Path) -> None:
    assert redemption(tmp_path, "none").none is not None
    assert redemption(tmp_path, "deposit in trust counts as redemption").deposit_counts is not None


def test_each_holder_may_require_it_from_a_fund(tmp_path: Path) -> None:
    item = redemption(tmp_path, 'each holder may require at $100 at any time, from "net profits"').by_holders
    assert item is not None
    assert item.value == HolderRedemption(("A",), None, None, 1, "net profits", HUNDRED)


def test_holders_may_be_told_a_price(tmp_path: Path) -> None:
    item = redemption(tmp_path, "holders all of A may require at $100 from 2004-01-02").by_holders
    assert item is not None
    everybody = Threshold(F(1), exceeded=False, words="all")
    assert item.value == HolderRedemption(("A",), everybody, date(2004, 1, 2), 1, "", HUNDRED)


def test_what_must_be_redeemed_has_triggers(tmp_path: Path) -> None:
    item = redemption(
        tmp_path,
        "mandatory at $100, on the first of 2004-01-02 or sale of substantially all assets or sale of equity raising "
        "$15,000,000, on 30 to 120 days' notice, from funds legally available",
    ).mandatory
    assert item is not None
    assert item.value == MandatoryRedemption(
        HUNDRED,
        (
            RedemptionTrigger("date", on=date(2004, 1, 2)),
            RedemptionTrigger("sale of substantially all assets"),
            RedemptionTrigger("equity sale", raising=F(15_000_000)),
        ),
        30,
        120,
        "legally available",
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("company at $100, from 2003-02-29", "T201"),
        ("company at $100, only on 2003-02-28 and every 0 years after", "T203"),
        ("company at $100 before 2003-02-29, then $1", "T201"),
        ("company at $100 before 2003-02-28, then 1", "T204"),
        ("company at $100 before 2003-02-28, then $1 before 2003-02-28, then $2", "T220"),
        ("company at $100, within 0 days after change of control", "T203"),
        ("company at $100, within 9 days after sale of equity raising $0", "T203"),
        ("mandatory at $100, on 2003-02-29", "T201"),
        ("mandatory at 100, on 2003-02-28", "T204"),
        ("mandatory at $100, on 2003-02-28, on 60 to 30 days' notice", "T206"),
        ("mandatory at $100 before 2003-01-01, then $1, on 2003-02-28", "T206"),
        ("each holder may require at 100", "T204"),
        ("each holder may require from 2003-02-29", "T201"),
        ("each holder may require at $100, to be paid within 0 days", "T203"),
        ("each holder may require at $100, within 0 days after a change of control", "T203"),
        ("company at $100, up to 0 shares in all", "T203"),
        ("mandatory at $100, on change of control, 0 days after", "T203"),
        ("mandatory at $100, on change of control, unless dissolved within 0 days", "T203"),
        ("mandatory at $100, on change of control, 100 days after, unless dissolved within 200 days", "T220"),
        ("selection as at least 0% of A decides, where money is short", "T203"),
        ("selection as at least 101% of A decides, where money is short", "T207"),
        ("selection as majority of Z decides, where money is short", "N101"),
        ("order after A in full", "N108"),
        ("order after Common in full, together with Common", "N108"),
        ("order after Z in full", "N101"),
        ("payment in Z as converted", "N101"),
        ("payment in Common, at 5", "T204"),
    ],
)
def test_a_redemption_that_cannot_be_is_one_finding(tmp_path: Path, line: str, code: str) -> None:
    (found,) = findings(tmp_path, f"§7 redemption\n  {line}\n")
    assert found.startswith(code)


@pytest.mark.parametrize(
    "lines",
    [
        "  none\n  company at $100\n",
        "  none\n  mandatory at $100, on 2004-01-02\n",
        "  each holder may require\n  holders all of A may require at any time\n",
    ],
)
def test_a_redemption_clause_does_not_contradict_itself(tmp_path: Path, lines: str) -> None:
    (found,) = findings(tmp_path, f"§7 redemption\n{lines}")
    assert found.startswith("N108")
