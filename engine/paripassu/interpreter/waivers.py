"""Rights that holders do without: what they waived by a vote or in writing lifts objections that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.approvals import standing, waiver_bar
from paripassu.interpreter.saying import say_act
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.interpreter.telling import Permission
from paripassu.model.acts import Act, WaiveSection
from paripassu.model.events import Event, Meeting, WrittenConsent


def waived(event: Event, state: State) -> Iterator[Permission]:
    """Permissions by waivers that hold on the day of an event, as far as a vote passed on them."""
    votes: list[Vote] = sorted([*state.past(Meeting), *state.past(WrittenConsent)], key=lambda vote: vote.date)
    acts = [resolution.act for vote in votes for resolution in vote.resolutions]
    for act in dict.fromkeys(act for act in acts if isinstance(act, WaiveSection) and act.on in {None, event.date}):

        def is_it(other: Act, act: WaiveSection = act) -> bool:
            return other == act

        bar = waiver_bar(state.stock(act.of))
        found = standing(state, votes, is_it, act.of, bar)
        if found is not None and found[1].passed:
            because = f"The holders of {act.of} did without it: {say_act(act)}, on {found[0].date}."
            yield Permission(bar.cites[0], because, act.of, (act.section,))
