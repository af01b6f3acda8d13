"""The events that a search tells, with numbers on the edges of what either side says: few, small, and each telling.

A move makes an event on a day, given what was told before, or nothing where it would be pointless. Which moves are
worth trying depends on the concept: whoever looks for a difference in notices need not lose certificates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from paripassu.compare.boundaries import Boundaries
from paripassu.compare.vocabulary_of_acts import ACTS
from paripassu.model.acts import Act, IncreaseAuthorized, IssueConversionShares, OtherAct
from paripassu.model.events import (
    AnyEvent,
    CertificateProof,
    ClosePrice,
    Convert,
    DeclareDividend,
    DeliverCertificates,
    Elect,
    ElectDirectors,
    Issue,
    Liquidate,
    LoseCertificate,
    MailNotice,
    Meeting,
    Merge,
    PassTime,
    PayDividend,
    Property,
    Reorganize,
    ReplaceCertificate,
    Repurchase,
    Reserve,
    Resolution,
    SellAssets,
    SetAside,
    SetRecordDate,
    Split,
    Tally,
    VotingTransfer,
)
from paripassu.value import Value, frozen

HOLDER, SECOND, OTHER, THIRD = "First Holder", "Second Holder", "Common Holder", "Other Holder"
TEN = Fraction(10)
MANY = Fraction(1_000_000)
Told = tuple[AnyEvent, ...]


@frozen(eq=False, repr=False)
class Move(Value):
    """One thing that may happen: `make` gives the event on a day, `after` says how many days later it happens.

    A move that is `once` is not told twice in one story.
    """

    name: str
    make: Callable[[date, Told], AnyEvent | None]
    after: int = 1
    once: bool = True


def moves_for(about: str, edges: Boundaries) -> tuple[Move, ...]:
    """The moves worth trying for a concept (`conversion.rate`), those first that most stories need."""
    groups = _GROUPS.get(about) or _GROUPS.get(about.partition(".")[0]) or tuple(_MAKERS)
    found: dict[str, Move] = {}
    for group in groups:
        for move in _MAKERS[group](edges):
            found.setdefault(move.name, move)
    return tuple(found.values())


def _plain(name: str, event: Callable[..., AnyEvent], *, after: int = 1, once: bool = True) -> Move:
    return Move(name, lambda day, _told: event(day), after, once)


def _issues(edges: Boundaries) -> Iterator[Move]:
    of, common = edges.of, edges.common
    yield _plain(f"issue 10 {of}", lambda day: Issue(day, of, TEN, HOLDER), after=0)
    yield _plain(f"issue {common}", lambda day: Issue(day, common, MANY, OTHER), after=0)


def _edge_issues(edges: Boundaries) -> Iterator[Move]:
    for number in edges.issues:
        yield _plain(f"issue {number} {edges.of}", lambda day, number=number: Issue(day, edges.of, number, HOLDER))


def _others(edges: Boundaries) -> Iterator[Move]:
    for other in edges.others:
        yield _plain(f"issue 10 {other}", lambda day, other=other: Issue(day, other, TEN, THIRD), after=0)


def _ends(edges: Boundaries) -> Iterator[Move]:
    for assets in edges.assets:
        yield _plain(f"liquidate {assets}", lambda day, assets=assets: Liquidate(day, assets))


def _trust(edges: Boundaries) -> Iterator[Move]:
    yield _plain("trust", lambda day: SetAside(day, edges.of, None))


def _dividends(edges: Boundaries) -> Iterator[Move]:
    for of in (edges.of, edges.common):
        yield _plain(f"declare on {of}", lambda day, of=of: DeclareDividend(day, of, Fraction(1)))
        yield _plain(f"pay on {of}", lambda day, of=of: PayDividend(day, of))


def _meetings(edges: Boundaries) -> Iterator[Move]:
    for to in edges.increases:
        acts = (IncreaseAuthorized(edges.common, to), IssueConversionShares(edges.of))
        for who in ((OTHER,), (HOLDER, OTHER), (HOLDER,)):
            yield Move(f"meeting {to} {who}", partial(_meeting, acts, who))
        for votes in edges.tallies:
            yield Move(f"meeting {to} {votes}", partial(_counted, acts, votes))
    alone = IncreaseAuthorized(edges.common, edges.increases[-1])
    for act in (alone, IssueConversionShares(edges.of), OtherAct("Change the company's name")):
        yield Move(f"meeting {act}", partial(_meeting, (act,), (HOLDER,)))


def _meeting(acts: tuple[Act, ...], who: tuple[str, ...], day: date, told: Told) -> AnyEvent | None:
    """A vote by those of some who hold stock by now; no vote where they do not."""
    holders = {event.to for event in told if isinstance(event, Issue)}
    if not holders >= set(who):
        return None
    tally = Tally(holders_in_favor=who)
    return Meeting(day, tuple(Resolution(act, (tally,)) for act in acts))


def _counted(acts: tuple[Act, ...], votes: Fraction, day: date, told: Told) -> AnyEvent | None:
    """A vote with a count, once both kinds of stock are out."""
    if len({event.of for event in told if isinstance(event, Issue)}) < 2:
        return None
    return Meeting(day, tuple(Resolution(act, (Tally(in_favor=votes),)) for act in acts))


def _reserves(edges: Boundaries) -> Iterator[Move]:
    yield _plain("reserve", lambda day: Reserve(day, edges.common, Fraction(1), "employees"))


def _conversions(edges: Boundaries) -> Iterator[Move]:
    of, common = edges.of, edges.common
    yield _plain("convert all", lambda day: Convert(day, of, HOLDER))
    yield _plain("convert one", lambda day: Convert(day, of, HOLDER, Fraction(1)))
    yield _plain("split", lambda day: Split(day, common, Fraction(2), Fraction(1)))
    yield _plain("close", lambda day: ClosePrice(day, common, Fraction(31, 100)), after=0)
    yield _plain("fractions", lambda day: Elect(day, "company", "fractional shares", of))
    yield _plain("deliver", lambda day: DeliverCertificates(day, common, HOLDER))


def _deals(edges: Boundaries) -> Iterator[Move]:
    common = edges.common
    each = Property((("NewCo", Fraction(1)),), Fraction(1))
    for assumes in ("in writing", ""):
        yield _plain(f"merge {assumes}", lambda day, assumes=assumes: Merge(day, "NewCo", False, each, common, assumes))
    yield _plain("merge, surviving", lambda day: Merge(day, "SmallCo", True))
    for extent in ("substantially all", "less than substantially all"):
        yield _plain(
            f"sale of {extent}", lambda day, extent=extent: SellAssets(day, "Buyer", Fraction(1_000_000), extent)
        )
    for kind in ("capital reorganization", "reclassification", "recapitalization"):
        yield _plain(kind, lambda day, kind=kind: Reorganize(day, common, kind, Property(((common, Fraction(1, 2)),))))
    for share in edges.shares_of_votes:
        yield _plain(
            f"transfer of {share}", lambda day, share=share: VotingTransfer(day, share, "the deal"), once=False
        )


def _notices(edges: Boundaries) -> Iterator[Move]:
    for purpose in ("dividend", "distribution", "subscription", "other right", "vote"):
        kind = "record date to vote" if purpose == "vote" else f"record date for {purpose}"
        of = edges.common if purpose == "dividend" else ""
        yield _plain(kind, lambda day, kind=kind, of=of: SetRecordDate(day, day + timedelta(days=60), kind, of))
    for matter in ("merger", "liquidation", "sale of substantially all assets", "record date for dividend"):
        for days in edges.days:
            yield _plain(
                f"mail {matter} {days}",
                lambda day, matter=matter, days=days: MailNotice(day, matter, day + timedelta(days=days), edges.of),
            )
    for words in edges.contents:
        yield _plain(
            f"mail without {words}",
            lambda day, words=words: MailNotice(day, "merger", day + timedelta(days=60), edges.of, omits=(words,)),
        )
    yield Move("the act announced", _announced, after=0)


def _announced(day: date, told: Told) -> AnyEvent | None:
    """The act that a notice announced, on its day."""
    notice = next((event for event in reversed(told) if isinstance(event, MailNotice)), None)
    if notice is None or notice.action_date < day:
        return None
    match notice.matter:
        case "merger":
            return Merge(notice.action_date, "SmallCo", True)
        case "liquidation":
            return Liquidate(notice.action_date, Fraction(1_000_000))
        case "sale of substantially all assets":
            return SellAssets(notice.action_date, "Buyer", None, "substantially all")
        case _:
            return SetRecordDate(day, notice.action_date, notice.matter)


def _time(edges: Boundaries) -> Iterator[Move]:
    for days in edges.days:
        yield _plain(f"time {days}", PassTime, after=days)


def _papers(edges: Boundaries) -> Iterator[Move]:
    of = edges.of
    for how in ("stolen", "mutilated"):
        yield _plain(f"lose, {how}", lambda day, how=how: LoseCertificate(day, of, HOLDER, how))
    for what in (("evidence",), ("evidence", "indemnity"), ("evidence", "surrender"), ("indemnity",), ("surrender",)):
        yield _plain(f"proof {what}", lambda day, what=what: CertificateProof(day, of, HOLDER, what))
    yield _plain("replace", lambda day: ReplaceCertificate(day, of, HOLDER))


def _purchases(edges: Boundaries) -> Iterator[Move]:
    of = edges.of
    yield _plain("repurchase", lambda day: Repurchase(day, of, Fraction(5), HOLDER))
    for number in edges.issues:
        yield _plain(f"issue {number} again", lambda day, number=number: Issue(day, of, number, HOLDER))


def _directors(edges: Boundaries) -> Iterator[Move]:
    for names in (("Jane Roe",), ("Jane Roe", "John Doe"), ("Jane Roe", "John Doe", "Richard Roe")):
        yield _plain(f"elect {len(names)}", lambda day, names=names: ElectDirectors(day, edges.of, names))


def _acts(edges: Boundaries, group: str) -> Iterator[Move]:
    for name, needs, make in ACTS[group](edges, (HOLDER, OTHER)):
        yield Move(name, partial(_by_holder, needs, make), once=False)


def _by_holder(needs: str, make: Callable[[date], AnyEvent], day: date, told: Told) -> AnyEvent | None:
    """An event that names a holder, once that holder holds anything."""
    if needs and not any(isinstance(event, Issue) and event.to == needs for event in told):
        return None
    return make(day)


_MAKERS: dict[str, Callable[[Boundaries], Iterator[Move]]] = {
    "issues": _issues,
    "edge issues": _edge_issues,
    "others": _others,
    "ends": _ends,
    "conversions": _conversions,
    "meetings": _meetings,
    "dividends": _dividends,
    "deals": _deals,
    "trust": _trust,
    "notices": _notices,
    "time": _time,
    **{group: partial(_acts, group=group) for group in ACTS},
    "reserves": _reserves,
    "papers": _papers,
    "purchases": _purchases,
    "directors": _directors,
}

# Which groups a kind of clause is looked for with; a kind that is not here is looked for with all of them.
_GROUPS: dict[str, tuple[str, ...]] = {
    "designation": ("issues", "edge issues", "ends", "conversions", "meetings"),
    "dividends": ("issues", "dividends", "time", "ends", "conversions"),
    "liquidation": ("issues", "ends", "others", "trust", "deals"),
    "liquidation.ahead": ("issues", "ends", "others"),
    "liquidation.behind": ("issues", "ends", "others"),
    "liquidation.alike": ("issues", "ends", "others"),
    "liquidation.shortfall": ("issues", "ends", "others", "designations"),
    "liquidation.trust-counts-as-paid": ("issues", "trust", "ends"),
    "voting": ("issues", "meetings", "consents", "directors"),
    "voting.consents": ("issues", "consents"),
    "conversion": ("issues", "meetings", "conversions", "deals", "time"),
    "conversion.automatic": ("issues", "meetings", "reserves"),
    "conversion.fractions": ("issues", "meetings", "conversions"),
    "conversion.deliver": ("issues", "meetings", "conversions", "time"),
    "conversion.reorganization": ("issues", "deals"),
    "adjustment": ("issues", "conversions", "edge issues"),
    "redemption": ("issues", "time", "purchases", "ends"),
    "lost-certificate": ("issues", "papers"),
    "reacquired": ("issues", "purchases"),
    "protection": ("issues", "amendments", "class votes", "adverse", "designations"),
    "merger-covenant": ("issues", "deals", "avoidance"),
    "notices": ("issues", "notices", "deals", "conversions", "ends", "dividends"),
}
