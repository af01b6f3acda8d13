# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import HALF, VOTING, Paper, nstor, with_clause
from interpreter.story import ALL_COMMON, BOTH, HALCO, OTHERS, F, day
from paripassu.interpreter.run import run
from paripassu.interpreter.state import State
from paripassu.interpreter.votes import (
    exact_votes,
    is_enough,
    say_needed,
    votes_by_holder,
    votes_cites,
    votes_for,
    voting_cites,
    voting_securities,
)
from paripassu.model.clauses import VotesBasis
from paripassu.model.events import Issue, Transfer
from paripassu.model.quantities import Threshold
from paripassu.model.script import Script
from paripassu.model.terms import Terms

PAPER = Paper("K", {})


def state_of(terms: Terms, *events: Issue | Transfer) -> State:
    found = run(Script("s", events), terms).state
    assert isinstance(found, State)
    return found


def k_votes(terms: Terms, shares: str) -> F:
    state = state_of(terms, *BOTH)
    return votes_for(state, state.stock("K"), F(shares))


def test_ten_k_have_43478_votes_counted_for_the_holder_and_not_for_each_share() -> None:
    assert k_votes(nstor(), "10") == 43_478
    assert k_votes(nstor(), "1") == 4_347
    assert k_votes(nstor(votes="fractions-count"), "10") == F(1_000_000, 23)


def test_votes_may_be_so_many_a_share_or_none() -> None:
    three = with_clause(evolve(VOTING, votes=PAPER.item(VotesBasis(as_converted=False, per_share=F(3)), "§4")))
    assert k_votes(three, "10.5") == 31
    unrounded = VotesBasis(as_converted=False, per_share=F(3), whole_per_holder=False)
    assert k_votes(with_clause(evolve(VOTING, votes=PAPER.item(unrounded, "§4"))), "10.5") == F("31.5")
    assert k_votes(with_clause(evolve(VOTING, votes=PAPER.item(None, "§4"))), "10") == 0


def test_stock_whose_terms_say_nothing_of_votes_has_none() -> None:
    state = state_of(nstor(), *BOTH)
    assert exact_votes(state, state.stock("H"), F(10)) == 0
    assert exact_votes(state, state.stock("Common"), F(10)) == 10
    silent = state_of(with_clause(evolve(VOTING, votes=None)), *BOTH)
    assert (exact_votes(silent, silent.stock("K"), F(10)), votes_cites(silent.stock("K"))) == (0, ())


def test_voting_securities_are_95869565_and_five_twenty_thirds() -> None:
    state = state_of(nstor(), *BOTH)
    whole = voting_securities(state)
    assert whole == 95_869_565 + F(5, 23)
    # More than half of them starts above 47,934,782 14/23.
    assert whole / 2 == 47_934_782 + F(14, 23)


def test_holders_vote_with_all_their_classes_or_with_one() -> None:
    state = state_of(nstor(), *BOTH, Issue(day("2001-11-20"), "Common", F(5), HALCO))
    assert votes_by_holder(state, None) == {OTHERS: 35_000_000, HALCO: 60_869_570}
    assert votes_by_holder(state, None, "K") == {HALCO: 60_869_565}
    assert votes_by_holder(state, day("2001-11-19")) == {OTHERS: 35_000_000}


def test_where_votes_come_from_is_cited_for_classes_that_are_outstanding() -> None:
    assert [str(cite) for cite in voting_cites(state_of(nstor(), *BOTH))] == ["Common charter", "K §4"]
    assert [str(cite) for cite in voting_cites(state_of(nstor(), ALL_COMMON))] == ["Common charter"]


@pytest.mark.parametrize(
    ("exceeded", "votes", "enough"),
    [(True, "7000", False), (True, "7000.5", True), (False, "7000", True), (False, "6999.5", False)],
)
def test_a_threshold_is_exceeded_or_merely_reached(exceeded: bool, votes: str, enough: bool) -> None:
    assert is_enough(Threshold(HALF, exceeded), F(votes), F(14_000)) == enough


def test_nothing_of_nothing_is_never_enough() -> None:
    assert not is_enough(Threshold(HALF, exceeded=False), F(0), F(0))
    assert not is_enough(Threshold(HALF, exceeded=True), F(0), F(0))


def test_what_is_needed_is_said_with_its_base() -> None:
    assert say_needed(Threshold(HALF, exceeded=True), F(14_000), "shares") == "more than 7,000 of 14,000 shares"
    assert say_needed(Threshold(F(2, 3), exceeded=False), F(3), "votes") == "at least 2 of 3 votes"
