"""The time in which holders may convert."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from attrs import evolve

from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER
from paripassu.model.rights import Window
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration
from paripassu.syntax.nodes import Phrase

_DAYS: dict[str, Callable[[Window, date], Window]] = {
    "after_day": lambda window, day: evolve(window, after=day),
    "from_day": lambda window, day: evolve(window, since=day),
    "before_day": lambda window, day: evolve(window, before=day),
}
_NAMES: dict[str, Callable[[Window, str], Window]] = {
    "once_grown": lambda window, name: evolve(window, once_increased=name),
    "or_later_once": lambda window, name: evolve(window, or_later_once=name),
    "while_listed": lambda window, name: evolve(window, while_listed=name),
    "or_registered": lambda window, name: evolve(window, or_registered=name),
}
_PLAIN: dict[str, Callable[[Window], Window]] = {
    "until_called": lambda window: evolve(window, until_called=True),
    "on_payment_dates": lambda window: evolve(window, on_payment_dates=True),
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
    if part.rule in _PLAIN:
        return _PLAIN[part.rule](window)
    if part.rule == "from_issue":
        return evolve(window, since_issue=resolve_duration(clause, part.phrases("duration")[0]))
    said = _NAMES.get(part.rule)
    return window if said is None else said(window, _named(clause, part))


def _named(clause: ClauseScope, part: Phrase) -> str:
    """The class that a part of a window names."""
    inner = part.phrase("grown") or part
    return clause.name(inner.phrases("stock")[0])
