"""What is owed by when: how duties arise, are met by what happens, and are breached by the passing of time."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from paripassu.dates import Calendar, CalendarUnavailable, add_months, calendar_named
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.events import DeliverCertificates, Event, PassTime, PayDividend, ReplaceCertificate
from paripassu.model.quantities import Duration
from paripassu.model.run import BREACH, Duty, DutyChanged, Effect, Input, Reason, Step

# Which event performs which kind of duty, and which of its fields names the one it is performed to.
_PERFORMS: dict[type[Event], str] = {
    DeliverCertificates: "deliver certificates",
    ReplaceCertificate: "replace certificate",
    PayDividend: "pay dividend",
}


def calendar_of(state: State) -> Calendar | None:
    """The business-day calendar that the company file chose; None where it is not installed or not chosen."""
    item = state.terms.company.calendar
    calendar = calendar_named(item.value if item is not None else "US federal")
    return None if calendar is None or isinstance(calendar, CalendarUnavailable) else calendar


def calendar_cites(state: State) -> tuple[Cite, ...]:
    """Where the calendar was chosen."""
    item = state.terms.company.calendar
    return (item.cite,) if item is not None else ()


def after(state: State, day: date, duration: Duration) -> date | None:
    """The last day of a period that starts after `day`; None where the calendar of business days is not to be had."""
    match duration.unit:
        case "days":
            return day + timedelta(days=duration.count)
        case "months":
            return add_months(day, duration.count)
        case "years":
            return add_months(day, 12 * duration.count)
        case _:
            calendar = calendar_of(state)
            return None if calendar is None else calendar.add_business_days(day, duration.count)


def before(state: State, day: date, duration: Duration) -> date | None:
    """The last good day at least so long before `day`; None where the calendar is not to be had."""
    match duration.unit:
        case "days":
            return day - timedelta(days=duration.count)
        case "months":
            return add_months(day, -duration.count)
        case "years":
            return add_months(day, -12 * duration.count)
        case _:
            calendar = calendar_of(state)
            return None if calendar is None else calendar.business_days_before(day, duration.count)


def arise(state: State, duty: Duty) -> DutyChanged:
    """The effect that a duty now exists, under an id of its own (`d1`, `d2`, ...)."""
    numbered = evolve(duty, id=f"d{len(state.duties) + 1}")
    return DutyChanged(numbered, numbered.reason)


def meet_duties(state: State, event: Event) -> list[Effect]:
    """The duties that an event performs, met in time or late."""
    kind = _PERFORMS.get(type(event))
    if kind is None:
        return []
    changes: list[Effect] = []
    for duty in list(state.duties.values()):
        if duty.kind == kind and duty.settled is None and duty.status != "lapsed" and _is_to(duty, event):
            changes.append(_performed(duty, event.date))
    return changes


def _is_to(duty: Duty, event: Event) -> bool:
    match event:
        case DeliverCertificates():
            return duty.to == event.to and duty.of == event.of
        case ReplaceCertificate():
            return duty.to == event.holder and duty.of == event.of
        case PayDividend():
            return duty.of == event.on
        case _:
            return False


def _performed(duty: Duty, day: date) -> DutyChanged:
    late = duty.status == "breached"
    settled = evolve(duty, settled=day, status=duty.status if late else "met")
    words = "Performed late" if late else "Performed in time"
    due = (Input("due", duty.due, "date"),) if duty.due else ()
    return DutyChanged(settled, Reason(f"{words}: {duty.what}.", (duty.cite,), (*due, Input("done", day, "date"))))


def pass_time(state: State, until: date, steps: list[Step]) -> None:
    """Breach the duties whose last day lies before `until`, each on the day after it, in order."""
    overdue = [duty for duty in state.duties.values() if duty.status == "due" and duty.due and duty.due < until]
    for duty in sorted(overdue, key=lambda duty: (duty.due or until, int(duty.id[1:]))):
        if duty.due is None:
            continue
        day = duty.due + timedelta(days=1)
        reason = Reason(
            f"The last day passed and it was not done: {duty.what}.",
            (duty.cite,),
            (Input("due", duty.due, "date"),),
            because=(duty.reason,),
        )
        change = DutyChanged(evolve(duty, status="breached"), reason)
        state.today = day
        state.duties[duty.id] = change.duty
        state.steps_told += 1
        steps.append(Step(state.steps_told, PassTime(day), BREACH, (reason,), (change,)))


def whole(value: Fraction) -> Fraction:
    """The whole part of a number of shares or votes."""
    return Fraction(value.numerator // value.denominator)
