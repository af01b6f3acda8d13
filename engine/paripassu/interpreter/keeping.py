"""Shares kept for conversions: what an issue may not take away, or what it puts at risk."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from paripassu.interpreter.counts import headroom
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.events import Issue
from paripassu.model.mechanics import Mechanics
from paripassu.model.run import BREACH, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import UP, WHOLE, round_to, show_shares


def may_issue(stock: Stock, clause: Mechanics, event: Issue, state: State) -> Iterator[Objection]:
    """Where enough shares are to be kept for conversions, others are not issued away."""
    short = _short(stock, event, state)
    if short is not None and clause.reserve is not None and clause.reserve.value:
        yield Objection(BREACH, evolve(short, cites=(clause.reserve.cite,)))


def issued(stock: Stock, clause: Mechanics, event: Issue, state: State) -> Iterator[Effect]:
    """Where none need be kept, an issue that leaves too few is told of: the right may come to nothing."""
    if clause.reserve is None or clause.reserve.value:
        return
    short = _short(stock, evolve(event, shares=NOTHING), state)
    if short is not None:
        yield Noted(evolve(short, cites=(clause.reserve.cite,)), of=stock.name)


def _short(stock: Stock, event: Issue, state: State) -> Reason | None:
    """Why too few shares are left for all conversions after an issue; None where there are enough, or none is asked."""
    conversion = stock.conversion
    rate = conversion_rate(state, stock)
    if conversion is None or event.of not in {conversion.into, stock.name} or isinstance(rate, Missing):
        return None
    room = headroom(state, conversion.into)
    left = None if room is None else room.shares - (event.shares if event.of == conversion.into else NOTHING)
    out = state.out(stock.name) + (event.shares if event.of == stock.name else NOTHING)
    needed = round_to(out * rate, WHOLE, UP)
    if left is None or left >= needed:
        return None
    text = (
        f"{show_shares(max(left, NOTHING))} {conversion.into} may still be issued, and {show_shares(needed)} are "
        f"needed to convert all {stock.name}."
    )
    return Reason(text, (), (Input("left to issue", left, "shares"), Input("needed", needed, "shares")))
