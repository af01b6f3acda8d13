"""Damages and rescissions: what they do is for the mechanics of conversion to say; without them there are none."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection
from paripassu.model.events import PayDamages, RescindConversion
from paripassu.model.mechanics import Mechanics
from paripassu.model.run import VOID, Reason


def may_pay(event: PayDamages, state: State) -> Iterator[Objection]:
    """A series whose terms are silent on delay owes no damages under them."""
    stock = state.stock(event.on)
    if stock.clause(Mechanics) is None:
        text = f"The terms of {event.on} say nothing of damages."
        yield Objection(VOID, Reason(text, (stock.cite,)), code="R330")


def may_rescind(event: RescindConversion, state: State) -> Iterator[Objection]:
    """A conversion stands unless the terms let it be taken back."""
    stock = state.stock(event.of)
    if stock.clause(Mechanics) is None:
        text = f"No clause of {event.of} lets a holder take a conversion back."
        yield Objection(VOID, Reason(text, (stock.cite,)), code="R307")


PAY = Facts(may=may_pay)
RESCIND = Facts(may=may_rescind)
