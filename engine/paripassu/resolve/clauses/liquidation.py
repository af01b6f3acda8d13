"""Liquidation: what the series is paid when the company ends, in which order, and what counts as an ending."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER, ZERO_AMOUNT
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation, Shortfall
from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import PRICE, Duration, Expression, Literal
from paripassu.model.remainders import AmountPeriod, FixedPart, Participation
from paripassu.model.rights import Waiver
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import (
    resolve_deciders,
    resolve_duration,
    resolve_groups,
    resolve_matter,
    resolve_matters,
    resolve_ranked,
    resolve_threshold,
)
from paripassu.syntax.nodes import Phrase

_BASES = {"by_liquidation_amount": "liquidation amount", "by_unpaid_amount": "unpaid amount", "by_shares": "shares"}
_LATER = {"counts_paid": "counts what was paid", "shared_as_first": "shared as before"}
NOTHING = Fraction(0)
_SALE = Matter("sale of substantially all assets")


def resolve_liquidation(clause: ClauseScope) -> Liquidation:
    """The clause as meant."""
    then, none = clause.one("then", _then), clause.one("none", lambda _clause, _written: True)
    amount: Item[Expression] | None = clause.one("amount", _amount)
    if none is not None:
        then = then or Item((None, False), none.cite)
        amount = amount or _nothing(none.cite)
    sale = clause.one("sale_of_assets", _sale_is_liquidation)
    sold = () if sale is None else (Item(_SALE, sale.cite),)
    is_ending = sale is not None and sale.value
    return Liquidation(
        cite=clause.cite,
        amount=amount,
        amount_later=clause.one("amount", _amount_later),
        ahead=clause.each("ahead", resolve_ranked),
        behind=clause.each("behind", resolve_ranked),
        alike=clause.each("alike", resolve_ranked),
        shortfall=_shortfall(clause),
        participation=None if then is None else Item(then.value[0], then.cite),
        trust_counts_as_paid=None if then is None or not then.value[1] else Item(value=True, cite=then.cite),
        excluded=clause.each("excluded", _excluded) + (() if is_ending else sold),
        deemed=clause.each("deemed", _deemed) + (sold if is_ending else ()),
        deemed_waiver=clause.one("deemed", _waiver),
        deemed_waiver_before=clause.one("deemed", _waiver_before),
        deemed_only_if=clause.one("deemed", _only_if),
        later_money=clause.one("later_money", _later_money),
        unapproved_is_junior=clause.one("unapproved", lambda _clause, _written: True),
    )


def _nothing(cite: Cite) -> Item[Expression]:
    return Item(Literal(NOTHING, PRICE), cite)


def _amount(clause: ClauseScope, written: Written) -> Expression | None:
    return clause.expression(written, PRICE, "The liquidation amount")


def _amount_later(clause: ClauseScope, written: Written) -> tuple[AmountPeriod, ...] | None:
    """What is owed after each day that the amount ends with; the days must come in order."""
    found: list[AmountPeriod] = []
    for period in written.node.phrase.phrases("amount_period"):
        since = clause.day(period.words("DATE")[0])
        amount = resolve_amount(clause.scope, period.phrases()[0], PRICE, "The liquidation amount")
        if since is None or amount is None:
            return None
        if found and since <= found[-1].since:
            message = f"{period.words('DATE')[0].text} does not come after {found[-1].since.isoformat()}."
            clause.scope.report(DATES_OUT_OF_ORDER, message, period.span, "Write the earlier day first.")
            return None
        found.append(AmountPeriod(since, amount))
    return tuple(found) or None


def _then(clause: ClauseScope, written: Written) -> tuple[Participation | FixedPart | None, bool] | None:
    phrase = written.node.phrase
    trust = phrase.phrase("trust") is not None
    said = phrase.phrase("participates", "fixed_part", "nothing_further")
    if said is None or said.rule == "nothing_further":
        return None, trust
    found = _fixed_part(clause, said) if said.rule == "fixed_part" else _participates(clause, written, said)
    return None if found is None else (found, trust)


def _fixed_part(clause: ClauseScope, said: Phrase) -> FixedPart | None:
    part = clause.scope.part(said.words("PERCENT")[0], "A part of the rest")
    amount, counts = said.phrases()
    until = resolve_amount(clause.scope, amount, PRICE, "The amount up to which it shares")
    return None if part is None or until is None else FixedPart(part, until, counts.rule == "in_all")


def _participates(clause: ClauseScope, written: Written, said: Phrase) -> Participation | None:
    found = Participation(clause.name(said.phrases("stock")[0]), said.phrase("as_converted") is not None)
    first = said.phrase("catches_up", "has_first")
    if first is not None:
        clause.name(first.phrases("stock")[0])
        if first.rule == "catches_up":
            found = evolve(found, catches_up=True)
        else:
            after = resolve_amount(clause.scope, first.phrases()[1], PRICE, f"What {found.with_class} takes first")
            if after is None:
                return None
            found = evolve(found, after=after)
    cap = clause.answer(written) if written.node.readings else said.phrase("cap")
    if cap is None or cap.rule == "no_cap":
        return found
    limit = resolve_amount(clause.scope, cap.phrases()[0], PRICE, "The cap")
    if isinstance(limit, Literal) and not limit.value:
        hint = "Without a cap, leave it out: a cap of zero lets nobody participate."
        clause.scope.report(ZERO_AMOUNT, "A cap cannot be zero.", cap.phrases()[0].span, hint)
        return None
    return None if limit is None else evolve(found, cap=limit, cap_counts_amount=cap.phrases()[1].rule == "in_all")


def _excluded(clause: ClauseScope, written: Written) -> tuple[Matter, ...]:
    return resolve_matters(clause, written.node.phrase.phrases()[0])


def _sale_is_liquidation(clause: ClauseScope, written: Written) -> bool | None:
    said = clause.answer(written, "is_liquidation", "unless_wound_up")
    return None if said is None else said.rule == "is_liquidation"


def _deemed(clause: ClauseScope, written: Written) -> tuple[Matter, ...]:
    found: list[Matter] = []
    for part in written.node.phrase.phrases("deemed_matter"):
        matters = resolve_matter(clause, part.phrases()[0])
        kept = part.phrase("keeps_votes")
        threshold = None if kept is None else resolve_threshold(clause, kept.phrases()[0])
        found.extend(evolve(matter, unless_kept=threshold) for matter in matters)
    return tuple(found)


def _waiver(clause: ClauseScope, written: Written) -> tuple[Waiver, ...] | None:
    waiver = written.node.phrase.phrase("deemed_waiver")
    return None if waiver is None else resolve_deciders(clause, waiver)


def _only_if(clause: ClauseScope, written: Written) -> tuple[Waiver, ...] | None:
    """Whose election makes a deal a liquidation; () for all stockholders together."""
    said = written.node.phrase.phrase("deemed_election", "deemed_by_shareholders")
    if said is None:
        return None
    return resolve_deciders(clause, said) if said.rule == "deemed_election" else ()


def _later_money(clause: ClauseScope, written: Written) -> str | None:
    said = clause.answer(written, *_LATER)
    return None if said is None else _LATER[said.rule]


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
