"""The dividend clause: rates, how they build up, on which days they are paid and to whom, and what unpaid ones stop."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.citations import Cite, Item
from paripassu.model.matters import Group
from paripassu.model.quantities import Expression
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class RateStep(Value):
    """A yearly rate in force from a day on (None: from issue); `of` is what it is a percentage of.

    Without `of` the rate is dollars a share.
    """

    rate_per_year: Fraction
    of: Expression | None
    since: date | None = None


@frozen(eq=False, repr=False)
class Accrual(Value):
    """How a dividend builds up: day count, how often unpaid amounts compound (0: never), whether it accumulates."""

    day_count: str = "30/360"
    compounding_per_year: int = 0
    is_cumulative: bool = True


@frozen(eq=False, repr=False)
class RecordRule(Value):
    """Which record date goes with a day of payment.

    `kind` is "day of the month" (then `day`), "end of the quarter before" or "days before" (then at least and, where
    there is a limit, at most so many days before the payment).
    """

    kind: str
    day: int = 0
    at_least: int = 0
    at_most: int | None = None


@frozen(eq=False, repr=False)
class Stopper(Value):
    """An `act` ("dividend" or "repurchase") on other stock that may not be, `before` a day where one is named.

    `until` says what must end first: "unpaid" (any dividend is), "latest" (the full dividend of the latest period is
    unpaid) or "outstanding" (any share of the series is).
    """

    act: str
    on: Group
    until: str = "unpaid"
    before: date | None = None


@frozen(eq=False, repr=False)
class Dividends(Value):
    """What the series is paid while the company lives; `none` says that it is never paid anything.

    `pay_dates` are months and days; with `rolls_forward` a day that is no business day gives way to the next that is.
    `in_kind` lets the company pay in stock, that of `in_kind_stock`.
    """

    cite: Cite
    none: Item[bool] | None = None
    rates: Item[tuple[RateStep, ...]] | None = None
    default_increase: Item[Fraction] | None = None
    accrual: Item[Accrual] | None = None
    pay_dates: Item[tuple[tuple[int, int], ...]] | None = None
    pay_from: Item[date] | None = None
    rolls_forward: Item[bool] | None = None
    record: Item[RecordRule] | None = None
    in_kind: Item[bool] | None = None
    in_kind_stock: Item[str] | None = None
    stopper: tuple[Item[Stopper], ...] = ()
