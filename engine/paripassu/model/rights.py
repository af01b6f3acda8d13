"""Rights that venture series carry: forced conversion, adjustment of the price, redemption."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Expression, Threshold
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Offering(Value):
    """A public offering that is good enough: its price a share and what it raises; None where it does not matter."""

    price_at_least: Fraction | None = None
    raising_at_least: Fraction | None = None


@frozen(eq=False, repr=False)
class PriceTest(Value):
    """The close of a class reaches (or `exceeds`) an amount on `days` of `of_days` trading days."""

    of: str
    amount: Expression
    exceeds: bool
    days: int
    of_days: int


@frozen(eq=False, repr=False)
class ConversionLimit(Value):
    """No holder converts into more than `above` of a class; the holder may change it on so many days' notice."""

    above: Fraction
    of: str
    notice_days: int | None = None


@frozen(eq=False, repr=False)
class Dilution(Value):
    """What a cheaper issue does to the conversion price.

    `method` is "broad-based weighted average", "narrow-based weighted average", "full ratchet" or "none";
    `excepted_options` counts employee options that do nothing.
    """

    method: str
    excepted_options: Fraction = Fraction(0)


@frozen(eq=False, repr=False)
class Adjustment(Value):
    """How the conversion price follows splits and cheaper issues."""

    cite: Cite
    split: Item[bool] | None = None
    dilution: Item[Dilution] | None = None


@frozen(eq=False, repr=False)
class HolderRedemption(Value):
    """Holders may require redemption from a day on, in yearly installments, out of funds legally available."""

    of: tuple[str, ...]
    threshold: Threshold
    since: date
    installments: int = 1
    legally_available: bool = False


@frozen(eq=False, repr=False)
class CompanyRedemption(Value):
    """The company may redeem at a price a share, on notice of at least and at most so many days."""

    price: Expression
    notice_at_least: int
    notice_at_most: int


@frozen(eq=False, repr=False)
class Redemption(Value):
    """Who may have shares redeemed, when, and for how much."""

    cite: Cite
    by_holders: Item[HolderRedemption] | None = None
    by_company: Item[CompanyRedemption] | None = None
