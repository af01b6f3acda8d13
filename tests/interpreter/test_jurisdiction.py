"""Whose law is cited: that of Delaware by its sections, that of other states as assumed to be alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu.interpreter.jurisdiction import moved_to
from paripassu.interpreter.reasons import cites_of
from paripassu.model.citations import Cite, cited_in
from paripassu.model.run import Displaced, DutyChanged, Reason
from paripassu.model.terms import Company
from paripassu.pipeline import load_terms
from told import CONVERSION, Acme, last

FOUNDED = '2004-01-05 issue 9,000 Common to "Founder"\n2004-01-05 issue 100 B to "Ada"\n'


def cited(acme: Acme, clauses: str, story: str) -> list[str]:
    """Everything that the last step of a story cites."""
    step = last(acme.told(clauses, story))
    reasons = (*step.reasons, *(effect.reason for effect in step.effects))
    return sorted({str(cite) for reason in reasons for cite in cites_of(reason)})


@pytest.mark.parametrize(("state", "law"), [("Delaware", "DGCL §152"), ("Nevada", "law of Nevada")])
def test_facts_rest_on_the_law_of_the_company(tmp_path: Path, state: str, law: str) -> None:
    story = '2004-01-05 issue 9,000 Common to "Founder"\n'
    assert cited(Acme(tmp_path, state), CONVERSION, story) == ["Common charter", law]


@pytest.mark.parametrize(("state", "law"), [("Delaware", "DGCL §161"), ("Nevada", "law of Nevada")])
def test_so_do_objections_and_scripts_may_expect_it(tmp_path: Path, state: str, law: str) -> None:
    story = f'2004-01-05 issue 80,000,000 Common to "Founder"\nexpect void under "{law}"\n'
    assert cited(Acme(tmp_path, state), CONVERSION, story) == ["Common charter", law]


@pytest.mark.parametrize(("state", "law"), [("Delaware", "DGCL §159"), ("Ohio", "law of Ohio")])
def test_so_do_transfers(tmp_path: Path, state: str, law: str) -> None:
    story = f'{FOUNDED}2004-01-06 transfer 10 Common from "Founder" to "Bob"\n'
    assert cited(Acme(tmp_path, state), CONVERSION, story) == [law]


def test_duties_keep_their_section_and_cite_no_law_of_delaware(tmp_path: Path) -> None:
    clauses = f"{CONVERSION}  deliver certificates within 3 days\n"
    run = Acme(tmp_path, "Nevada").told(clauses, f'{FOUNDED}2004-01-06 convert 1 B of "Ada"\n')
    (changed,) = [each for each in last(run).effects if isinstance(each, DutyChanged)]
    cites = {str(cite) for reason in (changed.reason, changed.duty.reason) for cite in cites_of(reason)}
    assert (str(changed.duty.cite), sorted(cites)) == ("B §5", ["B §5", "law of Nevada"])


def test_a_reason_is_moved_with_all_that_lies_behind_it() -> None:
    law, own = Cite("", "DGCL §161"), Cite("B", "§5")
    reason = Reason("So it is.", (law, own, Cite("", "DGCL §151")), displaced=(Displaced(law, "it is so"),))
    moved = moved_to("Nevada", Reason("Therefore.", because=(reason,)))
    behind = moved.because[0]
    assert [(str(cite), cite.words) for cite in behind.cites] == [
        ("law of Nevada", "assumed alike: DGCL §161"),
        ("B §5", ""),
        ("law of Nevada", "assumed alike: DGCL §151"),
    ]
    assert behind.displaced == (Displaced(cited_in(law, "Nevada"), "it is so"),)


def test_what_is_no_law_stays_as_it_is() -> None:
    assert cited_in(Cite("B", "DGCL"), "Nevada") == Cite("B", "DGCL")
    assert cited_in(Cite("", "arithmetic"), "Nevada") == Cite("", "arithmetic")


@pytest.mark.parametrize(("state", "is_foreign"), [("", False), ("Delaware", False), ("New York", True)])
def test_a_company_is_foreign_unless_it_is_of_delaware_or_nobody_says(state: str, is_foreign: bool) -> None:
    assert Company("Acme, Inc.", state).is_foreign == is_foreign


def test_the_terms_list_the_assumption_first_and_cite_the_own_law(tmp_path: Path) -> None:
    Acme(tmp_path, "Nevada").told(CONVERSION, FOUNDED)
    terms = load_terms(str(tmp_path / "company.terms")).value
    assert terms is not None
    first = terms.assumptions[0]
    assert (first.topic, first.cite.section) == ("law", "law of Nevada")
    assert first.text == "The law of Nevada is taken to say what the law of Delaware (DGCL) says."
    assert [each for each in terms.assumptions if each.cite.section.startswith("DGCL")] == []
