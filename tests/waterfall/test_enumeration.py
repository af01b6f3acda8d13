"""Agreement with the second solver, which tries every combination of choices."""

from __future__ import annotations

from itertools import product

import pytest
from attrs import evolve

from paripassu.model.claims import Conversion, Converts, Gauge, Structure
from paripassu.waterfall.certificate import certify
from paripassu.waterfall.curve import payout_curve
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.steps import Standing
from waterfall.enumeration import stable_payments
from waterfall.structures import Dice, F, any_assets, any_pool, any_triggered, thrown


@pytest.mark.parametrize(("seed", "count", "classes"), [(1, 1500, 3), (2, 400, 5), (3, 40, 8)])
def test_all_stable_combinations_pay_the_same_and_as_computed(seed: int, count: int, classes: int) -> None:
    converted = 0
    for structure, assets in thrown(seed, count, classes):
        payout = distribute(structure, assets)
        paid = tuple(payout.amounts[claim.name] for claim in structure.claims)
        assert stable_payments(structure, assets) == {paid}, (structure, assets)
        assert payout.standing is Standing.ONE
        converted += len(payout.converting)
    assert converted > count / 2


def test_beside_a_pool_all_stable_combinations_are_found_and_no_others() -> None:
    dice = Dice(7)
    counts = {0: 0, 1: 0, 2: 0}
    for _ in range(1200):
        structure, assets = any_pool(dice, 4), any_assets(dice)
        stable = stable_payments(structure, assets)
        payout = distribute(structure, assets)
        found = {tuple(own[claim.name] for claim in structure.claims) for own in payout.alternatives}
        if payout.standing is Standing.NONE:
            found = set()
        assert found == stable, (structure, assets)
        assert certify(payout).holds is (payout.standing is Standing.ONE)
        counts[len(stable)] += 1
    assert counts[1] > 1000


def settled(structure: Structure, met: dict[str, bool]) -> Structure:
    """The structure when its triggers are met or not: forced claims are common, locked ones are worth nothing."""
    claims = []
    for claim in structure.claims:
        if claim.exercise and claim.exercise.opens and not met[claim.name]:
            claims.append(evolve(claim, shares=F(0), paid=F(0)))
        elif claim.conversion.forced and met[claim.name]:
            claims.append(evolve(claim, conversion=Conversion(Converts.NOW)))
        else:
            claims.append(claim)
    return evolve(structure, claims=tuple(claims))


def consistent_payments(structure: Structure, assets: F) -> set[tuple[F, ...]]:
    """Payments of all outcomes in which just those triggers are met that are taken as met."""
    triggers = {
        claim.name: trigger
        for claim in structure.claims
        if (trigger := claim.conversion.forced or (claim.exercise.opens if claim.exercise else None))
    }
    found = set()
    for answers in product((True, False), repeat=len(triggers)):
        met = dict(zip(triggers, answers, strict=True))
        for paid in stable_payments(settled(structure, met), assets):
            price = paid[-1] / structure.claims[-1].shares
            measured = {Gauge.ASSETS: assets, Gauge.COMMON_PRICE: price}
            if all((measured[own.gauge] >= own.at) is met[name] for name, own in triggers.items()):
                found.add(paid)
    return found


def test_of_all_answers_to_triggers_just_the_consistent_ones_are_found() -> None:
    dice = Dice(9)
    counts = {0: 0, 1: 0, 2: 0, 3: 0}
    for _ in range(1000):
        structure, assets = any_triggered(dice), any_assets(dice)
        payout = distribute(structure, assets)
        found = {tuple(own[claim.name] for claim in structure.claims) for own in payout.alternatives}
        expected = consistent_payments(structure, assets)
        assert (found if payout.standing is not Standing.NONE else set()) == expected, (structure, assets)
        assert payout_curve(structure)(assets) == payout.amounts
        assert certify(payout).holds is (payout.standing is Standing.ONE)
        counts[len(expected)] += 1
    assert counts[0] > 0
    assert counts[2] > 0


@pytest.mark.parametrize(("seed", "count", "classes"), [(4, 250, 4), (5, 60, 8)])
def test_every_payout_certifies_itself(seed: int, count: int, classes: int) -> None:
    for structure, assets in thrown(seed, count, classes):
        certificate = certify(distribute(structure, assets))
        assert certificate.holds, (structure, assets, certificate)
