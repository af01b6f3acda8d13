"""Consequences that change terms: quantities and defined amounts, rates of dividend, votes, ranks, sections."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from attrs import evolve

from paripassu.interpreter.bespoke.saying import figures_of, say_value
from paripassu.interpreter.evaluate import Missing, evaluate, quantity_of
from paripassu.interpreter.events.amendments import ranked, silent_on
from paripassu.interpreter.repricing import repriced
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Clause, Liquidation, VotesBasis, Voting
from paripassu.model.consequences import Becomes, RanksJunior, SectionChanges, VotesBecome
from paripassu.model.dividends import Dividends, RateStep
from paripassu.model.events import Designate, Issue
from paripassu.model.matters import Group
from paripassu.model.quantities import QUANTITIES
from paripassu.model.run import Effect, Reason, StockChanged, TermChanged, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_percent

DIVIDEND_RATE = "dividend rate"
_PRICE = "conversion price"


def _because(text: str, fired: Any, inputs: tuple[Any, ...] = ()) -> Reason:  # noqa: ANN401 - a rule that applies
    return Reason(text, (fired.item.cite,), inputs, because=(fired.why,))


def _unknown(missing: str, fired: Any) -> Undetermined:  # noqa: ANN401 - a rule that applies
    return Undetermined(missing, _because(f"The new value is not known without {missing}.", fired))


def becomes(wanted: Becomes, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """A quantity has another value from now on; a rate that rests on the conversion price follows it."""
    stock = state.stock(wanted.of)
    after = evaluate(wanted.amount, fired.stock, state)
    if isinstance(after, Missing):
        yield _unknown(after.what, fired)
        return
    inputs = figures_of(wanted.amount, fired.stock, state)
    if wanted.quantity == DIVIDEND_RATE:
        yield from _dividend(stock, after, fired, state)
        return
    before = quantity_of(state, stock, wanted.quantity) if wanted.quantity in QUANTITIES else None
    if before is None:
        before = _defined(wanted, state)
    shown = say_value(wanted.amount, after)
    reason = _because(f"The {wanted.quantity} of {wanted.of} becomes {shown}.", fired, inputs)
    if isinstance(before, Fraction) and before == after:
        return
    if wanted.quantity == _PRICE and isinstance(before, Fraction) and before and after:
        yield from repriced(state, stock, after / before, reason)
        return
    known = before if isinstance(before, Fraction) else "not known"
    yield TermChanged(wanted.of, wanted.quantity, known, after, reason)


def _defined(wanted: Becomes, state: State) -> Fraction | Missing:
    """What a defined amount came to before."""
    from paripassu.interpreter.bespoke.looking import definition_of  # noqa: PLC0415 - it looks through all rules

    found = definition_of(state, wanted.of, wanted.quantity)
    return Missing(wanted.quantity) if found is None else evaluate(found, state.stock(wanted.of), state)


def _dividend(stock: Stock, after: Fraction, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """A yearly rate in force from today on, in the place of all steps that were still to come."""
    clause = stock.dividends
    if clause is None or clause.rates is None or clause.rates.value[0].of is None:
        yield _unknown(f"what a dividend of {stock.name} is a percentage of", fired)
        return
    today, steps = state.day, clause.rates.value
    kept = tuple(step for step in steps if step.since is None or step.since < today)
    before = kept[-1].rate_per_year
    if before == after:
        return
    reason = _because(
        f"The dividend on {stock.name} is {show_percent(after)} a year from {today} on, not {show_percent(before)}.",
        fired,
    )
    new = (*kept, RateStep(after, steps[0].of, today))
    changed = evolve(clause, rates=Item(new, clause.rates.cite))
    yield StockChanged(stock.name, with_clause(stock, changed, Dividends), reason)


def with_clause(stock: Stock, changed: Clause, kind: type[Clause]) -> Stock:
    """A stock with one clause in the place of that of its kind, or beside the others."""
    there = any(isinstance(clause, kind) for clause in stock.clauses)
    clauses = tuple(changed if isinstance(clause, kind) else clause for clause in stock.clauses)
    return evolve(stock, clauses=clauses if there else (changed, *clauses))


def votes_become(wanted: VotesBecome, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """A class gains votes or loses them."""
    stock, cite = state.stock(wanted.of), fired.item.cite
    votes = None if wanted.per_share is None else evaluate(wanted.per_share, fired.stock, state)
    if isinstance(votes, Missing):
        yield _unknown(votes.what, fired)
        return
    basis = None if votes is None else VotesBasis(as_converted=False, per_share=votes, whole_per_holder=False)
    number = "no votes" if votes is None else f"{show_exact(votes)} votes a share"
    own = stock.voting or Voting(cite)
    changed = evolve(own, votes=Item(basis, cite))
    reason = _because(f"{stock.name} has {number} from now on.", fired)
    yield StockChanged(stock.name, with_clause(stock, changed, Voting), reason)


def ranks_junior(wanted: RanksJunior, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """The series that was just made or issued ranks behind a class, whatever it says itself."""
    event = state.event
    name = event.name if isinstance(event, Designate) else event.of if isinstance(event, Issue) else ""
    stock, other = state.terms.stock(name), state.stock(wanted.to)
    if stock is None or name == wanted.to:
        yield _unknown("which series it is that ranks junior (what happened made or issued none)", fired)
        return
    cite = Cite(name, fired.item.cite.section, fired.item.cite.words, span=fired.item.cite.span)
    reason = _because(f"{name} ranks junior to {wanted.to}, whatever its own terms say.", fired)
    yield TermChanged(name, "rank", "as filed", f"junior to {wanted.to}", reason)
    own = silent_on(stock.liquidation or Liquidation(cite), wanted.to)
    lower = ranked(own, "junior to", Item(Group("class", wanted.to), cite))
    yield StockChanged(name, with_clause(stock, lower, Liquidation), reason)
    if other.liquidation is not None:
        yield StockChanged(wanted.to, with_clause(other, silent_on(other.liquidation, name), Liquidation), reason)


def in_force(section: str) -> str:
    """Under which name the state keeps whether a section is in force."""
    return f"{section} in force"


def section_changes(wanted: SectionChanges, fired: Any, state: State) -> Iterator[Effect]:  # noqa: ANN401 - a rule that applies
    """A section takes effect, or has none from now on."""
    name, after = in_force(wanted.section), "yes" if wanted.opens else "no"
    before = state.quantity(fired.stock.name, name)
    before = before if isinstance(before, str) else "no" if wanted.opens else "yes"
    if before != after:
        verb = "takes effect" if wanted.opens else "has no effect from now on"
        yield TermChanged(fired.stock.name, name, before, after, _because(f"{wanted.section} {verb}.", fired))
