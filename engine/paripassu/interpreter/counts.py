"""The counts of each class: what is authorized, issued, set aside, gone for good, and still to be had."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.clauses import Reacquired
from paripassu.model.run import ClassCounts, CountChanged, Effect, HoldingChanged, Input, Reason
from paripassu.money import show_shares
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Room(Value):
    """How many shares of a class may still be issued, in words and figures, and by which clauses."""

    shares: Fraction
    words: str
    cites: tuple[Cite, ...]
    inputs: tuple[Input, ...]


def outstanding(state: State, of: str) -> Fraction:
    """Shares of a class outstanding now, those of its series included."""
    return state.out(of) + sum((state.out(series.name) for series in state.terms.series_of(of)), NOTHING)


def headroom(state: State, of: str) -> Room | None:
    """What is left to issue of a class; None where the record does not say how many are authorized.

    Reserved shares can still be issued, they are only set aside. Shares of a class that the board designates exist in
    series alone, so of the class itself only those can be issued that no series has.
    """
    authorized = state.authorized.get(of)
    if authorized is None:
        return None
    stock = state.stock(of)
    out, gone = outstanding(state, of), state.reacquired.get(of, NOTHING)
    words = f"{show_shares(authorized)} authorized, {show_shares(out)} outstanding"
    inputs = [Input("authorized", authorized, "shares"), Input("outstanding", out, "shares")]
    cites = authorized_cites(state, of)
    if gone:
        words += f", {show_shares(gone)} reacquired and not to be issued again"
        inputs.append(Input("reacquired", gone, "shares"))
        clause = stock.clause(Reacquired)
        cites += reacquired_cites(clause) if clause is not None else ()
    return Room(max(authorized - out - gone, NOTHING), words, cites, tuple(inputs))


def authorized_cites(state: State, of: str) -> tuple[Cite, ...]:
    """Where the terms, or else the script, say how many shares of a class there may be."""
    stock, given = state.stock(of), state.given(of, "authorized")
    if given is not None:
        return (given.cite,)
    return (stock.authorized.cite,) if stock.authorized is not None else (stock.cite,)


def reacquired_cites(clause: Reacquired) -> tuple[Cite, ...]:
    """Where a clause says what becomes of shares that come back."""
    items = (clause.to, clause.reissuable)
    return tuple(dict.fromkeys(item.cite for item in items if item is not None)) or (clause.cite,)


def unreserved(state: State, of: str) -> Fraction | None:
    """What may be issued without touching reserved shares; None where it is not known how many are authorized."""
    room = headroom(state, of)
    return None if room is None else max(room.shares - state.reserved.get(of, NOTHING), NOTHING)


def undesignated(state: State, of: str) -> Fraction | None:
    """Shares of a blank-check class that no series has, reacquired ones included; None where it is not known."""
    most = most_undesignated(state, of)
    return None if unnumbered(state, of) else most


def unnumbered(state: State, of: str) -> tuple[str, ...]:
    """The series of a class of which nobody knows how many shares there may be."""
    return tuple(series.name for series in state.terms.series_of(of) if series.name not in state.authorized)


def most_undesignated(state: State, of: str) -> Fraction | None:
    """As many undesignated shares as there can be: a series of unknown size has at least those outstanding."""
    authorized = state.authorized.get(of)
    if authorized is None or not state.stock(of).is_blank_check:
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
        outstanding=outstanding(state, of),
        reserved=state.reserved.get(of, NOTHING),
        reacquired=state.reacquired.get(of, NOTHING),
        unissued=None if room is None else room.shares,
        undesignated=undesignated(state, of),
    )
