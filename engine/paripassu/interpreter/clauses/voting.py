"""Voting: whose prior consent another class's act needs."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter import consents
from paripassu.interpreter.acts_of import About
from paripassu.interpreter.seats import elected, may_call, may_elect
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.acts import ActOn
from paripassu.model.clauses import Voting
from paripassu.model.events import CallMeeting, ElectDirectors, Meeting, WrittenConsent
from paripassu.model.run import Effect, Noted, Reason
from paripassu.model.terms import Stock


def _answers(stock: Stock, clause: Voting, event: WrittenConsent, state: State) -> Iterator[Objection | Reason]:
    """What the series says to a written consent of another class, which also acts where all stockholders do."""
    if not state.out(stock.name):
        return
    for item in clause.consents:
        for matter in item.value.matters:
            acting = matter.of or item.value.of_act
            if matter.kind == "written consent" and event.of in {"", acting or event.of} and event.of != stock.name:
                act = ActOn("written consent", on=event.date, of=acting or event.of)
                thing = About("written consent", act, act.of, (f"action of {act.of or 'all'} by written consent",))
                yield consents.answer(state, item, thing)


def may_consent(stock: Stock, clause: Voting, event: WrittenConsent, state: State) -> Iterator[Objection]:
    """Object to a written consent of another class that lacks the prior consent of this one."""
    yield from (answer for answer in _answers(stock, clause, event, state) if isinstance(answer, Objection))


def then_consent(stock: Stock, clause: Voting, event: WrittenConsent, state: State) -> Iterator[Effect]:
    """Say by which prior consent a written consent of another class stands."""
    for answer in _answers(stock, clause, event, state):
        if isinstance(answer, Reason):
            yield Noted(answer, of=stock.name)


def then_meeting(stock: Stock, clause: Voting, event: Meeting, state: State) -> Iterator[Effect]:
    """Redeem shares that were not there, where the terms say so."""
    if clause.absent is not None:
        from paripassu.interpreter.absence import redeem_absent  # noqa: PLC0415 - few terms say so

        yield from redeem_absent(stock, clause, event, state)


RULES = Rules(
    may={WrittenConsent: may_consent, ElectDirectors: may_elect, CallMeeting: may_call},
    then={WrittenConsent: then_consent, ElectDirectors: elected, Meeting: then_meeting},
)
