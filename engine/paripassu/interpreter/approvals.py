"""What was voted on and whether it passed: by all voting stock, by a class, in one vote or over several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.acts_of import kind_of
from paripassu.interpreter.quorum import no_quorum
from paripassu.interpreter.saying import say_act, sentence
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Count, Vote, count_of, figures, least_of, shares_by_holder, tally_of
from paripassu.interpreter.telling import law
from paripassu.interpreter.votes import say_needed, say_threshold, voting_cites
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    IncreaseAuthorized,
    NewTerms,
    ReduceLiquidation,
    TreatAsLiquidation,
    WaiveAdjustment,
    WaiveDividend,
    WaiveSection,
)
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import ConsentRule, Protection
from paripassu.model.events import Resolution, WrittenConsent
from paripassu.model.quantities import Threshold
from paripassu.model.rights import Adjustment, Waiver
from paripassu.model.run import Reason, Tallied
from paripassu.model.terms import Stock
from paripassu.money import show_exact
from paripassu.value import Value

_HALF = Fraction(1, 2)
OF_OUTSTANDING = Threshold(_HALF, exceeded=True, words="majority of the outstanding votes")
OF_PRESENT = Threshold(_HALF, exceeded=True, base="present", words="majority of the votes present")
OF_ALL = Threshold(Fraction(1), exceeded=False, words="all")
OF_CLASS = Threshold(_HALF, exceeded=True, words="majority of the class")


@frozen(eq=False, repr=False)
class Bar(Value):
    """How much of a vote is enough, and who says so."""

    threshold: Threshold
    cites: tuple[Cite, ...]


@frozen(eq=False, repr=False)
class Verdict(Value):
    """Whether an act passed by the vote of a class (`of` "": of all voting stock together); None: nobody can tell."""

    act: Act
    of: str
    passed: bool | None
    bar: Bar
    counted: Count | None
    text: str
    lacking: Reason | None = None  # why there was no quorum

    @property
    def reason(self) -> Reason:
        """The verdict as a reason."""
        inputs = figures(self.counted) if self.counted is not None else ()
        return Reason(self.text, self.bar.cites, inputs, because=(self.lacking,) if self.lacking is not None else ())


def general_bar(state: State, act: Act, event: Vote) -> Bar:
    """What the stockholders need to approve an act, by the law of Delaware, where no clause says more."""
    cites = voting_cites(state)
    match act:
        case IncreaseAuthorized() | ReduceLiquidation() | ChangeSeniority() | ChangeSection() | NewTerms():
            cite = law("DGCL §242(b)(1)", "a majority of the outstanding stock entitled to vote")
        case ActOn(matter="merger"):
            cite = law("DGCL §251(c)", "a majority of the outstanding stock entitled to vote")
        case ActOn(matter="sale of substantially all assets"):
            cite = law("DGCL §271(a)", "a majority of the outstanding stock entitled to vote")
        case ActOn(matter="liquidation"):
            cite = law("DGCL §275(b)", "a majority of the outstanding stock entitled to vote")
        case _ if isinstance(event, WrittenConsent):
            cite = law("DGCL §228(a)", "as many votes as a meeting would need at which all shares are present")
        case _:
            return Bar(
                OF_PRESENT, (law("DGCL §216(2)", "a majority of the shares present and entitled to vote"), *cites)
            )
    return Bar(OF_OUTSTANDING, (cite, *cites))


def class_bar(state: State, act: Act, of: str) -> Bar:
    """What a class needs to approve an act by itself: as its own terms say, else a majority of its shares."""
    if isinstance(act, IncreaseAuthorized) and act.of == of:
        said = state.terms.company.class_vote_on_increase
        return Bar(OF_CLASS, (said.cite if said is not None else law("DGCL §242(b)(2)"),))
    named = _named_bar(state, act, of)
    if named is not None:
        return named
    for item in consent_rules(state.stock(of)):
        threshold = _own(item.value, of) if any(each.kind == kind_of(act) for each in item.value.matters) else None
        if threshold is not None:
            return Bar(threshold, (item.cite,))
    return Bar(OF_CLASS, (law("DGCL §216", "a separate vote of a class"),))


def _named_bar(state: State, act: Act, of: str) -> Bar | None:
    """What the terms of a class ask for an act that a clause of its own is about; None where none is."""
    conversion, adjustment = state.stock(of).conversion, state.stock(of).clause(Adjustment)
    match act:
        case ConvertSeries() if conversion is not None and conversion.by_vote is not None:
            return Bar(conversion.by_vote.value.threshold, (conversion.by_vote.cite,))
        case WaiveAdjustment() if adjustment is not None and adjustment.waiver is not None:
            return Bar(adjustment.waiver.value.threshold, (adjustment.waiver.cite,))
        case WaiveSection():
            return waiver_bar(state.stock(of))
        case WaiveDividend():
            return _dividend_bar(state.stock(act.of))
        case TreatAsLiquidation():
            fitting = (each for each in _deciders(state, act) if each[1].of == (of,))
            return next((Bar(decider.threshold, (cite,)) for cite, decider in fitting), None)
        case _:
            return None


def _dividend_bar(stock: Stock) -> Bar | None:
    """Who may give up a dividend of a series for all, where its terms say so."""
    item = stock.dividends.waiver if stock.dividends is not None else None
    return None if item is None else Bar(item.value.threshold, (item.cite,))


def waiver_bar(stock: Stock) -> Bar:
    """Who may do without a right of a series: so much of it as its terms say, else every holder for himself."""
    protection = stock.clause(Protection)
    if protection is not None and protection.waiver is not None:
        return Bar(protection.waiver.value.threshold, (protection.waiver.cite,))
    return Bar(
        OF_ALL, (law("law of waiver", "a right is waived by whoever has it, unless the terms let others do so"),)
    )


def _own(rule: ConsentRule, of: str) -> Threshold | None:
    """How much of one class a rule asks for, among others perhaps; None where it counts otherwise than by shares."""
    asked = (Waiver(rule.of, rule.threshold, rule.counted_by, rule.with_parity), *rule.also)
    fitting = [each for each in asked if of in each.of and not each.threshold.holders and each.counted_by == "shares"]
    fitting = [each for each in fitting if each.threshold.base == "outstanding"]
    alone = [each.threshold for each in fitting if each.of == (of,)]
    return next(iter([*alone, *(each.threshold for each in fitting)]), None)


def _deciders(state: State, act: TreatAsLiquidation) -> Iterator[tuple[Cite, Waiver]]:
    """Who may say of a deal that it is, or is not, a liquidation, with the clause that lets them."""
    for stock in state.terms.stocks:
        clause = stock.liquidation
        if clause is None:
            continue
        item = clause.deemed_only_if if act.is_one else clause.deemed_waiver
        if item is not None:
            yield from ((item.cite, decider) for decider in item.value)


def consent_rules(stock: Stock) -> tuple[Item[ConsentRule], ...]:
    """All rules by which a class must consent to something."""
    protection = stock.clause(Protection)
    own = protection.consents if protection is not None else ()
    return (*own, *(stock.voting.consents if stock.voting is not None else ()))


def verdicts(state: State, event: Vote) -> Iterator[Verdict]:
    """Every verdict that one vote gives: of each class that was counted, and of a class that the law asks by itself."""
    for resolution in event.resolutions:
        counted = tuple(dict.fromkeys(tally.of or event.of for tally in resolution.tallies)) or (event.of,)
        for of in counted:
            bar = class_bar(state, resolution.act, of) if of else general_bar(state, resolution.act, event)
            yield from _one(verdict(state, event, resolution, of, bar))
        of = class_asked(state, resolution.act)
        if of and of not in counted:
            yield from _one(verdict(state, event, resolution, of, class_bar(state, resolution.act, of)))


def _one(found: Verdict | None) -> Iterator[Verdict]:
    if found is not None:
        yield found


def class_asked(state: State, act: Act) -> str:
    """The class that votes by itself on an increase of its own authorized number; "" where none does."""
    if not isinstance(act, IncreaseAuthorized) or state.stock(act.of).is_series:
        return ""
    item = state.terms.company.class_vote_on_increase
    if (item is not None and not item.value) or not shares_by_holder(state, act.of, None):
        return ""
    return act.of


def verdict(state: State, event: Vote, resolution: Resolution, of: str, bar: Bar) -> Verdict | None:
    """Whether a class (`of` "": all stock together) approved an act in one vote; None where it was not asked at all."""
    act, name = resolution.act, sentence(say_act(resolution.act))
    counted = count_of(state, event, resolution, of)
    if counted is not None:
        lacking = no_quorum(event, counted)
        passed = counted.passes(bar.threshold) and lacking is None
        text = _say(name, counted, bar, passed)
        return Verdict(act, of, passed, bar, counted, text, lacking)
    if not resolution.tallies and event.of in {"", of}:
        return Verdict(act, of, None, bar, None, f"{name}: no votes are stated for the vote on {event.date}.")
    together = tally_of(event, resolution, "")
    if event.of or together is None:
        return None
    bounds = least_of(state, event, together, of)
    if bounds[0].passes(bar.threshold):
        text = f"{_say(name, bounds[0], bar, passed=True)} Even if all others voted for it, so many must have."
        return Verdict(act, of, True, bar, bounds[0], text)
    if not bounds[1].passes(bar.threshold):
        text = f"{_say(name, bounds[1], bar, passed=False)} More cannot have voted for it."
        return Verdict(act, of, False, bar, bounds[1], text)
    return Verdict(act, of, None, bar, None, f"{name}: how {of} alone voted on {event.date} is not known.")


def _say(name: str, counted: Count, bar: Bar, passed: bool) -> str:
    whose = f" of {counted.of}" if counted.of else " of all voting stock together"
    needed = say_needed(bar.threshold, counted.base(bar.threshold), counted.noun)
    word = "approved" if passed else "not approved"
    bound = f"{counted.bound} " if counted.bound else ""
    return (
        f"{name}: {word}, {bound}{show_exact(counted.in_favor)} {counted.noun}{whose} in favor; "
        f"{say_threshold(bar.threshold)} needs {needed}."
    )


def tallied(found: Verdict) -> Tallied:
    """A verdict as an effect."""
    counted, threshold = found.counted, found.bar.threshold
    base = counted.base(threshold) if counted is not None else None
    return Tallied(
        what=say_act(found.act),
        of=found.of,
        in_favor=counted.in_favor if counted is not None else None,
        against=counted.against if counted is not None else None,
        base=base,
        needed=threshold.share * base if base is not None else None,
        exceeded=threshold.exceeded,
        passed=found.passed,
        bound=counted.bound if counted is not None else "",
        reason=found.reason,
    )


def standing(
    state: State, events: Sequence[Vote], is_act: Callable[[Act], bool], of: str, bar: Bar | None = None
) -> tuple[Vote, Verdict] | None:
    """The vote by which an act stands: the latest that passed, else the latest that is open, else the latest at all.

    `bar` is what is needed, where somebody says so; None goes by the terms of the class, or by the law.
    """
    found: list[tuple[Vote, Verdict]] = []
    for event in reversed(events):
        for resolution in event.resolutions:
            if not is_act(resolution.act):
                continue
            own = class_bar(state, resolution.act, of) if of else general_bar(state, resolution.act, event)
            given = verdict(state, event, resolution, of, bar or own)
            if given is not None:
                found.append((event, given))
    for wanted in (True, None):
        for event, given in found:
            if given.passed is wanted:
                return event, given
    return found[0] if found else None
