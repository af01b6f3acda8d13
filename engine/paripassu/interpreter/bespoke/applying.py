"""Which general rules apply to what is happening: their cause has come about, their conditions hold."""

from __future__ import annotations

from attrs import frozen

from paripassu.interpreter.bespoke.holding import Verdict, all_hold, holds, one_holds
from paripassu.interpreter.bespoke.occurring import is_one
from paripassu.interpreter.bespoke.owing import acts
from paripassu.interpreter.bespoke.saying import say_occurrence
from paripassu.interpreter.state import State
from paripassu.model.citations import Item
from paripassu.model.events import Event
from paripassu.model.general import Occurrence, Power, Timed, Whenever, Yearly
from paripassu.model.quantities import Bespoke
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Applies(Value):
    """A rule that applies, or of which that is not known for lack of a fact; and why."""

    stock: Stock
    item: Item[Bespoke]
    why: Reason
    missing: str = ""


def applies(stock: Stock, item: Item[Bespoke], event: Event, state: State) -> Applies | None:
    """Whether a rule applies to an event; None where it does not."""
    rule = item.value
    if isinstance(rule, Whenever):
        return _whenever(stock, item, rule, state)
    if isinstance(rule, Power) and is_one(rule.act, event, state) and acts(rule.actor, event):
        return _power(stock, item, rule, state)
    return None


def _power(stock: Stock, item: Item[Bespoke], rule: Power, state: State) -> Applies | None:
    """A permission applies where its conditions hold, a prohibition where no exception does."""
    held = all_hold(rule.conditions, stock, state)
    excepted = one_holds(rule.unless, stock, state)
    if (excepted is not None and not excepted.missing) or (not held.holds and not held.missing):
        return None
    missing = held.missing or (excepted.missing if excepted is not None else "")
    return Applies(stock, item, held.reason, missing)


def _whenever(stock: Stock, item: Item[Bespoke], rule: Whenever, state: State) -> Applies | None:
    cause = next((found for each in rule.causes if (found := _cause(item, each, stock, state)) is not None), None)
    return None if cause is None else limited(stock, item, rule, cause, state)


def limited(stock: Stock, item: Item[Bespoke], rule: Whenever, cause: Verdict, state: State) -> Applies | None:
    """A rule whose cause has come about, as far as its conditions let it."""
    held = all_hold(rule.conditions, stock, state)
    excepted = one_holds(rule.unless, stock, state)
    if (excepted is not None and not excepted.missing) or (not held.holds and not held.missing):
        return None
    missing = cause.missing or held.missing or (excepted.missing if excepted is not None else "")
    because = (held.reason,) if rule.conditions else ()
    reason = Reason(cause.reason.text, (item.cite,), cause.reason.inputs, because=(*cause.reason.because, *because))
    return Applies(stock, item, reason, missing)


def _cause(item: Item[Bespoke], cause: Bespoke, stock: Stock, state: State) -> Verdict | None:
    """Whether the event that is being told is the cause, or makes a condition come true that was not before."""
    event = state.event
    if isinstance(cause, Occurrence):
        if event is None or not is_one(cause, event, state):
            return None
        text = f"This is what {item.cite.section} waits for: {say_occurrence(cause)}."
        return Verdict(holds=True, reason=Reason(text, inputs=(Input("day", event.date, "date"),)))
    if isinstance(cause, Timed | Yearly):
        return None
    now = holds(cause, stock, state)
    was = state.watched.get(watch(item, stock), False)
    return now if now.holds and not was else None


def watch(item: Item[Bespoke], stock: Stock) -> str:
    """Under which name the state keeps whether the causes of a rule held when it was last asked."""
    return f"{stock.name} {item.cite.section} {item.cite.span.start}"


def watched(stock: Stock, item: Item[Bespoke], state: State) -> bool | None:
    """Whether one of the conditions that a rule waits for holds now; None where it waits for none."""
    rule = item.value
    causes = rule.causes if isinstance(rule, Whenever) else ()
    watching = [cause for cause in causes if not isinstance(cause, Occurrence | Timed | Yearly)]
    return any(holds(cause, stock, state).holds for cause in watching) if watching else None
