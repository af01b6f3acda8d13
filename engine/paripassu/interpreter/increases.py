"""The vote behind an increase of the authorized number: the one that was told, or else taken for granted."""

from __future__ import annotations

from paripassu.interpreter.approvals import Verdict, standing
from paripassu.interpreter.saying import say_act, sentence
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.interpreter.telling import law
from paripassu.model.acts import IncreaseAuthorized
from paripassu.model.events import Meeting, WrittenConsent
from paripassu.model.run import Noted, Reason

_VOTE = law("DGCL §242(b)(1)", "a majority of the outstanding stock entitled to vote")


def vote_on(act: IncreaseAuthorized, state: State) -> Verdict | None:
    """The vote by which an increase stands or falls; None where none was told."""
    votes: list[Vote] = sorted([*state.past(Meeting), *state.past(WrittenConsent)], key=lambda vote: vote.date)
    found = standing(state, votes, lambda each: each == act, "")
    return None if found is None else found[1]


def approval_of(act: IncreaseAuthorized, state: State) -> Noted:
    """Say by which vote an increase stands, or that nobody told of one and that it is taken for granted."""
    found = vote_on(act, state)
    if found is not None:
        return Noted(found.reason, of=act.of)
    text = f"{sentence(say_act(act))}: no vote on it is told, and that the holders approved it is taken for granted."
    return Noted(Reason(text, (_VOTE,)), of=act.of)
