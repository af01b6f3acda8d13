"""Liquidation: what the series is paid when the company ends, in which order, and what counts as an ending."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.citations import Item
from paripassu.model.clauses import Liquidation, Participation, Shortfall
from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import PRICE, Duration, Expression, Threshold
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import (
    resolve_duration,
    resolve_groups,
    resolve_holders_share,
    resolve_matter,
    resolve_matters,
)
from paripassu.syntax.nodes import Phrase

_BASES = {"by_liquidation_amount": "liquidation amount", "by_unpaid_amount": "unpaid amount", "by_shares": "shares"}
_SALE = Matter("sale of substantially all assets")


def resolve_liquidation(clause: ClauseScope) -> Liquidation:
    """The clause as meant."""
    then = clause.one("then", _then)
    sale = clause.one("sale_of_assets", _sale_is_liquidation)
    sold = () if sale is None else (Item(_SALE, sale.cite),)
    is_ending = sale is not None and sale.value
    return Liquidation(
        cite=clause.cite,
        amount=clause.one("amount", _amount),
        ahead=clause.each("ahead", _groups),
        behind=clause.each("behind", _groups),
        alike=clause.each("alike", _groups),
        shortfall=_shortfall(clause),
        participation=None if then is None else Item(then.value[0], then.cite),
        trust_counts_as_paid=None if then is None or not then.value[1] else Item(value=True, cite=then.cite),
        excluded=clause.each("excluded", _excluded) + (() if is_ending else sold),
        deemed=clause.each("deemed", _deemed) + (sold if is_ending else ()),
        deemed_waiver=clause.one("deemed", _waiver),
        deemed_waiver_before=clause.one("deemed", _waiver_before),
    )


def _amount(clause: ClauseScope, written: Written) -> Expression | None:
    return clause.expression(written, PRICE, "The liquidation amount")


def _groups(clause: ClauseScope, written: Written) -> tuple[Group, ...]:
    return resolve_groups(clause, written.node.phrase)


def _then(clause: ClauseScope, written: Written) -> tuple[Participation | None, bool] | None:
    phrase = written.node.phrase
    trust = phrase.phrase("trust") is not None
    participates = phrase.phrase("participates")
    if participates is None:
        return None, trust
    named = participates.phrases("stock")[0]
    cap = participates.phrase("cap")
    limit = None
    if cap is not None:
        limit = resolve_amount(clause.scope, cap.phrases()[0], PRICE, "The cap")
        if limit is None:
            return None
    as_converted = participates.phrase("as_converted") is not None
    return Participation(clause.name(named), as_converted, limit), trust


def _excluded(clause: ClauseScope, written: Written) -> tuple[Matter, ...]:
    return resolve_matters(clause, written.node.phrase.phrases()[0])


def _sale_is_liquidation(clause: ClauseScope, written: Written) -> bool | None:
    said = clause.answer(written, "is_liquidation", "unless_wound_up")
    return None if said is None else said.rule == "is_liquidation"


def _deemed(clause: ClauseScope, written: Written) -> tuple[Matter, ...]:
    found: list[Matter] = []
    for part in written.node.phrase.phrases("deemed_matter"):
        matters = resolve_matter(clause, part.phrases()[0])
        kept = part.phrase("keeps_majority") is not None
        found.extend(evolve(matter, unless_majority_kept=kept) for matter in matters)
    return tuple(found)


def _waiver(clause: ClauseScope, written: Written) -> Threshold | None:
    waiver = written.node.phrase.phrase("deemed_waiver")
    if waiver is None:
        return None
    share = resolve_holders_share(clause, waiver.phrases("holders_share")[0])
    return None if share is None else share[1]


def _waiver_before(clause: ClauseScope, written: Written) -> Duration | None:
    waiver = written.node.phrase.phrase("deemed_waiver")
    before = None if waiver is None else waiver.phrase("duration")
    return None if before is None else resolve_duration(clause, before)


def _shortfall(clause: ClauseScope) -> Item[Shortfall] | None:
    """Who shares, as the reading of the shortfall and that of later senior series have it together."""
    found = clause.one("shortfall", _ratably)
    later = clause.one("later_senior", _senior_is_first)
    if found is None or later is None:
        return found
    senior = (Group("senior"),)
    value = found.value
    value = (
        evolve(value, after=value.after + senior) if later.value else evolve(value, together=value.together + senior)
    )
    # The item says who shares; the reading of another item only moved one group, so both readings are cited.
    cite = evolve(found.cite, readings=found.cite.readings + later.cite.readings)
    return Item(value, cite)


def _ratably(clause: ClauseScope, written: Written) -> Shortfall | None:
    ratably = written.node.phrase.phrases("ratably")[0]
    basis = next((_BASES[part.rule] for part in ratably.phrases(*_BASES)), "liquidation amount")
    shortfall = Shortfall(basis, together=resolve_groups(clause, ratably))
    if not written.node.readings:
        return shortfall
    answer = clause.answer(written)
    return None if answer is None else _after(clause, shortfall, answer)


def _after(clause: ClauseScope, shortfall: Shortfall, answer: Phrase) -> Shortfall:
    """The shortfall with what a reading adds: those paid before, those who share as well, those passed over."""
    for part in answer.phrases():
        groups = resolve_groups(clause, part)
        if part.rule == "after":
            shortfall = evolve(shortfall, after=shortfall.after + groups)
        elif part.rule == "together":
            shortfall = evolve(shortfall, together=shortfall.together + groups)
        else:
            shortfall = evolve(shortfall, ahead=shortfall.ahead + groups)
    return shortfall


def _senior_is_first(clause: ClauseScope, written: Written) -> bool | None:
    said = clause.answer(written, "senior_first", "senior_shares")
    return None if said is None else said.rule == "senior_first"
