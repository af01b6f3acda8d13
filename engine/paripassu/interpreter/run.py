"""The fold: events in order of date, each asked of every clause, each change applied with its reason."""

from __future__ import annotations

from datetime import date

from paripassu.interpreter.apply import apply
from paripassu.interpreter.duties import meet_duties, pass_time
from paripassu.interpreter.expect import check
from paripassu.interpreter.facts import FACTS
from paripassu.interpreter.residual import residual
from paripassu.interpreter.rules import rules_for
from paripassu.interpreter.state import State, start
from paripassu.interpreter.telling import Objection, Permission
from paripassu.model.events import Event, Issue, Transfer
from paripassu.model.run import (
    ALLOWED,
    BREACH,
    UNDETERMINED,
    VOID,
    Checked,
    Displaced,
    Effect,
    Reason,
    Run,
    Step,
)
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
            checked.append(check(line, steps, state))
            continue
        if as_of is not None and line.date > as_of:
            break
        if state.today != line.date:
            pass_time(state, line.date, steps)
            state.today = line.date
        steps.append(tell(state, line))
    if as_of is not None and (state.today is None or state.today < as_of):
        pass_time(state, as_of, steps)
        state.today = as_of
    return Run(
        name=script.name,
        steps=tuple(steps),
        residual=residual(state),
        expectations=tuple(checked),
        readings=terms.readings,
        as_of=as_of,
        state=state,
    )


def tell(state: State, event: Event) -> Step:
    """Tell one event: may it happen, what does it change as plain fact, what follows from it under each clause."""
    asked = rules_for(state, type(event))
    objections: list[Objection] = []
    permissions: list[Permission] = []
    effects: list[Effect] = []
    for may, _, stock, clause in asked:
        if may is not None:
            for answer in may(stock, clause, event, state):
                if isinstance(answer, Objection):
                    objections.append(answer)
                elif isinstance(answer, Permission):
                    permissions.append(answer)
    facts = FACTS[type(event)]
    for fact in facts(event, state):
        if isinstance(fact, Objection):
            objections.append(fact)
            if fact.ruling == VOID:
                break
        elif any(objection.ruling == VOID for objection in objections):
            break
        else:
            apply(state, fact)
            effects.append(fact)
    if permissions:
        objections = [_permitted(objection, permissions) for objection in objections]
    if not any(objection.ruling == VOID for objection in objections):
        _follow(state, event, effects)
    state.steps_told += 1
    return _step(state.steps_told, event, objections, permissions, effects)


def _follow(state: State, event: Event, effects: list[Effect]) -> None:
    """Ask every clause what follows, and settle the duties that the event meets."""
    if type(event) not in _IN_THE_JOURNAL or (isinstance(event, Transfer) and event.related):
        state.told.setdefault(type(event), []).append(event)
    # The facts may have changed the terms (a new series, an amendment), so the clauses are looked up again.
    for _, then, stock, clause in rules_for(state, type(event)):
        if then is not None:
            for effect in then(stock, clause, event, state):
                apply(state, effect)
                effects.append(effect)
    if state.duties:
        for effect in meet_duties(state, event):
            apply(state, effect)
            effects.append(effect)


def _permitted(objection: Objection, permissions: list[Permission]) -> Objection:
    """The objection, or what is left of it when a permission displaces its clause."""
    if objection.ruling == VOID:
        return objection
    for permission in permissions:
        for cite in objection.reason.cites:
            if cite.series == permission.series and (not permission.lifts or cite.section in permission.lifts):
                return _lifted(objection, permission)
    return objection


def _lifted(objection: Objection, permission: Permission) -> Objection:
    reason = Reason(
        text=permission.because,
        cites=(permission.cite,),
        displaced=tuple(Displaced(cite, permission.because) for cite in objection.reason.cites),
        because=(objection.reason,),
    )
    return Objection(ALLOWED, reason)


def _step(
    index: int,
    event: Event,
    objections: list[Objection],
    permissions: list[Permission],
    effects: list[Effect],
) -> Step:
    """The step with the gravest ruling: void, else breach, else undetermined, else allowed."""
    if not objections and not permissions:
        return Step(index, event, ALLOWED, (), tuple(effects))  # type: ignore[arg-type]
    ruling = ALLOWED
    for grave in (VOID, BREACH, UNDETERMINED):
        if any(objection.ruling == grave for objection in objections):
            ruling = grave
            break
    reasons = tuple(objection.reason for objection in objections if objection.ruling == ruling)
    if ruling == ALLOWED and not reasons:
        reasons = tuple(Reason(permission.because, (permission.cite,)) for permission in permissions)
    others = tuple(objection.reason for objection in objections if objection.ruling not in {ruling, ALLOWED})
    missing = next((o.missing for o in objections if o.ruling == UNDETERMINED and o.missing), "")
    code = next((o.code for o in objections if o.ruling == VOID and o.code), "")
    return Step(index, event, ruling, reasons + others, tuple(effects), missing, code)  # type: ignore[arg-type]
