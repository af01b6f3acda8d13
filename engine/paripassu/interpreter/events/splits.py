"""Splits, reverse splits and stock dividends: every holder's number changes by one factor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.counts import authorized_cites
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.events import Split
from paripassu.model.run import VOID, CountChanged, Effect, HoldingChanged, Input, Reason
from paripassu.money import show_exact, show_shares

_SPLIT = law("DGCL §242(a)(3)", "subdividing and combining outstanding shares")
_DIVIDEND = law("DGCL §173", "dividends may be paid in shares")


def factor_of(event: Split) -> Fraction:
    """By what each holding is multiplied: 2 for a 2-for-1 split, 21/20 for a 5% stock dividend."""
    return (event.old + event.new) / event.old if event.is_stock_dividend else event.new / event.old


def may_split(event: Split, state: State) -> Iterator[Objection]:
    """A split is void where the authorized number does not reach.

    A split changes the authorized number too only if the charter is amended, which is an event of its own.
    """
    after, authorized = state.out(event.of) * factor_of(event), state.authorized.get(event.of)
    gone = state.reacquired.get(event.of, NOTHING)
    if authorized is not None and after + gone > authorized:
        held_back = f", and {show_shares(gone)} of these are not to be issued again" if gone else ""
        text = (
            f"{show_shares(state.out(event.of))} {event.of} would become {show_exact(after)}, but only "
            f"{show_shares(authorized)} are authorized{held_back}."
        )
        cites = (*authorized_cites(state, event.of), law("DGCL §161"))
        yield Objection(VOID, Reason(text, cites, (Input("authorized", authorized, "shares"),)), code="R301")


def split(event: Split, state: State) -> Iterator[Effect]:
    """Multiply every holding of the class."""
    factor, out = factor_of(event), state.out(event.of)
    name, cite = ("stock dividend", _DIVIDEND) if event.is_stock_dividend else ("split", _SPLIT)
    text = f"Each holding of {event.of} is multiplied by {show_exact(factor)} ({name})."
    reason = Reason(text, (cite,), (Input("factor", factor, "ratio"),))
    issued = state.issued.get(event.of, NOTHING)
    for holder, shares in list(state.holdings.get(event.of, {}).items()):
        yield HoldingChanged(event.of, holder, shares, shares * factor, reason)
    yield CountChanged(event.of, "outstanding", out, out * factor, reason)
    # What was reacquired before stays reacquired: only the outstanding shares are multiplied.
    before = state.issued.get(event.of, NOTHING)
    yield CountChanged(event.of, "issued", before, issued - out + out * factor, reason)


SPLIT = Facts(may_split, split)
