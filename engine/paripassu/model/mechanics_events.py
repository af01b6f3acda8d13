"""What happens around a conversion that goes wrong: damages, a buy-in, a rescission; and listings on an exchange."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class PayDamages(Event):
    """The company pays a holder all damages that it owes by now for late certificates and buy-ins."""

    on: str
    to: str


@frozen(eq=False, repr=False)
class BuyIn(Event):
    """A holder who sold shares that did not come buys others: they `cost` so much, the sale brought `proceeds`."""

    of: str
    shares: Fraction
    holder: str
    cost: Fraction
    proceeds: Fraction


@frozen(eq=False, repr=False)
class RescindConversion(Event):
    """A holder takes a conversion of shares back, which was not carried out in time."""

    of: str
    holder: str
    shares: Fraction


@frozen(eq=False, repr=False)
class ListShares(Event):
    """An exchange begins (or with `ends` ceases) to list a class, or the shares that a series converts into."""

    of: str
    is_for_conversion: bool = False
    ends: bool = False
