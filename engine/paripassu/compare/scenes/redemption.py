"""Stories about redemption: who asks for it, on which day, on which notice, out of which money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from paripassu.compare.scenes.ground import DAY, Ground, in_order, rivals, usual
from paripassu.compare.vocabulary import HOLDER, OTHER, SECOND, Told
from paripassu.dates import add_months
from paripassu.model.acts import ActOn
from paripassu.model.events import (
    AnyEvent,
    Assert,
    FundsAvailable,
    Issue,
    MailNotice,
    Meeting,
    Merge,
    PassTime,
    PublicOffering,
    RedeemShares,
    Repurchase,
    RequireRedemption,
    Resolution,
    SellAssets,
    Tally,
    WrittenConsent,
)
from paripassu.model.quantities import Duration
from paripassu.model.redemption import (
    CompanyRedemption,
    HolderRedemption,
    MandatoryRedemption,
    RedemptionTrigger,
)

_BOARD = "Board of directors"
_REDEMPTION = "redemption of stock"


def redeemed(own: Ground) -> Iterator[Told]:
    """The company redeems, on the days that matter, on notice of this length and that, and without any."""
    days = own.any_days(own.later(1), own.later(100), own.later(800), *_anniversaries(own))
    for day in days:
        for notice in (None, *_notices(own)):
            mailed = () if notice is None else _mailed(own, day, notice)
            if mailed is None:
                continue
            yield in_order(*usual(own), *mailed, RedeemShares(day, own.of))
        yield in_order(*usual(own), RedeemShares(day, own.of, in_trust=True))
        yield in_order(*usual(own), RedeemShares(day, own.of, Fraction(1)))
        for notice in _notices(own)[:2]:
            mailed = _mailed(own, day, notice)
            if mailed is not None:
                yield in_order(*usual(own), *mailed, RedeemShares(day, own.of, in_trust=True))


def _anniversaries(own: Ground) -> Iterator[date]:
    for call in own.each(CompanyRedemption):
        if call.since is not None:
            for years in range(5):
                yield add_months(call.since, 12 * years) or call.since


def _notices(own: Ground) -> tuple[int, ...]:
    """Days of notice just enough, just too few, and just too many."""
    found: dict[int, None] = {}
    windows = [(right.notice_at_least, right.notice_at_most) for right in own.each(CompanyRedemption)]
    windows += [(right.notice_at_least, right.notice_at_most) for right in own.each(MandatoryRedemption)]
    for least, most in windows:
        if most:
            found.update(dict.fromkeys((least, most, least - 1, most + 1)))
    return tuple(days for days in found if days >= 0)


def _mailed(own: Ground, day: date, days: int) -> Told | None:
    mailed = day - timedelta(days=days)
    return (MailNotice(mailed, _REDEMPTION, day, own.of),) if mailed >= own.first else None


def triggered(own: Ground) -> Iterator[Told]:
    """Something happens that makes shares redeemable, and then they are redeemed, sooner or later."""
    for event in _triggers(own):
        yield in_order(*usual(own), event)
        for wait in _waits(own):
            yield in_order(*usual(own), event, RedeemShares(own.later(2 + wait), own.of))
            yield in_order(*usual(own), event, PassTime(own.later(2 + wait)))


def _triggers(own: Ground) -> Iterator[AnyEvent]:
    day = own.later(2)
    yield Assert(day, "change of control", "a sale of stock", _BOARD)
    for survives in (False, True):
        yield Merge(day, "NewCo", survives, assumes="in writing")
    for extent in ("substantially all", "less than substantially all"):
        yield SellAssets(day, "Buyer", Fraction(1), extent)
    yield from _sales(own, day)


def _sales(own: Ground, day: date) -> Iterator[AnyEvent]:
    """Sales of stock that raise just enough, and just too little."""
    named = {trigger.raising for trigger in own.each(RedemptionTrigger) if trigger.raising is not None}
    for raising in sorted(named):
        for money in (raising, raising - 1, raising + 1):
            yield Issue(day, own.common, Fraction(1000), OTHER, money)
            yield PublicOffering(day, own.common, Fraction(1000), money / 1000)


def _waits(own: Ground) -> tuple[int, ...]:
    found: dict[int, None] = {0: None, 40: None}
    for span in own.each(Duration):
        found.update(dict.fromkeys(_around(span)))
    return tuple(found)


def _around(span: Duration) -> tuple[int, ...]:
    days = span.count * {"months": 31, "years": 366, "business days": 2}.get(span.unit, 1)
    return (days, days + 1, days - 1)


def required(own: Ground) -> Iterator[Told]:
    """A holder requires it, and the company redeems out of what money there is."""
    funds = {right.funds for right in own.each(HolderRedemption)}
    funds |= {right.funds for right in own.each(MandatoryRedemption)}
    for day in own.any_days(own.later(1), own.later(400)):
        ask = RequireRedemption(day, own.of, HOLDER)
        yield in_order(*usual(own), ask)
        yield in_order(*usual(own), RequireRedemption(day, own.of, HOLDER, Fraction(1)))
        yield in_order(*usual(own), ask, RedeemShares(day + DAY, own.of))
        for what in sorted(fund for fund in funds if fund):
            for money in (Fraction(1), Fraction(10**9)):
                there = FundsAvailable(own.first, what, money)
                yield in_order(*usual(own), there, ask, RedeemShares(day + DAY, own.of))
                yield in_order(*usual(own), there, RedeemShares(day, own.of))


def voted(own: Ground) -> Iterator[Told]:
    """Holders vote to require it: enough of them and too few, for this day and that."""
    for setting in (usual(own), *rivals(own)):
        for day in own.any_days(own.later(1)):
            act = ActOn(_REDEMPTION, of=own.of)
            for holders in ((HOLDER,), (HOLDER, SECOND)):
                if not set(holders) <= {getattr(event, "to", "") for event in setting}:
                    continue
                vote = (Resolution(act, (Tally(holders_in_favor=holders),)),)
                for event in (Meeting(day, vote, of=own.of), WrittenConsent(day, own.of, vote)):
                    yield in_order(*setting, event)
                    yield in_order(*setting, event, RedeemShares(day + DAY, own.of))
                    yield in_order(*setting, event, PassTime(day + timedelta(days=400)))


def bought_back(own: Ground) -> Iterator[Told]:
    """Shares come back, and are issued again."""
    day = own.later(1)
    back = Repurchase(day, own.of, own.held / 2, HOLDER)
    yield in_order(*usual(own), back)
    for number in own.edges.issues:
        yield in_order(*usual(own), back, Issue(day + DAY, own.of, number, HOLDER))
