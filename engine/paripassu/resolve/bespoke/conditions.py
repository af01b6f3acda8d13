"""Conditions of general rules: amounts held against each other, days, what has happened, who has consented."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.diagnostics.codes import UNITS_DO_NOT_FIT
from paripassu.diagnostics.words import quote
from paripassu.model.general import (
    Compared,
    Consented,
    DutyStands,
    Happened,
    InDefault,
    Moment,
    Outstanding,
    Timed,
)
from paripassu.model.quantities import Bespoke, Observed
from paripassu.resolve.amounts import fitted, measure
from paripassu.resolve.bespoke.moments import resolve_moment, resolve_occurrence
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.phrases import resolve_duration, resolve_holders_share
from paripassu.syntax.nodes import Phrase

_SIGNS = {"at_least_so": ">=", "more_so": ">", "at_most_so": "<=", "less_so": "<", "so": "="}


def resolve_conditions(clause: ClauseScope, phrase: Phrase | None) -> tuple[Bespoke, ...] | None:
    """All conditions that a phrase lists; None, with a finding, where one makes no sense."""
    found = [resolve_condition(clause, part) for part in (phrase.phrases(*CONDITIONS) if phrase is not None else ())]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else None


def resolve_condition(clause: ClauseScope, phrase: Phrase) -> Bespoke | None:
    """One condition."""
    return _CONDITIONS[phrase.rule](clause, phrase)


def _default(_clause: ClauseScope, phrase: Phrase) -> InDefault:
    return InDefault(lasts=phrase.rule == "default_lasts")


def _outstanding(clause: ClauseScope, phrase: Phrase) -> Outstanding:
    return Outstanding(clause.name(phrase.phrases("stock")[0]), some=phrase.rule == "some_outstanding")


def _happened(clause: ClauseScope, phrase: Phrase) -> Happened:
    return Happened(resolve_occurrence(clause, phrase.phrases()[0]), has=phrase.rule == "has_happened")


def _consented(clause: ClauseScope, phrase: Phrase) -> Consented | None:
    share = resolve_holders_share(clause, phrase.phrases("holders_share")[0])
    return None if share is None else Consented(*share)


def _duty(clause: ClauseScope, phrase: Phrase) -> DutyStands:
    return DutyStands(clause.section(phrase.words("SECTION")[0]), phrase.phrases("duty_is")[0].text())


def _timed(clause: ClauseScope, phrase: Phrase) -> Timed | None:
    if phrase.rule == "has_come":
        word = phrase.word("DATE")
        day = None if word is None else clause.day(word)
        moment = Moment(on=day) if day is not None else None
        if word is None:
            moment = resolve_moment(clause, phrase.phrases("defined")[0])
        return None if moment is None else Timed("come", moment)
    kinds = {"before_moment": "before", "within_time": "within", "time_passed": "passed"}
    written = phrase.phrase("duration")
    duration = None if written is None else resolve_duration(clause, written)
    moment = resolve_moment(clause, phrase.phrases()[-1])
    if moment is None or (written is not None and duration is None):
        return None
    return Timed(kinds[phrase.rule], moment, duration)


def _compared(clause: ClauseScope, phrase: Phrase) -> Compared | None:
    parts = phrase.phrases()
    left, right = measure(clause.scope, parts[0]), measure(clause.scope, parts[2])
    if left is None or right is None:
        return None
    left, right = fitted(left, right)
    if left[1].powers != right[1].powers:
        message = f"A {left[1].name} and a {right[1].name} cannot be compared."
        clause.scope.report(UNITS_DO_NOT_FIT, message, phrase.span, "Give both sides the same unit.")
        return None
    days = phrase.phrase("on_days")
    if days is None:
        return Compared(left[0], _SIGNS[parts[1].rule], right[0])
    return _on_days(clause, Compared(left[0], _SIGNS[parts[1].rule], right[0]), (phrase, days))


def _on_days(clause: ClauseScope, bare: Compared, phrases: tuple[Phrase, Phrase]) -> Compared | None:
    """A close that is high or low enough on so many of the last trading days; nothing else has days of its own."""
    whole, days = phrases
    if not isinstance(bare.left, Observed) or bare.left.kind != "close":
        message = f"{quote(whole.phrases()[0].span.text)} is not told of every trading day."
        clause.scope.report(UNITS_DO_NOT_FIT, message, whole.span, "Write `close of Common` on the left.")
        return None
    counts = [clause.scope.count(word, "A number of days") for word in days.words("NUMBER")]
    if counts[0] is None or counts[1] is None:
        return None
    return Compared(bare.left, bare.sign, bare.right, counts[0], counts[1])


_CONDITIONS: dict[str, Callable[[ClauseScope, Phrase], Bespoke | None]] = {
    "compared": _compared,
    "default_lasts": _default,
    "no_default": _default,
    "some_outstanding": _outstanding,
    "none_outstanding": _outstanding,
    "has_come": _timed,
    "before_moment": _timed,
    "within_time": _timed,
    "time_passed": _timed,
    "has_happened": _happened,
    "has_not_happened": _happened,
    "consented": _consented,
    "duty_stands": _duty,
}
CONDITIONS = tuple(_CONDITIONS)
