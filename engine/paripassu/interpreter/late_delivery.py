"""Late certificates: which conversions were not carried out in time, for how many days, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.duties import CALENDAR, after, calendar_of
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite, Item
from paripassu.model.mechanics import LateDelivery, Mechanics
from paripassu.model.run import Duty, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money, show_shares
from paripassu.value import Value

KIND = "deliver certificates"
DAMAGES, PAYS = "damages", "pay damages"


@frozen(eq=False, repr=False)
class Delay(Value):
    """What late certificates of one conversion cost by a day, in dollars, and why."""

    amount: Fraction
    reason: Reason


def deliveries(state: State, stock: Stock, holder: str) -> Iterator[Duty]:
    """The duties to send a holder certificates for what shares of a series converted into, oldest first."""
    for duty in state.duties.values():
        if (duty.kind, duty.to, duty.cite.series) == (KIND, holder, stock.name):
            yield duty


def late_ones(state: State, stock: Stock, holder: str) -> list[Duty]:
    """Those that are not done although their last day has passed."""
    return [
        duty
        for duty in deliveries(state, stock, holder)
        if duty.settled is None and duty.due is not None and duty.due < state.day
    ]


def owed(state: State, stock: Stock, clause: Mechanics, holder: str) -> Delay | Missing | None:
    """All that late certificates have cost by today; None where nothing is late, or where delay costs nothing."""
    item = clause.late_delivery
    found: list[Delay] = []
    for duty in deliveries(state, stock, holder) if item is not None else ():
        delay = _cost(state, stock, item, duty) if item is not None else None
        if isinstance(delay, Missing):
            return delay
        if delay is not None:
            found.append(delay)
    if not found:
        return None
    total = sum((delay.amount for delay in found), NOTHING)
    if len(found) == 1:
        return found[0]
    text = f"Late certificates of {len(found)} conversions have cost {show_exact_money(total)} by {state.day}."
    return Delay(total, Reason(text, found[0].reason.cites, because=tuple(delay.reason for delay in found)))


def _cost(state: State, stock: Stock, item: Item[LateDelivery], duty: Duty) -> Delay | Missing | None:
    """What the delay of one delivery costs: so much a share and day, up to the most."""
    rule, shares = item.value, duty.amount or NOTHING
    start = duty.due if rule.after is None else after(state, duty.arose, rule.after)
    until = min(duty.settled, state.day) if duty.settled is not None else state.day
    days = None if start is None else _days_between(state, start, until, rule.unit)
    if days is None:
        return Missing(CALENDAR)
    if not days:
        return None
    each = evaluate(rule.each, stock, state, duty.arose)
    most = evaluate(rule.at_most, stock, state, duty.arose) if rule.at_most is not None else None
    if isinstance(each, Missing):
        return Missing(f"{each.what} on {duty.arose}")
    if isinstance(most, Missing):
        return Missing(f"{most.what} on {duty.arose}")
    grown = each * days
    reached = grown if most is None else min(grown, most)
    unit = rule.unit[:-1] if days == 1 else rule.unit
    capped = f", at most {show_exact_money(most)}" if most is not None and grown > most else ""
    text = (
        f"{show_shares(shares)} {stock.name} x {show_exact_money(each)} x {days} {unit} after {start}{capped} = "
        f"{show_exact_money(shares * reached)}."
    )
    inputs = (
        Input("shares converted", shares, "shares"),
        Input("for each share and day", each, "price"),
        Input("days late", Fraction(days)),
    )
    return Delay(shares * reached, Reason(text, (item.cite,), inputs, because=(duty.reason,)))


def _days_between(state: State, start: date, until: date, unit: str) -> int | None:
    """Days after `start` up to and including `until`; None where they are business days and nobody knows them."""
    if until <= start:
        return 0
    if unit == "days":
        return (until - start).days
    calendar = calendar_of(state)
    if calendar is None or not calendar.covers(until):
        return None
    days = (start + timedelta(days=number + 1) for number in range((until - start).days))
    return sum(1 for day in days if calendar.is_business_day(day))


def paid_before(state: State, stock: Stock, holder: str) -> Fraction:
    """The damages that a holder of a series has had, in dollars."""
    had = (paid for paid in state.payments if (paid.kind, paid.of, paid.to) == (DAMAGES, stock.name, holder))
    return sum((paid.exact for paid in had), NOTHING)


def owes(state: State, stock: Stock, cite: Cite, holder: str, delay: Delay) -> Duty:
    """The duty to pay damages of so many dollars."""
    return Duty(
        id="",
        what=f"pay {holder} {show_exact_money(delay.amount)} of damages",
        cite=cite,
        to=holder,
        of=stock.name,
        due=None,
        status="due",
        arose=state.day,
        reason=delay.reason,
        kind=PAYS,
        amount=delay.amount,
    )
