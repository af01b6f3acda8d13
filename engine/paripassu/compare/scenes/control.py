"""Stories about power: votes, consents, and what needs them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from paripassu.compare.scenes.ground import DAY, Ground, everybody, in_order, rivals, usual
from paripassu.compare.vocabulary import HOLDER, MANY, OTHER, SECOND, THIRD, Told
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    IssueConversionShares,
    OtherAct,
    ReduceLiquidation,
)
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    AnyEvent,
    Assert,
    DeclareDividend,
    Designate,
    Issue,
    Liquidate,
    Meeting,
    Merge,
    Property,
    PublicOffering,
    Reorganize,
    Repurchase,
    Resolution,
    SellAssets,
    Split,
    Tally,
    WrittenConsent,
)

_BOARD, _PLAN = "Board of directors", "the plan"
_NAME = OtherAct("Change the company's name")


def meetings(own: Ground) -> Iterator[Told]:
    """Votes of all stock on this and that, by names and by numbers, with little and with much Common out."""
    for setting in _settings(own):
        holders = tuple(dict.fromkeys(event.to for event in setting if isinstance(event, Issue)))
        groups = {(HOLDER,), (OTHER,), holders, (HOLDER, OTHER)}
        for act in (_NAME, *_increases(own), IssueConversionShares(own.of)):
            for names in sorted(groups):
                if set(names) <= set(holders):
                    yield in_order(*setting, _meeting(own, act, names))


def _settings(own: Ground) -> Iterator[Told]:
    first = own.first
    for common in (MANY, Fraction(10), Fraction(1)):
        yield usual(own, common)
    yield everybody(own)
    part = Issue(first, own.of, Fraction(1, 2), HOLDER), Issue(first, own.common, Fraction(10), OTHER)
    yield part
    yield (*usual(own, Fraction(10)), Issue(first, own.of, Fraction(1, 2), SECOND))


def _meeting(own: Ground, act: Act, names: tuple[str, ...], of: str = "") -> Meeting:
    return Meeting(own.later(1), (Resolution(act, (Tally(holders_in_favor=names),)),), of=of)


def _increases(own: Ground) -> Iterator[Act]:
    for to in own.edges.increases:
        yield IncreaseAuthorized(own.common, to)


def approvals(own: Ground) -> Iterator[Told]:
    """Both approvals at one meeting, by the votes of some or all, with enough and too few shares."""
    full = own.edges.all_common
    for common in (MANY, full):
        for to in own.edges.increases:
            acts = (IncreaseAuthorized(own.common, to), IssueConversionShares(own.of))
            for names in ((OTHER,), (HOLDER,), (HOLDER, OTHER)):
                tally = Tally(holders_in_favor=names)
                meeting = Meeting(own.later(1), tuple(Resolution(act, (tally,)) for act in acts))
                yield in_order(*usual(own, common), meeting)
                for alone in acts:
                    yield in_order(*usual(own, common), Meeting(own.later(1), (Resolution(alone, (tally,)),)))
            for votes in own.edges.tallies:
                counted = tuple(Resolution(act, (Tally(in_favor=votes),)) for act in acts)
                yield in_order(*usual(own, common), Meeting(own.later(1), counted))


def acts_of_the_company(own: Ground) -> Iterator[Told]:
    """The company does what clauses protect a series from: without its vote, and with more and less of it."""
    for setting in (usual(own), *rivals(own), everybody(own)):
        for event, act in _deeds(own):
            yield in_order(*setting, event)
            for names in ((HOLDER,), (HOLDER, SECOND)):
                if set(names) <= {each.to for each in setting if isinstance(each, Issue)}:
                    yield from _approved(own, setting, (event, act), names)


def _approved(own: Ground, setting: Told, deed: tuple[AnyEvent, Act], names: tuple[str, ...]) -> Iterator[Told]:
    event, act = deed
    vote = (Resolution(act, (Tally(holders_in_favor=names),)),)
    yield in_order(*setting, Meeting(own.later(1), vote, of=own.of), event)
    yield in_order(*setting, WrittenConsent(own.later(1), own.of, vote), event)
    yield in_order(*setting, event, Meeting(event.date + DAY, vote, of=own.of))


def _deeds(own: Ground) -> Iterator[tuple[AnyEvent, Act]]:
    """What is done, and the act that a vote on it names."""
    day, each = own.later(2), Property((("NewCo", Fraction(1)),), Fraction(1))
    for survives in (False, True):
        yield Merge(day, "NewCo", survives, each, own.common, "in writing"), ActOn("merger")
    for extent in ("substantially all", "less than substantially all"):
        yield SellAssets(day, "Buyer", None, extent), ActOn(f"sale of {extent} assets")
    for ranks, kind in (("senior to", "senior issue"), ("with", "parity issue"), ("junior to", "junior issue")):
        yield Designate(day, "M", own.edges.pool, Fraction(10), Fraction(100), ranks, own.of), ActOn(kind)
    for act in _amendments(own):
        yield AmendCharter(day, (act,)), act
    for kind in ("capital reorganization", "reclassification", "recapitalization"):
        yield Reorganize(day, own.common, kind, Property(((own.common, Fraction(1, 2)),))), ActOn(kind)
    yield Liquidate(day, Fraction(1)), ActOn("liquidation")
    yield Split(day, own.common, Fraction(2), Fraction(1)), ActOn("split")
    yield Repurchase(day, own.common, Fraction(1), OTHER), ActOn("purchase of stock")
    yield DeclareDividend(day, own.common, Fraction(1)), ActOn("dividend on junior stock")
    yield PublicOffering(day, own.common, Fraction(1), Fraction(1)), ActOn("public offering")
    for event in _adverse(own):
        yield event, ActOn("adverse action", _PLAN)


def _amendments(own: Ground) -> Iterator[Act]:
    yield ReduceLiquidation(own.of, Fraction(1))
    for section in own.edges.sections:
        yield ChangeSection(own.of, section)
        yield ChangeSection(own.of, section.partition("(")[0])
    for name, _ in own.others:
        for ranks in ("junior to", "with", "senior to"):
            yield ChangeSeniority(own.of, ranks, name)
    for of in (own.of, own.edges.pool, own.common):
        if of:
            yield IncreaseAuthorized(of, Fraction(10) ** 12)
    yield _NAME


def _adverse(own: Ground) -> Iterator[AnyEvent]:
    day = own.later(2)
    for owned in (None, *own.edges.owned, Fraction(1)):
        for omission in (False, True):
            yield AdverseAction(day, _PLAN, own.of, "Acme" if owned else "", owned, is_omission=omission)


def judged(own: Ground) -> Iterator[Told]:
    """Somebody judges an act to be adverse, or to avoid the terms, and it is done."""
    for fact in ("adverse", "avoidance", "good faith"):
        for holds in (True, False):
            for event, act in _deeds(own):
                about = getattr(act, "about", "") or _about(event)
                record = Assert(own.later(1), fact, about, _BOARD, holds, of="" if fact == "good faith" else own.of)
                for setting in (usual(own), *rivals(own)):
                    yield in_order(*setting, record, event)
                    yield from (
                        (*story[:-1], record, story[-1])
                        for story in _approved(own, setting, (event, act), (HOLDER,))
                        if story[-1] is event
                    )


def _about(event: AnyEvent) -> str:
    for name in ("other", "to", "what", "name"):
        found = getattr(event, name, "")
        if isinstance(found, str) and found:
            return found
    return _PLAN


def consents(own: Ground) -> Iterator[Told]:
    """Common acts by written consent: with the consent of the series before, after, or without it."""
    act = OtherAct("Elect a fifth director")
    by_common = WrittenConsent(own.later(3), own.common, (Resolution(act, (Tally(holders_in_favor=(OTHER,)),)),))
    whole = WrittenConsent(own.later(3), "", (Resolution(act, (Tally(holders_in_favor=(OTHER,)),)),))
    for setting in (usual(own), *rivals(own)):
        for event in (by_common, whole):
            yield in_order(*setting, event)
            for days in (1, 4):
                prior = Resolution(ActOn("written consent", of=own.common), (Tally(holders_in_favor=(HOLDER,)),))
                day = own.later(days)
                yield in_order(*setting, event, WrittenConsent(day, own.of, (prior,)))
                yield in_order(*setting, event, Meeting(day, (prior,), of=own.of))


def later_stock(own: Ground) -> Iterator[Told]:
    """Other series come out before and after the days that terms name, and rank or amount is changed."""
    for day in own.any_days():
        for name, shares in own.others:
            for ranks in ("junior to", "with", "senior to"):
                act = ChangeSeniority(own.of, ranks, name)
                change = AmendCharter(day + timedelta(days=2), (act,))
                yield in_order(*usual(own), Issue(day, name, shares, THIRD), change)
