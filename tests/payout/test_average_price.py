"""Amounts that are the average close of some trading days: by the story, by a price in its place, or waited for."""

from __future__ import annotations

from pathlib import Path

from payout.companies import Place, say, series

AMOUNT = "amount greater of average close of Common over 3 trading days and $0.10"
STORY = (
    '2022-01-03 issue 100 A to "Fund"\n2022-01-03 issue 900 Common to "Founders"\n'
    "2022-01-04 close price of Common $1.00\n2022-01-05 close price of Common $2.00\n"
    "2022-01-06 close price of Common $6.00\n2022-01-07 close price of Common $9.00\n"
)


def place(folder: Path) -> Place:
    return Place(folder, series("A", AMOUNT, "ahead of Common"))


def test_the_three_days_before_the_payout_count(tmp_path: Path) -> None:
    company = place(tmp_path)
    # ($1 + $2 + $6) / 3 is $3; on the next trading day, Monday the tenth, ($2 + $6 + $9) / 3 is $5 2/3.
    assert company.amounts(1_000, company.after(STORY)) == {"Common": "700", "A": "300"}
    assert company.amounts(1_000, company.after(STORY, "2022-01-10")) == {"Common": "1300/3", "A": "1700/3"}


def test_a_floor_holds_the_average_up(tmp_path: Path) -> None:
    company = place(tmp_path)
    low = STORY.replace("$1.00", "$0.01").replace("$2.00", "$0.02").replace("$6.00", "$0.06")
    assert company.amounts(1_000, company.after(low)) == {"Common": "990", "A": "10"}


def test_a_price_that_is_given_stands_for_the_average(tmp_path: Path) -> None:
    company = place(tmp_path)
    assert company.amounts(1_000, company.holdings("2022-01-07", Common="3")) == {"Common": "700", "A": "300"}


def test_the_closes_that_are_missing_are_named(tmp_path: Path) -> None:
    company = place(tmp_path)
    (found,) = say(company.paid(1_000, company.holdings("2022-01-07")))
    assert found == (
        f"R320 [{AMOUNT}] The payout waits for the close price of Common on 2022-01-04, 2022-01-05 and 2022-01-06."
    )
