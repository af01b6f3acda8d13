"""Amounts as the terms write them: expressions over named quantities, each with a unit."""

from __future__ import annotations

from fractions import Fraction

from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Unit(Value):
    """A dimension as powers of money, shares, votes, years, days and months; `name` is how a reader says it."""

    name: str
    money: int = 0
    shares: int = 0
    votes: int = 0
    years: int = 0
    days: int = 0
    months: int = 0

    @property
    def powers(self) -> tuple[int, ...]:
        """What makes two units alike, whatever they are called."""
        return (self.money, self.shares, self.votes, self.years, self.days, self.months)


MONEY = Unit("money", money=1)
SHARES = Unit("shares", shares=1)
PRICE = Unit("price (money a share)", money=1, shares=-1)
NUMBER = Unit("plain number (or ratio, shares a share)")
VOTES = Unit("votes", votes=1)
VOTES_A_SHARE = Unit("votes a share", votes=1, shares=-1)
RATE_A_YEAR = Unit("rate a year", years=-1)
DAYS = Unit("number of days", days=1)
MONTHS = Unit("number of months", months=1)
YEARS = Unit("number of years", years=1)
KNOWN_UNITS = (MONEY, SHARES, PRICE, NUMBER, VOTES, VOTES_A_SHARE, RATE_A_YEAR, DAYS, MONTHS, YEARS)


@frozen(eq=False, repr=False)
class Literal(Value):
    """A number as written, with its unit."""

    value: Fraction
    unit: Unit


@frozen(eq=False, repr=False)
class PriceWindow(Value):
    """The `average`, `lowest` or `highest` price of so many trading days, before a day or ending on it."""

    pick: str
    price: str
    days: int
    to_the_day: bool = False


@frozen(eq=False, repr=False)
class Quantity(Value):
    """A quantity that the state or another clause knows: `stated value`, `conversion price`, `unpaid dividends`.

    `of` names the class it belongs to; "" is the series that the clause belongs to. A price may be that of a `window`.
    """

    name: str
    of: str = ""
    window: PriceWindow | None = None


@frozen(eq=False, repr=False)
class Combine(Value):
    """Two amounts put together by one of + - * /."""

    operator: str
    left: Expression
    right: Expression


@frozen(eq=False, repr=False)
class Extreme(Value):
    """The `greater` or the `lesser` of several amounts."""

    which: str
    parts: tuple[Expression, ...]


class Bespoke(Value):
    """What a general rule is made of; `model/general.py` spells it out, and is loaded where terms have any."""

    __slots__ = ()


@frozen(eq=False, repr=False)
class Observed(Value):
    """A figure that the record shows, or that the event tells which a rule is about.

    `kind` is one of OBSERVED; `of` is a class, `who` a holder ("": the one whom the event concerns), `since` a moment,
    `name` what somebody reported.
    """

    kind: str
    of: str = ""
    who: str = ""
    since: Bespoke | None = None
    name: str = ""


@frozen(eq=False, repr=False)
class Defined(Value):
    """An amount by the name that a general rule of the series `of` gives it."""

    name: str
    of: str
    amount: Expression


@frozen(eq=False, repr=False)
class Either(Value):
    """An amount where all of some conditions hold, and another where one does not."""

    conditions: tuple[Bespoke, ...]
    amount: Expression
    otherwise: Expression


Expression = Literal | Quantity | Combine | Extreme | Observed | Defined | Either

# Figures of the record and of events, each with its unit.
OBSERVED: dict[str, Unit] = {
    "close": PRICE,
    "outstanding": SHARES,
    "authorized": SHARES,
    "reserved": SHARES,
    "unissued": SHARES,
    "held": SHARES,
    "acquired": SHARES,
    "part held": NUMBER,
    "days since": DAYS,
    "months since": MONTHS,
    "years since": YEARS,
    "unpaid periods": NUMBER,
    "reported": MONEY,
    "reported number": NUMBER,
    "price a share": PRICE,
    "dividend a share": PRICE,
    "proceeds": MONEY,
    "shares of the act": SHARES,
    "split ratio": NUMBER,
}


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The amounts that an amount is directly made of."""
    match expression:
        case Combine():
            return (expression.left, expression.right)
        case Extreme():
            return expression.parts
        case Defined():
            return (expression.amount,)
        case Either():
            return (expression.amount, expression.otherwise)
        case _:
            return ()


# What each named quantity is, per share of the series unless said otherwise.
QUANTITIES: dict[str, Unit] = {
    "stated value": PRICE,
    "original price": PRICE,
    "par value": PRICE,
    "liquidation amount": PRICE,
    "conversion price": PRICE,
    "conversion rate": NUMBER,
    "unpaid dividends": PRICE,
    "declared dividends": PRICE,
    "accrued dividends": PRICE,
    "accreted value": PRICE,
    "as-converted amount": PRICE,
    "market price": PRICE,
    "vwap": PRICE,
}


@frozen(eq=False, repr=False)
class Duration(Value):
    """A span of time; `unit` is one of days, business days, trading days, months, years."""

    count: int
    unit: str

    def __str__(self) -> str:
        """Say it as written: `3 business days`."""
        unit = self.unit[:-1] if self.count == 1 else self.unit
        return f"{self.count} {unit}"


@frozen(eq=False, repr=False)
class Threshold(Value):
    """How much of a vote is enough: `share` of the base, `exceeded` (majority) or merely reached (two thirds).

    `base` is "outstanding", "cast" (for and against) or "present" (those who abstain too), or "affected" where those
    holders alone count whom an act treats otherwise than the rest. With `holders` so many of them, none of whom is
    affiliated with another, must be in favor, whatever they have.
    """

    share: Fraction
    exceeded: bool
    base: str = "outstanding"
    words: str = "majority"
    holders: int = 0
