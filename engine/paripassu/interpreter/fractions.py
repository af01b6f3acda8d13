"""Cash for parts of a share: the duty to pay it, at which price, of which day, as soon as that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.duties import CALENDAR, arise, before, calendar_of, performed
from paripassu.interpreter.evaluate import close_price
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.clauses import Conversion
from paripassu.model.conversions import FractionRule
from paripassu.model.events import Appraise
from paripassu.model.run import Duty, Effect, Input, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import CENT, NEAREST, round_to, show_exact, show_money
from paripassu.value import Value

CLOSE = "close"
KIND = "pay cash for fraction"


@frozen(eq=False, repr=False)
class Price(Value):
    """What one share is worth for a fraction of it, and who determined that ("" for the close of the day)."""

    value: Fraction
    by: str = ""


def cash_for(state: State, stock: Stock, clause: Conversion, holder: str, part: Fraction) -> Iterator[Effect]:
    """The duty to pay for a part of a share, performed at once where the price is known."""
    item, into = clause.fractions, clause.into
    if item is None:
        raise AssertionError("a fraction left over without a rule")
    day = price_day(state, item.value)
    when = f"of {day}" if day is not None else "of the business day before"
    name = "close" if item.value.price == CLOSE else "market price"
    text = f"{show_exact(part)} of a share of {into} is to be paid to {holder} in cash, at the {name} {when}."
    arisen = arise(
        state,
        Duty(
            id="",
            what=f"pay {holder} for {show_exact(part)} of a share of {into}",
            cite=item.cite,
            to=holder,
            of=stock.name,
            due=None,
            status="due",
            arose=state.day,
            reason=Reason(text, (item.cite,), (Input("fraction", part, "shares"),)),
            kind=KIND,
            amount=part,
        ),
    )
    yield arisen
    price = _known_price(state, item.value, into, day) if day is not None else None
    if price is not None:
        yield from pay_for_fraction(state, arisen.duty, price)
        return
    missing = CALENDAR if day is None else _missing(item.value, into, day)
    yield Undetermined(missing, Reason(f"The cash for {show_exact(part)} of a share needs {missing}.", (item.cite,)))


def _missing(rule: FractionRule, into: str, day: date) -> str:
    return {
        CLOSE: f"the close price of {into} on {day}",
        "board": f"the market price of {into} on {day} as the board determines it (appraise {into}, and by whom)",
    }.get(rule.price, f"the market price of {into} on {day} (its close price, or what the board determines)")


def _known_price(state: State, rule: FractionRule, into: str, day: date) -> Price | None:
    """What the board has determined for the day, where the rule asks for it, before the close of the day."""
    if rule.price != CLOSE:
        for event in reversed(state.past(Appraise)):
            if event.what == into and (event.on or event.date) == day:
                return Price(event.value, event.by)
    close = close_price(state, into, day) if rule.price != "board" else None
    return None if close is None else Price(close)


def price_day(state: State, rule: FractionRule) -> date | None:
    """The day whose price pays for fractions: the conversion date, or the business day before it; None: not known."""
    if rule.price_on == "conversion date":
        return state.day
    if rule.days_before is not None:
        return before(state, state.day, rule.days_before)
    calendar = calendar_of(state)
    return calendar.previous_business_day(state.day) if calendar is not None else None


def waiting(state: State, stock: Stock, arose: date) -> list[Duty]:
    """The duties to pay for fractions of conversions of a day that still wait for a price."""
    return [
        duty
        for duty in state.duties.values()
        if (duty.kind, duty.status, duty.of, duty.arose) == (KIND, "due", stock.name, arose)
    ]


def pay_for_fraction(state: State, duty: Duty, price: Price) -> Iterator[Effect]:
    """Pay the cash owed for a part of a share at a price, to the nearest cent."""
    part = duty.amount if duty.amount is not None else NOTHING
    exact = part * price.value
    cents = round_to(exact, CENT, NEAREST)
    rounding = f"{show_money(exact)} to the nearest cent" if cents != exact else ""
    inputs = (
        Input("fraction", part, "shares"),
        Input("market price" if price.by else "close price", price.value, "price"),
    )
    by = f", the market price as {price.by} determined it" if price.by else ""
    text = f"{show_exact(part)} x {show_money(price.value)} = {show_money(cents)} to {duty.to}{by}."
    reason = Reason(text, (duty.cite,), inputs, rounding=rounding, because=(duty.reason,))
    number = f"p{len(state.payments) + 1}"
    yield Paid(number, duty.of, duty.to, cents, exact, "cash for fraction", state.day, reason)
    yield performed(duty, state.day, reason)
