"""Payouts of one amount: tiers, shortfalls, participation, exercise, and the steps that explain them."""

from __future__ import annotations

import pytest
from attrs import evolve

from paripassu.model.claims import (
    Basis,
    Cap,
    CarveOut,
    Claim,
    Conversion,
    Converts,
    Exercise,
    Participation,
    Structure,
    option,
)
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.steps import Portion, Standing, StepKind
from waterfall.structures import MAY, F, ordinary, plain, sharing


def preferred_of_nstor(h: int, k: int, j: int) -> Structure:
    """The worked shortfall of Series K §3: owed H 3,000,000, K 14,000,000, J 1,000,000, at the given ranks."""
    return Structure(
        (
            Claim("H", F(3000), F(1000), rank=h),
            Claim("K", F(14000), F(1000), rank=k),
            Claim("J", F(1000), F(1000), rank=j),
            ordinary("Common", 35_000_000),
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
    ranks: tuple[int, int, int], paid: tuple[F, ...]
) -> None:
    payout = distribute(preferred_of_nstor(*ranks), F(6_000_000))
    assert tuple(payout.amounts.values()) == paid


def test_common_takes_what_the_preferences_leave() -> None:
    payout = distribute(preferred_of_nstor(1, 2, 2), F(20_000_000))
    assert payout.amounts == {"H": F(3_000_000), "K": F(14_000_000), "J": F(1_000_000), "Common": F(2_000_000)}


def test_the_steps_of_a_shortfall_say_who_is_whole_and_by_which_factor_the_others_are_cut() -> None:
    steps = distribute(preferred_of_nstor(1, 2, 2), F(6_000_000)).steps
    assert [(step.kind, step.rank, step.is_full, step.factor, step.left) for step in steps] == [
        (StepKind.TIER, 1, True, None, F(3_000_000)),
        (StepKind.TIER, 2, False, F(1, 5), F(0)),
        (StepKind.REST, None, True, F(0), F(0)),
    ]
    assert steps[1].portions == (
        Portion("K", F(14_000_000), F(14_000_000), F(2_800_000)),
        Portion("J", F(1_000_000), F(1_000_000), F(200_000)),
    )


def test_a_tier_that_nothing_reaches_has_the_factor_zero() -> None:
    steps = distribute(preferred_of_nstor(1, 2, 3), F(6_000_000)).steps
    assert [step.factor for step in steps] == [None, F(3, 14), F(0), F(0)]


@pytest.mark.parametrize(
    ("basis", "paid"),
    [
        # A has had 60 of its 100, so by the amount owed the first 40 for it come as fast as for B.
        (Basis.OWED, (F(30), F(30))),
        (Basis.UNPAID, (F(120, 7), F(300, 7))),
        (Basis.SHARES, (F(40), F(20))),
    ],
)
def test_a_shortfall_is_shared_by_the_measure_written(basis: Basis, paid: tuple[F, F]) -> None:
    a = Claim("A", F(9), F(100, 9), basis=basis, paid=F(60))
    b = Claim("B", F(1), F(100), basis=basis)
    assert tuple(distribute(Structure((a, b)), F(60)).amounts.values()) == paid


def test_money_set_aside_counts_as_paid() -> None:
    k = Claim("K", F(10), F(10), paid=F(100))
    assert distribute(Structure((k, ordinary("Common", 1))), F(50)).amounts == {"K": F(0), "Common": F(50)}


def test_what_no_term_gives_to_anybody_is_unclaimed() -> None:
    payout = distribute(Structure((Claim("K", F(10), F(10)),)), F(130))
    assert payout.amounts == {"K": F(100)}
    assert payout.unclaimed == 30


def test_participation_is_told_apart_from_the_preference() -> None:
    payment = distribute(Structure((sharing("A", 10, 50), ordinary("Common", 30))), F(130)).payment("A")
    assert (payment.preference, payment.participation, payment.as_common) == (F(50), F(20), F(0))
    assert payment.per_share == 7


@pytest.mark.parametrize(("counts", "most"), [(True, F(80)), (False, F(130))])
def test_a_cap_counts_the_preference_or_comes_on_top(counts: bool, most: F) -> None:
    shared = Participation(Cap(F(8), counts_preference=counts))
    structure = Structure((Claim("A", F(10), F(5), participation=shared), ordinary("Common", 10)))
    assert distribute(structure, F(1000)).amounts["A"] == most


def test_common_catches_up_before_it_shares() -> None:
    shared = Participation(after=F(5))
    structure = Structure((Claim("A", F(10), F(5), participation=shared), ordinary("Common", 10)))
    assert distribute(structure, F(100)).amounts == {"A": F(50), "Common": F(50)}
    assert distribute(structure, F(80)).amounts == {"A": F(50), "Common": F(30)}
    assert distribute(structure, F(140)).amounts == {"A": F(70), "Common": F(70)}


def test_a_class_told_to_wait_too_long_converts_instead() -> None:
    shared = Participation(after=F(9))
    structure = Structure((Claim("A", F(10), F(5), participation=shared, conversion=MAY), ordinary("Common", 10)))
    assert distribute(structure, F(120)).amounts == {"A": F(60), "Common": F(60)}


def test_a_choice_shows_what_each_side_is_worth_at_the_price_that_came_out() -> None:
    (choice,) = distribute(Structure((plain("A", 10, 50), ordinary("Common", 30))), F(400)).choices
    assert (choice.kept, choice.as_common, choice.price, choice.converts) == (F(50), F(100), F(10), True)


def test_at_break_even_the_choice_moves_no_money_and_counts_as_kept() -> None:
    payout = distribute(Structure((plain("A", 10, 50), ordinary("Common", 30))), F(200))
    assert payout.choices[0].is_even
    assert payout.converting == ()
    assert payout.payment("A").preference == 50


def test_the_greater_of_preference_and_as_converted_pays_like_a_right_to_convert() -> None:
    whole = plain("A", 10, 50, conversion=Conversion(Converts.GREATER_OF))
    payout = distribute(Structure((whole, ordinary("Common", 30))), F(400))
    assert payout.amounts == {"A": F(100), "Common": F(300)}
    assert payout.payment("A").as_common == 100


def test_a_class_without_choice_says_so_by_having_none() -> None:
    never = plain("N", 10, 50, conversion=Conversion(Converts.NEVER))
    done = plain("D", 10, 50, conversion=Conversion(Converts.NOW))
    payout = distribute(Structure((never, done, ordinary("Common", 10))), F(450))
    assert payout.choices == ()
    assert payout.amounts == {"N": F(50), "D": F(200), "Common": F(200)}


def test_options_are_exercised_above_their_strike_and_pay_it_in() -> None:
    payout = distribute(Structure((ordinary("Common", 10), option("O", F(10), F(2)))), F(60))
    payment = payout.payment("O")
    assert (payment.amount, payment.strike, payment.received) == (F(20), F(20), F(40))
    assert payout.strike_money == 20
    assert [(step.kind, step.available, step.left) for step in payout.steps] == [
        (StepKind.EXERCISE, F(60), F(80)),
        (StepKind.REST, F(80), F(0)),
    ]


def test_a_strike_that_is_netted_hands_over_the_difference() -> None:
    netted = evolve(option("O", F(10), F(2)), exercise=Exercise(F(2), paid_in=False))
    payout = distribute(Structure((ordinary("Common", 10), netted)), F(60))
    assert payout.payment("O").received == 20
    assert payout.strike_money == 0


def test_options_under_water_take_nothing_and_pay_nothing() -> None:
    payout = distribute(Structure((ordinary("Common", 10), option("O", F(10), F(2)))), F(20))
    assert payout.amounts == {"Common": F(20), "O": F(0)}
    assert [step.kind for step in payout.steps] == [StepKind.REST]


def test_warrants_on_preferred_join_a_short_tier_where_it_pays_their_strike() -> None:
    warrants = Claim("W", F(10), F(10), exercise=Exercise(F(5)))
    structure = Structure((Claim("A", F(10), F(10)), warrants))
    assert distribute(structure, F(40)).amounts == {"A": F(40), "W": F(0)}
    assert distribute(structure, F(70)).amounts == {"A": F(60), "W": F(10)}
    assert distribute(structure, F(200)).amounts == {"A": F(100), "W": F(50)}


def test_warrants_that_pay_only_out_of_the_rest_still_show_their_preference() -> None:
    warrants = Claim("W", F(1), F(1), participation=Participation(), exercise=Exercise(F(1)))
    payout = distribute(Structure((warrants, ordinary("Common", 1))), F(2))
    assert [(step.kind, step.available, step.left) for step in payout.steps] == [
        (StepKind.EXERCISE, F(2), F(3)),
        (StepKind.TIER, F(3), F(2)),
        (StepKind.REST, F(2), F(0)),
    ]
    assert (payout.payment("W").preference, payout.payment("W").amount) == (F(1), F(1))


def test_carve_outs_come_before_everyone_in_the_order_listed() -> None:
    carved = (CarveOut("Debt", F(40)), CarveOut("Team", percent=F(1, 10), limit=F(7)))
    structure = Structure((plain("A", 10, 50), ordinary("Common", 10)), carved)
    assert distribute(structure, F(30)).amounts == {"Debt": F(30), "Team": F(0), "A": F(0), "Common": F(0)}
    payout = distribute(structure, F(90))
    assert payout.amounts == {"Debt": F(40), "Team": F(5), "A": F(45), "Common": F(0)}
    assert payout.steps[0].portions == (
        Portion("Debt", F(40), F(40), F(40)),
        Portion("Team", F(1, 10), F(7), F(5)),
    )
    assert distribute(structure, F(147)).amounts == {"Debt": F(40), "Team": F(7), "A": F(50), "Common": F(50)}


def test_a_payout_says_that_it_is_the_only_one() -> None:
    payout = distribute(Structure((plain("A", 10, 50), ordinary("Common", 30))), F(400))
    assert payout.standing is Standing.ONE
    assert payout.alternatives == (payout.amounts,)
    assert payout.ranges["A"] == (F(100), F(100))


def test_a_claim_keeps_its_citation() -> None:
    claim = evolve(plain("A", 10, 50), cite="K §3(a)")
    payout = distribute(Structure((claim, ordinary("Common", 30))), F(400))
    assert (payout.payment("A").cite, payout.choices[0].cite) == ("K §3(a)", "K §3(a)")


def test_assets_below_zero_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="below zero"):
        distribute(Structure((ordinary("Common", 1),)), F(-1))


def test_a_stranger_has_no_payment() -> None:
    with pytest.raises(KeyError, match="X"):
        distribute(Structure((ordinary("Common", 1),)), F(1)).payment("X")
