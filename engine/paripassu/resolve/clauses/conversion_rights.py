"""Further rights around a conversion: the company's, price and figure tests, make-whole, vesting, other rates."""

from __future__ import annotations

from paripassu.diagnostics.codes import PART_ABOVE_WHOLE
from paripassu.model.conversion_rights import CompanyConversion, FinancialTest, LaterRate, MakeWhole, MayRaise, Vesting
from paripassu.model.quantities import NUMBER, PRICE, Combine, Duration, Expression, Literal, Quantity
from paripassu.model.rights import PriceTest
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.redemption import resolve_triggers
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration, resolve_matter
from paripassu.syntax.nodes import Phrase


def resolve_price_test(clause: ClauseScope, written: Written) -> PriceTest | None:
    """`mandatory if close of Common >= $5 on 20 of 30 trading days`."""
    return _price_test(clause, written.node.phrase.phrases("price_test")[0])


def _price_test(clause: ClauseScope, test: Phrase) -> PriceTest | None:
    kind, stock, comparison, amount, on_days = test.phrases()
    of = clause.name(stock)
    level = resolve_amount(clause.scope, amount, PRICE, "The price")
    counts = [clause.scope.count(word, "A number of trading days") for word in on_days.words()]
    days, of_days = counts[0], counts[-1]
    if level is None or days is None or of_days is None:
        return None
    if days > of_days:
        message = f"There are no {days} trading days among {of_days}."
        clause.scope.report(PART_ABOVE_WHOLE, message, on_days.words()[0].span, "Write the smaller number first.")
        return None
    return PriceTest(of, level, comparison.rule == "exceeds", days, of_days, kind.text())


def resolve_company_conversion(clause: ClauseScope, written: Written) -> CompanyConversion | None:
    """`company may convert all from 2012-06-01 on dividend payment dates, if ..., at rate ...`."""
    may = written.node.phrase.phrases("may_convert")[0]
    test, rate, after = may.phrase("right_test"), may.phrase("at_rate"), may.phrase("right_after")
    since, since_issue = may.phrase("since_day"), may.phrase("since_issue")
    right = CompanyConversion(
        test=None if test is None else _price_test(clause, test.phrases("price_test")[0]),
        since=None if since is None else clause.day(since.words()[0]),
        since_issue=None if since_issue is None else _duration(clause, since_issue),
        on_payment_dates=may.phrase("right_on_dates") is not None,
        within=None if after is None else _duration(clause, after),
        after=() if after is None else resolve_triggers(clause, after) or (),
        rate=None if rate is None else _rate(clause, rate),
        in_part=may.phrase("or_part") is not None,
    )
    # What could not be read has a finding of its own.
    said = ((test, right.test), (since, right.since), (since_issue, right.since_issue), (rate, right.rate))
    return None if any(phrase is not None and value is None for phrase, value in said) else right


def _duration(clause: ClauseScope, phrase: Phrase) -> Duration | None:
    return resolve_duration(clause, phrase.phrases("duration")[0])


def _rate(clause: ClauseScope, phrase: Phrase) -> Expression | None:
    return resolve_amount(clause.scope, phrase.phrases()[0], NUMBER, "A conversion rate")


def resolve_day_rate(clause: ClauseScope, written: Written) -> Expression | None:
    """`mandatory on 2019-06-01, at rate ...`."""
    rate = written.node.phrase.phrase("at_rate")
    return None if rate is None else _rate(clause, rate)


def resolve_rate_later(clause: ClauseScope, written: Written) -> tuple[LaterRate, ...] | None:
    """`rate 10 before 2006-01-01, then 20`, `rate 1,000 until a recapitalization, then 1`."""
    found: list[LaterRate] = []
    for part in written.node.phrase.phrases("amount_period", "until_matter"):
        rate = resolve_amount(clause.scope, part.phrases()[-1], NUMBER, "A conversion rate")
        if rate is None:
            continue
        if part.rule == "amount_period":
            since = clause.day(part.words()[0])
            found.extend(() if since is None else (LaterRate(rate, since=since),))
        else:
            found.extend(LaterRate(rate, after=each.kind) for each in resolve_matter(clause, part.phrases()[0]))
    return tuple(found) or None


def resolve_report(clause: ClauseScope, written: Written) -> FinancialTest | None:
    """`mandatory once "net revenue" reaches $50,000,000`."""
    phrase = written.node.phrase
    at_least = clause.scope.amount(phrase.words("MONEY")[0], "The figure to be reached")
    return None if at_least is None else FinancialTest(phrase.text("STRING"), at_least)


def resolve_reverse_split(clause: ClauseScope, written: Written) -> bool:
    """`mandatory on a reverse split of Common`."""
    clause.names(written.node.phrase)
    return True


def resolve_make_whole(clause: ClauseScope, written: Written) -> MakeWhole | None:
    """`make-whole 9% a year of stated value through 2006-03-31, on conversion by the company, in cash`."""
    phrase = written.node.phrase
    through = clause.day(phrase.words("DATE")[0])
    percent, in_stock = phrase.phrase("whole_percent"), phrase.phrase("whole_in_stock")
    rate: Expression | None = None
    if percent is not None:
        part = clause.scope.amount(percent.words()[0], "A rate a year")
        name = " ".join(word.text for word in percent.phrases("quantity")[0].words())
        rate = None if part is None else Combine("*", Literal(part, NUMBER), Quantity(name))
    worth = None
    if in_stock is not None:
        clause.names(in_stock)
        worth = resolve_amount(clause.scope, in_stock.phrases()[-1], PRICE, "What a share counts for")
    if through is None or (percent is not None and rate is None) or (in_stock is not None and worth is None):
        return None
    return MakeWhole(through, rate, phrase.phrase("by_company") is not None, worth)


def resolve_vesting(clause: ClauseScope, written: Written) -> Vesting | None:
    """`vesting 25% after 6 months, then 12.5% a month`."""
    phrase = written.node.phrase
    first, monthly = (clause.scope.part(word, "A part of the shares") for word in phrase.words("PERCENT"))
    after = _duration(clause, phrase)
    return None if first is None or monthly is None or after is None else Vesting(first, after, monthly)


def resolve_may_raise(clause: ClauseScope, written: Written) -> MayRaise | None:
    """`company may raise the rate for at least 20 business days, on 15 days' notice`."""
    may = written.node.phrase.phrases("may_raise")[0]
    at_least, notice = _duration(clause, may), clause.scope.count(may.words("NUMBER")[0], "A period of notice")
    return None if at_least is None or notice is None else MayRaise(at_least, notice)
