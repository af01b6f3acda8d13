"""Published figures that are wrong, with the right ones, and the mistakes of other solvers that must never be ours."""

from __future__ import annotations

import pytest

from paripassu.model.claims import Claim, Structure
from paripassu.waterfall.certificate import certify
from paripassu.waterfall.curve import payout_curve
from paripassu.waterfall.distribute import distribute
from waterfall.enumeration import Profile, better, simulate, stable_payments
from waterfall.structures import MILLION, F, fixed, ordinary, plain, sharing

M = MILLION

# Eight series, all non-participating, E first and Seed last; B1 and B2 share a rank.
EIGHT = (
    plain("E", 1_500_000, 13_500_000, 1),
    plain("D", 870_000, 30_450_000, 2),
    plain("C", 600_000, 18_600_000, 3),
    plain("B2", 67_000, 1_675_000, 4),
    plain("B1", 165_000, 3_630_000, 4),
    plain("A2", 108_000, 1_944_000, 5),
    plain("A1", 185_000, 3_145_000, 6),
    plain("Seed", 79_000, 1_145_500, 7),
    ordinary("Common", 650_000),
    ordinary("ESOP", 500_000),
)
E_CAPPED = sharing("E", 1_500_000, 13_500_000, 1, cap=27 * M)

WRONG: dict[str, tuple[tuple[Claim, ...], int, dict[str, int]]] = {
    # Published 12.8, 36 and 38.4 million, which add up to 87.2 of the 100.
    "a mix of participating and converting series adds up": (
        (sharing("B", 10 * M, 20 * M, 1), plain("A", 10 * M, 10 * M, 2), ordinary("Founders", 30 * M)),
        100 * M,
        {"B": 36 * M, "A": 16 * M, "Founders": 48 * M},
    ),
    # Published 30 and 170 million: the class stays at its cap although its right to convert is worth ten million more.
    "a capped class converts at a high exit": (
        (sharing("A", 10 * M, 10 * M, cap=30 * M), ordinary("Founders", 40 * M)),
        200 * M,
        {"A": 40 * M, "Founders": 160 * M},
    ),
    # Published 2.5 and 17.5 million, which is right only without a right to convert.
    "a capped class with three tenths of the shares converts": (
        (sharing("P", 300_000, 2 * M, cap=2_500_000), ordinary("Common", 700_000)),
        20 * M,
        {"P": 6 * M, "Common": 14 * M},
    ),
    # Published with both preferences paid and both series sharing the rest as well; they may have one or the other.
    "a non-participating series is not paid twice": (
        (plain("B", 750_000, 5 * M, 1), plain("A", M, 3 * M, 2), ordinary("Common", 4 * M)),
        15 * M,
        {"B": 5 * M, "A": 3 * M, "Common": 7 * M},
    ),
    # Published: common starts at 9.8 million; the listed preferences end at 8.0 million.
    "common starts where the preferences end": (
        (sharing("B", 375, 5 * M, 1, cap=10 * M), sharing("A", 250, 3 * M, 2, cap=6 * M), ordinary("Common", 375)),
        8 * M,
        {"B": 5 * M, "A": 3 * M, "Common": 0},
    ),
    # Published: 4.5 million to a tenth of the shares; the class takes its preference, and the shares were mixed up.
    "a tenth of the shares keeps its preference at five million": (
        (plain("A", 100_000, M), ordinary("Common", 900_000)),
        5 * M,
        {"A": M, "Common": 4 * M},
    ),
    # Published: the others get about 16 million of 30; twice 1.2 million and 12% of what is left leaves them 24.288.
    "a twelfth part and a double preference leave the others most": (
        (sharing("Investor", 12, 2_400_000), ordinary("Others", 88)),
        30 * M,
        {"Investor": 5_712_000, "Others": 24_288_000},
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_right_figure_stands_where_another_was_published(name: str) -> None:
    claims, assets, expected = WRONG[name]
    payout = distribute(Structure(claims), F(assets))
    assert payout.amounts == expected
    assert certify(payout).holds


def test_a_shortfall_published_for_thirty_million_belongs_to_twenty_five() -> None:
    # The published parts, 8.33 and 16.67 million, add up to 25; at the 30 million stated both are whole.
    both = Structure((plain("A", 1, 10 * M), plain("B", 1, 20 * M)))
    assert distribute(both, F(25 * M)).amounts == {"A": F(25 * M, 3), "B": F(50 * M, 3)}
    assert distribute(both, F(30 * M)).amounts == {"A": F(10 * M), "B": F(20 * M)}


def test_a_cap_of_five_times_converts_only_above_250_million() -> None:
    # Published: conversion above 50 million, the dollars of the cap; the cap is reached at 210, and even at 250.
    curve = payout_curve(Structure((sharing("A", 2 * M, 10 * M, cap=50 * M), ordinary("Common", 8 * M))))
    assert [curve(F(assets * M))["A"] for assets in (100, 200, 250, 300)] == [28 * M, 48 * M, 50 * M, 60 * M]
    assert [(point.assets, point.reasons) for point in curve.breakpoints[2:]] == [
        (F(210 * M), ("cap of A reached",)),
        (F(250 * M), ("A converts",)),
    ]


@pytest.mark.parametrize(("assets", "paid"), [(50, 13_500_000), (100, 27 * M), (170, 27 * M), (250, 27 * M)])
def test_a_capped_series_over_seven_others_stays_at_its_cap_if_it_cannot_convert(assets: int, paid: int) -> None:
    structure = Structure((fixed(E_CAPPED), *EIGHT[1:]))
    assert distribute(structure, F(assets * M)).amounts["E"] == paid


def test_the_amounts_beneath_a_capped_series_are_exact() -> None:
    structure = Structure((fixed(E_CAPPED), *EIGHT[1:]))
    assert distribute(structure, F(100 * M)).amounts["Common"] == F(161_336_500, 23)
    assert distribute(structure, F(170 * M)).amounts["Seed"] == F(108_625_000, 31)
    assert distribute(structure, F(250 * M)).amounts["B1"] == F(4_599_375_000, 403)


@pytest.mark.parametrize("assets", [120, 170, 250])
def test_a_capped_series_over_seven_others_converts_if_it_can(assets: int) -> None:
    # Published: 27 million at every high exit, although the series may convert and 18 dollars a share is passed.
    structure = Structure((E_CAPPED, *EIGHT[1:]))
    payout = distribute(structure, F(assets * M))
    assert "E" in payout.converting
    assert payout.amounts["E"] > 27 * M
    assert certify(payout).holds


def alone(assets: int) -> tuple[Profile, dict[Profile, tuple[F, ...]]]:
    """A rule in use: each class compares converting alone with everybody keeping, then all act at once."""
    structure, money = Structure(EIGHT), F(assets * M)
    keep = tuple((False, True) for _ in EIGHT)
    table = {keep: simulate(structure, money, keep)}
    choice = list(keep)
    for number in range(8):
        one = (*keep[:number], (True, True), *keep[number + 1 :])
        if simulate(structure, money, one)[number] > table[keep][number]:
            choice[number] = (True, True)
    profile = tuple(choice)
    for number in range(8):
        other = (*profile[:number], (not profile[number][0], True), *profile[number + 1 :])
        table[other] = simulate(structure, money, other)
    table[profile] = simulate(structure, money, profile)
    return profile, table


@pytest.mark.parametrize(("assets", "is_stable"), [(90, True), (91, False), (120, False), (165, False), (166, True)])
def test_comparing_each_class_alone_is_no_equilibrium_between_91_and_165_million(assets: int, is_stable: bool) -> None:
    profile, table = alone(assets)
    both = [[(False, True), (True, True)]] * 8
    assert (better(table, profile, both) == []) is is_stable
    payout = distribute(Structure(EIGHT), F(assets * M))
    assert (tuple(payout.amounts.values()) == table[profile]) is is_stable
    assert certify(payout).holds


@pytest.mark.parametrize("assets", [91, 120, 165])
def test_all_256_combinations_of_the_eight_series_leave_one_stable_payment(assets: int) -> None:
    paid = tuple(distribute(Structure(EIGHT), F(assets * M)).amounts.values())
    assert stable_payments(Structure(EIGHT), F(assets * M)) == {paid}


def test_the_eight_series_convert_one_after_another_from_cheap_to_dear() -> None:
    points = payout_curve(Structure(EIGHT)).breakpoints
    assert [(point.assets, point.reasons[0]) for point in points[8:]] == [
        (F(84_439_500), "E converts"),
        (F(99_014_500), "Seed converts"),
        (F(105_837_000), "A1 converts"),
        (F(108_751_000), "A2 converts"),
        (F(120_839_000), "B1 converts"),
        (F(130_400_000), "B2 converts"),
        (F(149_924_000), "C converts"),
        (F(165_340_000), "D converts"),
    ]
