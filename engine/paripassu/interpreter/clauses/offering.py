"""Conversions that nobody has to ask for: on a public offering, on a day, by vote of the series, by the company."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.approvals import Bar, verdict
from paripassu.interpreter.converting import Lot, convert_lot
from paripassu.interpreter.limits import most_of_all
from paripassu.interpreter.payment_days import may_be_on
from paripassu.interpreter.price_tests import tested
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.interpreter.telling import Objection
from paripassu.model.acts import ConvertSeries
from paripassu.model.clauses import Conversion
from paripassu.model.events import CompanyConvert, PublicOffering
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money, show_shares

_OUTCOMES = ("conversion", "no conversion")


def convert_all(stock: Stock, clause: Conversion, why: Reason, state: State) -> Iterator[Effect]:
    """Convert every share of a series, holder by holder; those that would bring a holder above his limit stay."""
    most = most_of_all(stock, clause, state)
    for holder, shares in list(state.holdings.get(stock.name, {}).items()):
        converts = most.get(holder, shares)
        if converts:
            yield from convert_lot(state, Lot(stock, clause, holder, converts, why))
        if converts < shares and clause.limit is not None:
            text = f"{show_shares(shares - converts)} {stock.name} of {holder} stay: more would pass the limit."
            yield Noted(Reason(text, (clause.limit.cite,), because=(why,)), of=stock.name)


# A public offering


def qualifies(stock: Stock, event: PublicOffering) -> bool:
    """Whether an offering is one that converts a series."""
    clause = stock.conversion
    if clause is None or clause.mandatory is None or event.of != clause.into:
        return False
    wanted, raised = clause.mandatory.value, event.price * event.shares
    is_dear = wanted.price_at_least is None or event.price >= wanted.price_at_least
    return is_dear and (wanted.raising_at_least is None or raised >= wanted.raising_at_least)


def offered(stock: Stock, clause: Conversion, event: PublicOffering, state: State) -> Iterator[Effect]:
    """Convert all of a series on an offering that is good enough; else say in what it falls short."""
    item = clause.mandatory
    if item is None or event.of != clause.into or not state.out(stock.name):
        return
    raised = event.price * event.shares
    inputs = (Input("price of the offering", event.price, "price"), Input("raised", raised, "money"))
    told = f"{show_exact_money(event.price)} a share, {show_exact_money(raised)} raised"
    if not qualifies(stock, event):
        text = f"{stock.name} does not convert: the offering ({told}) is not the one that its terms ask for."
        yield Noted(Reason(text, (item.cite,), inputs), of=stock.name)
        return
    why = Reason(f"The public offering ({told}) converts all {stock.name}.", (item.cite,), inputs)
    yield from convert_all(stock, clause, why, state)


# A vote of the series


def voted(stock: Stock, clause: Conversion, event: Vote, state: State) -> Iterator[Effect]:
    """Convert all of a series once enough of it has voted to."""
    item = clause.by_vote
    if item is None or not state.out(stock.name):
        return
    bar = Bar(item.value.threshold, (item.cite,))
    for resolution in event.resolutions:
        if not isinstance(resolution.act, ConvertSeries) or resolution.act.of != stock.name:
            continue
        found = verdict(state, event, resolution, item.value.of[0], bar)
        if found is None or not found.passed:
            text = f"{stock.name} does not convert: its vote was not enough."
            yield Noted(Reason(text, (item.cite,), because=() if found is None else (found.reason,)), of=stock.name)
            continue
        why = Reason(f"{stock.name} voted to convert, so all of it does.", (item.cite,), because=(found.reason,))
        yield from convert_all(stock, clause, why, state)


# The company


def may_company_convert(stock: Stock, clause: Conversion, event: CompanyConvert, state: State) -> Iterator[Objection]:
    """The company converts only where and on what days the terms let it, once the close has been high enough."""
    if event.of != stock.name:
        return
    item = clause.company_may
    if item is None:
        text = f"{stock.name} gives the company no right to convert it."
        yield Objection(VOID, Reason(text, (clause.cite,)), code="R307")
        return
    test = item.value
    if test.since is not None and event.date < test.since:
        text = f"The company may convert {stock.name} from {test.since} on, not on {event.date}."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("first day", test.since, "date"),)), code="R307")
    if test.on_payment_dates:
        yield from may_be_on(state, stock, event.date, item.cite)
    answer = tested(state, stock, item)
    if answer.missing:
        yield Objection(UNDETERMINED, answer.reason, missing=answer.missing, outcomes=_OUTCOMES)
    elif not answer.is_met:
        yield Objection(VOID, answer.reason, code="R307")


def company_converts(stock: Stock, clause: Conversion, event: CompanyConvert, state: State) -> Iterator[Effect]:
    """Convert all of a series for the company, where the closes it needs are known."""
    item = clause.company_may
    if event.of != stock.name or item is None:
        return
    answer = tested(state, stock, item)
    if answer.missing:
        return
    why = Reason(f"The company converts all {stock.name}.", (item.cite,), because=(answer.reason,))
    yield from convert_all(stock, clause, why, state)
