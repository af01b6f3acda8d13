"""Meetings and written consents: who voted, and what the vote does at once."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.approvals import class_asked, general_bar, standing, tallied, verdicts
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.events.amendments import authorize, too_few
from paripassu.interpreter.quorum import quorum_assumed, record_date_later, record_date_off
from paripassu.interpreter.saying import say_act
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote, count, too_many
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.interpreter.votes import votes_cites
from paripassu.model.acts import IncreaseAuthorized
from paripassu.model.events import Meeting, WrittenConsent
from paripassu.model.run import UNDETERMINED, Effect, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_shares

_FILED = law("DGCL §103(d)", "a certificate of amendment is effective upon filing")
TAKES_EFFECT, NO_EFFECT = "the increase takes effect", "the increase does not take effect"


def may_vote(event: Vote, state: State) -> Iterator[Objection]:
    """More votes than there are cannot have been cast, and what nobody counted cannot be known."""
    yield from record_date_later(event)
    for resolution in event.resolutions:
        for tally in resolution.tallies:
            refusal = too_many(count(state, event, tally, tally.of or event.of))
            if refusal is not None:
                yield refusal
        if not resolution.tallies:
            act = say_act(resolution.act)
            text = f"No votes are stated for the {act}, so whether it was approved is not known."
            missing = f"the votes on the {act}"
            cites = general_bar(state, resolution.act, event).cites
            yield Objection(UNDETERMINED, Reason(text, cites), missing=missing, outcomes=("approved", "not approved"))


def vote(event: Vote, state: State) -> Iterator[Effect]:
    """Each resolution is counted; an approved increase of the authorized number takes effect at once."""
    for stock in state.terms.stocks:
        yield from _uncounted(stock, state)
    yield from record_date_off(event)
    for found in verdicts(state, event):
        yield tallied(found)
        if found.passed:
            yield from quorum_assumed(event, found.counted, found.bar.threshold.base)
    for act in dict.fromkeys(resolution.act for resolution in event.resolutions):
        if isinstance(act, IncreaseAuthorized):
            yield from _increase(event, act, state)


def _uncounted(stock: Stock, state: State) -> Iterator[Effect]:
    """Votes as converted cannot be counted where the rate is not known."""
    basis = stock.voting.votes.value if stock.voting is not None and stock.voting.votes is not None else None
    rate = conversion_rate(state, stock) if basis is not None and basis.as_converted else None
    if isinstance(rate, Missing) and state.out(stock.name):
        text = f"The votes of {stock.name} are left out: it votes as converted, and {rate.what} is not known."
        yield Undetermined(rate.what, Reason(text, votes_cites(stock)))


def _increase(event: Vote, act: IncreaseAuthorized, state: State) -> Iterator[Effect]:
    """An increase stands once all stock together, and the class by itself where the law asks it, have approved."""
    events: list[Vote] = [*state.past(Meeting), *state.past(WrittenConsent), event]
    asked = class_asked(state, act)
    passed: list[bool | None] = []
    reasons: list[Reason] = []
    for of in ("", asked) if asked else ("",):
        found = standing(state, events, lambda other: other == act, of)
        passed.append(False if found is None else found[1].passed)
        reasons.extend([] if found is None else [found[1].reason])
    if False in passed:
        return
    if None in passed:
        is_uncounted = passed[0] is None
        missing = f"the votes on the {say_act(act)}" if is_uncounted else f"how {asked} alone voted on {event.date}"
        text = f"The {say_act(act)} also needs a majority of {asked} by itself; the tally does not tell {missing}."
        text = f"Whether the {say_act(act)} was approved is not known: no votes are stated." if is_uncounted else text
        yield Undetermined(missing, Reason(text, reasons[-1].cites), (TAKES_EFFECT, NO_EFFECT))
        return
    yield from _take_effect(act, state, tuple(reasons))


def _take_effect(act: IncreaseAuthorized, state: State, because: tuple[Reason, ...]) -> Iterator[Effect]:
    cites = (law("DGCL §242(b)(1)"), _FILED)
    refusal = too_few(act, state)
    if refusal is not None:
        yield Noted(Reason(f"The approved number cannot be: {refusal.text}", refusal.cites, refusal.inputs), of=act.of)
        return
    before = state.authorized.get(act.of)
    was = show_shares(before) if before is not None else "a number that is not known"
    text = (
        f"Authorized {act.of} goes from {was} to {show_shares(act.to)}; "
        "the certificate of amendment is taken to be filed the same day."
    )
    yield from authorize(act, state, Reason(text, cites, because=because))


MEETING = Facts(may_vote, vote)
WRITTEN_CONSENT = Facts(may_vote, vote)
