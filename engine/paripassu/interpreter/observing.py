"""Amounts that rest on the record: closes and their averages, counts, holdings, time, reports, defined amounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from paripassu.interpreter.bespoke.holding import all_hold
from paripassu.interpreter.bespoke.moments import day_of, months_between
from paripassu.interpreter.bespoke.occurring import figure_of, holder_in
from paripassu.interpreter.counts import counts
from paripassu.interpreter.duties import CALENDAR
from paripassu.interpreter.evaluate import Known, Missing, close_price, evaluate
from paripassu.interpreter.price_tests import trading_days_before
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.bespoke_events import Report
from paripassu.model.general import Moment
from paripassu.model.quantities import Defined, Either, Observed
from paripassu.model.terms import Stock

# So many days are named one by one; of more, the first and the last.
_MOST_NAMED = 3


def of_the_record(expression: Observed | Defined | Either, stock: Stock, state: State, day: date | None) -> Known:
    """The amount at the close of a day (None: now), or the first fact that is missing."""
    match expression:
        case Defined():
            changed = state.quantity(expression.of, expression.name, day)
            if isinstance(changed, Fraction):
                return changed
            return evaluate(expression.amount, state.stock(expression.of), state, day)
        case Either():
            held = all_hold(expression.conditions, stock, state)
            if held.missing:
                return Missing(held.missing)
            return evaluate(expression.amount if held.holds else expression.otherwise, stock, state, day)
        case _:
            return _OBSERVED[expression.kind](expression, stock, state, day)


def _of(seen: Observed, stock: Stock) -> str:
    return seen.of or stock.name


def _close(seen: Observed, stock: Stock, state: State, day: date | None) -> Known:
    found = close_price(state, _of(seen, stock), day)
    wanted = state.today if day is None else day
    return Missing(f"the close price of {_of(seen, stock)} on {wanted}") if found is None else found


def closes_known(
    state: State, of: str, count: int, day: date | None = None
) -> tuple[tuple[Fraction, ...], str] | Missing:
    """Those closes of the last trading days that are known, and which of them are not ("" where all are)."""
    until = day or state.today
    days = None if until is None else trading_days_before(until, count)
    if days is None:
        return Missing(CALENDAR)
    closes = [(on, close_price(state, of, on)) for on in days]
    unknown = [str(on) for on, close in closes if close is None]
    named = listed(unknown)
    if len(unknown) > _MOST_NAMED:
        named = f"{len(unknown)} days from {unknown[0]} to {unknown[-1]}"
    missing = f"the close price of {of} on {named}" if unknown else ""
    return tuple(close for _, close in closes if close is not None), missing


def _count(seen: Observed, stock: Stock, state: State, _day: date | None) -> Known:
    found: Fraction | None = getattr(counts(state, _of(seen, stock)), seen.kind)
    return Missing(f"how many {_of(seen, stock)} are {seen.kind}") if found is None else found


def _holder(seen: Observed, state: State) -> str | None:
    return seen.who or holder_in(state.event)


def _held(seen: Observed, stock: Stock, state: State, day: date | None) -> Known:
    holder = _holder(seen, state)
    if holder is None:
        return Missing("the holder whom it concerns (what happened names none)")
    return state.holdings_on(_of(seen, stock), day).get(holder, NOTHING)


def _acquired(seen: Observed, stock: Stock, state: State, _day: date | None) -> Known:
    """All shares that ever came to a holder, whatever became of them."""
    holder, of = _holder(seen, state), _of(seen, stock)
    if holder is None:
        return Missing("the holder whom it concerns (what happened names none)")
    own = (move.after - move.before for move in state.moves if (move.of, move.holder) == (of, holder))
    return sum((shares for shares in own if shares > 0), NOTHING)


def _part_held(seen: Observed, stock: Stock, state: State, day: date | None) -> Known:
    held, of = _held(seen, stock, state, day), _of(seen, stock)
    out = state.out(of) if day is None else state.out_on(of, day)
    if isinstance(held, Missing) or not out:
        return held
    return held / out


def _since(seen: Observed, stock: Stock, state: State, day: date | None) -> Known:
    """Whole days, months or years that have passed since a moment; none before it."""
    begun = day_of(seen.since, stock, state) if isinstance(seen.since, Moment) else None
    until = day or state.today
    if isinstance(begun, Missing):
        return begun
    if begun is None or until is None or until < begun:
        return NOTHING
    months = months_between(begun, until)
    return Fraction({"days since": (until - begun).days, "months since": months}.get(seen.kind, months // 12))


def _unpaid(seen: Observed, stock: Stock, state: State, _day: date | None) -> Known:
    """How many full dividends are unpaid, by what all shares together are owed for earlier periods."""
    from paripassu.interpreter.accruing import full_period  # noqa: PLC0415 - it evaluates amounts itself
    from paripassu.interpreter.unpaid import unpaid_in_all  # noqa: PLC0415 - as above

    owner = state.stock(_of(seen, stock))
    owed, full = unpaid_in_all(state, owner), full_period(state, owner)
    if isinstance(owed, Missing) or isinstance(full, Missing):
        return owed if isinstance(owed, Missing) else full
    whole = full * state.out(owner.name)
    return Fraction(int(owed / whole)) if whole else NOTHING


def _reported(seen: Observed, _stock: Stock, state: State, day: date | None) -> Known:
    is_money = seen.kind == "reported"
    for told in reversed(state.past(Report)):
        if (told.what, told.is_money) == (seen.name, is_money) and (day is None or told.date <= day):
            return told.value
    example = "$1,000" if is_money else "1.5"
    return Missing(f'what is reported of "{seen.name}" (`report "{seen.name}" {example}` says it)')


def _of_event(seen: Observed, stock: Stock, state: State, _day: date | None) -> Known:
    del stock
    found = figure_of(state.event, seen.kind, state)
    return Missing(f"the {seen.kind} (what happened has none)") if found is None else found


_OBSERVED: dict[str, Callable[[Observed, Stock, State, date | None], Known]] = {
    "close": _close,
    "outstanding": _count,
    "authorized": _count,
    "reserved": _count,
    "unissued": _count,
    "held": _held,
    "acquired": _acquired,
    "part held": _part_held,
    "days since": _since,
    "months since": _since,
    "years since": _since,
    "unpaid periods": _unpaid,
    "reported": _reported,
    "reported number": _reported,
    "price a share": _of_event,
    "dividend a share": _of_event,
    "proceeds": _of_event,
    "shares of the act": _of_event,
    "split ratio": _of_event,
}
