"""Adjustment: how the conversion price follows splits and cheaper issues."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.rights import Adjustment, Dilution, Waiver
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_decider

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
        waiver=clause.one("waiver", resolve_waiver),
    )


def resolve_waiver(clause: ClauseScope, written: Written) -> Waiver | None:
    """Whose vote an item asks for, and how much of it."""
    return resolve_decider(clause, written.node.phrase.phrases("holders_share")[0])


def _dilution(clause: ClauseScope, written: Written) -> Dilution | None:
    phrase = written.node.phrase
    dilution = Dilution(_METHODS[phrase.phrases(*_METHODS)[0].rule])
    excepted = phrase.phrase("dilution_except")
    base, rounding = phrase.phrase("dilution_base"), phrase.phrase("dilution_rounding")
    if base is not None:
        clause.name(base.phrases("stock")[0])
        dilution = evolve(dilution, counts_class_alone=True)
    elif dilution.method.startswith("narrow"):
        text = "The narrow base counts the class and what converts into it, and no options."
        clause.scope.assume("narrow base", text, "the terms do not say what it counts", clause.cite_of(written))
    if rounding is not None:
        dilution = evolve(dilution, nearest=clause.scope.amount(rounding.words()[0], "What a price is rounded to"))
    if excepted is None:
        return dilution
    options = clause.scope.amount(excepted.words()[0], "A number of options", zero_allowed=True)
    return None if options is None else evolve(dilution, excepted_options=options)
