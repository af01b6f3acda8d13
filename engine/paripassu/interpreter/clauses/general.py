"""General rules: what somebody may, must, may not or cannot do, and what follows when something happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from paripassu.interpreter.bespoke.applying import Applies, applies, limited, watch, watched
from paripassu.interpreter.bespoke.clashing import agreed, clashes
from paripassu.interpreter.bespoke.following import Fired, follow
from paripassu.interpreter.bespoke.holding import Verdict, all_hold, one_holds
from paripassu.interpreter.bespoke.occurring import is_one
from paripassu.interpreter.bespoke.overriding import Overruled, overruled
from paripassu.interpreter.bespoke.owing import acts, done, owes, say_actor
from paripassu.interpreter.bespoke.saying import say_occurrence
from paripassu.interpreter.facts import FACTS
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.citations import Item
from paripassu.model.events import Event, PassTime
from paripassu.model.general import Must, Obligation, Power, Whenever
from paripassu.model.quantities import Bespoke
from paripassu.model.rules import GeneralRules
from paripassu.model.run import BREACH, UNDETERMINED, VOID, Displaced, Effect, Noted, Reason, Undetermined
from paripassu.model.terms import Stock

CODE = "R350"
CLASH = "R351"
_RULING = {"may": VOID, "cannot": VOID, "may not": BREACH}


def may(stock: Stock, clause: GeneralRules, event: Event, state: State) -> Iterator[Objection]:
    """Object to what is not permitted, and to rules that contradict each other on what is about to happen."""
    for item in clause.causes:
        # What holds before anything happens does not come to hold with the first event.
        if watch(item, stock) not in state.watched and (held := watched(stock, item, state)) is not None:
            state.watched[watch(item, stock)] = held
    for item in clause.powers:
        rule = item.value
        if isinstance(rule, Power) and is_one(rule.act, event, state) and acts(rule.actor, event):
            yield from _power(stock, item, rule, state)
    for reason, missing in clashes(_standing(stock, clause, event, state), state):
        yield Objection(UNDETERMINED, reason, missing=missing, code=CLASH)


def _power(stock: Stock, item: Item[Bespoke], rule: Power, state: State) -> Iterator[Objection]:
    """What is tied to conditions needs all of them; what is forbidden needs one of its exceptions."""
    held = all_hold(rule.conditions, stock, state)
    excepted = one_holds(rule.unless, stock, state)
    ruling, what = _RULING[rule.kind], say_occurrence(rule.act)
    if rule.kind == "may":
        barred = excepted if excepted is not None else None if held.holds else held
    else:
        barred = None if excepted is not None and not excepted.missing else excepted or _FORBIDDEN
    if barred is None:
        return
    doer = say_actor(rule.actor)
    text = f"By {item.cite.section} {doer} {rule.kind} do this{_only(rule)}: {what}. {barred.reason.text}"
    if barred is _FORBIDDEN:
        text = f"By {item.cite.section} {doer} {rule.kind} do this{_only(rule)}: {what}."
        failed = [each for each in (one_failed(rule, stock, state),) if each is not None]
        barred = failed[0] if failed else barred
        text += f" {barred.reason.text}" if failed else ""
    reason = Reason(text, (item.cite,), barred.reason.inputs, because=barred.reason.because)
    if barred.missing:
        outcomes = ("allowed", "void" if ruling == VOID else f"a breach of {item.cite.section}")
        yield Objection(UNDETERMINED, reason, missing=barred.missing, outcomes=outcomes)
    else:
        yield Objection(ruling, reason, code=CODE if ruling == VOID else "")


_FORBIDDEN = Verdict(holds=False, reason=Reason("It is forbidden."))


def _only(rule: Power) -> str:
    if rule.kind == "may":
        return " only where its conditions hold"
    return " unless an exception holds" if rule.unless else ""


def one_failed(rule: Power, stock: Stock, state: State) -> Verdict | None:
    """Why the first exception of a prohibition does not hold."""
    return all_hold(rule.unless[:1], stock, state) if rule.unless else None


def _standing(stock: Stock, clause: GeneralRules, event: Event, state: State) -> list[Applies]:
    """The rules that apply to an event and have a say in it."""
    found = [each for item in clause.causes if (each := applies(stock, item, event, state)) is not None]
    silent = overruled(state, event) if found else ()
    return [each for each in found if _silenced(each, silent) is None]


def _silenced(applied: Applies, silent: tuple[Overruled, ...]) -> Overruled | None:
    return next((each for each in silent if each.covers(applied.item.cite)), None)


def then(stock: Stock, clause: GeneralRules, event: Event, state: State) -> Iterator[Effect]:
    """Do the duties that an event performs, and make everything follow that the rules attach to it."""
    for item, wanted in _obligations(clause):
        yield from done(item, wanted, event, state)
    found = [each for item in clause.causes if (each := applies(stock, item, event, state)) is not None]
    spoken = state.spoken
    silent = overruled(state, event, spoken) if found else ()
    speaking = []
    for each in found:
        stronger = _silenced(each, silent)
        if stronger is not None:
            text = f"{each.item.cite.section} would apply, and has no say here: {stronger.because}"
            displaced = (Displaced(each.item.cite, stronger.because),)
            yield Noted(Reason(text, (stronger.by,), displaced=displaced, because=(each.why,)))
        else:
            speaking.append(each)
    yield from fire(speaking, state)
    yield from _arising(stock, clause, event, state)
    for item in clause.causes:
        now = watched(stock, item, state)
        if now is not None:
            state.watched[watch(item, stock)] = now


def fire(speaking: list[Applies], state: State) -> Iterator[Effect]:
    """What follows under rules that apply: each consequence once, none where two rules contradict each other."""
    for each in speaking:
        if each.missing:
            text = f"Whether {each.item.cite.section} applies is not known without {each.missing}."
            reason = Reason(text, (each.item.cite,), because=(each.why,))
            yield Undetermined(each.missing, reason, ("it applies", "it does not"))
    known = [each for each in speaking if not each.missing]
    for each, consequence in agreed(known, state):
        yield from follow(consequence, Fired(each.stock, each.item, each.why), state)


def _obligations(clause: GeneralRules) -> Iterator[tuple[Item[Any], Obligation]]:
    """Every duty that rules can give rise to."""
    for item in clause.duties:
        if isinstance(item.value, Must):
            yield item, item.value.obligation
    for item in clause.causes:
        for each in item.value.consequences if isinstance(item.value, Whenever) else ():
            if isinstance(each, Obligation):
                yield item, each


def _arising(stock: Stock, clause: GeneralRules, event: Event, state: State) -> Iterator[Effect]:
    """Duties that arise each time that what they are counted from happens, or once with the first share."""
    for item in clause.duties:
        rule = item.value
        if not isinstance(rule, Must):
            continue
        counted = rule.obligation.after
        if counted is not None and counted.last is not None:
            if is_one(counted.last, event, state):
                text = f"This is what {item.cite.section} counts from: {say_occurrence(counted.last)}."
                yield from owes(rule.obligation, Fired(stock, item, Reason(text, (item.cite,))), state)
        elif state.out(stock.name) and not any(duty.cite == item.cite for duty in state.duties.values()):
            text = f"{stock.name} is outstanding, so {item.cite.section} binds."
            yield from owes(rule.obligation, Fired(stock, item, Reason(text, (item.cite,))), state)


def come(stock: Stock, item: Item[Bespoke], day: date, state: State) -> Iterator[Effect]:
    """What follows because a day has come that a rule waits for."""
    rule = item.value
    if not isinstance(rule, Whenever):
        return
    text = f"The day has come that {item.cite.section} waits for: {day}."
    found = limited(stock, item, rule, Verdict(holds=True, reason=Reason(text)), state)
    if found is not None and _silenced(found, overruled(state, PassTime(day))) is None:
        yield from fire([found], state)


_KINDS = tuple(FACTS)
RULES = Rules(may=dict.fromkeys(_KINDS, may), then=dict.fromkeys(_KINDS, then))
