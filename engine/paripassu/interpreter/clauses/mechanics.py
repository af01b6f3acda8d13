"""Mechanics of conversion: damages for late certificates and for buy-ins."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.duties import arise, performed
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.exchange_rule import kept
from paripassu.interpreter.keeping import issued, may_issue
from paripassu.interpreter.late_delivery import DAMAGES, PAYS, Delay, late_ones, owed, owes, paid_before
from paripassu.interpreter.rescinding import may_rescind, rescind
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.events import (
    AmendCharter,
    BuyIn,
    DeliverCertificates,
    GrantOptions,
    Issue,
    PayDamages,
    RescindConversion,
    Split,
)
from paripassu.model.mechanics import Mechanics
from paripassu.model.run import (
    UNDETERMINED,
    VOID,
    Duty,
    Effect,
    Input,
    Noted,
    Paid,
    Reason,
    Undetermined,
)
from paripassu.model.terms import Stock
from paripassu.money import CENT, NEAREST, round_to, show_exact_money, show_money

CODE = "R307"


def delivered(stock: Stock, clause: Mechanics, event: DeliverCertificates, state: State) -> Iterator[Effect]:
    """Certificates that come late leave the damages for the days until then."""
    if not late_ones(state, stock, event.to) or clause.late_delivery is None:
        return
    delay = owed(state, stock, clause, event.to)
    if isinstance(delay, Missing):
        text = f"What the delay costs waits for a fact: {delay.what}."
        yield Undetermined(delay.what, Reason(text, (clause.late_delivery.cite,)))
    elif delay is not None:
        left = delay.amount - paid_before(state, stock, event.to)
        if left > 0:
            yield arise(state, owes(state, stock, clause.late_delivery.cite, event.to, Delay(left, delay.reason)))


def may_pay(stock: Stock, clause: Mechanics, event: PayDamages, state: State) -> Iterator[Objection]:
    """Damages are paid where there are any, once it is known how much."""
    if event.on != stock.name:
        return
    found = _all_owed(stock, clause, event.to, state)
    if isinstance(found, Missing):
        text = f"What is owed to {event.to} waits for a fact: {found.what}."
        yield Objection(UNDETERMINED, Reason(text, (clause.cite,)), missing=found.what, outcomes=("paid", "not paid"))
    elif found[0] <= 0:
        text = f"{event.to} is owed no damages on {stock.name}."
        yield Objection(VOID, Reason(text, (clause.cite,)), code="R330")


def _all_owed(
    stock: Stock, clause: Mechanics, holder: str, state: State
) -> tuple[Fraction, tuple[Reason, ...]] | Missing:
    """Damages for delay and for buy-ins by today, less those paid, and what they are for."""
    delay = owed(state, stock, clause, holder)
    if isinstance(delay, Missing):
        return delay
    bought = [
        duty
        for duty in state.duties.values()
        if (duty.kind, duty.of, duty.to) == (PAYS, stock.name, holder) and _is_buy_in(clause, duty)
    ]
    total = sum((duty.amount or NOTHING for duty in bought), NOTHING if delay is None else delay.amount)
    why = (*(() if delay is None else (delay.reason,)), *(duty.reason for duty in bought))
    return total - paid_before(state, stock, holder), why


def _is_buy_in(clause: Mechanics, duty: Duty) -> bool:
    return clause.buy_in is not None and duty.cite == clause.buy_in.cite


def pay(stock: Stock, clause: Mechanics, event: PayDamages, state: State) -> Iterator[Effect]:
    """Pay all damages that are owed, to the cent."""
    found = _all_owed(stock, clause, event.to, state) if event.on == stock.name else NOTHING
    if isinstance(found, (Missing, Fraction)):
        return
    exact, why = found
    cents = round_to(exact, CENT, NEAREST)
    rounding = f"{show_money(exact)} to the nearest cent" if cents != exact else ""
    cites = tuple(dict.fromkeys(cite for reason in why for cite in reason.cites)) or (clause.cite,)
    text = f"{show_money(cents)} of damages to {event.to}."
    reason = Reason(text, cites, (Input("owed", exact, "money"),), rounding=rounding, because=why)
    yield Paid(f"p{len(state.payments) + 1}", stock.name, event.to, cents, exact, DAMAGES, event.date, reason)
    for duty in list(state.duties.values()):
        if (duty.kind, duty.of, duty.to, duty.settled) == (PAYS, stock.name, event.to, None):
            yield performed(duty, event.date)


# A buy-in


def bought_in(stock: Stock, clause: Mechanics, event: BuyIn, state: State) -> Iterator[Effect]:
    """The company owes what other shares cost a holder beyond what he had for those that did not come."""
    conversion = stock.conversion
    if conversion is None or conversion.into != event.of or clause.buy_in is None:
        return
    inputs = (Input("cost", event.cost, "money"), Input("proceeds", event.proceeds, "money"))
    cite = clause.buy_in.cite
    if not late_ones(state, stock, event.holder):
        text = f"No certificates of {event.of} are late to {event.holder}, so the buy-in is at his own cost."
        yield Noted(Reason(text, (cite,), inputs), of=stock.name)
        return
    excess = event.cost - event.proceeds
    cost, proceeds, left = (show_exact_money(sum_) for sum_ in (event.cost, event.proceeds, max(excess, NOTHING)))
    text = f"{cost} - {proceeds} = {left}."
    reason = Reason(text, (cite,), inputs)
    if excess > 0:
        yield arise(state, owes(state, stock, cite, event.holder, Delay(excess, reason)))
    else:
        yield Noted(reason, of=stock.name)


def on_issue(stock: Stock, clause: Mechanics, event: Issue, state: State) -> Iterator[Effect]:
    """An issue may take shares that conversions need, or let conversions pass the rule of an exchange."""
    yield from issued(stock, clause, event, state)
    yield from kept(stock, clause, event, state)


RULES = Rules(
    may={PayDamages: may_pay, RescindConversion: may_rescind, Issue: may_issue},
    then={
        DeliverCertificates: delivered,
        PayDamages: pay,
        BuyIn: bought_in,
        RescindConversion: rescind,
        Issue: on_issue,
        Split: kept,
        AmendCharter: kept,
        GrantOptions: kept,
    },
)
