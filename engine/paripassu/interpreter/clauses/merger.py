"""Mergers that the company does not survive, and acts meant to evade the terms."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.clauses import MergerCovenant
from paripassu.model.events import AdverseAction, AmendCharter, Event, Merge, Reorganize, SellAssets
from paripassu.model.run import BREACH, Effect, Noted, Reason
from paripassu.model.terms import Stock


def may(stock: Stock, clause: MergerCovenant, event: Event, state: State) -> Iterator[Objection]:
    """Object to a merger without written assumption, and to what somebody judged to be an evasion."""
    if not state.out(stock.name):
        return
    if isinstance(event, Merge) and clause.survivor_assumes is not None and clause.survivor_assumes.value:
        yield from _assumption(stock, clause, event)
    if clause.no_avoidance is not None and clause.no_avoidance.value:
        yield from _evasion(stock, clause, event, state)


def _assumption(stock: Stock, clause: MergerCovenant, event: Merge) -> Iterator[Objection]:
    if clause.survivor_assumes is None or event.survives or event.assumes == "in writing":
        return
    how = f"only {event.assumes}" if event.assumes else "not at all"
    text = (
        f"The company does not survive the merger, so {event.other} had to assume the terms of {stock.name} "
        f"in writing; it did so {how}."
    )
    yield Objection(BREACH, Reason(text, (clause.survivor_assumes.cite,)))


def _evasion(stock: Stock, clause: MergerCovenant, event: Event, state: State) -> Iterator[Objection]:
    judgment = state.judgment("avoidance", _what(event), stock.name)
    if judgment is None or not judgment.holds or clause.no_avoidance is None:
        return
    text = f"{judgment.by} judged that this seeks to avoid the terms of {stock.name}."
    yield Objection(BREACH, Reason(text, (clause.no_avoidance.cite,), judgments=(judgment,)))


def _what(event: Event) -> str:
    match event:
        case AdverseAction():
            return event.what
        case Merge():
            return event.other
        case SellAssets():
            return event.to
        case Reorganize():
            return event.kind
        case _:
            return "amendment"


def then(stock: Stock, clause: MergerCovenant, event: Merge, state: State) -> Iterator[Effect]:
    """Say why a merger is in order."""
    if clause.survivor_assumes is None or not state.out(stock.name):
        return
    cite = clause.survivor_assumes.cite
    if event.survives:
        yield Noted(
            Reason(f"The company survives the merger, so nobody need assume the terms of {stock.name}.", (cite,))
        )
    elif event.assumes == "in writing":
        yield Noted(Reason(f"{event.other} assumed the terms of {stock.name} in writing, as it had to.", (cite,)))


RULES = Rules(
    may=dict.fromkeys((Merge, AdverseAction, AmendCharter, Reorganize, SellAssets), may),
    then={Merge: then},
)
