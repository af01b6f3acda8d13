"""Terms without a position on mergers: a merger is no liquidation unless the paper says so.

Preferences are construed strictly, so holders who count on their amount in a merger must have it in writing (Rothschild
International v. Liggett Group, Del. 1984).
"""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import parts_of
from paripassu.checks.restated import leaves_out, preference_of, restates_a_paper, rules_speak_of
from paripassu.diagnostics.codes import MERGERS_UNSETTLED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.clauses import MergerCovenant
from paripassu.model.matters import Matter
from paripassu.model.redemption import RedemptionTrigger
from paripassu.model.terms import Stock, Terms

# What counts as a position, in acts of the terms, in what redeems shares, and in the reasons of what is left out.
_ACTS = {"merger", "change of control"}
_LEFT_OUT = ("merger", "consolidation", "deemed liquidation", "change of control", "reorganization", "in the record")


def check_mergers_unsettled(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series with a preference that restates a paper and says nothing of mergers."""
    for stock in terms.stocks:
        preference = preference_of(stock)
        if preference is None or not restates_a_paper(stock):
            continue
        if not _has_a_position(stock) and not leaves_out(stock, *_LEFT_OUT):
            message = f"{stock.name} has a preference in liquidation, and no clause says what a merger does to it."
            hint = (
                "Add `deemed merger` or `not merger` to the liquidation, or `reorganization as if converted "
                "immediately before` to the conversion: a merger by itself is no liquidation (Rothschild v. Liggett, "
                "Del. 1984)."
            )
            yield Diagnostic(MERGERS_UNSETTLED, message, Label(preference.span), hint=hint)


def _has_a_position(stock: Stock) -> bool:
    if stock.clause(MergerCovenant) is not None or rules_speak_of(stock, "merg", "change of control"):
        return True
    conversion = stock.conversion
    if conversion is not None and conversion.reorganization is not None:
        return True
    return any(
        (isinstance(value, Matter) and value.kind in _ACTS)
        or (isinstance(value, RedemptionTrigger) and value.kind in _ACTS)
        for holder, _, value, _ in parts_of(stock)
        if holder != "Notices"
    )
