"""Adjustment of the conversion price: splits multiply it back, cheaper issues bring it down, holders may waive that."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.approvals import Bar, standing
from paripassu.interpreter.clauses.offering import qualifies
from paripassu.interpreter.dilution import cheaper, new_shares, protected
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.repricing import repriced
from paripassu.interpreter.saying import say_act
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.interpreter.telling import Rules
from paripassu.model.acts import Act, WaiveAdjustment
from paripassu.model.events import Event, GrantOptions, Issue, Meeting, PublicOffering, Split, WrittenConsent
from paripassu.model.rights import Adjustment
from paripassu.model.run import Effect, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact


def split(stock: Stock, clause: Adjustment, event: Split, state: State) -> Iterator[Effect]:
    """Divide the price by what a split multiplied the shares by, unless the conversion clause does so itself."""
    conversion = stock.conversion
    if clause.split is None or conversion is None or event.of != conversion.into:
        return
    if conversion.split_adjusts is not None:
        text = f"The conversion clause of {stock.name} itself says what a split does, so nothing is adjusted twice."
        yield Noted(Reason(text, (clause.split.cite, conversion.split_adjusts.cite)), of=stock.name)
        return
    factor = factor_of(event)
    text = f"{event.of} was multiplied by {show_exact(factor)}; the conversion price of {stock.name} is divided by it."
    reason = Reason(text, (clause.split.cite,), (Input("split factor", factor, "ratio"),))
    yield from repriced(state, stock, 1 / factor, reason)


def issued(stock: Stock, clause: Adjustment, event: Event, state: State) -> Iterator[Effect]:
    """Adjust all series that a cheaper issue moves at once, so that each is weighed against the same base."""
    first = next(protected(state), None)
    if first is None or first[0].name != stock.name:
        return
    del clause
    found: list[Effect] = []
    for each, adjustment in protected(state):
        found.extend(_adjusted(each, adjustment, event, state))
    yield from found


def _adjusted(stock: Stock, clause: Adjustment, event: Event, state: State) -> Iterator[Effect]:
    if stock.conversion is None or clause.dilution is None or getattr(event, "of", "") == stock.name:
        return
    if isinstance(event, PublicOffering) and qualifies(stock, event):
        return
    new = new_shares(event, state, stock.conversion.into)
    if new is None:
        return
    change = new if isinstance(new, Missing) else cheaper(state, stock, clause, new)
    if isinstance(change, Missing):
        text = f"Whether the conversion price of {stock.name} falls is not known: {change.what} is missing."
        yield Undetermined(change.what, Reason(text, (clause.dilution.cite,)), ("adjusted", "not adjusted"))
        return
    if change is None or isinstance(new, Missing):
        return
    waived = _waived(stock, clause, event, state)
    if waived is not None:
        yield Noted(Reason(waived.text, waived.cites, waived.inputs, because=(change.reason,)), of=stock.name)
        return
    yield from repriced(state, stock, change.after / change.before, _told(stock, change.reason))


def _told(stock: Stock, why: Reason) -> Reason:
    return Reason(f"{stock.name}: {why.text}", why.cites, why.inputs, rounding=why.rounding, because=why.because)


def _waived(stock: Stock, clause: Adjustment, event: Event, state: State) -> Reason | None:
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


RULES = Rules(then={Split: split, Issue: issued, PublicOffering: issued, GrantOptions: issued})
