"""The vote of a series by which its conversion price stays as it is."""

from __future__ import annotations

from paripassu.interpreter.approvals import Bar, standing
from paripassu.interpreter.saying import say_act
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.model.acts import Act, WaiveAdjustment
from paripassu.model.events import Event, Meeting, WrittenConsent
from paripassu.model.rights import Adjustment
from paripassu.model.run import Reason
from paripassu.model.terms import Stock


def waiver_of(stock: Stock, clause: Adjustment, event: Event, state: State) -> Reason | None:
    """The vote of the series by which an adjustment is waived; None where there is none."""
    if clause.waiver is None:
        return None
    rule = clause.waiver.value

    def is_it(act: Act) -> bool:
        return isinstance(act, WaiveAdjustment) and act.of == stock.name and act.on in {None, event.date}

    votes: list[Vote] = sorted([*state.past(Meeting), *state.past(WrittenConsent)], key=lambda vote: vote.date)
    found = standing(state, votes, is_it, rule.of[0], Bar(rule.threshold, (clause.waiver.cite,)))
    if found is None or not found[1].passed:
        return None
    vote, verdict = found
    text = f"The conversion price of {stock.name} stays as it is: {say_act(verdict.act)}, voted on {vote.date}."
    return Reason(text, verdict.reason.cites, verdict.reason.inputs)
