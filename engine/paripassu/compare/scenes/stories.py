"""Which whole stories are worth telling about a concept: the line to add where a new field matters elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paripassu.compare.scenes import control, conversion, dividends, money, papers, redemption
from paripassu.compare.scenes.ground import Ground
from paripassu.compare.vocabulary import Told
from paripassu.model.terms import Terms

Scene = Callable[[Ground], Iterator[Told]]

_MONEY: tuple[Scene, ...] = (
    money.endings,
    money.endings_with_later_series,
    money.endings_by_trust,
    money.endings_with_dividends,
    money.endings_of_late_stock,
    money.deals,
    money.endings_at_a_price,
)
_DIVIDENDS: tuple[Scene, ...] = (
    dividends.waiting,
    dividends.declared,
    dividends.stopped,
    dividends.bought_in_lots,
    dividends.seats,
    money.endings_with_dividends,
)
_REDEMPTION: tuple[Scene, ...] = (redemption.redeemed, redemption.triggered, redemption.required, redemption.voted)
_CONVERSION: tuple[Scene, ...] = (
    conversion.converted,
    conversion.converted_in_parts,
    conversion.split_before,
    conversion.reorganized,
    control.approvals,
)
_VOTES: tuple[Scene, ...] = (control.meetings, dividends.seats, control.consents)
_POWER: tuple[Scene, ...] = (control.acts_of_the_company, control.judged, control.later_stock, control.meetings)

# By concept, else by clause; first what tells most.
_SCENES: dict[str, tuple[Scene, ...]] = {
    "designation": (money.issues, *_MONEY, *_CONVERSION, *_REDEMPTION, redemption.bought_back, dividends.waiting),
    "designation.fractions-allowed": (money.issues, dividends.declared, redemption.redeemed, conversion.converted),
    "dividends": _DIVIDENDS,
    "dividends.stopper": (dividends.stopped, redemption.redeemed),
    "liquidation": _MONEY,
    "liquidation.deemed": (money.deals,),
    "liquidation.excluded": (money.deals, redemption.bought_back),
    "voting": _VOTES,
    "voting.directors": (dividends.seats,),
    "voting.more-directors": (dividends.seats,),
    "conversion": _CONVERSION,
    "conversion.automatic": (control.approvals,),
    "conversion.limit": (conversion.limited,),
    "conversion.exchange-cap": (conversion.limited,),
    "conversion.mandatory": (conversion.offered,),
    "conversion.by-vote": (conversion.voted,),
    "conversion.on-day": (dividends.waiting, conversion.converted),
    "conversion.window": (conversion.converted,),
    "conversion.reorganization": (conversion.reorganized,),
    "conversion.split-adjusts": (conversion.split_before,),
    "adjustment": (conversion.split_before, conversion.diluted, conversion.waived, conversion.bid_for),
    "adjustment.waiver": (conversion.waived, conversion.diluted),
    "redemption": _REDEMPTION,
    "lost-certificate": (papers.lost,),
    "reacquired": (redemption.bought_back, redemption.redeemed, conversion.converted),
    "protection": _POWER,
    "merger-covenant": (money.deals, control.judged),
    "notices": (papers.noticed, papers.contents, papers.received),
    "no-conversion": (conversion.converted,),
}
_ALL: tuple[Scene, ...] = tuple(
    dict.fromkeys((*_MONEY, *_DIVIDENDS, *_REDEMPTION, *_CONVERSION, *_VOTES, *_POWER, papers.noticed, papers.lost))
)


def stories_about(about: str, own: Ground, terms: Terms) -> Iterator[Told]:
    """Whole stories for a concept (`conversion.rate`), those first that tell most; for an unknown one all there are."""
    scenes = _SCENES.get(about) or _SCENES.get(about.partition(".")[0]) or _ALL
    if about == "conversion.company-may":
        yield from conversion.called(own, terms)
    for scene in scenes:
        yield from scene(own)
