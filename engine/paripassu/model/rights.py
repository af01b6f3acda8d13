"""Rights that venture series carry: forced conversion, adjustment of the price."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.adjustments import Formula, SmallestChange
from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Duration, Expression, Threshold
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Offering(Value):
    """A public offering that is good enough: its price a share and what it raises; None where it does not matter.

    A price that `follows_splits` is multiplied back by every split since the first issue of the series.
    """

    price_at_least: Fraction | None = None
    raising_at_least: Fraction | None = None
    follows_splits: bool = False


@frozen(eq=False, repr=False)
class Window(Value):
    """When holders may convert: `after` a day or `since` it, `before` a day, only on days for the payment of dividends.

    `once_increased` names a class whose authorized number must have grown since the terms were made; with
    `or_later_once` the growth alone opens the right again after its last day. With `until_called` notice of redemption
    ends the right; `while_listed` names a class whose listing asks that the conversion shares be listed, too.
    `since_issue` counts from the first issue of the series, and the registration of the class `or_registered` opens the
    right before that.
    """

    after: date | None = None
    since: date | None = None
    before: date | None = None
    on_payment_dates: bool = False
    once_increased: str = ""
    or_later_once: str = ""
    until_called: bool = False
    while_listed: str = ""
    since_issue: Duration | None = None
    or_registered: str = ""


@frozen(eq=False, repr=False)
class PriceTest(Value):
    """The price of a class (`price` "close" or "vwap") reaches (or `exceeds`) an amount on `days` of `of_days` days."""

    of: str
    amount: Expression
    exceeds: bool
    days: int
    of_days: int
    price: str = "close"


@frozen(eq=False, repr=False)
class ConversionLimit(Value):
    """No holder converts into more than `above` of a class; the holder may change it on so many days' notice.

    He chooses among `choices`, or anything from `least` to `most` (parts of one).
    """

    above: Fraction
    of: str
    notice_days: int | None = None
    choices: tuple[Fraction, ...] = ()
    least: Fraction | None = None
    most: Fraction | None = None


@frozen(eq=False, repr=False)
class ExchangeCap(Value):
    """All conversions together give no more than `above` of a class as it stood on a day, until holders approve."""

    above: Fraction
    of: str
    on: date
    until_approved: bool = True


@frozen(eq=False, repr=False)
class Dilution(Value):
    """What a cheaper issue does to the conversion price.

    `method` is "broad-based weighted average", "narrow-based weighted average", "full ratchet" or "none";
    `excepted_options` counts employee options that do nothing. With `counts_class_alone` an average is weighed against
    the outstanding shares of the class alone; `nearest` is what a new price is rounded to (None: it stays exact).
    """

    method: str
    excepted_options: Fraction = Fraction(0)
    counts_class_alone: bool = False
    nearest: Fraction | None = None


@frozen(eq=False, repr=False)
class Waiver(Value):
    """Who decides for a series, or waives a right of it, and by how much of their vote.

    A share weighs one, or as `counted_by` says: its "liquidation amount", its "votes", or the shares that it converts
    into ("as converted"), so that classes of different worth can be put together. `with_parity` adds the series that
    rank with the first one.
    """

    of: tuple[str, ...]
    threshold: Threshold
    counted_by: str = "shares"
    with_parity: bool = False


@frozen(eq=False, repr=False)
class Sunset(Value):
    """When rights of a series end: once less of it is left than a `part` of what was issued, or than `count`, or `on`.

    What is left of each of `of` is put together.
    """

    of: tuple[str, ...] = ()
    part: Fraction | None = None
    count: Fraction | None = None
    on: date | None = None


@frozen(eq=False, repr=False)
class VoterState(Value):
    """What votes depend on: `kind` is "held by" somebody, "is a director" or "no default"; else `otherwise` a share."""

    kind: str
    name: str = ""
    otherwise: Fraction = Fraction(0)


@frozen(eq=False, repr=False)
class Adjustment(Value):
    """How the conversion price follows splits, cheaper issues, and what holders of the other class are given.

    `offering_floor` are the dollars that a share must be worth at the price of a public offering, or the price falls
    until it is. With `unless_participating` nothing that the series itself takes part in moves its price.
    """

    cite: Cite
    split: Item[bool] | None = None
    dilution: Item[Dilution] | None = None
    waiver: Item[Waiver] | None = None
    rights: Item[Formula] | None = None
    distribution: Item[Formula] | None = None
    spin_off: Item[Formula] | None = None
    cash_dividend: Item[Formula] | None = None
    tender_offer: Item[Formula] | None = None
    smallest_change: Item[SmallestChange] | None = None
    offering_floor: Item[Fraction] | None = None
    unless_participating: Item[bool] | None = None
