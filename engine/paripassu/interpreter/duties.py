"""What is owed by when: how duties arise, are met by what happens, and are breached by the passing of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from paripassu.dates import Calendar, CalendarUnavailable, add_days, add_months, calendar_named
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.dividend_events import PayBack
from paripassu.model.events import DeliverCertificates, Event, PayDividend, ReplaceCertificate
from paripassu.model.quantities import Duration
from paripassu.model.run import Duty, DutyChanged, Input, Reason

CALENDAR = "a calendar of business days (install paripassu[calendar])"
_DEFAULT_CALENDAR = "US federal"


def calendar_of(state: State) -> Calendar | None:
    """The business-day calendar that the company file chose; None where it is not installed or not known."""
    item = state.terms.company.calendar
    calendar = calendar_named(item.value if item is not None else _DEFAULT_CALENDAR)
    return None if calendar is None or isinstance(calendar, CalendarUnavailable) else calendar


def calendar_cites(state: State, duration: Duration) -> tuple[Cite, ...]:
    """Where the calendar was chosen, if a period is counted by one."""
    item = state.terms.company.calendar
    return (item.cite,) if item is not None and duration.unit not in _BY_DATE else ()


# Periods that need no calendar of business days.
_BY_DATE: dict[str, Callable[[date, int], date | None]] = {
    "days": add_days,
    "months": add_months,
    "years": lambda day, count: add_months(day, 12 * count),
}


def after(state: State, day: date, duration: Duration, sign: int = 1) -> date | None:
    """The last day of a period that starts after `day`; None where the calendar of business days is not to be had."""
    by_date = _BY_DATE.get(duration.unit)
    if by_date is not None:
        return by_date(day, sign * duration.count)
    calendar = calendar_of(state)
    return None if calendar is None else calendar.add_business_days(day, sign * duration.count)


def before(state: State, day: date, duration: Duration) -> date | None:
    """The last good day at least so long before `day`; None where the calendar is not to be had."""
    return after(state, day, duration, sign=-1)


def arise(state: State, duty: Duty) -> DutyChanged:
    """The effect that a duty now exists, under an id of its own (`d1`, `d2`, ...)."""
    numbered = evolve(duty, id=f"d{len(state.duties) + 1}")
    return DutyChanged(numbered, numbered.reason)


def meet_duties(state: State, event: Event) -> Iterator[DutyChanged]:
    """The duties that an event performs, in time or late."""
    performs = _PERFORMS.get(type(event))
    if performs is None:
        return
    kind, fits, only_oldest = performs
    open_ones = [duty for duty in state.duties.values() if duty.kind == kind and duty.settled is None]
    met = [duty for duty in open_ones if fits(duty, event)]
    for duty in met[:1] if only_oldest else met:
        yield performed(duty, event.date)


def performed(duty: Duty, day: date, reason: Reason | None = None) -> DutyChanged:
    """A duty is done: met in time, or done late, which does not undo the breach."""
    is_late = duty.status == "breached"
    settled = evolve(duty, settled=day, status="breached" if is_late else "met")
    if reason is None:
        due = (Input("due", duty.due, "date"),) if duty.due else ()
        words = "Done late, which does not undo the breach" if is_late else "Done in time"
        reason = Reason(f"{words}: {duty.what}.", (duty.cite,), (*due, Input("done", day, "date")))
    return DutyChanged(settled, reason)


def _to_holder(duty: Duty, event: Any) -> bool:  # noqa: ANN401 - one of the events below
    return bool(duty.to == event.holder and duty.of == event.of)


def _to_owner(duty: Duty, event: Any) -> bool:  # noqa: ANN401 - one of the events below
    # Whether it is enough to instruct an agent, the clause behind the duty says.
    return bool(duty.to == event.to and duty.of == event.of and not event.by_agent)


def _on_class(duty: Duty, event: Any) -> bool:  # noqa: ANN401 - one of the events below
    return bool(duty.of == event.on)


def _by_holder(duty: Duty, event: Any) -> bool:  # noqa: ANN401 - one of the events below
    return bool(duty.of == event.on and duty.what.endswith(f'by "{event.holder}"'))


# Which event performs which kind of duty, whether it is this one, and whether one event performs one duty only.
_PERFORMS: dict[type[Event], tuple[str, Callable[[Duty, Any], bool], bool]] = {
    DeliverCertificates: ("deliver certificates", _to_owner, False),
    ReplaceCertificate: ("replace certificate", _to_holder, False),
    PayDividend: ("pay dividend", _on_class, True),
    PayBack: ("pay dividend back", _by_holder, False),
}


def overdue(state: State, until: date) -> Iterator[tuple[date, DutyChanged]]:
    """The duties whose last day lies before `until`, each breached on the day after it, in order of those days."""
    late = [
        (duty.due, int(duty.id[1:]), duty)
        for duty in state.duties.values()
        if duty.status == "due" and duty.due is not None and duty.due < until
    ]
    for due, _, duty in sorted(late, key=lambda each: each[:2]):
        reason = Reason(
            f"The last day passed and it was not done: {duty.what}.",
            (duty.cite,),
            (Input("due", due, "date"),),
            because=(duty.reason,),
        )
        yield due + timedelta(days=1), DutyChanged(evolve(duty, status="breached"), reason)
