"""What holders are offered, told and paid later: affiliates, offers of new shares, later money of a deal, seats."""

from __future__ import annotations

from paripassu.model.events import Affiliates, CallMeeting, CloseOffering, FixBoard, LaterProceeds, OfferShares
from paripassu.resolve.happenings.shares import SHARES
from paripassu.resolve.story import Story, Told


def affiliates(told: Told, story: Story) -> Affiliates:
    """`affiliates "First Fund", "Second Fund"`."""
    names = tuple(story.arrival(word) for word in told.head.words("STRING"))
    return Affiliates(told.day, names, span=told.span)


def release_escrow(told: Told, story: Story) -> LaterProceeds:
    """`release $500,000 from escrow of "Buyer"`."""
    amount = story.money(told.head, "The money released")
    return LaterProceeds(told.day, told.head.text("STRING"), amount, from_escrow=True, span=told.span)


def further_proceeds(told: Told, story: Story) -> LaterProceeds:
    """`further proceeds of $500,000 from "Buyer"`."""
    return LaterProceeds(told.day, told.head.text("STRING"), story.money(told.head, "The proceeds"), span=told.span)


def offer_shares(told: Told, story: Story) -> OfferShares:
    """`offer 100,000 Common at $1.00 a share to holders of K until 2002-02-01, related "the round"`."""
    head = told.head
    of, to = (story.stock(word) for word in head.words("NAME"))
    return OfferShares(
        told.day,
        of,
        story.number(head, SHARES),
        story.money(head, "The price a share"),
        to,
        story.day_of(head.words("DATE")[1]),
        head.phrases("related")[0].text("STRING"),
        span=told.span,
    )


def close_offering(told: Told, story: Story) -> CloseOffering:
    """`close offering "the round"`."""
    del story
    return CloseOffering(told.day, told.head.text("STRING"), span=told.span)


def fix_board(told: Told, story: Story) -> FixBoard:
    """`fix board at 9 directors`."""
    return FixBoard(told.day, int(story.number(told.head, "The number of directors")), span=told.span)


def call_meeting(told: Told, story: Story) -> CallMeeting:
    """`call meeting of K by "Halco Investments"`."""
    of = story.stock(told.head.words("NAME")[0])
    return CallMeeting(told.day, of, tuple(story.holder(word) for word in told.head.words("STRING")), span=told.span)
