"""Conversions that no holder asks for: on an offering, on a day, by vote, and by the company."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from paripassu.dates import Calendar, calendar_named
from paripassu.interpreter.market import days_around
from paripassu.model.run import Converted, Noted, TermChanged
from told import CONVERSION, Acme, last, said, why

FOUNDED = '2004-01-05 issue 9,000 Common to "Founder"\n2004-01-05 issue 40 B to "Ada"\n2004-01-05 issue 60 B to "Bob"\n'
QUALIFIED = "  mandatory on a public offering at $5.00 or more a share raising at least $30,000,000\n"


def offering(shares: str, price: str) -> str:
    return f"2004-02-02 public offering of {shares} Common at {price}\n"


def test_an_offering_that_is_good_enough_converts_everybody(tmp_path: Path) -> None:
    story = (
        f"{FOUNDED}{offering('6,000,000', '$5.00')}expect B outstanding 0\n"
        'expect "Bob" holds 60 Common\nexpect "the public" holds 6,000,000 Common\n'
    )
    run = Acme(tmp_path).told(CONVERSION + QUALIFIED, story)
    converted = [each for each in last(run).effects if isinstance(each, Converted)]
    assert [(each.holder, str(each.shares)) for each in converted] == [("Ada", "40"), ("Bob", "60")]
    assert "The public offering ($5 a share, $30,000,000 raised) converts all B." in said(last(run))


@pytest.mark.parametrize(("shares", "price"), [("5,999,999", "$5.00"), ("7,000,000", "$4.99")])
def test_an_offering_that_is_not_good_enough_says_so(tmp_path: Path, shares: str, price: str) -> None:
    story = f"{FOUNDED}{offering(shares, price)}expect B outstanding 100\n"
    run = Acme(tmp_path).told(CONVERSION + QUALIFIED, story)
    (note,) = [each for each in last(run).effects if isinstance(each, Noted)]
    assert note.reason.text.startswith("B does not convert: the offering (")


@pytest.mark.parametrize(
    "line", ["mandatory on a public offering", "mandatory on a public offering at $1.00 or more a share"]
)
def test_what_the_terms_do_not_ask_for_is_no_matter(tmp_path: Path, line: str) -> None:
    Acme(tmp_path).told(f"{CONVERSION}  {line}\n", f"{FOUNDED}{offering('1', '$1.00')}expect B outstanding 0\n")


def test_an_offering_of_another_class_is_none(tmp_path: Path) -> None:
    story = f"{FOUNDED}2004-02-02 public offering of 10 B at $50.00\nexpect B outstanding 110\n"
    Acme(tmp_path).told(f"{CONVERSION}  mandatory on a public offering\n", story)


def test_an_offering_beyond_what_is_authorized_is_void(tmp_path: Path) -> None:
    story = f"{FOUNDED}{offering('80,000,000', '$5.00')}expect void\n"
    assert why(Acme(tmp_path).told(CONVERSION + QUALIFIED, story)).startswith("Only 74,991,000 Common may still be")


def test_an_offering_that_converts_a_series_adjusts_no_price_of_it_first(tmp_path: Path) -> None:
    clauses = (
        f"{CONVERSION.replace('$1.00 at first', '$9.00 at first')}{QUALIFIED}"
        "\n§6 adjustment of conversion price\n  dilution full ratchet\n"
    )
    run = Acme(tmp_path).told(clauses, f"{FOUNDED}{offering('6,000,000', '$5.00')}")
    assert [each for each in last(run).effects if isinstance(each, TermChanged)] == []


def test_the_price_of_one_that_converts_nobody_is_adjusted(tmp_path: Path) -> None:
    clauses = (
        "§6 adjustment of conversion price\n  dilution full ratchet\n\n"
        f"{CONVERSION.replace('$1.00 at first', '$9.00 at first')}{QUALIFIED}"
    )
    story = f"{FOUNDED}{offering('6', '$5.00')}expect conversion price of B $5.00\n"
    Acme(tmp_path).told(clauses, story)
    # The clause of adjustment is asked before that of conversion here, and the outcome is the same.
    run = Acme(tmp_path).told(clauses, f"{FOUNDED}{offering('6,000,000', '$5.00')}")
    assert [each for each in last(run).effects if isinstance(each, TermChanged)] == []


# By vote

BY_VOTE = "  mandatory by vote of majority of B\n"


def vote(*in_favor: str) -> str:
    names = ", ".join(f'"{name}"' for name in in_favor)
    return f"2004-02-02 meeting of B\n  approve conversion of B\n  for {names}\n"


def test_a_majority_of_the_series_converts_all_of_it(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION + BY_VOTE, f"{FOUNDED}{vote('Bob')}expect B outstanding 0\n")
    assert "B voted to convert, so all of it does." in said(last(run))


def test_a_majority_in_writing_does_too(tmp_path: Path) -> None:
    story = f"{FOUNDED}{vote('Bob')}".replace("meeting of", "written consent of")
    Acme(tmp_path).told(CONVERSION + BY_VOTE, f"{story}expect B outstanding 0\n")


def test_too_few_convert_nobody(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION + BY_VOTE, f"{FOUNDED}{vote('Ada')}expect B outstanding 100\n")
    assert "B does not convert: its vote was not enough." in said(last(run))


@pytest.mark.parametrize(
    ("clauses", "story"),
    [
        (CONVERSION, vote("Bob")),
        (CONVERSION + BY_VOTE, vote("Bob").replace("conversion of B", '"Change the name"')),
        (CONVERSION + BY_VOTE, vote("Bob").replace("conversion of B", "conversion of Common")),
    ],
    ids=["no such right", "another act", "another series"],
)
def test_other_votes_convert_nobody(tmp_path: Path, clauses: str, story: str) -> None:
    Acme(tmp_path).told(clauses, f"{FOUNDED}{story}expect B outstanding 100\n")


def test_a_vote_of_which_the_series_is_not_asked_alone_is_not_enough(tmp_path: Path) -> None:
    story = '2004-02-02 meeting of Common\n  approve conversion of B\n  for "Founder"\nexpect B outstanding 100\n'
    Acme(tmp_path).told(CONVERSION + BY_VOTE, FOUNDED + story)


# On a day


def test_on_its_day_the_series_converts_although_nothing_else_happens(tmp_path: Path) -> None:
    story = f"{FOUNDED}2010-01-03 as of\nexpect B outstanding 100\n2010-01-05 as of\nexpect B outstanding 0\n"
    run = Acme(tmp_path).told(f"{CONVERSION}  mandatory on 2010-01-04\n", story)
    step = run.steps[-2]
    assert (step.event.date, step.ruling) == (date(2010, 1, 4), "allowed")
    assert "The day has come on which all B convert." in said(step)


def test_a_day_that_comes_before_the_issue_converts_nobody(tmp_path: Path) -> None:
    story = f"{FOUNDED}2004-02-02 as of\nexpect B outstanding 100\n"
    Acme(tmp_path).told(f"{CONVERSION}  mandatory on 2003-01-06\n", story)


def test_duties_of_the_days_before_are_breached_first(tmp_path: Path) -> None:
    clauses = f"{CONVERSION}  deliver certificates within 3 days\n  mandatory on 2004-01-12\n"
    story = f'{FOUNDED}2004-01-06 convert 1 B of "Ada"\n2004-01-20 as of\nexpect B outstanding 0\n'
    run = Acme(tmp_path).told(clauses, story)
    assert [(each.event.date.day, each.ruling) for each in run.steps[-5:-2]] == [
        (10, "breach"),
        (12, "allowed"),
        (16, "breach"),
    ]


# By the company

ON = date(2004, 3, 1)
NYSE_DAYS = calendar_named("NYSE")
assert isinstance(NYSE_DAYS, Calendar)
NYSE: Calendar = NYSE_DAYS
assert isinstance(NYSE, Calendar)


def company(days: int, of_days: int, sign: str = ">=", more: str = "") -> str:
    test = f"if close of Common {sign} $5.00 on {days} of {of_days} trading days"
    return f"{CONVERSION}  company may convert all{more}, {test}\n"


def closes(*prices: str) -> str:
    """Closes of the trading days before March 1, 2004, the last one last; an empty one is not told."""
    days = days_around(NYSE, ON, len(prices))
    assert days is not None
    told = zip(days, prices, strict=True)
    return "".join(f"{day} close price of Common {price}\n" for day, price in told if price)


CONVERTS = f"{ON} company converts all B\n"


def test_the_days_before_are_those_of_the_exchange(tmp_path: Path) -> None:
    # February 16, 2004 was Presidents' Day; the 28th and 29th are a weekend.
    days = days_around(NYSE, ON, 11)
    assert days is not None
    assert [each.day for each in days] == [12, 13, 17, 18, 19, 20, 23, 24, 25, 26, 27]
    del tmp_path


def test_before_its_first_year_no_calendar_knows_the_days() -> None:
    assert days_around(NYSE, date(1800, 1, 6), 5) is None


def test_enough_closes_convert_everybody(tmp_path: Path) -> None:
    story = f"{FOUNDED}{closes('$4.99', '$5.00', '$5.01')}{CONVERTS}expect B outstanding 0\n"
    run = Acme(tmp_path).told(company(2, 3), story)
    assert (
        "Common closed at or above $5 on 2 of the 3 trading days from 2004-02-25 to 2004-02-27; 2 are needed."
        in said(last(run))
    )


def test_above_is_more_than_at(tmp_path: Path) -> None:
    story = f"{FOUNDED}{closes('$4.99', '$5.00', '$5.01')}{CONVERTS}expect void under §5\n"
    run = Acme(tmp_path).told(company(2, 3, ">"), story)
    assert why(run).startswith("Common closed above $5 on 1 of the 3 trading days")


def test_a_missing_close_is_named_where_it_decides(tmp_path: Path) -> None:
    story = f"{FOUNDED}{closes('$4.99', '', '$5.01')}{CONVERTS}expect undetermined\nexpect B outstanding 100\n"
    run = Acme(tmp_path).told(company(2, 3), story)
    assert last(run).missing == "the close price of Common on 2004-02-26"
    run = Acme(tmp_path).told(company(2, 5), f"{FOUNDED}{CONVERTS}")
    assert last(run).missing == "the close price of Common on 5 days from 2004-02-23 to 2004-02-27"


@pytest.mark.parametrize(("prices", "ruling"), [(("$5.00", "", "$5.01"), "allowed"), (("$4.00", "", "$4.01"), "void")])
def test_a_missing_close_that_decides_nothing_is_no_matter(
    tmp_path: Path, prices: tuple[str, ...], ruling: str
) -> None:
    run = Acme(tmp_path).told(company(2, 3), f"{FOUNDED}{closes(*prices)}{CONVERTS}")
    assert last(run).ruling == ruling


def test_without_the_table_of_the_exchange_nobody_can_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.interpreter.market.calendar_named", lambda _: None)
    run = Acme(tmp_path).told(company(2, 3), f"{FOUNDED}{CONVERTS}")
    assert last(run).missing.startswith("a calendar of business days")


def test_a_level_that_nobody_knows_is_named(tmp_path: Path) -> None:
    clauses = company(2, 3).replace("$5.00", "stated value")
    run = Acme(tmp_path).told(clauses, f"{FOUNDED}{CONVERTS}")
    assert last(run).missing == "the stated value of B"


def test_the_right_may_begin_on_a_day(tmp_path: Path) -> None:
    story = f"{FOUNDED}{closes('$6.00', '$6.00', '$6.00')}{CONVERTS}expect void under §5\n"
    run = Acme(tmp_path).told(company(2, 3, more=f" from {ON + timedelta(days=1)}"), story)
    assert why(run) == "The company may convert B from 2004-03-02 on, not on 2004-03-01."
    story = f"{FOUNDED}{closes('$6.00', '$6.00', '$6.00')}{CONVERTS}expect B outstanding 0\n"
    Acme(tmp_path).told(company(2, 3, more=f" from {ON}"), story)


@pytest.mark.parametrize(("day", "ruling"), [("Mar 1", "allowed"), ("Mar 2", "void")])
def test_the_right_may_be_there_on_days_of_payment_alone(tmp_path: Path, day: str, ruling: str) -> None:
    dividends = (
        "§2 dividends\n  rate 8% a year of original price\n  accrue 30/360, simple, cumulative\n"
        f"  pay on {day}, Sep 1, in cash\n\n"
    )
    clauses = dividends + company(2, 3, more=" on dividend payment dates")
    run = Acme(tmp_path).told(clauses, f"{FOUNDED}{closes('$6.00', '$6.00', '$6.00')}{CONVERTS}")
    assert last(run).ruling == ruling


def test_without_such_a_right_the_company_converts_nobody(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(CONVERSION, f"{FOUNDED}{CONVERTS}expect void under §5\n")
    assert why(run) == "B gives the company no right to convert it."


def test_the_right_is_about_its_own_series(tmp_path: Path) -> None:
    other = '\nseries C "Series C" of Preferred\n\n' + company(2, 3)
    story = f'{FOUNDED}2004-01-05 issue 7 C to "Eve"\n{closes("$6.00", "$6.00", "$6.00")}{ON} company converts all C\n'
    Acme(tmp_path).told(company(2, 3) + other, f"{story}expect C outstanding 0\nexpect B outstanding 100\n")
