"""A second solver, written apart from the engine: every combination of choices is paid out by plain simulation.

It shares nothing with the engine but the input. A combination is stable when no claim is paid more by changing its own
choice alone; all stable combinations must pay the same, and the same as the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from fractions import Fraction as F
from itertools import product
from random import Random

import pytest

from paripassu.model.claims import (
    Basis,
    Cap,
    CarveOut,
    Claim,
    Conversion,
    Converts,
    Exercise,
    Participation,
    Structure,
    common,
    option,
)
from paripassu.waterfall.certificate import certify
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.steps import Standing

Act = tuple[bool, bool]  # (is common, is in the pot)


def acts(claim: Claim) -> list[Act]:
    """What a claim can do."""
    as_common = [claim.conversion.converts is Converts.NOW]
    if claim.conversion.converts in (Converts.MAY, Converts.GREATER_OF):
        as_common = [False, True]
    in_pot = [True] if claim.exercise is None else [True, False]
    return [(is_common, is_in) for is_in in in_pot for is_common in (as_common if is_in else as_common[:1])]


def simulate(structure: Structure, assets: Fraction, profile: tuple[Act, ...]) -> tuple[Fraction, ...]:
    """Pay out under fixed acts, tier by tier and then step by step up the price of common; net of strikes."""
    left = assets
    for own in structure.carve_outs:
        amount = own.amount if own.percent is None else own.percent * left
        limits = [left, amount] if own.limit is None else [left, amount, own.limit]
        left -= min(limits)
    paid = [F(0)] * len(structure.claims)
    for number, (claim, (_, is_in)) in enumerate(zip(structure.claims, profile, strict=True)):
        if claim.exercise and is_in:
            left += claim.exercise.strike * claim.shares
            paid[number] -= claim.exercise.strike * claim.shares
    for rank in sorted({claim.rank for claim in structure.claims}):
        tier = [
            number
            for number, (claim, (is_common, is_in)) in enumerate(zip(structure.claims, profile, strict=True))
            if claim.rank == rank and is_in and not is_common and claim.owed * claim.shares > claim.paid
        ]
        left = pay_tier(structure, tier, left, paid)
    pay_rest(structure, profile, left, paid)
    return tuple(paid)


def pay_tier(structure: Structure, tier: list[int], left: Fraction, paid: list[Fraction]) -> Fraction:
    """Hand out by weight again and again, taking out whoever is full, until the money or the tier ends."""
    open_now = {number: structure.claims[number].owed * structure.claims[number].shares for number in tier}
    for number in tier:
        open_now[number] -= structure.claims[number].paid
    weights = {}
    for number in tier:
        claim = structure.claims[number]
        weights[number] = {
            Basis.OWED: claim.owed * claim.shares,
            Basis.UNPAID: open_now[number],
            Basis.SHARES: claim.shares,
        }[claim.basis]
    while open_now and left:
        whole = sum(weights[number] for number in open_now)
        step = min([left / whole, *(open_now[number] / weights[number] for number in open_now)])
        for number in list(open_now):
            paid[number] += step * weights[number]
            open_now[number] -= step * weights[number]
            if not open_now[number]:
                del open_now[number]
        left -= step * whole
    return left


def pay_rest(structure: Structure, profile: tuple[Act, ...], left: Fraction, paid: list[Fraction]) -> None:
    """Raise the price of common from event to event."""
    sharing = {}
    for number, (claim, (is_common, is_in)) in enumerate(zip(structure.claims, profile, strict=True)):
        shares = claim.shares * claim.common_per_share
        if not is_in or not shares:
            continue
        if is_common:
            sharing[number] = (F(0), None, shares)
        elif claim.participation:
            cap = claim.participation.cap
            room = None
            if cap:
                room = max(F(0), cap.per_share - (claim.owed if cap.counts_preference else 0)) * claim.shares
            start = claim.participation.after
            sharing[number] = (start, None if room is None else start + room / shares, shares)
    price = F(0)
    while True:
        active = [own for own, (start, end, _) in sharing.items() if start <= price and (end is None or price < end)]
        events = [level for start, end, _ in sharing.values() for level in (start, end) if level and level > price]
        total = sum(sharing[own][2] for own in active)
        if not events and not total:
            return
        step = min([*(event - price for event in events), *([left / total] if total else [])])
        for own in active:
            paid[own] += step * sharing[own][2]
        left -= step * total
        price += step
        if not left or (not events and total):
            return


def stable_payments(structure: Structure, assets: Fraction) -> set[tuple[Fraction, ...]]:
    """Payments of all stable combinations, by trying every one and every single change of it."""
    options = [acts(claim) for claim in structure.claims]
    table = {profile: simulate(structure, assets, profile) for profile in product(*options)}
    return {
        paid
        for profile, paid in table.items()
        if all(
            table[(*profile[:number], act, *profile[number + 1 :])][number] <= paid[number]
            for number, own in enumerate(options)
            for act in own
        )
    }


def random_claim(random: Random, name: str) -> Claim:
    """Stock of any kind that the law of one price covers, with small numbers, so that ties are frequent."""
    owed = F(random.choice([0, 1, 1, 2, 3, 5]), random.choice([1, 1, 2]))
    sharing = None
    if random.random() < 0.5:
        cap = None
        if random.random() < 0.6:
            cap = Cap(owed + F(random.randint(0, 6), 2), counts_preference=random.random() < 0.7)
        sharing = Participation(cap, after=F(random.choice([0, 0, 0, 1, 2])))
    converts = random.choice([Converts.MAY, Converts.MAY, Converts.MAY, Converts.GREATER_OF, Converts.NEVER, Converts.NOW])
    exercise = Exercise(F(random.randint(1, 4), 2), paid_in=random.random() < 0.5) if random.random() < 0.15 else None
    shares = F(random.randint(1, 6))
    return Claim(
        name,
        shares,
        owed,
        rank=random.randint(1, 3),
        paid=random.choice([F(0), F(0), F(0), owed * shares / 3]),
        common_per_share=F(random.choice([1, 1, 1, 2, 3]), random.choice([1, 1, 2])),
        participation=sharing,
        conversion=Conversion(converts),
        exercise=exercise,
    )


def random_structure(random: Random, classes: int) -> Structure:
    """Up to so many classes with choices, common (mostly), options and carve-outs."""
    claims = [random_claim(random, f"P{number}") for number in range(random.randint(1, classes))]
    basis = {rank: random.choice(list(Basis)) for rank in (1, 2, 3)}
    claims = [
        Claim(
            own.name,
            own.shares,
            own.owed,
            own.rank,
            basis[own.rank],
            own.paid,
            own.common_per_share,
            own.participation,
            own.conversion,
            own.exercise,
        )
        for own in claims
    ]
    if random.random() < 0.9:
        claims.append(common("Common", F(random.randint(1, 8))))
    if random.random() < 0.4:
        claims.append(option("Options", F(random.randint(1, 4)), F(random.randint(1, 5), 2)))
    carved = [
        CarveOut("Costs", F(random.randint(0, 3))),
        CarveOut("Team", percent=F(1, 10), limit=random.choice([None, F(2)])),
    ]
    return Structure(tuple(claims), tuple(own for own in carved if random.random() < 0.3))


def cases(seed: int, count: int, classes: int) -> Iterator[tuple[Structure, Fraction]]:
    """So many structures, each with one amount of assets."""
    random = Random(seed)
    for _ in range(count):
        yield random_structure(random, classes), F(random.randint(0, 160), random.choice([1, 2, 3]))


@pytest.mark.parametrize(("seed", "count", "classes"), [(1, 1500, 3), (2, 400, 5), (3, 40, 8)])
def test_every_choice_enumerated_gives_one_payment_and_it_is_the_one_computed(seed: int, count: int, classes: int) -> None:
    for structure, assets in cases(seed, count, classes):
        stable = stable_payments(structure, assets)
        payout = distribute(structure, assets)
        paid = tuple(payout.amounts[claim.name] for claim in structure.claims)
        assert stable == {paid}, (structure, assets)
        assert payout.standing is Standing.ONE


@pytest.mark.parametrize(("seed", "count", "classes"), [(4, 250, 4), (5, 60, 8)])
def test_every_payout_certifies_itself(seed: int, count: int, classes: int) -> None:
    for structure, assets in cases(seed, count, classes):
        certificate = certify(distribute(structure, assets))
        assert certificate.holds, (structure, assets, certificate)
