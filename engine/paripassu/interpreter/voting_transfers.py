"""How much of the voting securities changes hands, in one transaction or in a series of related ones."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.votes import exact_votes, voting_securities
from paripassu.model.clauses import Conversion
from paripassu.model.conversions import Reorganization
from paripassu.model.covenants import TransferRules
from paripassu.model.events import Transfer, VotingTransfer
from paripassu.model.matters import Matter
from paripassu.model.ownership import OwnershipLimit
from paripassu.model.rules import GeneralRules
from paripassu.model.terms import Stock
from paripassu.money import is_at_most

TRANSFER = "transfer of voting securities"
Moved = Transfer | VotingTransfer


def transfer_matter(rule: Reorganization) -> Matter | None:
    """The item of a list of reorganizations that speaks of transfers; None where none does."""
    return next((matter for matter in rule.matters if matter.kind == TRANSFER and matter.above is not None), None)


def spared(state: State, of: str) -> Fraction | None:
    """As many shares of a class as an unrelated transfer moves without concerning any clause; None: all of them.

    A part of one class, of all stock the smaller part: votes of a class are proportionate to its shares.
    """
    if of not in state.spared:
        state.spared[of] = _least_spared(state, of)
    return state.spared[of]


def _least_spared(state: State, of: str) -> Fraction | None:
    limits: list[Fraction] = []
    for stock in state.terms.stocks:
        if stock.clause(GeneralRules) is not None:
            return NOTHING
        clause = stock.clause(Conversion)
        matter = None
        if clause is not None and clause.reorganization is not None and state.out(stock.name):
            matter = transfer_matter(clause.reorganization.value)
        if _is_ruled(stock, of):
            limits.append(NOTHING)
        if matter is not None and matter.above is not None:
            limits.append(matter.above * state.out(of))
    return min(limits, default=None)


def _is_ruled(stock: Stock, of: str) -> bool:
    """Whether a clause of a class speaks of every transfer of another, or of its own."""
    if stock.name == of and stock.clause(OwnershipLimit) is not None:
        return True
    rules = stock.clause(TransferRules)
    stapled = rules.only_with if rules is not None else None
    return rules is not None and of in {stock.name, stapled.value.to if stapled is not None else ""}


def is_spared(state: State, event: Transfer) -> bool:
    """Whether a transfer is too small to concern any clause, and belongs to no deal."""
    limit = spared(state, event.of)
    return not event.related and (limit is None or is_at_most(event.shares, limit))


def part_moved(state: State, rule: Reorganization, event: Moved) -> Fraction:
    """The part of all voting securities, as converted, that an event moves together with related ones before it.

    Shares that are passed on within one deal are counted once: the same securities cannot be sold beyond their number.
    """
    told: list[Moved] = [event]
    if event.related and rule.related_together:
        earlier: list[Moved] = [*state.past(Transfer), *state.past(VotingTransfer)]
        told = [*(one for one in earlier if one.related == event.related and one is not event), event]
    whole = voting_securities(state)
    total, received = NOTHING, dict[tuple[str, str], Fraction]()
    for one in told:
        if isinstance(one, VotingTransfer):
            total += one.share
        elif whole and one.giver != one.taker:
            passed_on = min(received.get((one.of, one.giver), NOTHING), one.shares)
            received[one.of, one.giver] = received.get((one.of, one.giver), NOTHING) - passed_on
            received[one.of, one.taker] = received.get((one.of, one.taker), NOTHING) + one.shares
            total += exact_votes(state, state.stock(one.of), one.shares - passed_on) / whole
    return total
