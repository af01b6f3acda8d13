"""What is to be said of an event in the end: the gravest objection that no permission displaces."""

from __future__ import annotations

from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.telling import Objection, Permission
from paripassu.model.events import AnyEvent
from paripassu.model.run import ALLOWED, BREACH, UNDETERMINED, VOID, Displaced, Effect, Reason, Step, Undetermined

_WITHOUT_CONSENT = "R316"
_GRAVEST_FIRST = (VOID, BREACH, UNDETERMINED, ALLOWED)


def is_void(objections: list[Objection]) -> bool:
    """Whether an event has no effect at all."""
    return any(objection.ruling == VOID for objection in objections)


def settle(objections: list[Objection], permissions: list[Permission]) -> list[Objection]:
    """The objections, or what is left of them where a permission displaces their clause; power cannot be permitted."""
    return [_settled(objection, permissions) for objection in objections]


def _settled(objection: Objection, permissions: list[Permission]) -> Objection:
    # An act that is void for want of consent alone is permitted by what stands notwithstanding the consent.
    can_be = objection.ruling != VOID or objection.code == _WITHOUT_CONSENT
    for permission in permissions if can_be else ():
        for cite in objection.reason.cites:
            is_lifted = not permission.lifts or any(is_under(cite.section, section) for section in permission.lifts)
            if cite.series == permission.series and is_lifted:
                return lifted(objection, permission)
    return objection


def lifted(objection: Objection, permission: Permission) -> Objection:
    """An objection that something stands in the place of; what would have been objected stays visible."""
    reason = Reason(
        text=permission.because,
        cites=(permission.cite,),
        displaced=tuple(Displaced(cite, permission.because) for cite in objection.reason.cites),
        because=(objection.reason,),
    )
    return Objection(ALLOWED, reason)


def open_questions(objections: list[Objection]) -> list[Effect]:
    """What cannot be known about whether an event may be, with the outcomes it may have."""
    return [
        Undetermined(objection.missing, objection.reason, objection.outcomes)
        for objection in objections
        if objection.ruling == UNDETERMINED and objection.outcomes
    ]


def step(index: int, event: AnyEvent, answers: tuple[list[Objection], list[Permission]], effects: list[Effect]) -> Step:
    """The step with the gravest ruling: void, else breach, else undetermined, else allowed."""
    objections, permissions = answers
    ruling = next(
        (grave for grave in _GRAVEST_FIRST if any(objection.ruling == grave for objection in objections)), ALLOWED
    )
    first = [objection.reason for objection in objections if objection.ruling == ruling]
    if not first and not objections:
        first = [Reason(permission.because, (permission.cite,)) for permission in permissions]
    others = [objection.reason for objection in objections if objection.ruling not in {ruling, ALLOWED}]
    missing = next((each.missing for each in objections if each.ruling == UNDETERMINED), "")
    code = next((each.code for each in objections if each.code and each.ruling == ruling), "")
    return Step(index, event, ruling, (*first, *others), tuple(effects), missing, code)
