"""Which clauses answer to which kind of event."""

from __future__ import annotations

from typing import Any, assert_never

from paripassu.interpreter.clauses import (
    certificates,
    conversion,
    designation,
    dividends,
    liquidation,
    merger,
    notices,
    protection,
    reacquired,
    voting,
)
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import MayAsk, Rules, ThenAsk
from paripassu.model.clauses import (
    Clause,
    Conversion,
    Designation,
    Dividends,
    Liquidation,
    LostCertificate,
    MergerCovenant,
    Notices,
    Protection,
    Reacquired,
    Voting,
)
from paripassu.model.events import Event
from paripassu.model.rights import Adjustment, Redemption
from paripassu.model.terms import Stock

Asked = tuple[MayAsk | None, ThenAsk | None, Stock, Any]


def rules_of(clause: Clause) -> Rules:  # noqa: PLR0911 - one line for each kind of clause
    """The questions that a kind of clause answers."""
    match clause:
        case Designation():
            return designation.RULES
        case Dividends():
            return dividends.RULES
        case Liquidation():
            return liquidation.RULES
        case Voting():
            return voting.RULES
        case Conversion():
            return conversion.RULES
        case LostCertificate():
            return certificates.RULES
        case Reacquired():
            return reacquired.RULES
        case Protection():
            return protection.RULES
        case MergerCovenant():
            return merger.RULES
        case Notices():
            return notices.RULES
        case Adjustment() | Redemption():
            # Nothing runs them yet, and a check says so (L490).
            return Rules()
        case _:
            assert_never(clause)


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
        # What becomes of reacquired shares is asked last: the other clauses decide first which shares come back.
        for clause in sorted(stock.clauses, key=lambda clause: isinstance(clause, Reacquired)):
            rules = rules_of(clause)
            may, then = rules.may.get(kind), rules.then.get(kind)
            if may is not None or then is not None:
                asked.append((may, then, stock, clause))
    return asked
