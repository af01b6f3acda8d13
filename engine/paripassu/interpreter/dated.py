"""What happens because a day has come: conversions set for a day, dividends that were missed, general rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from paripassu.interpreter.evaluate import evaluate, rate_in_force
from paripassu.interpreter.generally import has_general
from paripassu.interpreter.pay_days import pay_days
from paripassu.interpreter.state import State, first_issue
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Conversion
from paripassu.model.dividends import Dividends
from paripassu.model.events import DeclareDividend, TenderOffer
from paripassu.model.market_events import Distribute, RaiseRate
from paripassu.model.rights import Adjustment
from paripassu.model.run import Effect, Input, Reason, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_exact

Coming = Callable[[State], Iterator[Effect]]
# Under this name the day is kept on which a series converts, where something that happened has set it.
CONVERSION_DAY = "conversion day"
RATE = "conversion rate"
_DAY = timedelta(days=1)
Dated = tuple[Item[date], Stock, Conversion | Dividends]


def due_on_days(state: State, until: date) -> Iterator[Dated]:
    """What the terms set for a day after the present one, up to and including another, in order of those days."""
    found: list[Dated] = [
        (stock.conversion.on_day, stock, stock.conversion)
        for stock in state.terms.stocks
        if stock.conversion is not None and stock.conversion.on_day is not None
    ]
    found.extend(_days_missed(state, until))
    for stock in state.terms.stocks:
        clause, day = stock.conversion, state.quantity(stock.name, CONVERSION_DAY)
        if clause is not None and clause.automatic_later is not None and isinstance(day, str):
            found.append((Item(date.fromisoformat(day), clause.automatic_later.cite), stock, clause))
    for dated in sorted(found, key=lambda each: each[0].value):
        if state.today is not None and state.today < dated[0].value <= until and state.out(dated[1].name):
            yield dated


def next_due(state: State, until: date) -> tuple[date, tuple[Coming, ...]] | None:
    """The next day, up to and including one, on which something is set to happen, and what; None where nothing is."""
    if state.today is None:
        return None
    found = [each for each in _due(state, until) if state.today < each[0] <= until]
    if not found:
        return None
    day = min(each[0] for each in found)
    return day, tuple(come for on, come in found if on == day)


def _due(state: State, until: date) -> Iterator[tuple[date, Coming]]:
    for item, stock, clause in due_on_days(state, until):
        yield item.value, partial(come, item, stock, clause)
    yield from _market_days(state)
    if has_general(state):
        from paripassu.interpreter.bespoke.awaiting import awaited  # noqa: PLC0415 - most terms have no general rules

        yield from awaited(state, until)


def _market_days(state: State) -> Iterator[tuple[date, Coming]]:
    """The days on which formulas of market prices are counted that waited for them, and on which raised rates end."""
    if any(state.past(kind) for kind in (DeclareDividend, Distribute, TenderOffer)) and _has_adjustments(state):
        from paripassu.interpreter.clauses.formulas import count, pending  # noqa: PLC0415 - most terms have none

        for each in pending(state):
            yield each.day, partial(count, each.stock, each.clause, each.event)
    yield from _stepping(state)
    for event in state.past(RaiseRate):
        yield event.until + _DAY, partial(_ends, event)


def _stepping(state: State) -> Iterator[tuple[date, Coming]]:
    """The days on which a rate steps that splits have moved from where the terms wrote it."""
    for stock in state.terms.stocks:
        clause = stock.conversion
        if clause is None or clause.rate_later is None or state.quantity(stock.name, RATE) is None:
            continue
        for later in clause.rate_later.value:
            if later.since is not None:
                yield later.since, partial(_steps, stock, clause.rate_later.cite, later.since)


def _steps(stock: Stock, cite: Cite, day: date, state: State) -> Iterator[Effect]:
    """The rate that came of splits steps as that of the terms does."""
    now = state.quantity(stock.name, RATE)
    before, after = (rate_in_force(state, stock, on) for on in (day - _DAY, day))
    old, new = (None if rate is None else evaluate(rate, stock, state) for rate in (before, after))
    if isinstance(now, Fraction) and isinstance(old, Fraction) and isinstance(new, Fraction) and old:
        text = (
            f"From {day} on one {stock.name} converts into {show_exact(now * new / old)}: the rate of the terms steps."
        )
        inputs = (Input("rate of the terms before", old, "ratio"), Input("rate of the terms", new, "ratio"))
        yield TermChanged(stock.name, RATE, now, now * new / old, Reason(text, (cite,), inputs))


def _has_adjustments(state: State) -> bool:
    return any(stock.clause(Adjustment) is not None for stock in state.terms.stocks)


def _ends(event: RaiseRate, state: State) -> Iterator[Effect]:
    """A rate that the company raised for a time is what it was before."""
    for change in list(state.changes):
        if change.cause is event:
            now = state.quantity(change.of, change.quantity)
            text = f"The time for which the conversion rate of {change.of} was raised is over."
            reason = Reason(text, change.reason.cites, (Input("last day", event.until, "date"),))
            before = change.after if now is None else now
            yield TermChanged(change.of, change.quantity, before, change.before, reason)


def _days_missed(state: State, until: date) -> Iterator[Dated]:
    """The days after those on which dividends are paid, where the terms ask for notice of a date that is skipped."""
    for stock in state.terms.stocks:
        clause = stock.dividends
        if clause is None or clause.skip_notice is None or state.today is None:
            continue
        begun = first_issue(state, stock.name) or until
        for day in pay_days(clause, max(begun, state.today - _DAY), until - _DAY):
            yield Item(day + _DAY, clause.skip_notice.cite), stock, clause


def come(item: Item[date], stock: Stock, clause: Conversion | Dividends, state: State) -> Iterator[Effect]:
    """Convert all of a series because its day has come, or put on record that a dividend was skipped in silence."""
    if isinstance(clause, Dividends):
        from paripassu.interpreter.clauses.dividend_effects import skipped  # noqa: PLC0415 - few terms ask for it

        yield from skipped(stock, clause, item.value - _DAY, state)
        return
    from paripassu.interpreter.clauses.set_days import converts  # noqa: PLC0415 - few terms set a day

    yield from converts(stock, clause, item, state)
