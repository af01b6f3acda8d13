"""Which clauses answer to which kind of event."""

from __future__ import annotations

from typing import Any

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import MayAsk, Rules, ThenAsk
from paripassu.model import clauses
from paripassu.model.covenants import PayToPlay, PreEmption, TransferRules
from paripassu.model.dividends import Dividends
from paripassu.model.events import Event
from paripassu.model.mechanics import ControlConversion, Mechanics
from paripassu.model.ownership import OwnershipLimit
from paripassu.model.redemption import Redemption
from paripassu.model.rights import Adjustment
from paripassu.model.rules import GeneralRules
from paripassu.model.terms import Stock
from paripassu.rooms import Rooms

Asked = tuple[MayAsk | None, ThenAsk | None, Stock, Any]

# Every kind of clause stands here (a test holds the list against the union of clauses). How many shares a designation
# allows is held by the issue itself.
RULES: Rooms[type[clauses.Clause], Rules] = Rooms(
    "paripassu.interpreter.clauses",
    {
        clauses.Designation: "designation.RULES",
        Dividends: "dividends.RULES",
        clauses.Liquidation: "liquidation.RULES",
        clauses.Voting: "voting.RULES",
        clauses.Conversion: "conversion.RULES",
        clauses.NoConversion: "conversion.NONE_RULES",
        Mechanics: "mechanics.RULES",
        ControlConversion: "control_conversion.RULES",
        OwnershipLimit: "ownership.RULES",
        Adjustment: "adjustment.RULES",
        Redemption: "redemption.RULES",
        clauses.LostCertificate: "certificates.RULES",
        clauses.Reacquired: "reacquired.RULES",
        clauses.Protection: "protection.RULES",
        clauses.MergerCovenant: "merger.RULES",
        clauses.Notices: "notices.RULES",
        TransferRules: "transfer.RULES",
        PreEmption: "pre_emption.RULES",
        PayToPlay: "pay_to_play.RULES",
        GeneralRules: "general.RULES",
    },
)


def rules_for(state: State, kind: type[Event]) -> tuple[Asked, ...]:
    """The clauses that answer to a kind of event, in the order of the terms; looked up once until the terms change."""
    known = state.rules.get(kind)
    if known is None:
        known = tuple(_look_up(state, kind))
        state.rules[kind] = known
    return known  # type: ignore[return-value]


def _look_up(state: State, kind: type[Event]) -> list[Asked]:
    asked: list[Asked] = []
    for stock in state.terms.stocks:
        for clause in sorted(stock.clauses, key=_turn):
            rules = RULES[type(clause)]
            may, then = rules.may.get(kind), rules.then.get(kind)
            if may is not None or then is not None:
                asked.append((may, then, stock, clause))
    return asked


def _turn(clause: clauses.Clause) -> int:
    """The order in which the clauses of a stock are asked.

    A price is adjusted before anything converts by it; what a converting holder owes is asked when it is known how many
    shares were converted; what becomes of reacquired shares when it is known which shares come back.
    """
    return {Adjustment: 0, Dividends: 2, clauses.Reacquired: 3}.get(type(clause), 1)
