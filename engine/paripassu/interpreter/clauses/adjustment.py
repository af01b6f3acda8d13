"""Adjustment of the conversion price: splits multiply it back, cheaper issues bring it down, holders may waive that."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.clauses.formulas import called_off, given, rights_ended
from paripassu.interpreter.clauses.offering import qualifies
from paripassu.interpreter.dilution import cheaper, new_shares, protected
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.repricing import repriced
from paripassu.interpreter.reweighing import option_ended
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Rules
from paripassu.interpreter.waiving import waiver_of
from paripassu.model.events import (
    DeclareDividend,
    Event,
    GrantOptions,
    Issue,
    PublicOffering,
    Split,
    TenderOffer,
)
from paripassu.model.market_events import CallOff, Distribute, Expire, OfferRights
from paripassu.model.rights import Adjustment
from paripassu.model.run import Effect, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money


def split(stock: Stock, clause: Adjustment, event: Split, state: State) -> Iterator[Effect]:
    """Divide the price by what a split multiplied the shares by, unless the conversion clause does so itself."""
    conversion = stock.conversion
    if clause.split is None or conversion is None or event.of != conversion.into:
        return
    if conversion.split_adjusts is not None:
        text = f"The conversion clause of {stock.name} itself says what a split does, so nothing is adjusted twice."
        yield Noted(Reason(text, (clause.split.cite, conversion.split_adjusts.cite)), of=stock.name)
        return
    factor = factor_of(event)
    text = f"{event.of} was multiplied by {show_exact(factor)}; the conversion price of {stock.name} is divided by it."
    reason = Reason(text, (clause.split.cite,), (Input("split factor", factor, "ratio"),))
    yield from repriced(state, stock, 1 / factor, reason)


def issued(stock: Stock, clause: Adjustment, event: Event, state: State) -> Iterator[Effect]:
    """Adjust all series that a cheaper issue moves at once, so that each is weighed against the same base."""
    first = next(protected(state), None)
    if first is None or first[0].name != stock.name:
        return
    del clause
    found: list[Effect] = []
    for each, adjustment in protected(state):
        found.extend(_adjusted(each, adjustment, event, state))
    yield from found


def _adjusted(stock: Stock, clause: Adjustment, event: Event, state: State) -> Iterator[Effect]:
    if stock.conversion is None or clause.dilution is None or getattr(event, "of", "") == stock.name:
        return
    if isinstance(event, PublicOffering) and qualifies(stock, event, state):
        return
    new = new_shares(event, state, stock.conversion.into)
    if new is None:
        return
    change = new if isinstance(new, Missing) else cheaper(state, stock, clause, new)
    if isinstance(change, Missing):
        text = f"Whether the conversion price of {stock.name} falls is not known: {change.what} is missing."
        yield Undetermined(change.what, Reason(text, (clause.dilution.cite,)), ("adjusted", "not adjusted"))
        return
    if change is None or isinstance(new, Missing):
        return
    waived = waiver_of(stock, clause, event, state)
    if waived is not None:
        yield Noted(Reason(waived.text, waived.cites, waived.inputs, because=(change.reason,)), of=stock.name)
        return
    yield from repriced(state, stock, change.after / change.before, _told(stock, change.reason), event)


def _told(stock: Stock, why: Reason) -> Reason:
    return Reason(f"{stock.name}: {why.text}", why.cites, why.inputs, rounding=why.rounding, because=why.because)


def offered(stock: Stock, clause: Adjustment, event: PublicOffering, state: State) -> Iterator[Effect]:
    """A public offering may be a cheaper issue, and may fall short of what a share must be worth in it."""
    yield from issued(stock, clause, event, state)
    item, conversion = clause.offering_floor, stock.conversion
    if item is None or conversion is None or event.of != conversion.into or not state.out(stock.name):
        return
    rate = conversion_rate(state, stock)
    if isinstance(rate, Missing):
        yield Undetermined(rate.what, Reason(f"What one {stock.name} is worth in it is not known.", (item.cite,)))
        return
    worth = rate * event.price
    inputs = (Input("price of the offering", event.price, "price"), Input("worth of a share", worth, "price"))
    if worth >= item.value:
        return
    text = (
        f"At {show_exact_money(event.price)} one {stock.name} would be worth {show_exact_money(worth)}, less than "
        f"{show_exact_money(item.value)}: it converts into {show_exact(item.value / event.price)} {event.of}."
    )
    yield from repriced(state, stock, worth / item.value, Reason(text, (item.cite,), inputs), event)


def ended(stock: Stock, clause: Adjustment, event: Expire, state: State) -> Iterator[Effect]:
    """Options and rights that end unused are counted anew."""
    yield from rights_ended(stock, clause, event, state)
    found = option_ended(state, stock, clause, event)
    if found is not None:
        yield from repriced(state, stock, found.factor, found.reason, event)


RULES = Rules(
    then={
        Split: split,
        Issue: issued,
        PublicOffering: offered,
        GrantOptions: issued,
        Expire: ended,
        CallOff: called_off,
        **dict.fromkeys((OfferRights, Distribute, DeclareDividend, TenderOffer), given),
    }
)
