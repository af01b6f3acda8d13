"""Finding the general rules of a company, which are few and often asked about."""

from __future__ import annotations

from paripassu.interpreter.state import State
from paripassu.model.citations import Item
from paripassu.model.general import Definition
from paripassu.model.quantities import Bespoke, Expression
from paripassu.model.rules import GeneralRules
from paripassu.model.terms import Stock

Ruled = tuple[Stock, GeneralRules]


def ruled(state: State) -> tuple[Ruled, ...]:
    """The stocks that have general rules, with them."""
    found = ((stock, stock.clause(GeneralRules)) for stock in state.terms.stocks)
    return tuple((stock, clause) for stock, clause in found if clause is not None)


def definition_of(state: State, of: str, name: str) -> Expression | None:
    """The amount that a rule of a series defines by a name."""
    clause = state.stock(of).clause(GeneralRules)
    for item in clause.definitions if clause is not None else ():
        if isinstance(item.value, Definition) and item.value.name == name:
            return item.value.amount
    return None


def rules_of(clause: GeneralRules) -> tuple[Item[Bespoke], ...]:
    """The rules of a clause that can apply to an event."""
    return (*clause.causes, *clause.powers)
