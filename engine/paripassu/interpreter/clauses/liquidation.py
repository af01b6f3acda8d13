"""Liquidation: which events count as the end of the company, and which do not."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from paripassu.interpreter.acts_of import LESS, SUBSTANTIALLY_ALL, About, about
from paripassu.interpreter.deeming import is_deemed
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation, Protection
from paripassu.model.events import Designate, Event, Liquidate, Merge, Repurchase, SellAssets
from paripassu.model.matters import MATTERS, Matter
from paripassu.model.run import BREACH, Effect, Input, Noted, Reason, StockChanged, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_money

OUTCOMES = ("a liquidation", "no liquidation")


def may(stock: Stock, clause: Liquidation, event: Liquidate, state: State) -> Iterator[Objection]:
    """Object where money was set aside for a series and those who are paid before it are left short."""
    kept = sum((paid.exact for paid in state.payments if (paid.of, paid.kind) == (stock.name, "trust")), NOTHING)
    item = clause.trust_counts_as_paid
    if item is None or not item.value or not kept:
        return
    # The waterfall is loaded only when somebody is paid: most runs never need it.
    from paripassu.interpreter.liquidating import shared  # noqa: PLC0415
    from paripassu.interpreter.rights import Exit  # noqa: PLC0415
    from paripassu.interpreter.settling import ranked_before, short_seniors  # noqa: PLC0415
    from paripassu.interpreter.structure import build  # noqa: PLC0415

    built = build(state, Exit.TOLD)
    if built.lacks:
        return
    for senior, lacking in short_seniors(built, shared(built, event.assets), stock.name).items():
        text = (
            f"{show_money(kept)} stays in trust for {stock.name}, although {senior}, which is paid before it, is left "
            f"{show_money(lacking)} short."
        )
        inputs = (Input("in trust", kept, "money"), Input("lacking", lacking, "money"))
        own = (each.cite for each in clause.behind if each.value.name == senior)
        cites = dict.fromkeys((*own, *ranked_before(built.ranking, senior, stock.name), item.cite))
        yield Objection(BREACH, Reason(text, tuple(cites), inputs))


def then(stock: Stock, clause: Liquidation, event: Event, state: State) -> Iterator[Effect]:
    """Say that an event is no liquidation, or pay out as in one where the terms deem it to be."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        deemed = _item(clause.deemed, thing.kind)
        if deemed is not None and not thing.unjudged:
            yield from _deemed(stock, clause, event, thing, state)
        elif thing.unjudged and (deemed is not None or _item(clause.deemed, LESS) is not None):
            text = f"Whether this is a liquidation for {stock.name} waits for a judgment: {thing.unjudged}."
            yield Undetermined(thing.unjudged, Reason(text, _either(clause)), OUTCOMES)
        else:
            yield from _excluded(stock, clause, thing)


def _item(items: tuple[Item[Matter], ...], kind: str) -> Item[Matter] | None:
    return next((item for item in items if item.value.kind == kind), None)


def _either(clause: Liquidation) -> tuple[Cite, ...]:
    """What the clause says of a sale, whichever way it is judged."""
    items = (*clause.deemed, *clause.excluded)
    return tuple(dict.fromkeys(item.cite for item in items if item.value.kind in {SUBSTANTIALLY_ALL, LESS}))


def _excluded(stock: Stock, clause: Liquidation, thing: About) -> Iterator[Effect]:
    item = _item(clause.excluded, thing.kind)
    if item is not None:
        judgments = (thing.judgment,) if thing.judgment is not None else ()
        text = f"The {MATTERS[thing.kind]} is no liquidation, so {stock.name} is paid nothing by it."
        cites = _either(clause) if thing.unjudged else (item.cite,)
        yield Noted(Reason(text, cites, judgments=judgments), of=stock.name)


def _deemed(stock: Stock, clause: Liquidation, event: Event, thing: About, state: State) -> Iterator[Effect]:
    item = _item(clause.deemed, thing.kind)
    if item is None:
        raise AssertionError("deemed by no item")
    found = is_deemed(clause, item, event, thing, state)
    reason = found.reason
    if found.holds is False:
        yield Noted(reason, of=stock.name)
        return
    proceeds = event.proceeds if isinstance(event, SellAssets | Merge) else None
    missing = found.missing or ("" if proceeds is not None else "the proceeds that are there for stockholders")
    if missing or proceeds is None:
        text = f"{stock.name} is paid as in a liquidation, unless the terms except it; {missing} is not known."
        yield Undetermined(missing, Reason(text, reason.cites, because=(reason,)), OUTCOMES)
        return
    if any(paid.kind == "liquidation" and paid.date == event.date for paid in state.payments):
        return  # Another series deems it a liquidation too, and the whole sum is paid out already.
    inputs: tuple[Input, ...] = (Input("proceeds", proceeds, "money"),)
    kept_back = event.escrow if isinstance(event, SellAssets | Merge) else None
    if kept_back:
        inputs = (*inputs, Input("in escrow", kept_back, "money"))
    yield Noted(evolve(reason, inputs=(*reason.inputs, *inputs)), of=stock.name)
    # The waterfall is loaded only when somebody is paid: most runs never need it.
    from paripassu.interpreter.liquidating import pay_out  # noqa: PLC0415

    yield from pay_out(state, proceeds - (kept_back or NOTHING), reason)


def then_designate(stock: Stock, clause: Liquidation, event: Designate, state: State) -> Iterator[Effect]:
    """A series that was made without the consent it needed counts as junior, where the terms say so."""
    item, protection = clause.unapproved_is_junior, stock.clause(Protection)
    if item is None or protection is None or event.ranks == "junior to" or not state.out(stock.name):
        return
    # Amendments and protection are loaded only for the few terms that say this.
    from paripassu.interpreter.clauses.protection import may as asked  # noqa: PLC0415
    from paripassu.interpreter.events.amendments import placed_behind  # noqa: PLC0415

    refused = next((each for each in asked(stock, protection, event, state) if isinstance(each, Objection)), None)
    if refused is None or refused.ruling != BREACH:
        return
    text = f"{event.name} was made without the consent that it needed, so it counts as junior to {stock.name}."
    reason = Reason(text, (item.cite,), because=(refused.reason,))
    yield StockChanged(event.name, placed_behind(state.stock(event.name), stock.name, item.cite), reason)


RULES = Rules(may={Liquidate: may}, then={Merge: then, SellAssets: then, Repurchase: then, Designate: then_designate})
