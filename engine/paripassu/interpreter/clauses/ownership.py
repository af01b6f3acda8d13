"""The ownership limit: nobody comes to have more of a class, by issue, transfer or conversion."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.converting import right_for, shares_of
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, Rules, law
from paripassu.model.events import Convert, Issue, Transfer
from paripassu.model.ownership import OwnershipLimit
from paripassu.model.run import VOID, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_percent

CODE = "R319"
_RESTRICTS = law("DGCL §202", "a restriction on the ownership of securities, noted on the certificate")


def may_issue(stock: Stock, clause: OwnershipLimit, event: Issue, state: State) -> Iterator[Objection]:
    """New shares count among those outstanding."""
    if event.of == stock.name:
        yield from _beyond(stock, clause, event.to, (event.shares, event.shares), state)


def may_transfer(stock: Stock, clause: OwnershipLimit, event: Transfer, state: State) -> Iterator[Objection]:
    """A transfer that would bring its taker above the limit passes nothing."""
    if event.of == stock.name and event.giver != event.taker:
        yield from _beyond(stock, clause, event.taker, (event.shares, NOTHING), state)


def may_convert(stock: Stock, clause: OwnershipLimit, event: Convert, state: State) -> Iterator[Objection]:
    """What comes out of a conversion is held to the limit, too."""
    series = state.stock(event.of)
    conversion, shares = series.conversion, event.shares or state.held(event.of, event.holder)
    if conversion is None or conversion.into != stock.name or not shares:
        return
    right = right_for(state, series, conversion, event.holder, shares)
    if not isinstance(right, Missing):
        received = shares * shares_of(right, stock.name)
        yield from _beyond(stock, clause, event.holder, (received, received), state)


def _beyond(
    stock: Stock, clause: OwnershipLimit, holder: str, told: tuple[Fraction, Fraction], state: State
) -> Iterator[Objection]:
    """Object where a holder would have more than the limit; `told` are the shares he gets, and those that are new."""
    if clause.most is None or holder in {item.value for item in clause.excepted}:
        return
    shares, new = told
    # The first holder of a class has all of it, whatever happens; a limit binds once there are others.
    before = state.out(stock.name)
    if not before - state.held(stock.name, holder) and new:
        return
    has, out = state.held(stock.name, holder) + shares, before + new
    most = clause.most.value * out
    if has <= most:
        return
    text = (
        f"{holder} would hold {show_exact(has)} of {show_exact(out)} {stock.name}, "
        f"{show_exact(has - most)} more than {show_percent(clause.most.value)}; nothing passes."
    )
    inputs = (
        Input("limit", clause.most.value, "percent"),
        Input("most that one may hold", most, "shares"),
        Input("would hold", has, "shares"),
    )
    yield Objection(VOID, Reason(text, (clause.most.cite, _RESTRICTS), inputs), code=CODE)


RULES = Rules(may={Issue: may_issue, Transfer: may_transfer, Convert: may_convert})
