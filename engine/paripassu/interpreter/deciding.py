"""Whether those who decide for a series have decided: what each asked has given, what is needed, what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.statements import says_alike
from paripassu.interpreter.tally import record_date_of, tally_of
from paripassu.interpreter.votes import is_enough, say_needed
from paripassu.interpreter.weights import NOUNS, ONE, weighed
from paripassu.model.acts import Act
from paripassu.model.events import Affiliates, Meeting, Tally, WrittenConsent
from paripassu.model.rights import Waiver
from paripassu.model.run import Input
from paripassu.money import show_exact
from paripassu.value import Value

Vote = Meeting | WrittenConsent


@frozen(eq=False, repr=False)
class Asking(Value):
    """Whose decision is looked for: on which act, by consents in writing alone or not, told until a day.

    `affected` are the holders whom the act treats otherwise than the rest.
    """

    covers: Callable[[Act], bool]
    in_writing: bool = False
    until: date | None = None
    affected: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Decided(Value):
    """What those asked have given: weight in favor, of how much, on which days; None where nobody can tell.

    `missing` names the fact without which it cannot be told; `holders` are those in favor by name.
    """

    decider: Waiver
    in_favor: Fraction
    outstanding: Fraction
    days: tuple[str, ...] = ()
    holders: int = 0
    missing: str = ""

    @property
    def is_enough(self) -> bool | None:
        """Whether it is enough; None where a fact is missing."""
        if self.missing:
            return None
        threshold = self.decider.threshold
        if threshold.holders:
            return self.holders >= threshold.holders
        return is_enough(threshold, self.in_favor, self.outstanding)

    @property
    def noun(self) -> str:
        """What is counted."""
        return NOUNS[self.decider.counted_by]

    @property
    def needed(self) -> str:
        """What is asked for, in words."""
        threshold = self.decider.threshold
        if threshold.holders:
            return f"at least {threshold.holders} holders"
        return say_needed(threshold, self.outstanding, self.noun)

    @property
    def given(self) -> str:
        """What was given, in the unit in which it is counted."""
        return f"{self.holders} of them" if self.decider.threshold.holders else show_exact(self.in_favor)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures, for a reason."""
        unit = "shares" if self.decider.counted_by == "shares" else ""
        return (Input("consented", self.in_favor, unit), Input("outstanding", self.outstanding, unit))


def decided(state: State, decider: Waiver, asking: Asking) -> Decided:
    """The most that each class asked has given, put together."""
    in_favor, outstanding, days, names = NOTHING, NOTHING, list[str](), dict[str, None]()
    for of in decider.of:
        given = [_given(state, decider, asking, of, told) for told in _told(state, asking, of)]
        missing = next((each.missing for each in given if each.missing), "")
        if missing:
            return Decided(decider, NOTHING, NOTHING, missing=missing)
        best = max(given, key=lambda each: _weight(state, decider, each), default=None)
        if best is None:
            base = _base(state, decider, asking, of, None)
            if isinstance(base, Missing):
                return Decided(decider, NOTHING, NOTHING, missing=base.what)
            outstanding += sum(base.values(), NOTHING)
            continue
        in_favor, outstanding = in_favor + best.in_favor, outstanding + best.outstanding
        days.extend(best.days)
        names.update(dict.fromkeys(best.names))
    count = _unaffiliated(state, tuple(names))
    return Decided(decider, in_favor, outstanding, tuple(dict.fromkeys(days)), count)


def _weight(state: State, decider: Waiver, given: _Given) -> Fraction:
    """By what the best of several votes is told: by heads where heads are counted."""
    return Fraction(_unaffiliated(state, given.names)) if decider.threshold.holders else given.in_favor


def with_parity(state: State, decider: Waiver) -> Waiver:
    """Those who decide, with all outstanding series that rank with the first of them, where the terms count them in."""
    if not decider.with_parity:
        return decider
    first = state.stock(decider.of[0])
    alike = (
        stock.name
        for stock in state.terms.stocks
        if state.out(stock.name) and (says_alike(first, stock) or says_alike(stock, first))
    )
    return evolve(decider, of=tuple(dict.fromkeys((*decider.of, *alike))))


@frozen(eq=False, repr=False)
class _Given(Value):
    """What one class gave in one vote."""

    in_favor: Fraction = NOTHING
    outstanding: Fraction = NOTHING
    days: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    missing: str = ""


def _told(state: State, asking: Asking, of: str) -> Iterator[tuple[Vote, Tally]]:
    """Every count so far by which a class spoke on an act; a vote at a meeting is no consent in writing."""
    told: list[Vote] = [*state.past(WrittenConsent)]
    told += [] if asking.in_writing else state.past(Meeting)
    for event in told:
        if asking.until is not None and event.date > asking.until:
            continue
        for resolution in event.resolutions:
            tally = tally_of(event, resolution, of) if asking.covers(resolution.act) else None
            if tally is not None:
                yield event, tally


def _given(state: State, decider: Waiver, asking: Asking, of: str, told: tuple[Vote, Tally]) -> _Given:
    event, tally = told
    day = record_date_of(state, event) or event.date
    held = _base(state, decider, asking, of, day)
    if isinstance(held, Missing):
        return _Given(missing=held.what)
    outstanding = sum(held.values(), NOTHING)
    days = (str(event.date),)
    if tally.in_favor is None:
        names = tuple(dict.fromkeys(tally.holders_in_favor))
        in_favor = sum((held.get(name, NOTHING) for name in names), NOTHING)
        return _Given(in_favor, outstanding, days, tuple(name for name in names if held.get(name)))
    threshold = decider.threshold
    if threshold.holders or threshold.base == "affected":
        return _Given(missing=f"who of the holders of {of} voted for it on {event.date}")
    each = ONE if decider.counted_by == "shares" else _alike(state, decider, of, day)
    if each is None:
        return _Given(missing=f"by whom the votes of {of} on {event.date} were cast, whose shares weigh differently")
    return _Given(tally.in_favor * each, outstanding, days)


def _base(state: State, decider: Waiver, asking: Asking, of: str, day: date | None) -> dict[str, Fraction] | Missing:
    """What each holder who counts has, by weight."""
    held = weighed(state, of, decider.counted_by, day)
    if decider.threshold.base != "affected" or isinstance(held, Missing):
        return held
    return {holder: shares for holder, shares in held.items() if holder in asking.affected}


def _alike(state: State, decider: Waiver, of: str, day: date | None) -> Fraction | None:
    """What each share of a class weighs, where all of them weigh the same."""
    shares, heavy = weighed(state, of, "shares", day), weighed(state, of, decider.counted_by, day)
    if isinstance(shares, Missing) or isinstance(heavy, Missing):
        return None
    weights = {heavy[holder] / number for holder, number in shares.items() if number}
    return weights.pop() if len(weights) == 1 else None


def _unaffiliated(state: State, names: tuple[str, ...]) -> int:
    """How many of some holders there are, affiliates counted as one."""
    groups: dict[str, int] = {name: place for place, name in enumerate(names)}
    for event in state.past(Affiliates):
        among = [name for name in event.names if name in groups]
        for name in among[1:]:
            old, new = groups[name], groups[among[0]]
            groups = {each: new if group == old else group for each, group in groups.items()}
    return len(set(groups.values()))


def say_deciders(deciders: tuple[Waiver, ...]) -> str:
    """Who decides, in words: `majority of A and B, and also two thirds of C`."""
    return ", and also ".join(f"{each.threshold.words} of {listed(each.of)}" for each in deciders)
