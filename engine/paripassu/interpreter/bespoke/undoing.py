"""Undoing a conversion: every move of shares that it made goes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from paripassu.interpreter.bespoke.occurring import holder_in
from paripassu.interpreter.counts import move
from paripassu.interpreter.state import State
from paripassu.model.run import DutyChanged, Effect, Noted, Reason


def undoes(_wanted: object, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """Give back what the holder's last conversion of the series gave and took; open duties under it lapse."""
    holder, of, cite = holder_in(state.event), fired.stock.name, fired.item.cite
    taken = next(
        (each for each in reversed(state.moves) if _gave_up(each, of, holder)),
        None,
    )
    into = fired.stock.conversion.into if fired.stock.conversion is not None else ""
    made = [each for each in state.moves if taken is not None and each.reason == taken.reason and each.holder == holder]
    got = [each for each in made if each.of == into]
    if taken is None or holder is None or not got:
        text = f"There is no conversion of {of} by {holder or 'anybody'} to undo."
        yield Noted(Reason(text, (cite,), because=(fired.why,)), of=of)
        return
    short = [each for each in got if state.held(each.of, holder) < each.after - each.before]
    if short:
        text = f"{holder} no longer has the {into} that the conversion gave, so it cannot be undone."
        yield Noted(Reason(text, (cite,), because=(fired.why,)), of=of)
        return
    text = f"The conversion of {of} by {holder} is undone: what it gave and took goes back."
    reason = Reason(text, (cite,), because=(fired.why,))
    for each in made:
        yield from move(state, each.of, holder, each.before - each.after, reason)
    for duty in list(state.duties.values()):
        if duty.to == holder and duty.of == into and duty.settled is None:
            yield DutyChanged(evolve(duty, status="lapsed", settled=state.day), reason)


def _gave_up(each: Any, of: str, holder: str | None) -> bool:  # noqa: ANN401 - a move of shares
    return bool(each.of == of and each.holder == holder and each.after < each.before)
