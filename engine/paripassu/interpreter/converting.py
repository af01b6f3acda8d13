"""Turning shares of a series into what they convert into: counted per holder, fractions by their rule."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from paripassu.interpreter.counts import move
from paripassu.interpreter.duties import after, arise, calendar_cites, whole
from paripassu.interpreter.evaluate import Missing, close_price, conversion_rate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.clauses import Conversion, FractionRule
from paripassu.model.events import Elect, Property
from paripassu.model.run import (
    Converted,
    Duty,
    DutyChanged,
    Effect,
    Input,
    Noted,
    Paid,
    Reason,
    Undetermined,
)
from paripassu.model.terms import Stock
from paripassu.money import round_to, show_exact, show_money, show_shares
from paripassu.value import Value

CENT = Fraction(1, 100)
ONE = Fraction(1)


@frozen(eq=False, repr=False)
class Due(Value):
    """What one holder's shares turn into: the exact number, the whole or rounded shares, and the part left over."""

    exact: Fraction
    received: Fraction
    fraction: Fraction
    rounding: str


def company_elected_shares(state: State, stock: Stock) -> bool:
    """Whether the company chose to issue fractional shares for this series; its latest election counts."""
    for event in reversed(state.past(Elect)):
        if event.of in {"", stock.name} and event.what in {"fractional shares", "cash for fractions"}:
            return event.what == "fractional shares"
    return False


def split_off(rule: FractionRule | None, exact: Fraction, elected: bool) -> Due:
    """Apply the fraction rule to one holder's exact number of shares."""
    part = exact - whole(exact)
    if not part or rule is None:
        return Due(exact, exact, NOTHING, "")
    if rule.outcome == "shares" or (rule.company_may_elect_shares and elected):
        return Due(exact, exact, NOTHING, "")
    if rule.outcome in {"up", "down", "nearest"}:
        rounded = round_to(exact, ONE, rule.outcome)
        return Due(exact, rounded, NOTHING, f"{show_exact(exact)} rounded {rule.outcome} to whole shares per holder")
    return Due(exact, whole(exact), part, "whole shares per holder, the fraction in cash")


def convert_holder(
    state: State,
    stock: Stock,
    holder: str,
    shares: Fraction,
    why: tuple[Reason, ...],
) -> Iterator[Effect]:
    """Convert some of a holder's shares now: shares in, shares out, fractions, and the duties that follow."""
    conversion = _conversion_of(stock)
    rate = conversion_rate(state, stock)
    if isinstance(rate, Missing) or state.today is None:
        missing = rate.what if isinstance(rate, Missing) else "the day"
        yield Undetermined(
            missing, Reason(f"{stock.name} cannot be converted: {missing} is not known.", _cites(conversion))
        )
        return
    each = state.entitlements.get(stock.name)
    if each is not None:
        yield from _into_property(state, stock, holder, shares, each)
        return
    elected = company_elected_shares(state, stock)
    rule = conversion.fractions.value if conversion.fractions is not None else None
    due = split_off(rule, shares * rate, elected)
    reason = _converted(stock, conversion, holder, shares, rate, due, why)
    yield from move(state, stock.name, holder, -shares, reason)
    yield from move(state, conversion.into, holder, due.received, reason)
    yield Converted(stock.name, holder, shares, conversion.into, due.received, due.fraction, reason)
    yield from _deliver(state, stock, conversion, holder, reason)
    if due.fraction:
        yield from _cash_for(state, stock, conversion, holder, due.fraction)


def _conversion_of(stock: Stock) -> Conversion:
    conversion = stock.conversion
    if conversion is None:
        raise AssertionError(f"{stock.name} does not convert")
    return conversion


def _cites(conversion: Conversion) -> tuple[Cite, ...]:
    items = (conversion.rate, conversion.fractions)
    return tuple(item.cite for item in items if item is not None)


def _converted(
    stock: Stock,
    conversion: Conversion,
    holder: str,
    shares: Fraction,
    rate: Fraction,
    due: Due,
    why: tuple[Reason, ...],
) -> Reason:
    inputs = (
        Input(f"{stock.name} converted", shares, "shares"),
        Input("conversion rate", rate, "ratio"),
        Input("exact", due.exact, "shares"),
    )
    text = (
        f"{show_shares(shares)} {stock.name} of {holder} x {show_exact(rate)} = {show_exact(due.exact)} {conversion.into}"
        f"{f': {show_shares(due.received)} issued' if due.received != due.exact else ''}."
    )
    return Reason(text, _cites(conversion), inputs, rounding=due.rounding, because=why)


def _deliver(state: State, stock: Stock, conversion: Conversion, holder: str, reason: Reason) -> Iterator[Effect]:
    if conversion.deliver is None or state.today is None:
        return
    duration, cite = conversion.deliver.value, conversion.deliver.cite
    due = after(state, state.today, duration)
    inputs = (Input("conversion date", state.today, "date"),)
    text = f"Certificates of {conversion.into} are to be sent to {holder} within {duration} after the conversion date."
    duty = Duty(
        id="",
        what=f"send certificates of {conversion.into} to {holder}",
        cite=cite,
        to=holder,
        of=conversion.into,
        due=due,
        status="due",
        arose=state.today,
        reason=Reason(text, (cite, *calendar_cites(state)), inputs, because=(reason,)),
        kind="deliver certificates",
    )
    yield arise(state, duty)
    if due is None:
        missing = "a calendar of business days (install paripassu[calendar])"
        yield Undetermined(missing, Reason(f"The last day of {duration} cannot be told without {missing}.", (cite,)))


def _cash_for(state: State, stock: Stock, conversion: Conversion, holder: str, part: Fraction) -> Iterator[Effect]:
    """The duty to pay for a part of a share, performed at once where the price is known."""
    if conversion.fractions is None or state.today is None:
        return
    cite = conversion.fractions.cite
    text = f"{show_exact(part)} of a share of {conversion.into} is paid to {holder} in cash at the close of the conversion date."
    duty = Duty(
        id="",
        what=f"pay {holder} for {show_exact(part)} of a share of {conversion.into}",
        cite=cite,
        to=holder,
        of=stock.name,
        due=None,
        status="due",
        arose=state.today,
        reason=Reason(text, (cite,), (Input("fraction", part, "shares"),)),
        kind="pay cash for fraction",
        amount=part,
    )
    arisen = arise(state, duty)
    yield arisen
    price = close_price(state, conversion.into)
    if price is not None:
        yield from pay_for_fraction(state, arisen.duty, price)
        return
    missing = f"the close price of {conversion.into} on {state.today}"
    yield Undetermined(missing, Reason(f"The cash for {show_exact(part)} of a share needs {missing}.", (cite,)))


def pay_for_fraction(state: State, duty: Duty, price: Fraction) -> Iterator[Effect]:
    """Pay the cash owed for a part of a share at a price, to the nearest cent."""
    part = duty.amount if duty.amount is not None else NOTHING
    exact = part * price
    cents = round_to(exact, CENT, "nearest")
    rounding = f"${show_exact(exact)} to the nearest cent" if cents != exact else ""
    inputs = (Input("fraction", part, "shares"), Input("close price", price, "price"))
    text = f"{show_exact(part)} x {show_money(price)} = {show_money(cents)} to {duty.to}."
    reason = Reason(text, (duty.cite,), inputs, rounding=rounding, because=(duty.reason,))
    day = state.today or duty.arose
    yield Paid(f"p{len(state.payments) + 1}", duty.of, duty.to, cents, exact, "cash for fraction", day, reason)
    yield DutyChanged(evolve(duty, status="met", settled=day), reason)


def _into_property(state: State, stock: Stock, holder: str, shares: Fraction, each: Property) -> Iterator[Effect]:
    """Convert after a reorganization: into what a converted holder would have got then."""
    before = state.entitlement_reasons[stock.name]
    cites = before.cites
    day = state.today
    if day is None:
        return
    words = " + ".join(f"{show_exact(number * shares)} {name}" for name, number in each.securities)
    reason = Reason(
        f"{show_shares(shares)} {stock.name} of {holder} convert into {words or 'money'}.", cites, because=(before,)
    )
    yield from move(state, stock.name, holder, -shares, reason)
    for name, number in each.securities:
        yield from _into_security(state, stock, holder, (shares, name, number * shares), reason)
    if each.cash:
        exact = each.cash * shares
        cents = round_to(exact, CENT, "nearest")
        number_of = f"p{len(state.payments) + 1}"
        yield Paid(number_of, stock.name, holder, cents, exact, "conversion", day, reason)


def _into_security(
    state: State, stock: Stock, holder: str, turned: tuple[Fraction, str, Fraction], reason: Reason
) -> Iterator[Effect]:
    """Give a holder one kind of security: shares of this company are counted and delivered, others are only told of."""
    conversion = _conversion_of(stock)
    shares, name, exact = turned
    rule = conversion.fractions.value if conversion.fractions is not None and name == conversion.into else None
    due = split_off(rule, exact, company_elected_shares(state, stock))
    if state.terms.stock(name) is not None:
        yield from move(state, name, holder, due.received, reason)
    yield Converted(stock.name, holder, shares, name, due.received, due.fraction, reason)
    if name == conversion.into:
        yield from _deliver(state, stock, conversion, holder, reason)
    if due.fraction:
        yield from _cash_for(state, stock, conversion, holder, due.fraction)


def nothing_follows(text: str, cites: tuple[Cite, ...], inputs: tuple[Input, ...] = ()) -> Noted:
    """Say why no conversion took place."""
    return Noted(Reason(text, cites, inputs))
