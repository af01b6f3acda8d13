"""Why a payee gets what it gets: choices, steps and ranks in words, and what a result says of itself."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

import paripassu
from paripassu.captable.workbook import read_workbook
from paripassu.interpreter.payout import answer
from paripassu.interpreter.rights import Exit
from paripassu.payouts import all_readings
from payout.companies import HEAD, OPTIONAL, Place, say, series

TWO = "holder,class,shares\nFounders,Common,900\nFund,A,100\nBank,B,100\n"


def why(place: Place, assets: int, payee: str, holdings: paripassu.Holdings | None = None) -> list[str]:
    reason = place.paid(assets, holdings).why(payee)
    assert reason is not None
    return [each.text for each in (reason, *reason.because)]


def test_a_choice_says_what_the_other_would_have_paid(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", conversion=OPTIONAL))
    assert "A converts: $2,000.00 as common, $1,000.00 if it kept its preference." in why(place, 20_000, "A")
    assert "A keeps its preference: $1,000.00, $400.00 if it converted." in why(place, 4_600, "A")
    assert "A has $1,000.00 as preferred and as common alike." in why(place, 10_000, "A")


def test_a_choice_that_was_taken_away_says_by_what(tmp_path: Path) -> None:
    lines = f"{OPTIONAL};mandatory on a public offering at $5.00 or more a share"
    place = Place(tmp_path, series("A", "amount 2 x original price", conversion=lines))
    told = why(place, 6_000, "A", place.holdings(way=Exit.OFFERING))
    assert "A must convert: each common share has $5.00 or more; as preferred it would have $2,000.00." in told
    assert "A must convert in an offering at $5 or more for each Common." in told
    paid = place.paid(6_000, place.holdings(way=Exit.OFFERING))
    assert "must convert" in str(paid)


def test_a_shortfall_says_its_factor_and_with_whom_it_is_shared(tmp_path: Path) -> None:
    terms = series("A", "amount original price", "alike with B") + series("B", "amount $30", "ahead of Common")
    told = why(Place(tmp_path, terms, TWO), 1_000, "A")
    assert told[-1] == "$1,000.00 do not reach, so A shares ratably together with B: 0.25 of what is owed, $250.00."


def test_a_tier_for_which_nothing_is_left_says_so(tmp_path: Path) -> None:
    terms = series("A", "amount original price", "ahead of B") + series("B", "amount $30")
    place = Place(tmp_path, terms, TWO)
    assert why(place, 1_000, "B")[-1] == "Nothing is left for B."
    assert "rank 2, nothing is left" in str(place.paid(1_000))


def test_the_steps_of_a_grant_and_of_a_fixed_part_are_told(tmp_path: Path) -> None:
    terms = 'options "Plan" on Common, 100 at $1\n  exercise netted\n\n'
    terms += series("A", "amount original price", "then 50% of the rest, up to $30 in all")
    place = Place(tmp_path, terms)
    assert "It takes 50% of what preferences leave: $2,000.00." in why(place, 11_000, "A")
    assert "100 are exercised for $100.00." in why(place, 11_000, "Plan")
    printed = str(place.paid(11_000))
    assert "exercised, strike netted" in printed
    assert "rank 1, in full, a fixed part of the rest" in printed


def test_stock_that_is_common_by_its_amount_says_so(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount as-converted amount", conversion="rate 1"))
    assert "as common" in str(place.paid(1_000))
    assert "Each A stands for 1 Common." in why(place, 1_000, "A")


def test_a_series_that_has_had_it_all_says_so(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", "then nothing further"))
    story = '2024-01-01 issue 100 A to "Fund"\n2024-01-01 issue 900 Common to "Founders"\n'
    story += "2024-02-01 liquidate, assets $1,500\n"
    printed = str(place.paid(500, place.after(story)))
    assert "has had it all" in printed
    assert "Acme: $500.00 paid out on 2024-02-01" in printed
    assert "A has had $1,000.00 before, which counts against what it is owed.  [A §3]" in printed


def test_ranks_in_a_circle_through_groups_are_waited_for(tmp_path: Path) -> None:
    terms = series("A", "amount $1", "ahead of B") + series("B", "amount $1", "ahead of C")
    terms += series("C", "amount $1", "ahead of stock outstanding on 2024-01-02")
    place = Place(tmp_path, terms)
    story = "".join(f'2024-01-01 issue 1 {name} to "X"\n' for name in "ABC") + "2024-01-03 as of\n"
    assert "the order of A, B, C, which the clauses rank in a circle" in say(place.paid(5, place.after(story)))[0]


def test_what_a_script_supplies_is_owed(tmp_path: Path) -> None:
    silent = 'series A "A" of Preferred\n\npublic record liquidation\n  not encoded "not public"\n'
    place = Place(tmp_path, silent)
    holdings = place.after('2024-01-01 issue 100 A to "Fund"\n')
    path = Path(holdings.after)
    path.write_text(
        path.read_text().replace('"company.terms"\n', '"company.terms"\n  given A liquidation amount $7 a share\n')
    )
    assert place.amounts(900, holdings) == {"A": "700"}


def test_a_question_without_an_answer_has_a_payout_without_figures(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount market price of Common"))
    drawn = paripassu.curve(place.terms, place.holdings())
    assert drawn.question is not None
    empty = answer(drawn.question, place.paid(1, place.holdings(Common="1")).amounts["A"])
    assert empty.distribution is None
    with pytest.raises(AssertionError):
        empty.why("A")


def test_results_show_themselves_in_a_notebook_and_as_text(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price"))
    paid = place.paid(5_000)
    assert paid.checks() is not None
    assert paid._repr_html_().startswith("<h3>Acme: $5,000.00 paid out</h3><table>")
    assert paid.data()["schema"] == "paripassu.payout/1"
    failed = place.paid(-5)
    assert (failed.amounts, failed.why("A"), failed.checks()) == ({}, None, None)
    assert failed._repr_html_().startswith("<pre>error[T202]")
    assert str(failed).startswith("error[T202]")
    assert "A paid in full; Common starts" in str(paripassu.curve(place.terms, place.holdings()))
    assert paripassu.payout(place.terms, "$5,000", place.holdings()).amounts == paid.amounts


def test_terms_from_standard_input_are_read_once_for_all_readings(tmp_path: Path) -> None:
    line = (
        "then participates with Common as converted\n      reading in-all up to 2 x original price in all\n"
        "      reading beyond up to 2 x original price beyond the liquidation amount"
    )
    terms = HEAD + series("A", "amount original price", line, conversion="rate 1")
    place = Place(tmp_path, "")
    assets = place.distribution(50_000, place.after('2024-01-01 issue 1 Common to "X"\n')).assets
    found = all_readings("-", assets, place.holdings(), stdin=StringIO(terms)).value
    assert found is not None
    assert [name for name, _ in found] == ["as chosen", "participation=beyond"]


def test_a_time_in_a_spreadsheet_is_a_day(tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    book.worksheets[0].append(["holder", "class", "shares", "issued"])
    book.worksheets[0].append(["Ann", "A", 1, datetime(2020, 1, 2, 3, 4)])  # noqa: DTZ001 - spreadsheets have no zones
    book.save(tmp_path / "t.xlsx")
    sheet = read_workbook(str(tmp_path / "t.xlsx")).value
    assert sheet is not None
    assert sheet.rows[1].cells[3] == "2020-01-02"


def test_a_holder_of_several_classes_is_told_what_it_gets_in_all(tmp_path: Path) -> None:
    table = "holder,class,shares\nFounders,Common,900\nFund,A,100\nFund,Common,100\n"
    place = Place(tmp_path, series("A", "amount original price", "then nothing further"), table)
    printed = str(place.paid(1_100)).partition("Holders, in all")[2]
    assert [line.split() for line in printed.splitlines()[2:4]] == [
        ["Founders", "Common", "$90.00"],
        ["Fund", "Common,", "A", "$1,010.00"],
    ]
    alone = Place(tmp_path, series("A", "amount original price"))
    assert "Holders, in all" not in str(alone.paid(1_100))
