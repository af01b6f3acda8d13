"""What happens to shares that are redeemed: holders require it, money is there for it, the company does it."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class RedeemShares(Event):
    """The company redeems shares of a series under its terms, pro rata among holders; None for all that it may.

    With `in_trust` the money lies in trust for the holders from then on; `in_stock` names the class that it is paid in
    ("" for money); `picked` says whose shares they are, where a lot or a choice said so.
    """

    of: str
    shares: Fraction | None = None
    in_trust: bool = False
    in_stock: str = ""
    picked: tuple[tuple[str, Fraction], ...] = ()


@frozen(eq=False, repr=False)
class RequireRedemption(Event):
    """A holder requires that shares be redeemed; None for all that the holder has."""

    of: str
    holder: str
    shares: Fraction | None = None


@frozen(eq=False, repr=False)
class FundsAvailable(Event):
    """Somebody puts on record how much money there is from now on for redemptions: "legally available", or a fund."""

    what: str
    amount: Fraction
