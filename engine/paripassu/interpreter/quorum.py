"""Whether enough of the votes were present for a meeting to decide anything, and on which record date they stand."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.tally import Count, Vote, figures
from paripassu.interpreter.telling import Objection, law
from paripassu.model.events import Meeting
from paripassu.model.run import VOID, Effect, Input, Noted, Reason
from paripassu.money import show_exact

_QUORUM = law("DGCL §216(1)", "a majority of the shares entitled to vote is a quorum where the bylaws do not say else")
_DAYS = law("DGCL §213(a)", "not more than 60 nor less than 10 days before the meeting")
_FEWEST_DAYS, _MOST_DAYS = 10, 60


def no_quorum(event: Vote, counted: Count) -> Reason | None:
    """Why a meeting had no quorum, where the script tells of all who were present; a consent in writing needs none."""
    if not isinstance(event, Meeting) or counted.abstaining is None or _is_quorum(counted):
        return None
    return Reason(f"There was no quorum: {_short(counted)}.", (_QUORUM,), figures(counted))


def quorum_assumed(event: Vote, counted: Count | None, base: str) -> Iterator[Effect]:
    """Say that a quorum is taken for granted where those who voted are none, and nobody told who else was there."""
    if not isinstance(event, Meeting) or counted is None or counted.abstaining is not None:
        return
    if base != "outstanding" and not counted.bound and not _is_quorum(counted):
        text = f"That there was a quorum is taken for granted: {_short(counted)}, and nobody tells of abstentions."
        yield Noted(Reason(text, (_QUORUM,), figures(counted)), of=counted.of)


def _is_quorum(counted: Count) -> bool:
    return 2 * counted.present > counted.outstanding


def _short(counted: Count) -> str:
    present, outstanding = show_exact(counted.present), show_exact(counted.outstanding)
    return f"{present} of {outstanding} {counted.noun} are told to have been there, which is no majority"


def record_date_later(event: Vote) -> Iterator[Objection]:
    """Nobody can vote by what is held on a day that has not come."""
    if event.record_date is not None and event.record_date > event.date:
        text = f"The record date {event.record_date} comes after the vote on {event.date}, so nobody could vote by it."
        yield Objection(VOID, Reason(text, (_DAYS,), _days(event)), code="R314")


def record_date_off(event: Vote) -> Iterator[Effect]:
    """Say that a record date lies too long before a meeting, or too shortly."""
    if not isinstance(event, Meeting) or event.record_date is None:
        return
    ahead = (event.date - event.record_date).days
    if not _FEWEST_DAYS <= ahead <= _MOST_DAYS:
        text = (
            f"The record date {event.record_date} is {ahead} days before the meeting; the law asks for one at least "
            f"{_FEWEST_DAYS} and at most {_MOST_DAYS} days before. The votes are counted by it all the same."
        )
        yield Noted(Reason(text, (_DAYS,), _days(event)))


def _days(event: Vote) -> tuple[Input, ...]:
    day = event.record_date
    return (*((Input("record date", day, "date"),) if day is not None else ()), Input("vote", event.date, "date"))
