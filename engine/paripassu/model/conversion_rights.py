"""Further rights around a conversion: who else may set it off, at what other rates, with what on top."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.quantities import Duration, Expression
from paripassu.model.redemption import RedemptionTrigger
from paripassu.model.rights import PriceTest
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class CompanyConversion(Value):
    """When the company may convert: from a day (or so long after the first issue), on payment dates, after an event.

    `test` asks for high prices, `rate` takes the place of the usual one; with `in_part` it may convert some shares.
    """

    test: PriceTest | None = None
    since: date | None = None
    since_issue: Duration | None = None
    on_payment_dates: bool = False
    within: Duration | None = None
    after: tuple[RedemptionTrigger, ...] = ()
    rate: Expression | None = None
    in_part: bool = False


@frozen(eq=False, repr=False)
class FinancialTest(Value):
    """A reported figure, named as the terms name it, reaches so many dollars."""

    what: str
    at_least: Fraction


@frozen(eq=False, repr=False)
class LaterRate(Value):
    """Another rate `since` a day, or once an act of the Matter kind `after` has happened."""

    rate: Expression
    since: date | None = None
    after: str = ""


@frozen(eq=False, repr=False)
class MakeWhole(Value):
    """On conversion before the day `through`, what a share would have earned from then on until that day.

    That is `rate_per_year` of an amount, or the dividends of the terms (None). It is paid in cash, or in the class
    converted into at `worth` a share; with `by_company` only where the company converts.
    """

    through: date
    rate_per_year: Expression | None = None
    by_company: bool = False
    worth: Expression | None = None


@frozen(eq=False, repr=False)
class Vesting(Value):
    """A holder may convert a part `first` of the shares `after` some time from their issue, then `monthly` more."""

    first: Fraction
    after: Duration
    monthly: Fraction


@frozen(eq=False, repr=False)
class MayRaise(Value):
    """The company may raise the rate for a while: how long at least, and on how much notice."""

    at_least: Duration
    notice_days: int
