"""Meetings and written consents: who voted, and what the vote does at once."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import HALF, Count, count, general_threshold, too_many, verdict
from paripassu.interpreter.telling import Objection, law
from paripassu.interpreter.votes import voting_cites
from paripassu.model.acts import IncreaseAuthorized
from paripassu.model.events import Meeting, Resolution, WrittenConsent
from paripassu.model.quantities import Threshold
from paripassu.model.run import CountChanged, Effect, Reason, Tallied
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
        if is_approved(event, resolution, state):
            yield from _take_effect(resolution, state)


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
) -> bool:
    """Whether all voting stock together (or one class, `by`) approved a resolution, by a threshold or by the law."""
    if event.of and event.of != by:
        return False
    if threshold is None:
        threshold, _ = general_threshold(resolution.act)
    for tally in resolution.tallies:
        if (tally.of or event.of) == by:
            return count(state, tally, event.record_date, by).passes(threshold)
    return False


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
