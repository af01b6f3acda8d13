"""What holders are offered, told and paid later: offers of new shares, affiliates, money out of an escrow, seats."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Affiliates(Event):
    """Some holders are affiliated with each other, so that clauses count them as one."""

    names: tuple[str, ...]


@frozen(eq=False, repr=False)
class LaterProceeds(Event):
    """Money of an earlier deal with `other` comes in: released from the escrow, or what depended on later events."""

    other: str
    amount: Fraction
    from_escrow: bool = False


@frozen(eq=False, repr=False)
class OfferShares(Event):
    """The company offers new shares to the holders of a class, at a price a share, until a day.

    `related` names the financing that the offer is part of.
    """

    of: str
    shares: Fraction
    price: Fraction
    to: str
    until: date
    related: str


@frozen(eq=False, repr=False)
class CloseOffering(Event):
    """A financing, by its name, is closed: who has not taken a part by now will not."""

    what: str


@frozen(eq=False, repr=False)
class FixBoard(Event):
    """The number of directors becomes another."""

    seats: int


@frozen(eq=False, repr=False)
class CallMeeting(Event):
    """Some holders of a class call a meeting of it."""

    of: str
    by: tuple[str, ...]


@frozen(eq=False, repr=False)
class Ballot(Value):
    """Votes for one who stands for election; `holder` is who cast them, "" where nobody said."""

    candidate: str
    votes: Fraction
    holder: str = ""
