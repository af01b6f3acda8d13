"""Companies are compared, too: their law, their money, their calendar, and what their charters say of each class."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from commands import call
from paripassu.compare.companies import company_differences
from paripassu.model.citations import Cite, Item
from paripassu.model.terms import Company
from schemas import valid

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"
ACME = Company("Acme, Inc.", "Delaware", calendar=Item("US federal", Cite("", "company")))


def told(ours: Company, theirs: Company) -> list[tuple[str, str, str]]:
    return [(each.concept.key, each.grade, each.on) for each in company_differences(ours, theirs)]


def test_another_name_is_no_difference() -> None:
    assert told(ACME, evolve(ACME, name="Apex, Inc.")) == []


def test_law_money_and_days_are_differences_of_the_companies() -> None:
    other = Company("Apex, Inc.", "Nevada", "CAD", Item("NYSE", Cite("", "company")))
    assert told(ACME, other) == [
        ("company.state", "control", "what the law of each state says"),
        ("company.currency", "economics", "the rate of exchange"),
        ("company.calendar", "procedure", "the holidays in question"),
    ]


def test_one_calendar_by_its_two_names_is_no_difference() -> None:
    ours = evolve(ACME, calendar=Item("NYSE", Cite("", "company")))
    assert told(ours, evolve(ACME, calendar=Item("New York Stock Exchange", Cite("", "company")))) == []


def test_silence_on_one_side_is_told_and_a_question_settled_alike_is_wording() -> None:
    found = company_differences(ACME, evolve(ACME, calendar=None))
    assert [(each.theirs.is_silent, each.grade) for each in found] == [(True, "procedure")]
    asked = evolve(ACME, calendar=Item("US federal", Cite("", "company", readings=("calendar=US-federal",))))
    assert [(each.is_question, each.grade) for each in company_differences(asked, ACME)] == [(True, "wording")]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The company of nStor under other law, in other money, with more Common."""
    for path in NSTOR.glob("*.terms"):
        shutil.copy(path, tmp_path)
    company = tmp_path / "company.terms"
    text = company.read_text(encoding="utf-8")
    for before, after in (("Delaware", "Nevada"), ("USD", "CAD"), ("75,000,000", "90,000,000")):
        assert before in text
        text = text.replace(before, after)
    company.write_text(text, encoding="utf-8")
    return company


def test_companies_are_told_before_their_series_and_classes_where_they_differ(other: Path) -> None:
    called = call("compare", str(NSTOR / "company.terms"), str(other))
    assert "\nThe companies differ in state of incorporation and currency.\n" in called.out
    assert "\n  control  state of incorporation: Delaware -> Nevada\n" in called.out
    assert "\n  economics  currency: USD -> CAD\n" in called.out
    assert "\n  economics  authorized number: 75,000,000 -> 90,000,000\n" in called.out
    assert "Terms of Preferred" not in called.out
    assert "Terms of J: Neither states anything that could be compared.\n" in called.out
    assert "The first side counts in USD and the second in CAD: amounts are compared as they are written." in called.err


def test_data_have_the_companies_and_a_reading_of_the_calendar_is_one_of_them(other: Path) -> None:
    data = valid(call("compare", str(NSTOR / "company.terms"), str(other), "--format", "json").out)["comparisons"][0]
    assert [each["concept"]["key"] for each in data["company"]] == ["company.state", "company.currency"]
    assert (data["grade"], data["is_empty"]) == ("economics", False)
    called = call("compare", str(NSTOR / "company.terms"), "--readings", "calendar", "--format", "json")
    data = valid(called.out)["comparisons"][0]
    assert [(each["first"]["text"], each["second"]["text"]) for each in data["company"]] == [("US federal", "NYSE")]
    assert [each["differences"] for each in data["series"]] == [[]] * 5


def test_stock_is_called_by_each_side_as_its_own_lines_call_it() -> None:
    out = call("compare", f"{NSTOR / 'company.terms'}:H", f"{NSTOR / 'company.terms'}:K").out
    assert (
        "\n  economics  rank behind: silent -> H\n      first: says nothing of it\n      second: K §3(a)  behind H\n"
        in out
    )
