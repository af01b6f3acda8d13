"""The counts of each class: what is authorized, issued, set aside, gone for good, and still to be had."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.run import ClassCounts, CountChanged, Effect, HoldingChanged, Input, Reason
from paripassu.money import show_shares
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Room(Value):
    """How many shares of a class may still be issued, in words and figures, and by which clause."""

    shares: Fraction
    words: str
    cites: tuple[Cite, ...]
    inputs: tuple[Input, ...]


def headroom(state: State, of: str) -> Room | None:
    """What is left to issue of a class; None where the record does not say how many are authorized."""
    authorized = state.authorized.get(of)
    if authorized is None:
        return None
    stock = state.stock(of)
    out, reserved = state.out(of), state.reserved.get(of, NOTHING)
    gone = state.reacquired.get(of, NOTHING)
    words = f"{show_shares(authorized)} authorized, {show_shares(out)} outstanding"
    inputs = [Input("authorized", authorized, "shares"), Input("outstanding", out, "shares")]
    if reserved:
        words += f", {show_shares(reserved)} reserved"
        inputs.append(Input("reserved", reserved, "shares"))
    cites = [stock.authorized.cite] if stock.authorized is not None else []
    if gone:
        words += f", {show_shares(gone)} reacquired and not to be issued again"
        inputs.append(Input("reacquired", gone, "shares"))
        cites.extend(clause.cite for clause in stock.clauses if type(clause).__name__ == "Reacquired")
    left = authorized - out - reserved - gone
    return Room(max(left, NOTHING), words, tuple(cites), tuple(inputs))


def undesignated(state: State, of: str) -> Fraction | None:
    """Shares of a blank-check class that no series has; reacquired ones come back to it. None: not known."""
    authorized = state.authorized.get(of)
    stock = state.stock(of)
    if authorized is None or not stock.is_blank_check:
        return None
    left = authorized - state.out(of)
    for series in state.terms.series_of(of):
        left -= state.authorized.get(series.name, state.out(series.name))
        left += state.reacquired.get(series.name, NOTHING)
    return left


def move(state: State, of: str, holder: str, shares: Fraction, reason: Reason) -> Iterator[Effect]:
    """Give a holder more shares of a class (or take some away, when negative); the count outstanding follows."""
    held, out = state.held(of, holder), state.out(of)
    yield HoldingChanged(of, holder, held, held + shares, reason)
    yield CountChanged(of, "outstanding", out, out + shares, reason)


def counts(state: State, of: str) -> ClassCounts:
    """All counts of one class by now."""
    room = headroom(state, of)
    return ClassCounts(
        of=of,
        authorized=state.authorized.get(of),
        outstanding=state.out(of),
        reserved=state.reserved.get(of, NOTHING),
        reacquired=state.reacquired.get(of, NOTHING),
        unissued=None if room is None else room.shares,
        undesignated=undesignated(state, of),
    )
