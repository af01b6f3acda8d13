"""Meetings and written consents: who voted, and what the vote does at once."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import HALF, Count, count, count_of_part, general_threshold, too_many, verdict
from paripassu.interpreter.telling import Objection, law
from paripassu.interpreter.votes import voting_cites
from paripassu.model.acts import IncreaseAuthorized
from paripassu.model.events import Meeting, Resolution, WrittenConsent
from paripassu.model.quantities import Threshold
from paripassu.model.run import CountChanged, Effect, Noted, Reason, Tallied, Undetermined
from paripassu.money import show_shares

Vote = Meeting | WrittenConsent
OF_CLASS = Threshold(HALF, exceeded=True, words="a majority of the class")


def meeting(event: Meeting, state: State) -> Iterator[Effect | Objection]:
    """Each resolution is counted; an approved increase of the authorized number takes effect at once."""
    yield from _vote(event, state)


def written_consent(event: WrittenConsent, state: State) -> Iterator[Effect | Objection]:
    """Consents count like votes, against the shares of the class that are outstanding."""
    yield from _vote(event, state)


def _vote(event: Vote, state: State) -> Iterator[Effect | Objection]:
    counted = [(resolution, c) for resolution in event.resolutions for c in counts(event, resolution, state)]
    for _, one in counted:
        refusal = too_many(one)
        if refusal is not None:
            yield refusal
            return
    for resolution, one in counted:
        yield _tallied(resolution, one, state)
    for resolution in event.resolutions:
        approved = is_approved(event, resolution, state)
        if approved:
            yield from _take_effect(resolution, state)
        elif isinstance(resolution.act, IncreaseAuthorized):
            yield from _not_adopted(event, resolution.act, state, is_known=approved is not None)


def counts(event: Vote, resolution: Resolution, state: State) -> Iterator[Count]:
    """Every count taken on a resolution: each tally, of the class it names or of the class that met."""
    for tally in resolution.tallies:
        yield count(state, tally, event.record_date, tally.of or event.of)


def _tallied(resolution: Resolution, counted: Count, state: State) -> Tallied:
    if counted.of:
        return verdict(resolution.act, counted, OF_CLASS, ())
    threshold, cite = general_threshold(resolution.act)
    return verdict(resolution.act, counted, threshold, (cite, *voting_cites(state)))


def is_approved(
    event: Vote,
    resolution: Resolution,
    state: State,
    by: str = "",
    threshold: Threshold | None = None,
) -> bool | None:
    """Whether all voting stock together (or one class, `by`) approved a resolution, by a threshold or by the law.

    None where the tallies do not tell. An increase of the authorized number of a class also needs that class's own
    majority, unless the charter says otherwise (DGCL §242(b)(2)).
    """
    general, _ = general_threshold(resolution.act)
    approved = _approved_by(event, resolution, state, by, threshold or general)
    act = resolution.act
    if not approved or by or not isinstance(act, IncreaseAuthorized) or not _has_class_vote(state):
        return approved
    return _approved_by(event, resolution, state, act.of, OF_CLASS)


def _has_class_vote(state: State) -> bool:
    item = state.terms.company.class_vote_on_increase
    return item is not None and item.value


def _approved_by(event: Vote, resolution: Resolution, state: State, by: str, threshold: Threshold) -> bool | None:
    """Whether one tally, or what it says of a class within it, clears a threshold; without any tally nothing passed."""
    if event.of and event.of != by:
        return False
    # A vote is asked about again later, so without a record date its own day counts, not today.
    day = event.record_date or event.date
    for tally in resolution.tallies:
        if (tally.of or event.of) == by:
            return count(state, tally, day, by).passes(threshold)
    for tally in resolution.tallies:
        if not tally.of:
            least, most = count_of_part(state, tally, day, by)
            if least.passes(threshold):
                return True
            return None if most.passes(threshold) else False
    return False


def _not_adopted(event: Vote, act: IncreaseAuthorized, state: State, is_known: bool) -> Iterator[Effect]:
    """Say that an increase fails, or may fail, for want of the vote of its own class."""
    item = state.terms.company.class_vote_on_increase
    if item is None or not item.value or event.of:
        return
    if is_known:
        text = (
            f"Authorized {act.of} stays as it is: an increase needs all voting stock together and {act.of} by itself."
        )
        yield Noted(Reason(text, (item.cite,)))
        return
    missing = f"how {act.of} alone voted on {event.date}"
    text = f"The increase also needs a majority of {act.of} by itself; the tally does not tell {missing}."
    yield Undetermined(missing, Reason(text, (item.cite,)), ("the increase is adopted", "the increase fails"))


def _take_effect(resolution: Resolution, state: State) -> Iterator[Effect]:
    act = resolution.act
    if isinstance(act, IncreaseAuthorized):
        before = state.authorized.get(act.of, NOTHING)
        reason = Reason(
            f"Authorized {act.of} goes from {show_shares(before)} to {show_shares(act.to)}; "
            "the certificate of amendment is taken to be filed the same day.",
            (law("DGCL §242(b)(1)"), law("DGCL §103(d)", "effective upon filing")),
        )
        yield CountChanged(act.of, "authorized", before, act.to, reason)
