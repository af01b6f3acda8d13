"""Dividends from issue to payment: what builds up on whose shares, what is declared and paid, and what has to wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deals import COMPANY, sound
from interpreter.preferred import CUMULATIVE, SERIES, rulings, sentences, tell, unmet
from interpreter.story import paid
from paripassu.interpreter.evaluate import quantity_of
from paripassu.interpreter.state import start
from paripassu.model.run import BREACH, VOID

ISSUED = '2004-01-01 issue 100 A to "First"\n2004-01-01 issue 1,000 Common to "Stockholders"\n'
LIQUIDATION = "\n§3 liquidation\n  amount stated value + unpaid dividends\n  ahead of Common\n"


def dividends(*items: str) -> str:
    return "\n§2 dividends\n" + "".join(f"  {item}\n" for item in items)


def test_what_builds_up_depends_on_the_day_of_issue(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE,
        ISSUED
        + '2004-07-01 issue 100 A to "Second"\n'
        + '2005-01-01 transfer 50 A from "First" to "Third"\n'
        + 'expect "First" owed $400 of dividends on A\n'
        + 'expect "Third" owed $400 of dividends on A\n'
        + 'expect "Second" owed $400 of dividends on A\n'
        + "expect unpaid dividends of A $8\n",
    )
    assert [found for _, found in unmet(told)] == [
        "not known: which shares of A are meant (their dividends differ by the day of issue) is missing"
    ]


def test_a_liquidation_pays_each_share_by_its_own_day_and_all_the_money(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE + LIQUIDATION,
        ISSUED + '2004-07-01 issue 100 A to "Second"\n2005-01-01 liquidate, assets $30,000\n',
    )
    assert [paid(told, to=who) for who in ("First", "Second", "Stockholders")] == [10_800, 10_400, 8_800]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 27)), min_size=1, max_size=4), st.integers(1, 60_000))
def test_a_liquidation_conserves_money(tmp_path: Path, issues: list[tuple[int, int]], assets: int) -> None:
    lines = "".join(
        f'2004-01-{day:02} issue {shares} A to "H{number}"\n'
        for number, (shares, day) in enumerate(sorted(issues, key=lambda each: each[1]))
    )
    told = tell(
        tmp_path,
        CUMULATIVE + LIQUIDATION,
        f'2004-01-01 issue 10 Common to "Stockholders"\n{lines}2005-06-01 liquidate, assets ${assets}\n',
    )
    assert paid(told) == assets


def test_shares_of_one_day_are_one_claim_and_those_of_equal_dividends_too(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends("rate 8% a year of stated value", "accrue non-cumulative", "pay on Jun 30") + LIQUIDATION,
        ISSUED + '2004-03-01 issue 100 A to "Second"\n2005-01-03 liquidate, assets $30,000\n',
    )
    assert [paid(told, to=who) for who in ("First", "Second")] == [10_000, 10_000]
    assert "A of 2004-01-01" not in sentences(told)


@pytest.mark.parametrize(
    ("items", "owed"),
    [
        (("rate $15.00 a share a year, from 2004-07-01", "accrue 30/360, cumulative"), "$7.50"),
        (("rate $10 a share a year", "accrue 30/360, compounding half-yearly"), "$10.25"),
        (("rate 8% a year of stated value; +2% while a default lasts", "accrue actual/365"), "$8 8/365"),
        (("rate 8% a year of stated value", "accrue actual/actual"), "$8"),
        (("rate 8% a year of stated value", "accrue actual/360"), "$8 2/15"),
        (("rate 8% a year of stated value", "accrue 30/360 european"), "$8"),
        (
            (
                "rate 8% a year of stated value",
                "accrue 30/360, compounding quarterly",
                "pay on Mar 31, Jun 30, Sep 30, Dec 31",
            ),
            None,
        ),
        (("rate $8 a share a year; +2% while a default lasts", "accrue 30/360"), "$8"),
    ],
)
def test_a_year_of_dividends(tmp_path: Path, items: tuple[str, ...], owed: str | None) -> None:
    line = f"expect unpaid dividends of A {owed}\n" if owed else 'expect "First" owed $826.73 of dividends on A\n'
    assert unmet(tell(tmp_path, dividends(*items), ISSUED + f"2005-01-01 as of\n{line}")) == []


def test_a_rate_in_dollars_needs_an_amount_to_compound_by(tmp_path: Path) -> None:
    terms = '\nseries C "Series C" of Preferred\n' + dividends("rate $8 a share a year", "accrue compounding yearly")
    lines = '2004-01-01 issue 1 C to "First"\n2005-01-01 as of\nexpect unpaid dividends of C $8\n'
    told = tell(tmp_path, CUMULATIVE, lines, terms)
    assert [found for _, found in unmet(told)] == ["not known: the original price or the stated value of C is missing"]
    plain = tell(
        tmp_path,
        CUMULATIVE,
        '2004-01-01 issue 1 C to "First"\n2005-01-01 as of\nexpect unpaid dividends of C $8\n',
        terms.replace("compounding yearly", "simple"),
    )
    assert unmet(plain) == []


def test_a_rate_without_an_accrual_builds_up_nobody_knows_how(tmp_path: Path) -> None:
    lines = ISSUED + '2005-01-01 as of\nexpect unpaid dividends of A $8\nexpect "First" owed $8 of dividends on A\n'
    missing = "how the dividend of A accrues (an `accrue` line in its dividends) is missing"
    told = tell(tmp_path, dividends("rate 8% a year of stated value"), lines)
    assert [found for _, found in unmet(told)] == [f"not known: {missing}"] * 2


def test_stock_without_dividends_is_owed_none(tmp_path: Path) -> None:
    lines = (
        ISSUED + 'expect "First" owed $0 of dividends on A\nexpect unpaid dividends of A $0\n'
        '2004-02-02 declare dividend of $1 on Common\nexpect "Stockholders" owed $1,000 of dividends on Common\n'
        "expect declared dividends of Common $0\n"
    )
    assert [found for _, found in unmet(tell(tmp_path, "", lines))] == ["1"]


def test_payments_go_to_shares_that_were_there_on_the_record_date_and_to_the_oldest_arrears(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE,
        ISSUED
        + "2004-07-01 declare dividend of $2 on A, record date 2004-06-30\n"
        + '2004-07-02 issue 100 A to "Second"\n'
        + "2004-07-02 pay dividend on A\n"
        + "2004-07-03 split of A 2 for 1\n"
        + "2005-01-01 as of\n"
        + 'expect "First" owed $1,400 of dividends on A\n'
        + 'expect "First" paid $200\n'
        + 'expect "Second" paid $0\n'
        + 'expect "Second" owed $795.56 of dividends on A\n',
    )
    # Of 200 shares each earns $8 a year on its stated value; of the $2 that one old share had, each new one has $1.
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("record", "declared", "ruling"),
    [
        ("on day 1 of the month", "record date 2004-06-01, payable 2004-06-30", "allowed"),
        ("on day 1 of the month", "record date 2004-06-02, payable 2004-06-30", BREACH),
        ("on day 1 of the month", "payable 2004-06-30", "allowed"),
        ("on day 1 of the month", "record date 2004-06-02", "allowed"),
        ("on the last day of the quarter before", "record date 2004-03-31, payable 2004-06-30", "allowed"),
        ("on the last day of the quarter before", "record date 2004-05-31, payable 2004-06-30", BREACH),
        ("at least 10 days before", "record date 2004-06-20, payable 2004-06-30", "allowed"),
        ("at least 10 days before", "record date 2004-06-21, payable 2004-06-30", BREACH),
        ("10 to 45 days before", "record date 2004-06-20, payable 2004-06-30", "allowed"),
        ("10 to 45 days before", "record date 2004-05-15, payable 2004-06-30", BREACH),
        ("10 to 45 days before", "record date 2004-06-25, payable 2004-06-30", BREACH),
    ],
)
def test_a_record_date_is_that_of_the_terms(tmp_path: Path, record: str, declared: str, ruling: str) -> None:
    told = tell(
        tmp_path,
        dividends("rate 8% a year of stated value", "accrue cumulative", "pay on Jun 30", f"record date {record}"),
        ISSUED + f"2004-05-03 declare dividend of $4 on A, {declared}\n",
    )
    assert told.steps[-1].ruling == ruling


def test_holders_of_the_record_date_that_terms_fix_are_paid(tmp_path: Path) -> None:
    terms = dividends(
        "rate 8% a year of stated value",
        "accrue cumulative",
        "pay on day 15 of each month",
        "record date on day 31 of the month",
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-06-01 declare dividend of $4 on A, payable 2004-06-15\n"
        + "2004-06-15 pay dividend on A\n"
        + "expect void\n"
        + '2004-06-20 transfer 100 A from "First" to "Second"\n'
        + "2004-06-30 pay dividend on A\n",
    )
    assert rulings(told)[3] == VOID
    assert [paid(told, to=who) for who in ("First", "Second")] == [0, 400]


def test_a_day_of_payment_gives_way_to_the_next_business_day(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "accrue cumulative", "pay on Jul 4, or the next business day")
    lines = ISSUED + "2004-06-01 declare dividend of $4 on A, payable 2004-07-04\n"
    told = tell(tmp_path, terms, lines + "expect duty §2 due 2004-07-06\n")
    assert unmet(told) == []
    assert "It is paid on 2004-07-06, the next business day." in sentences(told)
    open_day = tell(tmp_path, terms, ISSUED + "2004-06-01 declare dividend of $4 on A, payable 2004-06-30\n")
    assert "business day" not in sentences(open_day)


def test_without_a_calendar_the_day_of_payment_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.interpreter.pay_days.calendar_of", lambda _state: None)
    terms = dividends("rate 8% a year of stated value", "accrue cumulative", "pay on Jul 4, or the next business day")
    told = tell(tmp_path, terms, ISSUED + "2004-06-01 declare dividend of $4 on A, payable 2004-07-04\n")
    assert "The day of payment cannot be told" in sentences(told)


def test_what_builds_up_in_the_running_period_leaves_out_what_was_declared_for_it(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "accrue non-cumulative", "pay on Jun 30, Dec 31")
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-04-01 as of\nexpect accrued dividends of A $2\nexpect unpaid dividends of A $0\n"
        + "2004-06-30 as of\nexpect accrued dividends of A $3 44/45\n"
        + "2004-06-30 declare dividend of $3 on A, payable 2004-06-30\nexpect accrued dividends of A $0 44/45\n"
        + "expect unpaid dividends of A $3\n"
        + "2004-07-10 as of\nexpect accrued dividends of A $0 2/9\n",
    )
    assert unmet(told) == []


def test_before_the_first_event_nothing_has_built_up(tmp_path: Path) -> None:
    terms = sound(tmp_path, COMPANY + SERIES + CUMULATIVE)
    stock = terms.stock("A")
    assert stock is not None
    assert quantity_of(start(terms), stock, "unpaid dividends") == 0
