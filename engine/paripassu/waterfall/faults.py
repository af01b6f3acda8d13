"""What is wrong with a structure, before anything is paid: contradictions, and terms that rarely mean what they say.

A fault names its payee; whoever knows the text turns it into a finding at the right place.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from attrs import frozen

from paripassu.model.claims import ONE, ZERO, Basis, Claim, PoolShare, Structure
from paripassu.waterfall.equilibrium import unsure_claims

# Beside a pool every combination of choices is a candidate: 2 ** 10 of them take about a second.
MOST_UNSURE = 10


class FaultKind(Enum):
    """What kind of thing is wrong."""

    DUPLICATE = "duplicate name"
    NEGATIVE = "negative number"
    CAP_OF_ZERO = "cap of zero"
    CAP_BELOW_PREFERENCE = "cap below preference"
    MIXED_BASIS = "mixed basis"
    CONVERTS_INTO_NOTHING = "converts into nothing"
    OVERPAID = "paid more than owed"
    PERCENT = "percentage out of range"
    HOLDINGS = "holdings"
    POOL = "pool"
    NO_REST = "nobody takes the rest"


# The others leave it open what should be paid, and nothing can be computed before they are mended.
DOUBTFUL = frozenset({FaultKind.CAP_OF_ZERO, FaultKind.CAP_BELOW_PREFERENCE, FaultKind.OVERPAID, FaultKind.NO_REST})


@frozen
class Fault:
    """One thing that is wrong with one payee ("" for the whole structure), in one sentence."""

    kind: FaultKind
    payee: str
    says: str

    @property
    def is_doubtful(self) -> bool:
        """Whether a payout can be computed all the same."""
        return self.kind in DOUBTFUL


def faults(structure: Structure) -> tuple[Fault, ...]:
    """All faults of a structure, claim by claim in the order listed."""
    found = list(_names(structure))
    for carve_out in structure.carve_outs:
        numbers = (carve_out.amount, carve_out.percent or ZERO, carve_out.limit or ZERO)
        found += _negative(carve_out.name, numbers)
        if carve_out.percent is not None and carve_out.percent > 1:
            found.append(Fault(FaultKind.PERCENT, carve_out.name, f"`{carve_out.name}` takes more than all there is."))
    for claim in structure.claims:
        found += _claim(claim)
    found += [*_bases(structure), *_pool(structure), *_holdings(structure)]
    has_rest = any(claim.participation and claim.room is None and claim.as_converted for claim in structure.claims)
    if not has_rest and not any(claim.conversion.converts.value != "never" for claim in structure.claims):
        found.append(Fault(FaultKind.NO_REST, "", "Nobody takes what is left when everybody has what is owed."))
    return tuple(found)


def _names(structure: Structure) -> Iterator[Fault]:
    seen = set()
    for name in [*(own.name for own in structure.carve_outs), *(own.name for own in structure.claims)]:
        if name in seen:
            yield Fault(FaultKind.DUPLICATE, name, f"There are two payees named `{name}`.")
        seen.add(name)


def _negative(name: str, numbers: tuple[Fraction, ...]) -> Iterator[Fault]:
    if min(numbers) < 0:
        yield Fault(FaultKind.NEGATIVE, name, f"A number of `{name}` is below zero.")


def _claim(claim: Claim) -> Iterator[Fault]:
    sharing, name = claim.participation, claim.name
    cap = sharing.cap if sharing else None
    numbers = (claim.shares, claim.owed, claim.paid, claim.common_per_share, claim.strike_money)
    after = sharing.after if sharing else ZERO
    yield from _negative(name, (*numbers, after, cap.per_share if cap else ZERO))
    if cap and cap.per_share == 0:
        yield Fault(FaultKind.CAP_OF_ZERO, name, f"The cap of `{name}` is zero; without a cap, leave it out.")
    elif cap and cap.counts_preference and cap.per_share < claim.owed:
        yield Fault(FaultKind.CAP_BELOW_PREFERENCE, name, f"The cap of `{name}` is below what it is owed first.")
    if claim.conversion.converts.value != "never" and not claim.common_per_share:
        yield Fault(FaultKind.CONVERTS_INTO_NOTHING, name, f"A share of `{name}` converts into no common share.")
    if claim.paid > claim.owed * claim.shares:
        yield Fault(FaultKind.OVERPAID, name, f"`{name}` has had more than it is owed.")


def _bases(structure: Structure) -> Iterator[Fault]:
    bases: dict[int, Basis] = {}
    for claim in structure.claims:
        if claim.owed and bases.setdefault(claim.rank, claim.basis) is not claim.basis:
            says = f"`{claim.name}` shares a shortfall by {claim.basis.value}, others of its rank by another measure."
            yield Fault(FaultKind.MIXED_BASIS, claim.name, says)


def _pool(structure: Structure) -> Iterator[Fault]:
    for share in structure.pool:
        yield from _member(structure, share)
    if sum((share.percent for share in structure.pool), ZERO) > 1:
        yield Fault(FaultKind.PERCENT, "", "The percentages of the pool add up to more than all there is.")
    if structure.pool and len(unsure_claims(structure)) > MOST_UNSURE:
        says = f"More than {MOST_UNSURE} classes may convert beside a pool by fixed percentages; that is not computed."
        yield Fault(FaultKind.POOL, "", says)


def _member(structure: Structure, share: PoolShare) -> Iterator[Fault]:
    claim = structure.claim(share.claim)
    yield from _negative(share.claim, (share.percent,))
    if claim is None:
        yield Fault(FaultKind.POOL, share.claim, f"The pool names `{share.claim}`, which is no claim.")
    elif claim.participation or claim.exercise:
        yield Fault(FaultKind.POOL, share.claim, f"`{share.claim}` cannot share in the pool and in the rest as well.")
    elif share.until < claim.owed:
        yield Fault(FaultKind.POOL, share.claim, f"The multiple of `{share.claim}` is below what it is owed first.")


def _holdings(structure: Structure) -> Iterator[Fault]:
    for name, holders in structure.holdings.items():
        claim = structure.claim(name)
        if claim is None:
            yield Fault(FaultKind.HOLDINGS, name, f"Somebody holds `{name}`, which is no claim.")
        elif sum(holders.values(), ZERO) != claim.shares:
            yield Fault(FaultKind.HOLDINGS, name, f"The shares of `{name}` held do not add up to those outstanding.")
        if min(holders.values(), default=ONE) < 0:
            yield Fault(FaultKind.NEGATIVE, name, f"Somebody holds less than no share of `{name}`.")
