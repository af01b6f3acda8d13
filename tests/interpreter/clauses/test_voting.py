# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import HALF, VOTING, Paper, series_k, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOTH,
    BUYER,
    HALCO,
    F,
    by_name,
    by_number,
    day,
    effect,
    last,
    meeting,
    notes,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import ActOn, OtherAct
from paripassu.model.clauses import ConsentRule
from paripassu.model.events import Issue, WrittenConsent
from paripassu.model.matters import Matter
from paripassu.model.quantities import Threshold
from paripassu.model.run import ALLOWED, BREACH, Input, Noted

ACTS_IN_WRITING = ActOn("written consent", of="Common")
DIRECTOR = resolved(OtherAct("Elect a fifth director"), by_number(20_000_000))
PAPER = Paper("K", {})


def by_common(on: str = "2002-03-05", of: str = "Common") -> WrittenConsent:
    return WrittenConsent(day(on), of, (DIRECTOR,))


def of_k(shares: str, on: str = "2002-03-04", act: ActOn = ACTS_IN_WRITING, of: str = "K") -> WrittenConsent:
    return WrittenConsent(day(on), of, (resolved(act, by_number(F(shares))),))


def test_common_may_not_act_in_writing_without_the_consent_of_k() -> None:
    step = last(told(*BOTH, by_common()))
    assert step.ruling == BREACH
    assert step.reasons[0].text == (
        "The action of Common by written consent needs the consent in writing beforehand of a majority of K, "
        "more than 7,000 of 14,000 shares; none was given."
    )
    assert sections(step.reasons[0]) == ["K §4"]
    # A breach is a fact: the vote was taken.
    assert step.effects != ()


def test_with_the_prior_written_consent_of_a_majority_it_may() -> None:
    run = told(*BOTH, of_k("7000.5"), by_common())
    assert last(run).ruling == ALLOWED
    note = effect(last(run), Noted)
    assert note.reason.text == (
        "7,000.5 of 14,000 K consented to the action of Common by written consent on 2002-03-04; "
        "a majority is more than 7,000 of 14,000 shares."
    )
    assert note.reason.inputs == (
        Input("consented", F("7000.5"), "shares"),
        Input("outstanding", F(14_000), "shares"),
    )


def test_half_is_no_majority() -> None:
    step = last(told(*BOTH, of_k("7000"), by_common()))
    assert step.ruling == BREACH
    assert step.reasons[0].text.endswith("more than 7,000 of 14,000 shares; 7,000 consented.")


def test_consent_the_day_after_cures_nothing() -> None:
    run = told(*BOTH, by_common("2002-03-05"), of_k("14000", "2002-03-06"))
    assert [step.ruling for step in run.steps[-2:]] == [BREACH, ALLOWED]


def test_consent_earlier_on_the_same_day_is_prior() -> None:
    assert last(told(*BOTH, of_k("14000", "2002-03-05"), by_common())).ruling == ALLOWED


def test_a_vote_at_a_meeting_is_no_consent_in_writing() -> None:
    vote = meeting("2002-03-04", resolved(ACTS_IN_WRITING, by_name(HALCO)), of="K")
    assert last(told(*BOTH, vote, by_common())).ruling == BREACH


def test_consent_to_something_else_or_by_someone_else_does_not_help() -> None:
    for other in (
        of_k("14000", act=ActOn("merger")),
        of_k("14000", act=ActOn("written consent", of="H")),
        of_k("14000", act=ActOn("written consent", "something else")),
        of_k("14000", act=ActOn("written consent", on=day("2002-03-06"))),
        of_k("14000", of="Common"),
    ):
        assert last(told(*BOTH, other, by_common())).ruling == BREACH


def test_consent_that_says_less_covers_more() -> None:
    for general in (ActOn("written consent"), ActOn("written consent", on=day("2002-03-05"))):
        assert last(told(*BOTH, of_k("14000", act=general), by_common())).ruling == ALLOWED


def test_common_acts_too_where_all_stockholders_consent_in_writing() -> None:
    assert last(told(*BOTH, by_common(of=""))).ruling == BREACH
    assert last(told(*BOTH, of_k("14000"), by_common(of=""))).ruling == ALLOWED


@pytest.mark.parametrize("of", ["H", "K"])
def test_other_classes_may_act_in_writing(of: str) -> None:
    event = WrittenConsent(day("2002-03-05"), of, (resolved(OtherAct("Anything"), by_number(0, of=of)),))
    assert last(told(*BOTH, event)).ruling == ALLOWED


def test_where_no_k_is_outstanding_nobody_need_consent() -> None:
    run = told(ALL_COMMON, by_common())
    assert (last(run).ruling, notes(run)) == (ALLOWED, [])


def test_the_consent_that_counts_is_the_largest_that_was_given() -> None:
    assert last(told(*BOTH, of_k("8000"), of_k("100"), by_common())).ruling == ALLOWED


def two_series(threshold: Threshold) -> ConsentRule:
    return ConsentRule(("K", "L"), threshold, (Matter("written consent", of="Common"),), of_act="Common")


@pytest.mark.parametrize(
    ("k", "l_shares", "expected"), [("7500", "1", ALLOWED), ("7500", "0", BREACH), ("6501", "1000", ALLOWED)]
)
def test_two_series_that_consent_together_are_counted_together(k: str, l_shares: str, expected: str) -> None:
    rule = PAPER.item(two_series(Threshold(HALF, exceeded=True)), "§4")
    terms = with_clause(evolve(VOTING, consents=(rule,)))
    quiet = evolve(series_k("L", 1_000), clauses=series_k("L", 1_000).clauses[:3])
    terms = evolve(terms, stocks=(*terms.stocks, quiet))
    own = Issue(day("2001-12-03"), "L", F(1_000), BUYER)
    consents = [of_k(k)] + ([of_k(l_shares, of="L")] if l_shares != "0" else [])
    step = last(told(*BOTH, own, *consents, by_common(), terms=terms))
    assert step.ruling == expected
    if expected == BREACH:
        assert "of a majority of K and L, more than 7,500 of 15,000 shares; 7,500 consented." in step.reasons[0].text


def test_a_rule_may_ask_for_a_share_that_is_merely_reached() -> None:
    rule = PAPER.item(evolve(VOTING.consents[0].value, threshold=Threshold(HALF, exceeded=False, words="half")), "§4")
    terms = with_clause(evolve(VOTING, consents=(rule,)))
    assert last(told(*BOTH, of_k("7000"), by_common(), terms=terms)).ruling == ALLOWED
    assert "half is at least 7,000 of 14,000 shares" in notes(told(*BOTH, of_k("7000"), by_common(), terms=terms))[0]


def test_a_rule_about_nobody_in_particular_is_about_everybody_else() -> None:
    rule = PAPER.item(ConsentRule(("K",), Threshold(HALF, exceeded=True), (Matter("written consent"),)), "§4")
    terms = with_clause(evolve(VOTING, consents=(rule,)))
    h = WrittenConsent(day("2002-03-05"), "H", (resolved(OtherAct("Anything")),))
    step = last(told(*BOTH, h, terms=terms))
    assert step.ruling == BREACH
    assert step.reasons[0].text.startswith("The action of H by written consent needs the consent beforehand of")
    everybody = last(told(*BOTH, by_common(of=""), terms=terms))
    assert everybody.reasons[0].text.startswith("The action of all by written consent needs")


def test_a_rule_may_be_narrowed_by_itself_and_may_be_about_something_else() -> None:
    narrowed = ConsentRule(("K",), Threshold(HALF, exceeded=True), (Matter("written consent"),), of_act="H")
    other = ConsentRule(("K",), Threshold(HALF, exceeded=True), (Matter("merger"),))
    terms = with_clause(evolve(VOTING, consents=(PAPER.item(narrowed, "§4"), PAPER.item(other, "§4"))))
    assert last(told(*BOTH, by_common(), terms=terms)).ruling == ALLOWED
