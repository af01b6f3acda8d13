"""Counting a vote: by record-date holdings, as converted, together or by class, of those outstanding or cast."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, frozen

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import is_enough, votes_by_holder
from paripassu.model.events import Meeting, Resolution, SetRecordDate, Tally, WrittenConsent
from paripassu.model.quantities import Threshold
from paripassu.model.run import VOID, Input, Reason
from paripassu.money import show_exact
from paripassu.value import Value

Vote = Meeting | WrittenConsent
# A record date to vote lies at most so many days before the meeting (DGCL §213(a)).
_MOST_DAYS = 60


@frozen(eq=False, repr=False)
class Count(Value):
    """One vote counted: in favor, against, and the votes that could have been cast; `noun` is votes or shares.

    `of` is the class that voted, "" for all voting stock together; `abstaining` is None where nobody told of that;
    `bound` says that the figures are the "at least" or "at most" that can be in favor.
    """

    in_favor: Fraction
    against: Fraction
    outstanding: Fraction
    noun: str
    record_date: date | None
    of: str = ""
    abstaining: Fraction | None = None
    bound: str = ""

    @property
    def present(self) -> Fraction:
        """The votes that are known to have been present: for, against and abstaining."""
        return self.in_favor + self.against + (self.abstaining or NOTHING)

    def base(self, threshold: Threshold) -> Fraction:
        """What a threshold is measured against."""
        if threshold.base == "outstanding":
            return self.outstanding
        return self.present if threshold.base == "present" else self.in_favor + self.against

    def passes(self, threshold: Threshold) -> bool:
        """Whether the votes in favor are enough."""
        return is_enough(threshold, self.in_favor, self.base(threshold))


def record_date_of(state: State, event: Vote) -> date | None:
    """The day whose holders vote: as the vote itself says, else as the board last fixed it; None for the day itself.

    A consent without one is counted on the day on which it was solicited, where the terms of voting stock say so.
    """
    if event.record_date is not None:
        return event.record_date
    for fixed in reversed(state.past(SetRecordDate)):
        first = event.date - timedelta(days=_MOST_DAYS)
        is_for_it = fixed.purpose == "record date to vote" and fixed.of in {"", event.of}
        if is_for_it and first <= fixed.record_date <= event.date:
            return fixed.record_date
    return _solicited(state, event) if isinstance(event, WrittenConsent) and event.solicited is not None else None


def _solicited(state: State, event: WrittenConsent) -> date | None:
    for stock in state.terms.stocks:
        basis = stock.voting.votes.value if stock.voting is not None and stock.voting.votes is not None else None
        if basis is not None and basis.on_solicitation and state.out(stock.name):
            return event.solicited
    return None


def count(state: State, event: Vote, tally: Tally, of: str) -> Count:
    """Count one tally of a vote by the holdings at the close of the record date, or else of the day of the vote.

    `of` "" counts all voting stock together, each class by its own rule; a class counts by shares, as a separate
    class, which is how certificates word class votes ("a majority of the then outstanding shares").
    """
    record_date = record_date_of(state, event)
    # A vote is asked about again later, so without a record date its own day counts, not the day of the question.
    day = record_date or event.date
    held = shares_by_holder(state, of, day) if of else votes_by_holder(state, day)
    in_favor = _sum(held, tally.holders_in_favor) if tally.in_favor is None else tally.in_favor
    against = _sum(held, tally.holders_against) if tally.against is None else tally.against
    abstaining = _sum(held, tally.holders_abstaining) if tally.holders_abstaining else tally.abstaining
    outstanding = sum(held.values(), NOTHING)
    counted = Count(in_favor, against, outstanding, "shares" if of else "votes", record_date, of, abstaining)
    return counted if of else with_followers(state, counted, tally, day)


def with_followers(state: State, counted: Count, tally: Tally, day: date) -> Count:
    """A count with the votes of classes that are cast as those of another class are, whoever holds them."""
    for stock in state.terms.stocks:
        basis = stock.voting.votes.value if stock.voting is not None and stock.voting.votes is not None else None
        if basis is None or not basis.cast_as:
            continue
        whole = sum(votes_by_holder(state, day, stock.name).values(), NOTHING)
        named = (tally.holders_in_favor, tally.holders_against, tally.holders_abstaining)
        followed, own = votes_by_holder(state, day, basis.cast_as), votes_by_holder(state, day, stock.name)
        parts = [_sum(followed, names) for names in named]
        if tally.in_favor is not None:
            # Numbers are those of all who decide for themselves.
            parts = [counted.in_favor, counted.against, counted.abstaining or NOTHING]
            own = {}
        cast = sum(followed.values(), NOTHING) if basis.cast_of == "outstanding" else sum(parts, NOTHING)
        followers = [whole * part / cast if cast else NOTHING for part in parts]
        more = [votes - _sum(own, names) for votes, names in zip(followers, named, strict=True)]
        abstaining = counted.abstaining
        if abstaining is not None or more[2]:
            abstaining = (abstaining or NOTHING) + more[2]
        counted = evolve(
            counted, in_favor=counted.in_favor + more[0], against=counted.against + more[1], abstaining=abstaining
        )
    return counted


def shares_by_holder(state: State, of: str, day: date | None) -> dict[str, Fraction]:
    """Each holder's shares of a class at the close of a day (None: now), those of its series included."""
    held = state.holdings_on(of, day)
    for series in state.terms.series_of(of):
        for holder, shares in state.holdings_on(series.name, day).items():
            held[holder] = held.get(holder, NOTHING) + shares
    return held


def _sum(held: dict[str, Fraction], holders: tuple[str, ...]) -> Fraction:
    return sum((held.get(holder, NOTHING) for holder in dict.fromkeys(holders)), NOTHING)


def tally_of(event: Vote, resolution: Resolution, of: str) -> Tally | None:
    """The tally that counts one class (`of` "": all stock together), by what it says or by who met."""
    for tally in resolution.tallies:
        if (tally.of or event.of) == of:
            return tally
    return None


def count_of(state: State, event: Vote, resolution: Resolution, of: str) -> Count | None:
    """How a class voted on a resolution (`of` "": all stock together); None where the script does not say.

    Where only all stock together was counted, by the names of holders, the class is counted by those names too.
    """
    tally = tally_of(event, resolution, of)
    if tally is None and not event.of:
        tally = tally_of(event, resolution, "")
        if tally is not None and (tally.in_favor is not None or tally.against is not None):
            return None
    return None if tally is None else count(state, event, tally, of)


def least_of(state: State, event: Vote, tally: Tally, of: str) -> tuple[Count, Count]:
    """The worst and the best that a class can have voted where only all votes together were counted, as numbers.

    If all other classes voted in favor, so many votes of the class are still needed to make up the tally.
    """
    whole = count(state, event, tally, "")
    own = sum(votes_by_holder(state, whole.record_date or event.date, of).values(), NOTHING)
    others = whole.outstanding - own
    least_for, most_for = max(whole.in_favor - others, NOTHING), min(whole.in_favor, own)
    least_against, most_against = max(whole.against - others, NOTHING), min(whole.against, own)
    cut = ("votes", whole.record_date, of, None)
    worst = Count(least_for, min(most_against, own - least_for), own, *cut, "at least")
    return worst, Count(most_for, min(least_against, own - most_for), own, *cut, "at most")


def too_many(counted: Count) -> Objection | None:
    """A tally of more votes than there are cannot be right; the vote is treated as not taken."""
    cast = counted.present
    if cast <= counted.outstanding:
        return None
    when = f" on the record date {counted.record_date}" if counted.record_date else ""
    whose = f"of {counted.of} " if counted.of else ""
    text = (
        f"{show_exact(cast)} {counted.noun} are said to have been cast, but only "
        f"{show_exact(counted.outstanding)} {whose}existed{when}."
    )
    return Objection(VOID, Reason(text, inputs=figures(counted)), code="R305")


def figures(counted: Count) -> tuple[Input, ...]:
    """The figures of a count, for a reason."""
    unit = counted.noun
    told = counted.abstaining
    abstaining = (Input("abstaining", told, unit),) if told is not None else ()
    day = (Input("record date", counted.record_date, "date"),) if counted.record_date else ()
    return (
        Input("in favor", counted.in_favor, unit),
        Input("against", counted.against, unit),
        *abstaining,
        Input("outstanding", counted.outstanding, unit),
        *day,
    )
