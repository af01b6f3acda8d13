"""Conversion of all of a series on the day that its terms set, at its usual rate or at that of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from paripassu.interpreter.clauses.offering import convert_all
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.state import State
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion
from paripassu.model.events import Property
from paripassu.model.run import Effect, Input, Reason, Undetermined
from paripassu.model.terms import Stock


def converts(stock: Stock, clause: Conversion, item: Item[date], state: State) -> Iterator[Effect]:
    """Convert all of a series because its day has come."""
    rate = clause.on_day_rate if item is clause.on_day else None
    why = Reason(
        f"The day has come on which all {stock.name} convert.", (item.cite,), (Input("day", item.value, "date"),)
    )
    if rate is None:
        yield from convert_all(stock, clause, why, state)
        return
    each = evaluate(rate.value, stock, state)
    if isinstance(each, Missing):
        text = f"All {stock.name} convert on {item.value}, at a rate that is not known: {each.what} is missing."
        yield Undetermined(each.what, Reason(text, (rate.cite,)))
        return
    yield from convert_all(
        stock, clause, evolve(why, cites=(item.cite, rate.cite)), state, Property(((clause.into, each),))
    )
