"""What a class has had already of what it is owed when the company ends."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.state import NOTHING, State


def already(state: State, of: str) -> Fraction:
    """Liquidation money that a class has had, or that is set aside in trust where its terms say that counts as paid."""
    clause = state.stock(of).liquidation
    item = clause.trust_counts_as_paid if clause is not None else None
    kinds = {"liquidation", "trust"} if item is not None and item.value else {"liquidation"}
    return sum((paid.exact for paid in state.payments if paid.of == of and paid.kind in kinds), NOTHING)
