"""Conversion: into what, when, by whom and at which rate the series converts."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Conversion, NoConversion
from paripassu.model.conversions import Approval, FractionRule, Reorganization
from paripassu.model.quantities import NUMBER, Duration, Expression, Threshold
from paripassu.model.rights import ConversionLimit, ExchangeCap, Offering
from paripassu.resolve.assumptions import assume_of_conversion
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.adjustment import resolve_waiver
from paripassu.resolve.clauses.conversion_rights import (
    resolve_company_conversion,
    resolve_day_rate,
    resolve_make_whole,
    resolve_may_raise,
    resolve_price_test,
    resolve_rate_later,
    resolve_report,
    resolve_reverse_split,
    resolve_vesting,
)
from paripassu.resolve.clauses.in_place import resolve_in_place
from paripassu.resolve.clauses.limit_choice import bounded
from paripassu.resolve.clauses.window import resolve_window
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration, resolve_matters
from paripassu.syntax.nodes import Phrase

_INCREASE = "increase of authorized"
_ISSUANCE = "issuance of conversion shares"
_HALF = Fraction(1, 2)
_OUTCOMES = {
    "scrip": "scrip",
    "rounded_up": "up",
    "rounded_down": "down",
    "rounded_nearest": "nearest",
    "cash": "cash",
    "cash_at_market": "cash",
}
_PRICES = {"as_board_determines": "board", "board_or_close": "board or close", "the_close": "close"}
# What each part of a `fractions` line speaks of.
_ABOUT_FRACTIONS = {
    **dict.fromkeys(_OUTCOMES, "what becomes of fractions"),
    "per_holder": "how fractions are counted",
    "per_share": "how fractions are counted",
}


def resolve_conversion(clause: ClauseScope) -> Conversion:
    """The clause as meant."""
    deliver = clause.one("deliver", _deliver)
    if deliver is not None:
        text = "The conversion date itself does not count among the days for delivery."
        clause.scope.assume("counting days", text, "the usual way to count a period after an event", deliver.cite)
    conversion = Conversion(
        cite=clause.cite,
        into=_into(clause),
        automatic=_automatic(clause),
        optional=clause.one("optional", _optional),
        rate=clause.one("rate", _rate),
        price=clause.one("price", _price),
        reorganization=clause.one("reorganization", _reorganization),
        split_adjusts=clause.one("split", _split_adjusts),
        deliver=deliver,
        agent_delivers=clause.one("deliver", _agent_delivers),
        fractions=_fractions_at(clause),
        mandatory=clause.one("mandatory", _offering),
        company_may=clause.every("company_converts", resolve_company_conversion),
        limit=clause.one("limit", _limit),
        window=clause.one("optional", resolve_window),
        exchange_cap=clause.one("exchange_cap", _exchange_cap),
        on_day=clause.one("mandatory_on", lambda clause, written: clause.day(written.node.phrase.words()[0])),
        by_vote=clause.one("mandatory_vote", resolve_waiver),
        automatic_later=clause.one("automatic", _later),
        rate_later=clause.one("rate", resolve_rate_later),
        on_day_rate=clause.one("mandatory_on", resolve_day_rate),
        on_test=clause.one("mandatory_test", resolve_price_test),
        on_report=clause.one("mandatory_report", resolve_report),
        on_reverse_split=clause.one("mandatory_split", resolve_reverse_split),
        make_whole=clause.one("make_whole", resolve_make_whole),
        vesting=clause.one("vesting", resolve_vesting),
        may_raise=clause.one("company_raises", resolve_may_raise),
    )
    assume_of_conversion(clause.scope, conversion)
    return conversion


def resolve_no_conversion(clause: ClauseScope) -> NoConversion:
    """The clause that says that there is no conversion."""
    return NoConversion(cite=clause.cite, none=clause.one("none", lambda _clause, _written: True))


def _later(clause: ClauseScope, written: Written) -> Duration | None:
    later = written.node.phrase.phrase("days_later")
    return None if later is None else resolve_duration(clause, later.phrases("duration")[0])


def _optional(clause: ClauseScope, written: Written) -> bool | None:
    return None if clause.answer(written, "windows") is None else True


def _into(clause: ClauseScope) -> str:
    """What the series converts into, which every head of the clause must say alike."""
    into, *others = (clause.name(outline.block.head.phrases()[0].phrases("stock")[0]) for outline in clause.outlines)
    for outline, other in zip(clause.outlines[1:], others, strict=True):
        if other != into:
            again = Cite(clause.stock, outline.section, outline.block.words, span=outline.block.span)
            clause.clash(clause.cite, again)
    return into


def _rate(clause: ClauseScope, written: Written) -> Expression | None:
    return clause.expression(written, NUMBER, "A conversion rate")


def _price(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "A conversion price")


def _deliver(clause: ClauseScope, written: Written) -> Duration | None:
    return resolve_duration(clause, written.node.phrase.phrases()[0].phrases("duration")[0])


def _agent_delivers(clause: ClauseScope, written: Written) -> bool | None:
    del clause
    return True if written.node.phrase.phrases()[0].phrase("by_agent") is not None else None


def _reorganization(clause: ClauseScope, written: Written) -> Reorganization:
    matters = written.node.phrase.phrases()[0].phrase("matters")
    elected = written.node.phrase.phrase("as_elected") is not None
    if matters is None:
        return Reorganization((), as_most_elect=elected)
    together = matters.phrase("related_together") is not None
    return Reorganization(resolve_matters(clause, matters), related_together=together, as_most_elect=elected)


def _split_adjusts(clause: ClauseScope, written: Written) -> bool | None:
    clause.names(written.node.phrase)
    said = clause.answer(written, "rate_follows", "no_adjustment")
    return None if said is None else said.rule == "rate_follows"


def _limit(clause: ClauseScope, written: Written) -> ConversionLimit | None:
    phrase = written.node.phrase
    above = phrase.phrases("no_conversion_above")[0]
    of = clause.name(above.phrases("stock")[0])
    share = clause.scope.part(above.words()[0], "A limit")
    change = phrase.phrase("limit_change")
    days = None if change is None else clause.scope.count(change.words("NUMBER")[0], "A period of notice")
    if share is None or change is None:
        return None if share is None else ConversionLimit(share, of, days)
    return bounded(clause, change, ConversionLimit(share, of, days))


def _exchange_cap(clause: ClauseScope, written: Written) -> ExchangeCap | None:
    phrase = written.node.phrase
    conversions = phrase.phrases("all_conversions")[0]
    percent, on = conversions.words()
    of, day = clause.name(conversions.phrases("stock")[0]), clause.day(on)
    above = clause.scope.part(percent, "A limit")
    if above is None or day is None:
        return None
    return ExchangeCap(above, of, day, until_approved=phrase.phrase("until_approved") is not None)


def _offering(clause: ClauseScope, written: Written) -> Offering:
    offering = written.node.phrase.phrases("offering")[0]
    price, size = offering.phrase("offering_price"), offering.phrase("offering_size")
    return Offering(
        None if price is None else clause.scope.amount(price.words()[0], "The price of an offering"),
        None if size is None else clause.scope.amount(size.words()[0], "The size of an offering"),
        follows_splits=price is not None and price.phrase("follows_splits") is not None,
    )


def _fractions(clause: ClauseScope, written: Written) -> FractionRule | None:
    clause.look_for_repeats(written, _ABOUT_FRACTIONS)
    phrase = written.node.phrase
    said = phrase if phrase.phrases() and not written.node.readings else clause.answer(written)
    if said is None:
        return None
    rule = FractionRule()
    for part in said.phrases():
        rule = _fraction_part(clause, rule, part)
    return rule


def _fractions_at(clause: ClauseScope) -> Item[FractionRule] | None:
    """The rule for fractions, with the price that a line of its own says is the market price."""
    rule, price = clause.one("fractions", _fractions), clause.one("market_price", _market_price)
    if rule is None or rule.value.price == "close":
        return rule
    if price is None:
        text = "The market price is what the board determines, or else the close."
        clause.scope.assume("market price", text, "the terms do not say how it is found", rule.cite)
        return rule
    cite = evolve(rule.cite, readings=rule.cite.readings + price.cite.readings)
    return Item(evolve(rule.value, price=price.value), cite)


def _market_price(clause: ClauseScope, written: Written) -> str | None:
    said = clause.answer(written, *_PRICES)
    return None if said is None else _PRICES[said.rule]


def _fraction_part(clause: ClauseScope, rule: FractionRule, part: Phrase) -> FractionRule:
    if part.rule == "rounded_to_part":
        return evolve(rule, nearest=clause.scope.amount(part.words()[0], "A part of a share"))
    if part.rule in {"per_holder", "per_share"}:
        return evolve(rule, per=part.rule.removeprefix("per_"))
    if part.rule == "shares_elected":
        return evolve(rule, company_may_elect_shares=True)
    if part.rule in {"cash", "cash_at_market", "scrip"}:
        return resolve_in_place(clause, rule, part)
    return evolve(rule, outcome=_OUTCOMES[part.rule])


def _automatic(clause: ClauseScope) -> Item[tuple[Approval, ...]] | None:
    """The approvals that convert the series, by those who the readings say approve."""
    found = clause.one("automatic", _approvals)
    if found is None:
        return None
    by = clause.one("approval", _approved_by)
    kept = clause.one("reserved_shares", _are_kept)
    in_writing, earlier = clause.one("approval_in_writing", _counts), clause.one("earlier_approvals", _counts)
    asked = (by, kept, in_writing, earlier)
    readings = tuple(reading for item in asked if item is not None for reading in item.cite.readings)
    cite = evolve(found.cite, readings=found.cite.readings + readings)
    if by is None:
        text = f"All voting stock votes together on what converts {clause.stock}."
        clause.scope.assume("approval", text, "the terms only speak of shareholders", cite)
    approvals = tuple(
        evolve(
            approval,
            by="all voting stock" if by is None else by.value,
            leaves_reserved=kept is None or kept.value,
            threshold=_threshold(clause, approval),
            in_writing_counts=in_writing is not None and in_writing.value,
            earlier_counts=earlier is not None and earlier.value,
        )
        for approval in found.value
    )
    return Item(approvals, cite)


def _approvals(clause: ClauseScope, written: Written) -> tuple[Approval, ...]:
    into = clause.head.phrases("stock")[0].words()[0].text
    found: list[Approval] = []
    for part in written.node.phrase.phrases()[0].phrases():
        if part.rule == "approve_increase":
            found.append(Approval(_INCREASE, of=into, is_sufficient=part.phrase("covering") is not None))
        else:
            found.append(Approval(_ISSUANCE, of=clause.stock))
    return tuple(found)


def _approved_by(clause: ClauseScope, written: Written) -> str | None:
    said = clause.answer(written, "by_all_voting_stock", "by_class_alone")
    if said is None:
        return None
    return "all voting stock" if said.rule == "by_all_voting_stock" else clause.name(said.phrases("stock")[0])


def _are_kept(clause: ClauseScope, written: Written) -> bool | None:
    said = clause.answer(written, "kept_for_others", "available_for_conversion")
    return None if said is None else said.rule == "kept_for_others"


def _counts(clause: ClauseScope, written: Written) -> bool | None:
    said = clause.answer(written, "counts", "does_not_count")
    return None if said is None else said.rule == "counts"


def _threshold(clause: ClauseScope, approval: Approval) -> Threshold:
    """How much of the vote approves: the terms leave that to the law of corporations."""
    if approval.kind == _INCREASE:
        text = "An increase of the authorized number is approved by a majority of the outstanding votes."
        law = Cite("", "DGCL §242(b)(1)")
        clause.scope.assume("votes for an increase", text, "the terms leave it to the law of the state", law)
        return Threshold(_HALF, exceeded=True)
    text = "An issue of shares is approved by a majority of the votes present; abstentions count where they are told."
    law = Cite("", "DGCL §216(2)")
    clause.scope.assume("votes for an issue", text, "the terms leave it to the law of the state", law)
    return Threshold(_HALF, exceeded=True, base="present")
