"""How many votes there are, who has them, and whether a count is enough."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.quantities import Threshold
from paripassu.model.terms import Stock
from paripassu.money import show_shares


def votes_for(state: State, stock: Stock, shares: Fraction) -> Fraction:
    """Votes that one holder's shares of a class carry; whole votes only, per holder, where the terms say so."""
    voting = stock.voting
    if voting is None or voting.votes is None:
        return shares * stock.votes.value if stock.votes is not None else NOTHING
    basis = voting.votes.value
    if basis is None:
        return NOTHING
    if not basis.as_converted:
        votes = shares * basis.per_share
    else:
        rate = conversion_rate(state, stock)
        votes = NOTHING if isinstance(rate, Missing) else shares * rate
    return Fraction(votes.numerator // votes.denominator) if basis.whole_per_holder else votes


def votes_by_holder(state: State, day: date | None, of: str = "") -> dict[str, Fraction]:
    """Each holder's votes at the close of a day, all voting stock together or one class alone."""
    votes: dict[str, Fraction] = {}
    for stock in state.terms.stocks:
        if of and stock.name != of:
            continue
        for holder, shares in state.holdings_on(stock.name, day).items():
            carried = votes_for(state, stock, shares)
            if carried:
                votes[holder] = votes.get(holder, NOTHING) + carried
    return votes


def shares_by_holder(state: State, day: date | None, of: str) -> dict[str, Fraction]:
    """Each holder's shares of one class at the close of a day: what a vote as a separate class counts."""
    return state.holdings_on(of, day)


def voting_securities(state: State) -> Fraction:
    """All outstanding voting securities on an as-converted basis, exact, fractions included."""
    total = NOTHING
    for stock in state.terms.stocks:
        out = state.out(stock.name)
        if out:
            total += as_converted_votes(state, stock, out)
    return total


def as_converted_votes(state: State, stock: Stock, shares: Fraction) -> Fraction:
    """Votes of some shares of a class as converted, exact: nobody's fractions are dropped."""
    voting = stock.voting
    if voting is not None and voting.votes is not None:
        basis = voting.votes.value
        if basis is None:
            return NOTHING
        if not basis.as_converted:
            return shares * basis.per_share
        rate = conversion_rate(state, stock)
        return NOTHING if isinstance(rate, Missing) else shares * rate
    return shares * stock.votes.value if stock.votes is not None else NOTHING


def is_enough(threshold: Threshold, in_favor: Fraction, base: Fraction) -> bool:
    """Whether votes in favor reach a threshold of the base (or exceed it, for a majority)."""
    needed = threshold.share * base
    return in_favor > needed if threshold.exceeded else in_favor >= needed and base > 0


def say_needed(threshold: Threshold, base: Fraction, noun: str) -> str:
    """The count that a threshold asks for, in words: `more than 7,000 of 14,000 shares`."""
    needed = show_shares(threshold.share * base)
    return f"{'more than' if threshold.exceeded else 'at least'} {needed} of {show_shares(base)} {noun}"


def voting_cites(state: State) -> tuple[Cite, ...]:
    """The clauses by which classes with outstanding shares vote, in the order of the terms."""
    cites: list[Cite] = []
    for stock in state.terms.stocks:
        if not state.out(stock.name):
            continue
        if stock.voting is not None and stock.voting.votes is not None:
            cites.append(stock.voting.votes.cite)
        elif stock.votes is not None:
            cites.append(stock.votes.cite)
    return tuple(cites)
