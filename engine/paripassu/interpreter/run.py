"""The fold: events in order of date, each asked of every clause, each change applied with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from paripassu.interpreter.apply import apply
from paripassu.interpreter.dated import next_due
from paripassu.interpreter.duties import meet_duties, overdue
from paripassu.interpreter.expect import check
from paripassu.interpreter.facts import FACTS
from paripassu.interpreter.generally import has_general, heard, spoken_by, weighed
from paripassu.interpreter.jurisdiction import at_home, is_foreign
from paripassu.interpreter.naming import never_made
from paripassu.interpreter.residual import residual
from paripassu.interpreter.rules import rules_for
from paripassu.interpreter.ruling import is_void, open_questions, settle, step
from paripassu.interpreter.state import State, start
from paripassu.interpreter.telling import Objection, Permission
from paripassu.interpreter.transfers import plain_transfer
from paripassu.model.events import AnyEvent, Event, Issue, PassTime, Transfer
from paripassu.model.run import ALLOWED, BREACH, Checked, Effect, Run, Step
from paripassu.model.script import Script
from paripassu.model.terms import Terms

# Issues and transfers are in the journal of holdings; keeping them twice would double a long script's memory.
_IN_THE_JOURNAL = (Issue, Transfer)


def run(script: Script, terms: Terms, *, as_of: date | None = None, state: State | None = None) -> Run:
    """Run a script on terms, to its end or to the close of `as_of`, from nothing or on top of an earlier state."""
    state = start(terms, script.givens) if state is None else state.copy()
    steps: list[Step] = []
    checked: list[Checked] = []
    for line in script.lines:
        if not isinstance(line, Event):
            checked.append(check(line, state))
            continue
        if as_of is not None and line.date > as_of:
            break
        if state.today != line.date:
            pass_time(state, line.date, steps)
        steps.append(tell(state, line))
    if as_of is not None and (state.today is None or state.today < as_of):
        pass_time(state, as_of, steps)
    return Run(
        name=script.name,
        steps=tuple(steps),
        residual=residual(state),
        expectations=tuple(checked),
        readings=terms.readings,
        as_of=as_of,
        record=script.record,
        state=state,
    )


def pass_time(state: State, until: date, steps: list[Step]) -> None:
    """Let the days pass until a day, each breach of a duty being a step of its own."""
    due = next_due(state, until)
    while due is not None:
        day, coming = due
        _pass_quietly(state, day, steps)
        state.event = PassTime(day)
        for come in coming:
            found = heard(state, state.event, None, come(state)) if has_general(state) else come(state)
            effects = tuple(_made_true(state, effect) for effect in found)
            state.steps_told += 1
            state.last = Step(state.steps_told, PassTime(day), ALLOWED, (), effects)
            steps.append(state.last)
        due = next_due(state, until)
    _pass_quietly(state, until, steps)


def _pass_quietly(state: State, until: date, steps: list[Step]) -> None:
    """Let the days pass on which nothing is set to happen; only duties are breached by that."""
    for day, change in list(overdue(state, until)):
        state.today = day
        apply(state, change)
        effects: list[Effect] = [change]
        if has_general(state):
            state.event = PassTime(day)
            _follow(state, state.event, effects)
        state.steps_told += 1
        state.last = Step(state.steps_told, PassTime(day), BREACH, (change.reason,), tuple(effects))
        steps.append(state.last)
    state.today = until


def tell(state: State, event: AnyEvent) -> Step:
    """Tell one event: may it happen, what does it change as plain fact, what follows from it under each clause."""
    told = plain_transfer(state, event) if type(event) is Transfer else None
    told = told or tell_at_length(state, event)
    if type(event) is not PassTime:
        # A day that merely passes leaves what happened last in the focus, be it a breach of that very day.
        state.last = told
    return told


def tell_at_length(state: State, event: AnyEvent) -> Step:
    """Tell any event by asking everybody; what is void changes nothing, and nobody is asked what follows."""
    state.event, state.spoken = event, ()
    objections, permissions = _answers(state, event)
    effects: list[Effect] = []
    if not is_void(objections):
        effects.extend(open_questions(objections))
        _happen(state, event, effects)
    state.steps_told += 1
    return step(state.steps_told, event, (objections, permissions), effects)


def _answers(state: State, event: AnyEvent) -> tuple[list[Objection], list[Permission]]:
    """What the clauses, the law and the record say to an event before it happens."""
    unmade = never_made(event, state)
    if unmade is not None:
        return [unmade], []
    objections: list[Objection] = []
    permissions: list[Permission] = []
    for may, _, stock, clause in rules_for(state, type(event)):
        for answer in may(stock, clause, event, state) if may is not None else ():
            if isinstance(answer, Objection):
                objections.append(answer)
            else:
                permissions.append(answer)
    refuses = FACTS[type(event)].may
    objections.extend(refuses(event, state) if refuses is not None else ())
    permissions.extend(_waived(event, objections, state))
    if is_foreign(state):
        objections = [at_home(state, objection) for objection in objections]
    if objections and has_general(state):
        objections = weighed(state, event, objections, permissions)
    return settle(objections, permissions), permissions


def _waived(event: AnyEvent, objections: list[Objection], state: State) -> Iterable[Permission]:
    if not objections:
        return ()
    from paripassu.interpreter.waivers import waived  # noqa: PLC0415 - most events nobody objects to

    return waived(event, state)


def _happen(state: State, event: AnyEvent, effects: list[Effect]) -> None:
    """Make the plain facts true, then ask every clause what follows, and settle the duties that the event meets."""
    do = FACTS[type(event)].do
    effects.extend(_made_true(state, fact) for fact in (do(event, state) if do is not None else ()))
    is_kept = type(event) not in _IN_THE_JOURNAL or (isinstance(event, _IN_THE_JOURNAL) and event.related)
    if is_kept or has_general(state):
        state.told.setdefault(type(event), []).append(event)
    _follow(state, event, effects)
    effects.extend(_made_true(state, change) for change in meet_duties(state, event))


def _follow(state: State, event: AnyEvent, effects: list[Effect]) -> None:
    """Ask every clause what follows from what has happened."""
    general = has_general(state)
    # The facts may have changed the terms (a new series, an amendment), so the clauses are looked up again.
    for _, then, stock, clause in rules_for(state, type(event)):
        if then is not None:
            found = then(stock, clause, event, state)
            found = found if not general else heard(state, event, clause, found)
            effects.extend(_made_true(state, effect) for effect in found)
            if general:
                state.spoken = spoken_by(effects)


def _made_true(state: State, effect: Effect) -> Effect:
    """Apply an effect, under the law of the company's own state."""
    effect = at_home(state, effect) if is_foreign(state) else effect
    apply(state, effect)
    return effect
