"""What clauses and events answer with: objections, permissions, effects, and the questions by which they are asked."""

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
    """A reason why an event is void, a breach, or cannot be judged yet.

    `missing` names the fact that is missing, and `outcomes` what it may come to; `code` is the finding that a void act
    raises where the script did not expect it ("" for none).
    """

    ruling: str
    reason: Reason
    missing: str = ""
    code: str = ""
    outcomes: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Permission(Value):
    """A clause that permits an event in spite of objections resting on `lifts` (sections; () lifts all of `series`)."""

    cite: Cite
    because: str
    series: str
    lifts: tuple[str, ...] = ()


MayAsk = Callable[[Any, Any, Any, State], Iterator[Objection | Permission]]
ThenAsk = Callable[[Any, Any, Any, State], Iterator[Effect]]


@frozen(eq=False, repr=False)
class Rules(Value):
    """Which questions a kind of clause answers, by kind of event.

    `may` is asked before the event, `then` once its plain facts are in the state. Both are called with (stock, clause,
    event, state).
    """

    may: dict[type[Event], MayAsk] = field(factory=dict)
    then: dict[type[Event], ThenAsk] = field(factory=dict)


@frozen(eq=False, repr=False)
class Facts(Value):
    """What a kind of event is without any clause: why the law or the record does not let it be, and what it changes.

    All refusals are known before anything changes, so a void event changes nothing.
    """

    may: Callable[[Any, State], Iterator[Objection]] | None = None
    do: Callable[[Any, State], Iterator[Effect]] | None = None


def law(section: str, words: str = "") -> Cite:
    """A citation of the law behind the certificate."""
    return Cite("", section, words)
