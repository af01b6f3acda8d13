"""Rights that venture series carry: forced conversion, adjustment of the price."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Expression
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
