"""Who is paid before whom: statements of rank from every clause, turned into tiers.

Statements differ in strength, as certificates mean them: what a clause says about shortfall (read under the chosen
reading) goes before what names a class, and that goes before what speaks of a group ("all stock outstanding on ...").
Of two statements about the same pair, the stronger is followed and the weaker is displaced.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from paripassu.interpreter.acts_of import was_outstanding
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.clauses import Liquidation
from paripassu.model.matters import Group, Matter
from paripassu.model.terms import Stock
from paripassu.value import Value

SHORTFALL, NAMED, GROUPED = 3, 2, 1
_NARROW = {"class": 0, "senior": 1, "preferred outstanding on": 2, "stock outstanding on": 3}


@frozen(eq=False, repr=False)
class Statement(Value):
    """`first` is paid "before" or "with" `second`, says `cite`, with a strength."""

    first: str
    second: str
    how: str
    strength: int
    cite: Cite


@frozen(eq=False, repr=False)
class Ranking(Value):
    """Tiers from the most senior down, the statements followed, those displaced, and pairs that nothing orders."""

    tiers: tuple[tuple[str, ...], ...]
    followed: tuple[Statement, ...]
    displaced: tuple[tuple[Statement, Statement], ...]
    unordered: tuple[tuple[str, str], ...]
    cycle: tuple[str, ...] = ()


def rank(state: State, claimants: list[Stock]) -> Ranking:
    """Put the claimants into tiers; a `cycle` where the statements contradict each other."""
    names = [stock.name for stock in claimants]
    strongest: dict[tuple[str, str], Statement] = {}
    displaced: list[tuple[Statement, Statement]] = []
    for statement in sorted(_statements(state, claimants), key=lambda one: -one.strength):
        pair = _pair(statement)
        known = strongest.get(pair)
        if known is None:
            strongest[pair] = statement
        elif (known.how, known.first if known.how == "before" else "") != (
            statement.how,
            statement.first if statement.how == "before" else "",
        ):
            displaced.append((statement, known))
    followed = tuple(strongest.values())
    group = _join(names, followed)
    tiers, cycle = _levels(names, followed, group)
    return Ranking(tiers, followed, tuple(displaced), tuple(_unordered(tiers, strongest, group)), cycle)


def _pair(statement: Statement) -> tuple[str, str]:
    first, second = sorted((statement.first, statement.second))
    return first, second


def _statements(state: State, claimants: list[Stock]) -> Iterator[Statement]:
    for stock in claimants:
        clause = stock.liquidation
        if clause is None:
            continue
        yield from _shortfall(state, stock, clause, claimants)
        for items, how, swaps in (
            (clause.ahead, "before", False),
            (clause.behind, "before", True),
            (clause.alike, "with", False),
        ):
            for item in items:
                strength = NAMED if item.value.kind == "class" else GROUPED
                for other in members(state, stock, item.value, claimants):
                    first, second = (other, stock.name) if swaps else (stock.name, other)
                    yield Statement(first, second, how, strength, item.cite)


def _shortfall(state: State, stock: Stock, clause: Liquidation, claimants: list[Stock]) -> Iterator[Statement]:
    if clause.shortfall is None:
        return
    value, cite = clause.shortfall.value, clause.shortfall.cite
    # The narrowest description goes first: "after H in full" beats "with other preferred", which includes H.
    told: set[str] = set()
    sides = [(group, "before", True) for group in value.after]
    sides += [(group, "before", False) for group in value.ahead]
    sides += [(group, "with", False) for group in value.together]
    for group, how, swaps in sorted(sides, key=lambda side: _NARROW.get(side[0].kind, len(_NARROW))):
        for other in members(state, stock, group, claimants):
            if other in told:
                continue
            told.add(other)
            first, second = (other, stock.name) if swaps else (stock.name, other)
            yield Statement(first, second, how, SHORTFALL, cite)


def members(state: State, stock: Stock, group: Group, claimants: list[Stock]) -> Iterator[str]:
    """The claimants that a description picks out, other than the series that uses it."""
    for other in claimants:
        if other.name == stock.name or other.name in group.except_for:
            continue
        match group.kind:
            case "class":
                fits = other.name == group.name
            case "stock outstanding on":
                fits = was_outstanding(state, other.name, Matter("", on=group.on))
            case "preferred outstanding on":
                fits = other.is_series and was_outstanding(state, other.name, Matter("", on=group.on))
            case "senior":
                fits = _is_senior(other, stock)
            case "other preferred":
                fits = other.is_series
            case _:
                fits = True
        if fits:
            yield other.name


def _is_senior(other: Stock, stock: Stock) -> bool:
    """Whether another series says of itself that it ranks ahead of this one."""
    clause = other.liquidation
    return clause is not None and any(item.value.name == stock.name for item in clause.ahead)


def _join(names: list[str], followed: tuple[Statement, ...]) -> dict[str, str]:
    """Each name to the first member of its tier, for those said to rank with each other."""
    group = {name: name for name in names}
    for statement in followed:
        if statement.how == "with":
            old, new = group[statement.second], group[statement.first]
            group = {name: new if head == old else head for name, head in group.items()}
    return group


def _levels(
    names: list[str],
    followed: tuple[Statement, ...],
    group: dict[str, str],
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Tiers by longest chain from the top; what cannot be placed is a cycle."""
    before: dict[str, set[str]] = {group[name]: set() for name in names}
    for statement in followed:
        if statement.how == "before":
            before[group[statement.second]].add(group[statement.first])
    tiers: list[tuple[str, ...]] = []
    placed: set[str] = set()
    left = [head for head in before]
    while left:
        ready = [head for head in left if before[head] <= placed]
        if not ready:
            return tuple(tiers), tuple(name for name in names if group[name] in left)
        tiers.append(tuple(name for name in names if group[name] in ready))
        placed.update(ready)
        left = [head for head in left if head not in ready]
    return tuple(tiers), ()


def _unordered(
    tiers: tuple[tuple[str, ...], ...],
    known: dict[tuple[str, str], Statement],
    group: dict[str, str],
) -> Iterator[tuple[str, str]]:
    """Pairs of one tier that no statement put together: nobody said how they rank."""
    for tier in tiers:
        for index, first in enumerate(tier):
            for second in tier[index + 1 :]:
                pair = (first, second) if first < second else (second, first)
                if group[first] != group[second] and pair not in known:
                    yield first, second
