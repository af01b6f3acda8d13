"""Damages, buy-ins, rescissions of conversions, and listings on an exchange."""

from __future__ import annotations

from paripassu.model.events import BuyIn, ListShares, PayDamages, RescindConversion
from paripassu.resolve.happenings.shares import SHARES
from paripassu.resolve.story import Story, Told


def pay_damages(told: Told, story: Story) -> PayDamages:
    """`pay damages on K to "Ten Shares"`."""
    head = told.head
    return PayDamages(
        told.day, story.stock(head.words("NAME")[0]), story.holder(head.words("STRING")[0]), span=told.span
    )


def buy_in(told: Told, story: Story) -> BuyIn:
    """`buy in 1,000 Common by "Ten Shares" for $11,000, sold for $10,000`."""
    head = told.head
    return BuyIn(
        told.day,
        story.stock(head.words("NAME")[0]),
        story.number(head, SHARES),
        story.holder(head.words("STRING")[0]),
        story.money(head, "The cost of a buy-in"),
        story.money(head.phrases("sold_for")[0], "The proceeds of a sale"),
        span=told.span,
    )


def rescind(told: Told, story: Story) -> RescindConversion:
    """`rescind conversion of 10 K by "Ten Shares"`."""
    head = told.head
    of, holder = story.stock(head.words("NAME")[0]), story.holder(head.words("STRING")[0])
    return RescindConversion(told.day, of, holder, story.number(head, SHARES), span=told.span)


def list_shares(told: Told, story: Story) -> ListShares:
    """`list Common`, `list conversion shares of K`, `delist Common`."""
    listed = told.head.phrases("listed_class", "listed_conversion_shares")[0]
    of = story.stock(listed.words("NAME")[0])
    for_conversion = listed.rule == "listed_conversion_shares"
    return ListShares(told.day, of, for_conversion, told.head.rule == "delist_shares", span=told.span)
