"""The redemption clause: who may have shares redeemed, when, for how much, and out of which money."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Duration, Expression, Threshold
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class RedemptionTrigger(Value):
    """What makes shares redeemable: a day (`on`), a sale of equity `raising` so much, or an event of a `kind`.

    `kind` is "date", "equity sale", "change of control", "regulatory event", "merger" (one that the company does not
    survive) or "sale of substantially all assets".
    """

    kind: str
    on: date | None = None
    raising: Fraction | None = None


@frozen(eq=False, repr=False)
class HolderRedemption(Value):
    """Holders may require redemption from a day on (None: at any time), in yearly installments.

    Without `threshold` each holder may for himself. The money is limited to `funds`: "legally available", a fund that
    the terms describe, or "" for no limit of their own. Without `price` it is the liquidation amount. With `after` it
    may be required only `within` a time after one of these events; the first payment is due `pay_within` a time.
    """

    of: tuple[str, ...]
    threshold: Threshold | None
    since: date | None
    installments: int = 1
    funds: str = ""
    price: Expression | None = None
    after: tuple[RedemptionTrigger, ...] = ()
    within: Duration | None = None
    pay_within: Duration | None = None


@frozen(eq=False, repr=False)
class CompanyRedemption(Value):
    """The company may redeem at a price a share, which `later` prices replace on their days.

    Notice is at least and at most so many days (both 0: none is needed). It may redeem `since` a day; with `only_then`
    on that day alone, and on the same day each time that `every_years` have passed; with `after` only within a time
    after one of these events; `as_a_whole` it redeems all shares or none, and never more than `at_most` in all.
    """

    price: Expression
    notice_at_least: int = 0
    notice_at_most: int = 0
    later: tuple[tuple[date, Expression], ...] = ()
    since: date | None = None
    only_then: bool = False
    every_years: int = 0
    after: tuple[RedemptionTrigger, ...] = ()
    within: Duration | None = None
    as_a_whole: bool = False
    at_most: Fraction | None = None


@frozen(eq=False, repr=False)
class MandatoryRedemption(Value):
    """The company must redeem all shares on the first of several triggers, at a price a share, perhaps on notice.

    They are due at once, or `due_after` a time; not at all where the company is dissolved within `unless_dissolved`.
    """

    price: Expression
    triggers: tuple[RedemptionTrigger, ...]
    notice_at_least: int = 0
    notice_at_most: int = 0
    funds: str = ""
    due_after: Duration | None = None
    unless_dissolved: Duration | None = None


@frozen(eq=False, repr=False)
class Selection(Value):
    """Whose shares go where not all are redeemed: `how` is "pro rata", "by lot", "company picks" or "vote".

    By "vote" of `of` is shared what money does not reach: `threshold` of them decide, and until they do, nobody knows.
    """

    how: str
    of: tuple[str, ...] = ()
    threshold: Threshold | None = None


@frozen(eq=False, repr=False)
class RedemptionOrder(Value):
    """Which series that are due for redemption are redeemed `after` whom, and with whom the money is shared."""

    after: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class StockPayment(Value):
    """Redemption is paid in shares of a class worth `at` each, or in what the shares convert into (`at` None).

    With `or_cash` the company chooses between the two.
    """

    of: str
    at: Expression | None = None
    or_cash: bool = False


@frozen(eq=False, repr=False)
class Redemption(Value):
    """Who may have shares redeemed, when, and for how much; `none` says that nobody may.

    With `deposit_counts` shares are redeemed once the money for them lies in trust. The company may have several
    rights, each with its own days and price.
    """

    cite: Cite
    none: Item[bool] | None = None
    by_holders: Item[HolderRedemption] | None = None
    by_company: tuple[Item[CompanyRedemption], ...] = ()
    mandatory: Item[MandatoryRedemption] | None = None
    deposit_counts: Item[bool] | None = None
    selection: Item[Selection] | None = None
    order: Item[RedemptionOrder] | None = None
    payment: Item[StockPayment] | None = None
