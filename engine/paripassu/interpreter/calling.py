"""Rights to redeem that open and close: on which days, after which events, on which notice the company may call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.interpreter.duties import after
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.citations import Cite, Item
from paripassu.model.events import MailNotice, RedeemShares
from paripassu.model.redemption import CompanyRedemption, HolderRedemption, Redemption
from paripassu.model.run import VOID, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_shares

CODE = "R312"
CALLED = "redeemed at the company's option"
_OPENED = "redemption opened"
_PUT_OPENED = "right to require redemption opened"


def rights(clause: Redemption) -> Iterator[tuple[str, Item[CompanyRedemption] | Item[HolderRedemption]]]:
    """The rights that events may open, each with the name under which the day of the last one is kept."""
    for number, item in enumerate(clause.by_company):
        yield _OPENED if not number else f"{_OPENED}, right {number + 1}", item
    if clause.by_holders is not None:
        yield _PUT_OPENED, clause.by_holders


def shut(state: State, stock: Stock, clause: Redemption, item: Item[CompanyRedemption] | Item[HolderRedemption]) -> str:
    """Why a right that events open is not open today; "" where it is, or where no event opens it."""
    right = item.value
    if not right.after or right.within is None:
        return ""
    name = next(name for name, each in rights(clause) if each is item)
    opened_on = state.quantity(stock.name, name)
    last = after(state, date.fromisoformat(opened_on), right.within) if isinstance(opened_on, str) else None
    if last is not None and state.day <= last:
        return ""
    told = f"the last was on {opened_on}" if opened_on is not None else "there was none"
    return f"within {right.within} after an event that opens it; {told}"


def call_for(stock: Stock, clause: Redemption, event: RedeemShares, state: State) -> Item[CompanyRedemption] | None:
    """The right of the company that nothing stands against; else the first that it has."""
    for item in clause.by_company:
        if not any(True for _ in objections_to(stock, clause, item, event, state)):
            return item
    return clause.by_company[0] if clause.by_company else None


def against_calls(stock: Stock, clause: Redemption, event: RedeemShares, state: State) -> Iterator[Objection]:
    """What stands against each right of the company, where something stands against all of them."""
    found = [list(objections_to(stock, clause, item, event, state)) for item in clause.by_company]
    for objections in found if all(found) else ():
        yield from objections


def objections_to(
    stock: Stock, clause: Redemption, item: Item[CompanyRedemption], event: RedeemShares, state: State
) -> Iterator[Objection]:
    """The company redeems only on the days, after the events, in the sizes and on the notice that its right names."""
    call, day = item.value, event.date
    if call.since is not None and not _is_day(call, day):
        words = "on days that it names" if call.only_then else f"from {call.since} on"
        text = f"The company may redeem {stock.name} {words}, and {day} is none of them."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("first day", call.since, "date"),)), code=CODE)
    why = shut(state, stock, clause, item)
    if why:
        yield Objection(VOID, Reason(f"The company may redeem {stock.name} {why}.", (item.cite,)), code=CODE)
    yield from _of_wrong_size(stock, item, event, state)
    window = (call.notice_at_least, call.notice_at_most)
    if call.notice_at_most and not noticed(state, event, window):
        yield Objection(VOID, unnoticed(stock, item.cite, event, window), code=CODE)


def _of_wrong_size(
    stock: Stock, item: Item[CompanyRedemption], event: RedeemShares, state: State
) -> Iterator[Objection]:
    call, out = item.value, state.out(stock.name)
    wanted = out if event.shares is None else event.shares
    if call.as_a_whole and wanted < out:
        text = f"All {show_shares(out)} {stock.name} are redeemed or none, not {show_shares(wanted)}."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("outstanding", out, "shares"),)), code=CODE)
    before = state.quantity(stock.name, CALLED)
    before = NOTHING if before is None or isinstance(before, str) else before
    if call.at_most is not None and before + wanted > call.at_most:
        text = (
            f"The company may redeem {show_shares(call.at_most)} {stock.name} in all; with {show_shares(before)} "
            f"redeemed before, {show_shares(wanted)} are too many."
        )
        inputs = (Input("redeemed before", before, "shares"), Input("most in all", call.at_most, "shares"))
        yield Objection(VOID, Reason(text, (item.cite,), inputs), code=CODE)


def _is_day(call: CompanyRedemption, day: date) -> bool:
    since = call.since
    if since is None or day < since:
        return False
    if not call.only_then or day == since:
        return True
    same_day = (day.month, day.day) == (since.month, since.day)
    return bool(call.every_years) and same_day and (day.year - since.year) % call.every_years == 0


def noticed(state: State, event: RedeemShares, window: tuple[int, int]) -> bool:
    """Whether every holder was mailed notice of the redemption, neither too late nor too early."""
    reached: set[str] = set()
    for notice in state.past(MailNotice):
        days = (event.date - notice.date).days
        fits = (notice.matter, notice.action_date, notice.of) == ("redemption of stock", event.date, event.of)
        if fits and window[0] <= days <= window[1]:
            reached.update(notice.to or state.holdings_on(event.of, notice.date))
    return reached.issuperset(state.holdings.get(event.of, {}))


def unnoticed(stock: Stock, cite: Cite, event: RedeemShares, window: tuple[int, int]) -> Reason:
    """Why a redemption lacks the notice that it needs."""
    text = (
        f"A redemption of {stock.name} on {event.date} needs notice to every holder {window[0]} to {window[1]} days "
        f"before; none was mailed in that time."
    )
    return Reason(text, (cite,), (Input("day of redemption", event.date, "date"),))
