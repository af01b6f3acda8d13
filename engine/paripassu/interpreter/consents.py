"""Whether those whose consent an act needs have given it: the count behind it, and what is short."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.acts_of import About
from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.saying import listed, sentence
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import Count, count, tally_of
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import is_enough, say_needed
from paripassu.model.acts import Act, ActOn, ChangeSection, ReduceLiquidation
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule
from paripassu.model.events import Meeting, WrittenConsent
from paripassu.model.run import BREACH, Input, Judgment, Reason
from paripassu.money import show_exact, show_shares
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Consent(Value):
    """What the classes asked have consented to, put together: shares in favor, of those outstanding, and when."""

    in_favor: Fraction
    outstanding: Fraction
    days: tuple[str, ...]


def covers(act: Act, wanted: Act) -> bool:
    """Whether consent to `act` is consent to `wanted`: the same act, or one that says less and leaves nothing out."""
    if act == wanted:
        return True
    match act, wanted:
        case ActOn(), ActOn():
            told = (act.about in {"", wanted.about}, act.of in {"", wanted.of}, act.on in {None, wanted.on})
            return act.matter == wanted.matter and all(told)
        case ActOn(matter="amendment"), _:
            return act.about == "" and not isinstance(wanted, ActOn)
        case ReduceLiquidation(), ReduceLiquidation():
            return act.of == wanted.of and act.to is None
        case ChangeSection(), ChangeSection():
            return act.of == wanted.of and is_under(wanted.section, act.section)
        case _:
            return False


def answer(
    state: State, item: Item[ConsentRule], thing: About, judgments: tuple[Judgment, ...] = ()
) -> Objection | Reason:
    """A breach where the consent that a rule asks for is lacking, else the reason why it is enough."""
    rule = item.value
    given = _given(state, rule, thing.act)
    threshold, whom = rule.threshold, listed(rule.of)
    needed = say_needed(threshold, given.outstanding, "shares")
    inputs = (Input("consented", given.in_favor, "shares"), Input("outstanding", given.outstanding, "shares"))
    if is_enough(threshold, given.in_favor, given.outstanding):
        text = (
            f"{show_exact(given.in_favor)} of {show_shares(given.outstanding)} {whom} consented to the {thing.words} "
            f"on {listed(given.days)}; a {threshold.words} is {needed}."
        )
        return Reason(text, (item.cite,), inputs, judgments=judgments)
    prior = " beforehand" if rule.is_prior else ""
    how = " in writing" if rule.in_writing else ""
    text = f"The {thing.words} needs the consent{how}{prior} of a {threshold.words} of {whom}, {needed}; "
    text += f"{show_exact(given.in_favor)} consented." if given.days else "none was given."
    return Objection(BREACH, Reason(sentence(text), (item.cite,), inputs, judgments=judgments))


def _given(state: State, rule: ConsentRule, wanted: Act) -> Consent:
    """The most that each class asked has consented to, with what is outstanding of all of them."""
    in_favor, outstanding, days = NOTHING, NOTHING, []
    for of in rule.of:
        best = max(_counts(state, rule, of, wanted), key=lambda pair: pair[1].in_favor, default=None)
        if best is None:
            outstanding += state.out(of)
            continue
        event, counted = best
        in_favor += counted.in_favor
        outstanding += counted.outstanding
        days.append(str(event.date))
    return Consent(in_favor, outstanding, tuple(dict.fromkeys(days)))


def _counts(state: State, rule: ConsentRule, of: str, wanted: Act) -> Iterator[tuple[Meeting | WrittenConsent, Count]]:
    """Every count so far by which a class spoke on an act; a vote at a meeting is no consent in writing."""
    told: list[Meeting | WrittenConsent] = [*state.past(WrittenConsent)]
    told += [] if rule.in_writing else state.past(Meeting)
    for event in told:
        for resolution in event.resolutions:
            tally = tally_of(event, resolution, of) if covers(resolution.act, wanted) else None
            if tally is not None:
                yield event, count(state, event, tally, of)
