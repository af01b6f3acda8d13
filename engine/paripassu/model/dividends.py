"""The dividend clause: rates, how they build up, on which days they are paid and to whom, and what unpaid ones stop."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.citations import Cite, Item
from paripassu.model.dividend_rates import Condition, Fallback, GrossUp, Mirror, RateChange, Reset
from paripassu.model.matters import Group
from paripassu.model.quantities import Duration, Expression
from paripassu.model.rights import Waiver
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class RateStep(Value):
    """A yearly rate in force from a day on (None: from issue); `of` is what it is a percentage of.

    Without `of` the rate is dollars a share. Where an `index` is named, the rate is what is added to it.
    """

    rate_per_year: Fraction
    of: Expression | None
    since: date | None = None
    index: str = ""


@frozen(eq=False, repr=False)
class Accrual(Value):
    """How a dividend builds up: day count, how often unpaid amounts compound (0: never), whether it accumulates.

    They compound on `compounding_on` (a month and day), where the terms name it. With `accretes` they are added to what
    the share stands for, perhaps only before a day, and are no longer unpaid. With `periods_alike` a full dividend
    period is the same part of a year as any other.
    """

    day_count: str = "30/360"
    compounding_per_year: int = 0
    is_cumulative: bool = True
    compounding_on: tuple[int, int] | None = None
    accretes: bool = False
    accretes_before: date | None = None
    periods_alike: bool = False


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
    unpaid), "outstanding" (any share of the series is), or "consent", which is `by` whom it says. `except_for` are
    repurchases that are free: for "employee plans", as "exchanges" for junior stock, out of "new issues" of it.
    """

    act: str
    on: Group
    until: str = "unpaid"
    before: date | None = None
    except_for: tuple[str, ...] = ()
    by: Waiver | None = None


@frozen(eq=False, repr=False)
class Dividends(Value):
    """What the series is paid while the company lives; `none` says that it is never paid anything.

    `pay_dates` are months and days; with `rolls_forward` a day that is no business day gives way to the next that is.
    `in_kind` lets the company pay in stock, that of `in_kind_stock` (or makes it, with `in_kind_only`), at
    `in_kind_price` a share; `in_kind_rounded_down` drops what is less than a share. `lowest`, `highest` and the two of
    the index are parts of one a year. `converted` says what a holder does about a dividend who converts between its
    record date and its payment: "pays back", "gives up" or "keeps".
    """

    cite: Cite
    none: Item[bool] | None = None
    rates: Item[tuple[RateStep, ...]] | None = None
    default_increase: Item[Fraction] | None = None
    changes: Item[tuple[RateChange, ...]] | None = None
    lowest: Item[Fraction] | None = None
    highest: Item[Fraction] | None = None
    lowest_index: Item[Fraction] | None = None
    highest_index: Item[Fraction] | None = None
    reset: Item[Reset] | None = None
    fallbacks: Item[tuple[Fallback, ...]] | None = None
    gross_up: Item[GrossUp] | None = None
    mirror: Item[Mirror] | None = None
    accrual: Item[Accrual] | None = None
    pay_dates: Item[tuple[tuple[int, int], ...]] | None = None
    pay_from: Item[date] | None = None
    rolls_forward: Item[bool] | None = None
    record: Item[RecordRule] | None = None
    in_kind: Item[bool] | None = None
    in_kind_stock: Item[str] | None = None
    in_kind_only: Item[bool] | None = None
    in_kind_price: Item[Expression] | None = None
    in_kind_rounded_down: Item[bool] | None = None
    conditions: tuple[Item[Condition], ...] = ()
    converted: Item[str] | None = None
    skip_notice: Item[Duration] | None = None
    in_proportion: Item[bool] | None = None
    waiver: Item[Waiver] | None = None
    stopper: tuple[Item[Stopper], ...] = ()
