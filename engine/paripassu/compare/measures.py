"""How much of a thing there is, so that two values of one concept can be said to be more and less of it.

A measure is a tuple of numbers, and one value is more than another where no number is smaller and one is larger; where
some are larger and some smaller nobody can say, and who gains depends.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from paripassu.compare.normal import folded
from paripassu.model.adjustments import SmallestChange
from paripassu.model.clauses import ConsentRule, Shortfall, VotesBasis
from paripassu.model.conversion_rights import CompanyConversion, FinancialTest, Vesting
from paripassu.model.conversions import Reorganization
from paripassu.model.dividends import Accrual, RateStep
from paripassu.model.quantities import Duration, Expression, Literal, Threshold
from paripassu.model.redemption import CompanyRedemption, HolderRedemption
from paripassu.model.remainders import FixedPart, Participation
from paripassu.model.rights import ConversionLimit, Dilution, Offering, PriceTest
from paripassu.model.terms import Stock

Measure = tuple[Fraction, ...]
# What has no bound is more than any bound that terms name.
_WITHOUT_BOUND = Fraction(10**18)
_METHODS = ("none", "broad-based weighted average", "narrow-based weighted average", "full ratchet")
# Days that a unit stands for, to put durations in order; a business day is 7/5 of a day.
_DAYS = {
    "days": Fraction(1),
    "business days": Fraction(7, 5),
    "trading days": Fraction(7, 5),
    "months": Fraction(30),
    "years": Fraction(365),
}


def more_or_less(ours: object, theirs: object, stocks: tuple[Stock, Stock]) -> int:
    """1 where the second is more, -1 where it is less, 0 where nobody can say."""
    if ours is None or theirs is None:
        # To say that there is none is to have less of a thing than anybody who has some.
        return (theirs is not None) - (ours is not None)
    one, other = measure(ours, stocks[0]), measure(theirs, stocks[1])
    if one is None or other is None or len(one) != len(other):
        return 0
    up = any(after > before for before, after in zip(one, other, strict=True))
    down = any(after < before for before, after in zip(one, other, strict=True))
    return up - down


def measure(value: object, stock: Stock) -> Measure | None:
    """How much of a thing a value is; None where it cannot be measured."""
    if isinstance(value, bool | int | Fraction):
        return (Fraction(value),)
    if isinstance(value, date):
        return None
    known = _MEASURES.get(type(value))
    if known is not None:
        return known(value, stock)
    amount = folded(value, stock)
    return (amount.value,) if isinstance(amount, Literal) else None


def _known(amount: Expression | None, stock: Stock) -> Fraction:
    """An amount, or no bound where there is none or where it waits for events."""
    found = None if amount is None else folded(amount, stock)
    return found.value if isinstance(found, Literal) else _WITHOUT_BOUND


def _bound(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else value


def _participation(value: Participation, stock: Stock) -> Measure:
    after = Fraction(0) if value.after is None else _known(value.after, stock)
    return (_known(value.cap, stock), -after, Fraction(not value.cap_counts_amount), Fraction(value.catches_up))


def _fixed_part(value: FixedPart, stock: Stock) -> Measure:
    return (_known(value.until, stock), value.part, Fraction(not value.until_counts_amount))


def _consent(value: ConsentRule, _stock: Stock) -> Measure:
    return (
        value.threshold.share + Fraction(value.threshold.exceeded, 10**9),
        Fraction(len(value.matters)),
        Fraction(value.is_prior),
        Fraction(value.by_subsidiary_too),
        Fraction(value.in_writing),
        -value.subsidiary_above if value.by_subsidiary_too else Fraction(0),
    )


def _redemption(value: HolderRedemption, _stock: Stock) -> Measure:
    return (
        Fraction(-value.since.toordinal() if value.since is not None else 0),
        Fraction(-value.installments),
        Fraction(not value.funds),
        -value.threshold.share if value.threshold is not None else Fraction(0),
    )


def _price_test(value: PriceTest, stock: Stock) -> Measure:
    """A test that is easier to meet lets the company convert more."""
    return (-_known(value.amount, stock), Fraction(not value.exceeds), Fraction(-value.days), Fraction(value.of_days))


_MEASURES: dict[type, Callable[[Any, Stock], Measure | None]] = {
    type(None): lambda _value, _stock: (Fraction(0),),
    tuple: lambda value, _stock: _of_list(value),
    Duration: lambda value, _stock: (value.count * _DAYS[value.unit],),
    Threshold: lambda value, _stock: (value.share, Fraction(value.exceeded)),
    RateStep: lambda value, _stock: None if value.index else (value.rate_per_year,),
    Accrual: lambda value, _stock: (Fraction(value.is_cumulative), Fraction(value.compounding_per_year)),
    Shortfall: lambda value, _stock: tuple(
        Fraction(each) for each in (-len(value.after), -len(value.together), len(value.ahead))
    ),
    Participation: _participation,
    FixedPart: _fixed_part,
    VotesBasis: lambda value, _stock: (
        None if value.as_converted else (value.per_share, Fraction(not value.whole_per_holder))
    ),
    ConsentRule: _consent,
    Reorganization: lambda value, _stock: (Fraction(len(value.matters)), Fraction(value.related_together)),
    Offering: lambda value, _stock: (_bound(value.price_at_least), _bound(value.raising_at_least)),
    PriceTest: _price_test,
    CompanyConversion: lambda value, stock: _price_test(value.test, stock) if value.test is not None else None,
    SmallestChange: lambda value, _stock: (value.by,),
    FinancialTest: lambda value, _stock: (-value.at_least,),
    Vesting: lambda value, _stock: (-value.first, -value.monthly),
    ConversionLimit: lambda value, _stock: (-value.above,),
    Dilution: lambda value, _stock: (Fraction(_METHODS.index(value.method)), -value.excepted_options),
    HolderRedemption: _redemption,
    CompanyRedemption: lambda value, stock: (
        -_known(value.price, stock), Fraction(-value.notice_at_least), Fraction(value.notice_at_most)
    ),
}  # fmt: skip


def _of_list(values: tuple[object, ...]) -> Measure | None:
    """Rates by their height, each step by itself; of anything else there is more where there are more."""
    if values and all(isinstance(each, RateStep) for each in values):
        steps = [each for each in values if isinstance(each, RateStep)]
        # What an index will stand at is known to nobody.
        return None if any(step.index for step in steps) else tuple(step.rate_per_year for step in steps)
    return (Fraction(len(values)),)
