"""New series made by the board out of blank-check stock."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.counts import undesignated
from paripassu.interpreter.events.amendments import ranked
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Designation, Liquidation
from paripassu.model.events import Designate
from paripassu.model.matters import Group
from paripassu.model.quantities import PRICE, Literal
from paripassu.model.run import VOID, Effect, Input, Reason, StockChanged
from paripassu.model.terms import Stock
from paripassu.money import show_shares

_LAW = law("DGCL §151(g)", "a certificate of designation sets a series up")


def designate(event: Designate, state: State) -> Iterator[Effect | Objection]:
    """A series comes to be, if the class is blank-check and has as many undesignated shares left."""
    parent = state.stock(event.of)
    if not parent.is_blank_check:
        text = f"The board may not create series of {event.of}: the charter does not give it that power."
        yield Objection(VOID, Reason(text, (parent.cite, _LAW)), code="R309")
        return
    left = undesignated(state, event.of)
    if left is not None and event.shares > left:
        cites = (parent.authorized.cite,) if parent.authorized is not None else ()
        text = f"Only {show_shares(left)} {event.of} are undesignated; {show_shares(event.shares)} are too many."
        yield Objection(VOID, Reason(text, (*cites, _LAW), (Input("undesignated", left, "shares"),)), code="R301")
        return
    known = state.terms.stock(event.name)
    rank = f", {event.ranks} {event.ranks_to}" if event.ranks else ""
    reason = Reason(f"Series {event.name}: {show_shares(event.shares)} shares of {event.of} designated{rank}.", (_LAW,))
    if known is not None:
        yield Objection(VOID, Reason(f"There is a series {event.name} already.", (known.cite,)), code="R309")
        return
    yield StockChanged(event.name, _stock(event), reason)


def _stock(event: Designate) -> Stock:
    cite = Cite(event.name, "as designated", f"designated {event.date}", span=event.span)
    liquidation = Liquidation(cite)
    if event.amount is not None:
        liquidation = Liquidation(cite, amount=Item(Literal(event.amount, PRICE), cite))
    if event.ranks:
        liquidation = ranked(liquidation, event.ranks, Item(Group("class", event.ranks_to), cite))
    shares = Item(event.shares, cite)
    return Stock(
        name=event.name,
        title=f"Series {event.name}",
        of=event.of,
        authorized=shares,
        clauses=(Designation(cite, shares=shares), liquidation),
        cite=cite,
    )
