"""What a script can expect of the outcomes in which two sides differ: lines that the first side is known to meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from paripassu.compare.behavior import Outcome, OutcomeDifference, StoryComparison
from paripassu.interpreter.evaluate import quantity_of
from paripassu.interpreter.expect import check
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.run import BREACH, UNDETERMINED, VOID, Run
from paripassu.model.script import (
    Expectation,
    ExpectCount,
    ExpectDuty,
    ExpectEntitlement,
    ExpectHolds,
    ExpectMailing,
    ExpectOwed,
    ExpectPaid,
    ExpectQuantity,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)
from paripassu.value import Value, frozen

_COUNTS = {"outstanding", "authorized", "reserved", "unissued", "undesignated", "issuable"}
_QUANTITIES = {
    "conversion rate",
    "conversion price",
    "liquidation amount",
    "stated value",
    "redemption price",
    "dividend rate",
    "full dividend",
}


@frozen(eq=False, repr=False)
class Expected(Value):
    """An outcome that differs, and what a script can expect of it on the first side (None: nothing)."""

    outcome: OutcomeDifference
    line: Expectation | None = None


def expected(found: StoryComparison) -> Iterator[Expected]:
    """All outcomes of the event at which the sides part, or else of what remains, with what can be expected of each."""
    differing = found.steps[-1].outcomes if found.steps else found.remains
    state = found.ours.state
    for each in differing:
        lines = _LINES[each.kind](each, found) if each.kind in _LINES and isinstance(state, State) else ()
        met = (line for line in lines if isinstance(state, State) and check(line, state).is_met)
        yield Expected(each, next(met, None))


def _ruling(each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    ruling = str(each.ours.value[0]) if each.ours is not None else ""
    theirs = str(each.theirs.value[0]) if each.theirs is not None else ""
    step = found.ours.steps[-1]
    if ruling == UNDETERMINED:
        yield ExpectRuling(ruling, missing=step.missing)
    cited = [cite.section for reason in step.reasons for cite in reason.cites if cite.series]
    if ruling in {VOID, BREACH}:
        sections = tuple(dict.fromkeys(cited))
        yield from (ExpectRuling(ruling, sections[:number]) for number in range(len(sections), 0, -1))
    if ruling != theirs:
        yield ExpectRuling(ruling)


def _holding(each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    of, holder = each.what
    state = _state(found.ours)
    yield ExpectHolds(holder, state.held(of, holder), of, of_others=state.terms.stock(of) is None)


def _count(each: OutcomeDifference, _found: StoryComparison) -> Iterator[Expectation]:
    of, count = each.what
    value = _number(each.ours)
    if count in _COUNTS and value is not None:
        yield ExpectCount(of, count, value)


def _payment(each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    of, holder = each.what
    paid = found.ours.residual.payments
    total = sum((one.amount for one in paid if (one.of, one.to) == (of, holder) and one.kind != "trust"), NOTHING)
    yield ExpectPaid(total, holder, of)


def _duty(each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    """The duty as it stands, by its section; that there is none, where only the second side has it."""
    for run, is_there in ((found.ours, True), (found.theirs, False)):
        for duty in reversed(run.residual.duties):
            if f"{duty.what} ({duty.kind or duty.of})" != each.what[0]:
                continue
            if is_there:
                yield ExpectDuty(duty.cite.section, duty.status, duty.due if duty.status == "due" else None, duty.to)
                yield ExpectDuty(duty.cite.section, duty.status, to=duty.to)
            else:
                yield ExpectDuty(duty.cite.section, "none", to=duty.to)


def _quantity(each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    of, name = each.what
    state = _state(found.ours)
    stock = state.terms.stock(of)
    value = quantity_of(state, stock, name) if stock is not None and name in _QUANTITIES else None
    if isinstance(value, Fraction):
        yield ExpectQuantity(name, of, value)


def _entitlement(each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    right = _state(found.ours).entitlements.get(each.what[0])
    if right is not None:
        yield ExpectEntitlement(each.what[0], right.cash, right.securities)


def _reorganization(each: OutcomeDifference, _found: StoryComparison) -> Iterator[Expectation]:
    yield ExpectReorganization(each.what[0], each.ours is not None and each.ours.value[0] == "reorganization")


def _owed(each: OutcomeDifference, _found: StoryComparison) -> Iterator[Expectation]:
    of, holder = each.what
    yield ExpectOwed(holder, _number(each.ours) or NOTHING, of)


def _open_question(_each: OutcomeDifference, found: StoryComparison) -> Iterator[Expectation]:
    yield ExpectRuling(UNDETERMINED, missing=found.ours.steps[-1].missing)


def _shortage(each: OutcomeDifference, _found: StoryComparison) -> Iterator[Expectation]:
    yield ExpectShort(_number(each.ours) or NOTHING, each.what[0])


def _day(each: OutcomeDifference, _found: StoryComparison) -> Iterator[Expectation]:
    """A day that a note tells, under the section of each clause behind it."""
    day = each.ours.value[0] if each.ours is not None else None
    reason = each.ours.reason if each.ours is not None else None
    if isinstance(day, date) and reason is not None:
        for cite in reason.cites:
            yield ExpectMailing(cite.section, day, is_receipt=True)


_LINES: dict[str, Callable[[OutcomeDifference, StoryComparison], Iterator[Expectation]]] = {
    "ruling": _ruling,
    "holding": _holding,
    "count": _count,
    "payment": _payment,
    "duty": _duty,
    "quantity": _quantity,
    "entitlement": _entitlement,
    "reorganization": _reorganization,
    "owed": _owed,
    "shortage": _shortage,
    "receipt of notice": _day,
    "open question": _open_question,
}


def _state(run: Run) -> State:
    if isinstance(run.state, State):
        return run.state
    raise AssertionError("a story that was told leaves a state")


def _number(outcome: Outcome | None) -> Fraction | None:
    value: Fraction | date | str | None = outcome.value[0] if outcome is not None else None
    return value if isinstance(value, Fraction) else None
