"""When holders may convert: from and until days, on days of payment, once enough shares are authorized."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from paripassu.dates import add_months
from paripassu.interpreter.duties import after
from paripassu.interpreter.issue_days import first_issued
from paripassu.interpreter.payment_days import may_be_on
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.bespoke_events import Happening
from paripassu.model.citations import Cite
from paripassu.model.clauses import Conversion
from paripassu.model.events import Convert, ListShares, MailNotice
from paripassu.model.rights import Window
from paripassu.model.run import VOID, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_percent, show_shares

# No right takes a hundred years to vest.
_MOST_MONTHS = 1_200


def closed(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Objection]:
    """Object to a conversion outside the time that the terms give for it."""
    if clause.window is None:
        return
    window, cite = clause.window.value, clause.window.cite
    days = _outside(stock, window, event, cite, state)
    if days is not None:
        yield Objection(VOID, days, code="R307")
    if window.once_increased and not has_grown(state, window.once_increased):
        yield Objection(VOID, _not_grown(stock, window.once_increased, cite, state), code="R307")
    if window.on_payment_dates:
        yield from may_be_on(state, stock, event.date, cite)
    yield from _called(stock, window, event, cite, state)
    yield from _unlisted(stock, window, cite, state)


def called_on(stock: Stock, holder: str, state: State) -> MailNotice | None:
    """The notice by which the company called a holder's shares for a redemption that has not come yet."""
    for notice in state.past(MailNotice):
        if (notice.matter, notice.of) != ("redemption of stock", stock.name) or notice.action_date < state.day:
            continue
        if holder in (notice.to or state.holdings_on(stock.name, notice.date)):
            return notice
    return None


def _called(stock: Stock, window: Window, event: Convert, cite: Cite, state: State) -> Iterator[Objection]:
    notice = called_on(stock, event.holder, state) if window.until_called else None
    if notice is not None:
        text = (
            f"{stock.name} converts until it is called, and notice of a redemption on {notice.action_date} was mailed "
            f"on {notice.date}."
        )
        yield Objection(VOID, Reason(text, (cite,), (Input("notice", notice.date, "date"),)), code="R307")


def _unlisted(stock: Stock, window: Window, cite: Cite, state: State) -> Iterator[Objection]:
    """Where the exchange lists the class, it must list what comes out of conversions, too."""
    if not window.while_listed or not _is_listed(state, window.while_listed, for_conversion=False):
        return
    if not _is_listed(state, stock.name, for_conversion=True):
        text = f"{window.while_listed} is listed, and the conversion shares of {stock.name} are not."
        yield Objection(VOID, Reason(text, (cite,)), code="R307")


def _is_listed(state: State, of: str, *, for_conversion: bool) -> bool:
    told = [each for each in state.past(ListShares) if (each.of, each.is_for_conversion) == (of, for_conversion)]
    return bool(told) and not told[-1].ends


def unvested(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Objection]:
    """Object to the conversion of more shares than a holder's right has vested for."""
    item = clause.vesting
    since = first_issued(state, stock.name, event.holder)
    if item is None or since is None:
        return
    rule = item.value
    first = after(state, since, rule.after)
    held, before = state.held(stock.name, event.holder), state.turned.get((stock.name, event.holder), NOTHING)
    wanted = held if event.shares is None else event.shares
    months = 0
    while first is not None and (add_months(first, months) or date.max) <= event.date and months <= _MOST_MONTHS:
        months += 1
    # Nothing before the first day, then the first part, then so much more a month.
    part = min(rule.first + (months - 1) * rule.monthly, Fraction(1)) if months else NOTHING
    most = part * (held + before)
    if before + wanted > most:
        text = (
            f"The right to convert has vested for {show_percent(part)} of {show_shares(held + before)} {stock.name} of "
            f"{event.holder}; {show_exact(max(most - before, NOTHING))} may convert."
        )
        inputs = (Input("vested", part, "percent"), Input("converted before", before, "shares"))
        yield Objection(VOID, Reason(text, (item.cite,), inputs), code="R307")


def _outside(stock: Stock, window: Window, event: Convert, cite: Cite, state: State) -> Reason | None:
    """Why a day lies before or after the window; None where it lies within, or the window opened again."""
    day = event.date
    if window.after is not None and day <= window.after:
        return _say(f"{stock.name} converts after {window.after}, not on {day}.", window.after, cite)
    early = _before_first(stock, window, day, cite, state)
    if early is not None:
        return early
    if window.since is not None and day < window.since:
        return _say(f"{stock.name} converts from {window.since} on, not on {day}.", window.since, cite)
    if window.before is None or day < window.before:
        return None
    if window.or_later_once and has_grown(state, window.or_later_once):
        return None
    text = f"{stock.name} converts before {window.before}, not on {day}."
    if window.or_later_once:
        text += f" More authorized {window.or_later_once} would open the right again; the number has not grown."
    return _say(text, window.before, cite)


def _before_first(stock: Stock, window: Window, day: date, cite: Cite, state: State) -> Reason | None:
    """Why a day is too soon after the issue, unless a registration opened the right."""
    issued = first_issued(state, stock.name)
    if window.since_issue is None or issued is None:
        return None
    registered = f"registration of {window.or_registered}"
    if window.or_registered and any(told.what == registered for told in state.past(Happening)):
        return None
    first = after(state, issued, window.since_issue)
    if first is None or day >= first:
        return None
    unless = f", or once {window.or_registered} is registered" if window.or_registered else ""
    return _say(f"{stock.name} converts from {first} on{unless}, not on {day}.", first, cite)


def _say(text: str, day: object, cite: Cite) -> Reason:
    return Reason(text, (cite,), (Input("day named", str(day)),))


def has_grown(state: State, of: str) -> bool:
    """Whether more of a class are authorized by now than its terms, or else the script, began with."""
    given, stock = state.given(of, "authorized"), state.stock(of)
    written = stock.authorized.value if stock.authorized is not None else NOTHING
    first = given.value if given is not None else written
    return state.authorized.get(of, NOTHING) > first


def _not_grown(stock: Stock, of: str, cite: Cite, state: State) -> Reason:
    now = state.authorized.get(of)
    inputs = (Input(f"{of} authorized", now, "shares"),) if now is not None else ()
    number = f" (still {show_shares(now)})" if now is not None else ""
    text = f"{stock.name} converts once the authorized number of {of} has grown, and it has not{number}."
    return Reason(text, (cite,), inputs)
