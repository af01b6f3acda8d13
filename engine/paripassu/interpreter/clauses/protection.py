"""Protective provisions: acts that need a vote of the series, and permissions that displace them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from paripassu.interpreter import consents
from paripassu.interpreter.acts_of import About, about, was_outstanding
from paripassu.interpreter.changed_rights import CHANGED, FACT, Changed, changed_rights
from paripassu.interpreter.judging import judged, judgment_of
from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Permission, Rules
from paripassu.model import clauses
from paripassu.model.acts import Act, ActOn, ChangeSection, ChangeSeniority, ReduceLiquidation
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule, Protection
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    Assert,
    DeclareDividend,
    Designate,
    Event,
    Liquidate,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
    Split,
)
from paripassu.model.matters import Matter
from paripassu.model.run import UNDETERMINED, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_percent

ADVERSE = "adverse action"


def may(stock: Stock, clause: Protection, event: Event, state: State) -> Iterator[Objection | Permission]:
    """Objections to an act that lacks the vote it needs, and permissions that displace them."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        for item in _asked(stock, clause, event, thing, state):
            answer = _answer(stock, item, event, thing, state)
            if isinstance(answer, Objection):
                yield answer
        for permitted in clause.permissions:
            if _permits(stock, permitted.value, event, thing):
                yield _permission(stock, permitted)


def then(stock: Stock, clause: Protection, event: Event, state: State) -> Iterator[Effect]:
    """Say by which vote an act stands, or that the clause does not ask for one by name."""
    if not state.out(stock.name):
        return
    for thing in about(event, state):
        asked = _asked(stock, clause, event, thing, state)
        for item in asked:
            answer = _answer(stock, item, event, thing, state)
            if isinstance(answer, Reason):
                yield Noted(answer, of=stock.name)
        yield from _ended(stock, clause, event, thing, state)
        if isinstance(event, AmendCharter) and not asked and clause.consents:
            text = (
                f"No vote of {stock.name} on the {thing.words} is asked for by name; one would be needed if it "
                f"were adverse to {stock.name}, and nobody has asserted that."
            )
            yield Noted(Reason(text, tuple(dict.fromkeys(item.cite for item in clause.consents))), of=stock.name)


def _asked(stock: Stock, clause: Protection, event: Event, thing: About, state: State) -> list[Item[ConsentRule]]:
    """The rules that ask for a vote on what an event is about, each once."""
    survives = isinstance(event, Merge) and event.survives
    asked, named = [], []
    for item in clause.consents:
        if consents.lapsed(state, item.value.lapses, event.date) is not None:
            continue
        speaking = [
            matter
            for matter in item.value.matters
            if _speaks_of(matter, thing, stock, state) and not (survives and matter.unless_survives)
        ]
        asked += [item] if speaking else []
        named += [item] if any(matter.kind != ADVERSE for matter in speaking) else []
    # What a rule asks for by name needs no judgment of whether it is adverse besides.
    is_judged = judged(state, "adverse", thing.names, stock.name) is not None
    return named if named and _takes_from(thing.act, stock.name) and not is_judged else asked


def _ended(stock: Stock, clause: Protection, event: Event, thing: About, state: State) -> Iterator[Effect]:
    """Say that a vote would have been asked for, had the right to it not ended."""
    for item in clause.consents:
        reason = consents.lapsed(state, item.value.lapses, event.date)
        if reason is not None and any(_speaks_of(matter, thing, stock, state) for matter in item.value.matters):
            text = f"No vote of {stock.name} on the {thing.words} is needed any more."
            yield Noted(Reason(text, (item.cite, *reason.cites), because=(reason,)), of=stock.name)
            return


def _permits(stock: Stock, permitted: clauses.Permission, event: Event, thing: About) -> bool:
    """Whether a permission is about this act of the company: a later series that ranks ahead of this one."""
    is_later = not permitted.later_only or stock.signed is None or event.date > stock.signed
    concerned = thing.of in {"", stock.name}
    return is_later and concerned and any(matter.kind == thing.kind for matter in permitted.matters)


def _permission(stock: Stock, item: Item[clauses.Permission]) -> Permission:
    overridden = " and ".join(item.value.overrides) or "everything else"
    because = (
        f"{item.cite.section} stands notwithstanding {overridden}: the company may create a later series that ranks "
        f"ahead of {stock.name}."
    )
    return Permission(item.cite, because, stock.name, item.value.overrides)


def _speaks_of(matter: Matter, thing: About, stock: Stock, state: State) -> bool:
    """Whether a matter that the clause names is what the event is about."""
    if matter.kind == ADVERSE:
        return _may_be_adverse(thing, stock, state)
    if matter.kind == "amendment" and not isinstance(thing.act, ActOn):
        return True
    if matter.kind != thing.kind:
        return matter.kind == "unequal amendment" and _is_unequal(thing.act, stock)
    match thing.act:
        case ChangeSection():
            changed = _changed(matter, thing, stock, state)
            return changed is not None and changed.holds is not False
        case ChangeSeniority():
            other = thing.act.ranks_to if thing.act.of == stock.name else thing.act.of
            concerned = stock.name in {thing.act.of, thing.act.ranks_to} and matter.of in {"", other}
            return concerned and was_outstanding(state, other, matter)
        case _:
            return thing.of == matter.of if matter.of else thing.of in {"", stock.name}


def _is_unequal(act: Act, stock: Stock) -> bool:
    """Whether an amendment treats some holders of a series otherwise than the rest."""
    return isinstance(act, ChangeSection) and bool(act.only_for) and act.of == stock.name


def _changed(matter: Matter, thing: About, stock: Stock, state: State) -> Changed | None:
    """Whether a change of a section is one that the clause protects; None where it is about something else."""
    act = thing.act
    if not isinstance(act, ChangeSection) or act.of != stock.name:
        return None
    if not any(is_under(act.section, section) or is_under(section, act.section) for section in matter.sections):
        return None
    return changed_rights(matter, act, thing.names, stock, state) if matter.rights_only else CHANGED


def _may_be_adverse(thing: About, stock: Stock, state: State) -> bool:
    """Adverse may be what the script calls so, what passes the series in rank, and what somebody judged to be."""
    if thing.kind == ADVERSE:
        return thing.of in {"", stock.name}
    if thing.kind == "senior issue" and thing.of == stock.name:
        return True
    if _takes_from(thing.act, stock.name):
        return True
    return judged(state, "adverse", thing.names, stock.name) is not None


def _takes_from(act: Act, of: str) -> bool:
    """Whether an amendment may leave a series with less than it has by its own words: a lower rank, a lower amount."""
    match act:
        case ChangeSeniority():
            moved = {act.of: "junior to", act.ranks_to: "senior to"}.get(of)
            return moved is not None and act.ranks in {moved, "with"}
        case ReduceLiquidation():
            return act.of == of
        case _:
            return False


def _answer(stock: Stock, item: Item[ConsentRule], event: Event, thing: About, state: State) -> Objection | Reason:
    """What the clause says to one act: whose judgment it waits for, or whether the vote was enough."""
    if any(matter.kind != ADVERSE and _speaks_of(matter, thing, stock, state) for matter in item.value.matters):
        return _listed(item, _as_judged(stock, item, thing, state), state)
    outsider = _not_a_subsidiary(item, event) if isinstance(event, AdverseAction) and event.by else None
    if outsider is not None:
        return outsider
    judgment = judged(state, "adverse", thing.names, stock.name)
    given = consents.answer(state, item, thing) if judgment is None else None
    if isinstance(given, Reason):
        return given
    if judgment is None:
        missing = f"whether “{thing.words}” is adverse to {stock.name} (a judgment: assert it, and by whom)"
        text = (
            f"A vote of {stock.name} is needed if “{thing.words}” adversely affects its rights; "
            "nobody has said whether it does."
        )
        outcomes = ("allowed", f"a breach of {item.cite.section}")
        return Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=missing, outcomes=outcomes)
    if not judgment.holds:
        text = f"{judgment.by} judged that “{thing.words}” is not adverse to {stock.name}, so no vote is needed."
        return Reason(text, (item.cite,), judgments=(judgment,))
    return consents.answer(state, item, thing, (judgment,))


def _as_judged(stock: Stock, item: Item[ConsentRule], thing: About, state: State) -> About:
    """What an event is about, with the judgment on whether it changes rights, or the want of one."""
    for matter in item.value.matters:
        changed = _changed(matter, thing, stock, state)
        if changed is not None and (changed.judgment is not None or changed.missing):
            return evolve(thing, judgment=changed.judgment, unjudged=changed.missing)
    return thing


def _listed(item: Item[ConsentRule], thing: About, state: State) -> Objection | Reason:
    """An act that the clause names needs the vote; where it is open whether it is that act, so is the breach."""
    judgments = (thing.judgment,) if thing.judgment is not None else ()
    answer = consents.answer(state, item, thing, judgments)
    if isinstance(answer, Objection) and thing.unjudged:
        outcomes = ("allowed", f"a breach of {item.cite.section}")
        return Objection(UNDETERMINED, answer.reason, missing=thing.unjudged, outcomes=outcomes)
    return answer


def _not_a_subsidiary(item: Item[ConsentRule], event: AdverseAction) -> Objection | Reason | None:
    """The clause reaches subsidiaries of which the company holds more than a part of the votes; nobody else."""
    if not item.value.by_subsidiary_too:
        return Reason(f"The clause binds the company alone, not {event.by}.", (item.cite,))
    above = show_percent(item.value.subsidiary_above)
    if event.owned is None:
        missing = f"what part of the votes of {event.by} the company holds"
        text = f"The clause binds {event.by} only if the company holds more than {above} of its votes."
        outcomes = ("allowed", f"a breach of {item.cite.section}")
        return Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=missing, outcomes=outcomes)
    shares = event.owned_shares if event.owned_shares is not None else event.owned
    most = max(shares, event.owned) if item.value.subsidiary_by_shares else event.owned
    if most > item.value.subsidiary_above:
        return None
    held = show_percent(event.owned)
    text = f"{event.by} is no subsidiary: the company holds {held} of its votes"
    inputs: tuple[Input, ...] = (Input("votes held", event.owned, "percent"),)
    if item.value.subsidiary_by_shares:
        text += f" and {show_percent(shares)} of its voting shares"
        inputs = (*inputs, Input("voting shares held", shares, "percent"))
    return Reason(f"{text}, not more than {above}.", (item.cite,), inputs)


def on_record(stock: Stock, clause: Protection, event: Assert, state: State) -> Iterator[Effect]:
    """Say what a judgment about an adverse act is good for."""
    if event.fact not in {"adverse", FACT} or event.of not in {"", stock.name} or not state.out(stock.name):
        return
    for item in clause.consents:
        matters = item.value.matters
        if not any(matter.rights_only if event.fact == FACT else matter.kind == ADVERSE for matter in matters):
            continue
        words = f"{'is' if event.holds else 'is not'} adverse to"
        if event.fact == FACT:
            words = f"{'changes' if event.holds else 'does not change'} rights of"
        text = f"{event.by} judges that “{event.about}” {words} {stock.name}."
        yield Noted(Reason(text, (item.cite,), judgments=(judgment_of(event),)), of=stock.name)


_KINDS: tuple[type[Event], ...] = (
    AdverseAction,
    AmendCharter,
    DeclareDividend,
    Designate,
    Liquidate,
    Merge,
    Reorganize,
    Repurchase,
    SellAssets,
    Split,
)
RULES = Rules(may=dict.fromkeys(_KINDS, may), then={**dict.fromkeys(_KINDS, then), Assert: on_record})
