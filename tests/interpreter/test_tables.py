"""Every kind has an entry where kinds are looked up: no kind is passed over in silence."""

from __future__ import annotations

from typing import get_args

from interpreter.series_k import nstor
from paripassu.interpreter.acts_of import KINDS
from paripassu.interpreter.apply import APPLIED
from paripassu.interpreter.events.amendments import AMENDS
from paripassu.interpreter.expect import FINDS
from paripassu.interpreter.facts import FACTS
from paripassu.interpreter.rules import RULES
from paripassu.interpreter.saying import SAYS
from paripassu.interpreter.telling import Facts
from paripassu.model.acts import Act, ActOn
from paripassu.model.clauses import Clause
from paripassu.model.events import AnyEvent, Transfer
from paripassu.model.run import Effect
from paripassu.model.script import Expectation


def test_every_kind_of_event_has_its_facts() -> None:
    assert set(FACTS) == set(get_args(AnyEvent))
    assert len(FACTS) == len(get_args(AnyEvent))
    assert all(isinstance(facts, Facts) for facts in FACTS.values())


def test_every_kind_of_clause_has_its_rules() -> None:
    assert set(RULES) == set(get_args(Clause))


def test_every_clause_of_series_k_answers_to_something_but_the_designation() -> None:
    silent = [type(c).__name__ for c in nstor().stocks[-1].clauses if not (RULES[type(c)].may or RULES[type(c)].then)]
    assert silent == ["Designation"]


def test_rules_name_kinds_of_events_only() -> None:
    named = {kind for rules in RULES.values() for kind in (*rules.may, *rules.then)}
    assert named <= set(get_args(AnyEvent))


def test_few_clauses_answer_to_transfers_which_is_why_others_are_told_at_once() -> None:
    answering = {kind.__name__ for kind, rules in RULES.items() if Transfer in rules.may or Transfer in rules.then}
    assert answering == {"Conversion", "GeneralRules", "OwnershipLimit", "TransferRules"}


def test_every_kind_of_effect_can_be_applied() -> None:
    assert set(APPLIED) == set(get_args(Effect))


def test_every_kind_of_expectation_can_be_looked_for() -> None:
    assert set(FINDS) == set(get_args(Expectation))


def test_every_kind_of_act_can_be_said_and_has_a_matter() -> None:
    assert set(SAYS) == set(AMENDS) == set(get_args(Act))
    assert set(KINDS) == set(get_args(Act)) - {ActOn}
