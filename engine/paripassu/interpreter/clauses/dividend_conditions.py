"""What must be so before a dividend is declared or paid: facts in the words of the terms, and fairness among equals."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.accruing import ACCRUED, full_period
from paripassu.interpreter.dividend_lots import on_every_share
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.standing_of import PARITY, standing_to
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.dividends import Dividends
from paripassu.model.events import Assert, DeclareDividend
from paripassu.model.run import BREACH, UNDETERMINED, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money


def unmet(stock: Stock, clause: Dividends, verb: str, state: State) -> Iterator[Objection]:
    """Object to a dividend of which a condition is not fulfilled; what nobody says is a missing fact."""
    for item in clause.conditions:
        condition = item.value
        said = next((each for each in reversed(state.past(Assert)) if each.about == condition.what), None)
        must = f'only if "{condition.what}"' if condition.holds else f'only if not "{condition.what}"'
        if said is None and condition.is_presumed:
            continue
        if said is None:
            text = f"A dividend on {stock.name} may be {verb} {must}; nobody says whether that is so."
            outcomes = ("allowed", "a breach")
            yield Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=condition.what, outcomes=outcomes)
        elif said.holds != condition.holds:
            word = "is so" if said.holds else "is not so"
            text = f"A dividend on {stock.name} may be {verb} {must}; that it {word} says {said.by} on {said.date}."
            yield Objection(BREACH, Reason(text, (item.cite,)))


def out_of_proportion(stock: Stock, clause: Dividends, event: DeclareDividend, state: State) -> Iterator[Objection]:
    """Object to a dividend on stock of equal rank that is a greater part of what it is owed than the series gets."""
    if clause.in_proportion is None or not state.out(stock.name) or not _is_parity(state, stock, event.on):
        return
    theirs = _part(state, state.stock(event.on), event.per_share)
    ours = _part(state, stock, _declared_for(state, stock, event))
    if isinstance(theirs, Missing) or isinstance(ours, Missing):
        missing = next(each.what for each in (theirs, ours) if isinstance(each, Missing))
        text = f"Whether the dividend on {event.on} is in proportion is not known: {missing} is missing."
        yield Objection(UNDETERMINED, Reason(text, (clause.in_proportion.cite,)), missing=missing)
    elif theirs > ours:
        text = (
            f"The dividend of {show_exact_money(event.per_share)} on {event.on} is {show_exact(theirs)} of what a "
            f"share of it is owed, that on {stock.name} {show_exact(ours)}: equals share in proportion."
        )
        inputs = (
            Input(f"part paid on {event.on}", theirs, "ratio"),
            Input(f"part paid on {stock.name}", ours, "ratio"),
        )
        yield Objection(BREACH, Reason(text, (clause.in_proportion.cite,), inputs))


def _is_parity(state: State, stock: Stock, other: str) -> bool:
    return other != stock.name and standing_to(state, stock, state.stock(other)) == PARITY


def _declared_for(state: State, stock: Stock, event: DeclareDividend) -> Fraction:
    """What was declared on the series for the same day of payment."""
    same = (each for each in state.past(DeclareDividend) if each.on == stock.name and each.payable == event.payable)
    return sum((each.per_share for each in same), NOTHING)


def _part(state: State, stock: Stock, amount: Fraction) -> Fraction | Missing:
    """An amount as a part of what a share is owed by now: what has built up, or else a full dividend."""
    built = on_every_share(state, stock, ACCRUED)
    owed = full_period(state, stock) if isinstance(built, Missing) or not built else built
    if isinstance(owed, Missing):
        return owed
    return min(amount / owed, Fraction(1)) if owed else Fraction(1)
