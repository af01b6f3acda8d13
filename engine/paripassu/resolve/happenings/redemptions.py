"""Redemptions under the terms: by the company, at a holder's request, and the money there is for them."""

from __future__ import annotations

from fractions import Fraction

from paripassu.diagnostics.codes import NUMBERS_DO_NOT_ADD_UP, SAID_TWICE
from paripassu.diagnostics.words import quote
from paripassu.model.events import FundsAvailable, RedeemShares, RequireRedemption
from paripassu.money import show_exact
from paripassu.resolve.clauses.redemption import LEGALLY
from paripassu.resolve.happenings.shares import SHARES
from paripassu.resolve.story import Story, Told


def redeem_shares(told: Told, story: Story) -> RedeemShares:
    """`redeem 1,000 A`, `redeem all A, deposited in trust`, with a line below for each holder whose shares they are."""
    head = told.head
    shares = None if head.rule == "redeem_all" else story.number(head, SHARES)
    paid_in = head.phrase("in_stock")
    return RedeemShares(
        told.day,
        story.stock(head.words("NAME")[0]),
        shares,
        in_trust=head.phrase("in_trust") is not None,
        in_stock="" if paid_in is None else story.stock(paid_in.words("NAME")[0]),
        picked=_picked(told, story, shares),
        span=told.span,
    )


def _picked(told: Told, story: Story, shares: Fraction | None) -> tuple[tuple[str, Fraction], ...]:
    """Whose shares are redeemed, as the lines below say; they come to the number of the line above."""
    found: dict[str, Fraction] = {}
    for item in told.block.items:
        line = item.phrase
        holder = story.holder(line.words("STRING")[0])
        if holder in found:
            message = f"The shares of {quote(holder)} are named twice."
            story.report(SAID_TWICE, message, line.span, "Write one line for each holder.")
        found[holder] = story.number(line, SHARES)
    total = sum(found.values(), Fraction(0))
    if found and shares is not None and total != shares:
        message = f"The shares named below come to {show_exact(total)}, not to {show_exact(shares)}."
        hint = "Name the holders of all shares that are redeemed, and of no more."
        story.report(NUMBERS_DO_NOT_ADD_UP, message, told.span, hint)
    return tuple(found.items())


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
