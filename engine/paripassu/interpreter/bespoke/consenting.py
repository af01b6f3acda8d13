"""Whether those whom a general rule asks have consented to what is about to happen."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter import consents
from paripassu.interpreter.acts_of import About, about
from paripassu.interpreter.bespoke.occurring import is_one
from paripassu.interpreter.bespoke.saying import say_occurrence
from paripassu.interpreter.state import State
from paripassu.model.acts import OtherAct
from paripassu.model.bespoke_events import Happening
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule
from paripassu.model.events import Event
from paripassu.model.general import OCCURRENCES, Consented, Occurrence
from paripassu.model.run import Reason
from paripassu.model.terms import Stock


def consent_to(condition: Consented, stock: Stock, state: State) -> tuple[bool, Reason]:
    """Whether so much of some classes has consented to the event that is being told, and the count behind it."""
    rule = Item(ConsentRule(condition.of, condition.threshold, ()), stock.cite)
    answers = [consents.answer(state, rule, thing) for thing in _things(state.event, state)]
    given = next((answer for answer in answers if isinstance(answer, Reason)), None)
    if given is not None:
        return True, given
    for answer in answers[:1]:
        if not isinstance(answer, Reason):
            return False, answer.reason
    return False, Reason("Nothing is told of that anybody could consent to.")


def _things(event: Event | None, state: State) -> Iterator[About]:
    """What a consent may call an event: by its name in the script, by what a rule calls it, or as clauses do."""
    if event is None:
        return
    if isinstance(event, Happening):
        yield About("event", OtherAct(event.what), names=(event.what,))
        return
    name = name_of_event(event, state)
    yield About("event", OtherAct(name), names=(name,))
    yield from about(event, state)


def name_of_event(event: Event, state: State) -> str:
    """An event as a rule would name it: `declaration of a dividend on Common`."""
    of = getattr(event, "of", "") or getattr(event, "on", "")
    for kind in OCCURRENCES:
        wanted = Occurrence(kind, of)
        if is_one(wanted, event, state):
            return say_occurrence(wanted)
    return type(event).__name__
