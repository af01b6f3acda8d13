"""Declaring and paying dividends: a debt to the holders of the record date, paid to the cent."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.duties import arise
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.events import DeclareDividend, PayDividend
from paripassu.model.run import VOID, Duty, Effect, Input, Paid, Reason
from paripassu.money import show_exact_money, to_cents

_DECLARED = law("DGCL §170", "a declared dividend is a debt of the corporation")
_RECORD = law("DGCL §213(c)", "holders on the record date are paid")


def declare(event: DeclareDividend, state: State) -> Iterator[Effect]:
    """The company owes the dividend from now on; it is due on the day it was declared payable."""
    text = f"A dividend of {show_exact_money(event.per_share)} a share was declared on {event.on}."
    inputs = (Input("outstanding", state.out(event.on), "shares"),)
    duty = Duty(
        id="",
        what=f"pay the dividend on {event.on}",
        cite=_DECLARED,
        to=f"holders of {event.on}",
        of=event.on,
        due=event.payable,
        status="due",
        arose=event.date,
        reason=Reason(text, (_DECLARED,), inputs),
        kind="pay dividend",
        amount=event.per_share,
    )
    yield arise(state, duty)


def may_pay(event: PayDividend, state: State) -> Iterator[Objection]:
    """Only what was declared can be paid, and only once it is known who held on the record date."""
    declared = _owed(event, state)
    if declared is None:
        text = f"No dividend on {event.on} has been declared and not yet paid."
        yield Objection(VOID, Reason(text, (_DECLARED,)), code="R308")
    elif declared.record_date is not None and declared.record_date > event.date:
        text = f"Who is paid the dividend on {event.on} is known only on its record date, {declared.record_date}."
        inputs = (Input("record date", declared.record_date, "date"),)
        yield Objection(VOID, Reason(text, (_RECORD,), inputs), code="R308")


def pay(event: PayDividend, state: State) -> Iterator[Effect]:
    """Pay the oldest unpaid dividend on a class to those who held it on the record date."""
    declared = _owed(event, state)
    if declared is None:
        raise AssertionError("paid what nobody declared")
    held = state.holdings_on(event.on, declared.record_date or declared.date)
    exact = [shares * declared.per_share for shares in held.values()]
    for holder, amount, cents in zip(held, exact, to_cents(exact), strict=True):
        inputs = (
            Input("shares on the record date", held[holder], "shares"),
            Input("per share", declared.per_share, "price"),
        )
        rounding = "to the cent, by largest remainder" if cents != amount else ""
        reason = Reason(f"The dividend on {event.on}, to {holder}.", (_DECLARED, _RECORD), inputs, rounding=rounding)
        yield Paid(f"p{len(state.payments) + 1}", event.on, holder, cents, amount, "dividend", event.date, reason)


def _owed(event: PayDividend, state: State) -> DeclareDividend | None:
    paid = sum(1 for earlier in state.past(PayDividend) if earlier.on == event.on)
    declared = [earlier for earlier in state.past(DeclareDividend) if earlier.on == event.on]
    return declared[paid] if paid < len(declared) else None


DECLARE = Facts(do=declare)
PAY = Facts(may_pay, pay)
