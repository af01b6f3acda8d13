"""Series that convert into stock with a preference of its own: kept, turned into it, or converted through it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import paripassu
from payout.companies import Place, say, series

TABLE = "holder,class,shares\nFounders,Common,900\nFund,A,100\nOther,B,100\n"
INTO_B = "§5 conversion into B\n  optional at any time, by holder\n  rate {rate}\n\n"
THROUGH = "optional at any time, by holder;rate 2"


def place(folder: Path, lines: tuple[str, str], *, rate: str = "1", through: str = "", table: str = TABLE) -> Place:
    """A company whose A converts into B; the lines are those of their liquidation clauses."""
    first, second = (each.split(";") for each in lines)
    terms = series("A", *first) + INTO_B.format(rate=rate) + series("B", *second, conversion=through)
    return Place(folder, terms, table)


def amounts(of: Place, assets: int) -> dict[str, Fraction]:
    paid = of.paid(assets)
    assert paid.payout is not None, say(paid)
    return {name: amount for name, amount in paid.amounts.items() if amount}


def test_what_is_never_worse_as_other_stock_is_always_turned_into_it(tmp_path: Path) -> None:
    company = place(tmp_path, ("amount $10;ahead of Common;alike with B", "amount $25;ahead of Common"))
    # As B, A is owed $2,500 like B itself, at the same rank: the two share $4,000 equally.
    assert amounts(company, 4_000) == {"A": 2_000, "B": 2_000}
    assert amounts(company, 6_000) == {"A": 2_500, "B": 2_500, "Common": 1_000}


def test_what_is_never_better_as_other_stock_is_kept(tmp_path: Path) -> None:
    company = place(tmp_path, ("amount $10;ahead of Common, B", "amount $10;ahead of Common"))
    assert amounts(company, 1_500) == {"A": 1_000, "B": 500}


@pytest.mark.parametrize(
    ("assets", "expected"),
    [
        # Kept, A has $1,000 before B; turned into B it shares, owed $2,500 of $5,000 together.
        (1_000, {"A": 1_000}),
        (1_900, {"A": 1_000, "B": 900}),
        (2_100, {"A": 1_050, "B": 1_050}),
        (5_500, {"A": 2_500, "B": 2_500, "Common": 500}),
    ],
)
def test_where_it_depends_on_the_amount_it_is_worked_out_for_each(
    tmp_path: Path, assets: int, expected: dict[str, int]
) -> None:
    company = place(tmp_path, ("amount $10;ahead of Common, B", "amount $25;ahead of Common"))
    assert amounts(company, assets) == expected


def test_the_curve_waits_where_it_depends_on_the_amount(tmp_path: Path) -> None:
    company = place(tmp_path, ("amount $10;ahead of Common, B", "amount $25;ahead of Common"))
    drawn = paripassu.curve(company.terms, company.holdings())
    assert [finding.message for finding in drawn] == [
        "The curve waits for whether A are turned into other preferred stock: it depends on the amount."
    ]


def test_through_the_other_stock_a_share_comes_to_common_stock(tmp_path: Path) -> None:
    # Each A is 3 B and each B 2 Common: 100 A stand for 600 Common, 100 B for 200.
    company = place(tmp_path, ("amount $10;ahead of Common, B", "amount $1;ahead of Common"), rate="3", through=THROUGH)
    assert amounts(company, 17_000) == {"A": 6_000, "B": 2_000, "Common": 9_000}


def test_a_rate_counts_the_shares_that_one_is_turned_into(tmp_path: Path) -> None:
    company = place(tmp_path, ("amount $10;ahead of Common;alike with B", "amount $5;ahead of Common"), rate="4")
    assert amounts(company, 2_500) == {"A": 2_000, "B": 500}
    assert amounts(company, 1_250) == {"A": 1_000, "B": 250}


def test_the_other_stock_need_not_be_outstanding(tmp_path: Path) -> None:
    table = "holder,class,shares\nFounders,Common,900\nFund,A,100\n"
    company = place(tmp_path, ("amount $10;ahead of Common;alike with B", "amount $25;ahead of Common"), table=table)
    assert amounts(company, 3_000) == {"A": 2_500, "Common": 500}


def test_the_reason_names_what_a_share_is_turned_into(tmp_path: Path) -> None:
    company = place(tmp_path, ("amount $10;ahead of Common;alike with B", "amount $25;ahead of Common"))
    reasons = company.built().reasons["A"]
    assert [reason.text for reason in reasons] == ["Each A is turned into 1 B.", "Each B is owed $25."]


def test_stock_that_converts_into_each_other_is_waited_for(tmp_path: Path) -> None:
    back = "§5 conversion into A\n  optional at any time, by holder\n  rate 1\n\n"
    terms = series("A", "amount $10", "ahead of Common, B") + INTO_B.format(rate="1") + series("B", "amount $25") + back
    found = say(Place(tmp_path, terms, TABLE).paid(1_000))
    assert len(found) == 2
    assert all("which convert into each other" in each for each in found)


def test_three_series_in_a_circle_are_waited_for(tmp_path: Path) -> None:
    def into(other: str) -> str:
        return f"§5 conversion into {other}\n  optional at any time, by holder\n  rate 1\n\n"

    terms = series("A", "amount $10", "ahead of Common, B, C") + into("B")
    terms += series("B", "amount $25", "ahead of Common, C") + into("C")
    terms += series("C", "amount $30", "ahead of Common") + into("A")
    found = say(Place(tmp_path, terms, TABLE).paid(1_000))
    assert found
    assert all("which convert into each other" in each for each in found)


def test_a_story_converts_into_stock_with_a_preference_and_pays_it(tmp_path: Path) -> None:
    place(tmp_path, ("amount $10;ahead of Common;alike with B", "amount $25;ahead of Common"), rate="2")
    script = (
        '2020-01-06 issue 100 A to "Fund"\n2020-01-06 issue 900 Common to "Founders"\n'
        '2020-02-03 convert 40 A of "Fund"\nexpect "Fund" holds 80 B\n'
        "2020-03-02 liquidate voluntarily, assets $3,000\n"
        "expect A paid $600 in all\nexpect B paid $2,000 in all\nexpect Common paid $400 in all\n"
    )
    path = tmp_path / "told.events"
    path.write_text(f'script "S"\n  company "company.terms"\n\n{script}', encoding="utf-8")
    told = paripassu.run(str(path))
    assert told.run is not None
    assert [each.found for each in told.run.expectations if not each.is_met] == []
