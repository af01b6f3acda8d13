"""Redemption: when the company may or must redeem, on which notice, and what a redemption pays to whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from paripassu.interpreter.clauses.redemption_rights import (
    each_holder_requires,
    may_require,
    opened,
    voted,
    voted_in_writing,
)
from paripassu.interpreter.counts import move
from paripassu.interpreter.duties import after, performed
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.redeeming import (
    COMPANY,
    MANDATORY,
    Asked,
    Plan,
    Redeemed,
    asked,
    open_duties,
    plan,
    reduced,
)
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, Rules, law
from paripassu.model.citations import Cite, Item
from paripassu.model.events import (
    Assert,
    Convert,
    Issue,
    MailNotice,
    Meeting,
    Merge,
    RedeemShares,
    Repurchase,
    RequireRedemption,
    SellAssets,
    WrittenConsent,
)
from paripassu.model.redemption import CompanyRedemption, Redemption
from paripassu.model.run import (
    BREACH,
    UNDETERMINED,
    VOID,
    DutyChanged,
    Effect,
    Input,
    Noted,
    Paid,
    Reason,
    Undetermined,
)
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money, show_money, show_shares, to_cents

CODE = "R312"
_REDEEMS = law("DGCL §151(b)", "stock may be made redeemable")


def may_redeem(stock: Stock, clause: Redemption, event: RedeemShares, state: State) -> Iterator[Objection]:
    """Shares are redeemed under a right that is there today, on the notice it asks for, and with money there is."""
    if event.of != stock.name:
        return
    ask = asked(state, stock, clause, event)
    if ask is None:
        cites = (clause.none.cite,) if clause.none is not None else (clause.cite,)
        text = f"Nobody may have {stock.name} redeemed now: no clause lets the company, and nobody has required it."
        yield Objection(VOID, Reason(text, cites), code=CODE)
        return
    out = state.out(stock.name)
    if not out or (event.shares is not None and event.shares > out):
        wanted = "any" if event.shares is None else show_shares(event.shares)
        text = f"{show_shares(out)} {stock.name} are outstanding, so {wanted} cannot be redeemed."
        yield Objection(VOID, Reason(text, (ask.cite,), (Input("outstanding", out, "shares"),)), code="R302")
    if event.in_trust and clause.deposit_counts is None:
        text = f"No clause of {stock.name} says that money in trust redeems shares that are still out."
        yield Objection(VOID, Reason(text, (clause.cite,)), code=CODE)
    yield from _in_time(stock, clause, ask, event, state)
    yield from _can_be_counted(stock, ask, state)


def _can_be_counted(stock: Stock, ask: Asked, state: State) -> Iterator[Objection]:
    found = plan(state, stock, ask)
    if isinstance(found, Missing):
        text = f"How many {stock.name} are redeemed, and for how much, waits for a fact: {found.what}."
        yield Objection(UNDETERMINED, Reason(text, (ask.cite,)), missing=found.what, outcomes=("all", "some", "none"))


def _in_time(stock: Stock, clause: Redemption, ask: Asked, event: RedeemShares, state: State) -> Iterator[Objection]:
    if ask.right == COMPANY and clause.by_company is not None:
        yield from _callable(stock, clause.by_company, event, state)
    elif ask.right == MANDATORY and clause.mandatory is not None:
        must = clause.mandatory
        window = (must.value.notice_at_least, must.value.notice_at_most)
        if must.value.notice_at_most and not _noticed(state, event, window):
            yield Objection(BREACH, _unnoticed(stock, must.cite, event, window))


def _callable(stock: Stock, item: Item[CompanyRedemption], event: RedeemShares, state: State) -> Iterator[Objection]:
    """The company redeems only on the days, after the events and on the notice that its right names."""
    call, day = item.value, event.date
    if call.since is not None and not _is_day(call, day):
        words = "on days that it names" if call.only_then else f"from {call.since} on"
        text = f"The company may redeem {stock.name} {words}, and {day} is none of them."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("first day", call.since, "date"),)), code=CODE)
    if call.after and call.within is not None:
        opened_on = state.quantity(stock.name, "redemption opened")
        last = after(state, date.fromisoformat(opened_on), call.within) if isinstance(opened_on, str) else None
        if last is None or day > last:
            told = f"the last was on {opened_on}" if opened_on is not None else "there was none"
            text = f"The company may redeem {stock.name} within {call.within} after an event that opens it; {told}."
            yield Objection(VOID, Reason(text, (item.cite,)), code=CODE)
    window = (call.notice_at_least, call.notice_at_most)
    if call.notice_at_most and not _noticed(state, event, window):
        yield Objection(VOID, _unnoticed(stock, item.cite, event, window), code=CODE)


def _is_day(call: CompanyRedemption, day: date) -> bool:
    since = call.since
    if since is None or day < since:
        return False
    if not call.only_then or day == since:
        return True
    same_day = (day.month, day.day) == (since.month, since.day)
    return bool(call.every_years) and same_day and (day.year - since.year) % call.every_years == 0


def _noticed(state: State, event: RedeemShares, window: tuple[int, int]) -> bool:
    """Whether every holder was mailed notice of the redemption, neither too late nor too early."""
    reached: set[str] = set()
    for notice in state.past(MailNotice):
        days = (event.date - notice.date).days
        fits = (notice.matter, notice.action_date, notice.of) == ("redemption of stock", event.date, event.of)
        if fits and window[0] <= days <= window[1]:
            reached.update(notice.to or state.holdings_on(event.of, notice.date))
    return reached.issuperset(state.holdings.get(event.of, {}))


def _unnoticed(stock: Stock, cite: Cite, event: RedeemShares, window: tuple[int, int]) -> Reason:
    text = (
        f"A redemption of {stock.name} on {event.date} needs notice to every holder {window[0]} to {window[1]} days "
        f"before; none was mailed in that time."
    )
    return Reason(text, (cite,), (Input("day of redemption", event.date, "date"),))


def redeem(stock: Stock, clause: Redemption, event: RedeemShares, state: State) -> Iterator[Effect]:
    """Take the shares in, pay for them, and do the duties that this performs."""
    ask = asked(state, stock, clause, event) if event.of == stock.name else None
    if ask is None:
        return
    found = plan(state, stock, ask)
    if isinstance(found, Missing):
        text = f"Nothing is redeemed before a fact is known: {found.what}."
        yield Undetermined(found.what, Reason(text, (ask.cite,)))
        return
    why = _why(stock, ask, found)
    yield from _rows(stock, clause, event, (found, why), state)
    if found.left:
        yield Noted(why, of=stock.name)
    for duty, left in list(reduced(state, stock.name, found.rows)):
        if not left and left is not None:
            yield performed(duty, event.date)
        elif left is not None:
            yield DutyChanged(evolve(duty, amount=left), why)


def _why(stock: Stock, ask: Asked, found: Plan) -> Reason:
    number = sum((row.shares for row in found.rows), NOTHING)
    text = f"{show_shares(number)} {stock.name} are redeemed for {show_money(found.cost)} in all."
    inputs = [Input("redeemed", number, "shares"), Input("price of all", found.cost, "money")]
    if found.funds is not None:
        inputs.append(Input(f"funds {ask.funds}", found.funds, "money"))
    if found.left:
        text += f" The money reaches no further: {show_shares(found.left)} stay outstanding, pro rata."
    rounding = "whole shares, pro rata by largest remainder" if found.left else ""
    return Reason(text, (ask.cite, _REDEEMS), tuple(inputs), rounding=rounding)


def _rows(
    stock: Stock, clause: Redemption, event: RedeemShares, told: tuple[Plan, Reason], state: State
) -> Iterator[Effect]:
    found, why = told
    cents = to_cents([row.shares * row.each for row in found.rows])
    for row, amount in zip(found.rows, cents, strict=True):
        reason = _row_reason(stock, row, why)
        if event.in_trust and clause.deposit_counts is not None:
            text = f"{reason.text} It lies in trust, which redeems the shares whether or not they are handed in."
            reason = evolve(reason, text=text, cites=(*reason.cites, clause.deposit_counts.cite))
        yield from move(state, stock.name, row.holder, -row.shares, reason)
        exact = row.shares * row.each
        if exact:
            number = f"p{len(state.payments) + 1}"
            yield Paid(number, stock.name, row.holder, amount, exact, "redemption", event.date, reason)


def _row_reason(stock: Stock, row: Redeemed, why: Reason) -> Reason:
    exact = row.shares * row.each
    text = (
        f"{show_exact(row.shares)} {stock.name} of {row.holder} x {show_exact_money(row.each)} = {show_money(exact)}."
    )
    inputs = (Input("shares", row.shares, "shares"), Input("redemption price", row.each, "price"))
    return Reason(text, why.cites, inputs, because=(why,))


def bought(stock: Stock, clause: Redemption, event: Repurchase, state: State) -> Iterator[Effect]:
    """Shares redeemed of one holder perform what he required."""
    del clause
    if event.of != stock.name or not event.is_redemption:
        return
    row = Redeemed(event.holder, event.shares, NOTHING)
    for duty, left in list(reduced(state, stock.name, (row,))):
        if left == NOTHING:
            yield performed(duty, event.date)
        elif left is not None:
            reason = Reason(f"{show_shares(left)} {stock.name} are still to be redeemed.", (duty.cite,))
            yield DutyChanged(evolve(duty, amount=left), reason)


def gone(stock: Stock, clause: Redemption, event: Convert | Meeting | Merge, state: State) -> Iterator[Effect]:
    """A duty to redeem shares ends with the last share of the series."""
    del clause
    for duty in open_duties(state, stock.name) if not state.out(stock.name) else ():
        reason = Reason(f"No {stock.name} is outstanding any more, so none is redeemed.", (duty.cite,))
        yield DutyChanged(evolve(duty, status="lapsed", settled=event.date), reason)


def merged(stock: Stock, clause: Redemption, event: Merge, state: State) -> Iterator[Effect]:
    """A merger may make shares redeemable, or leave none."""
    yield from opened(stock, clause, event, state)
    yield from gone(stock, clause, event, state)


def met(stock: Stock, clause: Redemption, event: Meeting, state: State) -> Iterator[Effect]:
    """A meeting may require redemption, or convert all shares."""
    yield from voted(stock, clause, event, state)
    yield from gone(stock, clause, event, state)


RULES = Rules(
    may={RedeemShares: may_redeem, RequireRedemption: may_require},
    then={
        RedeemShares: redeem,
        RequireRedemption: each_holder_requires,
        Repurchase: bought,
        Convert: gone,
        Issue: opened,
        Merge: merged,
        SellAssets: opened,
        Assert: opened,
        Meeting: met,
        WrittenConsent: voted_in_writing,
    },
)
