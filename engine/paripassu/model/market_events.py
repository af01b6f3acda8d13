"""What moves a conversion price or opens a conversion: rights, distributions, exercises, reports."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class OfferRights(Event):
    """All holders of a class are given rights to buy `shares` of it at `price` a share, until they expire."""

    of: str
    shares: Fraction
    price: Fraction
    expires: date
    taking_part: str = ""


@frozen(eq=False, repr=False)
class Exercise(Event):
    """A holder of options, warrants or rights (`kind`) buys `shares` at `strike` a share."""

    of: str
    shares: Fraction
    holder: str
    strike: Fraction
    kind: str = "options"


@frozen(eq=False, repr=False)
class Expire(Event):
    """Options, warrants or rights (`kind`) on `shares` end without having been exercised.

    Rights that were offered to all name no holder and no strike.
    """

    of: str
    shares: Fraction
    kind: str = "options"
    holder: str = ""
    strike: Fraction | None = None


@frozen(eq=False, repr=False)
class Distribute(Event):
    """The company distributes `number` of a thing on each share of a class; in a spin-off shares of its own company."""

    of: str
    what: str
    number: Fraction
    is_spin_off: bool = False
    taking_part: str = ""


@frozen(eq=False, repr=False)
class CallOff(Event):
    """What was set going on a class is not carried out: `what` is "rights", "distribution", "dividend", ..."""

    of: str
    what: str


@frozen(eq=False, repr=False)
class RaiseRate(Event):
    """The company raises a conversion rate of its own will, until a day."""

    of: str
    to: Fraction
    until: date


@frozen(eq=False, repr=False)
class ExchangeScrip(Event):
    """A holder hands in scrip for as many whole shares as it comes to."""

    of: str
    holder: str


MarketEvent = OfferRights | Exercise | Expire | Distribute | CallOff | RaiseRate | ExchangeScrip
