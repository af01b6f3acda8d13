"""Adjustment: how the conversion price follows splits and cheaper issues."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.rights import Adjustment, Dilution
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written

_METHODS = {
    "broad_weighted": "broad-based weighted average",
    "narrow_weighted": "narrow-based weighted average",
    "full_ratchet": "full ratchet",
    "none": "none",
}


def resolve_adjustment(clause: ClauseScope) -> Adjustment:
    """The clause as meant."""
    return Adjustment(
        cite=clause.cite,
        split=clause.one("split_adjustment", lambda _clause, _written: True),
        dilution=clause.one("dilution", _dilution),
    )


def _dilution(clause: ClauseScope, written: Written) -> Dilution | None:
    phrase = written.node.phrase
    dilution = Dilution(_METHODS[phrase.phrases(*_METHODS)[0].rule])
    excepted = phrase.phrase("dilution_except")
    if excepted is None:
        return dilution
    options = clause.scope.amount(excepted.words()[0], "A number of options", zero_allowed=True)
    return None if options is None else evolve(dilution, excepted_options=options)
