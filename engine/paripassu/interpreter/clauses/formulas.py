"""Formulas of market prices at work: when they are counted, what they leave as it is, and how they are undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import frozen

from paripassu.interpreter import formulas
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.formulas import Moved
from paripassu.interpreter.repricing import PRICE, RATE, repriced
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.waiving import waiver_of
from paripassu.model.adjustments import Formula
from paripassu.model.citations import Item
from paripassu.model.events import DeclareDividend, Event, Property, TenderOffer
from paripassu.model.market_events import CallOff, Distribute, Expire, OfferRights
from paripassu.model.rights import Adjustment
from paripassu.model.run import Effect, EntitlementChanged, Input, Noted, Reason, TermChanged, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money

_OUTCOMES = ("adjusted", "not adjusted")
Counts = Callable[[State, Item[Formula], Any], Moved | Missing]


@frozen(eq=False, repr=False)
class Pending:
    """A formula that is counted on a later day."""

    day: date
    stock: Stock
    clause: Adjustment
    event: Event


def _for(clause: Adjustment, event: Event) -> tuple[Item[Formula] | None, Counts]:
    """The formula that answers to an event."""
    match event:
        case OfferRights():
            return clause.rights, formulas.by_rights
        case Distribute(is_spin_off=True):
            return clause.spin_off or clause.distribution, (
                formulas.by_spin_off if clause.spin_off is not None else formulas.by_distribution
            )
        case Distribute():
            return clause.distribution, formulas.by_distribution
        case DeclareDividend():
            return clause.cash_dividend, formulas.by_dividend
        case _:
            return clause.tender_offer, formulas.by_tender


def given(stock: Stock, clause: Adjustment, event: Event, state: State) -> Iterator[Effect]:
    """What holders of the other class are given moves the price, now or once its days have passed."""
    if not _concerns(stock, event, state):
        return
    item, _ = _for(clause, event)
    if item is None:
        return
    day = counted_on(state, item, event)
    if day is None or day <= state.day:
        yield from count(stock, clause, event, state)
        return
    text = f"What this does to the conversion price of {stock.name} is counted on {day}."
    yield Noted(Reason(text, (item.cite,), (Input("counted on", day, "date"),)), of=stock.name)


def _concerns(stock: Stock, event: Event, state: State) -> bool:
    conversion = stock.conversion
    of = getattr(event, "on", "") or getattr(event, "of", "")
    return conversion is not None and of == conversion.into and bool(state.out(stock.name))


def counted_on(state: State, item: Item[Formula], event: Event) -> date | None:
    """The day on which a formula is counted: the record date, or the day after the last that it waits for."""
    if isinstance(event, DeclareDividend):
        return formulas.ex_day(event)
    if item.value.average.before:
        return event.date
    last = formulas.last_day(state, item.value.average, event.date)
    return None if last is None else last + timedelta(days=1)


def count(stock: Stock, clause: Adjustment, event: Event, state: State) -> Iterator[Effect]:
    """Count a formula and change the price, or say why it stays."""
    item, counts = _for(clause, event)
    if item is None:
        return
    spared = _spared(stock, clause, item, (event, state))
    if spared is not None:
        yield spared
        return
    found = counts(state, item, event)
    if isinstance(event, Distribute):
        instead = _property_instead(stock, item, event, state)
        if instead is not None:
            yield instead
            return
    if isinstance(found, Missing):
        text = f"What becomes of the conversion price of {stock.name} is not known: {found.what} is missing."
        yield Undetermined(found.what, Reason(text, (item.cite,)), _OUTCOMES)
    elif found.factor == 1:
        text = f"The conversion price of {stock.name} stays: {found.reason.text}"
        yield Noted(Reason(text, found.reason.cites, found.reason.inputs), of=stock.name)
    else:
        waived = waiver_of(stock, clause, event, state)
        if waived is not None:
            yield Noted(Reason(waived.text, waived.cites, waived.inputs, because=(found.reason,)), of=stock.name)
            return
        yield from repriced(state, stock, found.factor, found.reason, event)


def _spared(stock: Stock, clause: Adjustment, item: Item[Formula], told: tuple[Event, State]) -> Noted | None:
    """Why an event does nothing to the price, whatever the formula says."""
    event, state = told
    if clause.unless_participating is not None and getattr(event, "taking_part", "") == stock.name:
        text, cite = f"{stock.name} takes part itself, so its conversion price stays.", clause.unless_participating.cite
        return Noted(Reason(text, (cite,)), of=stock.name)
    if isinstance(event, TenderOffer) and event.buyer != state.terms.company.name:
        text = f"The tender offer is not made by the company, so the conversion price of {stock.name} stays."
        return Noted(Reason(text, (item.cite,)), of=stock.name)
    return None


def _property_instead(stock: Stock, item: Item[Formula], event: Distribute, state: State) -> EntitlementChanged | None:
    """Where too little of a share is left, whoever converts gets what was distributed as well."""
    leaves = item.value.leaves
    price = formulas.averaged(state, item.value.average, event.date)
    worth = formulas.appraised(state, event.what, event.date)
    rate, conversion = conversion_rate(state, stock), stock.conversion
    if leaves is None or conversion is None or isinstance(price, Missing) or isinstance(worth, Missing):
        return None
    left = price - worth * event.number
    if left >= leaves or isinstance(rate, Missing):
        return None
    now = state.entitlements.get(stock.name) or Property(((conversion.into, rate),))
    shares = sum((number for of, number in now.securities if of == conversion.into), NOTHING)
    each = Property((*now.securities, (event.what, shares * event.number)), now.cash)
    text = (
        f"{show_exact_money(left)} of {show_exact_money(price)} would be left, less than {show_exact_money(leaves)}: "
        f"whoever converts {stock.name} gets {show_exact(event.number)} {event.what} with each {conversion.into}."
    )
    inputs = (Input("average price", price, "price"), Input("left of a share", left, "price"))
    return EntitlementChanged(stock.name, each, Reason(text, (item.cite,), inputs))


# What was counted is undone or counted anew


def changes_by(state: State, stock: Stock, event: Event) -> list[TermChanged]:
    """What an event did to the price or the rate of a series."""
    return [change for change in state.changes if change.of == stock.name and change.cause is event]


def factor_by(state: State, stock: Stock, event: Event) -> Fraction | None:
    """The factor by which an event changed the price; None where it left it."""
    for change in changes_by(state, stock, event):
        if isinstance(change.before, Fraction) and isinstance(change.after, Fraction):
            if change.quantity == PRICE:
                return change.after / change.before
            if change.quantity == RATE:
                return change.before / change.after
    return None


def called_off(stock: Stock, clause: Adjustment, event: CallOff, state: State) -> Iterator[Effect]:
    """What was not carried out leaves the price as if it had never been set going."""
    past = _last(state, event)
    factor = factor_by(state, stock, past) if past is not None else None
    if factor is None or past is None:
        return
    item, _ = _for(clause, past)
    text = f"The {event.what} of {past.date} was called off, so what it did to the price of {stock.name} is undone."
    inputs = (Input("factor undone", factor, "ratio"),)
    cites = (item.cite,) if item is not None else (clause.cite,)
    yield from repriced(state, stock, 1 / factor, Reason(text, cites, inputs), event)


_CALLED: dict[str, type[Event]] = {
    "rights": OfferRights,
    "distribution": Distribute,
    "spin-off": Distribute,
    "dividend": DeclareDividend,
    "tender offer": TenderOffer,
}


def _last(state: State, event: CallOff) -> Event | None:
    kind = _CALLED[event.what]
    for past in reversed(state.past(kind)):
        of = getattr(past, "on", "") or getattr(past, "of", "")
        if of == event.of and getattr(past, "is_spin_off", False) == (event.what == "spin-off"):
            return past
    return None


def rights_ended(stock: Stock, clause: Adjustment, event: Expire, state: State) -> Iterator[Effect]:
    """Rights that end unused are counted anew, as if only those that were used had been given."""
    item = clause.rights
    past = next((each for each in reversed(state.past(OfferRights)) if each.of == event.of), None)
    changes = changes_by(state, stock, past) if past is not None else []
    if item is None or past is None or not changes or event.kind != "rights" or event.holder:
        return
    figures = {each.name: each.value for each in changes[0].reason.inputs}
    base, offered, bought = (figures.get(name) for name in (formulas.BASE, formulas.OFFERED, formulas.BOUGHT))
    if not (isinstance(base, Fraction) and isinstance(offered, Fraction) and isinstance(bought, Fraction)):
        return
    ended = sum((each.shares for each in state.past(Expire) if each.of == event.of and each.date >= past.date), NOTHING)
    was, now = (
        formulas.weigh_rights(item, (base, offered * used, bought * used), ())
        for used in ((offered - gone) / offered for gone in (ended - event.shares, ended))
    )
    text = f"{show_exact(event.shares)} of the rights ended unused, so they are counted anew: {now.reason.text}"
    reason = Reason(text, (item.cite,), (*now.reason.inputs, Input("factor before", was.factor, "ratio")))
    yield from repriced(state, stock, now.factor / was.factor, reason, event)


def pending(state: State) -> Iterator[Pending]:
    """The formulas that wait for a day to come, of all series."""
    for stock in state.terms.stocks:
        clause = stock.clause(Adjustment)
        for event in _waiting(state) if clause is not None else ():
            item = _for(clause, event)[0] if clause is not None else None
            if clause is None or item is None or not _concerns(stock, event, state) or _is_called_off(state, event):
                continue
            day = counted_on(state, item, event)
            if day is not None and day > event.date:
                yield Pending(day, stock, clause, event)


def _waiting(state: State) -> list[Event]:
    return [*state.past(DeclareDividend), *state.past(Distribute), *state.past(TenderOffer)]


def _is_called_off(state: State, event: Event) -> bool:
    return any(call.date >= event.date and _last(state, call) is event for call in state.past(CallOff))
