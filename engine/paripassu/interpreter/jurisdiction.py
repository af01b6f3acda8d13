"""Whose law is cited: the law of Delaware by its sections, that of another state as assumed to be alike."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from attrs import evolve

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model.citations import Cite, cited_in
from paripassu.model.run import Displaced, DutyChanged, Effect, Reason

V = TypeVar("V", bound=Effect | Objection)


def is_foreign(state: State) -> bool:
    """Whether the company is not one of Delaware, so that its law is only taken to be alike."""
    return state.terms.company.is_foreign


def at_home(state: State, value: V) -> V:
    """An effect or objection whose reasons cite the law of the company's own state."""
    home = state.terms.company.state
    if isinstance(value, DutyChanged):
        duty = value.duty
        moved = evolve(duty, reason=moved_to(home, duty.reason), cite=cited_in(duty.cite, home))
        return evolve(value, duty=moved, reason=moved_to(home, value.reason))
    return evolve(value, reason=moved_to(home, value.reason))


@cache
def moved_to(home: str, reason: Reason) -> Reason:
    """A reason, and all behind it, with the law of one state in the place of Delaware's."""
    return evolve(
        reason,
        cites=_cites(home, reason.cites),
        displaced=tuple(Displaced(cited_in(each.cite, home), each.because) for each in reason.displaced),
        because=tuple(moved_to(home, each) for each in reason.because),
    )


def _cites(home: str, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(cited_in(cite, home) for cite in cites))
