"""Stories about conversion: who converts when, into how much, and what moves the rate before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from paripassu.compare.scenes.ground import DAY, Ground, everybody, in_order, rivals, usual
from paripassu.compare.vocabulary import HOLDER, MANY, OTHER, SECOND, THIRD, Told
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.price_tests import trading_days_before
from paripassu.interpreter.state import start
from paripassu.model.acts import ConvertSeries, IncreaseAuthorized, IssueConversionShares, WaiveAdjustment
from paripassu.model.events import (
    AmendCharter,
    AnyEvent,
    ClosePrice,
    CompanyConvert,
    Convert,
    DeliverCertificates,
    Elect,
    ElectLimit,
    GrantOptions,
    Issue,
    Meeting,
    Merge,
    PassTime,
    Property,
    PublicOffering,
    Reorganize,
    Resolution,
    SellAssets,
    Split,
    Tally,
    TenderOffer,
    Transfer,
    VotingTransfer,
    WrittenConsent,
)
from paripassu.model.quantities import Duration
from paripassu.model.rights import ConversionLimit, Dilution, ExchangeCap, Offering, PriceTest
from paripassu.model.terms import Terms

_PART, _ODD = Fraction(1, 2), Fraction(7, 3)
_PENNY = Fraction(1, 100)


def converted(own: Ground) -> Iterator[Told]:
    """A holder converts, on the days that matter: all, one share, parts of a share."""
    for shares in (None, Fraction(1), Fraction(3), _PART, _ODD):
        for day in own.any_days(own.later(1), own.later(100), *own.pay_days[:4]):
            event = Convert(day, own.of, HOLDER, shares)
            yield in_order(*usual(own), event)
            for more in _before(own, day):
                yield in_order(*usual(own), more, event)
            yield in_order(*usual(own), event, *_after(own, day))


def _before(own: Ground, day: date) -> Iterator[AnyEvent]:
    for price in own.prices:
        yield ClosePrice(day - DAY, own.common, price)
        yield ClosePrice(day, own.common, price)
    yield Elect(day, "company", "fractional shares", own.of)
    yield Elect(day, "company", "cash for fractions", own.of)
    authorized = own.edges.all_common
    yield AmendCharter(day, (IncreaseAuthorized(own.common, authorized * 2),))


def _after(own: Ground, day: date) -> Iterator[AnyEvent]:
    yield ClosePrice(day, own.common, Fraction(31, 100))
    spans = [days for span in own.each(Duration) for days in _around(span)]
    for days in sorted({3, 4, 5, 6, 7, 8, *spans}):
        yield PassTime(day + timedelta(days=days))
    yield DeliverCertificates(day + timedelta(days=400), own.common, HOLDER)


def _around(span: Duration) -> tuple[int, ...]:
    return (span.count, span.count + 1, span.count * 7 // 5, span.count * 7 // 5 + 3)


def converted_in_parts(own: Ground) -> Iterator[Told]:
    """Parts of a share convert whose fractions are on either side of where they are rounded."""
    for number in range(1, 12):
        for parts in (Fraction(number, 4), Fraction(number, 7)):
            if parts < own.held:
                close = ClosePrice(own.later(1), own.common, Fraction(1))
                yield in_order(*usual(own), close, Convert(own.later(1), own.of, HOLDER, parts))


def split_before(own: Ground) -> Iterator[Told]:
    """Common is split, or pays a dividend in itself, and the series converts."""
    for event in (
        Split(own.later(1), own.common, Fraction(2), Fraction(1)),
        Split(own.later(1), own.common, Fraction(1), Fraction(2)),
        Split(own.later(1), own.common, Fraction(1), Fraction(20), is_stock_dividend=True),
        Split(own.later(1), own.of, Fraction(2), Fraction(1)),
    ):
        yield in_order(*usual(own), event)
        yield in_order(*usual(own), event, Convert(own.later(2), own.of, HOLDER))


def limited(own: Ground) -> Iterator[Told]:
    """The holder has some Common, little Common is out, and the conversion brings it to the limit."""
    limits = sorted({limit.above for limit in own.each(ConversionLimit)})
    notice = sorted({limit.notice_days or 0 for limit in own.each(ConversionLimit)})
    caps = own.each(ExchangeCap)
    for out in (Fraction(10), Fraction(1000), Fraction(100_000), MANY, MANY * 10):
        for day in own.any_days(own.later(1), own.later(100)):
            for shares in (Fraction(1), None):
                setting = usual(own, out)
                yield in_order(*setting, Convert(day, own.of, HOLDER, shares))
                for above in limits:
                    for other in (above / 2, above * 2):
                        chosen = ElectLimit(own.first, own.of, HOLDER, min(other, _PART))
                        for days in (0, 1, *notice, *(each - 1 for each in notice if each)):
                            asked = Convert(own.first + timedelta(days=days), own.of, HOLDER, shares)
                            yield in_order(*setting, chosen, asked)
                if caps:
                    act = Resolution(IssueConversionShares(own.of), (Tally(holders_in_favor=(OTHER,)),))
                    yield in_order(*setting, Meeting(own.first, (act,)), Convert(day, own.of, HOLDER, shares))


def diluted(own: Ground) -> Iterator[Told]:
    """Stock, options and convertible stock are sold, cheaper and dearer than the conversion price."""
    excepted = sorted({rule.excepted_options for rule in own.each(Dilution) if rule.excepted_options})
    day = own.later(1)
    for price in own.prices:
        sold: list[AnyEvent] = [Issue(day, own.common, Fraction(1000), THIRD, price * 1000)]
        sold += [PublicOffering(day, own.common, Fraction(1000), price)]
        for number in (Fraction(1000), *excepted, *(each * 2 for each in excepted)):
            sold += [
                GrantOptions(day, own.common, number, "Employees", price, kind) for kind in ("options", "warrants")
            ]
        sold += [Issue(day, name, Fraction(1), THIRD, price) for name, _ in own.others]
        for event in sold:
            yield in_order(*usual(own), event)
            yield in_order(*everybody(own), event)
            earlier = GrantOptions(own.first, own.common, Fraction(500_000), "Bank", Fraction(1000), "warrants")
            yield in_order(*usual(own), earlier, event)
        yield in_order(*usual(own), *_waived(own), sold[0])


def bid_for(own: Ground) -> Iterator[Told]:
    """Somebody, or the company, buys Common from all who offer it, above and below the market."""
    day = own.later(10)
    for buyer in ("the company", "Bidder"):
        for price in own.prices:
            offer = TenderOffer(day, own.common, Fraction(1000), price, buyer)
            for market in (Fraction(1), Fraction(10)):
                closes = [ClosePrice(day + timedelta(days=off), own.common, market) for off in (-1, 0, 1, 2, 3)]
                yield in_order(*usual(own), *closes[:2], offer, *closes[2:])
                yield in_order(*usual(own), offer, Convert(day + timedelta(days=5), own.of, HOLDER))


def _waived(own: Ground) -> Iterator[AnyEvent]:
    for holders in ((HOLDER,),):
        act = Resolution(WaiveAdjustment(own.of), (Tally(holders_in_favor=holders),))
        yield Meeting(own.first, (act,), of=own.of)


def waived(own: Ground) -> Iterator[Told]:
    """Holders waive an adjustment, by enough votes and by too few, and stock is sold cheaply."""
    for setting in (usual(own), *rivals(own)):
        act = Resolution(WaiveAdjustment(own.of), (Tally(holders_in_favor=(HOLDER,)),))
        cheap = Issue(own.later(2), own.common, Fraction(1000), THIRD, Fraction(1))
        yield in_order(*setting, Meeting(own.later(1), (act,), of=own.of), cheap)
        yield in_order(*setting, WrittenConsent(own.later(1), own.of, (act,)), cheap)


def voted(own: Ground) -> Iterator[Told]:
    """The series votes to convert, by enough votes and by too few."""
    for setting in (usual(own), *rivals(own)):
        for holders in ((HOLDER,), (HOLDER, SECOND)):
            if len(holders) > 1 and len(setting) < 3:
                continue
            act = Resolution(ConvertSeries(own.of), (Tally(holders_in_favor=holders),))
            yield in_order(*setting, Meeting(own.later(1), (act,), of=own.of))
            yield in_order(*setting, WrittenConsent(own.later(1), own.of, (act,)))


def offered(own: Ground) -> Iterator[Told]:
    """Stock is offered to the public at prices and for sums on either side of what is good enough."""
    prices = {rule.price_at_least for rule in own.each(Offering) if rule.price_at_least is not None}
    sums = {rule.raising_at_least for rule in own.each(Offering) if rule.raising_at_least is not None}
    for price in sorted({*(each * part for each in prices for part in (1, _PART, 2)), Fraction(1), Fraction(1000)}):
        for money in sorted({*(each * part for each in sums for part in (1, _PART, 2)), Fraction(1000)}):
            yield in_order(*usual(own), PublicOffering(own.later(1), own.common, money / price, price))


def called(own: Ground, terms: Terms) -> Iterator[Told]:
    """The company converts all, after closes of so many days high enough or not."""
    for test in own.each(PriceTest):
        stock = terms.stock(own.of)
        level = None if stock is None else evaluate(test.amount, stock, start(terms))
        if level is None or isinstance(level, Missing):
            continue
        for day in own.any_days(own.later(60), *own.pay_days[:4]):
            for closes in _closes(own, test, level, day):
                yield in_order(*usual(own), *closes, CompanyConvert(day, own.of))
                yield in_order(*usual(own), *closes, CompanyConvert(day, own.of, Fraction(1)))


def _closes(own: Ground, test: PriceTest, level: Fraction, day: date) -> Iterator[Told]:
    days = trading_days_before(day, test.of_days + 1) or ()
    out = [each for each in days if each >= own.first]
    for price in (level, level + _PENNY, level * 2, level * Fraction(3, 4)):
        for number in (test.days, test.days - 1, test.of_days):
            high = dict.fromkeys(out[len(out) - number :], price)
            yield tuple(ClosePrice(each, own.common, high.get(each, _PENNY)) for each in out)
            yield tuple(ClosePrice(each, own.common, price) for each in out[len(out) - number :])
            low = dict.fromkeys(out[:number], price)
            yield tuple(ClosePrice(each, own.common, low.get(each, _PENNY)) for each in out)


def reorganized(own: Ground) -> Iterator[Told]:
    """Deals and transfers that may carry the right to convert over to something else."""
    each = Property((("NewCo", Fraction(1)),), Fraction(1))
    half = Property(((own.common, _PART),))
    day = own.later(1)
    events: list[AnyEvent] = [
        *(Merge(day, "NewCo", survives, each, own.common, "in writing") for survives in (False, True)),
        *(
            SellAssets(day, "Buyer", None, extent)
            for extent in ("substantially all", "less than substantially all", "")
        ),
        *(
            Reorganize(day, own.common, kind, half)
            for kind in ("capital reorganization", "reclassification", "recapitalization")
        ),
        *(VotingTransfer(day, share, "") for share in own.edges.shares_of_votes),
        Transfer(day, own.common, MANY, OTHER, "Buyer"),
    ]
    for event in events:
        yield in_order(*usual(own), event)
        yield in_order(*usual(own), event, Convert(day + DAY, own.of, HOLDER))
    for share in own.edges.shares_of_votes:
        parts = [VotingTransfer(own.later(number), share * _PART, "the deal") for number in (1, 2, 3)]
        yield in_order(*usual(own), *parts)
        yield in_order(*usual(own), *(VotingTransfer(part.date, part.share) for part in parts))
