"""Amendments, new series, reorganizations, mergers, sales of assets, and the end of the company."""

from __future__ import annotations

from fractions import Fraction

from paripassu.diagnostics.codes import SAID_TWICE
from paripassu.model.events import (
    AmendCharter,
    CorrectCertificate,
    Designate,
    Liquidate,
    Merge,
    Property,
    Reorganize,
    SellAssets,
    SetAside,
)
from paripassu.resolve.happenings.acts import RANKS, act_of, matter_in
from paripassu.resolve.happenings.shares import PRICE, SHARES
from paripassu.resolve.story import Story, Told
from paripassu.syntax.nodes import Phrase

_EXTENTS = {
    "all_assets": "substantially all",
    "fewer_assets": "less than substantially all",
    "some_assets": "",
}
_ASSUMES = {"in_writing": "in writing", "orally": "orally"}


def correct_certificate(told: Told, story: Story) -> CorrectCertificate:
    """`correct certificate of K as in "series-k-corrected.terms"`."""
    of, file, after = story.paper(told.head)
    before = story.terms.stock(of) or after
    return CorrectCertificate(told.day, of, file, before, after, span=told.span)


def amend_charter(told: Told, story: Story) -> AmendCharter:
    """`amend charter`, with an act on each line below."""
    acts = tuple(act_of(item.phrase.phrases()[0], story) for item in told.block.items)
    return AmendCharter(told.day, acts, span=told.span)


def designate(told: Told, story: Story) -> Designate:
    """`designate 5,000 M of Preferred, senior to K, liquidation amount $1,000 a share`; M is known from now on."""
    head = told.head
    new, parent = head.words("NAME")
    of = story.stock(parent)
    ranked, amount = head.phrase("ranked"), head.phrase("with_amount")
    ranks = RANKS[ranked.phrases()[0].rule] if ranked is not None else ""
    ranks_to = story.stock(ranked.words("NAME")[0]) if ranked is not None else ""
    shares = story.number(head, SHARES)
    money = story.money_in(amount, "The liquidation amount", zero_allowed=True)
    story.names.setdefault(new.text, new.span)
    return Designate(told.day, new.text, of, shares, money, ranks, ranks_to, span=told.span)


def reorganize(told: Told, story: Story) -> Reorganize:
    """`capital reorganization of Common`, with `each Common becomes ...` below."""
    of = story.stock(told.head.words("NAME")[0])
    _, each = _exchange(told, story)
    return Reorganize(told.day, of, matter_in(told.head), each or Property(), span=told.span)


def merge(told: Told, story: Story) -> Merge:
    """`merge with "NewCo", not surviving, assumes terms in writing`, or `consolidate`, with `each` lines below."""
    head = told.head
    of, each = _exchange(told, story)
    chosen = [item.phrase for item in told.block.items if item.phrase.phrase("elected") is not None]
    assumes = head.phrase(*_ASSUMES)
    return Merge(
        told.day,
        head.text("STRING"),
        survives=head.phrase("surviving") is not None,
        each=each,
        of=of,
        assumes=_ASSUMES[assumes.rule] if assumes is not None else "",
        is_consolidation=head.rule == "consolidate",
        proceeds=story.money_in(head.phrase("deal_price"), PRICE),
        escrow=_escrow(head, story),
        kept=_kept(head, story),
        elections=tuple((property_of(line.phrases("property")[0], story), _electing(line, story)) for line in chosen),
        span=told.span,
    )


def _electing(line: Phrase, story: Story) -> tuple[str, ...]:
    return tuple(story.holder(word) for word in line.phrases("elected")[0].words("STRING"))


def _escrow(head: Phrase, story: Story) -> Fraction | None:
    return story.money_in(head.phrase("in_escrow"), "The money in escrow")


def _kept(head: Phrase, story: Story) -> Fraction | None:
    said = head.phrase("votes_kept")
    return None if said is None else story.part_of_whole(said, "The part of the votes")


def _exchange(told: Told, story: Story) -> tuple[str, Property | None]:
    """Which class is exchanged, and what a share of it becomes; None where no line says."""
    found: tuple[str, Property | None] = ("", None)
    for item in told.block.items:
        line = item.phrase
        if line.phrase("elected") is not None:
            found = found if found[0] else (story.stock(line.phrases("each")[0].words("NAME")[0]), None)
            continue
        if found[1] is not None:
            story.report(SAID_TWICE, "This says a second time what a share becomes.", item.span, "Keep one of them.")
        found = story.stock(line.phrases("each")[0].words("NAME")[0]), property_of(line.phrases("property")[0], story)
    return found


def property_of(line: Phrase, story: Story) -> Property:
    """`0.5 "NewCo" share + $0.10`, or `nothing`: securities of this company or of another, and money."""
    securities: list[tuple[str, Fraction]] = []
    cash = Fraction(0)
    for part in line.phrases():
        if part.rule == "cash":
            cash += story.money(part, "The money for a share")
            continue
        own = part.word("NAME")
        name = story.stock(own) if own is not None else part.text("STRING")
        securities.append((name, story.number(part, SHARES)))
    return Property(tuple(securities), cash)


def sell_assets(told: Told, story: Story) -> SellAssets:
    """`sale of substantially all assets to "Buyer" for $6,000,000`."""
    head = told.head
    extent = _EXTENTS[head.phrases(*_EXTENTS)[0].rule]
    proceeds = story.money_in(head.phrase("sum_paid"), PRICE)
    return SellAssets(told.day, head.text("STRING"), proceeds, extent, _escrow(head, story), span=told.span)


def liquidate(told: Told, story: Story) -> Liquidate:
    """`liquidate involuntarily, assets $6,000,000`."""
    manner = told.head.phrase("manner")
    is_voluntary = manner is None or manner.text() == "voluntarily"
    return Liquidate(told.day, story.money(told.head, "The assets", zero_allowed=True), is_voluntary, span=told.span)


def set_aside(told: Told, story: Story) -> SetAside:
    """`set aside in trust $14,000,000 for K`, or `set aside in trust the full amount for K`."""
    head = told.head
    amount = None if head.phrase("full_amount") is not None else story.money(head, "The money set aside")
    return SetAside(told.day, story.stock(head.words("NAME")[0]), amount, span=told.span)
