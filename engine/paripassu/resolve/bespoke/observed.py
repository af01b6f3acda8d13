"""Figures of the record and of events in amounts: closes, averages, counts, holdings, time, what is reported."""

from __future__ import annotations

from fractions import Fraction

from paripassu.diagnostics.codes import UNITS_DO_NOT_FIT
from paripassu.model.quantities import DAYS, MONTHS, OBSERVED, YEARS, Expression, Literal, Observed, Unit
from paripassu.resolve.bespoke.moments import resolve_moment
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.scope import Scope
from paripassu.syntax.nodes import Phrase

_HOLDINGS = {"held_by": "held", "acquired_by": "acquired", "part_held_by": "part held"}
_EVENTS = {
    "event_price": "price a share",
    "event_dividend": "dividend a share",
    "event_proceeds": "proceeds",
    "event_shares": "shares of the act",
    "event_ratio": "split ratio",
}
_REPORTS = {"reported": "reported", "reported_number": "reported number"}
_PLAIN = {**_EVENTS, **_REPORTS, **_HOLDINGS, "unpaid_periods": "unpaid periods"}
_SPANS = {"days": DAYS, "months": MONTHS, "years": YEARS}


def measure_observed(scope: Scope, phrase: Phrase) -> tuple[Expression, Unit] | None:
    """A figure with its unit."""
    if phrase.rule == "defined":
        return scope.defined_amount(phrase)
    if phrase.rule == "span":
        return measure_span(scope, phrase)
    found = _observed(scope, phrase)
    return None if found is None else (found, OBSERVED[found.kind])


def _observed(scope: Scope, phrase: Phrase) -> Observed | None:
    rule, stock = phrase.rule, phrase.phrase("stock")
    of = "" if stock is None else scope.stock(stock.words()[0])
    if rule in _PLAIN:
        named = phrase.phrase("named_holder")
        who = "" if named is None else named.text("STRING")
        return Observed(_PLAIN[rule], of, who, name=phrase.text("STRING") if rule in _REPORTS else "")
    if rule == "count_of":
        return Observed(phrase.phrases("stock_count")[0].text(), of)
    if rule == "time_since":
        return _since(scope, phrase)
    return Observed("close", of)


def _since(scope: Scope, phrase: Phrase) -> Observed | None:
    clause = scope.clause_now
    moment = resolve_moment(clause, phrase.phrases()[1]) if isinstance(clause, ClauseScope) else None
    kind = f"{phrase.phrases('count_unit')[0].text()} since"
    return None if moment is None else Observed(kind, since=moment)


def measure_span(scope: Scope, phrase: Phrase) -> tuple[Expression, Unit] | None:
    """A span of time as a number of days, months or years, which alone can be counted with."""
    written = phrase.phrases("duration")[0]
    unit = _SPANS.get(written.phrases()[0].rule)
    if unit is None:
        message = "Business days and trading days cannot be counted with: how many calendar days they are, days decide."
        scope.report(UNITS_DO_NOT_FIT, message, phrase.span, "Write days, months or years.")
        return None
    count = scope.count(written.words()[0], "A period")
    return None if count is None else (Literal(Fraction(count), unit), unit)
