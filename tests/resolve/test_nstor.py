from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from deals import NSTOR, clause_of, nstor, resolve_path, series
from paripassu.model.citations import Item
from paripassu.model.clauses import (
    Conversion,
    Designation,
    Liquidation,
    Voting,
)
from paripassu.model.matters import Group
from paripassu.model.quantities import Threshold

SIGNED = date(2001, 11, 19)
H = Group("class", "H")
SENIOR = Group("senior")
OTHERS = Group("other preferred")
MAJORITY = Threshold(Fraction(1, 2), exceeded=True)


def test_the_company_stands_as_the_record_has_it() -> None:
    terms = nstor()
    common, preferred = terms.stock("Common"), terms.stock("Preferred")
    assert (terms.company.name, terms.company.state, terms.company.currency) == (
        "nStor Technologies, Inc.",
        "Delaware",
        "USD",
    )
    assert common is not None
    assert common.authorized is not None
    assert common.authorized.value == 75_000_000
    assert common.par_value is not None
    assert common.par_value.value == Fraction(1, 20)
    assert common.votes is not None
    assert common.votes.value == 1
    assert not common.is_blank_check
    assert preferred is not None
    assert preferred.is_blank_check
    assert preferred.authorized is not None
    assert preferred.authorized.value == 1_000_000
    assert [stock.name for stock in terms.series_of("Preferred")] == ["H", "I", "J", "K", "L"]


@pytest.mark.parametrize(("choice", "calendar"), [("US-federal", "US federal"), ("NYSE", "NYSE")])
def test_business_days_follow_the_reading(choice: str, calendar: str) -> None:
    item = nstor(calendar=choice).company.calendar
    assert item is not None
    assert (item.value, item.cite.readings) == (calendar, (f"calendar={choice}",))


def test_every_open_question_is_listed_with_its_default_first() -> None:
    assert {reading.name: reading.choices for reading in nstor().readings} == {
        "calendar": ("US-federal", "NYSE"),
        "shortfall": ("H-first", "all-ratable", "K-before-other"),
        "later-senior": ("paid-first", "with-the-rest"),
        "sale-of-assets": ("winding-up-only", "is-liquidation"),
        "votes": ("whole-per-holder", "fractions-count"),
        "approval": ("all-voting-stock", "Common-alone"),
        "reserved-shares": ("set-apart", "counted-in"),
        "split": ("as-reorganization", "no-adjustment"),
        "record-date-to-vote": ("no-notice", "with-notice"),
        "split-notice": ("not-listed", "as-listed"),
        "approval-in-writing": ("meeting-alone", "as-meeting"),
        "earlier-approvals": ("from-signing", "at-any-time"),
        "market-price": ("close-by-default", "board-alone"),
        "amendments": ("rights-alone", "any-change"),
        "consolidation-notice": ("not-listed", "as-merger"),
        "days-run-to": ("to-record-date", "to-payment"),
    }
    assert all(reading.is_default for reading in nstor().readings)


def test_what_the_law_adds_is_said_with_its_reason() -> None:
    terms = nstor()
    laws = {given.topic: given.cite.section for given in terms.assumptions if given.cite.section.startswith("DGCL")}
    assert laws == {
        "votes for an increase": "DGCL §242(b)(1)",
        "votes for an issue": "DGCL §216(2)",
        "quorum": "DGCL §216(1)",
        "class vote": "DGCL §242(b)(2)",
        "shares beyond the authorized number": "DGCL §161",
    }
    assert all(given.text and given.because for given in terms.assumptions)
    vote = terms.company.class_vote_on_increase
    assert vote is not None
    assert vote.value is True


@pytest.mark.parametrize(("name", "shares", "value"), [("H", 5_100, 1_000), ("I", 250, 1_000)])
def test_a_stub_has_its_public_facts_under_no_section(name: str, shares: int, value: int) -> None:
    stub = series(name)
    designation = clause_of(stub, Designation)
    assert designation.shares is not None
    assert (designation.shares.value, designation.shares.cite.section) == (Fraction(shares), "public record")
    assert designation.stated_value is not None
    assert designation.stated_value.value == value
    assert stub.not_encoded


def test_series_h_says_itself_that_it_is_ahead_of_k() -> None:
    assert [item.value for item in clause_of(series("H"), Liquidation).ahead] == [Group("class", "K")]


def test_series_j_leaves_its_number_and_amount_to_a_script() -> None:
    stub = series("J")
    assert stub.authorized is None
    assert clause_of(stub, Liquidation).amount is None
    assert [left.why for left in stub.not_encoded] == [
        "the number of shares is not public: a script gives it",
        "the amount is not public: a script gives it",
    ]


def test_series_l_is_a_twin_that_speaks_of_itself() -> None:
    k, twin = series("K"), series("L")
    assert twin.authorized is not None
    assert (twin.authorized.value, twin.authorized.cite.series) == (Fraction(1_000), "L")
    assert [type(clause) for clause in twin.clauses] == [type(clause) for clause in k.clauses]
    consent = clause_of(twin, Voting).consents[0]
    assert (consent.value.of, str(consent.cite)) == (("L",), "L §4")
    assert consent.cite.words.startswith("consent majority of L, beforehand")
    automatic = clause_of(twin, Conversion).automatic
    assert automatic is not None
    assert automatic.value[1].of == "L"
    stated = clause_of(twin, Designation).stated_value
    assert isinstance(stated, Item)
    assert stated.value == 1000


def test_a_choice_for_one_twin_leaves_the_other_alone() -> None:
    outcome = resolve_path(NSTOR / "company.terms", {"L.shortfall": "all-ratable"})
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    chosen = {reading.name: reading.chosen for reading in outcome.value.readings if "shortfall" in reading.name}
    assert chosen == {"K.shortfall": "H-first", "L.shortfall": "all-ratable"}
    k = outcome.value.stock("K")
    assert k is not None
    shortfall = clause_of(k, Liquidation).shortfall
    assert shortfall is not None
    assert shortfall.cite.readings[0] == "K.shortfall=H-first"


def test_a_series_file_alone_is_read_with_its_company() -> None:
    outcome = resolve_path(NSTOR / "series-k.terms")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.company.name == "nStor Technologies, Inc."


def test_questions_that_conversion_leaves_to_be_assumed_are_printed_with_their_sections() -> None:
    terms = nstor()
    said = {given.topic: given.cite.section for given in terms.assumptions if given.cite.series == "K"}
    assert said["filing"] == "§5(a)"
    assert said["when an increase is sufficient"] == "§5(a)"
    assert said["reorganizations"] == "§5(c)"
    assert said["votes of K before conversion"] == "§4"
