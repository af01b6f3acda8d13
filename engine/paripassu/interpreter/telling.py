"""What clauses and facts answer with: objections, effects, and the rules by which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import field, frozen

from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.events import Event
from paripassu.model.run import Effect, Reason
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Objection(Value):
    """A reason why an event is void, a breach, or cannot be judged yet (`missing` names the fact that is missing).

    `code` is a finding to raise where the script did not expect a void act ("" for none); `displaces` are the
    objections' own citations that a permission may lift.
    """

    ruling: str
    reason: Reason
    missing: str = ""
    code: str = ""
    matter: str = ""


@frozen(eq=False, repr=False)
class Permission(Value):
    """A clause that permits an event in spite of objections resting on `lifts` (sections; () lifts all of `series`)."""

    cite: Cite
    because: str
    series: str
    lifts: tuple[str, ...] = ()


Answer = Effect | Objection | Permission
MayAsk = Callable[[Any, Any, Any, State], Iterator[Answer]]
ThenAsk = Callable[[Any, Any, Any, State], Iterator[Effect]]


@frozen(eq=False, repr=False)
class Rules(Value):
    """Which questions a kind of clause answers, by kind of event.

    `may` is asked before the event (objections and permissions), `then` after its plain facts are in the state
    (effects). Both are called with (stock, clause, event, state).
    """

    may: dict[type[Event], MayAsk] = field(factory=dict)
    then: dict[type[Event], ThenAsk] = field(factory=dict)


def law(section: str, words: str = "") -> Cite:
    """A citation of the law behind the certificate."""
    return Cite("", section, words)
