"""Counting a vote: by record-date holdings, as converted, together or by class, of those outstanding or cast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, law
from paripassu.interpreter.votes import (
    is_enough,
    say_needed,
    shares_by_holder,
    votes_by_holder,
    votes_for,
)
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    IssueConversionShares,
    OtherAct,
    ReduceLiquidation,
)
from paripassu.model.citations import Cite
from paripassu.model.events import Resolution, Tally
from paripassu.model.matters import MATTERS
from paripassu.model.quantities import Threshold
from paripassu.model.run import VOID, Input, Reason, Tallied
from paripassu.money import show_exact, show_shares
from paripassu.value import Value

HALF = Fraction(1, 2)
OF_OUTSTANDING = Threshold(HALF, exceeded=True, base="outstanding", words="majority of the outstanding votes")
OF_CAST = Threshold(HALF, exceeded=True, base="cast", words="majority of the votes cast")


@frozen(eq=False, repr=False)
class Count(Value):
    """One vote counted: in favor, against, and the votes that could have been cast; `noun` is votes or shares."""

    in_favor: Fraction
    against: Fraction
    outstanding: Fraction
    noun: str
    record_date: date | None
    of: str = ""

    def base(self, threshold: Threshold) -> Fraction:
        """What a threshold is measured against."""
        return self.outstanding if threshold.base == "outstanding" else self.in_favor + self.against

    def passes(self, threshold: Threshold) -> bool:
        """Whether the votes in favor are enough."""
        return is_enough(threshold, self.in_favor, self.base(threshold))


def say_act(act: Act) -> str:  # noqa: PLR0911 - one line for each act
    """An act as a reader would put it on a ballot."""
    match act:
        case IncreaseAuthorized():
            return f"authorized increase of {act.of} to {show_shares(act.to)}"
        case IssueConversionShares():
            return f"issuance of the conversion shares of {act.of}"
        case ReduceLiquidation():
            return f"liquidation amount of {act.of}" + (
                f" to ${show_exact(act.to)}" if act.to is not None else " reduced"
            )
        case ChangeSeniority():
            return f"{act.of} {act.ranks} {act.ranks_to}"
        case ChangeSection():
            return f"change of {act.of} {act.section}"
        case ActOn():
            about = f" “{act.about}”" if act.about else ""
            return f"{MATTERS.get(act.matter, act.matter)}{about}"
        case OtherAct():
            return act.what


def count(state: State, tally: Tally, day: date | None, of: str) -> Count:
    """Count one tally by the holdings at the close of the record date (None: now).

    `of` "" counts all voting stock together, each class by its own rule; a class counts by shares, as a separate
    class, which is how certificates word class votes ("a majority of the then outstanding shares").
    """
    held = shares_by_holder(state, day, of) if of else votes_by_holder(state, day)
    outstanding = sum(held.values(), NOTHING)
    in_favor, against = tally.in_favor, tally.against
    if in_favor is None:
        in_favor = sum((held.get(holder, NOTHING) for holder in tally.holders_in_favor), NOTHING)
    if against is None:
        against = sum((held.get(holder, NOTHING) for holder in tally.holders_against), NOTHING)
    return Count(in_favor, against, outstanding, "shares" if of else "votes", day, of)


def count_of_part(state: State, tally: Tally, day: date | None, of: str) -> tuple[Count, Count]:
    """What a tally of all voting stock says about one class within it: at least so many in favor, and at most.

    Where the tally names holders both are the same. Where it gives numbers, the others may all have voted in favor,
    or none of them.
    """
    held = shares_by_holder(state, day, of)
    outstanding = sum(held.values(), NOTHING)
    if tally.in_favor is None:
        counted = count(state, tally, day, of)
        return counted, counted
    stock = state.stock(of)
    mine = sum((votes_for(state, stock, shares) for shares in held.values()), NOTHING)
    others = sum(votes_by_holder(state, day).values(), NOTHING) - mine
    against = tally.against or NOTHING
    least, most = max(tally.in_favor - others, NOTHING), min(tally.in_favor, mine)
    per_vote = outstanding / mine if mine else NOTHING
    return (
        Count(least * per_vote, min(against, mine - least) * per_vote, outstanding, "shares", day, of),
        Count(most * per_vote, max(against - others, NOTHING) * per_vote, outstanding, "shares", day, of),
    )


def too_many(counted: Count) -> Objection | None:
    """A tally of more votes than there are cannot be right; the vote is treated as not taken."""
    cast = counted.in_favor + counted.against
    if cast <= counted.outstanding:
        return None
    when = f" on the record date {counted.record_date}" if counted.record_date else ""
    text = (
        f"{show_exact(cast)} {counted.noun} are said to have been cast, but only "
        f"{show_exact(counted.outstanding)} {f'of {counted.of} ' if counted.of else ''}existed{when}."
    )
    return Objection(VOID, Reason(text, inputs=figures(counted)), code="R305")


def figures(counted: Count) -> tuple[Input, ...]:
    """The figures of a count, for a reason."""
    unit = counted.noun
    day = (Input("record date", counted.record_date, "date"),) if counted.record_date else ()
    return (
        Input("in favor", counted.in_favor, unit),
        Input("against", counted.against, unit),
        Input("outstanding", counted.outstanding, unit),
        *day,
    )


def general_threshold(act: Act) -> tuple[Threshold, Cite]:
    """What the stockholders need to approve an act, by the law of Delaware, where no clause says more."""
    match act:
        case IncreaseAuthorized() | ReduceLiquidation() | ChangeSeniority() | ChangeSection():
            return OF_OUTSTANDING, law("DGCL §242(b)(1)", "a majority of the outstanding stock entitled to vote")
        case ActOn(matter="merger" | "sale of substantially all assets" | "liquidation"):
            return OF_OUTSTANDING, law("DGCL §§251, 271, 275", "a majority of the outstanding stock entitled to vote")
        case _:
            return OF_CAST, law("DGCL §216", "a majority of the votes cast")


def verdict(act: Act, counted: Count, threshold: Threshold, cites: tuple[Cite, ...]) -> Tallied:
    """Whether an act passed, with the count and the bar it had to clear."""
    base = counted.base(threshold)
    passed = counted.passes(threshold)
    whom = f"of {counted.of}" if counted.of else "of all voting stock together"
    text = (
        f"{say_act(act)[0].upper()}{say_act(act)[1:]}: {'approved' if passed else 'not approved'}, "
        f"{show_exact(counted.in_favor)} {counted.noun} {whom} in favor; {threshold.words} needs "
        f"{say_needed(threshold, base, counted.noun)}."
    )
    return Tallied(
        what=say_act(act),
        of=counted.of,
        in_favor=counted.in_favor,
        against=counted.against,
        base=base,
        needed=threshold.share * base,
        exceeded=threshold.exceeded,
        passed=passed,
        reason=Reason(text, cites, figures(counted)),
    )


def tallies(resolution: Resolution, of: str) -> Iterator[Tally]:
    """The tallies of a resolution that count one class (`of` "" : all stock together)."""
    for tally in resolution.tallies:
        if tally.of == of:
            yield tally
