"""Merger: what a successor must promise, and the duty not to evade the terms."""

from __future__ import annotations

from paripassu.model.clauses import MergerCovenant
from paripassu.resolve.clause import ClauseScope


def resolve_merger(clause: ClauseScope) -> MergerCovenant:
    """The clause as meant."""
    return MergerCovenant(
        cite=clause.cite,
        survivor_assumes=clause.one("survivor", lambda _clause, _written: True),
        no_avoidance=clause.one("no_avoidance", lambda _clause, _written: True),
    )
