"""Transfer, pre-emption and pay-to-play: what holders may do with their shares, and what they may or must buy."""

from __future__ import annotations

from datetime import date

from paripassu.model.covenants import Forced, PayToPlay, PreEmption, Stapled, TransferRules
from paripassu.model.quantities import NUMBER, Duration
from paripassu.model.rights import Waiver
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_decider, resolve_duration

PUBLIC_OFFERINGS = "public offerings"


def resolve_transfer(clause: ClauseScope) -> TransferRules:
    """The clause on transfers as meant."""
    return TransferRules(
        cite=clause.cite,
        none_before=clause.one("none_before", _none_before),
        consent=clause.one("needs_holders", _consent),
        only_with=clause.one("only_with", _only_with),
    )


def _none_before(clause: ClauseScope, written: Written) -> date | None:
    return clause.day(written.node.phrase.words("DATE")[0])


def _consent(clause: ClauseScope, written: Written) -> Waiver | None:
    return resolve_decider(clause, written.node.phrase.phrases("holders_share")[0])


def _only_with(clause: ClauseScope, written: Written) -> Stapled | None:
    stock, amount = written.node.phrase.phrases()
    to = clause.name(stock)
    each = resolve_amount(clause.scope, amount, NUMBER, f"The number for each {to}")
    return None if each is None else Stapled(to, each)


def resolve_pre_emption(clause: ClauseScope) -> PreEmption:
    """The clause on pre-emption as meant."""
    return PreEmption(
        cite=clause.cite,
        of=clause.one("covered", _covered),
        part=clause.one("part", _part),
        notice=clause.one("offer_notice", _notice),
        excepted=clause.one("excepted", _excepted),
    )


def _covered(clause: ClauseScope, written: Written) -> tuple[str, ...]:
    named = written.node.phrase.phrase("some_stock")
    return () if named is None else clause.names(named)


def _part(clause: ClauseScope, written: Written) -> str:
    by_class = written.node.phrase.phrase("of_class")
    return "" if by_class is None else clause.name(by_class.phrases("stock")[0])


def _notice(clause: ClauseScope, written: Written) -> Duration | None:
    return resolve_duration(clause, written.node.phrase.phrases("open_for")[0].phrases("duration")[0])


def _excepted(clause: ClauseScope, written: Written) -> tuple[str, ...]:
    del clause
    return tuple(
        PUBLIC_OFFERINGS if part.rule == "public_offerings" else part.text("STRING")
        for part in written.node.phrase.phrases()
    )


def resolve_pay_to_play(clause: ClauseScope) -> PayToPlay:
    """The clause on pay-to-play as meant."""
    return PayToPlay(
        cite=clause.cite,
        converts=clause.one("converts", _converts),
        of_all=clause.one("applies", lambda _clause, written: written.node.phrase.phrase("to_all_shares") is not None),
    )


def _converts(clause: ClauseScope, written: Written) -> Forced | None:
    stock, amount = written.node.phrase.phrases("into_at")[0].phrases()
    rate = resolve_amount(clause.scope, amount, NUMBER, "The shares for one share")
    return None if rate is None else Forced(clause.name(stock), rate)
