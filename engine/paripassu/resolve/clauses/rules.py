"""General rules: definitions, what follows from what, who may, must, may not or cannot, and how sections stand."""

from __future__ import annotations

from paripassu.model.general import Definition, Must, Power, Whenever, Yearly
from paripassu.model.quantities import Bespoke
from paripassu.model.rules import GeneralRules
from paripassu.resolve.bespoke.conditions import CONDITIONS, resolve_condition, resolve_conditions
from paripassu.resolve.bespoke.consequences import (
    CONSEQUENCES,
    resolve_actor,
    resolve_consequence,
    resolve_obligation,
)
from paripassu.resolve.bespoke.moments import OCCURRENCES, resolve_occurrence
from paripassu.resolve.bespoke.precedence import resolve_order, resolve_precedence
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.dividend_payments import resolve_month_day
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_ACTS = (*OCCURRENCES, "of_designation", "of_notice")
_ACTORS = ("by_company", "by_holder", "holders_share")
_POWERS = {"may_rule": "may", "may_not_rule": "may not", "cannot_rule": "cannot"}


def resolve_rules(clause: ClauseScope) -> GeneralRules:
    """All general rules of a series, wherever they stand."""
    powers = (clause.every(rule, _power) for rule in _POWERS)
    orders = (clause.every(rule, _order) for rule in ("subject_line", "prevails_line", "reinstates_line"))
    return GeneralRules(
        cite=clause.cite,
        definitions=clause.every("define", _definition),
        causes=clause.every("when_rule", _whenever),
        powers=tuple(item for items in powers for item in items),
        duties=clause.every("must_rule", _must),
        orders=tuple(item for items in orders for item in items),
    )


def _definition(clause: ClauseScope, written: Written) -> Bespoke | None:
    definitions = clause.scope.bespoke
    found: Definition | None = None if definitions is None else definitions.definition(clause, written)
    return found


def _whenever(clause: ClauseScope, written: Written) -> Bespoke | None:
    phrase = written.node.phrase
    causes = [_cause(clause, part) for part in phrase.phrases(*_ACTS, *CONDITIONS, "each_year")]
    consequences = [resolve_consequence(clause, part) for part in phrase.phrases(*CONSEQUENCES)]
    limits = _limits(clause, phrase.phrase("with"))
    if limits is None or None in causes or None in consequences:
        return None
    return Whenever(
        tuple(each for each in causes if each is not None),
        tuple(each for each in consequences if each is not None),
        *limits,
        resolve_precedence(clause, phrase),
    )


def _cause(clause: ClauseScope, phrase: Phrase) -> Bespoke | None:
    if phrase.rule == "each_year":
        return _yearly(clause, phrase)
    if phrase.rule in CONDITIONS:
        return resolve_condition(clause, phrase)
    return resolve_occurrence(clause, phrase)


def _yearly(clause: ClauseScope, phrase: Phrase) -> Yearly | None:
    day = resolve_month_day(clause, *phrase.phrases("month_day")[0].words())
    since, times = phrase.phrase("yearly_from"), phrase.phrase("yearly_times")
    first = None if since is None else clause.day(since.words()[0])
    count = 0 if times is None else clause.scope.count(times.words()[0], "A number of years")
    if day is None or count is None or (since is not None and first is None):
        return None
    return Yearly(day[0], day[1], first, count)


Limits = tuple[tuple[Bespoke, ...], tuple[Bespoke, ...]]


def _limits(clause: ClauseScope, phrase: Phrase | None) -> Limits | None:
    """The conditions that must hold, and those of which none may; None, with a finding, where one makes no sense."""
    if phrase is None:
        return (), ()
    conditions = resolve_conditions(clause, phrase.phrase("conditions"))
    unless = resolve_conditions(clause, phrase if phrase.rule == "unless" else phrase.phrase("unless"))
    return None if conditions is None or unless is None else (conditions, unless)


def _power(clause: ClauseScope, written: Written) -> Bespoke | None:
    phrase = written.node.phrase
    actor = resolve_actor(clause, phrase.phrases(*_ACTORS)[0])
    act = resolve_occurrence(clause, phrase.phrases(*_ACTS)[0])
    limits = _limits(clause, phrase.phrase("only_if", "unless"))
    if actor is None or limits is None:
        return None
    return Power(_POWERS[phrase.rule], actor, act, *limits, resolve_precedence(clause, phrase))


def _must(clause: ClauseScope, written: Written) -> Bespoke | None:
    phrase = written.node.phrase
    obligation = resolve_obligation(clause, phrase)
    return None if obligation is None else Must(obligation, resolve_precedence(clause, phrase))


def _order(clause: ClauseScope, written: Written) -> Bespoke | None:
    return resolve_order(clause, written.node.phrase)
