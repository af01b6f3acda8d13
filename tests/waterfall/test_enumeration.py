"""Agreement with the second solver, which tries every combination of choices."""

from __future__ import annotations

import pytest

from paripassu.waterfall.certificate import certify
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.steps import Standing
from waterfall.enumeration import stable_payments
from waterfall.structures import Dice, any_assets, any_pool, thrown


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
        counts[len(stable)] += 1
    assert counts[1] > 1000


@pytest.mark.parametrize(("seed", "count", "classes"), [(4, 250, 4), (5, 60, 8)])
def test_every_payout_certifies_itself(seed: int, count: int, classes: int) -> None:
    for structure, assets in thrown(seed, count, classes):
        certificate = certify(distribute(structure, assets))
        assert certificate.holds, (structure, assets, certificate)
