"""Declaring and paying dividends: a debt to the holders of the record date, paid to the cent."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.duties import arise
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.events import DeclareDividend, PayDividend
from paripassu.model.run import VOID, Duty, Effect, Input, Paid, Reason
from paripassu.money import show_exact_money, to_cents


def declare(event: DeclareDividend, state: State) -> Iterator[Effect | Objection]:
    """The company owes the dividend from now on; it is due on the day it was declared payable."""
    held = state.out(event.on)
    text = f"A dividend of {show_exact_money(event.per_share)} a share was declared on {event.on}."
    reason = Reason(text, (law("DGCL §170"),), (Input("outstanding", held, "shares"),))
    duty = Duty(
        id="",
        what=f"pay the dividend on {event.on}",
        cite=law("DGCL §170", "a declared dividend is a debt of the corporation"),
        to=f"holders of {event.on}",
        of=event.on,
        due=event.payable,
        status="due",
        arose=event.date,
        reason=reason,
        kind="pay dividend",
        amount=event.per_share,
    )
    yield arise(state, duty)


def pay(event: PayDividend, state: State) -> Iterator[Effect | Objection]:
    """Pay the oldest unpaid dividend on a class to those who held it on the record date."""
    declared = _owed(event, state)
    if declared is None:
        text = f"No dividend on {event.on} has been declared and not yet paid."
        yield Objection(VOID, Reason(text, (law("DGCL §170"),)), code="R308")
        return
    held = state.holdings_on(event.on, declared.record_date or declared.date)
    exact = [shares * declared.per_share for shares in held.values()]
    for index, (holder, cents) in enumerate(zip(held, to_cents(exact), strict=True)):
        inputs = (
            Input("shares on the record date", held[holder], "shares"),
            Input("per share", declared.per_share, "price"),
        )
        rounding = "to the cent, by largest remainder" if cents != exact[index] else ""
        reason = Reason(f"The dividend on {event.on}, to {holder}.", (law("DGCL §170"),), inputs, rounding=rounding)
        yield Paid(f"p{len(state.payments) + 1}", event.on, holder, cents, exact[index], "dividend", event.date, reason)


def _owed(event: PayDividend, state: State) -> DeclareDividend | None:
    paid = sum(1 for earlier in state.past(PayDividend) if earlier.on == event.on)
    declared = [earlier for earlier in state.past(DeclareDividend) if earlier.on == event.on]
    return declared[paid] if paid < len(declared) else None
