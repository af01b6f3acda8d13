"""Mergers, capital reorganizations and sales of assets: what the shares of the class concerned turn into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from paripassu.interpreter.counts import authorized_cites, move
from paripassu.interpreter.saying import say_property
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.events import Merge, Property, Reorganize, SellAssets
from paripassu.model.run import VOID, Converted, Effect, Input, Noted, Paid, Reason
from paripassu.money import show_exact, show_exact_money, show_shares, to_cents


def may_exchange(event: Merge | Reorganize, state: State) -> Iterator[Objection]:
    """Nobody gets more shares of a class of the company than are authorized."""
    of = exchanged(event, state)
    for name, number in event.each.securities if event.each is not None and of else ():
        authorized = state.authorized.get(name)
        others = state.reacquired.get(name, NOTHING) + (state.out(name) if name != of else NOTHING)
        needed = state.out(of) * number + others
        if authorized is not None and needed > authorized:
            text = f"The exchange needs {show_exact(needed)} {name}, but only {show_shares(authorized)} are authorized."
            inputs = (Input("authorized", authorized, "shares"), Input("needed", needed, "shares"))
            yield Objection(VOID, Reason(text, (*authorized_cites(state, name), law("DGCL §161")), inputs), code="R301")


def may_keep_back(event: Merge | SellAssets, state: State) -> Iterator[Objection]:
    """No more lies in escrow than the money of which it is a part."""
    del state
    proceeds = event.proceeds if event.proceeds is not None else NOTHING
    if event.escrow is not None and event.escrow > proceeds:
        text = f"Of {show_exact_money(proceeds)} no {show_exact_money(event.escrow)} can lie in escrow."
        cites = (law("DGCL §251(b)", "the agreement says what holders are paid in a deal, and when"),)
        inputs = (Input("proceeds", proceeds, "money"), Input("in escrow", event.escrow, "money"))
        yield Objection(VOID, Reason(text, cites, inputs), code="R317")


def may_merge(event: Merge, state: State) -> Iterator[Objection]:
    """Why a merger cannot be, for what is exchanged in it or for what is kept back of its money."""
    yield from may_exchange(event, state)
    yield from may_keep_back(event, state)


def exchanged(event: Merge | Reorganize, state: State) -> str:
    """The class whose shares are exchanged: the one named, in a merger else common stock; "" where there is none."""
    common = state.terms.common
    return event.of or (common.name if common is not None else "")


def reorganize(event: Reorganize, state: State) -> Iterator[Effect]:
    """Every share of the class becomes something else."""
    text = f"Each {event.of} becomes {say_property(event.each)} ({event.kind})."
    yield from _exchange(event.of, event.each, state, Reason(text, (law("DGCL §242"),)))


def merge(event: Merge, state: State) -> Iterator[Effect]:
    """The company merges; shares are exchanged where the script says for what."""
    of = exchanged(event, state)
    if (event.each is None and not event.elections) or not of:
        text = f"The company merges with {event.other}{'' if event.survives else ' and does not survive'}."
        yield Noted(Reason(text, (law("DGCL §251"),)))
        return
    usual = event.each if event.each is not None else Property()
    others = "".join(f", or as elected {say_property(each)}" for each, _ in event.elections)
    text = f"In the merger with {event.other} each {of} becomes {say_property(usual)}{others}."
    chosen = {holder: each for each, holders in event.elections for holder in holders}
    yield from _exchange(of, usual, state, Reason(text, (law("DGCL §251"),)), chosen)


def sell_assets(event: SellAssets, state: State) -> Iterator[Effect]:
    """The company has the proceeds instead of the assets; nobody is paid by the sale alone."""
    del state
    price = f" for {show_exact_money(event.proceeds)}" if event.proceeds is not None else ""
    yield Noted(Reason(f"Assets sold to {event.to}{price}; the company holds the proceeds.", (law("DGCL §271"),)))


def _exchange(
    of: str, usual: Property, state: State, reason: Reason, chosen: Mapping[str, Property] | None = None
) -> Iterator[Effect]:
    """Take the old shares from every holder and give what they turn into; money to the cent over all holders.

    Who has chosen something else than the usual gets that.
    """
    held = dict(state.holdings.get(of, {}))
    gets = {holder: (chosen or {}).get(holder, usual) for holder in held}
    exact = [shares * gets[holder].cash for holder, shares in held.items()]
    for holder, shares in held.items():
        each = gets[holder]
        kept = sum((number for name, number in each.securities if name == of), NOTHING)
        yield from move(state, of, holder, shares * kept - shares, reason)
        for name, number in each.securities:
            if name != of:
                yield from _give(state, name, holder, shares * number, reason)
                yield Converted(of, holder, shares, name, shares * number, NOTHING, reason)
    if any(exact):
        for holder, amount, cents in zip(held, exact, to_cents(exact), strict=True):
            if not gets[holder].cash:
                continue
            inputs = (Input("shares", held[holder], "shares"), Input("for each", gets[holder].cash, "price"))
            rounding = "to the cent, by largest remainder" if cents != amount else ""
            text = f"{show_shares(held[holder])} {of} of {holder} in the exchange."
            paid = Reason(text, reason.cites, inputs, rounding=rounding, because=(reason,))
            yield Paid(f"p{len(state.payments) + 1}", of, holder, cents, amount, "exchange", state.day, paid)


def _give(state: State, name: str, holder: str, shares: Fraction, reason: Reason) -> Iterator[Effect]:
    """Shares of another class of the company are counted like any; what others issue is not ours to count."""
    if state.terms.stock(name) is not None:
        yield from move(state, name, holder, shares, reason)


REORGANIZE = Facts(may_exchange, reorganize)
MERGE = Facts(may_merge, merge)
SELL_ASSETS = Facts(may_keep_back, sell_assets)
