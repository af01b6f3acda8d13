"""The time in which holders may convert."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.rights import Window
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_DAYS = {"after_day": "after", "from_day": "since", "before_day": "before"}
_GROWN = {"once_grown": "once_increased", "or_later_once": "or_later_once"}


def resolve_window(clause: ClauseScope, written: Written) -> Window | None:
    """When holders may convert; None where they always may."""
    said = clause.answer(written, "windows")
    window = Window()
    for part in said.phrases() if said is not None else ():
        window = _narrowed(clause, window, part)
    return None if window == Window() else window


def _narrowed(clause: ClauseScope, window: Window, part: Phrase) -> Window:
    if part.rule in _DAYS:
        return evolve(window, **{_DAYS[part.rule]: clause.day(part.words()[0])})
    if part.rule in _GROWN:
        return evolve(window, **{_GROWN[part.rule]: clause.name(part.phrases("grown")[0].phrases("stock")[0])})
    return evolve(window, on_payment_dates=True) if part.rule == "on_payment_dates" else window
