"""What follows under a general rule: each consequence with its stock, its amounts and their units."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from paripassu.diagnostics.codes import UNITS_DO_NOT_FIT
from paripassu.diagnostics.words import quote
from paripassu.model.consequences import (
    Becomes,
    Converts,
    Follows,
    Pays,
    RanksJunior,
    Redeems,
    SectionChanges,
    Undoes,
    VotesBecome,
)
from paripassu.model.general import Actor, Obligation
from paripassu.model.quantities import (
    MONEY,
    NUMBER,
    PRICE,
    QUANTITIES,
    Bespoke,
    Expression,
    Literal,
    Unit,
)
from paripassu.resolve.amounts import measure, resolve_amount
from paripassu.resolve.bespoke.moments import OCCURRENCES, resolve_moment, resolve_occurrence
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.phrases import resolve_duration, resolve_holders_share
from paripassu.syntax.nodes import Phrase

_WHOLE = Fraction(1)
# What events change; the rest is counted from these.
_CHANGEABLE = ("conversion price", "conversion rate", "liquidation amount", "stated value", "original price")
DIVIDEND_RATE = "dividend rate"


def resolve_consequence(clause: ClauseScope, phrase: Phrase) -> Bespoke | None:
    """One consequence; None, with a finding, where it makes no sense."""
    return CONSEQUENCES[phrase.rule](clause, phrase)


def resolve_actor(clause: ClauseScope, phrase: Phrase) -> Actor | None:
    """Who acts."""
    if phrase.rule == "by_company":
        return Actor("company")
    if phrase.rule == "by_holder":
        return Actor("holder", clause.names(phrase))
    share = resolve_holders_share(clause, phrase)
    return None if share is None else Actor("class", *share)


def resolve_obligation(clause: ClauseScope, phrase: Phrase) -> Obligation | None:
    """Who must do what by when."""
    actor = resolve_actor(clause, phrase.phrases("by_company", "by_holder", "holders_share")[0])
    act = resolve_occurrence(clause, phrase.phrases(*OCCURRENCES, "of_designation", "of_notice")[0])
    when = phrase.phrases("by_when")[0]
    written = when.phrase("duration")
    moments = [part for part in when.phrases() if part.rule != "duration"]
    moment = resolve_moment(clause, moments[0]) if moments else None
    duration = None if written is None else resolve_duration(clause, written)
    if actor is None or (moments and moment is None) or (written is not None and duration is None):
        return None
    if written is None:
        return Obligation(actor, act, by=moment)
    return Obligation(actor, act, within=duration, after=moment)


def _class(clause: ClauseScope, phrase: Phrase, at: int = 0) -> str:
    stocks = phrase.phrases("stock")
    return clause.name(stocks[at]) if len(stocks) > at else clause.stock


def _part(clause: ClauseScope, phrase: Phrase) -> Fraction | None:
    """All of it, or the percentage that a phrase names."""
    named = phrase.phrase("part_of_it")
    return _WHOLE if named is None else clause.scope.part(named.words("PERCENT")[0], "A part of the shares")


def _at(clause: ClauseScope, phrase: Phrase, unit: Unit, what: str) -> Expression | None:
    at = phrase.phrase("at_amount")
    return None if at is None else resolve_amount(clause.scope, at.phrases()[0], unit, what)


def _converts(clause: ClauseScope, phrase: Phrase) -> Converts | None:
    part, into = _part(clause, phrase), phrase.phrase("into_stock")
    rate = _at(clause, phrase, NUMBER, "A conversion rate")
    if part is None or (phrase.phrase("at_amount") is not None and rate is None):
        return None
    return Converts(_class(clause, phrase), part, "" if into is None else _class(clause, into), rate)


def _redeems(clause: ClauseScope, phrase: Phrase) -> Redeems | None:
    part, price = _part(clause, phrase), _at(clause, phrase, PRICE, "A redemption price")
    if part is None or price is None:
        return None
    return Redeems(_class(clause, phrase), price, part, absent_only=phrase.rule == "redeems_absent")


def _pays_each(clause: ClauseScope, phrase: Phrase) -> Pays | None:
    amount = resolve_amount(clause.scope, phrase.phrases()[0], PRICE, "A payment a share")
    return None if amount is None else Pays(amount, of=_class(clause, phrase))


def _pays_all(clause: ClauseScope, phrase: Phrase) -> Pays | None:
    amount = resolve_amount(clause.scope, phrase.phrases()[0], MONEY, "A payment in all")
    if amount is None:
        return None
    named = phrase.phrase("named_payee")
    if named is not None:
        return Pays(amount, of=clause.stock, to=named.text("STRING"), each=False)
    return Pays(amount, of=_class(clause, phrase.phrases("holders_paid")[0]), each=False)


def _quantity(clause: ClauseScope, phrase: Phrase) -> Becomes | None:
    name = " ".join(word.text for word in phrase.phrases("quantity")[0].words())
    if name not in _CHANGEABLE:
        message = f"The {name} follows from other amounts, and cannot be set."
        hint = f"Set one of these: {', '.join(_CHANGEABLE)}."
        clause.scope.report(UNITS_DO_NOT_FIT, message, phrase.span, hint)
        return None
    amount = resolve_amount(clause.scope, phrase.phrases()[-1], QUANTITIES[name], f"The {name}")
    return None if amount is None else Becomes(name, _class(clause, phrase), amount)


def _dividend(clause: ClauseScope, phrase: Phrase) -> Becomes | None:
    rate = clause.scope.amount(phrase.words("PERCENT")[0], "A dividend rate", zero_allowed=True)
    return None if rate is None else Becomes(DIVIDEND_RATE, _class(clause, phrase), Literal(rate, NUMBER))


def _defined(clause: ClauseScope, phrase: Phrase) -> Becomes | None:
    named, written = phrase.phrases()[0], phrase.phrases()[1]
    known = clause.scope.defined_amount(named)
    owner = clause.scope.bespoke.owner(named) if known is not None else None
    measured = measure(clause.scope, written)
    if known is None or owner is None or measured is None:
        return None
    amount = resolve_amount(clause.scope, written, known[1], quote(named.span.text))
    return None if amount is None else Becomes(owner[1], owner[0], amount)


def _votes(clause: ClauseScope, phrase: Phrase) -> VotesBecome | None:
    if phrase.rule == "loses_votes":
        return VotesBecome(_class(clause, phrase))
    votes = resolve_amount(clause.scope, phrase.phrases()[1], NUMBER, "The votes a share")
    return None if votes is None else VotesBecome(_class(clause, phrase), votes)


def _follows(clause: ClauseScope, phrase: Phrase) -> Follows | None:
    each = resolve_amount(clause.scope, phrase.phrases()[0], NUMBER, "What goes with a share")
    return None if each is None else Follows(_class(clause, phrase), each)


def _section(clause: ClauseScope, phrase: Phrase) -> SectionChanges:
    return SectionChanges(clause.section(phrase.words("SECTION")[0]), opens=phrase.rule == "opens")


CONSEQUENCES: dict[str, Callable[[ClauseScope, Phrase], Bespoke | None]] = {
    "converts": _converts,
    "redeems": _redeems,
    "redeems_absent": _redeems,
    "pays_each": _pays_each,
    "pays_all": _pays_all,
    "quantity_becomes": _quantity,
    "dividend_becomes": _dividend,
    "defined_becomes": _defined,
    "must_then": resolve_obligation,
    "opens": _section,
    "ends": _section,
    "votes_become": _votes,
    "loses_votes": _votes,
    "ranks_junior": lambda clause, phrase: RanksJunior(_class(clause, phrase)),
    "follows": _follows,
    "undoes": lambda _clause, _phrase: Undoes(),
}
