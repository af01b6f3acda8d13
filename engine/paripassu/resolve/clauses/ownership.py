"""Ownership limit: how much of a class one holder may have, and who may have more."""

from __future__ import annotations

from paripassu.model.ownership import OwnershipLimit
from paripassu.resolve.clause import ClauseScope


def resolve_ownership_limit(clause: ClauseScope) -> OwnershipLimit:
    """The clause as meant."""
    return OwnershipLimit(
        cite=clause.cite,
        most=clause.one(
            "no_holder_above",
            lambda clause, written: clause.scope.part(written.node.phrase.words()[0], "An ownership limit"),
        ),
        excepted=clause.each(
            "excepted_holders",
            lambda _clause, written: tuple(word.text for word in written.node.phrase.words("STRING")),
        ),
    )
