"""Dividends: what the series is paid while the company lives."""

from __future__ import annotations

from fractions import Fraction

from paripassu.dates import add_days, days_in_month
from paripassu.diagnostics.codes import UNKNOWN_DAY_COUNT, WRONG_DATE
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.clauses import Accrual, Dividends, RateStep
from paripassu.model.matters import Matter
from paripassu.model.quantities import Quantity
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase, Word

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES_A_YEAR = {"monthly": 12, "quarterly": 4, "half-yearly": 2, "yearly": 1}
_DAY_COUNTS = ("30/360", "360/360", "365/365", "365/360")
_STOPPED = (Matter("dividend on junior stock"), Matter("repurchase of junior stock"))


def resolve_dividends(clause: ClauseScope) -> Dividends:
    """The clause as meant."""
    return Dividends(
        cite=clause.cite,
        none=clause.one("none", lambda _clause, _written: True),
        rates=clause.one("rate", _rates),
        default_increase=clause.one("rate", _default_increase),
        accrual=clause.one("accrue", _accrual),
        pay_dates=clause.one("pay", _pay_dates),
        in_kind=clause.one("pay", _in_kind),
        stopper=clause.one("stopper", lambda _clause, _written: _STOPPED),
    )


def _rates(clause: ClauseScope, written: Written) -> tuple[RateStep, ...] | None:
    phrase = written.node.phrase
    rate = clause.scope.amount(phrase.words("PERCENT")[0], "A dividend rate")
    of = Quantity(" ".join(word.text for word in phrase.phrases("quantity")[0].words()))
    steps = [None if rate is None else RateStep(rate, of)]
    steps.extend(_step(clause, step, of) for step in phrase.phrases("rate_step"))
    known = tuple(step for step in steps if step is not None)
    return known if len(known) == len(steps) else None


def _step(clause: ClauseScope, phrase: Phrase, of: Quantity) -> RateStep | None:
    rate = clause.scope.amount(phrase.words("PERCENT")[0], "A dividend rate", zero_allowed=True)
    last = clause.day(phrase.words("DATE")[0])
    # The rate steps "after" a day, so the new one begins on the day that follows.
    since = None if last is None else add_days(last, 1)
    return None if rate is None or since is None else RateStep(rate, of, since)


def _default_increase(clause: ClauseScope, written: Written) -> Fraction | None:
    increase = written.node.phrase.phrase("default_increase")
    return None if increase is None else clause.scope.amount(increase.words()[0], "An increase of the rate")


def _accrual(clause: ClauseScope, written: Written) -> Accrual | None:
    accrual: dict[str, str | int | bool] = {}
    for part in written.node.phrase.phrases():
        if part.rule == "day_count":
            named = "/".join(word.text for word in part.words())
            if named not in _DAY_COUNTS:
                hint = did_you_mean(named, _DAY_COUNTS) or f"Known are {list_words(_DAY_COUNTS, 'and')}."
                clause.scope.report(UNKNOWN_DAY_COUNT, f"There is no day count {quote(named)}.", part.span, hint)
                return None
            accrual["day_count"] = named
        elif part.rule == "compounding":
            accrual["compounding_per_year"] = _TIMES_A_YEAR[part.phrases()[0].text()]
        elif part.rule == "noncumulative":
            accrual["is_cumulative"] = False
    return Accrual(**accrual)  # type: ignore[arg-type]


def _pay_dates(clause: ClauseScope, written: Written) -> tuple[tuple[int, int], ...] | None:
    days = [_month_day(clause, *part.words()) for part in written.node.phrase.phrases("month_day")]
    known = tuple(day for day in days if day is not None)
    return known if len(known) == len(days) else None


def _month_day(clause: ClauseScope, month: Word, day: Word) -> tuple[int, int] | None:
    name = month.text[:3]
    if name not in _MONTHS:
        hint = did_you_mean(name, _MONTHS) or "Months are written `Jan`, `Feb`, and so on."
        clause.scope.report(WRONG_DATE, f"There is no month {quote(month.text)}.", month.span, hint)
        return None
    number = _MONTHS.index(name) + 1
    count = clause.scope.count(day, "A day of a month")
    # In a year that is no leap year, February 29 does not come; a dividend on it would be paid every fourth year.
    if count is not None and count > days_in_month(2001, number):
        clause.scope.report(WRONG_DATE, f"{month.text} has no day {day.text} every year.", day.span)
        return None
    return None if count is None else (number, count)


def _in_kind(clause: ClauseScope, written: Written) -> bool | None:
    paid = written.node.phrase.phrase("pay_in")
    if paid is None:
        return None
    kind = paid.phrase("in_kind")
    if kind is None:
        return False
    clause.name(kind.phrases("stock")[0])
    return True
