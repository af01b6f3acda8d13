"""Adjustment: how the conversion price follows splits and cheaper issues."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.model.adjustments import Averaging, Formula, SmallestChange
from paripassu.model.rights import Adjustment, Dilution, Waiver
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_decider, resolve_duration
from paripassu.syntax.nodes import Phrase

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
        rights=clause.one("rights", _formula),
        distribution=clause.one("distribution", _formula),
        spin_off=clause.one("spin_off", _formula),
        cash_dividend=clause.one("cash_dividend", _formula),
        tender_offer=clause.one("tender_offer", _formula),
        smallest_change=clause.one("smallest_change", _smallest_change),
        offering_floor=clause.one("offering_floor", _offering_floor),
        unless_participating=clause.one("unless_participating", _unless_participating),
    )


def resolve_waiver(clause: ClauseScope, written: Written) -> Waiver | None:
    """Whose vote an item asks for, and how much of it."""
    return resolve_decider(clause, written.node.phrase.phrases("holders_share")[0])


def _formula(clause: ClauseScope, written: Written) -> Formula | None:
    """What one kind of distribution or offer does to the price, by a formula of market prices."""
    phrase = written.node.phrase
    average = _averaging(clause, phrase.phrases("averaging")[0])
    within, itself, beyond = (phrase.phrase(each) for each in ("expiring", "property_instead", "beyond_usual"))
    if average is None:
        return None
    formula = Formula(average)
    if within is not None:
        formula = evolve(formula, within=resolve_duration(clause, within.phrases("duration")[0]))
    if itself is not None:
        formula = evolve(formula, leaves=clause.scope.amount(itself.words("MONEY")[0], "What must be left"))
    if beyond is not None:
        usual = ((each.phrases("rhythm")[0].text(), each.words("MONEY")[0]) for each in beyond.phrases("usual"))
        amounts = ((rhythm, clause.scope.amount(word, "A usual dividend")) for rhythm, word in usual)
        formula = evolve(formula, usual=tuple((rhythm, sum_) for rhythm, sum_ in amounts if sum_ is not None))
    return formula


def _averaging(clause: ClauseScope, phrase: Phrase) -> Averaging | None:
    days = clause.scope.count(phrase.words("NUMBER")[0], "A number of trading days")
    of, price = clause.name(phrase.phrases("stock")[0]), phrase.phrases("price_kind")[0].text()
    before = phrase.phrase("averaged_before") is not None
    return None if days is None else Averaging(of, days, price, before=before)


def _smallest_change(clause: ClauseScope, written: Written) -> SmallestChange | None:
    said = written.node.phrase.phrases("smallest_part", "smallest_sum")[0]
    by = clause.scope.amount(said.words()[0], "The smallest change")
    return None if by is None else SmallestChange(by, is_part=said.rule == "smallest_part")


def _offering_floor(clause: ClauseScope, written: Written) -> Fraction | None:
    clause.names(written.node.phrase)
    return clause.amount(written, "What a share must be worth")


def _unless_participating(clause: ClauseScope, written: Written) -> bool:
    clause.names(written.node.phrase)
    return True


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
