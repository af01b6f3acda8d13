"""Chains of days that nobody can keep: a notice longer than the time there is, or one that arrives too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from paripassu.checks.parts import kinds_of
from paripassu.diagnostics.codes import DEADLINE_OUT_OF_REACH
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite
from paripassu.model.clauses import Notices
from paripassu.model.quantities import Duration
from paripassu.model.redemption import CompanyRedemption, MandatoryRedemption
from paripassu.model.terms import Stock, Terms

# The fewest and the most calendar days of a span: weekends and holidays stretch one of business days.
_FEWEST = {"days": (1, 1), "business days": (1, 1), "trading days": (1, 1), "months": (28, 1), "years": (365, 1)}
_MOST = {"days": (1, 1), "business days": (9, 5), "trading days": (9, 5), "months": (31, 1), "years": (366, 1)}
_PRACTICE = "Drafters draw the days on one line, from the notice to the act, before they sign."


def check_deadline_out_of_reach(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each period that cannot be kept beside another."""
    for stock in terms.stocks:
        yield from _redemption(stock)
        yield from _waiver(stock)
        yield from _receipt(stock)


def _redemption(stock: Stock) -> Iterator[Diagnostic]:
    for company, cite in kinds_of(stock, CompanyRedemption):
        if company.within is not None and company.notice_at_least > _days(company.within, _MOST):
            message = f"Notice of at least {company.notice_at_least} days cannot be given within {company.within}."
            yield _finding(message, cite)
    for mandatory, cite in kinds_of(stock, MandatoryRedemption):
        for trigger in mandatory.triggers:
            days = mandatory.notice_at_least
            if stock.signed is None or trigger.on is None or trigger.on >= stock.signed + timedelta(days=days):
                continue
            message = (
                f"{stock.name} was signed on {stock.signed}, too late for {days} days' notice of a redemption on "
                f"{trigger.on}."
            )
            yield _finding(message, cite)


def _waiver(stock: Stock) -> Iterator[Diagnostic]:
    """Holders who may elect so many days before a deal, and hear of it no earlier."""
    liquidation, notices = stock.liquidation, stock.clause(Notices)
    elect = None if liquidation is None else liquidation.deemed_waiver_before
    hear = None if notices is None else notices.before
    if elect is not None and hear is not None and _days(hear.value, _MOST) <= _days(elect.value, _FEWEST):
        message = (
            f"Holders of {stock.name} elect at least {elect.value} before a deal, and hear of it {hear.value} before."
        )
        yield _finding(message, elect.cite, hear.cite)


def _receipt(stock: Stock) -> Iterator[Diagnostic]:
    notices = stock.clause(Notices)
    if notices is None or notices.before is None or notices.received is None:
        return
    sent, travel = notices.before.value, notices.received.value
    # Spans of one unit compare as they are; others by the days that they may come to.
    is_late = sent.count <= travel.count if sent.unit == travel.unit else _days(sent, _MOST) <= _days(travel, _FEWEST)
    if is_late:
        message = f"A notice mailed {sent} before an act counts as received {travel} later, when the act is over."
        yield _finding(message, notices.received.cite, notices.before.cite)


def _days(span: Duration, table: dict[str, tuple[int, int]]) -> int:
    many, of = table[span.unit]
    return -(-span.count * many // of)


def _finding(message: str, at: Cite, other: Cite | None = None) -> Diagnostic:
    also = () if other is None else (Label(other.span, "beside this"),)
    hint = f"Compare {quote(at.words)} with the paper. {_PRACTICE}"
    return Diagnostic(DEADLINE_OUT_OF_REACH, message, Label(at.span), also, hint)
