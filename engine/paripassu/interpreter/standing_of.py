"""How one stock stands to another when money goes to stockholders: junior, of equal rank, or senior."""

from __future__ import annotations

from paripassu.interpreter.entitling import takes_the_rest
from paripassu.interpreter.periods import ranked_today
from paripassu.interpreter.ranking import rank
from paripassu.interpreter.state import State
from paripassu.model.matters import Group
from paripassu.model.terms import Stock

JUNIOR, PARITY, SENIOR = "junior", "parity", "senior"


def standing_to(state: State, stock: Stock, other: Stock) -> str:
    """How `other` stands to `stock` today, by the clauses about ranks; "" where those cannot be followed.

    What takes the rest is junior to all that is owed something first.
    """
    if takes_the_rest(state, other):
        return "" if takes_the_rest(state, stock) else JUNIOR
    claimants = [each for each in state.terms.stocks if not takes_the_rest(state, each)]
    tiers = rank(state, ranked_today(state, claimants)).tiers
    places = {name: number for number, tier in enumerate(tiers) for name in tier}
    if stock.name not in places or other.name not in places:
        return ""
    if places[stock.name] == places[other.name]:
        return PARITY
    return JUNIOR if places[stock.name] < places[other.name] else SENIOR


def is_among(state: State, stock: Stock, other: Stock, group: Group) -> bool:
    """Whether another stock is one of those that a clause of `stock` speaks of."""
    if other.name == stock.name:
        return False
    if group.kind == "class":
        return other.name == group.name
    wanted = {JUNIOR} if group.kind == "junior" else {JUNIOR, PARITY}
    return standing_to(state, stock, other) in wanted
