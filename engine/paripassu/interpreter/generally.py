"""Where general rules come in while an event is told; terms without any never load what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paripassu.interpreter.reasons import cites_of
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Permission
from paripassu.model.citations import Cite
from paripassu.model.events import Event
from paripassu.model.rules import GeneralRules
from paripassu.model.run import Effect, Noted, Tallied, Undetermined


def has_general(state: State) -> bool:
    """Whether any stock has general rules; looked up once until the terms change."""
    known = state.rules.get(Event)
    if known is None:
        known = state.rules[Event] = tuple(stock for stock in state.terms.stocks if stock.clause(GeneralRules))
    return bool(known)


def weighed(state: State, event: Event, objections: list[Objection], permissions: list[Permission]) -> list[Objection]:
    """The objections, less those that rest on sections over which a rule prevails."""
    from paripassu.interpreter.bespoke.overriding import settled  # noqa: PLC0415 - most terms have no general rules

    return settled(state, event, objections, permissions)


def heard(state: State, event: Event, clause: Any, effects: Iterator[Effect]) -> Iterator[Effect]:  # noqa: ANN401 - any clause
    """The effects of a clause, less those that rest on sections over which a rule prevails."""
    if isinstance(clause, GeneralRules):
        return effects
    from paripassu.interpreter.bespoke.overriding import overruled, with_say  # noqa: PLC0415 - as above

    return with_say(effects, overruled(state, event, state.spoken))


def spoken_by(effects: list[Effect]) -> tuple[Cite, ...]:
    """Every section that what an event changed so far rests on; to say that nothing follows is to say nothing."""
    told = [effect for effect in effects if not isinstance(effect, Noted | Tallied | Undetermined)]
    return tuple(dict.fromkeys(cite for effect in told for cite in cites_of(effect.reason) if cite.series))
