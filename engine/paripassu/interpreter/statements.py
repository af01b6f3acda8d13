"""What the clauses say of who is paid before whom: one statement for each pair, with its strength."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from paripassu.interpreter.acts_of import was_outstanding
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation
from paripassu.model.matters import Group, Matter
from paripassu.model.terms import Stock
from paripassu.value import Value

BEFORE, WITH = "before", "with"
SHORTFALL, NAMED, GROUPED, DEFAULT = 3, 2, 1, 0
# "All other stock" is what remains: anything that anybody says of a pair goes before it.
_STRENGTHS = {"class": NAMED, "everything": DEFAULT}
_NARROW = {"class": 0, "senior": 1, "junior": 1, "preferred outstanding on": 2, "stock outstanding on": 3}


@frozen(eq=False, repr=False)
class Statement(Value):
    """`first` is paid "before" or "with" `second`, says `cite`, with a strength."""

    first: str
    second: str
    how: str
    strength: int
    cite: Cite

    @property
    def pair(self) -> tuple[str, str]:
        """The two classes in a fixed order."""
        first, second = sorted((self.first, self.second))
        return first, second

    def agrees(self, other: Statement) -> bool:
        """Whether two statements about one pair say the same."""
        return self.how == other.how and (self.how == WITH or self.first == other.first)


def statements(state: State, claimants: list[Stock]) -> Iterator[Statement]:
    """Everything that the claimants' own clauses say of each other."""
    for stock in claimants:
        clause = stock.liquidation
        if clause is None:
            continue
        yield from _shortfall(state, stock, clause, claimants)
        for item in clause.ahead:
            yield from _each(state, stock, item, BEFORE, claimants)
        for item in clause.behind:
            for one in _each(state, stock, item, BEFORE, claimants):
                yield Statement(one.second, one.first, one.how, one.strength, one.cite)
        for item in clause.alike:
            yield from _each(state, stock, item, WITH, claimants)


def _each(state: State, stock: Stock, item: Item[Group], how: str, claimants: list[Stock]) -> Iterator[Statement]:
    strength = _STRENGTHS.get(item.value.kind, GROUPED)
    for other in members(state, stock, item.value, claimants):
        yield Statement(stock.name, other, how, strength, item.cite)


def _shortfall(state: State, stock: Stock, clause: Liquidation, claimants: list[Stock]) -> Iterator[Statement]:
    if clause.shortfall is None:
        return
    rule, cite = clause.shortfall.value, clause.shortfall.cite
    # The narrowest description goes first: "after H in full" beats "with other preferred", which includes H.
    told: set[str] = set()
    sides = [(group, BEFORE, True) for group in rule.after]
    sides += [(group, BEFORE, False) for group in rule.ahead]
    sides += [(group, WITH, False) for group in rule.together]
    for group, how, waits in sorted(sides, key=lambda side: _NARROW.get(side[0].kind, len(_NARROW))):
        for other in members(state, stock, group, claimants):
            if other not in told:
                told.add(other)
                first, second = (other, stock.name) if waits else (stock.name, other)
                yield Statement(first, second, how, SHORTFALL, cite)


def members(state: State, stock: Stock, group: Group, claimants: list[Stock]) -> Iterator[str]:
    """The claimants that a description picks out, other than the series that uses it."""
    fits = _FITS[group.kind]
    for other in claimants:
        if other.name != stock.name and other.name not in group.except_for and fits(state, stock, group, other):
            yield other.name


def _was_out(state: State, stock: Stock, group: Group, other: Stock) -> bool:
    del stock
    return was_outstanding(state, other.name, Matter("", on=group.on))


def says_ahead(stock: Stock, other: Stock) -> bool:
    """Whether one of two classes says, by name, that the first ranks ahead."""
    own, theirs = stock.liquidation, other.liquidation
    ahead = own is not None and any(item.value.name == other.name for item in own.ahead)
    return ahead or (theirs is not None and any(item.value.name == stock.name for item in theirs.behind))


def says_alike(stock: Stock, other: Stock) -> bool:
    """Whether a class says, by name, that it ranks with another."""
    clause = stock.liquidation
    return clause is not None and any(item.value.name == other.name for item in clause.alike)


_FITS: dict[str, Callable[[State, Stock, Group, Stock], bool]] = {
    "class": lambda _state, _stock, group, other: other.name == group.name,
    "stock outstanding on": _was_out,
    "preferred outstanding on": lambda state, stock, group, other: (
        other.is_series and _was_out(state, stock, group, other)
    ),
    "senior": lambda _state, stock, _group, other: says_ahead(other, stock),
    "parity": lambda _state, stock, _group, other: says_alike(other, stock) or says_alike(stock, other),
    "junior": lambda _state, stock, _group, other: says_ahead(stock, other),
    "other preferred": lambda _state, _stock, _group, other: other.is_series,
    "everything": lambda _state, _stock, _group, _other: True,
}
