"""What an event is about: the matters that clauses name, and the act that a consent to it would name."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from paripassu.interpreter.state import State
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    ReduceLiquidation,
)
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    Designate,
    Event,
    Liquidate,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
    SetRecordDate,
    Split,
    WrittenConsent,
)
from paripassu.model.matters import Matter
from paripassu.model.run import Judgment
from paripassu.value import Value

SUBSTANTIALLY_ALL = "sale of substantially all assets"
LESS = "sale of less than substantially all assets"


@frozen(eq=False, repr=False)
class About(Value):
    """One thing that an event is about; `unjudged` names the judgment that is missing to know it."""

    kind: str
    act: Act
    of: str = ""
    unjudged: str = ""
    judgment: Judgment | None = None


def about(event: Event, state: State) -> Iterator[About]:  # noqa: C901 - one line for each kind of event
    """Everything that an event is about, as the terms would name it."""
    match event:
        case Merge():
            yield About("merger", ActOn("merger", event.other))
        case SellAssets():
            yield _sale(event, state)
        case Reorganize():
            yield About(event.kind, ActOn(event.kind), of=event.of)
        case Split():
            yield About("split", ActOn("split"), of=event.of)
        case Liquidate():
            yield About("liquidation", ActOn("liquidation"))
        case Repurchase():
            kind = "redemption of stock" if event.is_redemption else "purchase of stock"
            yield About(kind, ActOn(kind), of=event.of)
        case SetRecordDate():
            yield About(event.purpose, ActOn(event.purpose), of=event.of)
        case AdverseAction():
            yield About("adverse action", ActOn("adverse action", event.what), of=event.of)
        case Designate():
            yield About(_rank_matter(event), ActOn(_rank_matter(event), event.name), of=event.ranks_to)
        case WrittenConsent():
            yield About("written consent", ActOn("written consent", of=event.of), of=event.of)
        case AmendCharter():
            for act in event.acts:
                yield About(_amendment(act), act, of=getattr(act, "of", ""))
        case _:
            return


def _sale(event: SellAssets, state: State) -> About:
    if event.extent:
        kind = SUBSTANTIALLY_ALL if event.extent == "substantially all" else LESS
        return About(kind, ActOn(kind, event.to))
    judgment = state.judgment("substantially all", event.to) or state.judgment("substantially all")
    if judgment is None:
        missing = f"whether the assets sold to {event.to} are substantially all (a judgment: assert it, and by whom)"
        return About(SUBSTANTIALLY_ALL, ActOn(SUBSTANTIALLY_ALL, event.to), unjudged=missing)
    kind = SUBSTANTIALLY_ALL if judgment.holds else LESS
    return About(kind, ActOn(kind, event.to), judgment=judgment)


def _rank_matter(event: Designate) -> str:
    return {"senior to": "senior issue", "with": "parity issue"}.get(event.ranks, "junior issue")


def _amendment(act: Act) -> str:
    match act:
        case ReduceLiquidation():
            return "amendment reducing liquidation amount"
        case ChangeSeniority():
            return "amendment changing seniority"
        case ChangeSection():
            return "amendment changing section"
        case IncreaseAuthorized():
            return "increase of authorized"
        case _:
            return "amendment"


def was_outstanding(state: State, of: str, matter: Matter) -> bool:
    """Whether a class was outstanding on the day that a matter speaks of: by the terms, or by what was issued."""
    if matter.on is None:
        return True
    stock = state.terms.stock(of)
    if stock is None:
        return False
    designation = stock.designation
    if designation is not None and designation.outstanding_on is not None:
        return designation.outstanding_on.value <= matter.on
    given = state.given(of, "outstanding on")
    if given is not None and given.on is not None:
        return given.on <= matter.on
    return state.out_on(of, matter.on) > 0
