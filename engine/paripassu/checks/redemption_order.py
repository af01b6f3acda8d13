"""Orders of redemption that contradict each other: each after the other, or one that shares with one that does not."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import REDEMPTION_ORDER_CLASHES
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Item
from paripassu.model.redemption import Redemption, RedemptionOrder
from paripassu.model.terms import Terms


def check_redemption_order(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series whose place among redemptions another series denies."""
    orders = {stock.name: _order(terms, stock.name) for stock in terms.stocks}
    for name, item in orders.items():
        for other in item.value.after if item is not None else ():
            if item is not None and _comes_after(orders, other, name):
                text = (
                    f"{name} is redeemed after {other}, and {other} after {name}: where both are due, neither can be."
                )
                yield _finding(text, item, orders[other])
        for other in item.value.together if item is not None else ():
            theirs = orders.get(other)
            if item is not None and (theirs is None or name not in theirs.value.together):
                text = (
                    f"{name} shares the money for redemption with {other}, and {other} does not share it with {name}."
                )
                yield _finding(text, item, theirs)


def _order(terms: Terms, name: str) -> Item[RedemptionOrder] | None:
    stock = terms.stock(name)
    clause = None if stock is None else stock.clause(Redemption)
    return None if clause is None else clause.order


def _comes_after(orders: dict[str, Item[RedemptionOrder] | None], first: str, second: str) -> bool:
    """Whether a series is redeemed after another, directly or by those between them."""
    seen: dict[str, None] = {}
    waiting = [first]
    while waiting:
        item = orders.get(waiting.pop())
        for name in item.value.after if item is not None else ():
            if name not in seen:
                seen[name] = None
                waiting.append(name)
    return second in seen


def _finding(text: str, item: Item[RedemptionOrder], other: Item[RedemptionOrder] | None) -> Diagnostic:
    also = () if other is None else (Label(other.cite.span, "and here"),)
    hint = (
        "Say the same in both papers: each series has the rights that its own certificate states (DGCL §151(a)), and "
        "market practice redeems series of one rank ratably by what each is owed."
    )
    return Diagnostic(REDEMPTION_ORDER_CLASHES, text, Label(item.cite.span), also, hint)
