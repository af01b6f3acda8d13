"""Notices: which acts must be announced to holders, by when, and what becomes of an act that was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from paripassu.interpreter.acts_of import about
from paripassu.interpreter.duties import arise, before, calendar_cites
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Answer, Objection, Rules
from paripassu.model.citations import Cite, Item
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
from paripassu.model.matters import MATTERS, Matter
from paripassu.model.run import BREACH, UNDETERMINED, Duty, DutyChanged, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock

_CALENDAR = "a calendar of business days (install paripassu[calendar])"


def announced(stock: Stock, clause: Notices, event: Event, state: State) -> Iterator[tuple[Item[Matter], date, str]]:
    """Each item of the clause that asks for notice of this event, the day of the act, and what is not judged yet."""
    if clause.before is None or not state.out(stock.name):
        return
    for kind, action, unjudged in _planned(event, state):
        for item in clause.of:
            if item.value.kind == kind:
                yield item, action, unjudged
                break


def _planned(event: Event, state: State) -> Iterator[tuple[str, date, str]]:
    """What an event announces or does, and on which day."""
    match event:
        case SetRecordDate():
            yield event.purpose, event.record_date, ""
        case DeclareDividend():
            if event.record_date is not None:
                yield "record date for dividend", event.record_date, ""
        case _:
            for thing in about(event, state):
                yield thing.kind, event.date, thing.unjudged


def notice_in_time(state: State, stock: Stock, matter: str, action: date, last: date) -> date | None:
    """The day on which every holder had been mailed a complete notice of an act, if that was in time."""
    mailed: set[str] = set()
    for notice in state.past(MailNotice):
        if (notice.matter, notice.action_date, notice.of) != (matter, action, stock.name) or notice.omits:
            continue
        if notice.date > last:
            continue
        if not notice.to:
            return notice.date
        mailed.update(notice.to)
        if all(holder in mailed for holder in state.holdings.get(stock.name, {})):
            return notice.date
    return None


def _last_day(state: State, clause: Notices, action: date) -> date | None:
    return before(state, action, clause.before.value) if clause.before is not None else None


def may(stock: Stock, clause: Notices, event: Event, state: State) -> Iterator[Answer]:
    """Object to an act whose notice was not mailed in time."""
    for item, action, unjudged in announced(stock, clause, event, state):
        last = _last_day(state, clause, action)
        cites = _cites(clause, item, state)
        name = MATTERS[item.value.kind]
        if last is None:
            text = f"The last good mailing date for notice of the {name} cannot be told without {_CALENDAR}."
            yield Objection(UNDETERMINED, Reason(text, cites), missing=_CALENDAR)
        elif last < event.date and notice_in_time(state, stock, item.value.kind, action, last) is None:
            late = _late(state, stock, item.value.kind, action)
            text = (
                f"Notice of the {name} on {action} had to be mailed to every holder of {stock.name} on or before {last}, "
                f"{clause.before.value if clause.before else ''} before; {late}."
            )
            reason = Reason(
                text, cites, (Input("last mailing date", last, "date"), Input("day of the act", action, "date"))
            )
            yield Objection(UNDETERMINED if unjudged else BREACH, reason, missing=unjudged)


def _late(state: State, stock: Stock, matter: str, action: date) -> str:
    for notice in state.past(MailNotice):
        if (notice.matter, notice.action_date, notice.of) == (matter, action, stock.name):
            if notice.omits:
                return f"the notice of {notice.date} left out {', '.join(notice.omits)}"
            return f"it was mailed on {notice.date}" + (" and not to every holder" if notice.to else "")
    return "none was mailed"


def _cites(clause: Notices, item: Item[Matter], state: State) -> tuple[Cite, ...]:
    period = (clause.before.cite,) if clause.before is not None else ()
    return (item.cite, *period, *calendar_cites(state))


def then(stock: Stock, clause: Notices, event: Event, state: State) -> Iterator[Effect]:
    """A duty to mail while there is still time, or the word that it was done."""
    for item, action, _ in announced(stock, clause, event, state):
        last = _last_day(state, clause, action)
        if last is None:
            continue
        cites = _cites(clause, item, state)
        inputs = (Input("last mailing date", last, "date"), Input("day of the act", action, "date"))
        name = MATTERS[item.value.kind]
        done = notice_in_time(state, stock, item.value.kind, action, last)
        if done is not None:
            text = f"Notice of the {name} on {action} was mailed to every holder of {stock.name} on {done}, in time."
            yield Noted(Reason(text, cites, inputs))
        elif last >= event.date:
            text = f"Notice of the {name} on {action} is to be mailed to every holder of {stock.name} by {last}."
            yield arise(state, _duty(stock, item, event.date, action, last, Reason(text, cites, inputs)))


def _duty(stock: Stock, item: Item[Matter], day: date, action: date, last: date, reason: Reason) -> Duty:  # noqa: PLR0913
    return Duty(
        id="",
        what=_what(item.value.kind, action, stock),
        cite=item.cite,
        to=f"holders of {stock.name}",
        of=stock.name,
        due=last,
        status="due",
        arose=day,
        reason=reason,
        kind="mail notice",
    )


def _what(matter: str, action: date, stock: Stock) -> str:
    return f"mail notice of the {MATTERS.get(matter, matter)} on {action} to every holder of {stock.name}"


def may_mail(stock: Stock, clause: Notices, event: MailNotice, state: State) -> Iterator[Answer]:
    """Object to a notice that leaves out what it must say."""
    del state
    if event.of != stock.name:
        return
    for item in clause.contents:
        if item.value in event.omits:
            text = f"The notice leaves out the {item.value}, which it must state."
            yield Objection(BREACH, Reason(text, (item.cite,)))


def then_mail(stock: Stock, clause: Notices, event: MailNotice, state: State) -> Iterator[Effect]:
    """A notice performs the duty to mail it, and says by when it had to be mailed."""
    if event.of != stock.name:
        return
    last = _last_day(state, clause, event.action_date)
    item = next((item for item in clause.of if item.value.kind == event.matter), None)
    if item is None or last is None:
        return
    cites = _cites(clause, item, state)
    inputs = (Input("last mailing date", last, "date"), Input("day of the act", event.action_date, "date"))
    in_time = event.date <= last
    text = f"Mailed {event.date}; the last good mailing date for an act on {event.action_date} is {last}: {'in time' if in_time else 'too late'}."
    yield Noted(Reason(text, cites, inputs))
    for duty in list(state.duties.values()):
        if (
            duty.kind != "mail notice"
            or duty.settled is not None
            or duty.what != _what(event.matter, event.action_date, stock)
        ):
            continue
        if notice_in_time(state, stock, event.matter, event.action_date, last) is not None:
            yield DutyChanged(evolve(duty, status="met", settled=event.date), Reason(text, cites, inputs))


_KINDS: tuple[type[Event], ...] = (SetRecordDate, DeclareDividend, Merge, Reorganize, SellAssets, Liquidate, Split)
RULES = Rules(
    may={**dict.fromkeys(_KINDS, may), MailNotice: may_mail},
    then={**dict.fromkeys(_KINDS, then), MailNotice: then_mail},
)
