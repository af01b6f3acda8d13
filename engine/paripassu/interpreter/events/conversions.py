"""A holder's request to convert: what it does is for the conversion clause to say."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model.events import Convert
from paripassu.model.run import VOID, Effect, Reason


def convert(event: Convert, state: State) -> Iterator[Effect | Objection]:
    """A class without a conversion clause converts into nothing."""
    if state.stock(event.of).conversion is None:
        yield Objection(VOID, Reason(f"{event.of} does not convert into anything."), code="R307")
