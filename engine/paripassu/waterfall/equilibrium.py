"""All keep-or-convert and exercise choices at once: which outcomes are stable, and whether there is just one.

Holders' own choices need no search: along a path each takes the better payment at the same price of common, and that
outcome is stable and pays everybody the same as any other stable outcome would (`bends` has the argument). Two kinds of
terms break the argument, and only these are searched:

- *Triggers on the price of common* (a qualified offering, options that open at a price): whether one is met depends on
  the price, and the price on whether it is met. Those met are always the ones with the lowest thresholds, so there are
  as many candidates as different thresholds, plus one. Each is tested on the price it leads to.
- *A pool by fixed percentages*: a class that converts returns its preference to the pool, where others take most of it,
  so what others get depends on more than the price. Here, and only here, every combination of these classes' choices is
  a candidate, tested by letting every class switch alone; stable ones follow no order by price (tried, and refuted by
  examples), so `faults` limits how many classes may convert beside a pool.

Candidates are listed with the most conversions first, because the test of a qualified offering is made on the price
after conversion. Several stable outcomes, or none, are returned as such; nothing is picked in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from paripassu.model.claims import ZERO, Claim, Gauge, Structure, Trigger
from paripassu.waterfall.bends import conversion_price
from paripassu.waterfall.carve import carve
from paripassu.waterfall.path import Path, Place
from paripassu.waterfall.turns import AUTOMATIC, Mode


class Branch:
    """One candidate: the triggers taken as met, the choices taken as made, and the path that follows from them."""

    __slots__ = ("floor", "modes", "path", "roof", "switchers")

    def __init__(self, path: Path, floor: Fraction, roof: Fraction | None, switchers: tuple[Claim, ...]) -> None:
        """Take the prices between which exactly these triggers are met, and the claims whose choices need a test."""
        self.path = path
        self.modes = path.modes
        self.floor = floor
        self.roof = roof
        self.switchers = switchers


class Outcome:
    """A branch at one amount of assets: who is paid what, by place in the structure."""

    __slots__ = ("branch", "payments", "place")

    def __init__(self, branch: Branch, place: Place) -> None:
        """Evaluate the branch at a place of its path."""
        self.branch = branch
        self.place = place
        self.payments = tuple(branch.path.payments(place))


class Equilibrium:
    """The stable outcomes at one amount of assets that differ in money, and all candidates that were tested."""

    __slots__ = ("candidates", "stable")

    def __init__(self, stable: tuple[Outcome, ...], candidates: tuple[Outcome, ...]) -> None:
        """Keep the stable outcomes in the order tested."""
        self.stable = stable
        self.candidates = candidates

    @property
    def chief(self) -> Outcome:
        """The outcome with the most conversions; where none is stable, the candidate with the fewest."""
        return self.stable[0] if self.stable else self.candidates[-1]

    def range(self, number: int) -> tuple[Fraction, Fraction]:
        """Least and most dollars of one claim over the stable outcomes, or over all candidates where none is stable."""
        payments = [outcome.payments[number] for outcome in self.stable or self.candidates]
        return min(payments), max(payments)


class Solver:
    """Candidates of one structure; paths are built once and kept while the solver lives."""

    __slots__ = ("_paths", "structure")

    def __init__(self, structure: Structure) -> None:
        """Start with no path built."""
        self.structure = structure
        self._paths: dict[tuple[tuple[str, Mode], ...], Path] = {}

    def path(self, modes: Mapping[str, Mode]) -> Path:
        """The path under fixed choices."""
        key = tuple(modes.items())
        if key not in self._paths:
            self._paths[key] = Path(self.structure, modes)
        return self._paths[key]

    def branches(self, assets: Fraction) -> tuple[Branch, ...]:
        """Every candidate at so many dollars of assets, most conversions first."""
        prices = sorted({trigger.at for trigger in triggers(self.structure, Gauge.COMMON_PRICE)}, reverse=True)
        floors = [*prices, ZERO]
        found = []
        for place, floor in enumerate(floors):
            is_lowest = place == len(floors) - 1
            modes = self._triggered(assets, None if is_lowest else floor)
            found += [
                Branch(self.path(own), ZERO if is_lowest else floor, floors[place - 1] if place else None, switchers)
                for own, switchers in self._switched(modes)
            ]
        return tuple(found)

    def solve(self, assets: Fraction) -> Equilibrium:
        """All stable outcomes at so many dollars of assets."""
        net = carve(self.structure.carve_outs, assets)[1]
        candidates = tuple(Outcome(branch, branch.path.place(net)) for branch in self.branches(assets))
        stable: list[Outcome] = []
        for outcome in candidates:
            if self.is_stable(outcome, net) and all(outcome.payments != other.payments for other in stable):
                stable.append(outcome)
        return Equilibrium(tuple(stable), candidates)

    def is_stable(self, outcome: Outcome, net: Fraction) -> bool:
        """Whether the triggers are met as assumed, and no class whose choice was assumed gains by switching alone."""
        branch, price = outcome.branch, outcome.place.price
        if price < branch.floor or (branch.roof is not None and price >= branch.roof):
            return False
        for claim in branch.switchers:
            number = self.structure.claims.index(claim)
            other = self.switched(branch, claim)
            if other.payment(number, other.place(net)) > outcome.payments[number]:
                return False
        return True

    def switched(self, branch: Branch, claim: Claim) -> Path:
        """The path on which one claim alone makes the other choice."""
        mode = branch.path.mode(claim)
        return self.path({**branch.modes, claim.name: mode._replace(converts=not mode.converts)})

    def _triggered(self, assets: Fraction, price: Fraction | None) -> dict[str, Mode]:
        """Choices that triggers take away when common is paid `price` a share; None for below every threshold."""

        def is_met(trigger: Trigger | None) -> bool:
            if trigger is None:
                return False
            if trigger.gauge is Gauge.ASSETS:
                return assets >= trigger.at
            return price is not None and price >= trigger.at

        modes = {}
        for claim in self.structure.claims:
            is_locked = (
                claim.exercise is not None and claim.exercise.opens is not None and not is_met(claim.exercise.opens)
            )
            mode = Mode(True if is_met(claim.conversion.forced) else None, False if is_locked else None)
            if mode != AUTOMATIC:
                modes[claim.name] = mode
        return modes

    def _switched(self, modes: dict[str, Mode]) -> Iterator[tuple[dict[str, Mode], tuple[Claim, ...]]]:
        """Choices that a pool makes uncertain: every combination of them, most conversions first."""
        unsure = unsure_claims(self.structure) if self.structure.pool else ()
        free = tuple(claim for claim in unsure if modes.get(claim.name, AUTOMATIC).converts is None)
        for chosen in sorted(product((True, False), repeat=len(free)), key=sum, reverse=True):
            own = dict(modes)
            for claim, converts in zip(free, chosen, strict=True):
                own[claim.name] = modes.get(claim.name, AUTOMATIC)._replace(converts=converts)
            yield own, free


def unsure_claims(structure: Structure) -> tuple[Claim, ...]:
    """Claims whose choice a pool of the structure would make uncertain: all that could ever gain by converting."""
    members = {share.claim for share in structure.pool}
    return tuple(
        claim
        for claim in structure.claims
        if claim.may_choose and claim.as_converted and (claim.name in members or conversion_price(claim) is not None)
    )


def triggers(structure: Structure, gauge: Gauge) -> list[Trigger]:
    """The triggers of a structure that measure one thing."""
    found = []
    for claim in structure.claims:
        opens = claim.exercise.opens if claim.exercise else None
        found += [trigger for trigger in (claim.conversion.forced, opens) if trigger and trigger.gauge is gauge]
    return found
