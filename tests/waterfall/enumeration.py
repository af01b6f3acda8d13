"""A second solver, written apart from the engine: every combination of choices is paid out by plain simulation.

It shares nothing with the engine but the input. A combination is stable when no claim is paid more by changing its own
choice alone.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from paripassu.model.claims import Basis, Claim, Converts, Structure

Act = tuple[bool, bool]  # (is common, is in the pot)
Profile = tuple[Act, ...]
ZERO = Fraction(0)


def acts(claim: Claim) -> list[Act]:
    """What a claim can do."""
    as_common = [claim.conversion.converts is Converts.NOW]
    if claim.conversion.converts in {Converts.MAY, Converts.GREATER_OF}:
        as_common = [False, True]
    if claim.exercise is None:
        return [(is_common, True) for is_common in as_common]
    return [*((is_common, True) for is_common in as_common), (as_common[0], False)]


def simulate(structure: Structure, assets: Fraction, profile: Profile) -> tuple[Fraction, ...]:
    """Pay out under fixed acts: carve-outs, tier by tier, pool, then up the price of common; net of strikes."""
    left = assets
    for own in structure.carve_outs:
        amount = own.amount if own.percent is None else own.percent * left
        left -= min([left, amount] if own.limit is None else [left, amount, own.limit])
    paid = [ZERO] * len(structure.claims)
    for number, claim in enumerate(structure.claims):
        if claim.exercise and profile[number][1]:
            left += claim.exercise.strike * claim.shares
            paid[number] -= claim.exercise.strike * claim.shares
    for rank in sorted({claim.rank for claim in structure.claims}):
        tier = [
            number
            for number, claim in enumerate(structure.claims)
            if claim.rank == rank and profile[number] == (False, True) and claim.owed * claim.shares > claim.paid
        ]
        left = pay_tier(structure, tier, left, paid)
    left = pay_pool(structure, profile, left, paid)
    pay_rest(structure, profile, left, paid)
    return tuple(paid)


def pay_tier(structure: Structure, tier: list[int], left: Fraction, paid: list[Fraction]) -> Fraction:
    """Hand out by weight again and again, taking out whoever is full, until the money or the tier ends."""
    owed = {number: structure.claims[number].owed * structure.claims[number].shares for number in tier}
    short = {number: owed[number] - structure.claims[number].paid for number in tier}
    weights = {}
    for number in tier:
        shares, basis = structure.claims[number].shares, structure.claims[number].basis
        weights[number] = {Basis.OWED: owed[number], Basis.UNPAID: short[number], Basis.SHARES: shares}[basis]
    while short and left:
        whole = sum(weights[number] for number in short)
        step = min([left / whole, *(short[number] / weights[number] for number in short)])
        for number in list(short):
            paid[number] += step * weights[number]
            short[number] -= step * weights[number]
            if not short[number]:
                del short[number]
        left -= step * whole
    return left


def pay_pool(structure: Structure, profile: Profile, left: Fraction, paid: list[Fraction]) -> Fraction:
    """Share by percentages from one full multiple to the next; returns what is for the rest."""
    numbers = {claim.name: number for number, claim in enumerate(structure.claims)}
    room, percents = {}, {}
    for own in structure.pool:
        number = numbers[own.claim]
        most = (own.until - structure.claims[number].owed) * structure.claims[number].shares
        if not profile[number][0] and most > 0 and own.percent:
            room[number], percents[number] = most, own.percent
    rest = ZERO
    while left and room:
        step = min([left, *(room[number] / percents[number] for number in room)])
        for number in list(room):
            paid[number] += step * percents[number]
            room[number] -= step * percents[number]
            rest -= step * percents[number]
            if not room[number]:
                del room[number]
        rest += step
        left -= step
    return rest + left


def pay_rest(structure: Structure, profile: Profile, left: Fraction, paid: list[Fraction]) -> None:
    """Raise the price of common from event to event: somebody joins, somebody is full, or the money ends."""
    sharers = []
    for number, claim in enumerate(structure.claims):
        is_common, is_in = profile[number]
        shares = claim.shares * claim.common_per_share
        if is_in and shares and (is_common or claim.participation):
            sharers.append((number, shares, *((ZERO, None) if is_common else stretch(claim, shares))))
    price = ZERO
    sharers = [own for own in sharers if own[2] != own[3]]
    events = sorted({level for _, _, start, end in sharers for level in (start, end) if level})
    while left:
        active = [(own, shares) for own, shares, start, end in sharers if start <= price < (end or price + 1)]
        total = sum(shares for _, shares in active)
        events = [event for event in events if event > price]
        if not events and not total:
            return
        step = min([event - price for event in events[:1]] + ([left / total] if total else []))
        for number, shares in active:
            paid[number] += step * shares
        left -= step * total
        price += step


def stretch(claim: Claim, shares: Fraction) -> tuple[Fraction, Fraction | None]:
    """The prices of common from which and to which a preferred share participates."""
    if claim.participation is None or claim.participation.cap is None:
        return claim.participation.after if claim.participation else ZERO, None
    start, cap = claim.participation.after, claim.participation.cap
    most = cap.per_share - (claim.owed if cap.counts_preference else 0)
    return start, start + max(most, ZERO) * claim.shares / shares


def stable_payments(structure: Structure, assets: Fraction) -> set[tuple[Fraction, ...]]:
    """Payments of all stable combinations, by trying every one and every single change of it."""
    choices = [acts(claim) for claim in structure.claims]
    table = {profile: simulate(structure, assets, profile) for profile in product(*choices)}
    return {paid for profile, paid in table.items() if not better(table, profile, choices)}


def better(table: dict[Profile, tuple[Fraction, ...]], profile: Profile, choices: list[list[Act]]) -> list[int]:
    """Claims that would be paid more by another choice of their own alone."""
    return [
        number
        for number, own in enumerate(choices)
        if any(table[*profile[:number], act, *profile[number + 1 :]][number] > table[profile][number] for act in own)
    ]
