"""On which day a notice that was mailed counts as received."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.duties import CALENDAR, after, calendar_cites
from paripassu.interpreter.state import State
from paripassu.model.clauses import Notices
from paripassu.model.events import MailNotice
from paripassu.model.run import Effect, Input, Noted, Reason, Undetermined


def received(clause: Notices, event: MailNotice, state: State) -> Iterator[Effect]:
    """The day of receipt, so long after the mailing as the terms say; the day of the mailing does not count."""
    item = clause.received
    if item is None:
        return
    cites = (item.cite, *calendar_cites(state, item.value))
    day = after(state, event.date, item.value)
    if day is None:
        text = f"When the notice counts as received cannot be told without {CALENDAR}."
        yield Undetermined(CALENDAR, Reason(text, cites))
        return
    text = f"Mailed {event.date}, the notice counts as received on {day}, {item.value} after."
    inputs = (Input("mailed", event.date, "date"), Input("received", day, "date"))
    yield Noted(Reason(text, cites, inputs), of=event.of)
