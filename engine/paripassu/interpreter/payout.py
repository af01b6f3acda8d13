"""Who gets what of one sum, out of a state: the structure, the distribution, and a reason for every payee."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from paripassu.interpreter.exchanges import Candidate, candidates, choose
from paripassu.interpreter.payout_reasons import payee_reason
from paripassu.interpreter.rights import Exit
from paripassu.interpreter.state import State
from paripassu.interpreter.structure import Built
from paripassu.model.citations import Reading
from paripassu.model.run import Reason
from paripassu.value import Value
from paripassu.waterfall.distribute import Distribution, distribute
from paripassu.waterfall.faults import Fault, faults


@frozen(eq=False, repr=False)
class Question(Value):
    """What is asked of: a company on a day (None: no day is known), money paid out in one way, and the readings.

    Where it depends on the amount whether a series is turned into other preferred stock, `candidates` has a structure
    for each choice, and `built` is the one in which nothing is.
    """

    company: str
    day: date | None
    way: Exit
    built: Built
    faults: tuple[Fault, ...]
    readings: tuple[Reading, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def can_be_answered(self) -> bool:
        """Whether nothing is lacking that a payout needs, and something is held."""
        hard = [fault for fault in self.faults if not fault.is_doubtful]
        return self.is_held and not self.built.lacks and not hard

    @property
    def is_held(self) -> bool:
        """Whether anybody holds stock; rights to buy some are no stock yet."""
        return any(claim.exercise is None for claim in self.built.structure.claims)


@frozen(eq=False, repr=False)
class Payout(Value):
    """The answer for one amount; `distribution` is None where the question cannot be answered."""

    question: Question
    assets: Fraction
    distribution: Distribution | None = None

    def why(self, payee: str) -> Reason:
        """Why a payee gets what it gets, down to the clauses."""
        if self.distribution is None:
            raise AssertionError("a payout that could not be made has no reasons")
        return payee_reason(self.question.built, self.distribution, payee)


def ask(state: State, way: Exit = Exit.SALE) -> Question:
    """The question as it stands in a state."""
    found_all = candidates(state, way)
    built = found_all[0].built
    terms = state.terms
    found = faults(built.structure) if built.structure.claims and not built.lacks else ()
    several = found_all if len(found_all) > 1 else ()
    return Question(terms.company.name, state.today, way, built, found, terms.readings, several)


def answer(question: Question, assets: Fraction) -> Payout:
    """Pay out so many dollars, which are not negative."""
    if not question.can_be_answered:
        return Payout(question, assets)
    if question.candidates:
        chosen, distribution = choose(question.candidates, assets)
        return Payout(evolve(question, built=chosen.built), assets, distribution)
    return Payout(question, assets, distribute(question.built.structure, assets))
