"""The plain transfer, told at once: a long script has a hundred thousand of them."""

from __future__ import annotations

from paripassu.interpreter.apply import hold
from paripassu.interpreter.events.shares import TRANSFERRED
from paripassu.interpreter.jurisdiction import is_foreign, moved_to
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.voting_transfers import is_spared
from paripassu.model.events import Transfer
from paripassu.model.run import ALLOWED, HoldingChanged, Step
from paripassu.money import minus, plus


def plain_transfer(state: State, event: Transfer) -> Step | None:
    """The step of a transfer between two holders that is too small to concern any clause; None: tell it at length.

    It is what `tell` in `run.py` makes of the same event, which a test holds it against.
    """
    of, giver, taker, shares = event.of, event.giver, event.taker, event.shares
    holders = state.holdings.get(of)
    if holders is None or giver == taker or not is_spared(state, event):
        return None
    before, had = holders.get(giver, NOTHING), holders.get(taker, NOTHING)
    left = minus(before, shares)
    if left.numerator < 0:
        return None
    reason = moved_to(state.terms.company.state, TRANSFERRED) if is_foreign(state) else TRANSFERRED
    given = HoldingChanged(of, giver, before, left, reason)
    taken = HoldingChanged(of, taker, had, plus(had, shares), reason)
    hold(state, given)
    hold(state, taken)
    state.steps_told += 1
    return Step(state.steps_told, event, ALLOWED, (), (given, taken))
