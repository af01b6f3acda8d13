"""Whether a deal that the terms deem a liquidation is one: what the holders keep, and what they elect beforehand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial

from attrs import frozen

from paripassu.interpreter.acts_of import About
from paripassu.interpreter.consents import covers
from paripassu.interpreter.deciding import Asking, Decided, decided, say_deciders, with_parity
from paripassu.interpreter.duties import CALENDAR, before
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.interpreter.votes import is_enough, say_threshold
from paripassu.model.acts import Act, ActOn, TreatAsLiquidation
from paripassu.model.citations import Item
from paripassu.model.clauses import Liquidation
from paripassu.model.events import Event, Meeting, Merge, WrittenConsent
from paripassu.model.matters import MATTERS, Matter
from paripassu.model.rights import Waiver
from paripassu.model.run import Input, Reason
from paripassu.money import show_percent
from paripassu.value import Value

_ALL = Fraction(1)


@frozen(eq=False, repr=False)
class Deemed(Value):
    """Whether a deal is a liquidation for a series, and why; None where a fact is `missing`."""

    holds: bool | None
    reason: Reason
    missing: str = ""


def is_deemed(clause: Liquidation, item: Item[Matter], event: Event, thing: About, state: State) -> Deemed:
    """Go through what the terms make a deemed liquidation depend on; the first thing that stands against it decides."""
    for asked in (_kept, _elected, _waived):
        found = asked(clause, item, event, thing, state)
        if found is not None:
            return found
    judgments = (thing.judgment,) if thing.judgment is not None else ()
    words = f"The {MATTERS[thing.kind]} is deemed a liquidation"
    if isinstance(event, Merge) and item.value.unless_kept is not None and event.kept is not None:
        words += (
            f": the holders keep {show_percent(event.kept)} of the votes, not {say_threshold(item.value.unless_kept)}"
        )
    return Deemed(True, Reason(f"{words}.", (item.cite,), judgments=judgments))


def _kept(clause: Liquidation, item: Item[Matter], event: Event, thing: About, state: State) -> Deemed | None:
    """A deal after which the holders keep enough of the votes is none."""
    del clause, state
    threshold = item.value.unless_kept
    if threshold is None or not isinstance(event, Merge):
        return None
    if event.kept is None:
        missing = f"whether the holders keep {say_threshold(threshold)} of the votes"
        text = f"The {MATTERS[thing.kind]} is no liquidation if they keep {say_threshold(threshold)} of the votes."
        return Deemed(None, Reason(text, (item.cite,)), missing)
    if not is_enough(threshold, event.kept, _ALL):
        return None
    text = (
        f"The {MATTERS[thing.kind]} is no liquidation: the holders keep {show_percent(event.kept)} of the votes, "
        f"{say_threshold(threshold)}."
    )
    return Deemed(False, Reason(text, (item.cite,), (Input("votes kept", event.kept, "percent"),)))


def _elected(clause: Liquidation, item: Item[Matter], event: Event, thing: About, state: State) -> Deemed | None:
    """Where it is one only if holders say so, their silence decides against it."""
    del item
    rule = clause.deemed_only_if
    if rule is None:
        return None
    wanted = TreatAsLiquidation(thing.kind, is_one=True, about=_about(thing), on=event.date)
    if not rule.value:
        return _by_all(rule, wanted, thing, state)
    found = _decisions(state, rule.value, wanted, None)
    return _settled(found, rule, thing, wants=True)


def _about(thing: About) -> str:
    return thing.act.about if isinstance(thing.act, ActOn) else ""


def _by_all(rule: Item[tuple[Waiver, ...]], wanted: TreatAsLiquidation, thing: About, state: State) -> Deemed | None:
    from paripassu.interpreter.approvals import standing  # noqa: PLC0415 - few terms ask all stockholders

    told: list[Meeting | WrittenConsent] = [*state.past(Meeting), *state.past(WrittenConsent)]
    found = standing(state, told, partial(covers, wanted=wanted), "")
    if found is not None and found[1].passed:
        return None
    words = f"The {MATTERS[thing.kind]} is a liquidation only if the stockholders elect so"
    if found is not None and found[1].passed is None:
        missing = f"the votes on its treatment as a liquidation on {found[0].date}"
        return Deemed(None, Reason(f"{words}.", (rule.cite,), because=(found[1].reason,)), missing)
    because = () if found is None else (found[1].reason,)
    return Deemed(False, Reason(f"{words}, and they did not.", (rule.cite,), because=because))


def _waived(clause: Liquidation, item: Item[Matter], event: Event, thing: About, state: State) -> Deemed | None:
    """It is none where holders elected otherwise, in writing and in time."""
    del item
    rule, early = clause.deemed_waiver, clause.deemed_waiver_before
    if rule is None:
        return None
    until: date | None = None
    if early is not None:
        until = before(state, event.date, early.value)
        if until is None:
            return Deemed(None, Reason("The last day to elect otherwise cannot be counted.", (rule.cite,)), CALENDAR)
    wanted = TreatAsLiquidation(thing.kind, is_one=False, about=_about(thing), on=event.date)
    return _settled(_decisions(state, rule.value, wanted, until), rule, thing, wants=False)


def _decisions(state: State, deciders: tuple[Waiver, ...], wanted: Act, until: date | None) -> tuple[Decided, ...]:
    asking = Asking(partial(covers, wanted=wanted), in_writing=True, until=until)
    return tuple(decided(state, with_parity(state, decider), asking) for decider in deciders)


def _settled(found: tuple[Decided, ...], rule: Item[tuple[Waiver, ...]], thing: About, *, wants: bool) -> Deemed | None:
    """What the decisions of all come to: one that is lacking decides, then one that is not known."""
    inputs = tuple(figure for each in found for figure in each.inputs)
    whose = say_deciders(rule.value)
    name = MATTERS[thing.kind]
    if any(each.is_enough is False for each in found):
        if not wants:
            return None
        text = f"The {name} is a liquidation only if {whose} elect so in writing, and they did not."
        return Deemed(False, Reason(text, (rule.cite,), inputs))
    missing = next((each.missing for each in found if each.missing), "")
    if missing:
        text = f"Whether {whose} elected in writing is not known: {missing} is missing."
        return Deemed(None, Reason(text, (rule.cite,)), missing)
    if wants:
        return None
    days = listed(tuple(dict.fromkeys(day for each in found for day in each.days)))
    text = f"The {name} is no liquidation: {whose} elected otherwise in writing on {days}."
    return Deemed(False, Reason(text, (rule.cite,), inputs))
