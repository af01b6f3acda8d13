"""A state out of a cap table: who holds what on a day, with no story behind it; and where table and terms differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations

from attrs import frozen

from paripassu.interpreter.state import NOTHING, State, start
from paripassu.interpreter.structure import Built
from paripassu.model.captable import CapTable, ClassSaid, Holding
from paripassu.model.claims import Claim
from paripassu.model.events import GrantOptions
from paripassu.model.run import HoldingChanged, Reason
from paripassu.model.terms import Terms
from paripassu.money import show_exact, show_exact_money
from paripassu.source import Span
from paripassu.value import Value

_FROM_TABLE = Reason("The cap table says so.")


@frozen(eq=False, repr=False)
class Difference(Value):
    """One thing that a bundle says about a class otherwise than the terms do, in one sentence."""

    says: str
    at: Span


def opened(terms: Terms, table: CapTable, as_of: date | None = None) -> State:
    """The state in which a company stands by a cap table; `as_of` goes before the day that the table itself gives."""
    state = start(terms)
    state.today = as_of or table.day
    for holding in table.holdings:
        if holding.strike is not None and terms.stock(holding.of) is not None:
            _grant(state, holding)
        else:
            _hold(state, holding)
    return state


def _grant(state: State, holding: Holding) -> None:
    """A right to shares of a class, as if the story had granted it."""
    on = holding.since or state.today or date.min
    strike = holding.strike or NOTHING
    event = GrantOptions(on, holding.of, holding.shares, holding.holder, strike, span=holding.at)
    state.told.setdefault(GrantOptions, []).append(event)


def _hold(state: State, holding: Holding) -> None:
    holders = state.holdings.setdefault(holding.of, {})
    before = holders.get(holding.holder, NOTHING)
    holders[holding.holder] = before + holding.shares
    state.outstanding[holding.of] = state.out(holding.of) + holding.shares
    state.issued[holding.of] = state.issued.get(holding.of, NOTHING) + holding.shares
    if holding.since is not None:
        state.moves.append(HoldingChanged(holding.of, holding.holder, before, before + holding.shares, _FROM_TABLE))
        state.move_dates.append(holding.since)


def differences(table: CapTable, built: Built) -> Iterator[Difference]:
    """Everything that a bundle says about its classes and the terms do not, class by class."""
    claims = {claim.name: claim for claim in built.structure.claims}
    for said in table.classes:
        claim = claims.get(said.of)
        if claim is not None and not said.is_common:
            yield from _of_class(said, claim)
    ranked = [(said, claims[said.of]) for said in table.classes if said.of in claims and said.seniority is not None]
    for (one, first), (other, second) in combinations(ranked, 2):
        yield from _of_rank((one, first), (other, second))


def _of_class(said: ClassSaid, claim: Claim) -> Iterator[Difference]:
    if said.price is not None and said.multiple is not None and said.price * said.multiple != claim.owed:
        theirs = f"{show_exact(said.multiple)} x {show_exact_money(said.price)}"
        yield Difference(
            f"The bundle gives {said.name} a preference of {theirs} a share; by the terms it is owed "
            f"{show_exact_money(claim.owed)}.",
            said.at,
        )
    cap = claim.participation.cap if claim.participation is not None else None
    if said.cap is not None and (cap is None or said.price is None or said.cap * said.price != cap.per_share):
        ours = "no cap" if cap is None else f"a cap of {show_exact_money(cap.per_share)} a share"
        yield Difference(
            f"The bundle gives {said.name} a participation cap of {show_exact(said.cap)}x; by the terms it has {ours}.",
            said.at,
        )
    if said.ratio is not None and claim.common_per_share not in {NOTHING, said.ratio}:
        theirs, ours = show_exact(said.ratio), show_exact(claim.common_per_share)
        text = f"The bundle converts each {said.name} into {theirs} common shares; by the terms it is {ours}."
        yield Difference(text, said.at)


def _of_rank(one: tuple[ClassSaid, Claim], other: tuple[ClassSaid, Claim]) -> Iterator[Difference]:
    """Two classes in another order than ours; common stock is paid after everybody who is owed something."""
    theirs = _sign((one[0].seniority or NOTHING) - (other[0].seniority or NOTHING))
    ours = _sign(_order(other[1]) - _order(one[1]))
    if theirs != ours:
        upper, lower = (one, other) if ours > 0 else (other, one)
        how = "ranks alike with" if not ours else "is paid before"
        yield Difference(
            f"By the terms {upper[0].of} {how} {lower[0].of}; the bundle gives them seniority "
            f"{show_exact(upper[0].seniority or NOTHING)} and {show_exact(lower[0].seniority or NOTHING)}.",
            upper[0].at,
        )


def _order(claim: Claim) -> Fraction:
    return Fraction(claim.rank) if claim.owed else Fraction(10**9)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
