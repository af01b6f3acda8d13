"""Which function resolves which kind of clause."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model.clauses import Clause
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.adjustment import resolve_adjustment
from paripassu.resolve.clauses.conversion import resolve_conversion, resolve_no_conversion
from paripassu.resolve.clauses.covenants import resolve_pay_to_play, resolve_pre_emption, resolve_transfer
from paripassu.resolve.clauses.designation import resolve_designation
from paripassu.resolve.clauses.dividends import resolve_dividends
from paripassu.resolve.clauses.liquidation import resolve_liquidation
from paripassu.resolve.clauses.lost_certificate import resolve_lost_certificate
from paripassu.resolve.clauses.mechanics import resolve_control_conversion, resolve_mechanics
from paripassu.resolve.clauses.merger import resolve_merger
from paripassu.resolve.clauses.notice import resolve_notice
from paripassu.resolve.clauses.ownership import resolve_ownership_limit
from paripassu.resolve.clauses.protection import resolve_protection
from paripassu.resolve.clauses.reacquired import resolve_reacquired
from paripassu.resolve.clauses.redemption import resolve_redemption
from paripassu.resolve.clauses.voting import resolve_voting


def _resolve_rules(clause: ClauseScope) -> Clause:
    """General rules, which few terms have: their resolver is loaded with the first of them."""
    from paripassu.resolve.clauses.rules import resolve_rules  # noqa: PLC0415 - as it says above

    return resolve_rules(clause)


RESOLVERS: dict[str, Callable[[ClauseScope], Clause]] = {
    "designation": resolve_designation,
    "dividends": resolve_dividends,
    "liquidation": resolve_liquidation,
    "voting": resolve_voting,
    "conversion": resolve_conversion,
    "no_conversion": resolve_no_conversion,
    "adjustment": resolve_adjustment,
    "redemption": resolve_redemption,
    "lost_certificate": resolve_lost_certificate,
    "reacquired": resolve_reacquired,
    "protection": resolve_protection,
    "merger": resolve_merger,
    "notice": resolve_notice,
    "transfer": resolve_transfer,
    "pre_emption": resolve_pre_emption,
    "pay_to_play": resolve_pay_to_play,
    "mechanics": resolve_mechanics,
    "control_conversion": resolve_control_conversion,
    "ownership_limit": resolve_ownership_limit,
    "rules": _resolve_rules,
}
