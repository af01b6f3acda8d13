"""Dividends that a series gets because other stock gets one: in the same kind, on the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.evaluate import Known, quantity_of
from paripassu.interpreter.state import State
from paripassu.model.dividend_rates import Mirror
from paripassu.model.events import DeclareDividend
from paripassu.model.terms import Stock


def factor(state: State, stock: Stock, mirror: Mirror, event: DeclareDividend) -> Known:
    """How many times a dividend on the other stock a share of the series gets."""
    if not mirror.as_converted:
        return mirror.times
    rate = quantity_of(state, stock, "conversion rate", event.record_date or event.date)
    return mirror.times * rate if isinstance(rate, Fraction) else rate


def mirrored(state: State, stock: Stock, event: DeclareDividend) -> DeclareDividend | None:
    """The dividend on a series that one on other stock brings with it; None where there is none, or nobody can tell."""
    mirror = stock.dividends.mirror if stock.dividends is not None else None
    if mirror is None or mirror.value.only_beyond or event.on != mirror.value.of:
        return None
    times = factor(state, stock, mirror.value, event)
    if not isinstance(times, Fraction):
        return None
    return evolve(event, on=stock.name, per_share=event.per_share * times)


def with_mirrored(state: State, stock: Stock, events: Sequence[DeclareDividend]) -> list[DeclareDividend]:
    """Every dividend on a series, in the order of their declaration, those that others bring with them included."""
    found = ((event if event.on == stock.name else mirrored(state, stock, event)) for event in events)
    return [event for event in found if event is not None]


def beyond(state: State, stock: Stock, event: DeclareDividend) -> Iterator[Fraction]:
    """What a dividend on other stock is worth to the series, where that counts as far as it is more than the rate."""
    mirror = stock.dividends.mirror if stock.dividends is not None else None
    if mirror is None or not mirror.value.only_beyond or event.on != mirror.value.of or event.in_stock:
        return
    times = factor(state, stock, mirror.value, event)
    if isinstance(times, Fraction):
        yield event.per_share * times
