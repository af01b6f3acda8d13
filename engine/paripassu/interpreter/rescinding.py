"""A conversion that a holder takes back because its certificates are late."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.counts import move
from paripassu.interpreter.duties import arise
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.late_delivery import Delay, late_ones, owed, owes, paid_before
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.events import RescindConversion
from paripassu.model.mechanics import Mechanics
from paripassu.model.run import VOID, CountChanged, Duty, DutyChanged, Effect, HoldingChanged, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares

CODE = "R307"


def may_rescind(stock: Stock, clause: Mechanics, event: RescindConversion, state: State) -> Iterator[Objection]:
    """A conversion is taken back only while its certificates are late, and only with all that came out of it."""
    if event.of != stock.name:
        return
    cite = clause.cite if clause.rescission is None else clause.rescission.cite
    late = _rescinded(stock, event, state)
    if clause.rescission is None:
        text = f"No clause of {stock.name} lets a holder take a conversion back."
        yield Objection(VOID, Reason(text, (cite,)), code=CODE)
    elif late is None:
        text = (
            f"No conversion of {show_shares(event.shares)} {stock.name} of {event.holder} waits for late certificates."
        )
        yield Objection(VOID, Reason(text, (cite,)), code=CODE)
    else:
        into = late.of
        held, received = state.held(into, event.holder), _received(late, into, state)
        if held < received:
            text = f"{event.holder} holds {show_shares(held)} {into}, not the {show_exact(received)} to be given back."
            yield Objection(VOID, Reason(text, (cite,), (Input("held", held, "shares"),)), code="R302")


def _rescinded(stock: Stock, event: RescindConversion, state: State) -> Duty | None:
    """The late delivery of the conversion that is taken back."""
    return next((duty for duty in late_ones(state, stock, event.holder) if duty.amount == event.shares), None)


def _received(duty: Duty, into: str, state: State) -> Fraction:
    """What the conversion behind a delivery gave, from the journal of holdings."""
    words = duty.reason.because[0].text
    moves: list[HoldingChanged] = [
        move for move in state.moves if (move.of, move.holder) == (into, duty.to) and move.reason.text == words
    ]
    return sum((move.after - move.before for move in moves), NOTHING)


def rescind(stock: Stock, clause: Mechanics, event: RescindConversion, state: State) -> Iterator[Effect]:
    """Give the shares back for what came out of them, as if they had never converted; damages stay."""
    late = _rescinded(stock, event, state) if event.of == stock.name else None
    if late is None or clause.rescission is None:
        return
    received = _received(late, late.of, state)
    text = (
        f"{event.holder} takes the conversion of {show_shares(event.shares)} {stock.name} back and returns "
        f"{show_exact(received)} {late.of}."
    )
    reason = Reason(text, (clause.rescission.cite,), (Input("due", str(late.due)),), because=(late.reason,))
    yield from move(state, late.of, event.holder, -received, reason)
    yield from move(state, stock.name, event.holder, event.shares, reason)
    # They are the same shares again, not new ones, and not shares that came back for good.
    issued, gone = state.issued.get(stock.name, NOTHING), state.reacquired.get(stock.name, NOTHING)
    yield CountChanged(stock.name, "issued", issued, issued - event.shares, reason)
    converted = state.converted.get(stock.name, NOTHING)
    yield CountChanged(stock.name, "converted", converted, converted - received, reason)
    if gone >= event.shares:
        yield CountChanged(stock.name, "reacquired", gone, gone - event.shares, reason)
    yield DutyChanged(evolve(late, status="breached", settled=event.date), reason)
    yield from _still_owed(stock, clause, event.holder, state)


def _still_owed(stock: Stock, clause: Mechanics, holder: str, state: State) -> Iterator[Effect]:
    """The damages until a conversion was taken back."""
    delay = owed(state, stock, clause, holder)
    if delay is None or isinstance(delay, Missing) or clause.late_delivery is None:
        return
    left = delay.amount - paid_before(state, stock, holder)
    if left > 0:
        yield arise(state, owes(state, stock, clause.late_delivery.cite, holder, Delay(left, delay.reason)))
