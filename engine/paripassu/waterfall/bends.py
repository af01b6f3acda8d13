"""How one claim's payment bends on the way up: first its preference in its tier, then its share of the rest.

A holder with a choice takes the better of keeping and converting *at the same price of common*. That this is a stable
outcome, and that all stable outcomes pay the same, follows from one fact: what everybody else gets depends on the price
of common and on nothing else. If a claim left its better choice, somebody would have to be paid less in total for its
own payment to rise; but others are paid less only at a lower price, where its own other choice is worth less too.
Subsets of converting classes are therefore never enumerated.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from paripassu.model.claims import ZERO, Basis, Claim, Converts
from paripassu.waterfall.turns import Bend, Mode, Turn


def bases_of(claims: Iterable[Claim]) -> dict[int, Basis]:
    """By what each rank shares a shortfall; a claim that is owed nothing has no say in it."""
    bases: dict[int, Basis] = {}
    for claim in claims:
        if claim.owed:
            bases.setdefault(claim.rank, claim.basis)
    return bases


def weight(claim: Claim, basis: Basis) -> Fraction:
    """What a claim's part in a short tier is measured by: dollars, or shares."""
    if basis is Basis.SHARES:
        return claim.shares
    return claim.owed * claim.shares if basis is Basis.OWED else claim.unpaid


def is_common_from_start(claim: Claim, mode: Mode) -> bool:
    """Whether it has no preference left: converted already, or told to."""
    return claim.conversion.converts is Converts.NOW if mode.converts is None else mode.converts


def strike_of(claim: Claim, mode: Mode) -> Fraction:
    """Dollars below which it is not worth exercising; 0 where the exercise is settled and paid for outside."""
    return ZERO if mode.exercises else claim.strike_money


def tier_bends(claim: Claim, mode: Mode, basis: Basis) -> list[Bend]:
    """Payment of the preference as the tier's level rises; nothing for a claim without one."""
    unpaid, strike = claim.unpaid, strike_of(claim, mode)
    if mode.exercises is False or is_common_from_start(claim, mode) or unpaid <= strike:
        return []
    by = weight(claim, basis)
    if not strike:
        return [Bend(ZERO, ZERO, by, Turn.STARTS), Bend(unpaid / by, unpaid, ZERO, Turn.FULL)]
    return [
        Bend(ZERO, ZERO, ZERO),
        Bend(strike / by, -strike, by, Turn.EXERCISES),
        Bend(unpaid / by, unpaid - strike, ZERO, Turn.FULL),
    ]


def rest_bends(claim: Claim, mode: Mode) -> list[Bend]:
    """The whole payment as the price of common rises from 0, when all preferences are paid."""
    if mode.exercises is False or not claim.shares:
        return [Bend(ZERO, ZERO, ZERO)]
    if is_common_from_start(claim, mode):
        whole = [Bend(ZERO, ZERO, claim.as_converted, Turn.STARTS)]
    else:
        whole = _kept(claim)
        crossing = conversion_price(claim)
        if mode.converts is None and claim.may_choose and crossing is not None:
            whole = [bend for bend in whole if bend.level < crossing]
            whole.append(Bend(crossing, ZERO, claim.as_converted, Turn.CONVERTS))
    return _net(whole, strike_of(claim, mode))


def kept_bends(claim: Claim) -> list[Bend]:
    """What it would get as preferred, before any strike, as the price of common rises."""
    return _kept(claim)


def conversion_price(claim: Claim) -> Fraction | None:
    """The price of common above which common is worth more than preferred; None where it never is."""
    shares, kept = claim.as_converted, claim.unpaid
    if not shares:
        return None
    if claim.participation is None:
        return kept / shares
    if kept < shares * claim.participation.after:
        return kept / shares
    return None if claim.room is None else (kept + claim.room) / shares


def _kept(claim: Claim) -> list[Bend]:
    """Preference first, then participation from its start to its cap."""
    sharing, unpaid, shares = claim.participation, claim.unpaid, claim.as_converted
    if sharing is None or not shares:
        return [Bend(ZERO, unpaid, ZERO)]
    turn = Turn.JOINS if unpaid else Turn.STARTS
    bends = [] if sharing.after == 0 else [Bend(ZERO, unpaid, ZERO)]
    bends.append(Bend(sharing.after, unpaid - shares * sharing.after, shares, turn))
    room = claim.room
    if room == 0:
        return [Bend(ZERO, unpaid, ZERO)]
    if room is not None:
        bends.append(Bend(sharing.after + room / shares, unpaid + room, ZERO, Turn.CAP))
    return bends


def _net(whole: list[Bend], strike: Fraction) -> list[Bend]:
    """Take the strike off, from the level on where the payment exceeds it."""
    if not strike:
        return whole
    if whole[0].constant > strike:
        return [bend._replace(constant=bend.constant - strike) for bend in whole]
    for place, bend in enumerate(whole):
        start = max(bend.level, (strike - bend.constant) / bend.slope) if bend.slope else None
        end = whole[place + 1].level if place + 1 < len(whole) else None
        if start is not None and (end is None or start < end):
            first = Bend(start, bend.constant - strike, bend.slope, Turn.EXERCISES)
            later = [after._replace(constant=after.constant - strike) for after in whole[place + 1 :]]
            return [*([Bend(ZERO, ZERO, ZERO)] if start else []), first, *later]
    return [Bend(ZERO, ZERO, ZERO)]
