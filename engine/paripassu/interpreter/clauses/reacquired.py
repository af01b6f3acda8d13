"""Reacquired shares: cancelled, back among the undesignated, not to be issued again as the series."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Rules
from paripassu.model.clauses import Reacquired
from paripassu.model.events import Convert, Event, Meeting, Merge, Repurchase
from paripassu.model.run import CountChanged, Effect, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_shares


def cancel(stock: Stock, clause: Reacquired, event: Event, state: State) -> Iterator[Effect]:
    """Count the shares that came back: all that were ever issued less those outstanding."""
    del event
    if clause.reissuable is not None and clause.reissuable.value:
        return
    gone = state.issued.get(stock.name, NOTHING) - state.out(stock.name)
    before = state.reacquired.get(stock.name, NOTHING)
    if gone <= before:
        return
    cite = clause.to.cite if clause.to is not None else clause.cite
    back_to = clause.to.value if clause.to is not None else stock.of
    back = gone - before
    text = (
        f"{show_shares(back)} {stock.name} came back to the company: cancelled, returned to undesignated {back_to}, "
        f"and never to be issued again as {stock.name}."
    )
    yield CountChanged(
        stock.name, "reacquired", before, gone, Reason(text, (cite,), (Input("reacquired", back, "shares"),))
    )


RULES = Rules(then={Repurchase: cancel, Convert: cancel, Meeting: cancel, Merge: cancel})
