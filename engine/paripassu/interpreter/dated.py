"""What happens because a day has come: conversions that the terms set for a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.interpreter.clauses.offering import convert_all
from paripassu.interpreter.state import State
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion
from paripassu.model.run import Effect, Input, Reason
from paripassu.model.terms import Stock

# Under this name the day is kept on which a series converts, where something that happened has set it.
CONVERSION_DAY = "conversion day"


def due_on_days(state: State, until: date) -> Iterator[tuple[Item[date], Stock, Conversion]]:
    """The conversions whose day comes after the present one, up to and including a day, in order of those days."""
    found = [
        (stock.conversion.on_day, stock, stock.conversion)
        for stock in state.terms.stocks
        if stock.conversion is not None and stock.conversion.on_day is not None
    ]
    for stock in state.terms.stocks:
        clause, day = stock.conversion, state.quantity(stock.name, CONVERSION_DAY)
        if clause is not None and clause.automatic_later is not None and isinstance(day, str):
            found.append((Item(date.fromisoformat(day), clause.automatic_later.cite), stock, clause))
    for item, stock, clause in sorted(found, key=lambda each: each[0].value):
        if state.today is not None and state.today < item.value <= until and state.out(stock.name):
            yield item, stock, clause


def come(item: Item[date], stock: Stock, clause: Conversion, state: State) -> Iterator[Effect]:
    """Convert all of a series because its day has come."""
    text = f"The day has come on which all {stock.name} convert."
    yield from convert_all(stock, clause, Reason(text, (item.cite,), (Input("day", item.value, "date"),)), state)
