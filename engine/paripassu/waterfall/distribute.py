"""Who gets what from one amount of money, and by which steps."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.model.claims import ZERO, Structure
from paripassu.waterfall.account import Account
from paripassu.waterfall.bends import bases_of, weight
from paripassu.waterfall.carve import carve
from paripassu.waterfall.equilibrium import Outcome, Solver
from paripassu.waterfall.steps import Choice, Payment, Portion, Standing, Step, StepKind


@frozen
class Distribution:
    """One payout: payments by payee (carve-outs first, then claims as listed), in exact dollars.

    `unclaimed` is what no term gives to anybody. `price` is what one common share gets. Where `standing` is not ONE,
    `payments` and `steps` show the outcome with the most conversions (or, with none stable, the candidate with the
    fewest), and `ranges` the least and the most that each claim gets over the outcomes in `alternatives`.
    """

    structure: Structure
    assets: Fraction
    payments: tuple[Payment, ...]
    unclaimed: Fraction
    price: Fraction
    steps: tuple[Step, ...]
    choices: tuple[Choice, ...]
    standing: Standing
    alternatives: tuple[dict[str, Fraction], ...]
    ranges: dict[str, tuple[Fraction, Fraction]]

    @property
    def amounts(self) -> dict[str, Fraction]:
        """Net dollars by payee."""
        return {payment.name: payment.amount for payment in self.payments}

    @property
    def strike_money(self) -> Fraction:
        """Dollars that holders pay into the pot."""
        return sum((payment.strike for payment in self.payments if payment.is_paid_in), ZERO)

    @property
    def converting(self) -> tuple[str, ...]:
        """Claims paid as common because that is worth more, or because they must."""
        return tuple(choice.name for choice in self.choices if choice.converts)

    def payment(self, name: str) -> Payment:
        """One payee's payment; KeyError for a name that is no payee."""
        for payment in self.payments:
            if payment.name == name:
                return payment
        raise KeyError(name)


def distribute(structure: Structure, assets: Fraction) -> Distribution:
    """Pay out so many dollars; the structure is free of faults (see `faults`), and assets are not negative."""
    if assets < 0:
        raise ValueError("assets are below zero")
    return describe(Solver(structure), assets)


def describe(solver: Solver, assets: Fraction) -> Distribution:
    """Solve one amount and say how it came about."""
    structure = solver.structure
    taken = carve(structure.carve_outs, assets)[0]
    equilibrium = solver.solve(assets)
    outcome = equilibrium.chief
    accounts = [Account(outcome, number) for number in range(len(structure.claims))]
    carved = [
        Payment(carve_out.name, amount, cite=carve_out.cite)
        for carve_out, amount in zip(structure.carve_outs, taken, strict=True)
    ]
    names = [claim.name for claim in structure.claims]
    several = equilibrium.stable or equilibrium.candidates
    choices = [account.choice(outcome) for account in accounts]
    return Distribution(
        structure,
        assets,
        (*carved, *(account.payment() for account in accounts)),
        outcome.place.unclaimed,
        outcome.place.price,
        tuple(_steps(structure, assets, outcome, accounts)),
        tuple(choice for choice in choices if choice),
        Standing.NONE if not equilibrium.stable else Standing.ONE if len(several) == 1 else Standing.SEVERAL,
        tuple(dict(zip(names, other.payments, strict=True)) for other in several),
        {name: equilibrium.range(number) for number, name in enumerate(names)},
    )


def _steps(structure: Structure, assets: Fraction, outcome: Outcome, accounts: list[Account]) -> Iterator[Step]:
    """The steps in order; each takes up what the one before left."""
    taken, net = carve(structure.carve_outs, assets)
    if structure.carve_outs:
        portions = [
            Portion(own.name, own.percent or own.amount, own.limit if own.percent else own.amount, amount, own.cite)
            for own, amount in zip(structure.carve_outs, taken, strict=True)
        ]
        yield Step(StepKind.CARVE_OUT, assets, tuple(portions), net)
    left = net
    exercised = [account for account in accounts if account.strike]
    if exercised:
        portions = [
            Portion(own.claim.name, own.claim.shares, own.strike, own.strike, own.claim.cite) for own in exercised
        ]
        left += sum((own.strike for own in exercised), ZERO)
        yield Step(StepKind.EXERCISE, net, tuple(portions), left)
    # Warrants that pay their strike only out of the rest have a preference in a tier that the path knows nothing of.
    for rank in sorted({account.claim.rank for account in accounts if account.is_preferred}):
        step = _tier(rank, left, accounts, outcome)
        yield step
        left = step.left
    yield from _after_preferences(left, outcome, accounts)


def _tier(rank: int, available: Fraction, accounts: list[Account], outcome: Outcome) -> Step:
    """One tier: in full, or by the factor that its money allows."""
    basis = bases_of(account.claim for account in accounts)[rank]
    portions = tuple(
        Portion(own.claim.name, weight(own.claim, basis), own.claim.unpaid, own.preference, own.claim.cite)
        for own in accounts
        if own.claim.rank == rank and own.is_preferred
    )
    left = available - sum((portion.amount for portion in portions), ZERO)
    level = _level(outcome, rank)
    return Step(StepKind.TIER, available, portions, left, rank, basis, level, level is None)


def _level(outcome: Outcome, rank: int) -> Fraction | None:
    """How far a tier is paid, in its own measure; None where it is paid in full."""
    place = outcome.place
    reached = None if place.tier is None else outcome.branch.path.tiers[place.tier].rank
    if reached is None or rank < reached:
        return None
    return place.spot.level if rank == reached else ZERO


def _after_preferences(left: Fraction, outcome: Outcome, accounts: list[Account]) -> Iterator[Step]:
    """The pool and the rest."""
    pool = outcome.branch.path.pool
    if pool:
        portions = tuple(
            Portion(accounts[number].claim.name, percent, most, accounts[number].drawn, accounts[number].claim.cite)
            for number, (percent, most) in pool.members.items()
        )
        passed = left - sum((portion.amount for portion in portions), ZERO)
        yield Step(StepKind.POOL, left, portions, passed, is_full=all(part.amount == part.most for part in portions))
        left = passed
    sharing = [account for account in accounts if account.shared]
    portions = tuple(
        Portion(
            own.claim.name, own.claim.as_converted, None if own.converts else own.claim.room, own.shared, own.claim.cite
        )
        for own in sharing
    )
    after = left - sum((portion.amount for portion in portions), ZERO)
    yield Step(StepKind.REST, left, portions, after, factor=outcome.place.price)
