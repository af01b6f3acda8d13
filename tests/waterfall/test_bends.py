"""How one claim's payment bends: its tier, its share of the rest, the price at which it converts."""

from __future__ import annotations

import pytest
from attrs import evolve

from paripassu.model.claims import ZERO, Basis, Claim, Exercise, Participation, option
from paripassu.waterfall.bends import conversion_price, rest_bends, tier_bends
from paripassu.waterfall.turns import AUTOMATIC, Bend, Mode, Turn
from waterfall.structures import MAY, F, ordinary, plain, sharing


@pytest.mark.parametrize(
    ("claim", "price"),
    [
        (plain("A", 10, 50), F(5)),
        (sharing("A", 10, 50), None),
        (sharing("A", 10, 50, cap=80), F(8)),
        (evolve(plain("A", 10, 50), participation=Participation(after=F(6))), F(5)),
        (evolve(plain("A", 10, 50), participation=Participation(after=F(5))), None),
        (evolve(plain("A", 10, 50), common_per_share=F(2)), F(5, 2)),
        (evolve(plain("A", 10, 50), common_per_share=F(0)), None),
    ],
)
def test_common_is_worth_more_than_preferred_above_one_price(claim: Claim, price: F | None) -> None:
    assert conversion_price(claim) == price


def test_a_capped_participant_bends_at_its_cap_and_where_it_converts() -> None:
    assert rest_bends(sharing("A", 10, 50, cap=80), AUTOMATIC) == [
        Bend(ZERO, F(50), F(10), Turn.JOINS),
        Bend(F(3), F(80), ZERO, Turn.CAP),
        Bend(F(8), ZERO, F(10), Turn.CONVERTS),
    ]


@pytest.mark.parametrize("mode", [Mode(converts=True), AUTOMATIC])
def test_common_is_straight(mode: Mode) -> None:
    assert rest_bends(ordinary("Common", 10), mode) == [Bend(ZERO, ZERO, F(10), Turn.STARTS)]


@pytest.mark.parametrize(
    "claim",
    [ordinary("Common", 0), evolve(option("O", F(10), F(2)), participation=None), sharing("A", 10, 0, cap=0)],
)
def test_who_can_take_nothing_is_flat(claim: Claim) -> None:
    assert rest_bends(evolve(claim, conversion=ordinary("C", 1).conversion), AUTOMATIC)[-1].slope == 0


def test_a_warrant_on_capped_preferred_exercises_where_its_claim_first_exceeds_the_strike() -> None:
    capped = evolve(sharing("W", 10, 50, cap=80), exercise=Exercise(F(8)))
    assert rest_bends(capped, AUTOMATIC) == [
        Bend(ZERO, ZERO, ZERO),
        Bend(F(8), F(-80), F(10), Turn.EXERCISES),
    ]
    cheap = evolve(capped, exercise=Exercise(F(5)))
    assert rest_bends(cheap, AUTOMATIC)[0] == Bend(ZERO, ZERO, F(10), Turn.EXERCISES)
    given_away = evolve(capped, exercise=Exercise(F(4)))
    assert rest_bends(given_away, AUTOMATIC)[0] == Bend(ZERO, F(10), F(10), Turn.JOINS)


def test_an_exercise_settled_outside_leaves_the_payment_whole() -> None:
    assert rest_bends(option("O", F(10), F(2)), Mode(exercises=True)) == [Bend(ZERO, ZERO, F(10), Turn.STARTS)]
    assert rest_bends(option("O", F(10), F(2)), Mode(exercises=False)) == [Bend(ZERO, ZERO, ZERO)]


@pytest.mark.parametrize(
    ("claim", "mode"),
    [
        (plain("A", 10, 50), Mode(converts=True)),
        (plain("A", 10, 0), AUTOMATIC),
        (evolve(plain("A", 10, 50), exercise=Exercise(F(5))), AUTOMATIC),
        (evolve(plain("A", 10, 50), exercise=Exercise(F(1))), Mode(exercises=False)),
    ],
)
def test_who_has_no_preference_to_gain_is_in_no_tier(claim: Claim, mode: Mode) -> None:
    assert tier_bends(claim, mode, Basis.OWED) == []


def test_a_tier_is_climbed_by_its_own_measure() -> None:
    claim = Claim("A", F(10), F(5), paid=F(20), conversion=MAY)
    assert tier_bends(claim, AUTOMATIC, Basis.OWED)[1] == Bend(F(3, 5), F(30), ZERO, Turn.FULL)
    assert tier_bends(claim, AUTOMATIC, Basis.UNPAID)[1] == Bend(F(1), F(30), ZERO, Turn.FULL)
    assert tier_bends(claim, AUTOMATIC, Basis.SHARES)[1] == Bend(F(3), F(30), ZERO, Turn.FULL)
