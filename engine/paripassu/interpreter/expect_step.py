"""Whether what a story expects of the event just before has come out."""

from __future__ import annotations

from paripassu.interpreter.reasons import all_reasons, cites_of, is_under
from paripassu.interpreter.state import State
from paripassu.model.run import UNDETERMINED, EntitlementChanged, Noted, Reason, Step, Undetermined
from paripassu.model.script import (
    ExpectDisplaced,
    ExpectMailing,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)
from paripassu.money import show_exact

Found = tuple[bool, str, Reason]
NOTHING_FOUND = Reason("Nothing of the kind came out.")


def ruling(expectation: ExpectRuling, state: State) -> Found:
    """The ruling, under the sections expected; a consequence that nobody can know makes an act undetermined, too."""
    last = state.last
    if last is None:
        return False, "no event yet", NOTHING_FOUND
    sections = [cite.section for reason in last.reasons for cite in cites_of(reason)]
    words = last.ruling + (f" under {', '.join(dict.fromkeys(sections))}" if sections else "")
    if last.missing:
        words += f", missing {last.missing}"
    if expectation.ruling == UNDETERMINED != last.ruling:
        return _open(expectation, last, words)
    met = last.ruling == expectation.ruling and expectation.missing in last.missing
    return met and _under(sections, expectation), words, Reason(f"The event is {words}.", because=last.reasons)


def _under(sections: list[str], expectation: ExpectRuling) -> bool:
    return all(any(is_under(found, wanted) for found in sections) for wanted in expectation.sections)


def _open(expectation: ExpectRuling, last: Step, words: str) -> Found:
    for effect in last.effects:
        if isinstance(effect, Undetermined) and expectation.missing in effect.missing:
            met = _under([cite.section for cite in cites_of(effect.reason)], expectation)
            return met, f"{words}, with a consequence that misses {effect.missing}", effect.reason
    return False, words, Reason(f"The event is {words}, and all that follows from it is known.", because=last.reasons)


def _reasons(state: State) -> tuple[Reason, ...]:
    """Everything that was said of the event just before."""
    last = state.last
    return (*last.reasons, *(effect.reason for effect in last.effects)) if last is not None else ()


def short(expectation: ExpectShort, state: State) -> Found:
    """By how many shares an approval was short."""
    for effect in state.last.effects if state.last is not None else ():
        if isinstance(effect, Noted) and effect.short_by is not None and effect.of == expectation.of:
            words = f"short by {show_exact(effect.short_by)} {effect.of}"
            return effect.short_by == expectation.shares, words, effect.reason
    return False, "not short", NOTHING_FOUND


def mailing(expectation: ExpectMailing, state: State) -> Found:
    """The last good day to mail notice."""
    wanted = "received" if expectation.is_receipt else "last mailing date"
    for reason in _reasons(state):
        for figure in reason.inputs:
            named = figure.name == wanted
            if named and any(is_under(cite.section, expectation.section) for cite in reason.cites):
                return figure.value == expectation.by, str(figure.value), reason
    return False, "no such day" if expectation.is_receipt else "no mailing date", NOTHING_FOUND


def reorganization(expectation: ExpectReorganization, state: State) -> Found:
    """Whether the event was a reorganization for a series."""
    for effect in state.last.effects if state.last is not None else ():
        if isinstance(effect, EntitlementChanged) and effect.of == expectation.of:
            return expectation.happens, "a reorganization", effect.reason
        if isinstance(effect, Noted) and effect.of == expectation.of and effect.topic:
            words = "a reorganization" if effect.topic == "reorganization" else "no reorganization"
            return expectation.happens == (effect.topic == "reorganization"), words, effect.reason
        if isinstance(effect, Undetermined) and "a reorganization" in effect.outcomes:
            return False, f"not known without {effect.missing}", effect.reason
    return not expectation.happens, "no reorganization", NOTHING_FOUND


def displaced(expectation: ExpectDisplaced, state: State) -> Found:
    """Which section gave way to which."""
    found: list[str] = []
    for reason in all_reasons(_reasons(state)):
        for gone in reason.displaced:
            found.append(f"{gone.cite.section} by {', '.join(cite.section for cite in reason.cites)}")
            by = any(is_under(cite.section, expectation.by) for cite in reason.cites)
            if by and is_under(gone.cite.section, expectation.section):
                return True, found[-1], reason
    return False, "; ".join(found) or "nothing was displaced", NOTHING_FOUND
