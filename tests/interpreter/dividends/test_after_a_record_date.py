"""Holders who convert between the record date of a dividend and its payment, and dividends paid in stock at a price."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.dividends.clauses import ISSUED, dividends
from interpreter.preferred import rulings, sentences, tell, unmet
from interpreter.story import paid
from paripassu.model.run import BREACH, VOID

CONVERTS = "\n§5 conversion into Common\n  optional at any time\n  rate 2\n"
DECLARED = "2004-06-01 declare dividend of $2.00 on A, record date 2004-06-15, payable 2004-06-30\n"


def terms(*items: str) -> str:
    return dividends("rate 8% a year of stated value", "accrue 30/360, non-cumulative", "pay on Jun 30", *items)


def test_who_converts_after_the_record_date_pays_the_dividend_back(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        terms("conversion after a record date pays the dividend back") + CONVERTS,
        ISSUED + DECLARED + '2004-06-20 convert 40 A of "First"\nexpect duty §2 due 2004-06-20\n'
        '2004-06-20 pay back dividend on A by "First"\nexpect duty §2 met\n2004-06-30 pay dividend on A\n'
        'expect "First" paid $200\n',
    )
    # Forty shares at $2.00 are $80 to pay back; the dividend itself stays with the holder of the record date.
    assert unmet(told) == []
    assert 'pay back $80.00 of dividends on A, by "First"' in str(told.steps[3].effects)


def test_what_is_not_paid_back_is_a_breach(tmp_path: Path) -> None:
    lines = ISSUED + DECLARED + '2004-06-20 convert all A of "First"\n2004-06-21 as of\nexpect duty §2 breached\n'
    told = tell(tmp_path, terms("conversion after a record date pays the dividend back") + CONVERTS, lines)
    assert unmet(told) == []


@pytest.mark.parametrize("day", ["2004-06-15", "2004-06-30"])
def test_on_the_record_date_and_on_the_day_of_payment_nothing_is_paid_back(tmp_path: Path, day: str) -> None:
    lines = ISSUED + DECLARED + f'{day} convert 40 A of "First"\n{day} pay back dividend on A by "First"\nexpect void\n'
    told = tell(tmp_path, terms("conversion after a record date pays the dividend back") + CONVERTS, lines)
    assert unmet(told) == []
    assert rulings(told)[-1] == VOID
    assert "First has no dividend on A to pay back" in sentences(told)


@pytest.mark.parametrize(("rule", "money"), [("keeps the dividend", 200), ("gives the dividend up", 120)])
def test_a_converting_holder_keeps_the_dividend_or_gives_it_up(tmp_path: Path, rule: str, money: int) -> None:
    lines = ISSUED + DECLARED + '2004-06-20 convert 40 A of "First"\n2004-06-30 pay dividend on A\nexpect no duty §5\n'
    told = tell(tmp_path, terms(f"conversion after a record date {rule}") + CONVERTS, lines)
    assert unmet(told) == []
    assert paid(told, to="First") == money


def test_who_gives_up_everything_is_paid_nothing(tmp_path: Path) -> None:
    lines = ISSUED + DECLARED + '2004-06-20 convert all A of "First"\n2004-06-30 pay dividend on A\n'
    told = tell(tmp_path, terms("conversion after a record date gives the dividend up") + CONVERTS, lines)
    assert paid(told, to="First") == 0


@pytest.mark.parametrize(("close", "shares"), [("$2.00", 126), ("$1.05", 240), ("$0.80", 240)])
def test_a_dividend_in_common_at_the_market_price_with_a_floor_is_rounded_down(
    tmp_path: Path, close: str, shares: int
) -> None:
    # 101 shares at $2.50 are $252.50: at $2.00 126.25 Common, at $1.05 and less 240.47.
    told = tell(
        tmp_path,
        dividends(
            "rate 5% a year of stated value",
            "accrue 30/360, cumulative",
            "pay on Jun 30, Dec 31, in Common at greater of market price of Common and $1.05, rounded down",
        ),
        '2003-12-31 issue 101 A to "First"\n'
        "2004-06-01 declare dividend of $2.50 on A, in Common, payable 2004-06-30\n"
        f"2004-06-30 close price of Common {close}\n2004-06-30 pay dividend on A\n"
        f'expect "First" holds {shares} Common\nexpect "First" paid $0\nexpect unpaid dividends of A $0\n',
    )
    assert unmet(told) == []
    assert "down to whole shares" in str(told.steps[-1].effects)


def test_a_price_that_nobody_told_leaves_the_dividend_unpaid(tmp_path: Path) -> None:
    stock = dividends(
        "rate 5% a year of stated value", "accrue 30/360", "pay on Jun 30, in Common at market price of Common"
    )
    lines = ISSUED + "2004-06-30 declare dividend of $2.50 on A, in Common\n2004-06-30 pay dividend on A\n"
    told = tell(tmp_path, stock, lines)
    assert rulings(told)[-1] == VOID
    assert "the market price of Common" in sentences(told)


def test_terms_that_pay_in_stock_alone_do_not_pay_in_cash(tmp_path: Path) -> None:
    stock = dividends("rate 5% a year of stated value", "accrue 30/360", "pay on Jun 30, in Common at $2.00")
    cash = tell(tmp_path, stock, ISSUED + "2004-06-30 declare dividend of $2.50 on A\n")
    assert (rulings(cash)[-1], "are paid in Common, not in cash" in sentences(cash)) == (BREACH, True)
    # 100 shares at $2.50 buy 125 Common at $2.00.
    lines = ISSUED + "2004-06-30 declare dividend of $2.50 on A, in Common\n2004-06-30 pay dividend on A\n"
    assert unmet(tell(tmp_path, stock, lines + 'expect "First" holds 125 Common\n')) == []


def test_stock_at_a_price_at_the_companys_election(tmp_path: Path) -> None:
    stock = dividends(
        "rate 5% a year of stated value",
        "accrue 30/360",
        "pay on Jun 30, in cash, or in Common at $2.40 at the company's election",
    )
    lines = ISSUED + "2004-06-30 declare dividend of $2.50 on A, in Common\n2004-06-30 pay dividend on A\n"
    # $250 buy 104 1/6 Common at $2.40, and Common may be held in parts.
    assert unmet(tell(tmp_path, stock, lines + 'expect "First" holds 104 1/6 Common\nexpect "First" paid $0\n')) == []


def test_only_shares_converted_after_the_record_date_are_given_up(tmp_path: Path) -> None:
    lines = (
        ISSUED
        + '2004-05-03 issue 50 A to "Second"\n2004-06-10 convert 10 A of "Second"\n'
        + DECLARED.replace("2004-06-01", "2004-06-11")
        + '2004-06-16 issue 5 A to "Third"\n2004-06-20 convert 5 A of "Third"\n2004-06-20 convert 40 A of "First"\n'
        + "2004-06-30 pay dividend on A\n"
    )
    told = tell(tmp_path, terms("conversion after a record date gives the dividend up") + CONVERTS, lines)
    # 60 of 100 shares of the first holder, all 40 of the second, none of the third, at $2.00.
    assert [paid(told, to=who) for who in ("First", "Second", "Third")] == [120, 80, 0]
