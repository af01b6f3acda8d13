"""Redemption: who may have shares redeemed, when, for how much, and out of which money."""

from __future__ import annotations

from datetime import date

from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER, MALFORMED_NUMBER
from paripassu.diagnostics.words import quote
from paripassu.model.quantities import PRICE, Duration, Expression, Threshold
from paripassu.model.redemption import (
    CompanyRedemption,
    HolderRedemption,
    MandatoryRedemption,
    Redemption,
    RedemptionTrigger,
)
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.redemption_shares import resolve_order, resolve_payment, resolve_selection
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration, resolve_holders_share
from paripassu.syntax.nodes import Phrase

LEGALLY = "legally available"
PROCEEDS = "the proceeds"
_FUNDS = {"legally_available": LEGALLY, "from_proceeds": PROCEEDS}
_EVENTS = {
    "change_of_control": "change of control",
    "regulatory_event": "regulatory event",
    "merger_away": "merger",
    "sale_of_all": "sale of substantially all assets",
}
_TRIGGERS = ("on_date", "equity_sale", *_EVENTS)
_SPANS = ("due_after", "unless_dissolved")


def resolve_redemption(clause: ClauseScope) -> Redemption:
    """The clause as meant."""
    none = clause.one("none", lambda _clause, _written: True)
    holders = clause.one("holders_redeem", _by_holders)
    each = clause.one("each_holder_redeems", _by_each_holder)
    company = clause.every("company_redeems", _by_company)
    mandatory = clause.one("mandatory_redemption", _mandatory)
    for other in (holders, each, *company, mandatory):
        if none is not None and other is not None:
            clause.clash(none.cite, other.cite)
    if holders is not None and each is not None:
        clause.clash(holders.cite, each.cite)
    return Redemption(
        cite=clause.cite,
        none=none,
        by_holders=holders or each,
        by_company=company,
        mandatory=mandatory,
        deposit_counts=clause.one("deposit", lambda _clause, _written: True),
        selection=clause.one("selection", resolve_selection),
        order=clause.one("order", resolve_order),
        payment=clause.one("payment", resolve_payment),
    )


Prices = tuple[Expression, tuple[tuple[date, Expression], ...]]


def _prices(clause: ClauseScope, phrase: Phrase) -> Prices | None:
    """The price, and those that replace it on their days, which must come in order."""
    first = resolve_amount(clause.scope, phrase.phrases()[0], PRICE, "A redemption price")
    later: list[tuple[date, Expression]] = []
    for period in phrase.phrases("amount_period"):
        word = period.words("DATE")[0]
        since = clause.day(word)
        amount = resolve_amount(clause.scope, period.phrases()[0], PRICE, "A redemption price")
        if since is None or amount is None:
            return None
        if later and since <= later[-1][0]:
            message = f"{word.text} does not come after {later[-1][0].isoformat()}."
            clause.scope.report(DATES_OUT_OF_ORDER, message, period.span, "Write the earlier day first.")
            return None
        later.append((since, amount))
    return None if first is None else (first, tuple(later))


def _one_price(clause: ClauseScope, phrase: Phrase) -> Expression | None:
    """A price that never changes."""
    at = phrase.phrase("at_price")
    if at is None:
        return None
    prices = _prices(clause, at)
    if prices is not None and prices[1]:
        message = f"{quote(at.span.text)} changes by date, and only a redemption at the company's option may."
        clause.scope.report(MALFORMED_NUMBER, message, at.span, "State one price.")
        return None
    return None if prices is None else prices[0]


def _funds(phrase: Phrase) -> str:
    found = phrase.phrase("named_funds", *_FUNDS)
    if found is None:
        return ""
    return found.text("STRING") if found.rule == "named_funds" else _FUNDS[found.rule]


def _by_holders(clause: ClauseScope, written: Written) -> HolderRedemption | None:
    phrase = written.node.phrase
    share = resolve_holders_share(clause, phrase.phrases("holders_share")[0])
    yearly = phrase.phrase("installments")
    count = 1 if yearly is None else clause.scope.count(yearly.words()[0], "The number of installments")
    return None if share is None or count is None else _put(clause, phrase, share, count)


def _by_each_holder(clause: ClauseScope, written: Written) -> HolderRedemption | None:
    return _put(clause, written.node.phrase, ((clause.stock,), None), 1)


def _put(
    clause: ClauseScope, phrase: Phrase, share: tuple[tuple[str, ...], Threshold | None], count: int
) -> HolderRedemption | None:
    begins = phrase.phrase("holder_since")
    word = None if begins is None else begins.word("DATE")
    since = None if word is None else clause.day(word)
    price, after = _one_price(clause, phrase), _after(clause, phrase)
    if (word is not None and since is None) or (phrase.phrase("at_price") is not None and price is None):
        return None
    paid = _span(clause, phrase, "pay_within")
    if after is None or (phrase.phrase("pay_within") is not None and paid is None):
        return None
    return HolderRedemption(share[0], share[1], since, count, _funds(phrase), price, *after, paid)


def _after(clause: ClauseScope, phrase: Phrase) -> tuple[tuple[RedemptionTrigger, ...], Duration | None] | None:
    """The events that open a right, and how long it stays open after them; None after a finding."""
    after = phrase.phrase("after_event")
    if after is None:
        return (), None
    triggers, within = resolve_triggers(clause, after), resolve_duration(clause, after.phrases("duration")[0])
    return None if triggers is None or within is None else (triggers, within)


def _span(clause: ClauseScope, phrase: Phrase, rule: str) -> Duration | None:
    """The span of time that a part of a line names; None where the part is left out, or after a finding."""
    part = phrase.phrase(rule)
    return None if part is None else resolve_duration(clause, part.phrases("duration")[0])


def _by_company(clause: ClauseScope, written: Written) -> CompanyRedemption | None:
    phrase = written.node.phrase
    prices = _prices(clause, phrase.phrases("at_price")[0])
    window, days, after = _window(clause, phrase), _call_days(clause, phrase), _after(clause, phrase)
    size = phrase.phrase("call_at_most")
    at_most = None if size is None else clause.scope.amount(size.words()[0], "The most that may be redeemed")
    if prices is None or window is None or days is None or after is None or (size is not None and at_most is None):
        return None
    as_a_whole = phrase.phrase("as_a_whole") is not None
    (price, later), (least, most), (since, only, years) = prices, window, days
    return CompanyRedemption(price, least, most, later, since, only, years, *after, as_a_whole, at_most)


def _window(clause: ClauseScope, phrase: Phrase) -> tuple[int, int] | None:
    """The shortest and the longest notice, in days; both 0 where none is asked for."""
    window = phrase.phrase("notice_window")
    if window is None:
        return 0, 0
    words = window.words("NUMBER")
    least, most = (clause.scope.count(word, "A period of notice") for word in words)
    if least is None or most is None:
        return None
    if least > most:
        message = f"A notice of {quote(f'{least} to {most}')} days has its longest period first."
        clause.scope.report(MALFORMED_NUMBER, message, words[0].span, f"Did you mean `{most} to {least}`?")
        return None
    return least, most


def _call_days(clause: ClauseScope, phrase: Phrase) -> tuple[date | None, bool, int] | None:
    """From which day the company may redeem, whether on that day alone, and after how many years again."""
    begins = phrase.phrase("call_from", "call_days")
    if begins is None:
        return None, False, 0
    day, every = clause.day(begins.words("DATE")[0]), begins.phrase("every_years")
    years = 0 if every is None else clause.scope.count(every.words()[0], "A number of years")
    return None if day is None or years is None else (day, begins.rule == "call_days", years)


def resolve_triggers(clause: ClauseScope, phrase: Phrase) -> tuple[RedemptionTrigger, ...] | None:
    """All triggers that a phrase lists directly; None after a finding."""
    found: list[RedemptionTrigger] = []
    for part in phrase.phrases(*_TRIGGERS):
        if part.rule == "on_date":
            day = clause.day(part.words()[0])
            found.extend(() if day is None else (RedemptionTrigger("date", on=day),))
        elif part.rule == "equity_sale":
            raising = clause.scope.amount(part.words()[0], "What a sale raises")
            found.extend(() if raising is None else (RedemptionTrigger("equity sale", raising=raising),))
        else:
            found.append(RedemptionTrigger(_EVENTS[part.rule]))
    return tuple(found) if len(found) == len(phrase.phrases(*_TRIGGERS)) else None


def _mandatory(clause: ClauseScope, written: Written) -> MandatoryRedemption | None:
    phrase = written.node.phrase
    price, triggers, window = _one_price(clause, phrase), resolve_triggers(clause, phrase), _window(clause, phrase)
    if price is None or triggers is None or window is None:
        return None
    later, dissolved = _span(clause, phrase, "due_after"), _span(clause, phrase, "unless_dissolved")
    if len([each for each in (later, dissolved) if each is not None]) < len(phrase.phrases(*_SPANS)):
        return None
    if later is not None and dissolved is not None and later.unit == dissolved.unit and later.count < dissolved.count:
        message = f"What is due {later} after cannot wait {dissolved} for a dissolution."
        hint = (
            "The time to dissolve ends before the day of redemption: write the shorter one behind `dissolved within`."
        )
        clause.scope.report(DATES_OUT_OF_ORDER, message, phrase.phrases("unless_dissolved")[0].span, hint)
        return None
    return MandatoryRedemption(price, triggers, *window, _funds(phrase), later, dissolved)
