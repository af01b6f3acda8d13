"""The redemption clause: who may have shares redeemed, when, for how much, and out of which money."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Duration, Expression, Threshold
from paripassu.value import Value


@frozen(eq=False, repr=False)
class RedemptionTrigger(Value):
    """What makes shares redeemable: a day (`on`), a sale of equity `raising` so much, or an event of a `kind`.

    `kind` is "date", "equity sale", "change of control", "merger" (one that the company does not survive) or "sale of
    substantially all assets".
    """

    kind: str
    on: date | None = None
    raising: Fraction | None = None


@frozen(eq=False, repr=False)
class HolderRedemption(Value):
    """Holders may require redemption from a day on (None: at any time), in yearly installments.

    Without `threshold` each holder may for himself. The money is limited to `funds`: "legally available", a fund that
    the terms describe, or "" for no limit of their own. Without `price` it is the liquidation amount.
    """

    of: tuple[str, ...]
    threshold: Threshold | None
    since: date | None
    installments: int = 1
    funds: str = ""
    price: Expression | None = None


@frozen(eq=False, repr=False)
class CompanyRedemption(Value):
    """The company may redeem at a price a share, which `later` prices replace on their days.

    Notice is at least and at most so many days (both 0: none is needed). It may redeem `since` a day; with `only_then`
    on that day alone, and on the same day each time that `every_years` have passed; with `after` only within a time
    after one of these events.
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


@frozen(eq=False, repr=False)
class MandatoryRedemption(Value):
    """The company must redeem all shares on the first of several triggers, at a price a share, perhaps on notice."""

    price: Expression
    triggers: tuple[RedemptionTrigger, ...]
    notice_at_least: int = 0
    notice_at_most: int = 0
    funds: str = ""


@frozen(eq=False, repr=False)
class Redemption(Value):
    """Who may have shares redeemed, when, and for how much; `none` says that nobody may.

    With `deposit_counts` shares are redeemed once the money for them lies in trust.
    """

    cite: Cite
    none: Item[bool] | None = None
    by_holders: Item[HolderRedemption] | None = None
    by_company: Item[CompanyRedemption] | None = None
    mandatory: Item[MandatoryRedemption] | None = None
    deposit_counts: Item[bool] | None = None
