"""Mechanics of conversion, and conversion on a change of control."""

from __future__ import annotations

from paripassu.model.mechanics import ControlConversion, ControlRate, LateDelivery, Mechanics
from paripassu.model.quantities import NUMBER, PRICE, Duration, Expression
from paripassu.model.rights import ExchangeCap
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration
from paripassu.syntax.nodes import Phrase

_DAYS = {"each_day": "days", "each_business_day": "business days", "each_trading_day": "trading days"}


def resolve_mechanics(clause: ClauseScope) -> Mechanics:
    """The clause as meant."""
    return Mechanics(
        cite=clause.cite,
        late_delivery=clause.one("late_delivery", _late_delivery),
        buy_in=clause.one("buy_in", lambda _clause, _written: True),
        rescission=clause.one("rescission", lambda _clause, _written: True),
        exchange_rule=clause.one("exchange_rule", _exchange_rule),
        reserve=clause.one(
            "reserve", lambda _clause, written: written.node.phrase.phrase("reserve_enough") is not None
        ),
    )


def _late_delivery(clause: ClauseScope, written: Written) -> LateDelivery | None:
    phrase = written.node.phrase
    each = resolve_amount(clause.scope, phrase.phrases()[0], PRICE, "What a day of delay costs")
    after, most = phrase.phrase("late_after"), phrase.phrase("late_most")
    start = None if after is None else resolve_duration(clause, after.phrases("duration")[0])
    limit = (
        None if most is None else resolve_amount(clause.scope, most.phrases()[0], PRICE, "The most that delay costs")
    )
    if each is None or (after is not None and start is None) or (most is not None and limit is None):
        return None
    return LateDelivery(each, _DAYS[phrase.phrases(*_DAYS)[0].rule], start, limit)


def _exchange_rule(clause: ClauseScope, written: Written) -> ExchangeCap | None:
    phrase = written.node.phrase
    act = phrase.phrases("no_act")[0]
    percent, on = act.words()
    of, day = clause.name(act.phrases("stock")[0]), clause.day(on)
    above = clause.scope.part(percent, "A limit")
    if above is None or day is None:
        return None
    return ExchangeCap(above, of, day, until_approved=phrase.phrase("until_approved") is not None)


def resolve_control_conversion(clause: ClauseScope) -> ControlConversion:
    """The clause as meant; a right without a rate is none."""
    rate = clause.one("rate", _rate)
    return ControlConversion(
        cite=clause.cite,
        rate=rate,
        time=clause.one("time", _time),
        called_do_not=clause.one("called_shares", lambda _clause, _written: True),
    )


def _rate(clause: ClauseScope, written: Written) -> ControlRate | None:
    phrase = written.node.phrase
    rate: Expression | None = resolve_amount(clause.scope, phrase.phrases()[0], NUMBER, "A conversion rate")
    most: Phrase | None = phrase.phrase("rate_most")
    number = None if most is None else clause.scope.amount(most.words()[0], "The most shares for one")
    return None if rate is None or (most is not None and number is None) else ControlRate(rate, number)


def _time(clause: ClauseScope, written: Written) -> Duration | None:
    return resolve_duration(clause, written.node.phrase.phrases("duration")[0])
