"""The time in which holders may convert."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from attrs import evolve

from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER
from paripassu.model.rights import Window
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_DAYS: dict[str, Callable[[Window, date], Window]] = {
    "after_day": lambda window, day: evolve(window, after=day),
    "from_day": lambda window, day: evolve(window, since=day),
    "before_day": lambda window, day: evolve(window, before=day),
}


def resolve_window(clause: ClauseScope, written: Written) -> Window | None:
    """When holders may convert; None where they always may."""
    said = clause.answer(written, "windows")
    window = Window()
    for part in said.phrases() if said is not None else ():
        window = _narrowed(clause, window, part)
        first = window.after or window.since
        if first is not None and window.before is not None and first >= window.before:
            message = f"The time begins on {first} and ends before {window.before}, so there is none."
            clause.scope.report(DATES_OUT_OF_ORDER, message, part.span, "Write the earlier day first, as in the paper.")
            return None
    return None if window == Window() else window


def _narrowed(clause: ClauseScope, window: Window, part: Phrase) -> Window:
    if part.rule in _DAYS:
        day = clause.day(part.words()[0])
        return _DAYS[part.rule](window, day) if day is not None else window
    if part.rule == "once_grown":
        return evolve(window, once_increased=_grown(clause, part))
    if part.rule == "or_later_once":
        return evolve(window, or_later_once=_grown(clause, part))
    if part.rule == "until_called":
        return evolve(window, until_called=True)
    if part.rule == "while_listed":
        return evolve(window, while_listed=clause.name(part.phrases("stock")[0]))
    return evolve(window, on_payment_dates=True) if part.rule == "on_payment_dates" else window


def _grown(clause: ClauseScope, part: Phrase) -> str:
    return clause.name(part.phrases("grown")[0].phrases("stock")[0])
