"""Which sections have no say in what is happening, because others prevail over them, or because they have ended.

A rule prevails where it applies: it then stands in the place of the sections below it, in what they object to as in
what they would make follow. What it displaces stays visible. A rule that another displaces still displaces what stands
below itself (an exception to an exception does not bring the rule back), unless somebody says that it reinstates it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from paripassu.interpreter.bespoke.applying import applies
from paripassu.interpreter.bespoke.changing import in_force
from paripassu.interpreter.bespoke.looking import ruled, rules_of
from paripassu.interpreter.reasons import cites_of, is_under
from paripassu.interpreter.ruling import lifted
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Permission
from paripassu.model.citations import Cite
from paripassu.model.consequences import SectionChanges
from paripassu.model.events import Event
from paripassu.model.general import Order, Precedence, Whenever
from paripassu.model.rules import GeneralRules
from paripassu.model.run import VOID, Displaced, Effect, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.value import Value

_NONE = Precedence()


@frozen(eq=False, repr=False)
class Overruled(Value):
    """A section of a series ("": all of them) that has no say now, and what stands in its place."""

    series: str
    section: str
    by: Cite
    because: str
    spares: tuple[str, ...] = ()

    def covers(self, cite: Cite) -> bool:
        """Whether a rule rests on what has no say."""
        if cite.series != self.series or any(is_under(cite.section, each) for each in self.spares):
            return False
        # Where a section prevails over all that it is a part of, it stands itself.
        is_itself = self.section != self.by.section and is_under(cite.section, self.by.section)
        return not is_itself and (not self.section or is_under(cite.section, self.section))


def overruled(state: State, event: Event, spoken: Sequence[Cite] = ()) -> tuple[Overruled, ...]:
    """What has no say in an event, given the built-in clauses that have spoken on it so far."""
    found: list[Overruled] = []
    for stock, clause in ruled(state):
        found += _ended(stock, clause, state)
        found += _displaced(stock, clause, event, state, spoken)
    return tuple(found)


def _ended(stock: Stock, clause: GeneralRules, state: State) -> Iterator[Overruled]:
    """Sections that a rule has ended, and those that wait for a rule to open them."""
    for item in clause.causes:
        rule = item.value
        changes = rule.consequences if isinstance(rule, Whenever) else ()
        for change in changes:
            if isinstance(change, SectionChanges):
                now = state.quantity(stock.name, in_force(change.section))
                if (now or ("no" if change.opens else "yes")) == "no":
                    word = "has not taken effect yet" if change.opens and now is None else "has ended"
                    because = f"{change.section} {word} under {item.cite.section}."
                    yield Overruled(stock.name, change.section, item.cite, because)


def _displaced(
    stock: Stock, clause: GeneralRules, event: Event, state: State, spoken: Sequence[Cite]
) -> list[Overruled]:
    found: list[Overruled] = []
    back: list[str] = []
    orders = tuple(_said(clause))
    if not orders:
        return found
    active = [item.cite for item in rules_of(clause) if _is_active(stock, item, event, state)]
    own = [cite for cite in spoken if cite.series == stock.name]
    for upper, precedence in orders:
        cite = next((each for each in (*active, *own) if is_under(each.section, upper)), None)
        for lower in precedence.under:
            other = next((each for each in (*active, *own) if is_under(each.section, lower)), None)
            if other is not None:
                because = f"{upper} gives way to {lower}, which applies."
                found.append(Overruled(stock.name, upper, other, because))
        if cite is None:
            continue
        words = f"{upper} stands notwithstanding"
        found += [Overruled(stock.name, each, cite, f"{words} {each}, and it applies.") for each in precedence.over]
        found += [Overruled(stock.name, "", cite, f"{words} everything, and it applies.")] * precedence.everything
        back += precedence.reinstates
    if not back:
        return found
    kept = [each for each in found if not any(each.section and is_under(each.section, one) for one in back)]
    return [_sparing(each, tuple(back)) for each in kept]


def _sparing(each: Overruled, back: tuple[str, ...]) -> Overruled:
    return Overruled(each.series, each.section, each.by, each.because, back)


def _is_active(stock: Stock, item: object, event: Event, state: State) -> bool:
    found = applies(stock, item, event, state)  # type: ignore[arg-type]
    return found is not None and not found.missing


def _said(clause: GeneralRules) -> Iterator[tuple[str, Precedence]]:
    """Every section that says how it stands to others, with what it says."""
    for item in (*rules_of(clause), *clause.duties):
        precedence = getattr(item.value, "precedence", _NONE)
        if precedence != _NONE:
            yield item.cite.section, precedence
    for item in clause.orders:
        if isinstance(item.value, Order):
            yield item.value.section, item.value.precedence


def settled(state: State, event: Event, objections: list[Objection], permissions: list[Permission]) -> list[Objection]:
    """The objections, or what is left of them where they rest on what has no say; the law always has its say."""
    spoken = [cite for each in objections for cite in each.reason.cites] + [each.cite for each in permissions]
    found = overruled(state, event, spoken)
    return [_settled(objection, found) for objection in objections]


def _settled(objection: Objection, found: tuple[Overruled, ...]) -> Objection:
    cites = objection.reason.cites
    if objection.ruling == VOID and not all(cite.series for cite in cites):
        return objection
    for each in found:
        if any(each.covers(cite) for cite in cites):
            return lifted(objection, Permission(each.by, each.because, each.series))
    return objection


def with_say(effects: Iterable[Effect], found: tuple[Overruled, ...]) -> Iterator[Effect]:
    """The effects but those that rest on what has no say; each displaced rule is noted once."""
    told: set[tuple[Cite, ...]] = set()
    for effect in effects:
        covered = _covered(effect.reason, found)
        if not covered:
            yield effect
            continue
        cites = tuple(each.cite for each in covered)
        if cites not in told:
            told.add(cites)
            stronger = next(each for each in found if each.covers(cites[0]))
            sections = listed([cite.section for cite in cites])
            verb = "has" if len(cites) == 1 else "have"
            text = f"{sections} of {cites[0].series} {verb} no say here: {stronger.because}"
            yield Noted(Reason(text, (stronger.by,), displaced=covered, because=(effect.reason,)))


def _covered(reason: Reason, found: tuple[Overruled, ...]) -> tuple[Displaced, ...]:
    """Every rule that has no say and on which a reason rests, at any depth."""
    displaced = {
        cite: Displaced(cite, each.because)
        for each in reversed(found)
        for cite in cites_of(reason)
        if each.covers(cite)
    }
    return tuple(displaced[cite] for cite in cites_of(reason) if cite in displaced)
