"""Reacquired shares: what becomes of what the company gets back."""

from __future__ import annotations

from paripassu.model.clauses import Reacquired
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written


def resolve_reacquired(clause: ClauseScope) -> Reacquired:
    """The clause as meant."""
    return Reacquired(
        cite=clause.cite,
        to=clause.one("cancelled", _to),
        reissuable=clause.one("reissue", _is_reissuable),
    )


def _to(clause: ClauseScope, written: Written) -> str:
    return clause.name(written.node.phrase.phrases("undesignated")[0].phrases("stock")[0])


def _is_reissuable(clause: ClauseScope, written: Written) -> bool:
    rule = written.node.phrase.phrases()[0]
    if rule.rule == "never":
        clause.name(rule.phrases("stock")[0])
    return rule.rule == "allowed"
