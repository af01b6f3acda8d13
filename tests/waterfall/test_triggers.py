"""Jumps, and payouts with several stable outcomes or none: qualified offerings, locked options, pools."""

from __future__ import annotations

import pytest
from attrs import evolve

from paripassu.model.claims import (
    CarveOut,
    Claim,
    Conversion,
    Converts,
    Exercise,
    Gauge,
    Participation,
    PoolShare,
    Structure,
    Trigger,
)
from paripassu.waterfall.certificate import certify
from paripassu.waterfall.curve import Ambiguity, payout_curve
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.steps import Standing
from waterfall.structures import MAY, MILLION, F, ordinary, plain, sharing

M = MILLION


def forced(claim: Claim, gauge: Gauge, at: int) -> Claim:
    """The same claim, converted by force from a threshold on."""
    return evolve(claim, conversion=evolve(claim.conversion, forced=Trigger(gauge, F(at))))


def locked(name: str, shares: int, strike: int, gauge: Gauge, at: int) -> Claim:
    """Options that open at a threshold."""
    opens = Trigger(gauge, F(at))
    return Claim(name, F(shares), participation=Participation(), exercise=Exercise(F(strike), opens=opens))


# Six series of ten million shares each, from a published chapter on exit diagrams; an offering converts F and D.
OFFERING = Structure(
    (
        forced(sharing("F", 10 * M, 20 * M, 1), Gauge.COMMON_PRICE, 6),
        plain("E", 10 * M, 10 * M, 2),
        forced(sharing("D", 10 * M, 10 * M, 3, cap=30 * M), Gauge.COMMON_PRICE, 5),
        plain("C", 10 * M, 12 * M, 4),
        plain("B", 10 * M, 10 * M, 5),
        plain("A", 10 * M, 6 * M, 6),
        ordinary("Employees", 20 * M),
    )
)


def test_six_series_bend_where_the_published_diagram_says() -> None:
    curve = payout_curve(OFFERING)
    points = {point.assets // M: point.reasons for point in curve.breakpoints}
    assert list(points) == [0, 20, 30, 40, 52, 62, 68, 92, 112, 126, 190, 260, 480]
    assert [points[at][0] for at in (92, 112, 126, 190, 260, 480)] == [
        "A converts",
        "E converts",
        "C converts",
        "cap of D reached",
        "D converts",
        "F must convert",
    ]


def test_the_capped_series_of_the_diagram_has_its_flat_and_its_second_rise() -> None:
    pieces = payout_curve(OFFERING).pieces("D")
    starts = [piece.start // M for piece in pieces]
    assert starts == [0, 30, 40, 68, 92, 112, 126, 190, 260, 480]
    assert (pieces[7].payment, pieces[7].rate) == (F(30 * M), F(0))


def test_a_qualified_offering_makes_everybody_jump_at_once() -> None:
    last = payout_curve(OFFERING).breakpoints[-1]
    assert last.assets == 480 * M
    assert last.jumps["F"] == F(-17_500_000)
    assert last.jumps["D"] == F(2_500_000)
    assert sum(last.jumps.values()) == 0


def test_between_the_two_tests_of_an_offering_both_outcomes_are_stable_and_both_are_shown() -> None:
    assert payout_curve(OFFERING).ambiguities == (Ambiguity(F(480 * M), F(500 * M), Standing.SEVERAL),)
    payout = distribute(OFFERING, F(490 * M))
    assert payout.standing is Standing.SEVERAL
    assert payout.converting == ("F", "E", "D", "C", "B", "A")
    assert payout.ranges["F"] == (F(61_250_000), F(78_750_000))
    assert [own["F"] for own in payout.alternatives] == [F(61_250_000), F(78_750_000)]
    assert payout_curve(OFFERING).range("F", F(490 * M)) == payout.ranges["F"]


def test_who_must_convert_is_told_why() -> None:
    choices = {choice.name: choice for choice in distribute(OFFERING, F(490 * M)).choices}
    assert choices["F"].because == Trigger(Gauge.COMMON_PRICE, F(6))
    assert choices["F"].kept > choices["F"].as_common
    assert choices["E"].because is None


def test_the_certificate_of_one_of_several_outcomes_says_only_that_it_is_not_alone() -> None:
    certificate = certify(distribute(OFFERING, F(490 * M)))
    assert [check.name for check in certificate.checks if not check.holds] == ["the stable outcome is the only one"]
    assert certify(distribute(OFFERING, F(510 * M))).holds


def test_a_conversion_forced_from_an_amount_of_assets_needs_no_price() -> None:
    structure = Structure((forced(sharing("A", 10, 50), Gauge.ASSETS, 200), ordinary("Common", 10)))
    curve = payout_curve(structure)
    assert curve(F(199)) == {"A": F(249, 2), "Common": F(149, 2)}
    assert curve(F(200)) == {"A": F(100), "Common": F(100)}
    assert curve.breakpoints[-1].jumps == {"A": F(-25), "Common": F(25)}
    assert curve.ambiguities == ()


def test_a_claim_that_never_converts_of_itself_can_still_be_forced() -> None:
    claim = Claim("A", F(10), F(5), conversion=Conversion(Converts.NEVER, Trigger(Gauge.ASSETS, F(200))))
    structure = Structure((claim, ordinary("Common", 10)))
    assert distribute(structure, F(199)).choices[0].converts is False
    payout = distribute(structure, F(200))
    assert payout.amounts == {"A": F(100), "Common": F(100)}
    assert payout.choices[0].because == Trigger(Gauge.ASSETS, F(200))
    assert certify(payout).holds


def test_force_that_changes_nothing_is_no_breakpoint() -> None:
    structure = Structure((forced(plain("A", 10, 50), Gauge.ASSETS, 300), ordinary("Common", 30)))
    assert [point.assets for point in payout_curve(structure).breakpoints] == [0, 50, 200]


def test_a_holder_locked_out_of_exercise_until_an_amount_makes_the_others_drop() -> None:
    # Half of 150 million until then; a third of 165, with 15 million paid in, from then on.
    structure = Structure((ordinary("X", 15), ordinary("Y", 15), locked("Options", 15, M, Gauge.ASSETS, 150 * M)))
    curve = payout_curve(structure)
    assert curve(F(150 * M) - 1)["X"] == F(150 * M - 1, 2)
    assert curve(F(150 * M)) == {"X": F(55 * M), "Y": F(55 * M), "Options": F(40 * M)}
    assert curve.breakpoints[-1].reasons == ("Options may exercise",)
    assert curve.breakpoints[-1].jumps == {"X": F(-20 * M), "Y": F(-20 * M), "Options": F(40 * M)}
    assert certify(distribute(structure, F(150 * M))).holds
    assert certify(distribute(structure, F(149 * M))).holds


def test_options_that_open_at_a_price_which_they_dilute_can_have_no_stable_outcome() -> None:
    # Alone, common reaches 10 at 100 dollars; with the options it reaches 10 only at 180.
    structure = Structure((ordinary("Common", 10), locked("Options", 10, 2, Gauge.COMMON_PRICE, 10)))
    curve = payout_curve(structure)
    assert curve.ambiguities == (Ambiguity(F(100), F(180), Standing.NONE),)
    payout = distribute(structure, F(140))
    assert payout.standing is Standing.NONE
    assert payout.amounts == {"Common": F(140), "Options": F(0)}
    assert payout.ranges == {"Common": (F(80), F(140)), "Options": (F(0), F(60))}
    assert payout.alternatives == ({"Common": F(80), "Options": F(60)}, {"Common": F(140), "Options": F(0)})


def test_an_outcome_that_is_not_stable_is_not_certified() -> None:
    structure = Structure((ordinary("Common", 10), locked("Options", 10, 2, Gauge.COMMON_PRICE, 10)))
    certificate = certify(distribute(structure, F(140)))
    assert not certificate.holds
    assert certificate.checks[-1].faults == ("no stable outcome",)


def test_where_common_is_only_what_a_trigger_makes_both_answers_hold_without_end() -> None:
    capped = evolve(sharing("A", 10, 50, cap=60), conversion=Conversion(Converts.NEVER))
    structure = Structure((capped, locked("Options", 5, 2, Gauge.COMMON_PRICE, 10)))
    curve = payout_curve(structure)
    assert curve.ambiguities == (Ambiguity(F(100), None, Standing.SEVERAL),)
    assert distribute(structure, F(500)).alternatives == (
        {"A": F(60), "Options": F(440)},
        {"A": F(60), "Options": F(0)},
    )


def test_a_threshold_on_assets_counts_what_is_carved_out() -> None:
    structure = Structure(
        (forced(sharing("A", 10, 50), Gauge.ASSETS, 200), ordinary("Common", 10)),
        (CarveOut("Costs", F(40)),),
    )
    assert payout_curve(structure).breakpoints[-1].assets == 200
    assert distribute(structure, F(200)).amounts == {"Costs": F(40), "A": F(80), "Common": F(80)}


POOLED = Structure(
    (Claim("P", F(10), F(10)), ordinary("Common", 10)),
    pool=(PoolShare("P", F(86, 100), F(35)),),
)


@pytest.mark.parametrize(
    ("assets", "paid", "rest"), [(100, 100, 0), (200, 186, 14), (300, 272, 28), (400, 350, 50), (500, 350, 150)]
)
def test_a_pool_shares_by_fixed_percentages_until_the_multiple_is_reached(assets: int, paid: int, rest: int) -> None:
    payout = distribute(POOLED, F(assets))
    assert payout.amounts == {"P": F(paid), "Common": F(rest)}
    assert payout_curve(POOLED)(F(assets)) == payout.amounts
    assert certify(payout).holds


def test_a_pool_bends_where_its_member_has_its_multiple() -> None:
    points = payout_curve(POOLED).breakpoints
    assert [point.reasons for point in points] == [
        ("P starts",),
        ("P paid in full", "Common starts", "P participates"),
        ("P has its multiple",),
    ]
    assert points[-1].assets == 100 + F(250 * 100, 86)


def test_a_member_of_a_pool_converts_when_its_multiple_is_passed_and_the_others_jump() -> None:
    p = Claim("P", F(10), F(10), conversion=MAY)
    structure = Structure((p, ordinary("Common", 10)), pool=POOLED.pool)
    curve = payout_curve(structure)
    assert curve.breakpoints[-1].assets == 700
    assert curve.breakpoints[-1].reasons == ("P converts",)
    assert curve(F(800)) == {"P": F(400), "Common": F(400)}


def test_a_class_that_converts_beside_a_pool_returns_its_preference_to_it() -> None:
    structure = Structure((*POOLED.claims, plain("B", 10, 20, 2)), pool=POOLED.pool)
    curve = payout_curve(structure)
    last = curve.breakpoints[-1]
    converts = next(point for point in curve.breakpoints if "B converts" in point.reasons)
    assert converts.jumps["P"] > 0
    assert converts.jumps["Common"] < 0
    assert last.assets >= converts.assets


def test_steps_through_a_pool_show_what_passes_on() -> None:
    step = distribute(POOLED, F(200)).steps[1]
    assert (step.kind.value, step.available, step.left, step.is_full) == ("pool", F(100), F(14), False)
    assert [(part.name, part.measure, part.most, part.amount) for part in step.portions] == [
        ("P", F(86, 100), F(250), F(86))
    ]
    assert distribute(POOLED, F(500)).steps[1].is_full
