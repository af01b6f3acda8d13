"""Redemption of a part: whose shares go, which series come first, and what is paid in stock."""

from __future__ import annotations

from paripassu.diagnostics.codes import CLASHING_CLAUSES
from paripassu.diagnostics.words import quote
from paripassu.model.quantities import PRICE
from paripassu.model.redemption import RedemptionOrder, Selection, StockPayment
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_holders_share

_WAYS = {"pro_rata": "pro rata", "by_lot": "by lot", "company_picks": "company picks"}


def resolve_selection(clause: ClauseScope, written: Written) -> Selection | None:
    """Whose shares are redeemed where not all are."""
    said = written.node.phrase.phrases()[0]
    if said.rule in _WAYS:
        return Selection(_WAYS[said.rule])
    share = resolve_holders_share(clause, said.phrases("holders_share")[0])
    return None if share is None else Selection("vote", *share)


def resolve_order(clause: ClauseScope, written: Written) -> RedemptionOrder | None:
    """Which series come first where several are due, and which share the money."""
    after: dict[str, None] = {}
    together: dict[str, None] = {}
    for part in written.node.phrase.phrases():
        for stock in part.phrases("stock"):
            name = clause.name(stock)
            mine, other = (after, together) if part.rule == "after_in_full" else (together, after)
            if name in other or name == clause.stock:
                text = f"{quote(name)} cannot come both before {clause.stock} and with it."
                if name == clause.stock:
                    text = f"{clause.stock} has no place before or beside itself."
                clause.scope.report(CLASHING_CLAUSES, text, stock.span, "Name each other series once.")
                return None
            mine[name] = None
    return RedemptionOrder(tuple(after), tuple(together))


def resolve_payment(clause: ClauseScope, written: Written) -> StockPayment | None:
    """The stock that redemption is paid in, and what each share of it counts for."""
    said = written.node.phrase.phrases()[0]
    of, or_cash = clause.name(said.phrases("stock")[0]), said.phrase("or_cash") is not None
    if said.rule == "as_converted_into":
        return StockPayment(of, None, or_cash)
    amount = next(part for part in said.phrases() if part.rule not in {"stock", "or_cash"})
    at = resolve_amount(clause.scope, amount, PRICE, "What a share counts for")
    return None if at is None else StockPayment(of, at, or_cash)
