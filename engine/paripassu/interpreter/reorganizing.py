"""Reorganizations before a conversion: the series carries over to what a converted holder would have got."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.acts_of import About, about
from paripassu.interpreter.converting import right_of
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.saying import say_property
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.votes import voting_cites, voting_securities
from paripassu.interpreter.voting_transfers import is_spared, part_moved, transfer_matter
from paripassu.model.clauses import Conversion
from paripassu.model.conversions import Reorganization
from paripassu.model.events import Event, Merge, Property, Reorganize, SellAssets, Transfer, VotingTransfer
from paripassu.model.matters import MATTERS
from paripassu.model.run import Effect, EntitlementChanged, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_percent
from paripassu.value import Value

HAPPENS, NONE = "reorganization", "no reorganization"
OUTCOMES = ("a reorganization", "no reorganization")


@frozen(eq=False, repr=False)
class Finding(Value):
    """What the clause's list says to an event: whether it is a reorganization, and why; `unjudged` where it is open."""

    happens: bool
    reason: Reason
    unjudged: str = ""


def reorganization(stock: Stock, clause: Conversion, event: Event, state: State) -> Iterator[Effect]:
    """What an event does to the conversion right of a series that is outstanding and not yet converted."""
    if clause.reorganization is None or not state.out(stock.name):
        return
    rule = clause.reorganization.value
    if isinstance(event, Transfer | VotingTransfer):
        found = _transferred(clause, rule, event, state)
    else:
        found = _listed(clause, rule, event, state)
    if found is None:
        return
    if found.unjudged:
        yield Undetermined(found.unjudged, found.reason, OUTCOMES)
    elif found.happens:
        yield from _carry_over(stock, clause, event, state, found.reason)
    else:
        yield Noted(found.reason, of=stock.name, topic=NONE)


def _listed(clause: Conversion, rule: Reorganization, event: Event, state: State) -> Finding:
    """Whether a deal is one of those that the clause lists."""
    (thing,) = about(event, state)
    for matter in rule.matters:
        if matter.kind == thing.kind and matter.of in {"", thing.of or clause.into}:
            text = f"The {MATTERS[thing.kind]} is a reorganization before the conversion date."
            return Finding(True, _because(clause, thing, text), thing.unjudged)
    text = f"The {MATTERS[thing.kind]} is not among what the clause calls a reorganization."
    return Finding(False, _because(clause, thing, text))


def _because(clause: Conversion, thing: About, text: str) -> Reason:
    cites = (clause.reorganization.cite,) if clause.reorganization is not None else ()
    if thing.unjudged:
        text = f"Whether it is a reorganization waits for a judgment: {thing.unjudged}."
    return Reason(text, cites, judgments=(thing.judgment,) if thing.judgment is not None else ())


def _transferred(
    clause: Conversion, rule: Reorganization, event: Transfer | VotingTransfer, state: State
) -> Finding | None:
    matter = transfer_matter(rule)
    if matter is None or matter.above is None or (isinstance(event, Transfer) and is_spared(state, event)):
        return None
    part = part_moved(state, rule, event)
    words = "Together with related transactions, " if event.related else ""
    text = (
        f"{words}{show_percent(part)} of the voting securities as converted changed hands; "
        f"a reorganization needs more than {show_percent(matter.above)}."
    )
    inputs = (
        Input("transferred", part, "percent"),
        Input("threshold", matter.above, "percent"),
        Input("voting securities as converted", voting_securities(state), "votes"),
    )
    cites = (clause.reorganization.cite,) if clause.reorganization is not None else ()
    return Finding(part > matter.above, Reason(text, (*cites, *voting_cites(state)), inputs))


def _carry_over(stock: Stock, clause: Conversion, event: Event, state: State, reason: Reason) -> Iterator[Effect]:
    """From now on the series converts into what its conversion shares became."""
    right = right_of(state, stock, clause)
    if isinstance(right, Missing):
        yield Undetermined(right.what, reason)
        return
    cites = (*reason.cites, *((clause.rate.cite,) if clause.rate is not None else ()))
    of, each = _exchanged(event, clause)
    if clause.reorganization is not None and clause.reorganization.value.as_most_elect and isinstance(event, Merge):
        each = _most_elected(event, of, state) or each
    if each is None or not any(name == of for name, _ in right.securities):
        text = f"{reason.text} One {stock.name} still converts into {say_property(right)}, which it left as it was."
        kept = Reason(text, cites, reason.inputs, judgments=reason.judgments)
        yield Noted(kept, of=stock.name, topic=HAPPENS)
        return
    new = followed(right, of, each)
    text = f"One {stock.name} converts from now on into {say_property(new)}: what {say_property(right)} became."
    inputs = tuple(Input(f"{name} before", number, "ratio") for name, number in right.securities)
    inputs += (Input("cash for each", each.cash, "price"),) if each.cash else ()
    why = Reason(text, cites, inputs, judgments=reason.judgments, because=(reason,))
    yield EntitlementChanged(stock.name, new, why)


def _most_elected(event: Merge, of: str, state: State) -> Property | None:
    """What most of the shares chose whose holders chose anything; None where nobody did."""
    weights = {
        each: sum((_gave(state, of, holder) for holder in holders), NOTHING) for each, holders in event.elections
    }
    return max(weights, key=lambda each: weights[each], default=None)


def _gave(state: State, of: str, holder: str) -> Fraction:
    """How many shares a holder gave in the exchange that has just taken place."""
    for move in reversed(state.moves):
        if (move.of, move.holder) == (of, holder):
            return move.before - move.after
    return NOTHING


def _exchanged(event: Event, clause: Conversion) -> tuple[str, Property | None]:
    """Which class a deal exchanges, and for what; a sale of assets or of votes exchanges nothing."""
    if isinstance(event, Merge | Reorganize):
        return event.of or clause.into, event.each
    return clause.into, None


def followed(right: Property, of: str, each: Property) -> Property:
    """A conversion right once each share of one class has become something else; the rest of it stays."""
    securities: dict[str, Fraction] = {}
    cash = right.cash
    for name, number in right.securities:
        if name != of:
            securities[name] = securities.get(name, NOTHING) + number
            continue
        cash += number * each.cash
        for other, more in each.securities:
            securities[other] = securities.get(other, NOTHING) + number * more
    return Property(tuple(securities.items()), cash)


KINDS: tuple[type[Event], ...] = (Merge, SellAssets, Reorganize, Transfer, VotingTransfer)
