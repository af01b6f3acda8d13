"""Issues, transfers, purchases and reserves of shares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.counts import Room, authorized_cites, headroom, move, unreserved
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.citations import Cite
from paripassu.model.events import Issue, Repurchase, Reserve, Transfer
from paripassu.model.run import VOID, CountChanged, Effect, HoldingChanged, Input, Paid, Reason
from paripassu.money import CENT, NEAREST, minus, plus, round_to, show_shares

# One reason serves every transfer: a long script has a hundred thousand of them.
TRANSFERRED = Reason(
    "Shares passed from one holder to another.", (law("DGCL §159", "shares are personal property and transferable"),)
)
_ISSUES = law("DGCL §152", "the board issues shares")
_FRACTIONS = law("DGCL §155", "a corporation may, but need not, issue fractions of a share")
_ACQUIRES = law("DGCL §160", "a corporation may acquire its own shares")


def may_issue(event: Issue, state: State) -> Iterator[Objection]:
    """Shares come to be only if as many are authorized and not yet issued."""
    stock = state.stock(event.of)
    if stock.is_blank_check:
        text = f"{event.of} is issued in series only: shares that no series has are shares without terms."
        yield Objection(VOID, Reason(text, (*authorized_cites(state, event.of), law("DGCL §151(a)"))), code="R309")
        return
    room = headroom(state, event.of)
    if room is not None and event.shares > room.shares:
        yield _beyond(event, room)
    fractions = stock.designation.fractions_allowed if stock.designation is not None else None
    if fractions is not None and not fractions.value and event.shares.denominator != 1:
        text = f"{event.of} exists in whole shares only; {show_shares(event.shares)} is not a whole number."
        yield Objection(VOID, Reason(text, (fractions.cite, _FRACTIONS)), code="R306")


def _beyond(event: Issue, room: Room) -> Objection:
    text = (
        f"Only {show_shares(room.shares)} {event.of} may still be issued ({room.words}); "
        f"{show_shares(event.shares)} are {show_shares(event.shares - room.shares)} too many, so none is issued."
    )
    return Objection(VOID, Reason(text, (*room.cites, law("DGCL §161")), room.inputs), code="R301")


def issue(event: Issue, state: State) -> Iterator[Effect]:
    """The new shares are the holder's; what unreserved shares do not cover comes out of those reserved."""
    paid_in = (Input("paid in", event.price, "money"),) if event.price is not None else ()
    text = f"{show_shares(event.shares)} {event.of} issued to {event.to}."
    reason = Reason(text, (*authorized_cites(state, event.of), _ISSUES), paid_in)
    free, reserved = unreserved(state, event.of), state.reserved.get(event.of, NOTHING)
    yield from move(state, event.of, event.to, event.shares, reason)
    if reserved and free is not None and event.shares > free:
        left = reserved - (event.shares - free)
        text = f"{show_shares(event.shares - free)} of the {event.of} issued had been reserved."
        why = Reason(text, reason.cites, (Input("unreserved before", free, "shares"),))
        yield CountChanged(event.of, "reserved", reserved, left, why)


def may_transfer(event: Transfer, state: State) -> Iterator[Objection]:
    """Nobody gives what he does not have."""
    held = state.held(event.of, event.giver)
    if held < event.shares:
        yield _not_held(event.of, event.giver, event.shares, held)


def transfer(event: Transfer, state: State) -> Iterator[Effect]:
    """Shares pass from one holder to another."""
    if event.giver == event.taker:
        return
    before = state.held(event.of, event.giver)
    yield HoldingChanged(event.of, event.giver, before, minus(before, event.shares), TRANSFERRED)
    had = state.held(event.of, event.taker)
    yield HoldingChanged(event.of, event.taker, had, plus(had, event.shares), TRANSFERRED)


def _not_held(of: str, holder: str, wanted: Fraction, held: Fraction) -> Objection:
    text = f"{holder} holds {show_shares(held)} {of}, not the {show_shares(wanted)} that this needs; nothing moves."
    return Objection(VOID, Reason(text, inputs=(Input("held", held, "shares"),)), code="R302")


def may_repurchase(event: Repurchase, state: State) -> Iterator[Objection]:
    """The company buys only from a holder who has the shares."""
    held = state.held(event.of, event.holder)
    if held < event.shares:
        yield _not_held(event.of, event.holder, event.shares, held)


def repurchase(event: Repurchase, state: State) -> Iterator[Effect]:
    """The company gets the shares back and pays for them; what becomes of them is for the clauses."""
    act = "redeemed" if event.is_redemption else "bought back"
    reason = Reason(f"{show_shares(event.shares)} {event.of} {act} from {event.holder}.", (_law_of(event),))
    yield from move(state, event.of, event.holder, -event.shares, reason)
    if event.price is not None:
        cents = round_to(event.price, CENT, NEAREST)
        kind = "redemption" if event.is_redemption else "repurchase"
        number = f"p{len(state.payments) + 1}"
        yield Paid(number, event.of, event.holder, cents, event.price, kind, event.date, reason)


def _law_of(event: Repurchase) -> Cite:
    return law("DGCL §151(b)", "stock may be made redeemable") if event.is_redemption else _ACQUIRES


def may_reserve(event: Reserve, state: State) -> Iterator[Objection]:
    """Only shares that are there can be set aside."""
    free, room = unreserved(state, event.of), headroom(state, event.of)
    if free is not None and room is not None and event.shares > free:
        taken = state.reserved.get(event.of, NOTHING)
        words = f"{room.words}, {show_shares(taken)} reserved" if taken else room.words
        text = f"Only {show_shares(free)} {event.of} are unissued and unreserved ({words})."
        yield Objection(VOID, Reason(text, room.cites, (*room.inputs, Input("reserved", taken, "shares"))), code="R301")


def reserve(event: Reserve, state: State) -> Iterator[Effect]:
    """The shares are set aside for later issue."""
    before = state.reserved.get(event.of, NOTHING)
    purpose = f" for {event.purpose}" if event.purpose else ""
    text = f"{show_shares(event.shares)} {event.of} reserved{purpose}."
    yield CountChanged(event.of, "reserved", before, before + event.shares, Reason(text, (_ISSUES,)))


ISSUE = Facts(may_issue, issue)
TRANSFER = Facts(may_transfer, transfer)
REPURCHASE = Facts(may_repurchase, repurchase)
RESERVE = Facts(may_reserve, reserve)
