"""Payouts of one amount: tiers, shortfalls, participation, and the steps that explain them."""

from __future__ import annotations

from fractions import Fraction
from fractions import Fraction as F

import pytest

from paripassu.model.claims import Claim, Structure, common
from paripassu.waterfall.distribute import distribute


def preferred_of_nstor(h: int, k: int, j: int) -> Structure:
    """The worked shortfall of Series K §3: owed H 3,000,000, K 14,000,000, J 1,000,000, at the given ranks."""
    return Structure(
        (
            Claim("H", F(3000), F(1000), rank=h),
            Claim("K", F(14000), F(1000), rank=k),
            Claim("J", F(1000), F(1000), rank=j),
            common("Common", F(35_000_000)),
        )
    )


@pytest.mark.parametrize(
    ("ranks", "paid"),
    [
        ((1, 2, 2), (F(3_000_000), F(2_800_000), F(200_000), F(0))),
        ((1, 1, 1), (F(1_000_000), F(14_000_000, 3), F(1_000_000, 3), F(0))),
        ((1, 2, 3), (F(3_000_000), F(3_000_000), F(0), F(0))),
    ],
)
def test_each_reading_of_the_series_k_shortfall_pays_its_own_figures(
    ranks: tuple[int, int, int], paid: tuple[Fraction, ...]
) -> None:
    payout = distribute(preferred_of_nstor(*ranks), F(6_000_000))
    assert tuple(payout.amounts.values()) == paid


def test_common_takes_what_the_preferences_leave() -> None:
    payout = distribute(preferred_of_nstor(1, 2, 2), F(20_000_000))
    assert payout.amounts == {"H": F(3_000_000), "K": F(14_000_000), "J": F(1_000_000), "Common": F(2_000_000)}
