"""Dividends: what the series is paid while the company lives."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.dates import add_days
from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER, UNITS_DO_NOT_FIT, UNKNOWN_DAY_COUNT
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.dividends import Accrual, Dividends, RateStep
from paripassu.model.quantities import Quantity
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.dividend_payments import (
    resolve_in_kind,
    resolve_in_kind_stock,
    resolve_pay_dates,
    resolve_pay_from,
    resolve_record,
    resolve_rolls_forward,
    resolve_stopper,
)
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_TIMES_A_YEAR = {"monthly": 12, "quarterly": 4, "half-yearly": 2, "yearly": 1}
_OVER_NUMBERS = ("30/360", "360/360", "365/365", "365/360")
_OF_ACTUAL_DAYS = ("actual/360", "actual/365")
# By the rule that writes it: how a day count begins, which there are, and how the model calls it.
_DAY_COUNTS = {
    "day_count": ("", _OVER_NUMBERS, ""),
    "european_count": ("", ("30/360",), " european"),
    "actual_count": ("actual/", _OF_ACTUAL_DAYS, ""),
    "actual_actual": ("actual/actual", ("actual/actual",), ""),
}
# What each part of an `accrue` line speaks of.
_ABOUT = {
    **dict.fromkeys(_DAY_COUNTS, "how days are counted"),
    "compounding": "whether it compounds",
    "simple": "whether it compounds",
    "cumulative": "whether it is cumulative",
    "noncumulative": "whether it is cumulative",
}


def resolve_dividends(clause: ClauseScope) -> Dividends:
    """The clause as meant; where there are none, nothing can be said of their rate, and the other way round."""
    none = clause.one("none", lambda _clause, _written: True)
    rates = clause.one("rate", _rates)
    accrual = clause.one("accrue", _accrual)
    pay_dates = clause.one("pay", _pay_dates)
    for other in (rates, accrual, pay_dates):
        if none is not None and other is not None:
            clause.clash(none.cite, other.cite)
    return Dividends(
        cite=clause.cite,
        none=none,
        rates=rates,
        default_increase=clause.one("rate", _default_increase),
        accrual=accrual,
        pay_dates=pay_dates,
        pay_from=clause.one("pay", resolve_pay_from),
        rolls_forward=clause.one("pay", resolve_rolls_forward),
        record=clause.one("record", resolve_record),
        in_kind=clause.one("pay", resolve_in_kind),
        in_kind_stock=clause.one("pay", resolve_in_kind_stock),
        stopper=clause.each("stopper", resolve_stopper),
    )


def _rates(clause: ClauseScope, written: Written) -> tuple[RateStep, ...] | None:
    phrase = written.node.phrase
    quantity = phrase.phrase("quantity")
    of = None if quantity is None else Quantity(" ".join(word.text for word in quantity.words()))
    begins = phrase.phrase("rate_from")
    since = None if begins is None else clause.day(begins.words("DATE")[0])
    rate = clause.scope.amount(phrase.words()[0], "A dividend rate")
    if rate is None or (begins is not None and since is None):
        return None
    steps: list[RateStep] = [RateStep(rate, of, since)]
    for part in phrase.phrases("rate_step"):
        step = _step(clause, part, of, steps[-1].since)
        if step is None:
            return None
        steps.append(step)
    return tuple(steps)


def _step(clause: ClauseScope, phrase: Phrase, of: Quantity | None, earlier: date | None) -> RateStep | None:
    """A later rate, which must be written as the first is: a percentage, or dollars."""
    word = phrase.words()[0]
    if (word.kind == "PERCENT") != (of is not None):
        message = f"{quote(word.text)} is not written as the rate before it is."
        hint = "A rate is a percentage of an amount, or dollars a share, from beginning to end."
        clause.scope.report(UNITS_DO_NOT_FIT, message, word.span, hint)
        return None
    rate = clause.scope.amount(word, "A dividend rate", zero_allowed=True)
    last = clause.day(phrase.words("DATE")[0])
    # The rate steps "after" a day, so the new one begins on the day that follows.
    since = None if last is None else add_days(last, 1)
    if rate is None or since is None:
        return None
    if earlier is not None and since <= earlier:
        message = f"{phrase.words('DATE')[0].text} does not come after {earlier.isoformat()}."
        clause.scope.report(DATES_OUT_OF_ORDER, message, phrase.span, "Write the earlier day first.")
        return None
    return RateStep(rate, of, since)


def _default_increase(clause: ClauseScope, written: Written) -> Fraction | None:
    increase = written.node.phrase.phrase("default_increase")
    return None if increase is None else clause.scope.amount(increase.words()[0], "An increase of the rate")


def _accrual(clause: ClauseScope, written: Written) -> Accrual | None:
    clause.look_for_repeats(written, _ABOUT)
    accrual: dict[str, str | int | bool] = {}
    for part in written.node.phrase.phrases():
        if part.rule in _DAY_COUNTS:
            named = _day_count(clause, part)
            if named is None:
                return None
            accrual["day_count"] = named
        elif part.rule == "compounding":
            accrual["compounding_per_year"] = _TIMES_A_YEAR[part.phrases()[0].text()]
        elif part.rule == "noncumulative":
            accrual["is_cumulative"] = False
    return Accrual(**accrual)  # type: ignore[arg-type]


def _day_count(clause: ClauseScope, phrase: Phrase) -> str | None:
    start, known, end = _DAY_COUNTS[phrase.rule]
    named = start + "/".join(word.text for word in phrase.words())
    if named in known:
        return named + end
    hint = did_you_mean(named, known) or f"Known are {list_words(known, 'and')}."
    clause.scope.report(UNKNOWN_DAY_COUNT, f"There is no day count {quote(named)}.", phrase.span, hint)
    return None


def _pay_dates(clause: ClauseScope, written: Written) -> tuple[tuple[int, int], ...] | None:
    return resolve_pay_dates(clause, written.node.phrase)
