"""Protective provisions: acts that need a vote of the series, and permissions that displace them."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter import consents
from paripassu.interpreter.acts_of import About, about, was_outstanding
from paripassu.interpreter.expect import is_under
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Answer, Objection, Permission, Rules
from paripassu.model.acts import ActOn, ChangeSection, ChangeSeniority
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule, Protection
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    DeclareDividend,
    Designate,
    Event,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
)
from paripassu.model.matters import Matter
from paripassu.model.run import UNDETERMINED, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_percent


def may(stock: Stock, clause: Protection, event: Event, state: State) -> Iterator[Answer]:
    """Objections to an act that lacks the vote it needs, and permissions that displace them."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        for item in clause.consents:
            for matter in item.value.matters:
                if _speaks_of(matter, thing, stock, state):
                    answer = _consent(stock, item, event, thing, state)
                    if isinstance(answer, Objection):
                        yield answer
        for permitted in clause.permissions:
            if any(matter.kind == thing.kind for matter in permitted.value.matters):
                because = (
                    f"{permitted.cite.section} stands in spite of everything else: the company may create "
                    f"a later series that ranks ahead of {stock.name}."
                )
                yield Permission(permitted.cite, because, stock.name, permitted.value.overrides)


def then(stock: Stock, clause: Protection, event: Event, state: State) -> Iterator[Effect]:
    """Say by which vote an act stands, or that nobody called it adverse."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        matched = False
        for item in clause.consents:
            for matter in item.value.matters:
                if _speaks_of(matter, thing, stock, state):
                    matched = True
                    answer = _consent(stock, item, event, thing, state)
                    if isinstance(answer, Reason):
                        yield Noted(answer)
        if isinstance(event, AmendCharter) and not matched:
            yield from _outside(stock, clause, thing)


def _outside(stock: Stock, clause: Protection, thing: About) -> Iterator[Effect]:
    cites = tuple(item.cite for item in clause.consents)
    text = (
        f"No vote of {stock.name} is asked for by name; one would be needed if the amendment "
        f"were adverse to {stock.name}, and nobody has asserted that."
    )
    del thing
    yield Noted(Reason(text, cites))


def _speaks_of(matter: Matter, thing: About, stock: Stock, state: State) -> bool:
    """Whether a matter that the clause names is what the event is about."""
    if matter.kind == "adverse action":
        return _is_adverse_kind(thing, stock, state)
    if matter.kind != thing.kind:
        return False
    match thing.act:
        case ChangeSection():
            mine = thing.act.of == stock.name
            return mine and any(is_under(thing.act.section, section) for section in matter.sections)
        case ChangeSeniority():
            return stock.name in {thing.act.of, thing.act.ranks_to} and was_outstanding(
                state, _other(thing.act, stock), matter
            )
        case _:
            return thing.of in {"", stock.name} and matter.of in {"", thing.of}


def _other(act: ChangeSeniority, stock: Stock) -> str:
    return act.ranks_to if act.of == stock.name else act.of


def _is_adverse_kind(thing: About, stock: Stock, state: State) -> bool:
    """Adverse: said to be so by the script, or a senior series, which takes from those it passes."""
    if thing.kind == "adverse action":
        return thing.of in {"", stock.name}
    if thing.kind == "senior issue":
        return thing.of == stock.name
    words = thing.act.about if isinstance(thing.act, ActOn) else getattr(thing.act, "what", "")
    return bool(words) and state.judgment("adverse", words, stock.name) is not None


def _consent(stock: Stock, item: Item[ConsentRule], event: Event, thing: About, state: State) -> Objection | Reason:
    """What the clause says to one act: whose judgment it waits for, or whether the vote was enough."""
    is_listed = any(matter.kind == thing.kind and matter.kind != "adverse action" for matter in item.value.matters)
    if is_listed:
        return consents.objection(state, stock, item, thing.act)
    if isinstance(event, AdverseAction):
        outsider = _not_a_subsidiary(item, event)
        if outsider is not None:
            return outsider
    words = thing.act.about if isinstance(thing.act, ActOn) else getattr(thing.act, "what", "")
    judgment = state.judgment("adverse", words, stock.name)
    if judgment is None:
        missing = f"whether “{words}” is adverse to {stock.name} (a judgment: assert it, and by whom)"
        text = f"A vote of {stock.name} is needed if “{words}” adversely affects its rights; nobody has said whether it does."
        return Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=missing)
    if not judgment.holds:
        text = f"{judgment.by} judged that “{words}” is not adverse to {stock.name}, so no vote is needed."
        return Reason(text, (item.cite,), judgments=(judgment,))
    return consents.objection(state, stock, item, thing.act, (judgment,))


def _not_a_subsidiary(item: Item[ConsentRule], event: AdverseAction) -> Objection | Reason | None:
    """The clause reaches subsidiaries of which the company holds more than half of the votes; nobody else."""
    if not event.by:
        return None
    if event.owned is None:
        missing = f"what part of the votes of {event.by} the company holds"
        text = f"The clause binds {event.by} only if the company holds more than half of its votes."
        return Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=missing)
    if item.value.by_subsidiary_too and event.owned > item.value.subsidiary_above:
        return None
    text = f"{event.by} is no subsidiary: the company holds {show_percent(event.owned)} of its votes, not more than {show_percent(item.value.subsidiary_above)}."
    return Reason(text, (item.cite,), (Input("votes held", event.owned, "percent"),))


_KINDS: tuple[type[Event], ...] = (
    AdverseAction,
    AmendCharter,
    DeclareDividend,
    Designate,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
)
RULES = Rules(may=dict.fromkeys(_KINDS, may), then=dict.fromkeys(_KINDS, then))
