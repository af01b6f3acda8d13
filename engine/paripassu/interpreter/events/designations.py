"""New series made by the board out of blank-check stock."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.counts import authorized_cites, most_undesignated, unnumbered
from paripassu.interpreter.events.amendments import ranked
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Designation, Liquidation
from paripassu.model.events import Designate
from paripassu.model.matters import Group
from paripassu.model.quantities import PRICE, Literal
from paripassu.model.run import VOID, Effect, Input, Noted, Reason, StockChanged
from paripassu.model.terms import Stock
from paripassu.money import show_shares

_LAW = law("DGCL §151(g)", "a certificate of designation sets a series up")


def may_designate(event: Designate, state: State) -> Iterator[Objection]:
    """A series comes to be only if the class is blank-check and has as many undesignated shares left."""
    parent, known = state.stock(event.of), state.terms.stock(event.name)
    if known is not None:
        yield Objection(VOID, Reason(f"There is a series {event.name} already.", (known.cite, _LAW)), code="R309")
    elif event.name in state.holdings:
        text = f"{event.name} is a security of another company in this story: the series needs another name."
        yield Objection(VOID, Reason(text, (_LAW,)), code="R309")
    if not parent.is_blank_check:
        text = f"The board may not create series of {event.of}: the charter does not give it that power."
        yield Objection(VOID, Reason(text, (parent.cite, _LAW)), code="R309")
        return
    left = most_undesignated(state, event.of)
    if left is not None and event.shares > left:
        cites = (*authorized_cites(state, event.of), _LAW)
        text = f"Only {show_shares(left)} {event.of} are undesignated; {show_shares(event.shares)} are too many."
        yield Objection(VOID, Reason(text, cites, (Input("undesignated", left, "shares"),)), code="R301")


def designate(event: Designate, state: State) -> Iterator[Effect]:
    """The series is part of the terms from now on."""
    unknown = unnumbered(state, event.of)
    rank = f", {event.ranks} {event.ranks_to}" if event.ranks else ""
    text = f"Series {event.name}: {show_shares(event.shares)} shares of {event.of} designated{rank}."
    yield StockChanged(event.name, _stock(event), Reason(text, (_LAW,)))
    if unknown:
        text = (
            f"How many {event.of} are left undesignated is not known, because the size of {listed(unknown)} is not; "
            f"they are taken to be enough."
        )
        yield Noted(Reason(text, authorized_cites(state, event.of)), of=event.of)


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
        signed=event.date,
        cite=cite,
    )


DESIGNATE = Facts(may_designate, designate)
