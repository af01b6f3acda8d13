"""Damages, buy-ins, rescissions and listings as sentences."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model import events as told
from paripassu.money import show_exact, show_exact_money


def _pay_damages(event: told.PayDamages) -> str:
    return f'pay damages on {event.on} to "{event.to}"'


def _buy_in(event: told.BuyIn) -> str:
    cost, proceeds = show_exact_money(event.cost), show_exact_money(event.proceeds)
    return f'buy in {show_exact(event.shares)} {event.of} by "{event.holder}" for {cost}, sold for {proceeds}'


def _rescind(event: told.RescindConversion) -> str:
    return f'rescind conversion of {show_exact(event.shares)} {event.of} by "{event.holder}"'


def _list(event: told.ListShares) -> str:
    what = f"conversion shares of {event.of}" if event.is_for_conversion else event.of
    return f"{'delist' if event.ends else 'list'} {what}"


WORDS: dict[type, Callable[..., str]] = {
    told.PayDamages: _pay_damages,
    told.BuyIn: _buy_in,
    told.RescindConversion: _rescind,
    told.ListShares: _list,
}
