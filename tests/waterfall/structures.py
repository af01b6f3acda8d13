"""Structures in few words for the tests of the waterfall, and many of them by throwing dice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import evolve

from paripassu.model.claims import (
    Basis,
    Cap,
    CarveOut,
    Claim,
    Conversion,
    Converts,
    Exercise,
    Gauge,
    Participation,
    PoolShare,
    Structure,
    Trigger,
    common,
    option,
)
from paripassu.waterfall.faults import faults

T = TypeVar("T")
F = Fraction
MILLION = 1_000_000
MAY = Conversion(Converts.MAY)
NEVER = Conversion(Converts.NEVER)


def plain(name: str, shares: int, preference: Fraction | int, rank: int = 1, conversion: Conversion = MAY) -> Claim:
    """Preferred that takes its preference or converts; the preference is dollars for the whole series."""
    return Claim(name, F(shares), F(preference) / shares, rank, conversion=conversion)


def sharing(name: str, shares: int, preference: int, rank: int = 1, cap: int | None = None) -> Claim:
    """Participating preferred that may convert; the cap is dollars for the whole series, preference included."""
    limit = None if cap is None else Cap(F(cap, shares))
    return Claim(name, F(shares), F(preference, shares), rank, participation=Participation(limit), conversion=MAY)


def fixed(claim: Claim) -> Claim:
    """The same claim without a right to convert."""
    return evolve(claim, conversion=NEVER)


def ordinary(name: str, shares: int) -> Claim:
    """Common stock."""
    return common(name, F(shares))


class Dice:
    """The same throws on every machine, from a seed (a linear congruence; nothing here needs a better one)."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, end: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % end

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent


def any_participation(dice: Dice, owed: Fraction) -> Participation | None:
    if dice.chance(50):
        return None
    cap = Cap(owed + F(dice.below(7), 2), counts_preference=dice.chance(70)) if dice.chance(60) else None
    return Participation(cap, after=F(dice.pick([0, 0, 0, 1, 2])))


def any_claim(dice: Dice, name: str) -> Claim:
    """Stock of any kind, with small numbers, so that ties are frequent."""
    owed = F(dice.pick([0, 1, 1, 2, 3, 5]), dice.pick([1, 1, 2]))
    shares = F(1 + dice.below(6))
    kinds = [Converts.MAY, Converts.MAY, Converts.MAY, Converts.GREATER_OF, Converts.NEVER, Converts.NOW]
    return Claim(
        name,
        shares,
        owed,
        rank=1 + dice.below(3),
        paid=dice.pick([F(0), F(0), F(0), owed * shares / 3]),
        common_per_share=F(dice.pick([1, 1, 1, 2, 3]), dice.pick([1, 1, 2])),
        participation=any_participation(dice, owed),
        conversion=Conversion(dice.pick(kinds)),
        exercise=Exercise(F(1 + dice.below(4), 2), paid_in=dice.chance(50)) if dice.chance(15) else None,
    )


def any_structure(dice: Dice, classes: int) -> Structure:
    """Up to so many classes with choices, mostly some common, options, carve-outs."""
    bases = {rank: dice.pick(list(Basis)) for rank in (1, 2, 3)}
    claims = [any_claim(dice, f"P{number}") for number in range(1 + dice.below(classes))]
    claims = [evolve(claim, basis=bases[claim.rank]) for claim in claims]
    if dice.chance(90):
        claims.append(common("Common", F(1 + dice.below(8))))
    if dice.chance(40):
        claims.append(option("Options", F(1 + dice.below(4)), F(1 + dice.below(5), 2)))
    costs = CarveOut("Costs", F(dice.below(4)))
    team = CarveOut("Team", percent=F(1, 10), limit=dice.pick([None, F(2)]))
    return Structure(tuple(claims), tuple(own for own in (costs, team) if dice.chance(30)))


def any_pool(dice: Dice, classes: int) -> Structure:
    """A structure with up to two members of a pool, and no options."""
    plain_structure = any_structure(dice, classes)
    stock = [evolve(claim, exercise=None) for claim in plain_structure.claims if claim.name != "Options"]
    members = [claim.name for claim in stock if claim.name != "Common" and dice.chance(60)][:2]
    claims = tuple(evolve(own, participation=None, paid=F(0)) if own.name in members else own for own in stock)
    pool = tuple(
        PoolShare(own.name, F(1 + dice.below(4), 10), own.owed + F(dice.below(7), 2))
        for own in claims
        if own.name in members
    )
    return Structure(claims, plain_structure.carve_outs, pool)


def any_assets(dice: Dice) -> Fraction:
    return F(dice.below(160), dice.pick([1, 2, 3]))


def thrown(seed: int, count: int, classes: int) -> Iterator[tuple[Structure, Fraction]]:
    """So many structures, each with an amount of assets."""
    dice = Dice(seed)
    for _ in range(count):
        yield any_structure(dice, classes), any_assets(dice)


def any_triggered(dice: Dice) -> Structure:
    """A structure with common and a few triggers on assets or on the price of common."""
    claims = []
    for own in any_structure(dice, 4).claims:
        gauge = dice.pick([Gauge.COMMON_PRICE, Gauge.COMMON_PRICE, Gauge.ASSETS])
        at = F(dice.below(60)) if gauge is Gauge.ASSETS else F(1 + dice.below(12), 2)
        if dice.chance(50):
            claims.append(own)
        elif own.exercise:
            claims.append(evolve(own, exercise=evolve(own.exercise, opens=Trigger(gauge, at))))
        else:
            claims.append(evolve(own, conversion=evolve(own.conversion, forced=Trigger(gauge, at))))
    return Structure((*(own for own in claims if own.name != "Common"), common("Common", F(1 + dice.below(8)))))


def any_sound(dice: Dice) -> Structure:
    """A structure of any kind that can be computed."""
    while True:
        structure = dice.pick([any_structure, any_structure, any_pool])(dice, 6)
        if dice.chance(25):
            structure = any_triggered(dice)
        if all(fault.is_doubtful for fault in faults(structure)):
            return structure
