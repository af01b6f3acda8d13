"""Redemptions under the terms: by the company, at a holder's request, and the money there is for them."""

from __future__ import annotations

from paripassu.model.events import FundsAvailable, RedeemShares, RequireRedemption
from paripassu.resolve.clauses.redemption import LEGALLY
from paripassu.resolve.happenings.shares import SHARES
from paripassu.resolve.story import Story, Tell, Told


def redeem_shares(told: Told, story: Story) -> RedeemShares:
    """`redeem 1,000 A`, `redeem all A, deposited in trust`."""
    head = told.head
    shares = None if head.rule == "redeem_all" else story.number(head, SHARES)
    in_trust = head.phrase("in_trust") is not None
    return RedeemShares(told.day, story.stock(head.words("NAME")[0]), shares, in_trust, span=told.span)


def require_redemption(told: Told, story: Story) -> RequireRedemption:
    """`require redemption of 10 A by "First Holder"`, or `of all A`."""
    head = told.head
    shares = None if head.rule == "require_redemption_of_all" else story.number(head, SHARES)
    holder = story.holder(head.words("STRING")[0])
    return RequireRedemption(told.day, story.stock(head.words("NAME")[0]), holder, shares, span=told.span)


def funds_available(told: Told, story: Story) -> FundsAvailable:
    """`funds legally available $2,000,000`, `funds "net profits" available $50,000`."""
    named = told.head.phrase("named_fund")
    what = LEGALLY if named is None else named.text("STRING")
    amount = story.money(told.head, "The money available", zero_allowed=True)
    return FundsAvailable(told.day, what, amount, span=told.span)


KINDS: dict[str, Tell] = {
    "redeem_shares": redeem_shares,
    "redeem_all": redeem_shares,
    "require_redemption": require_redemption,
    "require_redemption_of_all": require_redemption,
    "funds_available": funds_available,
}
