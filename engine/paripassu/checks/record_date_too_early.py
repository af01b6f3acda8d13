"""A record date more than 60 days before the dividend it is for: the board may not fix one (DGCL §213(c))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from paripassu.diagnostics.codes import RECORD_DATE_TOO_EARLY
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.dividends import Dividends, RecordRule
from paripassu.model.terms import Terms

_MOST = 60
# A year with no day more than it should have, for days that the terms name without one.
_PLAIN_YEAR = 2001


def check_record_date_too_early(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each rule that puts a record date more than 60 days before a day of payment."""
    for stock in terms.stocks:
        clause = stock.dividends
        if clause is None or clause.record is None:
            continue
        said = _beyond(clause, clause.record.value)
        if said:
            law = "the law of Delaware" if not terms.company.is_foreign else "Delaware law, assumed alike here,"
            message = f"A record date of {stock.name} {said}; {law} allows at most {_MOST}."
            hint = (
                "Compare the days with the paper: a record date is at most 60 days before the payment (DGCL §213(c))."
            )
            yield Diagnostic(RECORD_DATE_TOO_EARLY, message, Label(clause.record.cite.span), hint=hint)


def _beyond(clause: Dividends, rule: RecordRule) -> str:
    if rule.kind == "days before":
        days = max(rule.at_least, rule.at_most or 0)
        return f"may be {days} days before the payment" if days > _MOST else ""
    if rule.kind != "end of the quarter before" or clause.pay_dates is None:
        return ""
    worst = max(((_since_quarter(month, day), month, day) for month, day in clause.pay_dates.value), default=(0, 1, 1))
    days, month, day = worst
    shown = date(_PLAIN_YEAR, month, day).strftime("%b ") + str(day)
    return f"for {shown} is {days} days before the payment" if days > _MOST else ""


def _since_quarter(month: int, day: int) -> int:
    """Days from the last day of the quarter before to a day of payment."""
    first = date(_PLAIN_YEAR, month - (month - 1) % 3, 1)
    return (date(_PLAIN_YEAR, month, min(day, 28 if month == 2 else day)) - (first - timedelta(days=1))).days
