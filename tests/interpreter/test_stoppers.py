"""What may not be done for other stock while dividends of a series are unpaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import SERIES_B, rulings, sentences, tell
from interpreter.story import sections
from paripassu.model.run import BREACH, UNDETERMINED

ISSUED = '2004-01-01 issue 100 A to "First"\n2004-01-01 issue 1,000 Common to "Stockholders"\n'
LIQUIDATION = "\n§3 liquidation\n  amount stated value + unpaid dividends\n  ahead of Common\n"


def dividends(*items: str) -> str:
    return "\n§2 dividends\n" + "".join(f"  {item}\n" for item in items)


STOPPED = "stopper no dividend on or repurchase of junior stock while any is unpaid"
RATE = ("rate 8% a year of stated value", "accrue cumulative", "pay on Jun 30, Dec 31")


def test_nothing_goes_to_junior_stock_while_a_dividend_is_unpaid(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE, STOPPED) + LIQUIDATION,
        ISSUED
        + "2004-05-03 declare dividend of $0.01 on Common\n"
        + "2004-07-01 declare dividend of $0.01 on Common\n"
        + '2004-07-01 repurchase 10 Common from "Stockholders" for $10\n'
        + "2004-07-02 declare dividend of $3.9777777777777 on A, record date 2004-06-30\n",
    )
    assert rulings(told) == ["allowed", "allowed", "allowed", BREACH, BREACH, "allowed"]
    reason = told.steps[3].reasons[0]
    assert sections(reason) == ["A §2", "A §2"]
    assert "and $397.7777... is. Once that is paid, it allows one." in reason.text


def test_what_is_paid_later_frees_junior_stock(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE, STOPPED) + LIQUIDATION,
        ISSUED
        + "2004-07-02 declare dividend of $4 on A, record date 2004-06-30\n"
        + "2004-07-03 pay dividend on A\n"
        + "2004-07-04 declare dividend of $0.01 on Common\n"
        + '2005-01-03 redeem 10 Common from "Stockholders" for $10\n',
    )
    assert rulings(told)[-2:] == ["allowed", BREACH]


def test_a_stopper_without_days_of_payment_counts_all_that_has_built_up(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE[:2], STOPPED) + LIQUIDATION,
        ISSUED + "2004-01-01 declare dividend of $0.01 on Common\n2004-01-31 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told)[-2:] == ["allowed", BREACH]


def test_a_stopper_of_a_series_without_a_rate_waits_for_what_was_declared(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(STOPPED) + LIQUIDATION,
        ISSUED
        + "2004-01-02 declare dividend of $0.01 on Common\n"
        + "2004-01-03 declare dividend of $1 on A\n"
        + "2004-01-04 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told)[-3:] == ["allowed", "allowed", BREACH]


def test_dividends_that_do_not_accumulate_stop_until_the_latest_is_paid(tmp_path: Path) -> None:
    terms = dividends(
        "rate 8% a year of stated value",
        "accrue non-cumulative",
        "pay on Jun 30, Dec 31",
        "stopper no dividend on Common unless the latest is paid in full",
        "stopper no repurchase of Common while any is unpaid",
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-05-03 declare dividend of $0.01 on Common\n"
        + "2004-07-01 declare dividend of $0.01 on Common\n"
        + '2004-07-01 repurchase 10 Common from "Stockholders" for $10\n'
        + "2004-07-02 declare dividend of $4 on A, record date 2004-06-29\n"
        + '2004-07-02 repurchase 10 Common from "Stockholders" for $10\n'
        + "2004-07-02 pay dividend on A\n"
        + "2004-07-03 declare dividend of $0.01 on Common\n"
        + "2005-01-03 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told)[2:] == ["allowed", BREACH, "allowed", "allowed", BREACH, "allowed", "allowed", BREACH]
    assert "any of its latest full dividend is unpaid, and $400.00 is" in sentences(told)


def test_a_stopper_may_last_as_long_as_the_series_and_end_on_a_day(tmp_path: Path) -> None:
    terms = dividends(*RATE, "stopper no dividend on Common before 2004-03-01 while any A is outstanding")
    told = tell(
        tmp_path,
        terms,
        '2004-01-01 issue 1,000 Common to "Stockholders"\n'
        "2004-01-01 declare dividend of $0.01 on Common\n"
        '2004-01-02 issue 100 A to "First"\n'
        "2004-01-02 declare dividend of $0.01 on Common\n"
        "2004-01-02 stock dividend of 5% on Common\n"
        "2004-01-02 declare dividend of $0.01 on Common, in Common\n"
        "2004-03-01 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told) == ["allowed", "allowed", "allowed", BREACH, "allowed", "allowed", "allowed"]
    assert told.steps[3].reasons[0].text == (
        "No dividend on Common, before 2004-03-01, while any A is outstanding; 100 are."
    )


@pytest.mark.parametrize(
    ("rank", "group", "ruling"),
    [
        ("behind A", "junior stock", BREACH),
        ("alike with A", "junior stock", "allowed"),
        ("alike with A", "junior or parity stock", BREACH),
        ("ahead of A", "junior or parity stock", "allowed"),
        ("behind A", "junior stock of a circle", "allowed"),
    ],
)
def test_which_stock_is_junior_follows_from_the_ranks(tmp_path: Path, rank: str, group: str, ruling: str) -> None:
    # C ranks behind B and ahead of what was there on a day, which is A: nobody can follow that.
    circle = 'series C "Series C" of Preferred\n§3 liquidation\n  amount $1\n  behind B\n'
    circle += "  ahead of stock outstanding on 2004-01-01\n"
    told = tell(
        tmp_path,
        dividends(*RATE, f"stopper no dividend on {group.removesuffix(' of a circle')} while any A is outstanding")
        + LIQUIDATION,
        ISSUED + '2004-01-01 issue 10 B to "Second"\n2004-01-02 declare dividend of $1 on B\n',
        f"{SERIES_B}\n§3 liquidation\n  amount $100\n  {rank}\n" + (circle if "circle" in group else ""),
    )
    assert told.steps[-1].ruling == ruling


def test_stock_that_takes_the_rest_is_not_junior_to_stock_that_does_too(tmp_path: Path) -> None:
    others = 'class Other "Other Common"\n'
    others += dividends("stopper no dividend on junior stock while any Other is outstanding")
    told = tell(
        tmp_path,
        "",
        ISSUED + '2004-01-01 issue 10 Other to "Second"\n2004-01-02 declare dividend of $1 on Common\n',
        others,
    )
    assert told.steps[-1].ruling == "allowed"


def test_whether_to_wait_is_not_known_without_what_builds_up(tmp_path: Path) -> None:
    for stopper in (STOPPED, "stopper no dividend on junior stock unless the latest is paid in full"):
        terms = dividends("rate 8% a year of stated value", "pay on Jun 30", stopper) + LIQUIDATION
        told = tell(tmp_path, terms, ISSUED + "2004-07-02 declare dividend of $1 on Common\n")
        assert told.steps[-1].ruling == UNDETERMINED
        assert "how the dividend of A accrues" in told.steps[-1].missing


def test_the_latest_dividend_of_a_series_without_days_of_payment_never_comes(tmp_path: Path) -> None:
    stopper = "stopper no dividend on Common unless the latest is paid in full"
    told = tell(tmp_path, dividends(*RATE[:2], stopper), ISSUED + "2005-01-02 declare dividend of $1 on Common\n")
    assert told.steps[-1].ruling == "allowed"
    bare = tell(tmp_path, dividends(stopper), ISSUED + "2005-01-02 declare dividend of $1 on Common\n")
    assert bare.steps[-1].ruling == "allowed"


def test_shares_issued_since_then_have_no_latest_dividend_and_later_ones_a_whole_one(tmp_path: Path) -> None:
    stopper = "stopper no dividend on Common unless the latest is paid in full"
    told = tell(
        tmp_path,
        dividends(*RATE, stopper),
        '2004-07-02 issue 100 A to "First"\n2004-07-03 declare dividend of $1 on Common\n'
        "2005-06-01 declare dividend of $4 on A, record date 2005-06-30, payable 2005-06-30\n"
        "2005-07-01 declare dividend of $1 on Common\n"
        '2005-07-01 issue 100 A to "Second"\n'
        "2005-07-01 pay dividend on A\n2005-07-02 declare dividend of $1 on Common\n",
    )
    assert [told.steps[1].ruling, told.steps[4].ruling, told.steps[-1].ruling] == ["allowed", BREACH, "allowed"]


def test_a_series_may_buy_its_own_shares_back_while_its_dividends_are_unpaid(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE, STOPPED) + LIQUIDATION,
        ISSUED + '2005-01-03 repurchase 10 A from "First" for $10\n',
    )
    assert told.steps[-1].ruling == "allowed"


def test_shares_issued_after_the_record_date_had_no_part_of_the_latest_dividend(tmp_path: Path) -> None:
    stopper = "stopper no dividend on Common unless the latest is paid in full"
    told = tell(
        tmp_path,
        dividends(*RATE, stopper),
        ISSUED
        + "2004-06-01 declare dividend of $4 on A, record date 2004-06-15, payable 2004-06-30\n"
        + '2004-06-20 issue 90 A to "Second"\n'
        + "2004-06-30 pay dividend on A\n2004-07-01 declare dividend of $1 on Common\n",
    )
    assert "and $20.00 is." in sentences(told)
