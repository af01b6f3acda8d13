"""Amendments of the charter: each act says what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve

from paripassu.interpreter.acts_of import spelled_out
from paripassu.interpreter.counts import authorized_cites, most_undesignated, outstanding
from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.increases import approval_of, vote_on
from paripassu.interpreter.saying import say_act
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.acts import (
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    IncreaseAuthorized,
    IssueConversionShares,
    NewTerms,
    OtherAct,
    ReduceLiquidation,
    TreatAsLiquidation,
    WaiveAdjustment,
    WaiveDividend,
    WaiveSection,
)
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation, Shortfall
from paripassu.model.events import AmendCharter
from paripassu.model.matters import Group
from paripassu.model.run import VOID, CountChanged, Effect, Input, Noted, Reason, StockChanged, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_shares

# Acts that change no number of the charter.
_Plain = OtherAct | ActOn | IssueConversionShares | WaiveAdjustment | WaiveSection | ConvertSeries | TreatAsLiquidation
_LAW = law("DGCL §242", "amendment of the certificate of incorporation")


def may_amend(event: AmendCharter, state: State) -> Iterator[Objection]:
    """Why one of the changes cannot be: then the whole amendment is void."""
    for act in spelled_out(event.acts, state):
        refusal = too_few(act, state) if isinstance(act, IncreaseAuthorized) else None
        if refusal is not None:
            yield Objection(VOID, refusal, code="R301")
        found = vote_on(act, state) if isinstance(act, IncreaseAuthorized) else None
        if found is not None and found.passed is False:
            text = f"The holders did not approve it, so it cannot be filed: {say_act(act)}."
            yield Objection(VOID, Reason(text, found.bar.cites, because=(found.reason,)), code="R313")


def too_few(act: IncreaseAuthorized, state: State) -> Reason | None:
    """Why a number cannot be authorized: fewer than there are, or more of a series than the class has left."""
    out, stock = outstanding(state, act.of), state.stock(act.of)
    cites = (*authorized_cites(state, act.of), law("DGCL §242(a)(3)"))
    if act.to < out:
        text = f"{show_shares(out)} {act.of} are outstanding, so no fewer can be authorized."
        return Reason(text, cites, (Input("outstanding", out, "shares"),))
    left = most_undesignated(state, stock.of) if stock.is_series else None
    own = state.authorized.get(act.of, out)
    if left is not None and act.to > own + left:
        text = (
            f"Only {show_shares(left)} {stock.of} are undesignated, so {act.of} can grow to {show_shares(own + left)}."
        )
        return Reason(text, cites, (Input("undesignated", left, "shares"),))
    return None


def amend_charter(event: AmendCharter, state: State) -> Iterator[Effect]:
    """Make each change; whether it was permitted is for the clauses to say."""
    for act in event.acts:
        if isinstance(act, IncreaseAuthorized):
            yield approval_of(act, state)
        yield from AMENDS[type(act)](act, state, Reason(f"The charter is amended: {say_act(act)}.", (_LAW,)))


def _restate(act: NewTerms, state: State, reason: Reason) -> Iterator[Effect]:
    """Put the words of another paper in the place of those of a series."""
    from paripassu.interpreter.restating import restate, restated_acts  # noqa: PLC0415 - hardly any story has one

    for number in restated_acts(act, state):
        if isinstance(number, IncreaseAuthorized):
            yield from authorize(number, state, reason)
    yield from restate(act, state, reason)


def authorize(act: IncreaseAuthorized, state: State, reason: Reason) -> Iterator[Effect]:
    """The authorized number becomes another, if it is not that already."""
    before = state.authorized.get(act.of)
    if before == act.to:
        text = f"{show_shares(act.to)} {act.of} are authorized already."
        yield Noted(Reason(text, reason.cites), of=act.of)
    else:
        yield CountChanged(act.of, "authorized", before, act.to, reason)


def _reduce(act: ReduceLiquidation, state: State, reason: Reason) -> Iterator[Effect]:
    before = quantity_of(state, state.stock(act.of), "liquidation amount")
    known = "not known" if isinstance(before, Missing) else before
    to = "reduced, and nobody said to what" if act.to is None else act.to
    yield TermChanged(act.of, "liquidation amount", known, to, reason)


def _change(act: ChangeSection, state: State, reason: Reason) -> Iterator[Effect]:
    del state
    yield TermChanged(act.of, act.section, "as filed", "amended; the new words are not in the script", reason)


def _other(act: _Plain, state: State, reason: Reason) -> Iterator[Effect]:
    del act, state
    yield Noted(reason)


def _rank(act: ChangeSeniority, state: State, reason: Reason) -> Iterator[Effect]:
    """What an amendment says of two classes takes the place of all that either of them said of the other."""
    stock, other = state.stock(act.of), state.stock(act.ranks_to)
    cite = Cite(act.of, "as amended", f"{act.ranks} {act.ranks_to}")
    own = silent_on(stock.liquidation or Liquidation(cite), act.ranks_to)
    yield TermChanged(act.of, "rank", "as filed", f"{act.ranks} {act.ranks_to}", reason)
    new = ranked(own, act.ranks, Item(Group("class", act.ranks_to), cite))
    yield StockChanged(act.of, _with(stock, new), reason)
    if other.liquidation is not None:
        yield StockChanged(act.ranks_to, _with(other, silent_on(other.liquidation, act.of)), reason)


# One entry for each member of Act; a test holds the two together.
AMENDS: dict[type, Callable[[Any, State, Reason], Iterator[Effect]]] = {
    IncreaseAuthorized: authorize,
    ReduceLiquidation: _reduce,
    ChangeSeniority: _rank,
    ChangeSection: _change,
    NewTerms: _restate,
    OtherAct: _other,
    ActOn: _other,
    IssueConversionShares: _other,
    WaiveAdjustment: _other,
    WaiveDividend: _other,
    WaiveSection: _other,
    ConvertSeries: _other,
    TreatAsLiquidation: _other,
}


def ranked(clause: Liquidation, ranks: str, item: Item[Group]) -> Liquidation:
    """A liquidation clause with one more statement of rank."""
    match ranks:
        case "senior to":
            return evolve(clause, ahead=(item, *clause.ahead))
        case "junior to":
            return evolve(clause, behind=(item, *clause.behind))
        case _:
            return evolve(clause, alike=(item, *clause.alike))


def placed_behind(stock: Stock, other: str, cite: Cite) -> Stock:
    """A series that ranks behind another, whatever its own terms say of that."""
    own = silent_on(stock.liquidation or Liquidation(cite), other)
    return _with(stock, ranked(own, "junior to", Item(Group("class", other), cite)))


def silent_on(clause: Liquidation, other: str) -> Liquidation:
    """A liquidation clause with nothing left in it about one other class."""

    def without(items: tuple[Item[Group], ...]) -> tuple[Item[Group], ...]:
        return tuple(Item(_but(item.value, other), item.cite) for item in items if item.value.name != other)

    shortfall = clause.shortfall
    return evolve(
        clause,
        ahead=without(clause.ahead),
        behind=without(clause.behind),
        alike=without(clause.alike),
        shortfall=None if shortfall is None else Item(_shortfall_without(shortfall.value, other), shortfall.cite),
    )


def _but(group: Group, other: str) -> Group:
    return evolve(group, except_for=(*group.except_for, other))


def _shortfall_without(rule: Shortfall, other: str) -> Shortfall:
    def without(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return tuple(_but(group, other) for group in groups if group.name != other)

    return evolve(rule, after=without(rule.after), together=without(rule.together), ahead=without(rule.ahead))


def _with(stock: Stock, new: Liquidation) -> Stock:
    kept = tuple(clause for clause in stock.clauses if not isinstance(clause, Liquidation))
    return evolve(stock, clauses=(*kept, new))


AMEND = Facts(may_amend, amend_charter)
