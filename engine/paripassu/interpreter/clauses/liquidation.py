"""Liquidation: which events count as the end of the company, and which do not."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.acts_of import about
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Rules
from paripassu.model.clauses import Liquidation
from paripassu.model.events import Event, Merge, Repurchase, SellAssets
from paripassu.model.matters import MATTERS
from paripassu.model.run import Effect, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock


def then(stock: Stock, clause: Liquidation, event: Event, state: State) -> Iterator[Effect]:
    """Say that an event is no liquidation, or pay out as in one where the terms deem it to be."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        name = MATTERS[thing.kind]
        if thing.unjudged:
            cites = tuple(item.cite for item in (*clause.deemed, *clause.excluded))
            text = f"Whether this is a liquidation for {stock.name} waits for a judgment."
            yield Undetermined(thing.unjudged, Reason(text, cites or (clause.cite,)))
            continue
        judgments = (thing.judgment,) if thing.judgment is not None else ()
        for item in clause.deemed:
            if item.value.kind == thing.kind:
                reason = Reason(f"The {name} is deemed a liquidation.", (item.cite,), judgments=judgments)
                yield from _deemed(stock, event, state, reason)
                return
        for item in clause.excluded:
            if item.value.kind == thing.kind:
                text = f"The {name} is no liquidation, so {stock.name} is paid nothing by it."
                yield Noted(Reason(text, (item.cite,), judgments=judgments))
                break


def _deemed(stock: Stock, event: Event, state: State, reason: Reason) -> Iterator[Effect]:
    from paripassu.interpreter.liquidating import pay_out  # noqa: PLC0415 - loaded only when somebody is paid

    proceeds = event.proceeds if isinstance(event, SellAssets) else None
    if proceeds is None:
        missing = "the proceeds that are there for stockholders"
        yield Undetermined(
            missing, Reason(f"{stock.name} is to be paid, but nobody said how much there is.", reason.cites)
        )
        return
    if any(paid.kind == "liquidation" and paid.date == event.date for paid in state.payments):
        return  # Another series deems it a liquidation too, and the whole sum is paid out already.
    yield Noted(Reason(reason.text, reason.cites, (Input("proceeds", proceeds, "money"),), judgments=reason.judgments))
    yield from pay_out(state, proceeds, reason)


RULES = Rules(then={Merge: then, SellAssets: then, Repurchase: then})
