"""Splits, reverse splits and stock dividends: every holder's number changes by one factor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.events import Split
from paripassu.model.run import VOID, CountChanged, Effect, HoldingChanged, Input, Reason
from paripassu.money import show_exact, show_shares


def factor_of(event: Split) -> Fraction:
    """By what each holding is multiplied: 2 for a 2-for-1 split, 21/20 for a 5% stock dividend."""
    return (event.old + event.new) / event.old if event.is_stock_dividend else event.new / event.old


def split(event: Split, state: State) -> Iterator[Effect | Objection]:
    """Multiply every holding of the class; void where the authorized number does not reach.

    A split changes the authorized number too only if the charter is amended, which is an event of its own.
    """
    factor, out = factor_of(event), state.out(event.of)
    authorized = state.authorized.get(event.of)
    taken = state.reserved.get(event.of, NOTHING)
    if authorized is not None and out * factor + taken > authorized:
        text = (
            f"{show_shares(out)} {event.of} would become {show_exact(out * factor)}, but only "
            f"{show_shares(authorized)} are authorized{f', {show_shares(taken)} of them reserved' if taken else ''}."
        )
        yield Objection(
            VOID, Reason(text, (law("DGCL §161"),), (Input("authorized", authorized, "shares"),)), code="R301"
        )
        return
    name = "stock dividend" if event.is_stock_dividend else "split"
    reason = Reason(
        f"Each holding of {event.of} is multiplied by {show_exact(factor)} ({name}).",
        inputs=(Input("factor", factor, "ratio"),),
    )
    for holder, shares in list(state.holdings.get(event.of, {}).items()):
        yield HoldingChanged(event.of, holder, shares, shares * factor, reason)
    yield CountChanged(event.of, "outstanding", out, out * factor, reason)
    issued = state.issued.get(event.of, out)
    # What was reacquired before stays reacquired: only the outstanding shares are multiplied.
    yield CountChanged(event.of, "issued", issued, issued - out + out * factor, reason)
