"""Issues, transfers, purchases and reserves of shares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.counts import headroom, move
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.events import Issue, Repurchase, Reserve, Transfer
from paripassu.model.run import VOID, CountChanged, Effect, HoldingChanged, Input, Paid, Reason
from paripassu.money import show_shares, to_cents

# One reason serves every transfer: a long script has a hundred thousand of them.
_TRANSFERRED = Reason("Shares passed from one holder to another.")
_FRACTIONS = law("DGCL §155", "a corporation may, but need not, issue fractions of a share")


def issue(event: Issue, state: State) -> Iterator[Effect | Objection]:
    """Shares come to be, if as many are authorized and not yet issued."""
    refusal = _beyond(event, state) or _in_parts(event, state)
    if refusal is not None:
        yield refusal
        return
    designation = state.stock(event.of).designation
    cites = (designation.shares.cite,) if designation is not None and designation.shares is not None else ()
    reason = Reason(f"{show_shares(event.shares)} {event.of} issued to {event.to}.", cites, _paid_in(event))
    yield from move(state, event.of, event.to, event.shares, reason)


def _paid_in(event: Issue) -> tuple[Input, ...]:
    return (Input("paid in", event.price, "money"),) if event.price is not None else ()


def _beyond(event: Issue, state: State) -> Objection | None:
    room = headroom(state, event.of)
    if room is None or event.shares <= room.shares:
        return None
    text = (
        f"Only {show_shares(room.shares)} {event.of} may still be issued ({room.words}); "
        f"{show_shares(event.shares)} are {show_shares(event.shares - room.shares)} too many, so none is issued."
    )
    return Objection(VOID, Reason(text, (*room.cites, law("DGCL §161")), room.inputs), code="R301")


def _in_parts(event: Issue, state: State) -> Objection | None:
    stock = state.stock(event.of)
    designation = stock.designation
    if event.shares.denominator == 1 or designation is None or designation.fractions_allowed is None:
        return None
    if designation.fractions_allowed.value:
        return None
    text = f"{event.of} exists in whole shares only; {show_shares(event.shares)} is not a whole number."
    return Objection(VOID, Reason(text, (designation.fractions_allowed.cite, _FRACTIONS)), code="R306")


def transfer(event: Transfer, state: State) -> Iterator[Effect | Objection]:
    """Shares pass from one holder to another, if the giver has them."""
    holders = state.holdings.get(event.of)
    before = holders.get(event.giver) if holders else None
    if before is None or before < event.shares:
        yield _not_held(event.of, event.giver, event.shares, before or Fraction(0))
        return
    if event.giver == event.taker:
        return
    yield HoldingChanged(event.of, event.giver, before, before - event.shares, _TRANSFERRED)
    had = state.held(event.of, event.taker)
    yield HoldingChanged(event.of, event.taker, had, had + event.shares, _TRANSFERRED)


def _not_held(of: str, holder: str, wanted: Fraction, held: Fraction) -> Objection:
    text = f"{holder} holds {show_shares(held)} {of}, not the {show_shares(wanted)} that this needs; nothing moves."
    return Objection(VOID, Reason(text, inputs=(Input("held", held, "shares"),)), code="R302")


def repurchase(event: Repurchase, state: State) -> Iterator[Effect | Objection]:
    """The company buys shares back from a holder who has them; what becomes of them is for the clauses."""
    held = state.held(event.of, event.holder)
    if held < event.shares:
        yield _not_held(event.of, event.holder, event.shares, held)
        return
    act = "redeemed" if event.is_redemption else "bought back"
    reason = Reason(f"{show_shares(event.shares)} {event.of} {act} from {event.holder}.", inputs=())
    yield from move(state, event.of, event.holder, -event.shares, reason)
    if event.price is not None:
        cents = to_cents([event.price])[0]
        kind = "redemption" if event.is_redemption else "repurchase"
        number = f"p{len(state.payments) + 1}"
        yield Paid(number, event.of, event.holder, cents, event.price, kind, event.date, reason)


def reserve(event: Reserve, state: State) -> Iterator[Effect | Objection]:
    """Shares are set aside for later issue, if they are there to be set aside."""
    room = headroom(state, event.of)
    if room is not None and event.shares > room.shares:
        text = f"Only {show_shares(room.shares)} {event.of} are unissued and unreserved ({room.words})."
        yield Objection(VOID, Reason(text, room.cites, room.inputs), code="R301")
        return
    before = state.reserved.get(event.of, Fraction(0))
    reason = Reason(
        f"{show_shares(event.shares)} {event.of} reserved{' for ' + event.purpose if event.purpose else ''}."
    )
    yield CountChanged(event.of, "reserved", before, before + event.shares, reason)
