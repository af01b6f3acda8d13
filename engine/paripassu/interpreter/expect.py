"""Whether what a story expects has come out, and what came out instead: what the state says."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from paripassu.interpreter.converting import right_of
from paripassu.interpreter.counts import counts, unnumbered, unreserved
from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.expect_step import NOTHING_FOUND, Found, displaced, mailing, reorganization, ruling, short
from paripassu.interpreter.naming import unknown
from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.saying import listed, say_property
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.votes import votes_cites, votes_for
from paripassu.model.run import Checked, Duty, Reason
from paripassu.model.script import (
    Expectation,
    ExpectBoardPart,
    ExpectCount,
    ExpectDirector,
    ExpectDisplaced,
    ExpectDuty,
    ExpectEntitlement,
    ExpectHolds,
    ExpectMailing,
    ExpectMayBuy,
    ExpectOwed,
    ExpectPaid,
    ExpectQuantity,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)
from paripassu.money import CENT, NEAREST, round_to, show_exact, show_money, show_shares

# Of what changed a holding or made up a sum, the latest few are enough to say why.
_LATEST = 5


def check(expectation: Expectation, state: State) -> Checked:
    """Hold an expectation against the state, or against the event just before, at its place in the story."""
    gone = unknown((expectation,), state)
    if gone:
        text = f"There is no series {listed(gone)}."
        return Checked(expectation, False, text, Reason(text), state.steps_told)
    is_met, found, reason = FINDS[type(expectation)](expectation, state)
    return Checked(expectation, is_met, found, reason, state.steps_told)


def _holds(expectation: ExpectHolds, state: State) -> Found:
    held = state.held(expectation.of, expectation.holder)
    moves = [move for move in state.moves if move.of == expectation.of and move.holder == expectation.holder]
    words = f"{show_shares(held)} {expectation.of}"
    because = tuple(move.reason for move in moves[-_LATEST:])
    return held == expectation.shares, words, Reason(f"{expectation.holder} holds {words}.", because=because)


def _count(expectation: ExpectCount, state: State) -> Found:
    tally = counts(state, expectation.of)
    found: Fraction | None = {
        "authorized": tally.authorized,
        "outstanding": tally.outstanding,
        "reserved": tally.reserved,
        "reacquired": tally.reacquired,
        "unissued": tally.unissued,
        "issuable": unreserved(state, expectation.of),
        "undesignated": tally.undesignated,
    }[expectation.count]
    words = _not_known(expectation, state) if found is None else show_shares(found)
    return found == expectation.shares, words, Reason(f"{expectation.of} {expectation.count}: {words}.")


def _not_known(expectation: ExpectCount, state: State) -> str:
    """Why a count is not known: of which series nobody said how many shares there are."""
    silent = unnumbered(state, expectation.of) if expectation.count == "undesignated" else ()
    return f"not known, since the number of {listed(silent)} is not given" if silent else "not known"


def _paid(expectation: ExpectPaid, state: State) -> Found:
    """Money in a trust is not paid to anybody yet; where there is some, that is said."""
    told = [
        payment
        for payment in state.payments
        if expectation.holder in {"", payment.to} and expectation.of in {"", payment.of}
    ]
    payments = [payment for payment in told if payment.kind != "trust"]
    total = sum((payment.amount for payment in payments), NOTHING)
    aside = sum((payment.amount for payment in told if payment.kind == "trust"), NOTHING)
    kept = f", and {show_money(aside)} is set aside in trust" if aside else ""
    because = tuple(payment.reason for payment in (told if aside else payments)[-_LATEST:])
    words = f"{show_money(total)}{kept}"
    return total == expectation.amount, words, Reason(f"{show_money(total)} paid in all{kept}.", because=because)


def _owed(expectation: ExpectOwed, state: State) -> Found:
    from paripassu.interpreter.dividend_lots import unpaid_to  # noqa: PLC0415 - most stories never ask

    stock = state.stock(expectation.of)
    total = unpaid_to(state, stock, expectation.holder)
    if isinstance(total, Missing):
        return False, f"not known: {total.what} is missing", Reason(f"{total.what} is missing.")
    cites = (stock.dividends.cite,) if stock.dividends is not None else ()
    text = f"{show_money(total)} of dividends on {stock.name} are unpaid to {expectation.holder}."
    met = expectation.amount in {total, round_to(total, CENT, NEAREST)}
    return met, show_money(total), Reason(text, cites)


def _duty(expectation: ExpectDuty, state: State) -> Found:
    """Of several duties under a section, those that arose last are meant; all of them must stand as expected."""
    duties = [
        duty
        for duty in state.duties.values()
        if is_under(duty.cite.section, expectation.section) and expectation.to in {"", duty.to}
    ]
    duties = [duty for duty in duties if duty.arose == duties[-1].arose]
    words = "; ".join(_say_duty(duty) for duty in duties) or "none"
    reason = Reason(f"Duties under {expectation.section}: {words}.", because=tuple(duty.reason for duty in duties))
    if expectation.status == "none":
        return not duties, words, reason
    met = all(duty.status == expectation.status and expectation.by in {None, duty.due} for duty in duties)
    return bool(duties) and met, words, reason


def _say_duty(duty: Duty) -> str:
    return f"{duty.status}{f', by {duty.due}' if duty.due else ''}"


def _quantity(expectation: ExpectQuantity, state: State) -> Found:
    if expectation.quantity == "votes":
        return _votes(expectation, state)
    stock = state.stock(expectation.of)
    value = quantity_of(state, stock, expectation.quantity)
    if isinstance(value, Missing):
        return False, f"not known: {value.what} is missing", Reason(f"{value.what} is missing.")
    changes = tuple(c.reason for c in state.changes if (c.of, c.quantity) == (stock.name, expectation.quantity))
    words = show_exact(value)
    reason = Reason(f"The {expectation.quantity} of {stock.name} is {words}.", because=changes)
    return value == expectation.value, words, reason


def _votes(expectation: ExpectQuantity, state: State) -> Found:
    """The votes that a holder has now, by one class or (of "") by all stock together."""
    total, cites = NOTHING, dict[Any, None]()
    for stock in state.terms.stocks:
        held = state.held(stock.name, expectation.holder)
        if held and expectation.of in {"", stock.name}:
            total += votes_for(state, stock, held, None, expectation.holder)
            cites.update(dict.fromkeys(votes_cites(stock)))
    return total == expectation.value, show_exact(total), Reason(f"{show_exact(total)} votes.", tuple(cites))


def _entitlement(expectation: ExpectEntitlement, state: State) -> Found:
    stock = state.stock(expectation.of)
    right = right_of(state, stock, stock.conversion) if stock.conversion is not None else None
    if right is None or isinstance(right, Missing) or stock.conversion is None:
        return False, "nothing", NOTHING_FOUND
    words = say_property(right)
    rate = stock.conversion.rate
    cites = (rate.cite,) if rate is not None else ()
    reason = state.entitlement_reasons.get(stock.name) or Reason(f"One {stock.name} converts into {words}.", cites)
    is_met = right.cash == expectation.cash and sorted(right.securities) == sorted(expectation.securities)
    return is_met, words, reason


def _director(expectation: ExpectDirector, state: State) -> Found:
    from paripassu.interpreter.expect_board import director  # noqa: PLC0415 - most stories never ask

    return director(expectation, state)


def _board_part(expectation: ExpectBoardPart, state: State) -> Found:
    from paripassu.interpreter.expect_board import board_part  # noqa: PLC0415 - most stories never ask

    return board_part(expectation, state)


def _may_buy(expectation: ExpectMayBuy, state: State) -> Found:
    from paripassu.interpreter.expect_board import may_buy  # noqa: PLC0415 - most stories never ask

    return may_buy(expectation, state)


# One entry for each member of Expectation; a test holds the two together.
FINDS: dict[type, Callable[[Any, State], Found]] = {
    ExpectHolds: _holds,
    ExpectCount: _count,
    ExpectPaid: _paid,
    ExpectOwed: _owed,
    ExpectDuty: _duty,
    ExpectQuantity: _quantity,
    ExpectEntitlement: _entitlement,
    ExpectRuling: ruling,
    ExpectShort: short,
    ExpectMailing: mailing,
    ExpectReorganization: reorganization,
    ExpectDisplaced: displaced,
    ExpectDirector: _director,
    ExpectBoardPart: _board_part,
    ExpectMayBuy: _may_buy,
}
