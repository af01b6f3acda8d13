"""Reorganizations before a conversion: the series carries over to what a converted holder would have got."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.acts_of import about
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.expect import say_property
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.votes import as_converted_votes, voting_securities
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion, Reorganization
from paripassu.model.events import Event, Merge, Property, Reorganize, SellAssets, Transfer, VotingTransfer
from paripassu.model.matters import MATTERS
from paripassu.model.run import Effect, EntitlementChanged, Input, Judgment, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_percent
from paripassu.value import Value

TRANSFER = "transfer of voting securities"


@frozen(eq=False, repr=False)
class Finding(Value):
    """What the clause's list says to an event: whether it is a reorganization, in words, with figures."""

    is_reorganization: bool
    text: str
    inputs: tuple[Input, ...] = ()
    unjudged: str = ""
    judgment: Judgment | None = None


def reorganization(stock: Stock, clause: Conversion, event: Event, state: State) -> Iterator[Effect]:
    """What an event does to the conversion right of a series that is outstanding and not yet converted."""
    if clause.reorganization is None or not state.out(stock.name):
        return
    found = _find(clause, clause.reorganization, event, state)
    if found is None:
        return
    cite = clause.reorganization.cite
    judgments = (found.judgment,) if found.judgment is not None else ()
    reason = Reason(found.text, (cite,), found.inputs, judgments=judgments)
    if found.unjudged:
        yield Undetermined(found.unjudged, reason, ("a reorganization", "no reorganization"))
    elif not found.is_reorganization:
        yield Noted(reason, of=stock.name, topic="no reorganization")
    else:
        yield from _carry_over(stock, clause, event, state, reason)


def _find(clause: Conversion, item: Item[Reorganization], event: Event, state: State) -> Finding | None:
    if isinstance(event, Transfer | VotingTransfer):
        return _transferred(item.value, event, state)
    for thing in about(event, state):
        for matter in item.value.matters:
            if matter.kind != thing.kind or matter.of not in {"", thing.of or clause.into}:
                continue
            text = f"The {MATTERS[thing.kind]} is a reorganization before the conversion date."
            return Finding(not thing.unjudged, text, unjudged=thing.unjudged, judgment=thing.judgment)
        if isinstance(event, SellAssets):
            return Finding(False, f"The {MATTERS[thing.kind]} is no reorganization.", judgment=thing.judgment)
    return None


def _transferred(rule: Reorganization, event: Transfer | VotingTransfer, state: State) -> Finding | None:
    matter = next((matter for matter in rule.matters if matter.kind == TRANSFER), None)
    if matter is None or matter.above is None:
        return None
    if isinstance(event, Transfer) and not event.related and event.shares * 2 <= state.out(event.of):
        return None  # Half of one class at most is half of all votes at most: the common case of a long script.
    share = _share(event, state) + _earlier(rule, event, state)
    words = "together with related transactions, " if event.related else ""
    text = (
        f"{words}{show_percent(share)} of the voting securities as converted changed hands; "
        f"a reorganization needs more than {show_percent(matter.above)}."
    )
    inputs = (Input("transferred", share, "percent"), Input("threshold", matter.above, "percent"))
    return Finding(share > matter.above, text[0].upper() + text[1:], (*inputs, *_figures(event, state)))


def _figures(event: Transfer | VotingTransfer, state: State) -> tuple[Input, ...]:
    if isinstance(event, VotingTransfer):
        return ()
    return (Input("voting securities as converted", voting_securities(state), "votes"),)


def _share(event: Transfer | VotingTransfer, state: State) -> Fraction:
    """The part of all voting securities, as converted, that one event moves."""
    if isinstance(event, VotingTransfer):
        return event.share
    total = voting_securities(state)
    moved = as_converted_votes(state, state.stock(event.of), event.shares)
    return moved / total if total else NOTHING


def _earlier(rule: Reorganization, event: Transfer | VotingTransfer, state: State) -> Fraction:
    if not event.related or not rule.related_together:
        return NOTHING
    told: list[Transfer | VotingTransfer] = [*state.past(Transfer), *state.past(VotingTransfer)]
    return sum((_share(one, state) for one in told if one.related == event.related and one is not event), NOTHING)


def _carry_over(stock: Stock, clause: Conversion, event: Event, state: State, reason: Reason) -> Iterator[Effect]:
    """From now on the series converts into what its conversion shares would have become."""
    rate = conversion_rate(state, stock)
    if isinstance(rate, Missing):
        yield Undetermined(rate.what, reason)
        return
    cites = (*reason.cites, *((clause.rate.cite,) if clause.rate is not None else ()))
    each = event.each if isinstance(event, Merge | Reorganize) else None
    if each is None or (isinstance(event, Merge | Reorganize) and event.of not in {"", clause.into}):
        text = f"{reason.text} {clause.into} itself is unchanged, so one {stock.name} still converts into {show_exact(rate)} {clause.into}."
        kept = Reason(text, cites, reason.inputs, judgments=reason.judgments)
        yield Noted(kept, of=stock.name, topic="reorganization")
        return
    old = state.entitlements.get(stock.name)
    new = chained(old, each, clause.into) if old is not None else _times(each, rate)
    text = (
        f"One {stock.name} converts from now on into {say_property(new)}: what {show_exact(rate)} {clause.into} became."
    )
    inputs = (
        Input("conversion rate", rate, "ratio"),
        *((Input("cash for each", each.cash, "price"),) if each.cash else ()),
    )
    yield EntitlementChanged(
        stock.name, new, Reason(text, cites, inputs, judgments=reason.judgments, because=(reason,))
    )


def _times(each: Property, rate: Fraction) -> Property:
    return Property(tuple((name, number * rate) for name, number in each.securities), each.cash * rate)


def chained(old: Property, each: Property, into: str) -> Property:
    """A second reorganization changes the securities of the class that it is about, and leaves the rest."""
    securities: list[tuple[str, Fraction]] = []
    cash = old.cash
    for name, number in old.securities:
        if name == into:
            securities.extend((other, number * more) for other, more in each.securities)
            cash += number * each.cash
        else:
            securities.append((name, number))
    return Property(tuple(securities), cash)
