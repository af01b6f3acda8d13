"""Acts that clauses protect a series from, and the votes and consents on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from paripassu.compare.boundaries import Boundaries
from paripassu.model.acts import Act, ActOn, ChangeSection, ChangeSeniority, OtherAct, ReduceLiquidation
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    AnyEvent,
    Assert,
    Designate,
    Meeting,
    Resolution,
    Tally,
    WrittenConsent,
)

# The name of an event, who must hold stock for it to be told, and how it is made.
Made = tuple[str, str, Callable[..., AnyEvent]]
_BOARD, _PLAN = "Board of directors", "the plan"


def _amendments(edges: Boundaries, _holders: tuple[str, str]) -> Iterator[Made]:
    for name, act in _acts(edges):
        yield f"amend: {name}", "", lambda day, act=act: AmendCharter(day, (act,))


def _designations(edges: Boundaries, _holders: tuple[str, str]) -> Iterator[Made]:
    for ranks in ("senior to", "with", "junior to"):
        yield (
            f"designate {ranks}",
            "",
            lambda day, ranks=ranks: Designate(day, "M", edges.pool, Fraction(10), Fraction(100), ranks, edges.of),
        )


def _class_votes(edges: Boundaries, holders: tuple[str, str]) -> Iterator[Made]:
    tally = Tally(holders_in_favor=(holders[0],))
    for name, act in _acts(edges):
        yield f"vote: {name}", holders[0], lambda day, act=act: Meeting(day, (Resolution(act, (tally,)),), of=edges.of)
    plan = Resolution(ActOn("adverse action", _PLAN), (tally,))
    yield "vote: adverse", holders[0], lambda day: Meeting(day, (plan,), of=edges.of)


def _acts(edges: Boundaries) -> Iterator[tuple[str, Act]]:
    yield "reduce", ReduceLiquidation(edges.of, Fraction(1))
    for section in edges.sections:
        yield f"change {section}", ChangeSection(edges.of, section)
    for other in edges.others[:1]:
        yield f"junior to {other}", ChangeSeniority(edges.of, "junior to", other)


def _adverse(edges: Boundaries, _holders: tuple[str, str]) -> Iterator[Made]:
    yield "assert adverse", "", lambda day: Assert(day, "adverse", _PLAN, _BOARD, of=edges.of)
    for omission in (False, True):
        yield (
            f"adverse, omission {omission}",
            "",
            lambda day, omission=omission: AdverseAction(day, _PLAN, edges.of, is_omission=omission),
        )
    for owned in edges.owned or (Fraction(1),):
        yield (
            f"adverse, {owned} owned",
            "",
            lambda day, owned=owned: AdverseAction(day, _PLAN, edges.of, "Acme", owned),
        )


def _avoidance(edges: Boundaries, _holders: tuple[str, str]) -> Iterator[Made]:
    yield "assert avoidance", "", lambda day: Assert(day, "avoidance", _PLAN, _BOARD, of=edges.of)


def _consents(edges: Boundaries, holders: tuple[str, str]) -> Iterator[Made]:
    act = OtherAct("Elect a fifth director")
    by_common = Tally(holders_in_favor=(holders[1],))
    yield (
        "consent of Common",
        holders[1],
        lambda day: WrittenConsent(day, edges.common, (Resolution(act, (by_common,)),)),
    )
    prior = Resolution(ActOn("written consent", of=edges.common), (Tally(holders_in_favor=(holders[0],)),))
    yield "consent before", holders[0], lambda day: WrittenConsent(day, edges.of, (prior,))
    yield "vote before", holders[0], lambda day: Meeting(day, (prior,), of=edges.of)


ACTS: dict[str, Callable[[Boundaries, tuple[str, str]], Iterator[Made]]] = {
    "amendments": _amendments,
    "designations": _designations,
    "class votes": _class_votes,
    "adverse": _adverse,
    "avoidance": _avoidance,
    "consents": _consents,
}
