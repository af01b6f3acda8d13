"""Conversion by the company, as a right of its own: when, after what, at which rate, of all shares or some."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.interpreter.clauses.redemption_rights import triggered
from paripassu.interpreter.converting import Lot, convert_lot
from paripassu.interpreter.duties import CALENDAR, after
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.issue_days import first_issued
from paripassu.interpreter.payment_days import may_be_on
from paripassu.interpreter.price_tests import tested
from paripassu.interpreter.redeeming import scaled
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion
from paripassu.model.conversion_rights import CompanyConversion
from paripassu.model.events import Assert, CompanyConvert, Event, Issue, Merge, Property, PublicOffering, SellAssets
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_shares

_OUTCOMES = ("conversion", "no conversion")
_SET_OFF: tuple[type[Event], ...] = (Assert, Merge, SellAssets, Issue, PublicOffering)


def may_company_convert(stock: Stock, clause: Conversion, event: CompanyConvert, state: State) -> Iterator[Objection]:
    """The company converts where one of its rights lets it; else each right says why it does not."""
    if event.of != stock.name:
        return
    if not clause.company_may:
        text = f"{stock.name} gives the company no right to convert it."
        yield Objection(VOID, Reason(text, (clause.cite,)), code="R307")
        return
    found = [list(_against(stock, item, event, state)) for item in clause.company_may]
    if all(found):
        # As long as one of the rights may be there, nobody can say that there is none.
        open_ones = [each for each in found if all(objection.ruling == UNDETERMINED for objection in each)]
        for each in open_ones or found:
            yield from each


def _against(stock: Stock, item: Item[CompanyConversion], event: CompanyConvert, state: State) -> Iterator[Objection]:
    """Why the company may not convert under one right."""
    right = item.value
    yield from _too_many(stock, item, event, state)
    yield from _too_early(stock, item, event, state)
    if right.on_payment_dates:
        yield from may_be_on(state, stock, event.date, item.cite)
    if right.after:
        yield from _not_set_off(stock, item, event, state)
    if right.test is not None:
        answer = tested(state, stock, right.test, item.cite, to_the_day=False)
        if answer.missing:
            yield Objection(UNDETERMINED, answer.reason, missing=answer.missing, outcomes=_OUTCOMES)
        elif not answer.is_met:
            yield Objection(VOID, answer.reason, code="R307")
    rate = evaluate(right.rate, stock, state) if right.rate is not None else None
    if isinstance(rate, Missing):
        text = f"The rate at which the company converts {stock.name} is not known: {rate.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=rate.what, outcomes=_OUTCOMES)


def _too_many(stock: Stock, item: Item[CompanyConversion], event: CompanyConvert, state: State) -> Iterator[Objection]:
    held = state.out(stock.name)
    if event.shares is not None and event.shares > held:
        text = f"There are {show_shares(held)} {stock.name}, not {show_shares(event.shares)}."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("outstanding", held, "shares"),)), code="R302")
    elif event.shares is not None and event.shares < held and not item.value.in_part:
        text = f"The company may convert all {stock.name}, not a part of it."
        yield Objection(VOID, Reason(text, (item.cite,)), code="R307")


def _too_early(stock: Stock, item: Item[CompanyConversion], event: CompanyConvert, state: State) -> Iterator[Objection]:
    first = first_day(state, stock, item.value)
    if first is not None and event.date < first:
        text = f"The company may convert {stock.name} from {first} on, not on {event.date}."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("first day", first, "date"),)), code="R307")


def first_day(state: State, stock: Stock, right: CompanyConversion) -> date | None:
    """The day from which a right is there; None where it always is."""
    issued = first_issued(state, stock.name)
    if right.since_issue is not None and issued is not None:
        return after(state, issued, right.since_issue)
    return right.since


def _not_set_off(
    stock: Stock, item: Item[CompanyConversion], event: CompanyConvert, state: State
) -> Iterator[Objection]:
    """Object where none of the acts that open the right lies close enough behind."""
    within = item.value.within
    if within is None:
        raise AssertionError("a trigger without a time")
    for kind in _SET_OFF:
        for past in state.past(kind):
            until = after(state, past.date, within)
            if until is None:
                yield Objection(UNDETERMINED, Reason("The days are not known.", (item.cite,)), missing=CALENDAR)
                return
            if event.date <= until and triggered(item.value.after, item.cite, past, state) is not None:
                return
    text = f"Nothing that lets the company convert {stock.name} has happened within {within}."
    yield Objection(VOID, Reason(text, (item.cite,)), code="R307")


def company_converts(stock: Stock, clause: Conversion, event: CompanyConvert, state: State) -> Iterator[Effect]:
    """Convert all of a series for the company, or some pro rata, under the first of its rights that is there."""
    if event.of != stock.name:
        return
    item = next((each for each in clause.company_may if not list(_against(stock, each, event, state))), None)
    if item is None:
        return
    right = item.value
    because = (tested(state, stock, right.test, item.cite, to_the_day=False).reason,) if right.test is not None else ()
    how = "all" if event.shares is None else show_shares(event.shares)
    why = Reason(f"The company converts {how} {stock.name}.", (item.cite,), because=because)
    rate = evaluate(right.rate, stock, state) if right.rate is not None else None
    each = None if rate is None or isinstance(rate, Missing) else Property(((clause.into, rate),))
    for holder, shares in scaled(stock, state.holdings.get(stock.name, {}), event.shares).items():
        if shares:
            yield from convert_lot(state, Lot(stock, clause, holder, shares, why, each, by_company=True))
