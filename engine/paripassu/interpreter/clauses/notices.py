"""Notices: which acts must be announced to holders, by when, and what becomes of an act that was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from paripassu.interpreter.acts_of import About, about
from paripassu.interpreter.announced import CONSOLIDATION, Announced
from paripassu.interpreter.duties import CALENDAR, arise, before, performed
from paripassu.interpreter.receipt import received
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.citations import Item
from paripassu.model.clauses import Notices
from paripassu.model.events import (
    DeclareDividend,
    Event,
    Liquidate,
    MailNotice,
    Merge,
    Reorganize,
    SellAssets,
    SetRecordDate,
    Split,
)
from paripassu.model.matters import MATTERS
from paripassu.model.run import BREACH, UNDETERMINED, Duty, Effect, Noted, Reason
from paripassu.model.terms import Stock

KIND = "mail notice"


def announced(stock: Stock, clause: Notices, event: Event, state: State) -> Iterator[Announced]:
    """Each thing that an event does or announces of which the clause asks for notice."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        action = event.date
        if isinstance(event, SetRecordDate | DeclareDividend):
            action = event.record_date or event.date
        found = _announced(stock, clause, (kind_for(clause, thing, event), thing.of), action, state)
        if found is not None and isinstance(event, DeclareDividend) and event.payable is not None:
            found = _paid_on(clause, found, event.payable, state)
        if found is not None:
            yield evolve(found, unjudged=thing.unjudged, since=_since(event, state))


def kind_for(clause: Notices, thing: About, event: Event) -> str:
    """The kind by which the clause asks about an act: a consolidation may be listed, or left out, by its own name."""
    own = any(item.value.kind == CONSOLIDATION for item in (*clause.of, *clause.not_of))
    return CONSOLIDATION if own and isinstance(event, Merge) and event.is_consolidation else thing.kind


def _paid_on(clause: Notices, act: Announced, paid: date, state: State) -> Announced:
    """The same act with its days counted back from the day of payment, where the terms are read so."""
    if clause.to_payment is None or not clause.to_payment.value:
        return evolve(act, runs=clause.to_payment)
    return evolve(act, runs=clause.to_payment, paid=paid, last=before(state, paid, act.period.value))


def _since(event: Event, state: State) -> date | None:
    """The day of the last deal of the same kind; None for a record date, which is announced by its own day."""
    if isinstance(event, SetRecordDate | DeclareDividend):
        return None
    return max((told.date for told in state.past(type(event)) if told is not event), default=date.min)


def _announced(stock: Stock, clause: Notices, matter: tuple[str, str], action: date, state: State) -> Announced | None:
    kind, of = matter
    item = next((item for item in clause.of if item.value.kind == kind and item.value.of in {"", of}), None)
    if item is None or clause.before is None:
        return None
    return Announced(stock.name, item, clause.before, action, before(state, action, clause.before.value))


def may(stock: Stock, clause: Notices, event: Event, state: State) -> Iterator[Objection]:
    """Object to an act whose notice was not mailed in time, or for whose notice it is too late."""
    for act in announced(stock, clause, event, state):
        if act.last is None:
            text = f"The last good mailing date for notice of the {act.name} cannot be told without {CALENDAR}."
            yield Objection(UNDETERMINED, Reason(text, act.cites(state), act.inputs), missing=CALENDAR)
        elif act.last < event.date and mailed_by(state, clause, act, act.last) is None:
            text = (
                f"{act.notice} had to be mailed to every holder of {stock.name} on or before {act.last}, "
                f"{act.period.value} before; {_late(state, clause, act)}."
            )
            reason = Reason(text, act.cites(state), act.inputs)
            if act.unjudged:
                outcomes = ("allowed", f"a breach of {act.item.cite.section}")
                yield Objection(UNDETERMINED, reason, missing=act.unjudged, outcomes=outcomes)
            else:
                yield Objection(BREACH, reason)


def notices_of(state: State, act: Announced) -> list[MailNotice]:
    """The notices so far of one act to holders of the series."""
    return [notice for notice in _told_of(state, act) if _serves(notice, act)]


def _told_of(state: State, act: Announced) -> list[MailNotice]:
    """The notices so far of acts of one kind, on any day since the last such act."""
    return [
        notice
        for notice in state.past(MailNotice)
        if (notice.matter, notice.of) in act.names and (act.since is None or notice.action_date > act.since)
    ]


def _serves(notice: MailNotice, act: Announced) -> bool:
    """Whether a notice speaks of the day of an act, or of an earlier day to which the act was first planned."""
    return notice.action_date == act.action or (act.since is not None and notice.action_date < act.action)


def _in_time(state: State, notice: MailNotice, act: Announced, last: date) -> bool:
    """Whether it was mailed by the last good day, of the act and of the day that it names."""
    own = act.last if act.paid is not None else before(state, notice.action_date, act.period.value)
    return notice.date <= last and (notice.action_date == act.action or (own is not None and notice.date <= own))


def left_out(clause: Notices, notice: MailNotice) -> list[Item[str]]:
    """What a notice leaves out of what it must say."""
    return [
        item for item in clause.contents if any(omitted.casefold() in item.value.casefold() for omitted in notice.omits)
    ]


def mailed_by(state: State, clause: Notices, act: Announced, last: date) -> date | None:
    """The day by which every holder had been mailed a complete notice, if that was no later than `last`."""
    mailed: set[str] = set()
    for notice in notices_of(state, act):
        if left_out(clause, notice) or not _in_time(state, notice, act, last):
            continue
        mailed.update(notice.to or state.holdings_on(act.of, notice.date))
        if mailed.issuperset(state.holdings_on(act.of, notice.date)):
            return notice.date
    return None


def _late(state: State, clause: Notices, act: Announced) -> str:
    """What went wrong with the notices there were."""
    faults: list[str] = []
    for notice in _told_of(state, act):
        if act.since is None and notice.action_date != act.action:
            continue
        omitted = left_out(clause, notice)
        whom = f" to {listed(notice.to)} only" if notice.to else ""
        left = f" without {listed([item.value for item in omitted])}" if omitted else ""
        planned = f" for {notice.action_date}" if notice.action_date != act.action else ""
        faults.append(f"one was mailed on {notice.date}{planned}{whom}{left}")
    return listed(faults) or "none was mailed"


def then(stock: Stock, clause: Notices, event: Event, state: State) -> Iterator[Effect]:
    """A duty to mail while there is still time, or the word that it was done, or need not be."""
    for thing in about(event, state) if state.out(stock.name) else ():
        kind = kind_for(clause, thing, event)
        item = next((item for item in clause.not_of if item.value.kind == kind), None)
        if item is not None:
            text = f"No notice of the {MATTERS[kind]} is due to holders of {stock.name}, as the terms are read."
            yield Noted(Reason(text, (item.cite,)), of=stock.name)
    for act in announced(stock, clause, event, state):
        if act.last is None:
            continue
        done = mailed_by(state, clause, act, act.last)
        if done is not None:
            text = f"{act.notice} was mailed to every holder of {stock.name} on {done}, in time."
            planned = [str(each.action_date) for each in notices_of(state, act) if each.action_date != act.action]
            text += f" It named {listed(planned)}, from which the act was put off." if planned else ""
            yield Noted(Reason(text, act.cites(state), act.inputs), of=stock.name)
        elif act.last >= event.date and not any(duty.what == act.what for duty in state.duties.values()):
            text = f"{act.notice} is to be mailed to every holder of {stock.name} by {act.last}."
            yield arise(state, _duty(act, event.date, Reason(text, act.cites(state), act.inputs)))


def _duty(act: Announced, day: date, reason: Reason) -> Duty:
    return Duty(
        id="",
        what=act.what,
        cite=act.item.cite,
        to=f"holders of {act.of}",
        of=act.of,
        due=act.last,
        status="due",
        arose=day,
        reason=reason,
        kind=KIND,
    )


def may_mail(stock: Stock, clause: Notices, event: MailNotice, state: State) -> Iterator[Objection]:
    """Object to a notice that leaves out what it must say."""
    del state
    for item in left_out(clause, event) if event.of == stock.name else ():
        text = f"The notice leaves something out that it must state: {item.value}."
        yield Objection(BREACH, Reason(text, (item.cite,)))


def then_mail(stock: Stock, clause: Notices, event: MailNotice, state: State) -> Iterator[Effect]:
    """Say by when the notice had to be mailed; once every holder has it, the duty to mail it is done."""
    if event.of != stock.name:
        return
    yield from received(clause, event, state)
    act = _mailed(stock, clause, event, state)
    if act is None or act.last is None:
        text = f"No clause of {stock.name} says by when notice of the {MATTERS[event.matter]} is to be mailed."
        yield Noted(Reason(text, (clause.cite,)), of=stock.name)
        return
    in_time = "in time" if event.date <= act.last else "too late"
    text = f"Mailed {event.date}; the last good mailing date for an act on {act.action} is {act.last}: {in_time}."
    reached = mailed_by(state, clause, act, event.date)
    if reached is None:
        text += f" Not every holder of {stock.name} has been mailed a complete notice yet."
    reason = Reason(text, act.cites(state), act.inputs)
    yield Noted(reason, of=stock.name)
    for duty in list(state.duties.values()):
        if duty.what == act.what and duty.settled is None and reached is not None:
            yield performed(duty, event.date, reason)


def _mailed(stock: Stock, clause: Notices, event: MailNotice, state: State) -> Announced | None:
    """What a notice announces, by the item of the clause that asks for it."""
    is_listed = any(item.value.kind == event.matter for item in (*clause.of, *clause.not_of))
    kind = "merger" if event.matter == CONSOLIDATION and not is_listed else event.matter
    own = [item.value.of for item in clause.of if item.value.kind == kind]
    act = _announced(stock, clause, (kind, own[0]), event.action_date, state) if own else None
    for told in state.past(DeclareDividend):
        if act is not None and told.record_date == event.action_date and told.payable is not None:
            act = _paid_on(clause, act, told.payable, state)
    return act


_KINDS: tuple[type[Event], ...] = (SetRecordDate, DeclareDividend, Merge, Reorganize, SellAssets, Liquidate, Split)
RULES = Rules(
    may={**dict.fromkeys(_KINDS, may), MailNotice: may_mail},
    then={**dict.fromkeys(_KINDS, then), MailNotice: then_mail},
)
