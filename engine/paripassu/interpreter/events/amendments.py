"""Amendments of the charter: each act says what changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from attrs import evolve

from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import say_act
from paripassu.interpreter.telling import Objection, law
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    IssueConversionShares,
    OtherAct,
    ReduceLiquidation,
)
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation
from paripassu.model.events import AmendCharter
from paripassu.model.matters import Group
from paripassu.model.run import VOID, CountChanged, Effect, Noted, Reason, StockChanged, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_shares

_LAW = law("DGCL §242", "amendment of the certificate of incorporation")


def amend_charter(event: AmendCharter, state: State) -> Iterator[Effect | Objection]:
    """Make each change; whether it was permitted is for the clauses to say."""
    for act in event.acts:
        yield from _amend(act, state)


def _amend(act: Act, state: State) -> Iterator[Effect | Objection]:
    reason = Reason(f"The charter is amended: {say_act(act)}.", (_LAW,))
    match act:
        case IncreaseAuthorized():
            yield from _authorize(act, state, reason)
        case ReduceLiquidation():
            before = quantity_of(state, state.stock(act.of), "liquidation amount")
            if act.to is not None:
                known = "not known" if isinstance(before, Missing) else before
                yield TermChanged(act.of, "liquidation amount", known, act.to, reason)
        case ChangeSeniority():
            yield from _rank(act, state, reason)
        case ChangeSection():
            yield TermChanged(act.of, act.section, "as filed", "amended; the new words are not in the script", reason)
        case OtherAct() | ActOn() | IssueConversionShares():
            yield Noted(reason)
        case _:
            assert_never(act)


def _authorize(act: IncreaseAuthorized, state: State, reason: Reason) -> Iterator[Effect | Objection]:
    before, out = state.authorized.get(act.of, NOTHING), state.out(act.of)
    if act.to < out:
        text = f"{show_shares(out)} {act.of} are outstanding, so no fewer can be authorized."
        yield Objection(VOID, Reason(text, (law("DGCL §242(a)(3)"),)), code="R301")
        return
    yield CountChanged(act.of, "authorized", before, act.to, reason)


def _rank(act: ChangeSeniority, state: State, reason: Reason) -> Iterator[Effect]:
    stock = state.stock(act.of)
    old = stock.liquidation or Liquidation(Cite(act.of, "as amended"))
    item = Item(Group("class", act.ranks_to), Cite(act.of, "as amended", f"{act.ranks} {act.ranks_to}"))
    yield TermChanged(act.of, "rank", "as filed", f"{act.ranks} {act.ranks_to}", reason)
    yield StockChanged(act.of, _with(stock, old, ranked(old, act.ranks, item)), reason)


def ranked(clause: Liquidation, ranks: str, item: Item[Group]) -> Liquidation:
    """A liquidation clause with one more statement of rank, which goes before the older ones."""
    match ranks:
        case "senior to":
            return evolve(clause, ahead=(item, *clause.ahead), behind=_without(clause.behind, item))
        case "junior to":
            return evolve(clause, behind=(item, *clause.behind), ahead=_without(clause.ahead, item))
        case _:
            return evolve(
                clause,
                alike=(item, *clause.alike),
                ahead=_without(clause.ahead, item),
                behind=_without(clause.behind, item),
            )


def _without(items: tuple[Item[Group], ...], gone: Item[Group]) -> tuple[Item[Group], ...]:
    return tuple(item for item in items if item.value != gone.value)


def _with(stock: Stock, old: Liquidation, new: Liquidation) -> Stock:
    if stock.liquidation is None:
        return evolve(stock, clauses=(*stock.clauses, new))
    return evolve(stock, clauses=tuple(new if clause is old else clause for clause in stock.clauses))
