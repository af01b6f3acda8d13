"""On which days dividends are paid, to whom and in what, and what unpaid ones stop."""

from __future__ import annotations

from datetime import date

from paripassu.dates import days_in_month
from paripassu.diagnostics.codes import MALFORMED_NUMBER, WRONG_DATE
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import quote
from paripassu.model.dividend_rates import Condition
from paripassu.model.dividends import RecordRule, Stopper
from paripassu.model.matters import Group
from paripassu.model.quantities import PRICE, Duration, Expression
from paripassu.model.rights import Waiver
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration, resolve_holders_share
from paripassu.syntax.nodes import Phrase, Word

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_MONTH = 31
_STOPPED = {
    "stops_both": ("dividend", "repurchase"),
    "stops_dividend": ("dividend",),
    "stops_repurchase": ("repurchase",),
}
_GROUPS = {"junior_stock": "junior", "junior_or_parity": "junior or parity"}
_UNTIL = {
    "any_unpaid": "unpaid",
    "latest_unpaid": "latest",
    "any_outstanding": "outstanding",
    "without_holders": "consent",
}
_CONVERTED = {"keeps_dividend": "keeps", "pays_back": "pays back", "gives_up": "gives up"}
# What a repurchase may be for, by the rule that says so, in terms and in stories.
PURPOSES = {"employee_plans": "employee plans", "exchanges": "exchanges", "new_issues": "new issues"}


def resolve_pay_dates(clause: ClauseScope, phrase: Phrase) -> tuple[tuple[int, int], ...] | None:
    """The months and days of payment; of a day of each month, twelve."""
    monthly = phrase.phrase("each_month")
    if monthly is not None:
        day = _day_of_month(clause, monthly.words()[0])
        return None if day is None else tuple((month, day) for month in range(1, 13))
    days = [resolve_month_day(clause, *part.words()) for part in phrase.phrases("month_day")]
    known = tuple(day for day in days if day is not None)
    return known if len(known) == len(days) else None


def _day_of_month(clause: ClauseScope, word: Word) -> int | None:
    day = clause.scope.count(word, "A day of a month")
    if day is not None and day > _LONGEST_MONTH:
        clause.scope.report(WRONG_DATE, f"No month has a day {word.text}.", word.span)
        return None
    return day


def resolve_month_day(clause: ClauseScope, month: Word, day: Word) -> tuple[int, int] | None:
    """A day of the year, which must be one that every year has."""
    name = month.text[:3]
    if name not in _MONTHS:
        hint = did_you_mean(name, _MONTHS) or "Months are written `Jan`, `Feb`, and so on."
        clause.scope.report(WRONG_DATE, f"There is no month {quote(month.text)}.", month.span, hint)
        return None
    number = _MONTHS.index(name) + 1
    count = clause.scope.count(day, "A day of a month")
    # In a year that is no leap year, February 29 does not come; a dividend on it would be paid every fourth year.
    if count is not None and count > days_in_month(2001, number):
        message = f"{month.text} has no day {day.text} every year."
        clause.scope.report(WRONG_DATE, message, day.span, "Name a day that every year has.")
        return None
    return None if count is None else (number, count)


def resolve_pay_from(clause: ClauseScope, written: Written) -> date | None:
    """The first day of payment, where the line names one."""
    begins = written.node.phrase.phrase("pay_from")
    return None if begins is None else clause.day(begins.words()[0])


def resolve_rolls_forward(clause: ClauseScope, written: Written) -> bool | None:
    """Whether a day that is no business day gives way to the next."""
    del clause
    return written.node.phrase.phrase("next_business_day") is not None or None


def resolve_in_kind(clause: ClauseScope, written: Written) -> bool | None:
    """Whether the company may pay in stock; None where the line does not say in what it pays."""
    del clause
    paid = written.node.phrase.phrase("pay_in")
    return None if paid is None else paid.phrase("in_kind", "stock") is not None


def _in_kind(written: Written) -> Phrase | None:
    """The part of the line that says in which stock is paid, and at what."""
    paid = written.node.phrase.phrase("pay_in")
    if paid is None:
        return None
    return paid if paid.phrase("stock") is not None else paid.phrase("in_kind")


def resolve_in_kind_stock(clause: ClauseScope, written: Written) -> str | None:
    """The stock in which the company may pay, or does."""
    kind = _in_kind(written)
    return None if kind is None else clause.name(kind.phrases("stock")[0])


def resolve_in_kind_only(clause: ClauseScope, written: Written) -> bool | None:
    """Whether it is paid in stock and not in cash."""
    del clause
    paid = written.node.phrase.phrase("pay_in")
    return (paid is not None and paid.phrase("stock") is not None) or None


def resolve_in_kind_price(clause: ClauseScope, written: Written) -> Expression | None:
    """What a share counts for when a dividend is paid in it."""
    kind = _in_kind(written)
    price = None if kind is None else kind.phrase("in_kind_price")
    return None if price is None else resolve_amount(clause.scope, price.phrases()[0], PRICE, "What a share counts for")


def resolve_in_kind_rounded_down(clause: ClauseScope, written: Written) -> bool | None:
    """Whether what is less than a share is dropped; otherwise it is paid in money."""
    del clause
    kind = _in_kind(written)
    return (kind is not None and kind.phrase("rounded_down") is not None) or None


def resolve_conditions(clause: ClauseScope, written: Written) -> tuple[Condition, ...]:
    """The facts on which dividends depend."""
    del clause
    phrase = written.node.phrase
    if phrase.rule == "unless":
        return tuple(Condition(word.text, holds=False, is_presumed=True) for word in phrase.words("STRING"))
    parts = phrase.phrases("holds", "holds_not")
    return tuple(Condition(part.words()[0].text, part.rule == "holds") for part in parts)


def resolve_converted(clause: ClauseScope, written: Written) -> str | None:
    """What a holder who converts between a record date and the payment does about the dividend."""
    del clause
    return _CONVERTED[written.node.phrase.phrases(*_CONVERTED)[0].rule]


def resolve_skip_notice(clause: ClauseScope, written: Written) -> Duration | None:
    """How long before a date without a full dividend its holders are told; not later than the day itself."""
    ahead = written.node.phrase.phrase("notice_ahead")
    return Duration(0, "days") if ahead is None else resolve_duration(clause, ahead.phrases()[0])


def resolve_waiver(clause: ClauseScope, written: Written) -> Waiver | None:
    """Who may give a dividend up for all holders."""
    share = resolve_holders_share(clause, written.node.phrase.phrases("holders_share")[0])
    return None if share is None else Waiver(*share)


def resolve_record(clause: ClauseScope, written: Written) -> RecordRule | None:
    """Which record date goes with a day of payment."""
    rule = written.node.phrase.phrases()[0]
    if rule.rule == "record_quarter_end":
        return RecordRule("end of the quarter before")
    words = rule.words()
    if rule.rule == "record_day":
        day = _day_of_month(clause, words[0])
        return None if day is None else RecordRule("day of the month", day)
    least = clause.scope.count(words[0], "A number of days")
    most = clause.scope.count(words[-1], "A number of days")
    if least is None or most is None:
        return None
    if least > most:
        message = f"{quote(f'{least} to {most}')} days has its longest period first."
        clause.scope.report(MALFORMED_NUMBER, message, words[0].span, f"Did you mean `{most} to {least}`?")
        return None
    return RecordRule("days before", at_least=least, at_most=most if rule.rule == "record_window" else None)


def resolve_stopper(clause: ClauseScope, written: Written) -> tuple[Stopper, ...]:
    """What may not be done while something of the series is unpaid, one for each kind of act."""
    phrase = written.node.phrase.phrases()[0]
    acts, on = phrase.phrases()[:2]
    until = phrase.phrases(*_UNTIL)[0]
    before = phrase.phrase("stop_before")
    day = None if before is None else clause.day(before.words()[0])
    if before is not None and day is None:
        return ()
    group = Group(_GROUPS[on.rule]) if on.rule in _GROUPS else Group("class", clause.name(on))
    for stock in until.phrases("stock"):
        clause.name(stock)
    share = until.phrase("holders_share")
    by = None if share is None else resolve_holders_share(clause, share)
    if share is not None and by is None:
        return ()
    listed = phrase.phrase("stop_except")
    except_for = () if listed is None else tuple(PURPOSES[part.rule] for part in listed.phrases())
    who = None if by is None else Waiver(*by)
    return tuple(Stopper(act, group, _UNTIL[until.rule], day, except_for, who) for act in _STOPPED[acts.rule])
