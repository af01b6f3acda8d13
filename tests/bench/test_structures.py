"""The plain way of paying out, which is timed beside ours, pays the same."""

from __future__ import annotations

from fractions import Fraction

import pytest

from paripassu.waterfall.curve import payout_curve
from structures import pay, shares_of, solve_again, structure


@pytest.mark.parametrize("assets", [0, 5_000, 60_000, 150_000, 400_000])
def test_trying_every_choice_in_turn_comes_to_what_the_curve_says(assets: int) -> None:
    own = structure(20, 0)
    paid, payouts = solve_again(shares_of(own), assets)
    exact = payout_curve(own)(Fraction(assets))
    assert dict(zip(exact, paid, strict=True)) == pytest.approx(dict(exact))
    assert payouts > 20


def test_fixed_choices_are_paid_rank_by_rank() -> None:
    own = shares_of(structure(8, 0))
    first, second = own[0].owed * own[0].shares, own[1].owed * own[1].shares
    paid = pay(own, [False] * 9, first + second / 2)
    assert paid == pytest.approx([first, second / 2, 0, 0, 0, 0, 0, 0, 0])


def test_options_are_claims_of_their_own() -> None:
    assert [claim.name for claim in structure(1, 2).claims] == ["P0", "Common", "O0", "O1"]
