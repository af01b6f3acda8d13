"""Events that reshape a company: new series, options, reorganizations, mergers, sales, its end."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model import events as told
from paripassu.money import show_exact, show_exact_money
from paripassu.report.acts_text import show_matter


def show_property(each: told.Property) -> str:
    """What one share turns into: `0.5 NewCo and $0.10`."""
    parts = [f"{show_exact(number)} {name}" for name, number in each.securities]
    if each.cash:
        parts.append(show_exact_money(each.cash))
    return " and ".join(parts) or "nothing"


def _designate(event: told.Designate) -> str:
    amount = "" if event.amount is None else f", {show_exact_money(event.amount)} a share"
    ranks = f", {event.ranks} {event.ranks_to}" if event.ranks else ""
    return f"designate series {event.name} of {event.of}: {show_exact(event.shares)} shares{amount}{ranks}"


def _grant(event: told.GrantOptions) -> str:
    strike = show_exact_money(event.strike)
    return f'grant {event.kind} on {show_exact(event.shares)} {event.of} to "{event.to}" at {strike}'


def _reserve(event: told.Reserve) -> str:
    purpose = f' for "{event.purpose}"' if event.purpose else ""
    return f"reserve {show_exact(event.shares)} {event.of}{purpose}"


def _reorganize(event: told.Reorganize) -> str:
    return f"{show_matter(event.kind)}: each {event.of} becomes {show_property(event.each)}"


def _merge(event: told.Merge) -> str:
    who = "the company survives" if event.survives else f'"{event.other}" survives'
    each = "" if event.each is None else f"; each {event.of or 'Common'} becomes {show_property(event.each)}"
    assumes = f"; terms assumed {event.assumes}" if event.assumes else ""
    return f'merge with "{event.other}": {who}{each}{assumes}'


def _sell(event: told.SellAssets) -> str:
    proceeds = "" if event.proceeds is None else f" for {show_exact_money(event.proceeds)}"
    return f'sell {event.extent or "some"} assets to "{event.to}"{proceeds}'.replace("some assets", "assets")


def _tender(event: told.TenderOffer) -> str:
    return f'tender offer by "{event.buyer}": {show_exact(event.shares)} {event.of} at {show_exact_money(event.price)}'


def _liquidate(event: told.Liquidate) -> str:
    how = "" if event.is_voluntary else "involuntary "
    return f"{how}liquidation with assets of {show_exact_money(event.assets)}"


def _set_aside(event: told.SetAside) -> str:
    amount = "the amount owed" if event.amount is None else show_exact_money(event.amount)
    return f"set aside {amount} in trust for {event.of}"


WORDS: dict[type, Callable[..., str]] = {
    told.Designate: _designate,
    told.GrantOptions: _grant,
    told.Reserve: _reserve,
    told.Reorganize: _reorganize,
    told.Merge: _merge,
    told.SellAssets: _sell,
    told.TenderOffer: _tender,
    told.Liquidate: _liquidate,
    told.SetAside: _set_aside,
}
