"""A paper in the place of another: numbers follow the words that changed, and nothing else does."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from paripassu import pipeline
from paripassu.model.run import Run, TermChanged
from paripassu.pipeline import Days

COMPANY = """company "Acme, Inc." incorporated in Delaware

class Common "Common Stock"
  authorized      10,000,000

class Preferred "Preferred Stock"
  authorized      10,000, designated by the board

include "a.terms"
include "b.terms"
"""
SERIES = """series {name} "Series {name}" of Preferred

§1 designation
  shares          1,000
  stated value    $100

§2 dividends
  rate            6% a year of stated value
  accrue          daily, 30/360, cumulative

§3 liquidation
  (a) amount      stated value
  (a) ahead of    Common
"""
CONVERSION = """
§4 conversion into Common
  (a) optional    at any time, by holder
  (b) rate        stated value / conversion price
  (c) price       $2 at first

§5 adjustment of conversion price
  split           proportionate

§6 protection
  (a) majority of A   for an amendment that reduces the liquidation amount, changes seniority against
                      preferred outstanding on 2020-06-01, or changes §4
"""
HEAD = 'series A "Series A" of Preferred like "a.terms"\n\n'
SCRIPT = 'script "x"\n  company "company.terms"\n\n2020-01-01 issue 100 A to "X"\n2020-01-01 issue 50 B to "Y"\n'


def story(folder: Path, amended: str, events: str, days: Days = pipeline.TO_THE_END) -> Run:
    (folder / "company.terms").write_text(COMPANY)
    (folder / "a.terms").write_text(SERIES.format(name="A") + "  (b) ahead of    B\n" + CONVERSION)
    (folder / "b.terms").write_text(SERIES.format(name="B"))
    (folder / "new.terms").write_text(HEAD + amended)
    (folder / "x.events").write_text(SCRIPT + events)
    told = pipeline.run_script(str(folder / "x.events"), days=days)
    assert told.value is not None, told.diagnostics
    assert all(checked.is_met for checked in told.value.expectations), told.diagnostics
    return told.value


AMEND = '2021-01-01 amend charter\n  terms of A as in "new.terms"\n'


def test_a_number_written_differently_is_read_from_the_new_paper(tmp_path: Path) -> None:
    run = story(
        tmp_path,
        "§4 conversion into Common\n  (c) price       $4 at first\n",
        "2020-06-01 split of Common 2 for 1\nexpect conversion rate of A 100\n"
        + AMEND
        + "expect breach under §6(a)\nexpect conversion rate of A 25\n",
    )
    changed = [effect for step in run.steps for effect in step.effects if isinstance(effect, TermChanged)]
    assert [(each.quantity, each.before, each.after) for each in changed if each.is_written] == [
        ("conversion price", Fraction(1), Fraction(4)),
        ("conversion rate", Fraction(100), Fraction(25)),
        ("§4(c)", "price $2 at first", "price $4 at first"),
    ]


def test_a_price_adjusted_for_a_split_stays_where_its_words_stay(tmp_path: Path) -> None:
    story(
        tmp_path,
        "§3 liquidation\n  (a) amount      $120\n",
        "2020-06-01 split of Common 2 for 1\n"
        + AMEND
        + "expect allowed\nexpect conversion rate of A 100\nexpect liquidation amount of A $120\n",
    )


@pytest.mark.parametrize(
    ("amended", "under"),
    [
        ("§3 liquidation\n  (a) amount      $90\n", "reduction of the liquidation amount of A to $90"),
        ("§4 conversion into Common\n  (c) price       $4 at first\n", "change of §4(c) of A"),
    ],
)
def test_what_a_paper_does_is_found_from_the_two_papers(tmp_path: Path, amended: str, under: str) -> None:
    run = story(tmp_path, amended, AMEND + "expect breach under §6(a)\n")
    assert under in run.steps[-1].reasons[0].text


def test_consent_to_a_paper_is_consent_to_all_it_does(tmp_path: Path) -> None:
    vote = '2020-12-01 written consent of A\n  approve terms of A as in "new.terms"\n  for "X"\n'
    amended = "§3 liquidation\n  (a) amount      $90\n\n§4 conversion into Common\n  (c) price       $4 at first\n"
    run = story(tmp_path, amended, vote + AMEND + "expect allowed\n")
    told = [effect.reason.text for effect in run.steps[-1].effects if "consented to" in effect.reason.text]
    assert [text.split(" consented to the ")[1].split(" on 2020")[0] for text in told] == [
        "reduction of the liquidation amount of A to $90",
        "change of §4(c) of A",
    ]


def test_a_rank_written_differently_is_a_change_of_rank(tmp_path: Path) -> None:
    run = story(tmp_path, "§3 liquidation\n  (b) behind      B\n  (b) ahead of    Common\n", AMEND)
    assert run.steps[-1].ruling in {"breach", "undetermined"}
    assert any("ranking of A junior to B" in reason.text for reason in run.steps[-1].reasons)


def test_dividends_that_built_up_were_earned_at_the_old_rate(tmp_path: Path) -> None:
    story(
        tmp_path,
        "§2 dividends\n  rate            12% a year of stated value\n",
        AMEND
        + "expect unpaid dividends of A $6\n2021-07-01 as of\n".replace("2021-07-01 as of", "as of 2021-07-01")
        + "expect unpaid dividends of A $12\n",
    )


def test_more_shares_than_the_class_has_left_cannot_be_designated_by_a_paper(tmp_path: Path) -> None:
    run = story(tmp_path, "§1 designation\n  shares          10,000\n", AMEND + "expect void\n")
    assert run.steps[-1].reasons[0].text == "Only 8,000 Preferred are undesignated, so A can grow to 9,000."


def test_a_paper_that_says_more_shares_is_an_increase(tmp_path: Path) -> None:
    story(tmp_path, "§1 designation\n  shares          2,500\n", AMEND + "expect A authorized 2,500\n")


def test_a_paper_that_says_the_same_changes_nothing(tmp_path: Path) -> None:
    run = story(tmp_path, "", AMEND + "expect allowed\nexpect conversion rate of A 50\n")
    assert not [effect for effect in run.steps[-1].effects if isinstance(effect, TermChanged)]


def test_a_correction_reaches_back_and_was_not_known_before(tmp_path: Path) -> None:
    amended = "§4 conversion into Common\n  (c) price       $5 at first\n"
    events = '2020-02-01 convert 10 A of "X"\n2021-01-01 correct certificate of A as in "new.terms"\n'
    run = story(tmp_path, amended, events + 'expect "X" holds 200 Common\n')
    assert run.residual.holdings[0] == ("Common", "X", Fraction(200))
    assert [effect.after for effect in run.steps[-1].effects if isinstance(effect, TermChanged)] == [
        "price $5 at first"
    ]
    before = story(tmp_path, amended, events, Days(known_on=date(2020, 12, 31)))
    assert before.residual.holdings[0] == ("Common", "X", Fraction(500))


def test_a_correction_that_corrects_nothing_says_so(tmp_path: Path) -> None:
    run = story(tmp_path, "", '2021-01-01 correct certificate of A as in "new.terms"\n')
    assert [effect.reason.text for effect in run.steps[-1].effects] == [
        "The corrected certificate of A says nothing else than the one before."
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('terms of A as in "none.terms"', "There is no file `none.terms` with the terms of A."),
        ('terms of A as in "new.txt"', "`new.txt` is not the name of a terms file."),
        ('terms of B as in "new.terms"', "`new.terms` has no series B."),
    ],
)
def test_a_paper_that_is_not_there_is_a_finding(tmp_path: Path, line: str, message: str) -> None:
    story(tmp_path, "", "")
    (tmp_path / "x.events").write_text(SCRIPT + f"2021-01-01 amend charter\n  {line}\n")
    told = pipeline.run_script(str(tmp_path / "x.events"))
    assert told.value is None
    assert [finding.message for finding in told.diagnostics if finding.severity == "error"] == [message]


def test_what_is_wrong_in_a_paper_is_told_at_its_place(tmp_path: Path) -> None:
    story(tmp_path, "", "")
    (tmp_path / "new.terms").write_text(HEAD + "§3 liquidation\n  (a) amount      $90 per\n")
    (tmp_path / "x.events").write_text(SCRIPT + AMEND)
    told = pipeline.run_script(str(tmp_path / "x.events"))
    assert told.value is None
    assert [Path(finding.at.span.source.name).name for finding in told.diagnostics] == ["new.terms"]


def test_an_amended_paper_is_checked_as_part_of_its_company(tmp_path: Path) -> None:
    story(tmp_path, "§3 liquidation\n  (a) amount      $90\n", "")
    terms = pipeline.load_terms(str(tmp_path / "new.terms")).value
    assert terms is not None
    assert [stock.name for stock in terms.stocks] == ["Common", "Preferred", "A", "B"]
    stock = terms.stock("A")
    assert stock is not None
    assert stock.liquidation is not None
    assert stock.liquidation.amount is not None
    assert stock.liquidation.amount.cite.words == "amount $90"
