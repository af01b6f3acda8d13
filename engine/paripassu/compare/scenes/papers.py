"""Stories about papers and days: notices, their contents and their mailing; lost certificates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from paripassu.compare.scenes.ground import DAY, Ground, in_order, usual
from paripassu.compare.vocabulary import HOLDER, OTHER, SECOND, Told
from paripassu.model.events import (
    AnyEvent,
    CertificateProof,
    DeclareDividend,
    Issue,
    Liquidate,
    LoseCertificate,
    MailNotice,
    Merge,
    PassTime,
    Property,
    Reorganize,
    ReplaceCertificate,
    SellAssets,
    SetRecordDate,
    Split,
)

_PURPOSES = ("for dividend", "for distribution", "for subscription", "for other right", "to vote")
_AHEAD = timedelta(days=200)


def deeds(own: Ground, day: date) -> Iterator[tuple[str, AnyEvent]]:
    """What may need notice, by the words of a notice of it."""
    half = Property(((own.common, Fraction(1, 2)),))
    yield "merger", Merge(day, "SmallCo", True)
    yield "merger", Merge(day, "NewCo", False, assumes="in writing")
    yield "sale of substantially all assets", SellAssets(day, "Buyer", None, "substantially all")
    yield "sale of less than substantially all assets", SellAssets(day, "Buyer", None, "less than substantially all")
    yield "sale of substantially all assets", SellAssets(day, "Buyer", None)
    for kind in ("capital reorganization", "reclassification", "recapitalization"):
        yield kind, Reorganize(day, own.common, kind, half)
    yield "liquidation", Liquidate(day, Fraction(1))
    yield "split", Split(day, own.common, Fraction(2), Fraction(1))
    for purpose in _PURPOSES:
        yield f"record date {purpose}", SetRecordDate(day, day, f"record date {purpose}")
    yield "record date for dividend", SetRecordDate(day, day, "record date for dividend", own.common)
    yield "record date for dividend", DeclareDividend(day, own.common, Fraction(1), day)


def noticed(own: Ground) -> Iterator[Told]:
    """Acts without notice, and with notice of each length around what is asked for."""
    for matter, event in deeds(own, own.first + _AHEAD):
        yield in_order(*usual(own), event)
        for days in _lengths(own):
            yield in_order(
                *usual(own), MailNotice(event.date - timedelta(days=days), matter, event.date, own.of), event
            )
    for purpose in _PURPOSES:
        ahead = SetRecordDate(own.later(1), own.first + _AHEAD, f"record date {purpose}", own.common)
        yield in_order(*usual(own), ahead)
        yield in_order(*usual(own), ahead, PassTime(own.first + _AHEAD))


def _lengths(own: Ground) -> tuple[int, ...]:
    """Days around each span that is named; business days lie as close as weekends and holidays let them."""
    found: dict[int, None] = {}
    for days in own.edges.days:
        found.update(dict.fromkeys(range(max(days - 2, 0), days + 4)))
    return tuple(found)


def contents(own: Ground) -> Iterator[Told]:
    """Notices that leave something out, or somebody."""
    for matter, event in deeds(own, own.first + _AHEAD):
        early = own.later(1)
        for words in own.edges.contents:
            left_out = MailNotice(early, matter, event.date, own.of, omits=(words,))
            yield in_order(*usual(own), left_out)
            yield in_order(*usual(own), left_out, event)
        second = Issue(own.first, own.of, Fraction(1), SECOND)
        partly = MailNotice(early, matter, event.date, own.of, (HOLDER,))
        yield in_order(*usual(own), second, partly, event)


def received(own: Ground) -> Iterator[Told]:
    """Notices are mailed, and arrive."""
    for start in range(7):
        for matter in ("merger", "liquidation", "redemption of stock"):
            mailed = MailNotice(own.later(1 + start), matter, own.first + _AHEAD, own.of)
            yield in_order(*usual(own), mailed)
            yield in_order(*usual(own), mailed, PassTime(own.later(30 + start)))


def lost(own: Ground) -> Iterator[Told]:
    """A certificate is lost in each of the ways there are, and replaced on this proof and that."""
    day = own.later(1)
    proofs = ("evidence", "indemnity", "surrender")
    for how in ("lost", "stolen", "destroyed", "mutilated"):
        gone = LoseCertificate(day, own.of, HOLDER, how)
        yield in_order(*usual(own), gone)
        for bits in range(8):
            what = tuple(proof for number, proof in enumerate(proofs) if bits & (1 << number))
            brought = [CertificateProof(day + DAY, own.of, HOLDER, what)] if what else []
            yield in_order(*usual(own), gone, *brought, ReplaceCertificate(day + 2 * DAY, own.of, HOLDER))
            if brought:
                yield in_order(*usual(own), gone, *brought)
                late = PassTime(day + timedelta(days=60))
                yield in_order(*usual(own), gone, *brought, late)


def other_holders(own: Ground) -> Iterator[Told]:
    """Common alone is out, or nobody holds the series any more."""
    for _, event in deeds(own, own.first + _AHEAD):
        yield in_order(Issue(own.first, own.common, Fraction(10), OTHER), event)
