"""Issues, transfers, purchases, conversions and splits of shares, and rights to shares."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.events import (
    CompanyConvert,
    Convert,
    ElectLimit,
    GrantOptions,
    Issue,
    PublicOffering,
    Repurchase,
    Reserve,
    Split,
    TenderOffer,
    Transfer,
    VotingTransfer,
)
from paripassu.resolve.story import Story, Told
from paripassu.syntax.nodes import Phrase

SHARES = "The number of shares"
PRICE = "The price"
_PURPOSES = {"employee_plans": "employee plans", "exchanges": "exchanges", "new_issues": "new issues"}
ONE = Fraction(1)


def issue(told: Told, story: Story) -> Issue:
    """`issue 8,970 K to "Halco Investments" for $8,969,899`."""
    head = told.head
    shares, of = story.number(head, SHARES), story.stock(head.words("NAME")[0])
    price = _price(head, story, shares)
    return Issue(told.day, of, shares, story.arrival(head.words("STRING")[0]), price, _related(head), span=told.span)


def _price(head: Phrase, story: Story, shares: Fraction) -> Fraction | None:
    """What was paid for all the shares: `for $5,000`, or `for $0.50 a share`."""
    price = head.phrase("price")
    paid = story.money_in(price, PRICE)
    is_each = price is not None and price.phrase("a_share") is not None
    return paid * shares if paid is not None and is_each else paid


def public_offering(told: Told, story: Story) -> PublicOffering:
    """`public offering of 6,000,000 Common at $5.00 a share`."""
    head = told.head
    shares, of = story.number(head, SHARES), story.stock(head.words("NAME")[0])
    offering = PublicOffering(told.day, of, shares, story.money(head, PRICE), span=told.span)
    story.holders.setdefault(offering.to, offering.to)
    return offering


def company_convert(told: Told, story: Story) -> CompanyConvert:
    """`company converts all K`."""
    return CompanyConvert(told.day, story.stock(told.head.words("NAME")[0]), span=told.span)


def company_convert_part(told: Told, story: Story) -> CompanyConvert:
    """`company converts 500 K`."""
    shares = story.number(told.head, SHARES)
    return CompanyConvert(told.day, story.stock(told.head.words("NAME")[0]), shares, span=told.span)


def elect_limit(told: Told, story: Story) -> ElectLimit:
    """`elect limit of 4.99% for K by "Halco Investments"`."""
    head = told.head
    of, holder = story.stock(head.words("NAME")[0]), story.holder(head.words("STRING")[0])
    return ElectLimit(told.day, of, holder, story.part_of_whole(head, "The limit", zero_allowed=True), span=told.span)


def transfer(told: Told, story: Story) -> Transfer:
    """`transfer 100 Common from "A" to "B", related "deal"`."""
    head = told.head
    giver, taker = head.words("STRING")
    return Transfer(
        told.day,
        story.stock(head.words("NAME")[0]),
        story.number(head, SHARES),
        story.holder(giver),
        story.arrival(taker),
        _related(head),
        span=told.span,
    )


def voting_transfer(told: Told, story: Story) -> VotingTransfer:
    """`transfer of 30% of voting securities, related "deal"`."""
    share = story.part_of_whole(told.head, "The part of the voting securities")
    return VotingTransfer(told.day, share, _related(told.head), span=told.span)


def _related(head: Phrase) -> str:
    related = head.phrase("related")
    return related.text("STRING") if related is not None else ""


def repurchase(told: Told, story: Story) -> Repurchase:
    """`repurchase 4,000 K from "A" for $3,000,000`, and `redeem` likewise."""
    head = told.head
    of, shares = story.stock(head.words("NAME")[0]), story.number(head, SHARES)
    purpose = head.phrase(*_PURPOSES)
    return Repurchase(
        told.day,
        of,
        shares,
        story.holder(head.words("STRING")[0]),
        _price(head, story, shares),
        is_redemption=head.rule == "redeem",
        purpose="" if purpose is None else _PURPOSES[purpose.rule],
        span=told.span,
    )


def convert(told: Told, story: Story) -> Convert:
    """`convert 10 K of "A"`, or `convert all K of "A"`."""
    head = told.head
    shares = None if head.rule == "convert_all" else story.number(head, SHARES)
    holder = story.holder(head.words("STRING")[0])
    on_control = head.rule == "convert_on_control"
    return Convert(told.day, story.stock(head.words("NAME")[0]), holder, shares, on_control, span=told.span)


def split(told: Told, story: Story) -> Split:
    """`split of Common 2 for 1`, `reverse split of Common 1 for 10`."""
    head = told.head
    new, old = (story.number(head, SHARES, at) for at in (0, 1))
    return Split(told.day, story.stock(head.words("NAME")[0]), new, old, span=told.span)


def stock_dividend(told: Told, story: Story) -> Split:
    """`stock dividend of 5% on Common`: so many new shares for each old one."""
    head = told.head
    rate = story.amount(head.words("PERCENT")[0], "The stock dividend") or ONE
    of = story.stock(head.words("NAME")[0])
    return Split(told.day, of, rate, ONE, is_stock_dividend=True, span=told.span)


def grant(told: Told, story: Story) -> GrantOptions:
    """`grant options on 100,000 Common to "Employees" at $0.50 a share`."""
    head = told.head
    return GrantOptions(
        told.day,
        story.stock(head.words("NAME")[0]),
        story.number(head, SHARES),
        head.text("STRING"),
        story.money(head, "The strike price", zero_allowed=True),
        head.phrases("granted")[0].text(),
        span=told.span,
    )


def reserve(told: Told, story: Story) -> Reserve:
    """`reserve 5,000,000 Common for "employee plan"`."""
    head = told.head
    purpose = head.phrase("reserved_for")
    return Reserve(
        told.day,
        story.stock(head.words("NAME")[0]),
        story.number(head, SHARES),
        purpose.text("STRING") if purpose is not None else "",
        span=told.span,
    )


def tender_offer(told: Told, story: Story) -> TenderOffer:
    """`tender offer for 1,000,000 Common at $0.40 a share by "Buyer"`."""
    head = told.head
    return TenderOffer(
        told.day,
        story.stock(head.words("NAME")[0]),
        story.number(head, SHARES),
        story.money(head, PRICE),
        head.text("STRING"),
        span=told.span,
    )
