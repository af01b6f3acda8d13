"""New shares that are offered to holders first: the part of each, and how much of it was taken."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.clauses import Conversion
from paripassu.model.covenants import PreEmption
from paripassu.model.events import Affiliates, Issue, OfferShares
from paripassu.model.terms import Stock

ONE = Fraction(1)


def offer_of(state: State, to: str, of: str, related: str) -> OfferShares | None:
    """The latest offer of a class to the holders of another, in a financing ("" for any)."""
    for event in reversed(state.past(OfferShares)):
        if (event.to, event.of) == (to, of) and related in {"", event.related}:
            return event
    return None


def part_of(state: State, stock: Stock, clause: PreEmption | None, offer: OfferShares, holder: str) -> Fraction:
    """The number of offered shares that a holder may take: his part of the class, or of all stock as converted."""
    by = stock.name if clause is None else clause.part.value if clause.part is not None else ""
    held, whole = _held(state, by, offer, holder)
    return offer.shares * held / whole if whole else NOTHING


def _held(state: State, by: str, offer: OfferShares, holder: str) -> tuple[Fraction, Fraction]:
    """What a holder had on the day of the offer, and all together."""
    stocks = [state.stock(by)] if by else list(state.terms.stocks)
    own, whole = NOTHING, NOTHING
    for stock in stocks:
        each = ONE if by else _as_converted(state, stock)
        for name, shares in state.holdings_on(stock.name, offer.date).items():
            whole += shares * each
            own += shares * each if name == holder else NOTHING
    return own, whole


def _as_converted(state: State, stock: Stock) -> Fraction:
    """What one share counts among all stock as converted; preferred stock that converts into nothing does not count."""
    if stock.clause(Conversion) is None:
        return NOTHING if stock.is_series else ONE
    rate = conversion_rate(state, stock)
    return NOTHING if isinstance(rate, Missing) else rate


def taken(state: State, offer: OfferShares, holder: str = "") -> Fraction:
    """Shares of an offer that a holder took (anybody, without one)."""
    return sum(
        (
            event.shares
            for event in state.past(Issue)
            if event.related == offer.related and event.of == offer.of and holder in {"", event.to}
        ),
        NOTHING,
    )


def with_affiliates(state: State, holder: str) -> tuple[str, ...]:
    """A holder and all who are affiliated with it."""
    found = {holder: None}
    for event in state.past(Affiliates):
        if not found.keys().isdisjoint(event.names):
            found.update(dict.fromkeys(event.names))
    return tuple(found)
