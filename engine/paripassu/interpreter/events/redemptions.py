"""Redemptions: what they do is for the redemption clause to say; without one there is no right to any."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.events import RedeemShares, RequireRedemption
from paripassu.model.redemption import Redemption
from paripassu.model.run import VOID, Reason


def may_redeem(event: RedeemShares | RequireRedemption, state: State) -> Iterator[Objection]:
    """Stock is redeemable only where its terms make it so."""
    stock = state.stock(event.of)
    if stock.clause(Redemption) is None:
        text = f"The terms of {event.of} do not make it redeemable."
        yield Objection(VOID, Reason(text, (stock.cite, law("DGCL §151(b)"))), code="R312")


REDEEM = Facts(may=may_redeem)
REQUIRE = Facts(may=may_redeem)
