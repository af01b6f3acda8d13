"""Pre-emption: new shares are offered to the holders first, each his part, before others may buy."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.duties import CALENDAR, after
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.taking import offer_of, part_of, taken
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.citations import Cite
from paripassu.model.covenants import PreEmption
from paripassu.model.events import Issue, OfferShares, PublicOffering
from paripassu.model.run import BREACH, UNDETERMINED, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares

PUBLIC = "public offerings"


def _cite(clause: PreEmption) -> Cite:
    return clause.of.cite if clause.of is not None else clause.cite


def _covers(stock: Stock, clause: PreEmption, of: str, purpose: str, state: State) -> bool:
    """Whether new shares of a class, for a purpose, must be offered first."""
    if not state.out(stock.name):
        return False
    excepted = clause.excepted.value if clause.excepted is not None else ()
    named = clause.of.value if clause.of is not None else ()
    return purpose not in excepted and (not named or of in named)


def may_issue(stock: Stock, clause: PreEmption, event: Issue, state: State) -> Iterator[Objection]:
    """Object to an issue of shares that were not offered, are still on offer, or are more than what is left."""
    if not _covers(stock, clause, event.of, event.related, state):
        return
    offer = offer_of(state, stock.name, event.of, event.related) if event.related else None
    if offer is None:
        text = f"New {event.of} are issued to {event.to} that were not offered to the holders of {stock.name} first."
        yield Objection(BREACH, Reason(text, (_cite(clause),)))
        return
    own = part_of(state, stock, clause, offer, event.to)
    had, all_taken = taken(state, offer, event.to), taken(state, offer)
    inputs = (
        Input("offered", offer.shares, "shares"),
        Input("own part", own, "shares"),
        Input("taken before", had, "shares"),
    )
    if had + event.shares <= own:
        return
    if event.date <= offer.until:
        text = (
            f"{event.to} may take {show_exact(max(own - had, NOTHING))} {event.of} of the offer; the rest is on offer "
            f"to the holders of {stock.name} until {offer.until}."
        )
        yield Objection(BREACH, Reason(text, (_cite(clause),), inputs))
    elif all_taken + event.shares > offer.shares:
        text = f"{show_shares(offer.shares - all_taken)} {event.of} of the offer are left; the others were not offered."
        yield Objection(BREACH, Reason(text, (_cite(clause),), inputs))


def then_issue(stock: Stock, clause: PreEmption, event: Issue, state: State) -> Iterator[Effect]:
    """Say by which right a holder took new shares."""
    offer = offer_of(state, stock.name, event.of, event.related) if event.related else None
    if offer is None or not _covers(stock, clause, event.of, event.related, state):
        return
    own = part_of(state, stock, clause, offer, event.to)
    if own:
        so_far = taken(state, offer, event.to)
        cites = tuple(item.cite for item in (clause.of, clause.part) if item is not None) or (clause.cite,)
        text = f"{event.to} has taken {show_exact(so_far)} of the {show_exact(own)} {event.of} that are its part."
        yield Noted(Reason(text, cites, (Input("offered", offer.shares, "shares"),)), of=stock.name)


def may_offer_to_public(stock: Stock, clause: PreEmption, event: PublicOffering, state: State) -> Iterator[Objection]:
    """Object to a public offering that nobody excepted."""
    if _covers(stock, clause, event.of, PUBLIC, state):
        text = f"New {event.of} go to the public that were not offered to the holders of {stock.name} first."
        yield Objection(BREACH, Reason(text, (_cite(clause),)))


def may_offer(stock: Stock, clause: PreEmption, event: OfferShares, state: State) -> Iterator[Objection]:
    """Object to an offer that does not stay open long enough."""
    if event.to != stock.name or clause.notice is None:
        return
    last = after(state, event.date, clause.notice.value)
    if last is None:
        reason = Reason(f"How long the offer stays open cannot be counted without {CALENDAR}.", (clause.notice.cite,))
        yield Objection(UNDETERMINED, reason, missing=CALENDAR, outcomes=("allowed", "a breach"))
    elif event.until < last:
        text = f"The offer is open until {event.until}, and must be until {last}."
        yield Objection(BREACH, Reason(text, (clause.notice.cite,), (Input("until", last, "date"),)))


def then_offer(stock: Stock, clause: PreEmption, event: OfferShares, state: State) -> Iterator[Effect]:
    """Say what the part of each holder is."""
    if event.to != stock.name:
        return
    parts = {name: part_of(state, stock, clause, event, name) for name in state.holdings_on(stock.name, event.date)}
    words = ", ".join(f"{name} {show_exact(part)}" for name, part in parts.items())
    cite = clause.part.cite if clause.part is not None else clause.cite
    inputs = (Input("offered", Fraction(event.shares), "shares"),)
    yield Noted(Reason(f"Of the {event.of} offered, each may take: {words}.", (cite,), inputs), of=stock.name)


RULES = Rules(
    may={Issue: may_issue, PublicOffering: may_offer_to_public, OfferShares: may_offer},
    then={Issue: then_issue, OfferShares: then_offer},
)
