"""Mergers that the company does not survive, and acts meant to evade the terms."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.acts_of import About, about
from paripassu.interpreter.judging import judged, judgment_of
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.clauses import MergerCovenant
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    Assert,
    Designate,
    Event,
    Liquidate,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
    Split,
)
from paripassu.model.run import BREACH, Effect, Noted, Reason
from paripassu.model.terms import Stock

# Facts that a clause against evasion turns on, what they must be judged to be, and how a reader says it.
_EVASIONS = (
    ("avoidance", True, "seeks to avoid"),
    ("good faith", False, "does not in good faith help to carry out"),
)


def may(stock: Stock, clause: MergerCovenant, event: Event, state: State) -> Iterator[Objection]:
    """Object to a merger without written assumption, and to what somebody judged to be an evasion."""
    if not state.out(stock.name):
        return
    if isinstance(event, Merge) and clause.survivor_assumes is not None and clause.survivor_assumes.value:
        yield from _assumption(stock, clause, event)
    if clause.no_avoidance is not None and clause.no_avoidance.value:
        for thing in about(event, state):
            yield from _evasion(stock, clause, thing, state)


def _assumption(stock: Stock, clause: MergerCovenant, event: Merge) -> Iterator[Objection]:
    if clause.survivor_assumes is None or event.survives or event.assumes == "in writing":
        return
    how = f"did so only {event.assumes}" if event.assumes else "did not"
    text = (
        f"The company does not survive the merger, so {event.other} had to assume the terms of {stock.name} "
        f"in writing; it {how}."
    )
    yield Objection(BREACH, Reason(text, (clause.survivor_assumes.cite,)))


def _evasion(stock: Stock, clause: MergerCovenant, thing: About, state: State) -> Iterator[Objection]:
    """Avoidance, or want of good faith, is for somebody to judge; unjudged, nobody is accused."""
    for fact, is_bad, words in _EVASIONS:
        judgment = judged(state, fact, thing.names, stock.name)
        if judgment is not None and judgment.holds == is_bad and clause.no_avoidance is not None:
            text = f"{judgment.by} judged that the {thing.words} {words} the terms of {stock.name}."
            yield Objection(BREACH, Reason(text, (clause.no_avoidance.cite,), judgments=(judgment,)))


def then(stock: Stock, clause: MergerCovenant, event: Merge, state: State) -> Iterator[Effect]:
    """Say why a merger is in order."""
    if clause.survivor_assumes is None or not state.out(stock.name):
        return
    cite = clause.survivor_assumes.cite
    if event.survives:
        text = f"The company survives the merger, so nobody need assume the terms of {stock.name}."
        yield Noted(Reason(text, (cite,)), of=stock.name)
    elif event.assumes == "in writing":
        text = f"{event.other} assumed the terms of {stock.name} in writing, as it had to."
        yield Noted(Reason(text, (cite,)), of=stock.name)


def on_record(stock: Stock, clause: MergerCovenant, event: Assert, state: State) -> Iterator[Effect]:
    """Say what a judgment about avoidance or good faith is good for."""
    concerns = event.fact == "good faith" or (event.fact == "avoidance" and event.of in {"", stock.name})
    if clause.no_avoidance is not None and concerns and state.out(stock.name):
        yield Noted(Reason(_judged(event, stock.name), (clause.no_avoidance.cite,), judgments=(judgment_of(event),)))


def _judged(event: Assert, name: str) -> str:
    if event.fact == "good faith":
        words = "is done in good faith" if event.holds else "is not done in good faith"
    else:
        words = f"{'avoids' if event.holds else 'does not avoid'} the terms of {name}"
    return f"{event.by} judges that “{event.about}” {words}."


_ACTS: tuple[type[Event], ...] = (
    Merge,
    AdverseAction,
    AmendCharter,
    Designate,
    Liquidate,
    Reorganize,
    Repurchase,
    SellAssets,
    Split,
)
RULES = Rules(may=dict.fromkeys(_ACTS, may), then={Merge: then, Assert: on_record})
