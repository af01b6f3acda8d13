"""Directors that a class elects by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu.model.run import Noted
from told import Acme, last, why

FOUNDED = '2004-01-05 issue 100 B to "Ada"\n'
DIVIDENDS = """
§2 dividends
  rate      8% a year of original price
  accrue    30/360, simple, cumulative
  pay on    Mar 31, Jun 30, Sep 30, Dec 31, in cash
"""


def terms(line: str, more: str = "") -> str:
    return f"§1 designation\n  shares 10,000\n  original price $100\n{more}\n§4 voting\n  {line}\n"


def elect(on: str, *names: str, by: str = "B") -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"{on} elect {'directors' if len(names) > 1 else 'director'} {quoted} by {by}\n"


def test_a_class_elects_as_many_as_it_has_seats(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(terms("elects 2 directors"), FOUNDED + elect("2004-02-02", "Jane", "John"))
    (note,) = [each for each in last(run).effects if isinstance(each, Noted)]
    assert note.reason.text == "B elects 2 of the directors by itself."
    assert [str(cite) for cite in note.reason.cites] == ["B §4"]


def test_more_than_that_is_void(tmp_path: Path) -> None:
    story = f"{FOUNDED}{elect('2004-02-02', 'Jane', 'John')}expect void under §4\n"
    assert why(Acme(tmp_path).told(terms("elects 1 director"), story)) == "B elects 1 of the directors, not 2."


@pytest.mark.parametrize("line", ["votes none", "elects 1 director"])
def test_an_election_by_others_is_no_matter(tmp_path: Path, line: str) -> None:
    story = f"{FOUNDED}{elect('2004-02-02', 'Jane', 'John', by='Common')}expect allowed\n"
    assert last(Acme(tmp_path).told(terms(line), story)).effects == ()


MORE = "elects 2 directors; 1 more while 6 quarterly dividends are unpaid"


@pytest.mark.parametrize(
    ("day", "ruling"), [("2005-06-29", "void"), ("2005-07-06", "allowed")], ids=["five unpaid", "six unpaid"]
)
def test_one_more_while_dividends_are_unpaid(tmp_path: Path, day: str, ruling: str) -> None:
    story = f'2003-12-31 issue 100 B to "Ada"\n{elect(day, "Jane", "John", "Jim")}expect {ruling}\n'
    run = Acme(tmp_path).told(terms(MORE, DIVIDENDS), story)
    if ruling == "void":
        assert why(run) == (
            "B elects 2 of the directors, not 3; 1 more only while 6 quarterly dividends are unpaid (5 are)."
        )


def test_never_more_than_both_together(tmp_path: Path) -> None:
    story = f'2003-12-31 issue 100 B to "Ada"\n{elect("2006-07-06", "A", "B", "C", "D")}expect void\n'
    Acme(tmp_path).told(terms(MORE, DIVIDENDS), story)


def test_nothing_is_unpaid_on_stock_without_a_rate(tmp_path: Path) -> None:
    story = f"{FOUNDED}{elect('2006-07-06', 'Jane', 'John', 'Jim')}expect void\n"
    assert why(Acme(tmp_path).told(terms(MORE), story)).endswith("(0 are).")


def test_what_is_missing_to_count_them_is_named(tmp_path: Path) -> None:
    dividends = DIVIDENDS.replace("original price", "stated value")
    story = FOUNDED + elect("2006-07-06", "Jane", "John", "Jim")
    run = Acme(tmp_path).told(terms(MORE, dividends), story)
    assert (last(run).ruling, last(run).missing) == ("undetermined", "the stated value of B")


def test_what_is_missing_is_named_for_a_series_that_nobody_holds_too(tmp_path: Path) -> None:
    dividends = DIVIDENDS.replace("original price", "stated value")
    run = Acme(tmp_path).told(terms(MORE, dividends), elect("2006-07-06", "Jane", "John", "Jim"))
    assert (last(run).ruling, last(run).missing) == ("undetermined", "the stated value of B")
