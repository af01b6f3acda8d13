"""Dividends: a series that is never paid any cannot be voted one."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.dividends import Dividends
from paripassu.model.events import DeclareDividend
from paripassu.model.run import VOID, Reason
from paripassu.model.terms import Stock


def may_declare(stock: Stock, clause: Dividends, event: DeclareDividend, state: State) -> Iterator[Objection]:
    """Object to any dividend on a series that is entitled to none."""
    del state
    if event.on == stock.name and clause.none is not None and clause.none.value:
        text = f"Holders of {stock.name} are entitled to no dividends, so none can be declared on it."
        yield Objection(VOID, Reason(text, (clause.none.cite,)), code="R310")


RULES = Rules(may={DeclareDividend: may_declare})
