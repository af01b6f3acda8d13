"""Transfer: no transfer before a day or without consent, and shares that move only with those they came on."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter import consents
from paripassu.interpreter.acts_of import About
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.acts import ActOn
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule
from paripassu.model.covenants import TransferRules
from paripassu.model.events import Transfer
from paripassu.model.run import VOID, Effect, HoldingChanged, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares

CODE = "R319"
_ACT = "transfer of shares"


def may_transfer(stock: Stock, clause: TransferRules, event: Transfer, state: State) -> Iterator[Objection]:
    """Object to a transfer too early, without consent, or of shares that do not move alone."""
    if event.of != stock.name:
        return
    if clause.none_before is not None and event.date < clause.none_before.value:
        last = clause.none_before.value
        text = f"{stock.name} cannot be transferred before {last}."
        yield Objection(VOID, Reason(text, (clause.none_before.cite,), (Input("from", last, "date"),)), code=CODE)
    if clause.only_with is not None:
        to = clause.only_with.value.to
        text = f"{stock.name} moves only with the {to} that it came on, and not alone."
        yield Objection(VOID, Reason(text, (clause.only_with.cite,)), code=CODE)
    if clause.consent is not None:
        answer = _consent(stock, clause, event, state)
        if isinstance(answer, Objection):
            yield answer


def _consent(stock: Stock, clause: TransferRules, event: Transfer, state: State) -> Objection | Reason | None:
    item = clause.consent
    if item is None:
        return None
    who = item.value
    rule = ConsentRule(who.of, who.threshold, (), counted_by=who.counted_by, else_void=True)
    act = ActOn(_ACT, event.taker, event.date, stock.name)
    words = f"transfer of {show_shares(event.shares)} {stock.name} to {event.taker}"
    return consents.answer(state, Item(rule, item.cite), About(_ACT, act, stock.name, (words,)))


def then_transfer(stock: Stock, clause: TransferRules, event: Transfer, state: State) -> Iterator[Effect]:
    """Shares go with those that they are stapled to; a consent is told."""
    if event.of == stock.name:
        answer = _consent(stock, clause, event, state)
        if isinstance(answer, Reason):
            yield Noted(answer, of=stock.name)
        return
    item = clause.only_with
    if item is None or event.of != item.value.to or event.giver == event.taker:
        return
    each = evaluate(item.value.each, stock, state)
    if isinstance(each, Missing):
        text = f"How many {stock.name} go with the {event.of} is not known: {each.what} is missing."
        yield Undetermined(each.what, Reason(text, (item.cite,)))
        return
    shares = min(event.shares * each, state.held(stock.name, event.giver))
    if not shares:
        return
    text = f"{show_exact(shares)} {stock.name} go with the {event.of}, {show_exact(each)} for each."
    reason = Reason(text, (item.cite,), (Input(f"{event.of} transferred", event.shares, "shares"),))
    before = state.held(stock.name, event.giver)
    yield HoldingChanged(stock.name, event.giver, before, before - shares, reason)
    had = state.held(stock.name, event.taker)
    yield HoldingChanged(stock.name, event.taker, had, had + shares, reason)


RULES = Rules(may={Transfer: may_transfer}, then={Transfer: then_transfer})
