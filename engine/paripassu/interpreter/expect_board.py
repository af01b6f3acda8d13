"""What the state says of directors, of control over the board, and of shares on offer, where a story expects it."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.expect_step import Found
from paripassu.interpreter.seats import part_elected, sitting
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.taking import part_of, taken
from paripassu.model.covenants import PreEmption
from paripassu.model.events import OfferShares
from paripassu.model.run import Reason
from paripassu.model.script import ExpectBoardPart, ExpectDirector, ExpectMayBuy
from paripassu.money import show_exact, show_percent


def director(expectation: ExpectDirector, state: State) -> Found:
    """Whether somebody sits on the board."""
    by = sitting(state).get(expectation.name)
    words = "no director" if by is None else f"elected by {by or 'the stockholders'}"
    return (by is not None) == expectation.sits, words, Reason(f"{expectation.name}: {words}.")


def board_part(expectation: ExpectBoardPart, state: State) -> Found:
    """Which part of the board a holder's votes elect."""
    part = part_elected(state, expectation.holder)
    if isinstance(part, Missing):
        return False, f"not known: {part.what} is missing", Reason(f"{part.what} is missing.")
    words = show_percent(part)
    return part == expectation.part, words, Reason(f"{expectation.holder} elects {words} of the board.")


def may_buy(expectation: ExpectMayBuy, state: State) -> Found:
    """How many shares on offer a holder may still take, by all rights of pre-emption together."""
    total: Fraction = NOTHING
    cites = []
    for stock in state.terms.stocks:
        clause = stock.clause(PreEmption)
        for offer in reversed(state.past(OfferShares)) if clause is not None else ():
            if (offer.to, offer.of) == (stock.name, expectation.of) and state.day <= offer.until:
                part = part_of(state, stock, clause, offer, expectation.holder)
                total += max(part - taken(state, offer, expectation.holder), NOTHING)
                cites += [clause.cite] if clause is not None else []
                break
    words = f"{show_exact(total)} {expectation.of}"
    return total == expectation.shares, words, Reason(f"{expectation.holder} may buy {words}.", tuple(cites))
