"""Declaring and paying dividends: a debt to the holders of the record date, paid to the cent or in stock."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.accruing import all_declared, as_paid, entitling_day, owed_next
from paripassu.interpreter.counts import Room, headroom, move
from paripassu.interpreter.duties import CALENDAR, arise
from paripassu.interpreter.evaluate import Known, Missing, evaluate, quantity_of
from paripassu.interpreter.pay_days import payment_day
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.citations import Cite
from paripassu.model.dividend_events import PayBack
from paripassu.model.events import Convert, DeclareDividend, PayDividend
from paripassu.model.run import VOID, Duty, Effect, Input, Noted, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, round_to, show_exact, show_exact_money, show_shares, to_cents

_DECLARED = law("DGCL §170", "a declared dividend is a debt of the corporation")
_RECORD = law("DGCL §213(c)", "holders on the record date are paid")
_IN_STOCK = law("DGCL §173", "dividends may be paid in cash, in property, or in shares")


def declare(event: DeclareDividend, state: State) -> Iterator[Effect]:
    """The company owes the dividend from now on; it is due on the day it was declared payable."""
    kind = f", payable in {event.in_stock}," if event.in_stock else ""
    text = f"A dividend of {show_exact_money(event.per_share)} a share{kind} was declared on {event.on}."
    amount = as_paid(state, state.stock(event.on), event, (*all_declared(state, event.on), event))
    text += f" It is paid as {show_exact_money(amount)}." if amount != event.per_share else ""
    inputs = (Input("outstanding", state.out(event.on), "shares"),)
    clause = state.stock(event.on).dividends
    due = payment_day(state, clause, event.payable) if event.payable is not None else None
    says = None if clause is None else clause.pay_dates or clause.mirror
    own = _DECLARED if says is None else says.cite
    cites: tuple[Cite, ...] = (own,) if own == _DECLARED else (own, _DECLARED)
    if clause is not None and clause.rolls_forward is not None and due != event.payable:
        cites = tuple(dict.fromkeys((*cites, clause.rolls_forward.cite)))
        text += f" It is paid on {due}, the next business day." if due is not None else ""
    duty = Duty(
        id="",
        what=f"pay the dividend on {event.on}",
        cite=own,
        to=f"holders of {event.on}",
        of=event.on,
        due=due,
        status="due",
        arose=event.date,
        reason=Reason(text, cites, inputs),
        kind="pay dividend",
        amount=amount,
    )
    yield arise(state, duty)
    if due is None and event.payable is not None:
        yield Undetermined(CALENDAR, Reason(f"The day of payment cannot be told without {CALENDAR}.", cites))
    if event.in_stock:
        yield from _too_few(event, state)


def _too_few(event: DeclareDividend, state: State) -> Iterator[Effect]:
    """Say in time that there are not enough shares to pay with."""
    needed, room = _shares_needed(event, state), headroom(state, event.in_stock)
    if isinstance(needed, Fraction) and room is not None and needed > room.shares:
        yield Noted(_trap(event, needed, room), of=event.in_stock)


def _trap(event: DeclareDividend, needed: Fraction, room: Room) -> Reason:
    text = (
        f"The dividend on {event.on} takes {show_shares(needed)} {event.in_stock}, and only {show_shares(room.shares)} "
        f"may still be issued ({room.words})."
    )
    return Reason(text, (*room.cites, law("DGCL §161")), (*room.inputs, Input("needed", needed, "shares")))


def may_pay(event: PayDividend, state: State) -> Iterator[Objection]:
    """Only what was declared can be paid, once it is known who held on the record date, and with shares there are."""
    declared = owed_next(state, event.on)
    if declared is None:
        text = f"No dividend on {event.on} has been declared and not yet paid."
        yield Objection(VOID, Reason(text, (_DECLARED,)), code="R308")
        return
    day = entitling_day(state.stock(event.on), declared)
    if day > event.date:
        text = f"Who is paid the dividend on {event.on} is known only on its record date, {day}."
        yield Objection(VOID, Reason(text, (_RECORD,), (Input("record date", day, "date"),)), code="R308")
    elif declared.in_stock:
        yield from _may_issue(declared, state)


def _may_issue(declared: DeclareDividend, state: State) -> Iterator[Objection]:
    needed, room = _shares_needed(declared, state), headroom(state, declared.in_stock)
    if isinstance(needed, Missing):
        text = f"How many {declared.in_stock} the dividend on {declared.on} takes is not known: {needed.what}."
        yield Objection(VOID, Reason(text, (_IN_STOCK,)), missing=needed.what, code="R308")
    elif room is not None and needed > room.shares:
        yield Objection(VOID, _trap(declared, needed, room), code="R301")


def pay(event: PayDividend, state: State) -> Iterator[Effect]:
    """Pay the oldest unpaid dividend on a class to those who held it on the record date."""
    declared = owed_next(state, event.on)
    if declared is None:
        raise AssertionError("paid what nobody declared")
    held = _entitled(state, declared)
    worth = worth_for(state, declared) if declared.in_stock else None
    if isinstance(worth, Fraction):
        yield from _pay_in_stock(declared, held, worth, state)
        return
    each = as_paid(state, state.stock(event.on), declared, all_declared(state, event.on))
    exact = [shares * each for shares in held.values()]
    clause = state.stock(event.on).dividends
    grown = clause.gross_up if clause is not None and each != declared.per_share else None
    cites = (_DECLARED, _RECORD) if grown is None else (_DECLARED, _RECORD, grown.cite)
    figures = () if grown is None else (Input("as declared", declared.per_share, "price"),)
    for holder, amount, cents in zip(held, exact, to_cents(exact), strict=True):
        inputs = (
            Input("shares on the record date", held[holder], "shares"),
            Input("per share", each, "price"),
            *figures,
        )
        rounding = "to the cent, by largest remainder" if cents != amount else ""
        reason = Reason(f"The dividend on {event.on}, to {holder}.", cites, inputs, rounding=rounding)
        yield Paid(f"p{len(state.payments) + 1}", event.on, holder, cents, amount, "dividend", event.date, reason)


def _entitled(state: State, declared: DeclareDividend) -> dict[str, Fraction]:
    """Who is paid for how many shares: those of the record date, less what was converted since by who gives it up."""
    stock = state.stock(declared.on)
    day = entitling_day(stock, declared)
    held = state.holdings_on(declared.on, min(day, state.day))
    rule = stock.dividends.converted if stock.dividends is not None else None
    if rule is None or rule.value != "gives up":
        return held
    for event in state.past(Convert):
        if event.of == stock.name and event.date > day and event.holder in held:
            held[event.holder] = max(held[event.holder] - surrendered(state, event), NOTHING)
    return {holder: shares for holder, shares in held.items() if shares}


def surrendered(state: State, event: Convert) -> Fraction:
    """How many shares a holder gave up on the day of a conversion."""
    moves = zip(state.moves, state.move_dates, strict=True)
    gone = (
        move.before - move.after
        for move, day in moves
        if (move.of, move.holder, day) == (event.of, event.holder, event.date) and move.after < move.before
    )
    return sum(gone, NOTHING)


def worth_for(state: State, declared: DeclareDividend) -> Known:
    """What a share counts for when a dividend is paid in it, in dollars: as the terms say, or else as it was sold."""
    stock = state.stock(declared.on)
    price = stock.dividends.in_kind_price if stock.dividends is not None else None
    if price is None:
        return worth_of(state, state.stock(declared.in_stock))
    worth = evaluate(price.value, stock, state)
    return Missing(f"a price of {declared.in_stock} above zero") if worth == NOTHING else worth


def worth_of(state: State, stock: Stock) -> Known:
    """What a share counts for when a dividend is paid in it, in dollars: its original price, or else stated value."""
    price = quantity_of(state, stock, "original price")
    return quantity_of(state, stock, "stated value") if isinstance(price, Missing) else price


def _shares_needed(declared: DeclareDividend, state: State) -> Known:
    stock, worth = state.stock(declared.in_stock), worth_for(state, declared)
    if isinstance(worth, Missing):
        return worth
    clause = state.stock(declared.on).dividends
    drops = clause is not None and clause.in_kind_rounded_down is not None
    needed = (shares * declared.per_share / worth for shares in _entitled(state, declared).values())
    return sum((round_to(each, WHOLE, DOWN) if drops else _whole(stock, each) for each in needed), NOTHING)


def _whole(stock: Stock, shares: Fraction) -> Fraction:
    """The shares that can be issued: whole ones, where the stock exists in whole shares only."""
    fractions = stock.designation.fractions_allowed if stock.designation is not None else None
    return shares if fractions is None or fractions.value else round_to(shares, WHOLE, DOWN)


def _pay_in_stock(
    declared: DeclareDividend, held: dict[str, Fraction], worth: Fraction, state: State
) -> Iterator[Effect]:
    """New shares worth as much as the dividend; what is less than a share is paid in money."""
    stock = state.stock(declared.in_stock)
    rest: dict[str, Fraction] = {}
    clause = state.stock(declared.on).dividends
    own = (clause.in_kind.cite,) if clause is not None and clause.in_kind is not None else ()
    drops = clause is not None and clause.in_kind_rounded_down is not None
    for holder, shares in held.items():
        money = shares * declared.per_share
        received = round_to(money / worth, WHOLE, DOWN) if drops else _whole(stock, money / worth)
        rest[holder] = NOTHING if drops else money - received * worth
        text = (
            f"The dividend on {declared.on}, {show_exact_money(money)} to {holder}, in {stock.name} at "
            f"{show_exact_money(worth)} a share: {show_exact(received)} {stock.name}."
        )
        inputs = (Input("shares on the record date", shares, "shares"), Input("worth of a share", worth, "price"))
        rounding = "whole shares, the rest in money" if rest[holder] else ""
        rounding = "down to whole shares" if drops and received * worth != money else rounding
        reason = Reason(text, (*own, _IN_STOCK), inputs, rounding=rounding)
        if received:
            yield from move(state, stock.name, holder, received, reason)
    for holder, exact, cents in zip(rest, rest.values(), to_cents(list(rest.values())), strict=True):
        if exact:
            reason = Reason(f"The rest of the dividend on {declared.on}, to {holder}.", (*own, _IN_STOCK))
            number = f"p{len(state.payments) + 1}"
            yield Paid(number, declared.on, holder, cents, exact, "dividend", state.day, reason)


def may_pay_back(event: PayBack, state: State) -> Iterator[Objection]:
    """Only what is to be paid back can be."""
    open_ones = (duty for duty in state.duties.values() if duty.kind == "pay dividend back" and duty.settled is None)
    if not any(duty.of == event.on and duty.what.endswith(f'by "{event.holder}"') for duty in open_ones):
        text = f"{event.holder} has no dividend on {event.on} to pay back."
        yield Objection(VOID, Reason(text, (_DECLARED,)), code="R308")


DECLARE = Facts(do=declare)
PAY_BACK = Facts(may_pay_back)
PAY = Facts(may_pay, pay)
