"""Whether the conditions of a general rule hold, with the figures, or which fact is missing to say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import frozen

from paripassu.interpreter.accruing import in_default
from paripassu.interpreter.bespoke.moments import comes, day_of
from paripassu.interpreter.bespoke.occurring import past_of
from paripassu.interpreter.bespoke.saying import figures_of, say_amount, say_moment, say_occurrence
from paripassu.interpreter.duties import after
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.general import Compared, Consented, DutyStands, Happened, InDefault, Outstanding, Timed
from paripassu.model.quantities import Bespoke, Observed
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Verdict(Value):
    """Whether something holds, and why; `missing` names the fact without which nobody can say."""

    holds: bool
    reason: Reason
    missing: str = ""


HOLDS = Verdict(holds=True, reason=Reason("It is not tied to any condition."))


def all_hold(conditions: Iterable[Bespoke], stock: Stock, state: State) -> Verdict:
    """Whether all of some conditions hold: one that does not settles it, whatever is missing for the others."""
    found = [holds(condition, stock, state) for condition in conditions]
    for each in found:
        if not each.holds and not each.missing:
            return each
    for each in found:
        if each.missing:
            return each
    if len(found) == 1:
        return found[0]
    text = "All conditions hold." if found else HOLDS.reason.text
    return Verdict(holds=True, reason=Reason(text, because=tuple(each.reason for each in found)))


def one_holds(conditions: Iterable[Bespoke], stock: Stock, state: State) -> Verdict | None:
    """The first of some conditions that holds, else the first that nobody can judge; None where none holds."""
    found = [holds(condition, stock, state) for condition in conditions]
    for each in found:
        if each.holds and not each.missing:
            return each
    return next((each for each in found if each.missing), None)


def holds(condition: Bespoke, stock: Stock, state: State) -> Verdict:
    """Whether one condition holds now."""
    return _HOLDS[type(condition)](condition, stock, state)


def _unknown(missing: str) -> Verdict:
    return Verdict(holds=False, reason=Reason(f"It is not known without {missing}."), missing=missing)


_SIGNS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": lambda left, right: left >= right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    "<": lambda left, right: left < right,
    "=": lambda left, right: left == right,
}
_WORDS = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": "just"}


def _compared(condition: Compared, stock: Stock, state: State) -> Verdict:
    right = evaluate(condition.right, stock, state)
    if isinstance(right, Missing):
        return _unknown(right.what)
    if condition.of_days:
        return _on_days(condition, right, stock, state)
    left = evaluate(condition.left, stock, state)
    if isinstance(left, Missing):
        return _unknown(left.what)
    held = _SIGNS[condition.sign](left, right)
    one, other = (say_amount(each, value) for each, value in ((condition.left, left), (condition.right, right)))
    text = f"{one} is {'' if held else 'not '}{_WORDS[condition.sign]} {other}."
    inputs = (*figures_of(condition.left, stock, state), *figures_of(condition.right, stock, state))
    return Verdict(held, Reason(text[:1].upper() + text[1:], inputs=inputs))


def _on_days(condition: Compared, level: Fraction, stock: Stock, state: State) -> Verdict:
    """Enough closes, too few, or it hangs on those that nobody told."""
    from paripassu.interpreter.observing import closes_known  # noqa: PLC0415 - it evaluates conditions itself

    of = condition.left.of if isinstance(condition.left, Observed) else stock.name
    known = closes_known(state, of or stock.name, condition.of_days)
    if isinstance(known, Missing):
        return _unknown(known.what)
    closes, missing = known
    good = sum(1 for close in closes if _SIGNS[condition.sign](close, level))
    words = f"{_WORDS[condition.sign]} {say_amount(condition.right, level)}"
    text = f"{of} closed at {words} on {good} of {condition.of_days} trading days; {condition.days} are needed."
    reason = Reason(text, inputs=(Input("days", Fraction(good)), Input("level", level, "price")))
    if good >= condition.days or good + condition.of_days - len(closes) < condition.days:
        return Verdict(good >= condition.days, reason)
    return Verdict(holds=False, reason=reason, missing=missing)


def _defaults(condition: InDefault, _stock: Stock, state: State) -> Verdict:
    lasts = in_default(state)
    return Verdict(lasts == condition.lasts, Reason("A default lasts." if lasts else "No default lasts."))


def _outstanding(condition: Outstanding, _stock: Stock, state: State) -> Verdict:
    out = state.out(condition.of)
    text = f"{show_shares(out)} {condition.of} are outstanding."
    reason = Reason(text, inputs=(Input("outstanding", out, "shares"),))
    return Verdict(bool(out) == condition.some, reason)


def _timed(condition: Timed, stock: Stock, state: State) -> Verdict:
    base = day_of(condition.moment, stock, state)
    if isinstance(base, Missing):
        return _unknown(base.what)
    today, name = state.day, say_moment(condition.moment)
    if condition.kind == "before":
        held = base is None or today < base
        return Verdict(held, _said(f"{name} has {'not ' if held else ''}come.", base))
    if base is None:
        return Verdict(holds=False, reason=Reason(f"{name} has not come."))
    if condition.kind == "within" and condition.duration is not None:
        last = after(state, base, condition.duration)
        held = last is not None and base <= today <= last
        return Verdict(held, _said(f"{condition.duration} after {name} end on {last}.", last))
    when = comes(condition, stock, state)
    if isinstance(when, Missing):
        return _unknown(when.what)
    held = when is not None and when <= today
    waited = f"{condition.duration} since {name} have {'' if held else 'not '}passed (on {when})."
    text = waited if condition.duration is not None else f"{name} has {'' if held else 'not '}come."
    return Verdict(held, _said(text, when))


def _said(text: str, day: date | None) -> Reason:
    inputs = (Input("day", day, "date"),) if day is not None else ()
    return Reason(text[:1].upper() + text[1:], inputs=inputs)


def _happened(condition: Happened, _stock: Stock, state: State) -> Verdict:
    told = next(past_of(condition.event, state), None)
    name = say_occurrence(condition.event)
    text = f"No {name} has happened." if told is None else f"{name} happened on {told.date}."
    return Verdict((told is not None) == condition.has, _said(text, None if told is None else told.date))


def _consented(condition: Consented, stock: Stock, state: State) -> Verdict:
    from paripassu.interpreter.bespoke.consenting import consent_to  # noqa: PLC0415 - few rules ask for it

    given, reason = consent_to(condition, stock, state)
    return Verdict(given, reason)


def _duty(condition: DutyStands, stock: Stock, state: State) -> Verdict:
    own = [duty for duty in state.duties.values() if duty.cite.series == stock.name]
    found = [duty for duty in own if is_under(duty.cite.section, condition.section) and duty.status == condition.status]
    count = Input("duties", Fraction(len(found)) if found else NOTHING)
    word = "no" if not found else show_exact(Fraction(len(found)))
    reason = Reason(f"Under {condition.section} {word} duty is {condition.status}.", inputs=(count,))
    return Verdict(bool(found), reason)


_HOLDS: dict[type, Callable[[Any, Stock, State], Verdict]] = {
    Compared: _compared,
    InDefault: _defaults,
    Outstanding: _outstanding,
    Timed: _timed,
    Happened: _happened,
    Consented: _consented,
    DutyStands: _duty,
}
