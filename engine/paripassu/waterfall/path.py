"""The way up from nothing: tiers one after another, then the pool, then the rest, for one set of fixed choices.

A path is built once, in time near linear in claims and strikes, and then answers for any amount by two binary searches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from fractions import Fraction

from paripassu.model.claims import ZERO, Claim, Structure
from paripassu.waterfall.bends import bases_of, is_common_from_start, rest_bends, tier_bends
from paripassu.waterfall.pool import Pool
from paripassu.waterfall.stage import Spot, Stage
from paripassu.waterfall.turns import AUTOMATIC, Mode, Turn


class Tier:
    """All preferences of one rank; `base` dollars go to the ranks before it, `end` dollars pay it too."""

    __slots__ = ("base", "end", "rank", "stage")

    def __init__(self, rank: int, stage: Stage, base: Fraction) -> None:
        """Put a tier on top of what the ranks before it take."""
        self.rank = rank
        self.stage = stage
        self.base = base
        self.end = base + stage.amounts[-1]


class Place:
    """Where an amount comes to lie on a path: in which tier (None: beyond all), and at which spot of that stage."""

    __slots__ = ("left", "spot", "tier", "unclaimed")

    def __init__(self, tier: int | None, spot: Spot, left: Fraction) -> None:
        """Say what is left after all preferences, in dollars, for a place beyond the tiers."""
        self.tier = tier
        self.spot = spot
        self.left = left
        self.unclaimed = spot.rest if tier is None else ZERO

    @property
    def price(self) -> Fraction:
        """Dollars per common share; 0 while preferences are unpaid."""
        return self.spot.level if self.tier is None else ZERO


class Path:
    """Payments of all claims (by their place in the structure) as functions of the net assets.

    `modes` fixes choices by name of claim; all others follow their own interest. `added` is the strike money of those
    that must exercise: it is part of the pot, and their payments are then gross.
    """

    __slots__ = ("_costs", "_ends", "_tier_of", "added", "base", "claims", "modes", "pool", "rest", "tiers")

    def __init__(self, structure: Structure, modes: Mapping[str, Mode]) -> None:
        """Lay out the stages."""
        self.claims = structure.claims
        self.modes = modes
        self.tiers = _tiers(self.claims, modes)
        self._ends = [tier.end for tier in self.tiers]
        self._tier_of = {number: place for place, tier in enumerate(self.tiers) for number in tier.stage.numbers}
        self.base = self._ends[-1] if self._ends else ZERO
        self.rest = Stage({number: rest_bends(claim, self.mode(claim)) for number, claim in enumerate(self.claims)})
        self.pool = _pool(structure, modes)
        self._costs = {
            number: claim.strike_money for number, claim in enumerate(self.claims) if self.mode(claim).exercises
        }
        self.added = sum(self._costs.values(), ZERO)

    def mode(self, claim: Claim) -> Mode:
        """What is fixed about a claim's choices."""
        return self.modes.get(claim.name, AUTOMATIC)

    def place(self, net: Fraction) -> Place:
        """Where net assets of so many dollars come to lie."""
        pot = net + self.added
        number = bisect_right(self._ends, pot)
        if number < len(self.tiers):
            tier = self.tiers[number]
            return Place(number, tier.stage.spot(pot - tier.base), ZERO)
        left = pot - self.base
        passed = self.pool.rest(left) if self.pool else left
        return Place(None, self.rest.spot(self.base + passed), left)

    def payment(self, number: int, place: Place) -> Fraction:
        """Net dollars that one claim is paid at a place: strike money is taken off."""
        paid = self._gross(number, place)
        if number in self._costs:
            paid -= self._costs[number]
        return paid

    def _gross(self, number: int, place: Place) -> Fraction:
        """What one claim is paid before strike money that it must pay in."""
        if place.tier is None:
            paid = self.rest.payment(number, place.spot)
            return paid + self.pool.draw(number, place.left) if self.pool else paid
        own = self._tier_of.get(number)
        if own is None or own > place.tier:
            return ZERO
        stage = self.tiers[own].stage
        return stage.payment(number, place.spot if own == place.tier else stage.top)

    def rate(self, number: int, place: Place) -> Fraction:
        """Part of the next net dollar that goes to one claim."""
        if place.tier is not None:
            own = self._tier_of.get(number)
            return self.tiers[place.tier].stage.share(number, place.spot.kink) if own == place.tier else ZERO
        share = self.rest.share(number, place.spot.kink)
        if not self.pool:
            return share
        return share * self.pool.rate(place.left) + self.pool.draw_rate(number, place.left)

    def payments(self, place: Place) -> list[Fraction]:
        """Net dollars of every claim at a place."""
        return [self.payment(number, place) for number in range(len(self.claims))]

    def net_at(self, amount: Fraction) -> Fraction:
        """The most net assets at which the stage of the rest has no more than `amount` dollars."""
        left = amount - self.base
        return self.base + (self.pool.left_for(left) if self.pool else left) - self.added

    def net_for_price(self, price: Fraction) -> Fraction | None:
        """Net assets at which common shares are paid so many dollars each; None where they never are."""
        amount = self.rest.amount_at(price)
        return None if amount is None else self.net_at(amount)

    def turns(self) -> list[tuple[Fraction, list[tuple[int, Turn]]]]:
        """Net assets at which something changes, in order along the way, with the claims and what happens to them."""
        found = [
            (tier.base + amount - self.added, turns)
            for tier in self.tiers
            for amount, turns in zip(tier.stage.amounts, tier.stage.turns, strict=True)
        ]
        found += [
            (self.net_at(amount), turns) for amount, turns in zip(self.rest.amounts, self.rest.turns, strict=True)
        ]
        if self.pool:
            found.extend(self._pool_turns(self.pool))
        return found

    def _pool_turns(self, pool: Pool) -> list[tuple[Fraction, list[tuple[int, Turn]]]]:
        start = self.base - self.added
        begun = (start, [(number, Turn.JOINS) for number in pool.members])
        return [begun, *((start + full, pool.full_at(full)) for full in pool.fulls[1:])]


def _tiers(claims: tuple[Claim, ...], modes: Mapping[str, Mode]) -> list[Tier]:
    """Tiers in rank order; a rank at which nothing is owed is no tier."""
    by_rank: dict[int, list[int]] = {}
    bases = bases_of(claims)
    for number, claim in enumerate(claims):
        by_rank.setdefault(claim.rank, []).append(number)
    tiers: list[Tier] = []
    for rank in sorted(bases):
        bends = {
            number: own
            for number in by_rank[rank]
            if (own := tier_bends(claims[number], modes.get(claims[number].name, AUTOMATIC), bases[rank]))
        }
        if bends:
            tiers.append(Tier(rank, Stage(bends), tiers[-1].end if tiers else ZERO))
    return tiers


def _pool(structure: Structure, modes: Mapping[str, Mode]) -> Pool | None:
    """The pool of those members that have not converted."""
    shares = {share.claim: share for share in structure.pool}
    members = {}
    for number, claim in enumerate(structure.claims):
        share = shares.get(claim.name)
        if share and not is_common_from_start(claim, modes.get(claim.name, AUTOMATIC)):
            members[number] = (share.percent, max(share.until - claim.owed, ZERO) * claim.shares)
    return Pool(members) if members else None
