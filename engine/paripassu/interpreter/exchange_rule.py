"""The promise to take no act by which conversions could pass what an exchange lets be issued without a vote."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.duties import arise
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.limits import is_approved, most_of_cap
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.events import Event
from paripassu.model.mechanics import Mechanics
from paripassu.model.run import Duty, Effect, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_percent

_KIND = "exchange rule"


def kept(stock: Stock, clause: Mechanics, event: Event, state: State) -> Iterator[Effect]:
    """An act that lets all conversions together pass the cap breaches the promise, once."""
    item, rate = clause.exchange_rule, conversion_rate(state, stock)
    if item is None or isinstance(rate, Missing) or (item.value.until_approved and is_approved(state, stock)):
        return
    if any((duty.kind, duty.of) == (_KIND, stock.name) for duty in state.duties.values()):
        return
    cap, most = item.value, most_of_cap(state, item.value)
    given = state.converted.get(stock.name, NOTHING)
    could = given + state.out(stock.name) * rate
    if could <= most or not most:
        return
    text = (
        f"All conversions of {stock.name} together could now give {show_exact(could)} {cap.of}, more than "
        f"{show_percent(cap.above)} of those outstanding on {cap.on} ({show_exact(most)})."
    )
    inputs = (
        Input("conversion rate", rate, "ratio"),
        Input("conversion shares", could, "shares"),
        Input("most in all", most, "shares"),
    )
    duty = Duty(
        id="",
        what=f"take no act by which conversions of {stock.name} pass the rule of the exchange",
        cite=item.cite,
        to=f"holders of {stock.name}",
        of=stock.name,
        due=None,
        status="breached",
        arose=event.date,
        reason=Reason(text, (item.cite,), inputs),
        kind=_KIND,
    )
    yield arise(state, duty)
