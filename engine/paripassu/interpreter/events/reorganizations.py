"""Mergers, capital reorganizations and sales of assets: what the shares of the class concerned turn into."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.counts import move
from paripassu.interpreter.expect import say_property
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.events import Merge, Property, Reorganize, SellAssets
from paripassu.model.run import Converted, Effect, Noted, Paid, Reason
from paripassu.money import show_money, show_shares, to_cents


def reorganize(event: Reorganize, state: State) -> Iterator[Effect | Objection]:
    """Every share of the class becomes something else."""
    reason = Reason(f"Each {event.of} becomes {say_property(event.each)} ({event.kind}).", (law("DGCL §242"),))
    yield from _exchange(event.of, event.each, state, reason)


def merge(event: Merge, state: State) -> Iterator[Effect | Objection]:
    """The company merges; shares are exchanged where the script says for what."""
    common = state.terms.common
    of = event.of or (common.name if common is not None else "")
    if event.each is None or not of:
        text = f"The company merges with {event.other}{'' if event.survives else ' and does not survive'}."
        yield Noted(Reason(text, (law("DGCL §251"),)))
        return
    reason = Reason(
        f"In the merger with {event.other} each {of} becomes {say_property(event.each)}.", (law("DGCL §251"),)
    )
    yield from _exchange(of, event.each, state, reason)


def sell_assets(event: SellAssets, state: State) -> Iterator[Effect | Objection]:
    """The company has the proceeds instead of the assets; nobody is paid by the sale alone."""
    del state
    price = f" for {show_money(event.proceeds)}" if event.proceeds is not None else ""
    yield Noted(Reason(f"Assets sold to {event.to}{price}; the company holds the proceeds.", (law("DGCL §271"),)))


def _exchange(of: str, each: Property, state: State, reason: Reason) -> Iterator[Effect]:
    """Take the old shares from every holder and give what they turn into; money to the cent over all holders."""
    held = dict(state.holdings.get(of, {}))
    exact = [shares * each.cash for shares in held.values()]
    cents = to_cents(exact) if each.cash else exact
    for index, (holder, shares) in enumerate(held.items()):
        into_itself = sum((number for name, number in each.securities if name == of), NOTHING)
        yield from move(state, of, holder, shares * into_itself - shares, reason)
        for name, number in each.securities:
            if name == of:
                continue
            if state.terms.stock(name) is not None:
                yield from move(state, name, holder, shares * number, reason)
            yield Converted(of, holder, shares, name, shares * number, NOTHING, reason)
        if each.cash:
            rounding = "to the cent, by largest remainder" if cents[index] != exact[index] else ""
            paid = Reason(
                f"{show_shares(shares)} {of} of {holder} in the exchange.",
                reason.cites,
                rounding=rounding,
                because=(reason,),
            )
            number_of = f"p{len(state.payments) + 1}"
            day = state.today
            if day is not None:
                yield Paid(number_of, of, holder, cents[index], exact[index], "exchange", day, paid)
