"""What market formulas do to a conversion price: rights, distributions, dividends in money, tender offers.

Each says the factor of the price. Terms that write the factor of the ratio mean its reciprocal.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.duties import after
from paripassu.interpreter.evaluate import Known, Missing
from paripassu.interpreter.market import average, trading_days
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.adjustments import Averaging, Formula
from paripassu.model.citations import Item
from paripassu.model.events import Appraise, DeclareDividend, TenderOffer
from paripassu.model.market_events import Distribute, OfferRights
from paripassu.model.run import Input, Reason
from paripassu.money import show_exact, show_exact_money, show_shares
from paripassu.value import Value

# Figures that a later readjustment takes up again.
BASE, OFFERED, BOUGHT = "shares before the offer", "shares offered", "shares the money buys at the average"


@frozen(eq=False, repr=False)
class Moved(Value):
    """By which factor a price changes, and why; a factor of one changes nothing, and the reason says why not."""

    factor: Fraction
    reason: Reason


ONE = Fraction(1)


def averaged(state: State, rule: Averaging, day: date) -> Known:
    """The average that a formula is weighed against on a day, of the trading days before it or after it."""
    return average(state, rule.of, rule.price, trading_days(state, day, rule.days if rule.before else -rule.days))


def last_day(state: State, rule: Averaging, day: date) -> date | None:
    """The last of the days after a day that an average waits for."""
    days = trading_days(state, day, -rule.days)
    return None if days is None else days[-1]


def _unchanged(text: str, item: Item[Formula], *inputs: Input) -> Moved:
    return Moved(ONE, Reason(text, (item.cite,), inputs))


def by_rights(state: State, item: Item[Formula], event: OfferRights) -> Moved | Missing:
    """(shares + those that the money buys at the average) / (shares + those offered)."""
    rule = item.value
    until = after(state, event.date, rule.within) if rule.within is not None else None
    if until is not None and event.expires > until:
        text = f"Rights that last until {event.expires}, longer than {rule.within}, do not move the price."
        return _unchanged(text, item, Input("last day", until, "date"))
    price = averaged(state, rule.average, event.date)
    if isinstance(price, Missing):
        return price
    inputs = (Input("average price", price, "price"), Input("price of the rights", event.price, "price"))
    if event.price >= price:
        text = f"Rights at {show_exact_money(event.price)} are not below the average of {show_exact_money(price)}."
        return _unchanged(text, item, *inputs)
    return weigh_rights(item, (state.out(event.of), event.shares, event.shares * event.price / price), inputs)


def weigh_rights(item: Item[Formula], figures: tuple[Fraction, Fraction, Fraction], inputs: tuple[Input, ...]) -> Moved:
    """The factor by which shares before, shares offered, and shares that the money buys change the price."""
    base, offered, bought = figures
    factor = (base + bought) / (base + offered)
    text = (
        f"({show_exact(base)} + {show_exact(bought)}) / ({show_exact(base)} + {show_exact(offered)}) = "
        f"{show_exact(factor)}: rights below the average price."
    )
    more = (Input(BASE, base, "shares"), Input(OFFERED, offered, "shares"), Input(BOUGHT, bought, "shares"))
    return Moved(factor, Reason(text, (item.cite,), (*inputs, *more)))


def by_distribution(state: State, item: Item[Formula], event: Distribute) -> Moved | Missing:
    """(price - worth of what is distributed on a share) / price."""
    worth = appraised(state, event.what, event.date)
    price = averaged(state, item.value.average, event.date)
    if isinstance(worth, Missing):
        return worth
    if isinstance(price, Missing):
        return price
    return _less(item, price, worth * event.number, f"{show_exact(event.number)} {event.what}")


def by_dividend(state: State, item: Item[Formula], event: DeclareDividend) -> Moved | Missing:
    """(price - dividend beyond what is usual) / price, at the day on which the stock is bought without it."""
    day = ex_day(event)
    usual = dict(item.value.usual).get(event.rhythm)
    beyond = event.per_share if usual is None else max(event.per_share - usual, NOTHING)
    if not beyond:
        text = f"A dividend of {show_exact_money(event.per_share)} is not beyond {show_exact_money(usual or NOTHING)}."
        return _unchanged(text, item)
    price = averaged(state, item.value.average, day)
    if isinstance(price, Missing):
        return price
    said = f"{show_exact_money(event.per_share)} of dividend"
    if usual is not None:
        said += f" beyond {show_exact_money(usual)} {event.rhythm}"
    return _less(item, price, beyond, said)


def ex_day(event: DeclareDividend) -> date:
    """The day whose holders get a dividend: its record date, which is never before it is declared."""
    return event.date if event.record_date is None else max(event.record_date, event.date)


def _less(item: Item[Formula], price: Fraction, worth: Fraction, what: str) -> Moved | Missing:
    left, inputs = price - worth, (Input("average price", price, "price"), Input("given on a share", worth, "price"))
    if left <= 0:
        return Missing(f"what a share that is worth {show_exact_money(price)} keeps after {what}")
    text = (
        f"({show_exact_money(price)} - {show_exact_money(worth)}) / {show_exact_money(price)} = "
        f"{show_exact(left / price)}: {what} on each share."
    )
    return Moved(left / price, Reason(text, (item.cite,), inputs))


def by_spin_off(state: State, item: Item[Formula], event: Distribute) -> Moved | Missing:
    """Price / (price + worth of what was spun off), both on the average of the first days after it."""
    rule = item.value.average
    price = averaged(state, rule, event.date)
    theirs = averaged(state, Averaging(event.what, rule.days, rule.price, rule.before), event.date)
    if isinstance(price, Missing):
        return price
    if isinstance(theirs, Missing):
        return theirs
    worth = theirs * event.number
    inputs = (Input("average price", price, "price"), Input("worth spun off on a share", worth, "price"))
    text = (
        f"{show_exact_money(price)} / ({show_exact_money(price)} + {show_exact_money(worth)}) = "
        f"{show_exact(price / (price + worth))}: {show_exact(event.number)} {event.what} spun off on each share."
    )
    return Moved(price / (price + worth), Reason(text, (item.cite,), inputs))


def by_tender(state: State, item: Item[Formula], event: TenderOffer) -> Moved | Missing:
    """(shares before x price after) / (money paid + price after x shares left), where that is below one."""
    price = averaged(state, item.value.average, event.date)
    if isinstance(price, Missing):
        return price
    before = state.out_on(event.of, event.date - timedelta(days=1))
    paid, left = event.shares * event.price, before - event.shares
    inputs = (
        Input("average price", price, "price"),
        Input("shares before", before, "shares"),
        Input("paid in all", paid, "money"),
        Input("shares left", left, "shares"),
    )
    if event.price <= price:
        text = f"{show_exact_money(event.price)} a share is not above the average of {show_exact_money(price)}."
        return _unchanged(text, item, *inputs)
    factor = before * price / (paid + price * left)
    text = (
        f"({show_shares(before)} x {show_exact_money(price)}) / ({show_exact_money(paid)} + {show_exact_money(price)} "
        f"x {show_shares(left)}) = {show_exact(factor)}: a tender offer above the average price."
    )
    return Moved(factor, Reason(text, (item.cite,), inputs))


def appraised(state: State, what: str, day: date) -> Known:
    """What somebody last valued a thing at by a day."""
    for event in reversed(state.past(Appraise)):
        if event.what == what and event.date <= day:
            return event.value
    return Missing(f"what one {what} is worth (an `appraise` line)")
