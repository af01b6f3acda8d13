"""Redemption: when the company may or must redeem, on which notice, and what a redemption pays to whom."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from paripassu.interpreter.calling import CALLED, CODE, against_calls, noticed, unnoticed
from paripassu.interpreter.clauses.redemption_rights import (
    dissolved,
    each_holder_requires,
    may_require,
    opened,
    voted,
    voted_in_writing,
)
from paripassu.interpreter.counts import move
from paripassu.interpreter.duties import performed
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
from paripassu.interpreter.redemption_in_stock import may_pay_so, paid_in, pay_in_stock
from paripassu.interpreter.redemption_shares import out_of_order, unknown_shares, whose
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, Rules, law
from paripassu.model.events import (
    Assert,
    Convert,
    Issue,
    Liquidate,
    Meeting,
    Merge,
    PublicOffering,
    RedeemShares,
    Repurchase,
    RequireRedemption,
    SellAssets,
    WrittenConsent,
)
from paripassu.model.redemption import Redemption
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
    TermChanged,
    Undetermined,
)
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money, show_money, show_shares, to_cents

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
    yield from whose(stock, clause, ask, event, state)
    yield from out_of_order(stock, clause, ask, state)
    yield from _can_be_counted(stock, clause, ask, event, state)


def _can_be_counted(
    stock: Stock, clause: Redemption, ask: Asked, event: RedeemShares, state: State
) -> Iterator[Objection]:
    found = _known(stock, clause, ask, event, state)
    if isinstance(found, Missing):
        text = f"How many {stock.name} are redeemed, of whom and for how much, waits for a fact: {found.what}."
        yield Objection(UNDETERMINED, Reason(text, (ask.cite,)), missing=found.what, outcomes=("all", "some", "none"))
    else:
        yield from may_pay_so(stock, clause, event, found, state)


def _known(stock: Stock, clause: Redemption, ask: Asked, event: RedeemShares, state: State) -> Plan | Missing:
    """Who is redeemed of how much, once it is known whose shares they are; stock costs no money."""
    found = plan(state, stock, ask if paid_in(clause, event) is None else evolve(ask, funds=""))
    if isinstance(found, Missing):
        return found
    return unknown_shares(stock, clause, event, found, state) or found


def _in_time(stock: Stock, clause: Redemption, ask: Asked, event: RedeemShares, state: State) -> Iterator[Objection]:
    if ask.right == COMPANY:
        yield from against_calls(stock, clause, event, state)
    elif ask.right == MANDATORY and clause.mandatory is not None:
        must = clause.mandatory
        window = (must.value.notice_at_least, must.value.notice_at_most)
        if must.value.notice_at_most and not noticed(state, event, window):
            yield Objection(BREACH, unnoticed(stock, must.cite, event, window))


def redeem(stock: Stock, clause: Redemption, event: RedeemShares, state: State) -> Iterator[Effect]:
    """Take the shares in, pay for them, and do the duties that this performs."""
    ask = asked(state, stock, clause, event) if event.of == stock.name else None
    if ask is None:
        return
    found = _known(stock, clause, ask, event, state)
    if isinstance(found, Missing):
        text = f"Nothing is redeemed before a fact is known: {found.what}."
        yield Undetermined(found.what, Reason(text, (ask.cite,)))
        return
    why = _why(stock, ask, found)
    yield from _paid_for(stock, clause, event, (found, why), state)
    yield from _counted(stock, clause, ask, found, state)
    if found.left:
        yield Noted(why, of=stock.name)
    for duty, left in list(reduced(state, stock.name, found.rows)):
        if not left and left is not None:
            yield performed(duty, event.date)
        elif left is not None:
            yield DutyChanged(evolve(duty, amount=left), why)


def _paid_for(
    stock: Stock, clause: Redemption, event: RedeemShares, told: tuple[Plan, Reason], state: State
) -> Iterator[Effect]:
    """Take the shares in, for money or for stock."""
    in_stock, (found, why) = paid_in(clause, event), told
    if in_stock is None:
        yield from _rows(stock, clause, event, told, state)
        return
    for row in found.rows:
        yield from pay_in_stock(stock, in_stock, (row, why), state)


def _counted(stock: Stock, clause: Redemption, ask: Asked, found: Plan, state: State) -> Iterator[Effect]:
    """Keep count of what the company redeems where its right ends with a number of shares."""
    if ask.right != COMPANY or not any(item.value.at_most is not None for item in clause.by_company):
        return
    before = state.quantity(stock.name, CALLED)
    before = NOTHING if before is None or isinstance(before, str) else before
    number = sum((row.shares for row in found.rows), NOTHING)
    text = f"{show_shares(before + number)} {stock.name} have been redeemed at the company's option in all."
    yield TermChanged(stock.name, CALLED, before, before + number, Reason(text, (ask.cite,)))


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
        PublicOffering: opened,
        Merge: merged,
        Liquidate: dissolved,
        SellAssets: opened,
        Assert: opened,
        Meeting: met,
        WrittenConsent: voted_in_writing,
    },
)
