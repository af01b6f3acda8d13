"""What an event is about: the matters that clauses name, the act that a consent to it would name, and its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from paripassu.interpreter.judging import judged
from paripassu.interpreter.saying import say_act
from paripassu.interpreter.state import State
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    IncreaseAuthorized,
    IssueConversionShares,
    NewTerms,
    OtherAct,
    ReduceLiquidation,
    TreatAsLiquidation,
    WaiveAdjustment,
    WaiveDividend,
    WaiveSection,
)
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    DeclareDividend,
    Designate,
    Event,
    Liquidate,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
    SetRecordDate,
    Split,
)
from paripassu.model.matters import MATTERS, Matter
from paripassu.model.run import Judgment
from paripassu.value import Value

SUBSTANTIALLY_ALL = "sale of substantially all assets"
LESS = "sale of less than substantially all assets"


@frozen(eq=False, repr=False)
class About(Value):
    """One thing that an event is about.

    `kind` is a Matter kind, `of` the class concerned ("" for none or all); `names` are what a judgment may call it;
    `unjudged` says which judgment is missing to know that it is of this kind, `judgment` which one decided it.
    """

    kind: str
    act: Act
    of: str = ""
    names: tuple[str, ...] = ()
    unjudged: str = ""
    judgment: Judgment | None = None

    @property
    def words(self) -> str:
        """How an explanation says it: `sale of the plant`, `merger or consolidation with NewCo`."""
        return self.names[0]


def about(event: Event, state: State) -> tuple[About, ...]:
    """Everything that an event is about, as the terms would name it; () for what no clause has a word for."""
    tell = _ABOUT.get(type(event))
    return tuple(tell(event, state)) if tell is not None else ()


def _planned(kind: str, event: Event, about_what: str = "", of: str = "") -> About:
    act = ActOn(kind, about_what, event.date, of)
    names = (say_act(act), about_what, MATTERS[kind], kind) if about_what else (say_act(act), MATTERS[kind], kind)
    return About(kind, act, of, names)


def _merger(event: Merge, state: State) -> Iterator[About]:
    del state
    yield _planned("merger", event, event.other)


def _sale(event: SellAssets, state: State) -> Iterator[About]:
    """A sale is of substantially all assets where the script says so, or else where somebody judged it to be."""
    kind = LESS if event.extent == "less than substantially all" else SUBSTANTIALLY_ALL
    thing = _planned(kind, event, event.to)
    judgment = judged(state, "substantially all", thing.names)
    unjudged = ""
    if not event.extent and judgment is None:
        unjudged = f"whether the assets sold to {event.to} are substantially all (a judgment: assert it, and by whom)"
    elif not event.extent and judgment is not None and not judgment.holds:
        thing = _planned(LESS, event, event.to)
    elif judgment is not None and judgment.holds != (kind == SUBSTANTIALLY_ALL):
        # The script itself says what was sold; a judgment that says otherwise is not what it goes by.
        judgment = None
    yield About(thing.kind, thing.act, thing.of, thing.names, unjudged, judgment)


def _reorganization(event: Reorganize, state: State) -> Iterator[About]:
    del state
    yield _planned(event.kind, event, of=event.of)


def _split(event: Split, state: State) -> Iterator[About]:
    del state
    yield _planned("split", event, of=event.of)


def _liquidation(event: Liquidate, state: State) -> Iterator[About]:
    del state
    yield _planned("liquidation", event)


def _repurchase(event: Repurchase, state: State) -> Iterator[About]:
    del state
    yield _planned("redemption of stock" if event.is_redemption else "purchase of stock", event, of=event.of)


def _record_date(event: SetRecordDate, state: State) -> Iterator[About]:
    del state
    yield _planned(event.purpose, event, of=event.of)


def _dividend(event: DeclareDividend, state: State) -> Iterator[About]:
    """A dividend is declared for those who hold on its record date; without one there is nothing to announce."""
    del state
    if event.record_date is not None:
        yield _planned("record date for dividend", event, of=event.on)


def _adverse_action(event: AdverseAction, state: State) -> Iterator[About]:
    del state
    act = ActOn("adverse action", event.what, event.date)
    yield About("adverse action", act, event.of, (event.what,))


def _designation(event: Designate, state: State) -> Iterator[About]:
    del state
    kind = {"senior to": "senior issue", "with": "parity issue"}.get(event.ranks, "junior issue")
    act = ActOn(kind, event.name, event.date)
    yield About(kind, act, event.ranks_to, (f"series {event.name}", event.name))


def spelled_out(acts: tuple[Act, ...], state: State) -> tuple[Act, ...]:
    """Acts with what a new paper for a series does in the place of the paper, as far as it does anything."""
    return tuple(each for act in acts for each in (_restated(act, state) if isinstance(act, NewTerms) else (act,)))


def _restated(act: NewTerms, state: State) -> tuple[Act, ...]:
    """What a paper does, by the terms as they were before it: those who ask afterwards are told what it has done."""
    from paripassu.interpreter.restating import restated_acts  # noqa: PLC0415 - hardly any story restates terms

    known = state.restated.get((state.steps_told, act.of, act.file))
    if known is None:
        known = state.restated[state.steps_told, act.of, act.file] = restated_acts(act, state) or (act,)
    return known


def _amendment(event: AmendCharter, state: State) -> Iterator[About]:
    for act in spelled_out(event.acts, state):
        yield About(kind_of(act), act, getattr(act, "of", ""), (say_act(act),))


_ABOUT: dict[type[Event], Callable[[Any, State], Iterator[About]]] = {
    Merge: _merger,
    SellAssets: _sale,
    Reorganize: _reorganization,
    Split: _split,
    Liquidate: _liquidation,
    Repurchase: _repurchase,
    SetRecordDate: _record_date,
    DeclareDividend: _dividend,
    AdverseAction: _adverse_action,
    Designate: _designation,
    AmendCharter: _amendment,
}


# One entry for each member of Act but those that name their matter themselves; a test holds the two together.
KINDS: dict[type, str] = {
    WaiveAdjustment: "waiver of adjustment",
    WaiveDividend: "waiver of dividend",
    WaiveSection: "waiver of section",
    ConvertSeries: "conversion of the series",
    ReduceLiquidation: "amendment reducing liquidation amount",
    ChangeSeniority: "amendment changing seniority",
    ChangeSection: "amendment changing section",
    NewTerms: "amendment",
    IncreaseAuthorized: "increase of authorized",
    IssueConversionShares: "issuance of conversion shares",
    TreatAsLiquidation: "treatment as a liquidation",
    OtherAct: "amendment",
}


def kind_of(act: Act) -> str:
    """The Matter kind that an act belongs to."""
    return act.matter if isinstance(act, ActOn) else KINDS[type(act)]


def was_outstanding(state: State, of: str, matter: Matter) -> bool:
    """Whether a class was outstanding on the day that a matter speaks of: by the terms, or by what was issued."""
    if matter.on is None:
        return True
    stock = state.stock(of)
    designation = stock.designation
    if designation is not None and designation.outstanding_on is not None:
        return designation.outstanding_on.value <= matter.on
    given = state.given(of, "outstanding on")
    if given is not None and given.on is not None:
        return given.on <= matter.on
    return state.out_on(of, matter.on) > 0
