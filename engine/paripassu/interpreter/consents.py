"""Whether those whose consent an act needs have given it: the count behind it, and what is short."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from paripassu.interpreter.acts_of import About
from paripassu.interpreter.deciding import Asking, Decided, decided, with_parity
from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.saying import listed, sentence
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import shares_by_holder
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import say_threshold
from paripassu.model.acts import Act, ActOn, ChangeSection, NewTerms, ReduceLiquidation, TreatAsLiquidation
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule
from paripassu.model.rights import Sunset, Waiver
from paripassu.model.run import BREACH, UNDETERMINED, VOID, Input, Judgment, Reason
from paripassu.money import show_exact, show_percent, show_shares


def covers(act: Act, wanted: Act) -> bool:
    """Whether consent to `act` is consent to `wanted`: the same act, or one that says less and leaves nothing out."""
    if act == wanted:
        return True
    alike = _COVERS.get(type(act))
    return alike is not None and alike(act, wanted)


def _planned(act: ActOn, wanted: Act) -> bool:
    if isinstance(wanted, ActOn):
        told = (act.about in {"", wanted.about}, act.of in {"", wanted.of}, act.on in {None, wanted.on})
        return act.matter == wanted.matter and all(told)
    return act.matter == "amendment" and act.about == "" and not isinstance(wanted, TreatAsLiquidation)


def _treatment(act: TreatAsLiquidation, wanted: Act) -> bool:
    if not isinstance(wanted, TreatAsLiquidation) or (act.matter, act.is_one) != (wanted.matter, wanted.is_one):
        return False
    return act.about in {"", wanted.about} and act.on in {None, wanted.on}


def _reduction(act: ReduceLiquidation, wanted: Act) -> bool:
    return isinstance(wanted, ReduceLiquidation) and act.of == wanted.of and act.to is None


def _change(act: ChangeSection, wanted: Act) -> bool:
    if not isinstance(wanted, ChangeSection) or act.of != wanted.of:
        return False
    return is_under(wanted.section, act.section) and act.only_for in {(), wanted.only_for}


def _new_terms(act: NewTerms, wanted: Act) -> bool:
    """Who consents to the whole paper consents to each change that is in it."""
    return not isinstance(wanted, ActOn) and getattr(wanted, "of", "") == act.of


_COVERS: dict[type, Callable[[Any, Act], bool]] = {
    ActOn: _planned,
    TreatAsLiquidation: _treatment,
    ReduceLiquidation: _reduction,
    ChangeSection: _change,
    NewTerms: _new_terms,
}


def answer(
    state: State, item: Item[ConsentRule], thing: About, judgments: tuple[Judgment, ...] = ()
) -> Objection | Reason:
    """A breach where the consent that a rule asks for is lacking, else the reason why it is enough."""
    rule = item.value
    affected = thing.act.only_for if isinstance(thing.act, ChangeSection) else ()
    asking = Asking(partial(covers, wanted=thing.act), rule.in_writing, affected=affected)
    asked = (Waiver(rule.of, rule.threshold, rule.counted_by, rule.with_parity), *rule.also)
    found = tuple(decided(state, with_parity(state, decider), asking) for decider in asked)
    inputs = tuple(figure for each in found for figure in each.inputs)
    lacking = tuple(each for each in found if each.is_enough is False)
    unknown = next((each.missing for each in found if each.missing), "")
    if lacking:
        text = " ".join(_lacking(rule, thing, each) for each in lacking)
        reason = Reason(text, (item.cite,), inputs, judgments=judgments)
        return Objection(VOID, reason, code="R316") if rule.else_void else Objection(BREACH, reason)
    if unknown:
        text = f"Whether those asked consented to the {thing.words} is not known: {unknown} is missing."
        outcomes = ("allowed", f"{'void' if rule.else_void else 'a breach'} under {item.cite.section}")
        reason = Reason(text, (item.cite,), judgments=judgments)
        return Objection(UNDETERMINED, reason, missing=unknown, outcomes=outcomes)
    return Reason(" ".join(_enough(thing, each) for each in found), (item.cite,), inputs, judgments=judgments)


def _enough(thing: About, found: Decided) -> str:
    whom = listed(found.decider.of)
    if found.decider.threshold.holders:
        return f"{found.holders} holders of {whom} consented to the {thing.words} on {listed(found.days)}."
    words = say_threshold(found.decider.threshold)
    return (
        f"{show_exact(found.in_favor)} of {show_shares(found.outstanding)} {_of_what(found)}{whom} consented to the "
        f"{thing.words} on {listed(found.days)}; {words} is {found.needed}."
    )


def _of_what(found: Decided) -> str:
    return "" if found.decider.counted_by == "shares" else f"{found.noun} of "


def _lacking(rule: ConsentRule, thing: About, found: Decided) -> str:
    prior = " beforehand" if rule.is_prior else ""
    how = " in writing" if rule.in_writing else ""
    whose = f"of {say_threshold(found.decider.threshold)} of {listed(found.decider.of)}"
    text = f"The {thing.words} needs the consent{how}{prior} {whose}, {found.needed}; "
    return sentence(text + (f"{found.given} consented." if found.days else "none was given."))


def lapsed(state: State, lapses: Item[Sunset] | None, day: date) -> Reason | None:
    """Why a right has ended; None while it lasts."""
    if lapses is None:
        return None
    sunset, cites = lapses.value, (lapses.cite,)
    if sunset.on is not None:
        text = f"The right ended on {sunset.on}."
        return Reason(text, cites, (Input("ended", sunset.on, "date"),)) if day >= sunset.on else None
    left = sum((sum(shares_by_holder(state, of, None).values(), NOTHING) for of in sunset.of), NOTHING)
    issued = sum((_issued(state, of) for of in sunset.of), NOTHING)
    least = sunset.count if sunset.count is not None else (sunset.part or NOTHING) * issued
    if left >= least:
        return None
    part = f"{show_percent(sunset.part)} of the {show_shares(issued)} issued, " if sunset.part is not None else ""
    text = (
        f"The right has ended: {show_shares(left)} {listed(sunset.of)} are left, fewer than {part}{show_exact(least)}."
    )
    return Reason(text, cites, (Input("left", left, "shares"), Input("needed", least, "shares")))


def _issued(state: State, of: str) -> Fraction:
    names = (of, *(series.name for series in state.terms.series_of(of)))
    return sum((state.issued.get(name, NOTHING) for name in names), NOTHING)
