"""How an effect changes a state: the one place where a state is written."""

from __future__ import annotations

from fractions import Fraction

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
    kind = type(effect)
    if kind is HoldingChanged:
        _hold(state, effect)  # type: ignore[arg-type]
        return
    match effect:
        case CountChanged():
            _count(state, effect)
        case Paid():
            state.payments.append(effect)
        case DutyChanged():
            state.duties[effect.duty.id] = effect.duty
        case TermChanged():
            _change_term(state, effect)
        case StockChanged():
            _change_stock(state, effect)
        case EntitlementChanged():
            state.entitlements[effect.of] = effect.each
            state.entitlement_reasons[effect.of] = effect.reason
        case HoldingChanged() | Converted() | Tallied() | Noted() | Undetermined():
            pass


def _hold(state: State, effect: HoldingChanged) -> None:
    holders = state.holdings.setdefault(effect.of, {})
    if effect.after:
        holders[effect.holder] = effect.after
    else:
        holders.pop(effect.holder, None)
    state.moves.append(effect)
    if state.today is None:
        raise AssertionError("an effect without a day")
    state.move_dates.append(state.today)


def _count(state: State, effect: CountChanged) -> None:
    counts: dict[str, dict[str, Fraction]] = {
        "outstanding": state.outstanding,
        "authorized": state.authorized,
        "designated": state.authorized,
        "issued": state.issued,
        "reserved": state.reserved,
        "reacquired": state.reacquired,
    }
    if effect.count == "outstanding" and effect.after > effect.before:
        state.issued[effect.of] = state.issued.get(effect.of, NOTHING) + effect.after - effect.before
    counts[effect.count][effect.of] = effect.after


def _change_term(state: State, effect: TermChanged) -> None:
    state.changes.append(effect)
    if state.today is None:
        raise AssertionError("an effect without a day")
    state.change_dates.append(state.today)
    if isinstance(effect.after, Fraction):
        state.quantities[effect.of, effect.quantity] = effect.after


def _change_stock(state: State, effect: StockChanged) -> None:
    known = any(stock.name == effect.of for stock in state.terms.stocks)
    stocks = tuple(effect.after if stock.name == effect.of else stock for stock in state.terms.stocks)
    state.terms = evolve(state.terms, stocks=stocks if known else (*stocks, effect.after))
    if not known and effect.after.authorized is not None:
        state.authorized[effect.of] = effect.after.authorized.value
    state.rules.clear()


def counts_of(state: State, of: str) -> tuple[Fraction | None, Fraction, Fraction, Fraction]:
    """Authorized (None: not known), outstanding, reserved and reacquired shares of a class."""
    return (
        state.authorized.get(of),
        state.out(of),
        state.reserved.get(of, NOTHING),
        state.reacquired.get(of, NOTHING),
    )
