"""How a conversion price follows what holders of the other class are given, by the formulas of market terms."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.quantities import Duration
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Averaging(Value):
    """The average price of a class over so many trading days, `before` a day or after it; `price` is close or vwap."""

    of: str
    days: int
    price: str = "close"
    before: bool = True


@frozen(eq=False, repr=False)
class Formula(Value):
    """One formula: what it is weighed against, and what it leaves out.

    Rights count where they expire `within` a time. Cash dividends count beyond what is usual: `usual` pairs a rhythm
    ("quarterly", "half-yearly") with dollars a share. Where a distribution leaves less than `leaves` dollars of the
    price of a share, holders get the thing itself when they convert.
    """

    average: Averaging
    within: Duration | None = None
    usual: tuple[tuple[str, Fraction], ...] = ()
    leaves: Fraction | None = None


@frozen(eq=False, repr=False)
class SmallestChange(Value):
    """Changes of the price below `by` dollars, or below a part of it (`is_part`), wait until together they reach it."""

    by: Fraction
    is_part: bool = False
