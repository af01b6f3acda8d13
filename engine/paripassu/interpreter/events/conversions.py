"""A holder's request to convert: what it does is for the conversion clause to say."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection
from paripassu.model.events import Convert
from paripassu.model.run import VOID, Reason


def may_convert(event: Convert, state: State) -> Iterator[Objection]:
    """A class without a conversion clause converts into nothing."""
    stock = state.stock(event.of)
    if stock.conversion is None:
        yield Objection(VOID, Reason(f"{event.of} does not convert into anything.", (stock.cite,)), code="R307")


CONVERT = Facts(may=may_convert)
