"""What stories about a series are made of: who holds what from which day, and the days and numbers worth trying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from paripassu.compare.boundaries import Boundaries, all_of
from paripassu.compare.vocabulary import HOLDER, MANY, OTHER, SECOND, TEN, THIRD, Told
from paripassu.dates import days_in_month
from paripassu.interpreter.run import tell
from paripassu.interpreter.state import start
from paripassu.interpreter.unpaid import latest_in_all, unpaid_in_all
from paripassu.model.dividends import Dividends
from paripassu.model.events import AnyEvent, Issue
from paripassu.model.quantities import Literal
from paripassu.model.terms import Stock, Terms
from paripassu.value import Value, frozen

T = TypeVar("T")
DAY = timedelta(days=1)
_FIRST = date(2002, 1, 7)
# Days of payment are looked at for so many years from the first.
_YEARS = 2
_PENNY, _ONE, _HUNDRED = Fraction(1, 100), Fraction(1), Fraction(100)


@frozen(eq=False, repr=False)
class Ground(Value):
    """The names and numbers of two sides of one series, and the days that either names.

    `first` is the day on which stock is issued, `days` those around a day of the terms, `pay_days` days on which
    either side pays dividends, `prices` dollars a share on either side of those named, `held` the shares of the first
    holder, `others` those of other series.
    """

    edges: Boundaries
    terms: tuple[Terms, ...]
    stocks: tuple[Stock, ...]
    values: tuple[object, ...]
    first: date
    days: tuple[date, ...]
    pay_days: tuple[date, ...]
    prices: tuple[Fraction, ...]
    held: Fraction
    others: tuple[tuple[str, Fraction], ...]

    @property
    def of(self) -> str:
        """The series."""
        return self.edges.of

    @property
    def common(self) -> str:
        """What the series converts into, in most cases."""
        return self.edges.common

    def each(self, kind: type[T]) -> tuple[T, ...]:
        """All values of one class that either side holds, at any depth."""
        return tuple(value for value in self.values if isinstance(value, kind))

    def later(self, days: int) -> date:
        """So many days after the stock was issued."""
        return self.first + timedelta(days=days)

    def due_by(self, day: date) -> tuple[Fraction, ...]:
        """What is owed a share by a day on either side: all that is unpaid, and of the latest period."""
        return tuple(sorted({amount for terms in self.terms for amount in self._due(terms, day) if amount > 0}))

    def _due(self, terms: Terms, day: date) -> Iterator[Fraction]:
        state, stock = start(terms), terms.stock(self.of)
        if stock is None or stock.dividends is None or stock.dividends.rates is None:
            return
        state.today = self.first
        tell(state, Issue(self.first, self.of, self.held, HOLDER))
        state.today = day
        for total in (latest_in_all(state, stock), unpaid_in_all(state, stock)):
            if isinstance(total, Fraction):
                yield total / self.held

    def any_days(self, *more: date) -> tuple[date, ...]:
        """The days of the terms with some others, in order, none before the stock is out."""
        return tuple(sorted({day for day in (*self.days, *more) if day >= self.first}))


def ground(edges: Boundaries, terms: tuple[Terms, ...]) -> Ground:
    """The ground for two sides of one series."""
    stocks = tuple(stock for each in terms if (stock := each.stock(edges.of)) is not None)
    values = tuple(value for stock in stocks for value in all_of(stock.clauses))
    named = sorted({value for value in values if isinstance(value, date)})
    signed = [stock.signed for stock in stocks if stock.signed is not None]
    first = max(signed) if signed else min(named, default=_FIRST)
    around = {day + DAY * off for day in named for off in (-1, 0, 1)}
    authorized = [stock.authorized.value for stock in stocks if stock.authorized is not None]
    return Ground(
        edges,
        terms,
        stocks,
        values,
        first,
        tuple(sorted(day for day in around if day > first)),
        tuple(sorted({day for stock in stocks for day in _pay_days(stock, first)})),
        tuple(sorted(set(_prices(values)))),
        min([TEN, *(number for number in authorized if number >= 1)]),
        tuple((name, _few(terms[0].stock(name))) for name in edges.others),
    )


def _few(stock: Stock | None) -> Fraction:
    """As many shares as are few, or all there are."""
    return TEN if stock is None or stock.authorized is None else min(TEN, stock.authorized.value)


def _pay_days(stock: Stock, first: date) -> Iterator[date]:
    clause = stock.clause(Dividends)
    if clause is None or clause.pay_dates is None:
        return
    since = max(first, clause.pay_from.value) if clause.pay_from is not None else first
    for year in range(since.year, since.year + _YEARS + 1):
        for month, day in clause.pay_dates.value:
            found = date(year, month, min(day, days_in_month(year, month)))
            if first < found <= since + timedelta(days=366 * _YEARS):
                yield found


def _prices(values: Iterable[object]) -> Iterator[Fraction]:
    """Prices on either side of each that is named."""
    yield from (_PENNY, _ONE, _HUNDRED)
    for value in values:
        amount = value.value if isinstance(value, Literal) else None
        if amount is not None and amount > 0:
            yield from (amount / 2, amount, amount + _PENNY, amount * 2)


def in_order(*events: AnyEvent) -> Told:
    """Events by their days; those of one day stay as they were told."""
    return tuple(sorted(events, key=lambda event: event.date))


def usual(own: Ground, common: Fraction = MANY, *, day: date | None = None) -> Told:
    """The first holder has the series, another all Common."""
    return Issue(day or own.first, own.of, own.held, HOLDER), Issue(day or own.first, own.common, common, OTHER)


def everybody(own: Ground, common: Fraction = MANY, *, day: date | None = None) -> Told:
    """The same with some of every other series."""
    others = [Issue(day or own.first, name, shares, THIRD) for name, shares in own.others]
    return (*usual(own, common, day=day), *others)


def rivals(own: Ground) -> Iterator[Told]:
    """The series with a second holder whose shares put the first one's vote on the edge of what is enough."""
    for number in own.edges.second:
        yield (*usual(own), Issue(own.first, own.of, number * own.held / TEN, SECOND))
