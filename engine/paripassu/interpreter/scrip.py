"""Scrip: paper for a part of a share, which neither votes nor earns; enough of it makes a whole share."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.duties import after
from paripassu.interpreter.state import State
from paripassu.model.clauses import Conversion
from paripassu.model.run import Effect, HoldingChanged, Input, Reason
from paripassu.money import show_exact

SCRIP = "scrip"


def scrip_name(into: str) -> str:
    """What the paper for parts of a share is called among the holdings."""
    return f"scrip for {into}"


def scrip_for(state: State, clause: Conversion, holder: str, part: Fraction) -> Iterator[Effect]:
    """Give a holder scrip for a part of a share."""
    item = clause.fractions
    if item is None:
        raise AssertionError("a fraction left over without a rule")
    name = scrip_name(clause.into)
    held, lasts = state.held(name, holder), item.value.scrip_lasts
    until = after(state, state.day, lasts) if lasts is not None else None
    words = "" if until is None else f", void after {until}"
    text = f"{holder} is given {name} of {show_exact(part)} of a share{words}; it has no vote and earns nothing."
    inputs = (Input("fraction", part, "shares"), *((Input("void after", until, "date"),) if until is not None else ()))
    yield HoldingChanged(name, holder, held, held + part, Reason(text, (item.cite,), inputs))
