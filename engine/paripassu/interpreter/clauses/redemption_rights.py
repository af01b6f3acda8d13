"""How a redemption comes to be due: a day, an event that triggers it, a vote of holders, the wish of one holder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.dates import add_months
from paripassu.interpreter.acts_of import SUBSTANTIALLY_ALL, about
from paripassu.interpreter.calling import CODE, rights, shut
from paripassu.interpreter.duties import after, arise
from paripassu.interpreter.judging import judgment_of
from paripassu.interpreter.redeeming import KIND, holders_of, open_duties
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import Vote, count_of
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import is_enough, say_needed
from paripassu.model.acts import ActOn
from paripassu.model.citations import Cite, Item
from paripassu.model.events import (
    Assert,
    Event,
    Issue,
    Liquidate,
    Meeting,
    Merge,
    PublicOffering,
    RequireRedemption,
    Resolution,
    SellAssets,
    WrittenConsent,
)
from paripassu.model.quantities import Threshold
from paripassu.model.redemption import HolderRedemption, MandatoryRedemption, Redemption, RedemptionTrigger
from paripassu.model.run import VOID, Duty, DutyChanged, Effect, Input, Noted, Reason, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money, show_shares


def opened(stock: Stock, clause: Redemption, event: Event, state: State) -> Iterator[Effect]:
    """An event that makes shares redeemable: a duty where the company must, else a right that opens."""
    if not state.out(stock.name):
        return
    if clause.mandatory is not None:
        triggers, cite = clause.mandatory.value.triggers, clause.mandatory.cite
        if isinstance(event, Issue) and event.of == stock.name:
            yield from _due_on_a_day(stock, (triggers, cite), event, state)
        reason = triggered(triggers, cite, event, state)
        if reason is not None:
            yield from _due_now(stock, clause.mandatory, event, reason, state)
    for name, item in rights(clause):
        reason = triggered(item.value.after, item.cite, event, state)
        if reason is not None:
            before = state.quantity(stock.name, name)
            yield TermChanged(stock.name, name, "none" if before is None else before, event.date.isoformat(), reason)


def _due_on_a_day(
    stock: Stock, rule: tuple[tuple[RedemptionTrigger, ...], Cite], event: Issue, state: State
) -> Iterator[Effect]:
    """The day on which all shares must be redeemed at the latest is known as soon as there are any."""
    triggers, cite = rule
    days = [trigger.on for trigger in triggers if trigger.on is not None]
    if days and not open_duties(state, stock.name):
        due = max(min(days), event.date)
        reason = Reason(f"All {stock.name} must be redeemed on {due}, if not earlier.", (cite,))
        yield arise(state, _duty(stock, cite, (event.date, due), reason))


def _due_now(
    stock: Stock, must: Item[MandatoryRedemption], event: Event, reason: Reason, state: State
) -> Iterator[Effect]:
    """All shares must be redeemed, today or so long after; a later day that was set for it gives way."""
    later = must.value.due_after
    due = event.date if later is None else after(state, event.date, later)
    if later is not None and due is not None:
        unless = must.value.unless_dissolved
        words = "" if unless is None else f", unless the company is dissolved within {unless}"
        text = f"All {stock.name} must be redeemed on {due}, {later} after{words}."
        reason = Reason(text, reason.cites, (Input("day of the event", event.date, "date"),), because=(reason,))
    for duty in open_duties(state, stock.name):
        if duty.amount is None:
            if duty.due is None or (due is not None and duty.due > due):
                yield DutyChanged(evolve(duty, due=due, reason=reason), reason)
            return
    yield arise(state, _duty(stock, reason.cites[0], (event.date, due), reason))


def dissolved(stock: Stock, clause: Redemption, event: Liquidate, state: State) -> Iterator[Effect]:
    """Who is dissolved in time need not redeem: the money is shared out in the liquidation instead."""
    must = clause.mandatory
    unless = must.value.unless_dissolved if must is not None else None
    if must is None or unless is None:
        return
    for duty in open_duties(state, stock.name):
        last = after(state, duty.arose, unless)
        if last is not None and event.date <= last:
            text = f"The company was dissolved within {unless}, so {stock.name} need not be redeemed."
            reason = Reason(text, (must.cite,), (Input("last day", last, "date"),))
            yield DutyChanged(evolve(duty, status="lapsed", settled=event.date), reason)


def _duty(stock: Stock, cite: Cite, days: tuple[date, date | None], reason: Reason) -> Duty:
    arose, due = days
    return Duty(
        id="",
        what=f"redeem all {stock.name}",
        cite=cite,
        to=holders_of(stock.name),
        of=stock.name,
        due=due,
        status="due",
        arose=arose,
        reason=reason,
        kind=KIND,
    )


def triggered(triggers: tuple[RedemptionTrigger, ...], cite: Cite, event: Event, state: State) -> Reason | None:
    """Why an event is one of those that make shares redeemable; None where it is none."""
    for trigger in triggers:
        match trigger.kind, event:
            case "merger", Merge(survives=False):
                return Reason(f"The company does not survive its merger with {event.other}.", (cite,))
            case "sale of substantially all assets", SellAssets():
                (thing,) = about(event, state)
                if thing.kind == SUBSTANTIALLY_ALL and not thing.unjudged:
                    judgments = (thing.judgment,) if thing.judgment is not None else ()
                    return Reason(f"Substantially all assets are sold to {event.to}.", (cite,), judgments=judgments)
            case ("change of control" | "regulatory event") as kind, Assert(fact=fact, holds=True) if fact == kind:
                text = f"There is a {kind}: {event.about}."
                return Reason(text, (cite,), judgments=(judgment_of(event),))
            case "equity sale", Issue() | PublicOffering():
                reason = _equity_sale(trigger, cite, event, state)
                if reason is not None:
                    return reason
            case _:
                continue
    return None


def _raised(sale: Issue | PublicOffering) -> Fraction:
    return sale.price * sale.shares if isinstance(sale, PublicOffering) else sale.price or NOTHING


def _equity_sale(trigger: RedemptionTrigger, cite: Cite, event: Issue | PublicOffering, state: State) -> Reason | None:
    """Sales of equity that belong together count together; an offering to the public is one sale."""
    sales: list[Issue | PublicOffering] = [event]
    if isinstance(event, Issue) and event.related:
        sales = [each for each in state.past(Issue) if each.related == event.related]
    raised = sum((_raised(sale) for sale in sales), NOTHING)
    if trigger.raising is None or raised < trigger.raising:
        return None
    together = f", {len(sales)} sales taken together" if len(sales) > 1 else ""
    text = f"Sales of equity raised {show_exact_money(raised)}{together}."
    inputs = (Input("raised", raised, "money"), Input("enough", trigger.raising, "money"))
    return Reason(text, (cite,), inputs)


def voted(stock: Stock, clause: Redemption, event: Meeting, state: State) -> Iterator[Effect]:
    """Holders require redemption by their vote at a meeting."""
    yield from _required_by_vote(stock, clause, event, state)


def voted_in_writing(stock: Stock, clause: Redemption, event: WrittenConsent, state: State) -> Iterator[Effect]:
    """Holders require redemption in writing."""
    yield from _required_by_vote(stock, clause, event, state)


def _required_by_vote(stock: Stock, clause: Redemption, event: Vote, state: State) -> Iterator[Effect]:
    put = clause.by_holders
    if put is None or put.value.threshold is None or not state.out(stock.name):
        return
    for resolution in event.resolutions:
        act = resolution.act
        # With words of its own it is not the request but how what money there is should be shared.
        if (
            isinstance(act, ActOn)
            and act.matter == "redemption of stock"
            and act.of in {"", stock.name}
            and not act.about
        ):
            yield from _counted(stock, put, put.value.threshold, (event, resolution), state)


def _counted(
    stock: Stock,
    put: Item[HolderRedemption],
    threshold: Threshold,
    vote: tuple[Vote, Resolution],
    state: State,
) -> Iterator[Effect]:
    event, resolution = vote
    in_favor, outstanding = NOTHING, NOTHING
    for of in put.value.of:
        counted = count_of(state, event, resolution, of)
        in_favor += counted.in_favor if counted is not None else NOTHING
        outstanding += counted.outstanding if counted is not None else state.out(of)
    whom = listed(put.value.of)
    inputs = (Input("in favor", in_favor, "shares"), Input("outstanding", outstanding, "shares"))
    needed = say_needed(threshold, outstanding, "shares")
    if not is_enough(threshold, in_favor, outstanding):
        text = f"{show_exact(in_favor)} {whom} require redemption; a {threshold.words} is {needed}."
        yield Noted(Reason(text, (put.cite,), inputs), of=stock.name)
        return
    on = getattr(resolution.act, "on", None)
    day = on or event.date
    clause = stock.clause(Redemption)
    why = "" if clause is None else shut(state, stock, clause, put)
    if why:
        yield Noted(Reason(f"Redemption may be required {why}.", (put.cite,), inputs), of=stock.name)
        return
    if put.value.since is not None and day < put.value.since:
        text = f"Redemption may be required from {put.value.since} on, not for {day}."
        yield Noted(Reason(text, (put.cite,), inputs), of=stock.name)
        return
    text = f"{show_exact(in_favor)} {whom} require redemption; a {threshold.words} is {needed}."
    if on is None and put.value.pay_within is not None:
        day = after(state, event.date, put.value.pay_within) or day
    yield from _installments(stock, put, (event.date, day), Reason(text, (put.cite,), inputs), state)


def _installments(
    stock: Stock, put: Item[HolderRedemption], days: tuple[date, date], why: Reason, state: State
) -> Iterator[Effect]:
    """One duty for each yearly installment, of as equal numbers of shares as there can be."""
    arose, first = days
    count, left = put.value.installments, state.out(stock.name)
    for number in range(count):
        part = left / (count - number)
        shares = part if state.out(stock.name).denominator != 1 else Fraction(-(-part.numerator // part.denominator))
        left -= shares
        if not shares:
            return
        which = f", installment {number + 1} of {count}" if count > 1 else ""
        due = add_months(first, 12 * number)
        text = f"{show_shares(shares)} {stock.name} are to be redeemed on {due}{which}."
        reason = Reason(text, (put.cite,), (Input("shares", shares, "shares"),), because=(why,))
        duty = evolve(_duty(stock, put.cite, (arose, due), reason), what=f"redeem {show_shares(shares)} {stock.name}")
        yield arise(state, evolve(duty, amount=shares))


def may_require(stock: Stock, clause: Redemption, event: RequireRedemption, state: State) -> Iterator[Objection]:
    """A holder requires redemption only where each holder may, from the day named, of shares that are there."""
    if event.of != stock.name:
        return
    put, held = clause.by_holders, state.held(stock.name, event.holder)
    if put is None or put.value.threshold is not None:
        cite = clause.cite if put is None else put.cite
        text = f"No holder of {stock.name} may require redemption alone."
        yield Objection(VOID, Reason(text, (cite,)), code=CODE)
    elif put.value.since is not None and event.date < put.value.since:
        text = f"Redemption may be required from {put.value.since} on."
        yield Objection(VOID, Reason(text, (put.cite,), (Input("first day", put.value.since, "date"),)), code=CODE)
    elif shut(state, stock, clause, put):
        text = f"Redemption may be required {shut(state, stock, clause, put)}."
        yield Objection(VOID, Reason(text, (put.cite,)), code=CODE)
    elif not held or (event.shares is not None and event.shares > held):
        text = f"{event.holder} holds {show_shares(held)} {stock.name}."
        yield Objection(VOID, Reason(text, (put.cite,), (Input("held", held, "shares"),)), code="R302")


def each_holder_requires(stock: Stock, clause: Redemption, event: RequireRedemption, state: State) -> Iterator[Effect]:
    """The company must redeem the shares of a holder who requires it."""
    put = clause.by_holders
    if event.of != stock.name or put is None:
        return
    shares = state.held(stock.name, event.holder) if event.shares is None else event.shares
    text = f"{event.holder} requires that {show_shares(shares)} {stock.name} be redeemed."
    reason = Reason(text, (put.cite,), (Input("shares", shares, "shares"),))
    due = None if put.value.pay_within is None else after(state, event.date, put.value.pay_within)
    duty = _duty(stock, put.cite, (event.date, due), reason)
    what = f"redeem {show_shares(shares)} {stock.name} of {event.holder}"
    yield arise(state, evolve(duty, what=what, to=event.holder, amount=shares))
