"""Conversions that nobody has to ask for: on a public offering, by vote, on high prices, figures, a reverse split."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from paripassu.interpreter.approvals import Bar, verdict
from paripassu.interpreter.converting import Lot, convert_lot, right_for
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.issue_days import first_issued
from paripassu.interpreter.limits import most_of_all
from paripassu.interpreter.market import splits_since
from paripassu.interpreter.price_tests import tested
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.model.acts import ConvertSeries
from paripassu.model.bespoke_events import Report
from paripassu.model.clauses import Conversion
from paripassu.model.events import ClosePrice, Property, PublicOffering, Split
from paripassu.model.run import Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money, show_shares


def convert_all(
    stock: Stock, clause: Conversion, why: Reason, state: State, each: Property | None = None
) -> Iterator[Effect]:
    """Convert every share of a series at once, so that what one holder gets leaves the rate of the next as it was.

    `each` is what a share becomes where that is not what the usual rate says. Shares that would bring a holder above
    his limit stay.
    """
    most = most_of_all(stock, clause, state)
    held = dict(state.holdings.get(stock.name, {}))
    lots = [Lot(stock, clause, holder, most.get(holder, shares), why) for holder, shares in held.items()]
    rights = [each or right_for(state, stock, clause, lot.holder, lot.shares) for lot in lots]
    for lot, right in zip(lots, rights, strict=True):
        if lot.shares:
            settled = lot if isinstance(right, Missing) else evolve(lot, right=right, is_usual=each is None)
            yield from convert_lot(state, settled)
        stays = held[lot.holder] - lot.shares
        if stays and clause.limit is not None:
            text = f"{show_shares(stays)} {stock.name} of {lot.holder} stay: more would pass the limit."
            yield Noted(Reason(text, (clause.limit.cite,), because=(why,)), of=stock.name)


# A public offering


def qualifies(stock: Stock, event: PublicOffering, state: State) -> bool:
    """Whether an offering is one that converts a series."""
    clause = stock.conversion
    if clause is None or clause.mandatory is None or event.of != clause.into:
        return False
    wanted, raised = clause.mandatory.value, event.price * event.shares
    factor = splits_since(state, clause.into, first_issued(state, stock.name)) if wanted.follows_splits else 1
    is_dear = wanted.price_at_least is None or event.price * factor >= wanted.price_at_least
    return is_dear and (wanted.raising_at_least is None or raised >= wanted.raising_at_least)


def offered(stock: Stock, clause: Conversion, event: PublicOffering, state: State) -> Iterator[Effect]:
    """Convert all of a series on an offering that is good enough; else say in what it falls short."""
    item = clause.mandatory
    if item is None or event.of != clause.into or not state.out(stock.name):
        return
    raised = event.price * event.shares
    inputs = (Input("price of the offering", event.price, "price"), Input("raised", raised, "money"))
    told = f"{show_exact_money(event.price)} a share, {show_exact_money(raised)} raised"
    if not qualifies(stock, event, state):
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


# Prices, figures, reverse splits


def priced(stock: Stock, clause: Conversion, event: ClosePrice, state: State) -> Iterator[Effect]:
    """Convert all of a series once prices have been high enough, the one just told among them."""
    item = clause.on_test
    if item is None or event.of != item.value.of or event.measure != item.value.price or not state.out(stock.name):
        return
    answer = tested(state, stock, item.value, item.cite, to_the_day=True)
    if answer.is_met:
        why = Reason(f"Prices were high enough, so all {stock.name} converts.", (item.cite,), because=(answer.reason,))
        yield from convert_all(stock, clause, why, state)


def reported(stock: Stock, clause: Conversion, event: Report, state: State) -> Iterator[Effect]:
    """Convert all of a series once a reported figure reaches what the terms ask for."""
    item = clause.on_report
    if item is None or not event.is_money or event.what != item.value.what or not state.out(stock.name):
        return
    inputs = (Input("reported", event.value, "money"), Input("needed", item.value.at_least, "money"))
    told = f"{event.what} of {show_exact_money(event.value)}, {show_exact_money(item.value.at_least)} needed"
    if event.value < item.value.at_least:
        yield Noted(Reason(f"{stock.name} does not convert ({told}).", (item.cite,), inputs), of=stock.name)
        return
    yield from convert_all(stock, clause, Reason(f"All {stock.name} converts ({told}).", (item.cite,), inputs), state)


def combined(stock: Stock, clause: Conversion, event: Split, state: State) -> Iterator[Effect]:
    """Convert all of a series after a reverse split of what it converts into, at the rate that this left."""
    item = clause.on_reverse_split
    if item is None or event.of != clause.into or factor_of(event) >= 1 or not state.out(stock.name):
        return
    why = Reason(f"The reverse split of {event.of} converts all {stock.name}.", (item.cite,))
    yield from convert_all(stock, clause, why, state)
