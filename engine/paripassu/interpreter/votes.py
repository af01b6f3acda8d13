"""How many votes there are, who has them, and whether a count is enough."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.quantities import Threshold
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, round_to, show_shares


def votes_for(state: State, stock: Stock, shares: Fraction, day: date | None = None) -> Fraction:
    """Votes that one holder's shares of a class carry on a day; whole votes alone where the terms say so."""
    votes = exact_votes(state, stock, shares, day)
    basis = stock.voting.votes.value if stock.voting is not None and stock.voting.votes is not None else None
    return round_to(votes, WHOLE, DOWN) if basis is not None and basis.whole_per_holder else votes


def exact_votes(state: State, stock: Stock, shares: Fraction, day: date | None = None) -> Fraction:
    """Votes of some shares of a class, fractions included; stock votes as converted where its terms say so."""
    if stock.voting is None or stock.voting.votes is None:
        return shares * stock.votes.value if stock.votes is not None else NOTHING
    basis = stock.voting.votes.value
    if basis is None:
        return NOTHING
    if basis.share_of_all is not None:
        return _share_of_all(state, stock, basis.share_of_all, shares, day)
    if not basis.as_converted:
        return shares * basis.per_share
    rate = conversion_rate(state, stock, day)
    return NOTHING if isinstance(rate, Missing) else shares * rate


def _share_of_all(state: State, stock: Stock, share: Fraction, shares: Fraction, day: date | None) -> Fraction:
    """Votes of some shares of a class that has a fixed part of all: share / (1 - share) times those of the others.

    Where several classes have such a part, what is left over by all of them is what the others have.
    """
    parts = sum((_part_of(each) for each in state.terms.stocks if state.holdings_on(each.name, day)), NOTHING)
    out = sum(state.holdings_on(stock.name, day).values(), NOTHING)
    if parts >= 1 or not out:
        return NOTHING
    others = NOTHING
    for each in state.terms.stocks:
        if not _part_of(each):
            held = state.holdings_on(each.name, day).values()
            others += sum((votes_for(state, each, number, day) for number in held), NOTHING)
    return shares / out * share / (1 - parts) * others


def _part_of(stock: Stock) -> Fraction:
    """The fixed part of all votes that a class has; 0 for none."""
    item = stock.voting.votes if stock.voting is not None else None
    return NOTHING if item is None or item.value is None else item.value.share_of_all or NOTHING


def votes_by_holder(state: State, day: date | None, of: str = "") -> dict[str, Fraction]:
    """Each holder's votes at the close of a day, all voting stock together or one class alone."""
    votes: dict[str, Fraction] = {}
    for stock in state.terms.stocks:
        if of and stock.name != of:
            continue
        for holder, shares in state.holdings_on(stock.name, day).items():
            carried = votes_for(state, stock, shares, day)
            if carried:
                votes[holder] = votes.get(holder, NOTHING) + carried
    return votes


def voting_securities(state: State) -> Fraction:
    """All outstanding voting securities on an as-converted basis, exact, fractions included."""
    return sum((exact_votes(state, stock, state.out(stock.name)) for stock in state.terms.stocks), NOTHING)


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
    return tuple(cite for stock in state.terms.stocks if state.out(stock.name) for cite in votes_cites(stock))


def votes_cites(stock: Stock) -> tuple[Cite, ...]:
    """Where the terms of a class say how it votes; nothing where they are silent."""
    item = stock.voting.votes if stock.voting is not None else None
    if item is not None:
        return (item.cite,)
    return (stock.votes.cite,) if stock.votes is not None else ()
