"""What follows under a general rule: its consequences as effects, each with the rule, its cause and its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from paripassu.interpreter.bespoke.changing import becomes, ranks_junior, section_changes, votes_become
from paripassu.interpreter.bespoke.owing import owes
from paripassu.interpreter.bespoke.undoing import undoes
from paripassu.interpreter.clauses.reacquired import cancel
from paripassu.interpreter.converting import Lot, convert_lot
from paripassu.interpreter.counts import move
from paripassu.interpreter.dividend_lots import mean_for
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import record_date_of
from paripassu.interpreter.telling import law
from paripassu.model import consequences as told
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion, Reacquired
from paripassu.model.events import Meeting, Property, Transfer
from paripassu.model.general import Obligation
from paripassu.model.quantities import Bespoke, Expression
from paripassu.model.run import Effect, HoldingChanged, Input, Noted, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, minus, plus, round_to, show_exact, show_exact_money, show_money, to_cents
from paripassu.value import Value

_REDEEMS = law("DGCL §151(b)", "stock may be made redeemable")


@frozen(eq=False, repr=False)
class Fired(Value):
    """A rule of a series that applies now, and why."""

    stock: Stock
    item: Item[Bespoke]
    why: Reason


def follow(consequence: Bespoke, fired: Fired, state: State) -> Iterator[Effect]:
    """The effects of one consequence."""
    yield from _FOLLOWS[type(consequence)](consequence, fired, state)


def _unknown(fired: Fired, missing: str) -> Undetermined:
    text = f"What follows under {fired.item.cite.section} is not known without {missing}."
    return Undetermined(missing, Reason(text, (fired.item.cite,), because=(fired.why,)))


def _some_of(stock: Stock, shares: Fraction, part: Fraction) -> Fraction:
    """A part of some shares; whole ones, unless the stock has fractions or they are all meant."""
    fractions = stock.designation.fractions_allowed if stock.designation is not None else None
    wanted = shares * part
    return wanted if part == 1 or (fractions is not None and fractions.value) else round_to(wanted, WHOLE, DOWN)


def _converts(wanted: told.Converts, fired: Fired, state: State) -> Iterator[Effect]:
    """Convert each holder's shares, at the rate of the rule or else at that of the series."""
    stock = state.stock(wanted.of)
    clause = _conversion_of(wanted, fired, stock)
    rate = None if wanted.at is None else evaluate(wanted.at, stock, state)
    if clause is None:
        yield _unknown(fired, f"what {wanted.of} converts into")
        return
    if isinstance(rate, Missing):
        yield _unknown(fired, rate.what)
        return
    right = None if rate is None else Property(((clause.into, rate),))
    for holder, shares in list(state.holdings.get(wanted.of, {}).items()):
        converting = _some_of(stock, shares, wanted.part)
        if converting:
            yield from convert_lot(state, Lot(stock, clause, holder, converting, fired.why, right))
    yield from _came_back(stock, state)


def _conversion_of(wanted: told.Converts, fired: Fired, stock: Stock) -> Conversion | None:
    own = stock.conversion
    if own is None:
        return Conversion(fired.item.cite, wanted.into) if wanted.into else None
    return evolve(own, into=wanted.into) if wanted.into else own


def _redeems(wanted: told.Redeems, fired: Fired, state: State) -> Iterator[Effect]:
    """Take the shares in and pay for them, in cents that add up."""
    stock = state.stock(wanted.of)
    holders = state.holdings.get(wanted.of, {})
    if wanted.absent_only:
        absent = _absent(wanted.of, state)
        if isinstance(absent, Missing):
            yield _unknown(fired, absent.what)
            return
        holders = {holder: shares for holder, shares in holders.items() if holder in absent}
    rows = [(holder, _some_of(stock, shares, wanted.part)) for holder, shares in holders.items()]
    yield from _paid_for(stock, [row for row in rows if row[1]], (wanted.at, True), fired, state)
    yield from _came_back(stock, state)


def _came_back(stock: Stock, state: State) -> Iterator[Effect]:
    """What the terms say of shares that the company gets back holds of these, too."""
    clause = stock.clause(Reacquired)
    if clause is not None and state.event is not None:
        yield from cancel(stock, clause, state.event, state)


def _absent(of: str, state: State) -> tuple[str, ...] | Missing:
    """The holders on the record date of whom the meeting tells nothing: neither for, nor against, nor abstaining."""
    meeting = state.event
    if not isinstance(meeting, Meeting):
        return Missing("the meeting that holders were absent from")
    tallies = [tally for resolution in meeting.resolutions for tally in resolution.tallies]
    if not tallies or any(tally.in_favor is not None or tally.against is not None for tally in tallies):
        return Missing(f"who was present at the meeting on {meeting.date} (name the holders who voted or abstained)")
    present = {
        holder
        for tally in tallies
        for holder in (*tally.holders_in_favor, *tally.holders_against, *tally.holders_abstaining)
    }
    held = state.holdings_on(of, record_date_of(state, meeting) or meeting.date)
    return tuple(holder for holder in held if holder not in present)


def _paid_for(
    stock: Stock, rows: list[tuple[str, Fraction]], price: tuple[Expression, bool], fired: Fired, state: State
) -> Iterator[Effect]:
    """Pay holders for their shares by an amount a share; `True` beside it takes the shares in."""
    each: list[Fraction] = []
    for holder, shares in rows:
        amount = mean_for(state, stock, holder, shares, price[0])
        if isinstance(amount, Missing):
            yield _unknown(fired, amount.what)
            return
        each.append(amount)
    exact = [shares * amount for (_, shares), amount in zip(rows, each, strict=True)]
    for (holder, shares), amount, total, cents in zip(rows, each, exact, to_cents(exact), strict=True):
        text = f"{show_exact(shares)} {stock.name} of {holder} x {show_exact_money(amount)} = {show_money(cents)}."
        inputs = (Input("shares", shares, "shares"), Input("each", amount, "price"))
        rounding = "to the cent, by largest remainder" if cents != total else ""
        cites = (fired.item.cite, _REDEEMS) if price[1] else (fired.item.cite,)
        reason = Reason(text, cites, inputs, rounding=rounding, because=(fired.why,))
        if price[1]:
            yield from move(state, stock.name, holder, -shares, reason)
        if total:
            kind = "redemption" if price[1] else "payment"
            yield Paid(f"p{len(state.payments) + 1}", stock.name, holder, cents, total, kind, state.day, reason)


def _pays(wanted: told.Pays, fired: Fired, state: State) -> Iterator[Effect]:
    """Pay so much a share, or a sum in all, pro rata by shares or to the one who is named."""
    stock = state.stock(wanted.of)
    held = [(holder, shares) for holder, shares in state.holdings.get(wanted.of, {}).items() if shares]
    if wanted.each:
        yield from _paid_for(stock, held, (wanted.amount, False), fired, state)
        return
    amount = evaluate(wanted.amount, fired.stock, state)
    if isinstance(amount, Missing):
        yield _unknown(fired, amount.what)
        return
    payees = [(wanted.to, Fraction(1))] if wanted.to else held
    whole = sum((shares for _, shares in payees), NOTHING)
    exact = [amount * shares / whole for _, shares in payees] if whole else []
    for (holder, _), total, cents in zip(payees, exact, to_cents(exact), strict=True):
        text = f"{show_money(cents)} of {show_exact_money(amount)} in all to {holder}."
        rounding = "to the cent, by largest remainder" if cents != total else ""
        reason = Reason(
            text, (fired.item.cite,), (Input("in all", amount, "money"),), rounding=rounding, because=(fired.why,)
        )
        yield Paid(f"p{len(state.payments) + 1}", stock.name, holder, cents, total, "payment", state.day, reason)


def _follows(wanted: told.Follows, fired: Fired, state: State) -> Iterator[Effect]:
    """Shares that go with those transferred, from the same giver to the same taker."""
    event = state.event
    each = evaluate(wanted.each, fired.stock, state)
    if not isinstance(event, Transfer) or event.giver == event.taker:
        return
    if isinstance(each, Missing):
        yield _unknown(fired, each.what)
        return
    held, due = state.held(wanted.of, event.giver), event.shares * each
    shares = min(held, due)
    text = f"With {show_exact(event.shares)} {event.of} go {show_exact(due)} {wanted.of} to {event.taker}."
    if shares < due:
        text += f" {event.giver} has {show_exact(held)}."
    inputs = (Input("transferred", event.shares, "shares"), Input("each", each, "ratio"))
    reason = Reason(text, (fired.item.cite,), inputs, because=(fired.why,))
    if not shares:
        yield Noted(reason, of=wanted.of)
        return
    had = state.held(wanted.of, event.taker)
    yield HoldingChanged(wanted.of, event.giver, held, minus(held, shares), reason)
    yield HoldingChanged(wanted.of, event.taker, had, plus(had, shares), reason)


_FOLLOWS: dict[type, Callable[[Any, Any, State], Iterator[Effect]]] = {
    told.Converts: _converts,
    told.Redeems: _redeems,
    told.Pays: _pays,
    told.Becomes: becomes,
    told.SectionChanges: section_changes,
    told.VotesBecome: votes_become,
    told.RanksJunior: ranks_junior,
    told.Follows: _follows,
    told.Undoes: undoes,
    Obligation: owes,
}
