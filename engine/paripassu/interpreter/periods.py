"""Lines about ranks that hold for a time only: which of them hold today."""

from __future__ import annotations

from attrs import evolve

from paripassu.interpreter.accruing import in_default
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation
from paripassu.model.matters import Group, is_in_force
from paripassu.model.terms import Stock


def ranked_today(state: State, stocks: list[Stock]) -> list[Stock]:
    """The stocks with only those lines about their ranks that hold on the present day."""
    defaulting = in_default(state)

    def held(items: tuple[Item[Group], ...]) -> tuple[Item[Group], ...]:
        return tuple(item for item in items if is_in_force(item.value, state.today, in_default=defaulting))

    found: list[Stock] = []
    for stock in stocks:
        clause = stock.liquidation
        if clause is None or not any(_is_timed(item.value) for item in _lines(clause)):
            found.append(stock)
            continue
        now = evolve(clause, ahead=held(clause.ahead), behind=held(clause.behind), alike=held(clause.alike))
        found.append(evolve(stock, clauses=tuple(now if each is clause else each for each in stock.clauses)))
    return found


def changes_with_time(stock: Stock) -> Cite | None:
    """A line of a series about ranks that holds from or before a day; None where no day matters."""
    clause = stock.liquidation
    for item in _lines(clause) if clause is not None else ():
        if item.value.since is not None or item.value.before is not None:
            return item.cite
    return None


def _lines(clause: Liquidation) -> tuple[Item[Group], ...]:
    return (*clause.ahead, *clause.behind, *clause.alike)


def _is_timed(group: Group) -> bool:
    return group.while_default or group.since is not None or group.before is not None
