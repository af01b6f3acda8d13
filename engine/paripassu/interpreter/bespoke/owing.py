"""Duties of general rules: who must do what by when, and what performs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from paripassu.interpreter.bespoke.moments import day_of
from paripassu.interpreter.bespoke.occurring import holder_in, is_one
from paripassu.interpreter.bespoke.saying import say_occurrence
from paripassu.interpreter.duties import CALENDAR, after, arise, calendar_cites, performed
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.model.bespoke_events import Happening
from paripassu.model.citations import Cite, Item
from paripassu.model.events import Event
from paripassu.model.general import Actor, Obligation
from paripassu.model.run import Duty, Effect, Input, Reason, Undetermined

KIND = "general rule"
COMPANY = "company"


def say_actor(actor: Actor) -> str:
    """`the company`, `a holder of D`, `a majority of D`."""
    if actor.kind == "company":
        return "the company"
    if actor.kind == "holder":
        return f"a holder{' of ' + listed(actor.of) if actor.of else ''}"
    return f"a {actor.threshold.words if actor.threshold is not None else 'vote'} of {listed(actor.of)}"


def acts(actor: Actor, event: Event) -> bool:
    """Whether it is the one meant who does what an event tells; whoever nobody names may be anybody."""
    by = event.by if isinstance(event, Happening) else ""
    if not by:
        return True
    return (by == COMPANY) == (actor.kind == "company")


def owes(wanted: Obligation, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """A duty arises, due so long after today, or by a day that is named."""
    moment = wanted.by or wanted.after
    base = state.day if moment is None else day_of(moment, fired.stock, state)
    due = _due(wanted, base, state)
    cite = fired.item.cite
    who = holder_in(state.event) if wanted.actor.kind == "holder" else None
    name = say_occurrence(wanted.act)
    doer = who or say_actor(wanted.actor)
    when = "" if due is None else f" by {due}"
    cites: tuple[Cite, ...] = (cite,)
    if wanted.within is not None:
        cites = (cite, *calendar_cites(state, wanted.within))
    inputs = (Input("counted from", base, "date"),) if isinstance(base, date) else ()
    reason = Reason(f"{doer} must do this{when}: {name}.", cites, inputs, because=(fired.why,))
    yield arise(
        state,
        Duty(
            id="",
            what=f"{name}, by {doer}",
            cite=cite,
            to="",
            of=wanted.act.of or fired.stock.name,
            due=due,
            status="due",
            arose=state.day,
            reason=reason,
            kind=KIND,
        ),
    )
    missing = base.what if isinstance(base, Missing) else CALENDAR if due is None and wanted.within else ""
    if missing:
        yield Undetermined(missing, Reason(f"The last day cannot be told without {missing}.", cites))


def _due(wanted: Obligation, base: date | Missing | None, state: State) -> date | None:
    if not isinstance(base, date) or wanted.within is None:
        return base if isinstance(base, date) else None
    return after(state, base, wanted.within)


def done(item: Item[Any], wanted: Obligation, event: Event, state: State) -> Iterator[Effect]:
    """The oldest duty of a rule that an event performs."""
    if not is_one(wanted.act, event, state) or not acts(wanted.actor, event):
        return
    for duty in state.duties.values():
        if (
            duty.kind == KIND
            and duty.cite == item.cite
            and duty.settled is None
            and duty.what.startswith(f"{say_occurrence(wanted.act)}, by ")
        ):
            yield performed(duty, event.date)
            return
