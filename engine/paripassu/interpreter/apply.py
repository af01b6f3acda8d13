"""How an effect changes a state: the one place where a state is written."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from attrs import evolve

from paripassu.interpreter.state import NOTHING, State
from paripassu.model.run import (
    Converted,
    CountChanged,
    DutyChanged,
    Effect,
    EntitlementChanged,
    HoldingChanged,
    Noted,
    Paid,
    StockChanged,
    Tallied,
    TermChanged,
    Undetermined,
)


def apply(state: State, effect: Effect) -> None:
    """Make the effect true; effects that only inform change nothing."""
    APPLIED[type(effect)](state, effect)


def hold(state: State, effect: HoldingChanged) -> None:
    """Give a holder the shares that it now has, and enter the move in the journal."""
    holders = state.holdings.get(effect.of)
    if holders is None:
        holders = state.holdings[effect.of] = {}
    if effect.after.numerator:
        holders[effect.holder] = effect.after
    else:
        holders.pop(effect.holder, None)
    state.moves.append(effect)
    state.move_dates.append(state.day)


def _count(state: State, effect: CountChanged) -> None:
    counts: dict[str, dict[str, Fraction]] = {
        "outstanding": state.outstanding,
        "authorized": state.authorized,
        "issued": state.issued,
        "reserved": state.reserved,
        "reacquired": state.reacquired,
        "converted": state.converted,
    }
    if effect.count == "outstanding":
        state.spared.clear()
        more = effect.after - (effect.before or NOTHING)
        if more > 0:
            state.issued[effect.of] = state.issued.get(effect.of, NOTHING) + more
    counts[effect.count][effect.of] = effect.after


def _pay(state: State, effect: Paid) -> None:
    state.payments.append(effect)


def _owe(state: State, effect: DutyChanged) -> None:
    state.duties[effect.duty.id] = effect.duty


def _change_term(state: State, effect: TermChanged) -> None:
    state.changes.append(effect)
    state.change_dates.append(state.day)
    if effect.is_written:
        state.quantities.pop((effect.of, effect.quantity), None)
    else:
        state.quantities[effect.of, effect.quantity] = effect.after


def _change_stock(state: State, effect: StockChanged) -> None:
    known = any(stock.name == effect.of for stock in state.terms.stocks)
    stocks = tuple(effect.after if stock.name == effect.of else stock for stock in state.terms.stocks)
    state.terms = evolve(state.terms, stocks=stocks if known else (*stocks, effect.after))
    if not known and effect.after.authorized is not None:
        state.authorized[effect.of] = effect.after.authorized.value
    state.rules.clear()
    state.spared.clear()


def _entitle(state: State, effect: EntitlementChanged) -> None:
    state.entitlements[effect.of] = effect.each
    state.entitlement_reasons[effect.of] = effect.reason


def _convert(state: State, effect: Converted) -> None:
    """Count what a series gave of the class it converts into; what reorganizations put in its place is not counted."""
    stock = state.terms.stock(effect.of)
    if stock is not None and stock.conversion is not None and stock.conversion.into == effect.into:
        state.converted[effect.of] = state.converted.get(effect.of, NOTHING) + effect.received
        key = (effect.of, effect.holder)
        state.turned[key] = state.turned.get(key, NOTHING) + effect.shares
    if state.terms.stock(effect.into) is None:
        # What others issue is no stock of the company: who has it is told, and nothing is counted by it.
        held = state.holdings.setdefault(effect.into, {})
        held[effect.holder] = held.get(effect.holder, NOTHING) + effect.received


def _only_informs(state: State, effect: Effect) -> None:
    del state, effect


# One entry for each member of Effect; a test holds the two together.
APPLIED: dict[type, Callable[[State, Any], None]] = {
    HoldingChanged: hold,
    CountChanged: _count,
    Paid: _pay,
    DutyChanged: _owe,
    TermChanged: _change_term,
    StockChanged: _change_stock,
    EntitlementChanged: _entitle,
    Converted: _convert,
    Tallied: _only_informs,
    Noted: _only_informs,
    Undetermined: _only_informs,
}
