"""Dividends: what the series is paid while the company lives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.dates import add_days
from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER, UNITS_DO_NOT_FIT, UNKNOWN_DAY_COUNT
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.citations import Item
from paripassu.model.dividend_rates import Reset
from paripassu.model.dividends import Accrual, Dividends, RateStep
from paripassu.model.quantities import Quantity
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.dividend_payments import (
    resolve_conditions,
    resolve_converted,
    resolve_in_kind,
    resolve_in_kind_only,
    resolve_in_kind_price,
    resolve_in_kind_rounded_down,
    resolve_in_kind_stock,
    resolve_pay_dates,
    resolve_pay_from,
    resolve_record,
    resolve_rolls_forward,
    resolve_skip_notice,
    resolve_stopper,
    resolve_waiver,
)
from paripassu.resolve.clauses.dividend_rates import (
    resolve_changes,
    resolve_fallbacks,
    resolve_floating,
    resolve_gross_up,
    resolve_highest,
    resolve_lowest,
    resolve_mirror,
    resolve_reset,
)
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_TIMES_A_YEAR = {"monthly": 12, "quarterly": 4, "half-yearly": 2, "yearly": 1}
_OVER_NUMBERS = ("30/360", "360/360", "365/365", "365/360", "30/365")
_OF_ACTUAL_DAYS = ("actual/360", "actual/365", "actual/365.25")
# By the rule that writes it: how a day count begins, which there are, and how the model calls it.
_DAY_COUNTS = {
    "day_count": ("", _OVER_NUMBERS, ""),
    "european_count": ("", ("30/360",), " european"),
    "month_end_count": ("", ("30/360",), " month-end"),
    "actual_count": ("actual/", _OF_ACTUAL_DAYS, ""),
    "actual_actual": ("actual/actual", ("actual/actual",), ""),
    "actual_period": ("actual/period", ("actual/period",), ""),
}
# What each part of an `accrue` line speaks of.
_ABOUT = {
    **dict.fromkeys(_DAY_COUNTS, "how days are counted"),
    "compounding": "whether it compounds",
    "simple": "whether it compounds",
    "accreting": "whether it is added to what a share stands for",
    "periods_alike": "whether full periods are alike",
    "cumulative": "whether it is cumulative",
    "noncumulative": "whether it is cumulative",
}


def resolve_dividends(clause: ClauseScope) -> Dividends:
    """The clause as meant; where there are none, nothing can be said of their rate, and the other way round."""
    none = clause.one("none", lambda _clause, _written: True)
    rates = clause.one("rate", _rates)
    accrual = clause.one("accrue", _accrual)
    pay_dates = clause.one("pay", _pay_dates)
    mirror = clause.one("mirrors", resolve_mirror)
    for other in (rates, accrual, pay_dates, mirror):
        if none is not None and other is not None:
            clause.clash(none.cite, other.cite)
    dividends = Dividends(
        cite=clause.cite,
        none=none,
        rates=rates,
        default_increase=clause.one("rate", _default_increase),
        changes=clause.one("rate", resolve_changes),
        lowest=clause.one("rate_bounds", resolve_lowest),
        highest=clause.one("rate_bounds", resolve_highest),
        lowest_index=clause.one("index_bounds", resolve_lowest),
        highest_index=clause.one("index_bounds", resolve_highest),
        reset=_reset(clause, rates),
        fallbacks=clause.one("fallbacks", resolve_fallbacks),
        gross_up=clause.one("gross_up", resolve_gross_up),
        mirror=mirror,
        accrual=accrual,
        pay_dates=pay_dates,
        stopper=clause.each("stopper", resolve_stopper),
    )
    return _with_payments(clause, dividends)


def _with_payments(clause: ClauseScope, dividends: Dividends) -> Dividends:
    """The clause with what it says of days, of what is paid in, of conditions and of who may give a dividend up."""
    return evolve(
        dividends,
        pay_from=clause.one("pay", resolve_pay_from),
        rolls_forward=clause.one("pay", resolve_rolls_forward),
        record=clause.one("record", resolve_record),
        in_kind=clause.one("pay", resolve_in_kind),
        in_kind_stock=clause.one("pay", resolve_in_kind_stock),
        in_kind_only=clause.one("pay", resolve_in_kind_only),
        in_kind_price=clause.one("pay", resolve_in_kind_price),
        in_kind_rounded_down=clause.one("pay", resolve_in_kind_rounded_down),
        conditions=(*clause.each("only_if", resolve_conditions), *clause.each("unless", resolve_conditions)),
        converted=clause.one("converted", resolve_converted),
        skip_notice=clause.one("skip_notice", resolve_skip_notice),
        in_proportion=clause.one("proportion", lambda _clause, _written: True),
        waiver=clause.one("waiver", resolve_waiver),
    )


def _reset(clause: ClauseScope, rates: Item[tuple[RateStep, ...]] | None) -> Item[Reset] | None:
    """On which days the index is looked at: on those of a line, or with each dividend period."""
    reset = clause.one("reset", resolve_reset)
    each = clause.one("reset_each", resolve_reset)
    if reset is not None and each is not None:
        clause.clash(reset.cite, each.cite)
    if reset is None and each is None and rates is not None and any(step.index for step in rates.value):
        text = "The index is looked at anew on the first day of each dividend period."
        clause.scope.assume("reset of the index", text, "the terms do not say when", rates.cite)
    return reset or each


def _rates(clause: ClauseScope, written: Written) -> tuple[RateStep, ...] | None:
    phrase = written.node.phrase
    quantity, floats = phrase.phrase("quantity"), phrase.phrase("floating")
    of = None if quantity is None else Quantity(" ".join(word.text for word in quantity.words()))
    begins = phrase.phrase("rate_from")
    since = None if begins is None else clause.day(begins.words("DATE")[0])
    index, margin = ("", None) if floats is None else resolve_floating(clause, floats)
    rate = margin if floats is not None else clause.scope.amount(phrase.words()[0], "A dividend rate")
    if rate is None or (begins is not None and since is None):
        return None
    steps: list[RateStep] = [RateStep(rate if phrase.phrase("quarter") is None else 4 * rate, of, since, index)]
    for part in phrase.phrases("rate_step", "then_index"):
        step = (_step if part.rule == "rate_step" else _floats_then)(clause, part, of, steps[-1].since)
        if step is None:
            return None
        steps.append(step)
    return tuple(steps)


def _floats_then(clause: ClauseScope, phrase: Phrase, of: Quantity | None, earlier: date | None) -> RateStep | None:
    """A rate that follows an index from a day on; the rate before it must be a percentage too."""
    index, margin = resolve_floating(clause, phrase.phrases()[0])
    since = clause.day(phrase.words("DATE")[0])
    if of is None:
        message = "A rate in dollars cannot go on as a percentage."
        hint = "Write the first rate as a percentage of an amount: `8% a year of stated value`."
        clause.scope.report(UNITS_DO_NOT_FIT, message, phrase.span, hint)
        return None
    if margin is None or since is None or not _comes_after(clause, phrase, since, earlier):
        return None
    return RateStep(margin, of, since, index)


def _comes_after(clause: ClauseScope, phrase: Phrase, since: date, earlier: date | None) -> bool:
    if earlier is not None and since <= earlier:
        message = f"{phrase.words('DATE')[0].text} does not come after {earlier.isoformat()}."
        clause.scope.report(DATES_OUT_OF_ORDER, message, phrase.span, "Write the earlier day first.")
        return False
    return True


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
    return RateStep(rate, of, since) if _comes_after(clause, phrase, since, earlier) else None


def _default_increase(clause: ClauseScope, written: Written) -> Fraction | None:
    increase = written.node.phrase.phrase("default_increase")
    return None if increase is None else clause.scope.amount(increase.words()[0], "An increase of the rate")


def _accrual(clause: ClauseScope, written: Written) -> Accrual | None:
    clause.look_for_repeats(written, _ABOUT)
    accrual = Accrual()
    for part in written.node.phrase.phrases():
        read = _READ.get(part.rule, _day_count if part.rule in _DAY_COUNTS else None)
        changed = accrual if read is None else read(clause, part, accrual)
        if changed is None:
            return None
        accrual = changed
    return accrual


def _compounding(clause: ClauseScope, phrase: Phrase, accrual: Accrual) -> Accrual | None:
    """How often unpaid dividends bear dividends, and on which day of the year where there is one such day."""
    times = _TIMES_A_YEAR[phrase.phrases()[0].text()]
    on = phrase.phrase("compounding_day")
    if on is None:
        return evolve(accrual, compounding_per_year=times)
    if times != 1:
        message = "A day of the year is one day: it goes with `compounding yearly`."
        clause.scope.report(UNITS_DO_NOT_FIT, message, on.span, "Take the day out, or compound yearly.")
        return None
    day = resolve_pay_dates(clause, on)
    return None if day is None else evolve(accrual, compounding_per_year=1, compounding_on=day[0])


def _accreting(clause: ClauseScope, phrase: Phrase, accrual: Accrual) -> Accrual | None:
    before = phrase.phrase("accreting_before")
    day = None if before is None else clause.day(before.words()[0])
    if before is not None and day is None:
        return None
    return evolve(accrual, accretes=True, accretes_before=day)


def _noncumulative(clause: ClauseScope, phrase: Phrase, accrual: Accrual) -> Accrual:
    del clause, phrase
    return evolve(accrual, is_cumulative=False)


def _alike(clause: ClauseScope, phrase: Phrase, accrual: Accrual) -> Accrual:
    del clause, phrase
    return evolve(accrual, periods_alike=True)


_READ: dict[str, Callable[[ClauseScope, Phrase, Accrual], Accrual | None]] = {
    "compounding": _compounding,
    "accreting": _accreting,
    "noncumulative": _noncumulative,
    "periods_alike": _alike,
}


def _day_count(clause: ClauseScope, phrase: Phrase, accrual: Accrual) -> Accrual | None:
    start, known, end = _DAY_COUNTS[phrase.rule]
    named = start + "/".join(word.text for word in phrase.words())
    if named in known:
        return evolve(accrual, day_count=named + end)
    hint = did_you_mean(named, known) or f"Known are {list_words(known, 'and')}."
    clause.scope.report(UNKNOWN_DAY_COUNT, f"There is no day count {quote(named)}.", phrase.span, hint)
    return None


def _pay_dates(clause: ClauseScope, written: Written) -> tuple[tuple[int, int], ...] | None:
    return resolve_pay_dates(clause, written.node.phrase)
