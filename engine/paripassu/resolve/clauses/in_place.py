"""What takes the place of a part of a share: money, at the price of some day, or scrip."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.conversions import FractionRule
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.phrases import resolve_duration
from paripassu.syntax.nodes import Phrase


def resolve_in_place(clause: ClauseScope, rule: FractionRule, part: Phrase) -> FractionRule:
    """Money or scrip in the place of a part of a share."""
    if part.rule == "scrip":
        void = part.phrase("scrip_void")
        lasts = None if void is None else resolve_duration(clause, void.phrases("duration")[0])
        return evolve(rule, outcome="scrip", scrip_lasts=lasts)
    rule = evolve(rule, price="board or close" if part.rule == "cash_at_market" else "close")
    before = part.phrase("days_before")
    if before is not None:
        days = resolve_duration(clause, before.phrases("duration")[0])
        return evolve(rule, outcome="cash", price_on="days before", days_before=days)
    day = "conversion date" if part.phrase("on_conversion_date") is not None else "day before"
    return evolve(rule, outcome="cash", price_on=day)
