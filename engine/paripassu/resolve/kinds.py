"""Which function resolves which kind of clause; each module is loaded with the first clause of its kind."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model.clauses import Clause
from paripassu.resolve.clause import ClauseScope
from paripassu.rooms import Rooms

RESOLVERS: Rooms[str, Callable[[ClauseScope], Clause]] = Rooms(
    "paripassu.resolve.clauses",
    {
        "designation": "designation.resolve_designation",
        "dividends": "dividends.resolve_dividends",
        "liquidation": "liquidation.resolve_liquidation",
        "voting": "voting.resolve_voting",
        "conversion": "conversion.resolve_conversion",
        "no_conversion": "conversion.resolve_no_conversion",
        "adjustment": "adjustment.resolve_adjustment",
        "redemption": "redemption.resolve_redemption",
        "lost_certificate": "lost_certificate.resolve_lost_certificate",
        "reacquired": "reacquired.resolve_reacquired",
        "protection": "protection.resolve_protection",
        "merger": "merger.resolve_merger",
        "notice": "notice.resolve_notice",
        "transfer": "covenants.resolve_transfer",
        "pre_emption": "covenants.resolve_pre_emption",
        "pay_to_play": "covenants.resolve_pay_to_play",
        "mechanics": "mechanics.resolve_mechanics",
        "control_conversion": "mechanics.resolve_control_conversion",
        "ownership_limit": "ownership.resolve_ownership_limit",
        "rules": "rules.resolve_rules",
    },
)
