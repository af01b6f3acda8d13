"""Series that convert into stock with a preference of its own: as what they share in a payout.

Such a series is either kept, perhaps to be converted through the other into common stock, or it is exchanged and then
owed what the shares that it turns into are owed, at their rank. Where one of the two is never worse, it is taken; where
it depends on the amount, both structures are built, and the payout of an amount takes the one from which nobody would
rather depart.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from attrs import evolve, frozen

from paripassu.interpreter.entitling import Lack, takes_the_rest
from paripassu.interpreter.rights import Exit
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.structure import Built, build
from paripassu.model.citations import Cite
from paripassu.model.claims import Claim
from paripassu.value import Value
from paripassu.waterfall.distribute import Distribution, distribute
from paripassu.waterfall.steps import Standing

# Every choice of so many series doubles the structures to compare.
MOST = 6


@frozen(eq=False, repr=False)
class Candidate(Value):
    """A structure, and the series that are exchanged in it."""

    exchanged: tuple[str, ...]
    built: Built


def open_exchanges(state: State, way: Exit) -> tuple[str, ...]:
    """The outstanding series whose holders may turn them into stock that is owed something first."""
    if way is Exit.TOLD:
        return ()
    return tuple(
        stock.name
        for stock in state.terms.stocks
        if stock.conversion is not None
        and state.out(stock.name)
        and stock.name not in state.entitlements
        and stock.conversion.optional is not None
        and stock.conversion.optional.value
        and not takes_the_rest(state, state.stock(stock.conversion.into))
    )


def candidates(state: State, way: Exit) -> tuple[Candidate, ...]:
    """The structures to choose from, fewest exchanges first; just one where nothing depends on the amount."""
    kept = build(state, way)
    names = open_exchanges(state, way)
    if not names or kept.lacks:
        return (Candidate((), kept),)
    settled, undecided = _settled(state, way, kept, names)
    if len(undecided) > MOST:
        text = f"which of {listed(undecided)} are turned into other preferred stock (the choices of at most {MOST} "
        text += "series are worked out together: convert those of which it is known, and ask again)"
        return (Candidate((), evolve(kept, lacks=(Lack(text, _cite(state, undecided[0])),))),)
    if not undecided:
        return (Candidate(settled, build(state, way, settled)),)
    return tuple(
        Candidate((*settled, *more), build(state, way, (*settled, *more)))
        for size in range(len(undecided) + 1)
        for more in combinations(undecided, size)
    )


def _cite(state: State, of: str) -> Cite:
    clause = state.stock(of).conversion
    return state.stock(of).cite if clause is None else clause.cite


def _settled(state: State, way: Exit, kept: Built, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that are exchanged whatever the amount, and those of which it depends on the amount."""
    settled, undecided = [], []
    for name in names:
        other = build(state, way, (name,))
        keeps, turns = list(_claims(kept, name)), list(_claims(other, name))
        if other.lacks or len(keeps) != len(turns):
            undecided.append(name)
        elif all(_never_worse(turn, keep) for turn, keep in zip(turns, keeps, strict=True)):
            settled.append(name)
        elif not all(_never_worse(keep, turn) for turn, keep in zip(turns, keeps, strict=True)):
            undecided.append(name)
    return tuple(settled), tuple(undecided)


def _claims(built: Built, of: str) -> Iterator[Claim]:
    return (claim for claim in built.structure.claims if built.stock_of[claim.name] == of and claim.exercise is None)


def _never_worse(first: Claim, second: Claim) -> bool:
    """Whether a claim is as senior and as large as another, and shares in the rest, or converts, at least as well."""
    if first.rank > second.rank or first.owed < second.owed or first.common_per_share < second.common_per_share:
        return False
    return first.participation == second.participation and first.conversion.converts == second.conversion.converts


def choose(found: tuple[Candidate, ...], assets: Fraction) -> tuple[Candidate, Distribution]:
    """The structure from which no series would rather depart alone, the one with the most exchanges first.

    Where there are several that pay differently, or none, the answer says so, with the least and most of each payee.
    """
    paid = {each.exchanged: (each, distribute(each.built.structure, assets)) for each in found}
    stable = [paid[here] for here in reversed(paid) if all(_stays(paid, here, name) for name in _choosers(found))]
    candidate, distribution = stable[0] if stable else paid[found[0].exchanged]
    ways = [other.amounts for _, other in stable or paid.values()]
    if stable and all(amounts == ways[0] for amounts in ways):
        return candidate, distribution
    return candidate, evolve(
        distribution,
        standing=Standing.SEVERAL if stable else Standing.NONE,
        alternatives=tuple(ways),
        ranges={name: _range(ways, name) for name in distribution.amounts},
    )


def _range(ways: list[dict[str, Fraction]], name: str) -> tuple[Fraction, Fraction]:
    amounts = [each.get(name, NOTHING) for each in ways]
    return min(amounts), max(amounts)


def _choosers(found: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The series that are exchanged in some candidates and not in others."""
    return tuple(name for name in found[-1].exchanged if name not in found[0].exchanged)


def _stays(paid: dict[tuple[str, ...], tuple[Candidate, Distribution]], here: tuple[str, ...], name: str) -> bool:
    """Whether a series has at least as much here as it would have if it alone chose otherwise."""
    others = [each for each in paid if set(each) ^ set(here) == {name}]
    return all(_amount(paid[here], name) >= _amount(paid[other], name) for other in others)


def _amount(of: tuple[Candidate, Distribution], name: str) -> Fraction:
    candidate, distribution = of
    own = (payee for payee, stock in candidate.built.stock_of.items() if stock == name)
    return sum((distribution.amounts[payee] for payee in own), NOTHING)
