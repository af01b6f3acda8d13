"""Who is paid before whom: statements of rank from every clause, turned into tiers.

Statements differ in strength, as certificates mean them: what a clause says about shortfall (read under the chosen
reading) goes before what names a class, and that goes before what speaks of a group ("all stock outstanding on ..."),
and last comes what speaks of all other stock.
Of two statements about the same pair, the stronger is followed and the weaker is displaced; two of equal strength that
say different things are a contradiction, and nobody can follow both.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from paripassu.interpreter.state import State
from paripassu.interpreter.statements import BEFORE, WITH, Statement, statements
from paripassu.model.terms import Stock
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Ranking(Value):
    """Tiers from the most senior down, and what they rest on.

    `displaced` are weaker statements with the stronger ones they gave way to; `clashes` are pairs of equal strength
    that contradict each other; `cycle` names classes said to rank ahead of each other in a circle; `unordered` are
    pairs that no chain of statements orders.
    """

    tiers: tuple[tuple[str, ...], ...]
    followed: tuple[Statement, ...]
    displaced: tuple[tuple[Statement, Statement], ...] = ()
    clashes: tuple[tuple[Statement, Statement], ...] = ()
    cycle: tuple[str, ...] = ()
    unordered: tuple[tuple[str, str], ...] = ()


def rank(state: State, claimants: list[Stock]) -> Ranking:
    """Put the claimants into tiers, as far as what the clauses say can be followed."""
    names = [stock.name for stock in claimants]
    strongest: dict[tuple[str, str], Statement] = {}
    displaced: list[tuple[Statement, Statement]] = []
    clashes: list[tuple[Statement, Statement]] = []
    for statement in sorted(statements(state, claimants), key=lambda one: -one.strength):
        known = strongest.setdefault(statement.pair, statement)
        if not known.agrees(statement):
            (clashes if known.strength == statement.strength else displaced).append((statement, known))
    followed = tuple(strongest.values())
    heads = _join(names, followed)
    before = _before(heads, followed)
    tiers, cycle = _levels(names, heads, before)
    unordered = () if cycle else tuple(_unordered(names, heads, before))
    return Ranking(tiers, followed, tuple(displaced), tuple(clashes), cycle, unordered)


def _join(names: list[str], followed: tuple[Statement, ...]) -> dict[str, str]:
    """Each name to the first member of its group, for those said to rank with each other."""
    heads = {name: name for name in names}
    for statement in followed:
        if statement.how == WITH:
            old, new = heads[statement.second], heads[statement.first]
            heads = {name: new if head == old else head for name, head in heads.items()}
    return heads


def _before(heads: dict[str, str], followed: tuple[Statement, ...]) -> dict[str, dict[str, None]]:
    """For each group, the groups that are paid before it."""
    before: dict[str, dict[str, None]] = {head: {} for head in heads.values()}
    for statement in followed:
        if statement.how == BEFORE:
            before[heads[statement.second]][heads[statement.first]] = None
    return before


def _levels(
    names: list[str], heads: dict[str, str], before: dict[str, dict[str, None]]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Tiers by longest chain from the top; what cannot be placed is a cycle."""
    tiers: list[tuple[str, ...]] = []
    placed: dict[str, None] = {}
    left = list(before)
    while left:
        ready = [head for head in left if before[head].keys() <= placed.keys()]
        if not ready:
            return tuple(tiers), tuple(name for name in names if heads[name] in left)
        tiers.append(tuple(name for name in names if heads[name] in ready))
        placed.update(dict.fromkeys(ready))
        left = [head for head in left if head not in ready]
    return tuple(tiers), ()


def _unordered(
    names: list[str], heads: dict[str, str], before: dict[str, dict[str, None]]
) -> Iterator[tuple[str, str]]:
    """Pairs that no chain of statements orders: nobody said how they rank."""
    above = {head: _all_above(head, before) for head in before}
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            one, other = heads[first], heads[second]
            if one != other and one not in above[other] and other not in above[one]:
                yield first, second


def _all_above(head: str, before: dict[str, dict[str, None]]) -> dict[str, None]:
    found: dict[str, None] = {}
    waiting = list(before[head])
    while waiting:
        each = waiting.pop()
        if each not in found:
            found[each] = None
            waiting.extend(before[each])
    return found
