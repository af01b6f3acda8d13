"""Redemption of a part: whose shares go, who decides it, and which series is redeemed before which."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.redeeming import Asked, Plan, open_duties, scaled
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import Vote, count_of
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import is_enough
from paripassu.model.acts import ActOn
from paripassu.model.events import Meeting, RedeemShares, WrittenConsent
from paripassu.model.redemption import Redemption, Selection
from paripassu.model.run import BREACH, VOID, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_shares

PRO_RATA, BY_LOT, COMPANY_PICKS, BY_VOTE = "pro rata", "by lot", "company picks", "vote"


def way_of(clause: Redemption) -> str:
    """How the terms choose whose shares are redeemed; "" where they do not say."""
    return clause.selection.value.how if clause.selection is not None else ""


def unknown_shares(stock: Stock, clause: Redemption, event: RedeemShares, found: Plan, state: State) -> Missing | None:
    """What has to be known to say whose shares are redeemed: the draw, the choice, or the vote; None where it is."""
    way, out = way_of(clause), state.out(stock.name)
    says = f'(`shares 10 of "..."` below `redeem 10 {stock.name}` says it)'
    waits = _vote_awaited(stock, clause, state) if found.left or event.picked else None
    if waits is not None:
        return waits
    if found.left and (way in {BY_LOT, COMPANY_PICKS} or event.picked):
        reached = sum((row.shares for row in found.rows), NOTHING)
        return Missing(f"whose {show_shares(reached)} {stock.name} the money is for {says}")
    is_part = event.shares is not None and event.shares < out
    if is_part and not event.picked and way in {BY_LOT, COMPANY_PICKS}:
        who = "the lot drew" if way == BY_LOT else "the company picked"
        return Missing(f"whose shares {who} {says}")
    return None


def _vote_awaited(stock: Stock, clause: Redemption, state: State) -> Missing | None:
    """The vote by which money that is short is shared, where the terms leave it to one and there was none."""
    rule = clause.selection.value if clause.selection is not None else None
    if rule is None or rule.how != BY_VOTE or decided(state, stock, rule):
        return None
    words = rule.threshold.words if rule.threshold is not None else ""
    return Missing(f"how {words} of {listed(rule.of)} decides to share the money")


def decided(state: State, stock: Stock, selection: Selection) -> bool:
    """Whether enough of those who may have voted on how the money is shared."""
    votes: list[Vote] = [*state.past(Meeting), *state.past(WrittenConsent)]
    for vote in votes:
        for resolution in vote.resolutions:
            act = resolution.act
            if not isinstance(act, ActOn) or act.matter != "redemption of stock" or not act.about:
                continue
            counts = [count_of(state, vote, resolution, of) for of in selection.of]
            in_favor = sum((count.in_favor for count in counts if count is not None), NOTHING)
            outstanding = sum((count.outstanding for count in counts if count is not None), NOTHING)
            threshold = selection.threshold
            if act.of in {"", stock.name} and threshold is not None and is_enough(threshold, in_favor, outstanding):
                return True
    return False


def whose(stock: Stock, clause: Redemption, ask: Asked, event: RedeemShares, state: State) -> Iterator[Objection]:
    """Only shares that are there are redeemed, of those holders whom the terms, a lot or a choice point out."""
    for holder, shares in event.picked:
        held = state.held(stock.name, holder)
        if shares > held:
            text = f"{holder} holds {show_shares(held)} {stock.name}, so {show_shares(shares)} cannot be redeemed."
            yield Objection(VOID, Reason(text, (ask.cite,), (Input("held", held, "shares"),)), code="R302")
    if event.picked and way_of(clause) == PRO_RATA and clause.selection is not None:
        fair = scaled(stock, state.holdings.get(stock.name, {}), event.shares)
        for holder, shares in event.picked:
            if shares != fair.get(holder, NOTHING):
                yield Objection(BREACH, _uneven(stock, clause, (holder, shares, fair.get(holder, NOTHING))))
                return


def _uneven(stock: Stock, clause: Redemption, told: tuple[str, Fraction, Fraction]) -> Reason:
    holder, shares, fair = told
    cite = clause.selection.cite if clause.selection is not None else clause.cite
    text = (
        f"{stock.name} is redeemed of all holders pro rata: {show_shares(fair)} of {holder}, not {show_shares(shares)}."
    )
    inputs = (Input("pro rata", fair, "shares"), Input("redeemed", shares, "shares"))
    return Reason(text, (cite,), inputs)


def out_of_order(stock: Stock, clause: Redemption, ask: Asked, state: State) -> Iterator[Objection]:
    """A series that comes later is not redeemed while one that comes before it still is to be."""
    item = clause.order
    for name in item.value.after if item is not None else ():
        for duty in open_duties(state, name):
            if item is not None and (duty.due is None or duty.due <= state.day):
                text = f"{name} is redeemed in full before {stock.name}, and it is still due to {duty.what}."
                yield Objection(BREACH, Reason(text, (item.cite, ask.cite), because=(duty.reason,)))
