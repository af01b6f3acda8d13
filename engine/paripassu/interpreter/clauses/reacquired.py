"""Reacquired shares: cancelled, back among the undesignated, not to be issued again as the series."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.counts import reacquired_cites
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Rules
from paripassu.model.clauses import Reacquired
from paripassu.model.events import Convert, Event, Meeting, Merge, RedeemShares, Reorganize, Repurchase
from paripassu.model.run import CountChanged, Effect, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_shares


def cancel(stock: Stock, clause: Reacquired, event: Event, state: State) -> Iterator[Effect]:
    """Count the shares that came back: all that were ever issued less those outstanding."""
    del event
    gone = state.issued.get(stock.name, NOTHING) - state.out(stock.name)
    before = state.reacquired.get(stock.name, NOTHING)
    if gone <= before or (clause.reissuable is not None and clause.reissuable.value):
        return
    back_to = clause.to.value if clause.to is not None else stock.of
    text = (
        f"{show_shares(gone - before)} {stock.name} came back to the company: cancelled, returned to undesignated "
        f"{back_to}, and never to be issued again as {stock.name}."
    )
    reason = Reason(text, reacquired_cites(clause), (Input("came back", gone - before, "shares"),))
    yield CountChanged(stock.name, "reacquired", before, gone, reason)


RULES = Rules(then=dict.fromkeys((Repurchase, RedeemShares, Convert, Meeting, Merge, Reorganize), cancel))
