"""Public offerings: new shares for money, which count against the authorized number as any other issue does."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.events.shares import issue, may_issue
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection
from paripassu.model.events import Issue, PublicOffering
from paripassu.model.run import Effect


def _as_issue(event: PublicOffering) -> Issue:
    return Issue(event.date, event.of, event.shares, event.to, event.price * event.shares, span=event.span)


def may_offer(event: PublicOffering, state: State) -> Iterator[Objection]:
    """What is sold to the public must be there to be issued."""
    yield from may_issue(_as_issue(event), state)


def offer(event: PublicOffering, state: State) -> Iterator[Effect]:
    """The new shares are the public's."""
    yield from issue(_as_issue(event), state)


PUBLIC_OFFERING = Facts(may_offer, offer)
