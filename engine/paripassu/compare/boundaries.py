"""The numbers on the edges of what two term sets say: what lies on one side of one of them shows which it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from paripassu.compare.attributes import names_of
from paripassu.compare.figures import figures
from paripassu.model.citations import Cite
from paripassu.model.clauses import Notices
from paripassu.model.matters import Matter
from paripassu.model.quantities import Duration, Threshold
from paripassu.model.terms import Stock, Terms
from paripassu.money import UP, round_to
from paripassu.source import Span
from paripassu.value import Value, frozen

_WHOLE = Fraction(1)
_HELD = Fraction(10)
_COMMON_OUT = Fraction(1_000_000)
_LITTLE = Fraction(1, 1000)
# Calendar days that surely hold so many business days, whatever the week begins with, are found around this.
_WEEK, _BUSINESS = 7, 5


@frozen(eq=False, repr=False)
class Boundaries(Value):
    """Names and numbers for the stories about one series.

    `issues` are numbers of shares, `assets` dollars, `increases` authorized numbers of Common, `days` spans of time,
    `shares_of_votes` parts of all votes; `sections` are those that clauses of either side protect; `owned` parts of a
    subsidiary. `all_common` is every share of Common that there may be, `second` are numbers of shares of another
    holder that put the first one's ten on the edge of a majority, `tallies` votes on the edge of one of all stock.
    """

    of: str
    common: str
    others: tuple[str, ...]
    start: date
    issues: tuple[Fraction, ...]
    assets: tuple[Fraction, ...]
    increases: tuple[Fraction, ...]
    days: tuple[int, ...]
    shares_of_votes: tuple[Fraction, ...]
    sections: tuple[str, ...]
    owned: tuple[Fraction, ...]
    pool: str
    contents: tuple[str, ...]
    all_common: Fraction
    second: tuple[Fraction, ...]
    tallies: tuple[Fraction, ...]


def boundaries(ours: Terms, theirs: Terms, name: str) -> Boundaries:
    """The edges of both sides of one series."""
    both = [(terms, stock) for terms in (ours, theirs) if (stock := terms.stock(name)) is not None]
    values = [value for _, stock in both for value in all_of(stock.clauses)]
    common = ours.common
    return Boundaries(
        name,
        common.name if common is not None else "Common",
        tuple(stock.name for stock in ours.stocks if stock.is_series and stock.name != name and _can_be_paid(stock)),
        _start(values),
        _each_once(_issues(both)),
        _each_once(_assets(both)),
        _each_once(_increases(both, ours)),
        tuple(sorted({days for value in values if isinstance(value, Duration) for days in _days(value)})) or (1,),
        _each_once(_parts(values)),
        tuple(dict.fromkeys(each for value in values if isinstance(value, Matter) for each in value.sections)),
        _each_once(_subsidiaries(values)),
        both[0][1].of,
        tuple(dict.fromkeys(each for _, stock in both for each in _contents(stock))),
        _authorized(ours),
        _each_once(_HELD / share - _HELD for share in _middles(values)),
        _each_once(_tallies(both, values)),
    )


def all_of(value: object) -> Iterator[object]:
    """Everything that clauses hold, at any depth."""
    if isinstance(value, tuple):
        for each in value:
            yield from all_of(each)
    elif not isinstance(value, Cite | Span):
        yield value
        for name in names_of(type(value)):
            yield from all_of(getattr(value, name))


def _each_once(numbers: Iterator[Fraction]) -> tuple[Fraction, ...]:
    return tuple(sorted({number for number in numbers if number > 0}))


def _can_be_paid(stock: Stock) -> bool:
    return stock.liquidation is not None and stock.liquidation.amount is not None


def _start(values: list[object]) -> date:
    """The last day that the terms name, so that stock issued on it is outstanding then."""
    return max((value for value in values if isinstance(value, date)), default=date(2002, 1, 7))


def _issues(both: list[tuple[Terms, Stock]]) -> Iterator[Fraction]:
    yield Fraction(1, 2)
    yield _WHOLE
    for _, stock in both:
        if stock.authorized is not None:
            yield stock.authorized.value
            yield stock.authorized.value + 1
            yield stock.authorized.value - 5


def _assets(both: list[tuple[Terms, Stock]]) -> Iterator[Fraction]:
    yield _WHOLE
    yield _COMMON_OUT * _HELD
    for terms, stock in both:
        for figure in figures(terms, stock):
            if figure.name == "liquidation amount":
                owed = figure.value * _HELD
                yield owed / 2
                yield owed
                yield owed * Fraction(3, 2)
                yield owed * _HELD


def _increases(both: list[tuple[Terms, Stock]], ours: Terms) -> Iterator[Fraction]:
    authorized = _authorized(ours)
    yield authorized * _HELD
    yield authorized + 1
    for terms, stock in both:
        for figure in figures(terms, stock):
            if figure.name == "conversion rate":
                yield authorized + round_to(figure.value * _HELD, _WHOLE, UP)


def _contents(stock: Stock) -> Iterator[str]:
    for clause in stock.clauses:
        if isinstance(clause, Notices):
            yield from (item.value for item in clause.contents)


def _authorized(terms: Terms) -> Fraction:
    common = terms.common
    return common.authorized.value if common is not None and common.authorized is not None else _COMMON_OUT


def _middles(values: list[object]) -> list[Fraction]:
    """Parts of a vote that are on a threshold, or between two of them."""
    shares = sorted({value.share for value in values if isinstance(value, Threshold) and 0 < value.share < 1})
    return [*shares, *((one + other) / 2 for one, other in pairwise(shares))]


def _tallies(both: list[tuple[Terms, Stock]], values: list[object]) -> Iterator[Fraction]:
    """Votes on the edge of a majority of all, where ten of the series are out with a million of Common."""
    for terms, stock in both:
        for figure in figures(terms, stock):
            if figure.name == "conversion rate":
                votes = _COMMON_OUT + figure.value * _HELD
                yield from (round_to(votes * share, _WHOLE, UP) for share in _middles(values))


def _days(duration: Duration) -> tuple[int, ...]:
    """Calendar days just within and just beyond a duration, for stories that begin on a Monday."""
    if duration.unit in {"business days", "trading days"}:
        weeks, rest = divmod(duration.count, _BUSINESS)
        return (weeks * _WEEK + rest, weeks * _WEEK + rest + 3)
    return {"days": (duration.count, duration.count + 1), "months": (duration.count * 31,)}.get(
        duration.unit, (duration.count * 366,)
    )


def _parts(values: list[object]) -> Iterator[Fraction]:
    for value in values:
        if isinstance(value, Matter) and value.above is not None:
            yield value.above
            yield min(value.above + _LITTLE, _WHOLE)


def _subsidiaries(values: list[object]) -> Iterator[Fraction]:
    for value in values:
        above = getattr(value, "subsidiary_above", None)
        if isinstance(above, Fraction):
            yield above
            yield min(above + _LITTLE, _WHOLE)
