"""How many votes there are, who has them, and whether a count is enough."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.interpreter.evaluate import Known, Missing, conversion_rate, evaluate
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.clauses import VotesBasis
from paripassu.model.quantities import Threshold
from paripassu.model.rights import VoterState
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, round_to, show_shares


def votes_for(state: State, stock: Stock, shares: Fraction, day: date | None = None, holder: str = "") -> Fraction:
    """Votes that one holder's shares of a class carry on a day; whole votes alone where the terms say so."""
    votes = exact_votes(state, stock, shares, day, holder)
    basis = stock.voting.votes.value if stock.voting is not None and stock.voting.votes is not None else None
    return round_to(votes, WHOLE, DOWN) if basis is not None and basis.whole_per_holder else votes


def exact_votes(state: State, stock: Stock, shares: Fraction, day: date | None = None, holder: str = "") -> Fraction:
    """Votes of some shares of a class, fractions included; stock votes as converted where its terms say so."""
    if stock.voting is None or stock.voting.votes is None:
        return shares * stock.votes.value if stock.votes is not None else NOTHING
    basis = stock.voting.votes.value
    if basis is None:
        return NOTHING
    if basis.only_while is not None and not _is_so(state, basis.only_while, holder):
        return shares * basis.only_while.otherwise
    if basis.share_of_all is not None:
        return _share_of_all(state, stock, basis.share_of_all, shares, day)
    each = _each(state, stock, basis, day)
    return NOTHING if isinstance(each, Missing) else shares * each


def _each(state: State, stock: Stock, basis: VotesBasis, day: date | None) -> Known:
    """Votes of one share."""
    if basis.as_converted:
        return conversion_rate(state, stock, day)
    if basis.by_formula is not None:
        return evaluate(basis.by_formula, stock, state, day)
    if basis.for_each_of:
        return basis.per_share * sum(state.holdings_on(basis.for_each_of, day).values(), NOTHING)
    return basis.per_share


def _is_so(state: State, wanted: VoterState, holder: str) -> bool:
    """Whether that on which the votes of a holder depend is so by now."""
    if wanted.kind == "held by":
        return holder == wanted.name
    # Few terms ask, and both questions need much that most votes do not.
    if wanted.kind == "no default":
        from paripassu.interpreter.accruing import in_default  # noqa: PLC0415

        return not in_default(state)
    from paripassu.interpreter.seats import sitting  # noqa: PLC0415

    return wanted.name in sitting(state)


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
            held = state.holdings_on(each.name, day).items()
            others += sum((votes_for(state, each, number, day, name) for name, number in held), NOTHING)
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
            carried = votes_for(state, stock, shares, day, holder)
            if carried:
                votes[holder] = votes.get(holder, NOTHING) + carried
    return votes


def voting_securities(state: State) -> Fraction:
    """All outstanding voting securities on an as-converted basis, exact, fractions included."""
    return sum((_of_class(state, stock) for stock in state.terms.stocks), NOTHING)


def _of_class(state: State, stock: Stock) -> Fraction:
    basis = stock.voting.votes.value if stock.voting is not None and stock.voting.votes is not None else None
    if basis is None or basis.only_while is None:
        return exact_votes(state, stock, state.out(stock.name))
    held = state.holdings.get(stock.name, {}).items()
    return sum((exact_votes(state, stock, shares, None, holder) for holder, shares in held), NOTHING)


def is_enough(threshold: Threshold, in_favor: Fraction, base: Fraction) -> bool:
    """Whether votes in favor reach a threshold of the base (or exceed it, for a majority)."""
    needed = threshold.share * base
    return in_favor > needed if threshold.exceeded else in_favor >= needed and base > 0


def say_threshold(threshold: Threshold) -> str:
    """How much of a vote is enough, with an article where it takes one: `a majority`, `two thirds`."""
    return f"a {threshold.words}" if threshold.words.startswith("majority") else threshold.words


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
