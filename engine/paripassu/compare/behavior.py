"""One story told under two term sets: the first event that comes out otherwise, and what remains otherwise.

Time passes between events and breaches duties; such steps have no place of their own in the story, so they are compared
through the duties that are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.compare.owing import owed, rates
from paripassu.interpreter.state import State
from paripassu.model.events import AnyEvent, PassTime
from paripassu.model.run import (
    Converted,
    CountChanged,
    Duty,
    DutyChanged,
    Effect,
    EntitlementChanged,
    HoldingChanged,
    Noted,
    Paid,
    Reason,
    Run,
    Step,
    StockChanged,
    Tallied,
    TermChanged,
    Undetermined,
)

NOTHING = Fraction(0)
Fact = tuple[str, str, str]  # (kind, what it is about, a further mark)
Value = Fraction | date | str


@frozen
class Outcome:
    """One thing that came out: its value, and why."""

    value: tuple[Value, ...]
    reason: Reason | None = None


@frozen
class OutcomeDifference:
    """One thing that came out otherwise: `kind` is "ruling", "holding", "payment", "duty", "owed", "quantity", ..."""

    kind: str
    what: tuple[str, ...]
    ours: Outcome | None
    theirs: Outcome | None


@frozen
class StepDifference:
    """One event that comes out otherwise."""

    number: int
    event: AnyEvent
    outcomes: tuple[OutcomeDifference, ...]


@frozen
class StoryComparison:
    """A story under both term sets; `steps` are all events that come out otherwise, in order."""

    name: str
    ours: Run
    theirs: Run
    steps: tuple[StepDifference, ...]
    remains: tuple[OutcomeDifference, ...]

    @property
    def first(self) -> StepDifference | None:
        """The event at which the two part ways."""
        return self.steps[0] if self.steps else None

    @property
    def is_same(self) -> bool:
        """Whether nothing came out otherwise."""
        return not self.steps and not self.remains


def compare_runs(name: str, ours: Run, theirs: Run) -> StoryComparison:
    """Compare two runs of the same events, step by step and at their end."""
    steps = []
    for number, (one, other) in enumerate(zip(_told(ours), _told(theirs), strict=False), 1):
        found = tuple(_differing(_outcomes(one), _outcomes(other)))
        if found:
            steps.append(StepDifference(number, one.event, found))
    remains = tuple(_differing(_remaining(ours), _remaining(theirs)))
    return StoryComparison(name, ours, theirs, tuple(steps), remains)


def told_alike(ours: list[Step], theirs: list[Step]) -> bool:
    """Whether the same event, with what time brought about before it, came out alike on both sides."""
    if len(ours) != len(theirs):
        return False
    return all(
        one.ruling == other.ruling and _values(_outcomes(one)) == _values(_outcomes(other))
        for one, other in zip(ours, theirs, strict=True)
    )


def _told(run: Run) -> list[Step]:
    return [step for step in run.steps if not isinstance(step.event, PassTime)]


def _values(outcomes: dict[Fact, Outcome]) -> dict[Fact, tuple[Value, ...]]:
    return {fact: outcome.value for fact, outcome in outcomes.items()}


def _differing(ours: dict[Fact, Outcome], theirs: dict[Fact, Outcome]) -> Iterator[OutcomeDifference]:
    for fact in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(fact), theirs.get(fact)
        if one is None or other is None or one.value != other.value:
            yield OutcomeDifference(fact[0], tuple(part for part in fact[1:] if part), one, other)


def _outcomes(step: Step) -> dict[Fact, Outcome]:
    """What one step ruled and did."""
    because = step.reasons[0] if step.reasons else None
    # Sections have other numbers elsewhere, so what an act runs afoul of is compared by how many grounds there are.
    grounds = (f"on {len(step.reasons)} grounds",) if len(step.reasons) > 1 else ()
    found: dict[Fact, Outcome] = {("ruling", "", ""): Outcome((step.ruling, *grounds), because)}
    for effect in step.effects:
        told = _effect(effect)
        if told is not None:
            _add(found, *told)
    return found


def _add(found: dict[Fact, Outcome], fact: Fact, outcome: Outcome) -> None:
    """Keep an outcome; several payments of one kind to one holder are one amount."""
    before = found.get(fact)
    if before is not None and fact[0] == "payment":
        amount = before.value[0]
        more = outcome.value[0]
        if isinstance(amount, Fraction) and isinstance(more, Fraction):
            outcome = Outcome((amount + more,), before.reason)
    found[fact] = outcome


def _effect(effect: Effect) -> tuple[Fact, Outcome] | None:
    """What an effect comes to; conversions and notes are told by what follows from them."""
    if isinstance(effect, Noted):
        return _note(effect)
    if isinstance(effect, Converted | StockChanged):
        return None
    return _fact(effect), Outcome(_value(effect), effect.reason)


# Days that a note alone tells and that a script can expect: what they are called there, and as an outcome. The last day
# for a notice is none of them, since a duty or a breach tells it better.
_DAYS = {"received": "receipt of notice"}


def _note(note: Noted) -> tuple[Fact, Outcome] | None:
    """What a note tells that a script can expect: a reorganization, a shortage of shares, a day for a notice."""
    if note.topic:
        return ("reorganization", note.of, ""), Outcome((note.topic,), note.reason)
    if note.short_by is not None:
        return ("shortage", note.of, ""), Outcome((note.short_by,), note.reason)
    for figure in note.reason.inputs:
        if figure.name in _DAYS:
            return (_DAYS[figure.name], note.of, ""), Outcome((figure.value,), note.reason)
    return None


_Factual = (
    HoldingChanged | CountChanged | Paid | DutyChanged | TermChanged | EntitlementChanged | Tallied | Undetermined
)


def _fact(effect: _Factual) -> Fact:
    """What an effect is about."""
    match effect:
        case HoldingChanged():
            return "holding", effect.of, effect.holder
        case CountChanged():
            return "count", effect.of, effect.count
        case Paid():
            return "payment", effect.of, effect.to
        case DutyChanged():
            return _of_duty(effect.duty)
        case TermChanged():
            return "quantity", effect.of, effect.quantity
        case _:
            return _of_question(effect)


def _of_question(effect: EntitlementChanged | Tallied | Undetermined) -> Fact:
    if isinstance(effect, Tallied):
        return "vote", effect.what, effect.of
    if isinstance(effect, EntitlementChanged):
        return "entitlement", effect.of, ""
    return "open question", effect.missing, ""


def _of_duty(duty: Duty) -> Fact:
    return "duty", f"{duty.what} ({duty.kind or duty.of})", duty.to


def _value(effect: _Factual) -> tuple[Value, ...]:
    match effect:
        case Paid():
            return (effect.amount,)
        case DutyChanged():
            return _standing(effect.duty)
        case EntitlementChanged():
            each = effect.each
            return (each.cash, *(part for name, count in each.securities for part in (name, count)))
        case Undetermined():
            return ("undetermined",)
        case Tallied():
            verdict = {True: "passed", False: "not passed", None: "not known"}[effect.passed]
            return (verdict,) if effect.in_favor is None else (verdict, effect.in_favor)
        case _:
            return (effect.after,)


def _standing(duty: Duty) -> tuple[Value, ...]:
    return (duty.status, duty.due) if duty.due is not None else (duty.status,)


def _remaining(run: Run) -> dict[Fact, Outcome]:
    """What is left at the end: holdings, counts, payments and duties; rates are terms and are compared as terms."""
    residual = run.residual
    found: dict[Fact, Outcome] = {}
    for of, holder, shares in residual.holdings:
        found["holding", of, holder] = Outcome((shares,))
    for counts in residual.counts:
        found["count", counts.of, "outstanding"] = Outcome((counts.outstanding,))
        found["count", counts.of, "reserved"] = Outcome((counts.reserved,))
    for paid in residual.payments:
        _add(found, ("payment", paid.of, paid.to), Outcome((paid.amount,), paid.reason))
    for duty in residual.duties:
        found[_of_duty(duty)] = Outcome(_standing(duty), duty.reason)
    if isinstance(run.state, State) and run.state.today is not None:
        for (of, holder), amount in owed(run.state).items():
            found["owed", of, holder] = Outcome((amount,))
        for (of, name), rate in rates(run.state).items():
            found["quantity", of, name] = Outcome((rate,))
    return found
