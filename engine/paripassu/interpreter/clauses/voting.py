"""Voting: whose prior consent another class's act needs."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter import consents
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Answer, Objection, Rules
from paripassu.model.acts import ActOn
from paripassu.model.clauses import Voting
from paripassu.model.events import WrittenConsent
from paripassu.model.run import Effect, Noted
from paripassu.model.terms import Stock


def _asks(stock: Stock, clause: Voting, event: WrittenConsent, state: State) -> Iterator[Answer]:
    if not state.out(stock.name):
        return
    for item in clause.consents:
        for matter in item.value.matters:
            narrowed = matter.of or item.value.of_act
            if matter.kind != "written consent" or narrowed not in {"", event.of} or event.of == stock.name:
                continue
            answer = consents.objection(state, stock, item, ActOn("written consent", of=event.of))
            yield answer if isinstance(answer, Objection) else Noted(answer)


def may_consent(stock: Stock, clause: Voting, event: WrittenConsent, state: State) -> Iterator[Answer]:
    """Object to a written consent of another class that lacks the prior consent of this one."""
    yield from (answer for answer in _asks(stock, clause, event, state) if isinstance(answer, Objection))


def then_consent(stock: Stock, clause: Voting, event: WrittenConsent, state: State) -> Iterator[Effect]:
    """Say by which prior consent a written consent of another class stands."""
    yield from (answer for answer in _asks(stock, clause, event, state) if isinstance(answer, Noted))


RULES = Rules(may={WrittenConsent: may_consent}, then={WrittenConsent: then_consent})
