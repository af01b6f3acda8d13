"""Published worked examples: the figures that others print and that are right, restated exactly."""

from __future__ import annotations

import pytest

from paripassu.model.claims import Cap, Claim, Conversion, Converts, Participation, Structure
from paripassu.waterfall.certificate import certify
from paripassu.waterfall.curve import payout_curve
from paripassu.waterfall.distribute import distribute
from waterfall.structures import MILLION, NEVER, F, fixed, ordinary, plain, sharing

M = MILLION
Point = tuple[int | str, dict[str, int | str]]

CASES: dict[str, tuple[tuple[Claim, ...], list[Point]]] = {
    "one times, non-participating, a tenth of the shares": (
        (plain("A", 100_000, M), ordinary("Common", 900_000)),
        [
            (0, {"A": 0, "Common": 0}),
            (500_000, {"A": 500_000, "Common": 0}),
            (M, {"A": M, "Common": 0}),
            (3 * M, {"A": M, "Common": 2 * M}),
            (5 * M, {"A": M, "Common": 4 * M}),
            (9_999_999, {"A": M, "Common": 8_999_999}),
            (10_000_001, {"A": "10000001/10", "Common": "90000009/10"}),
            (11 * M, {"A": 1_100_000, "Common": 9_900_000}),
            (15 * M, {"A": 1_500_000, "Common": 13_500_000}),
            (1000 * M, {"A": 100 * M, "Common": 900 * M}),
        ],
    ),
    "two series of one rank, both whole": (
        (plain("A", 100_000, M), plain("B", 200_000, 2 * M), ordinary("Common", 700_000)),
        [(5 * M, {"A": M, "B": 2 * M, "Common": 2 * M})],
    ),
    "one converts, the senior one keeps": (
        (plain("A", 100_000, 5 * M, 1), plain("B", 400_000, M, 2), ordinary("Common", 500_000)),
        [(10 * M, {"A": 5 * M, "B": "20000000/9", "Common": "25000000/9"})],
    ),
    "one converts, one of the same rank keeps": (
        (plain("Converts", 400_000, 500_000), plain("Keeps", 100_000, 3 * M), ordinary("Common", 500_000)),
        [(6 * M, {"Converts": "4000000/3", "Keeps": 3 * M, "Common": "5000000/3"})],
    ),
    "no preference at all": (
        (plain("Zero", 200_000, 0), ordinary("Common", 800_000)),
        [(5 * M, {"Zero": M, "Common": 4 * M})],
    ),
    "ten times swallows the sale": (
        (plain("High", 100_000, 10 * M), ordinary("Common", 900_000)),
        [(5 * M, {"High": 5 * M, "Common": 0})],
    ),
    "a fifth of the shares keeps low and converts high": (
        (plain("A", 10 * M, 10 * M), ordinary("Founders", 40 * M)),
        [(30 * M, {"A": 10 * M, "Founders": 20 * M}), (200 * M, {"A": 40 * M, "Founders": 160 * M})],
    ),
    "a hundred shares each": (
        (plain("Pref", 100, 100), ordinary("Common", 100)),
        [(150, {"Pref": 100, "Common": 50})],
    ),
    "sixty percent for fifty million": (
        (plain("Investors", 60, 50 * M), ordinary("Entrepreneurs", 40)),
        [(100 * M, {"Investors": 60 * M, "Entrepreneurs": 40 * M})],
    ),
    "three stacked multiples": (
        (
            plain("C", 300_000, 75 * M, 1),
            plain("B", 400_000, F(75 * M, 2), 2),
            plain("A", 500_000, 20 * M, 3),
            ordinary("Common", 4 * M),
        ),
        [(100 * M, {"C": 75 * M, "B": 25 * M, "A": 0, "Common": 0})],
    ),
    "a later series is senior": (
        (plain("B", 1, 20 * M, 1), plain("A", 1, 10 * M, 2)),
        [(25 * M, {"B": 20 * M, "A": 5 * M})],
    ),
    "three tiers, all covered": (
        (
            plain("P3", 100_000, M, 1),
            plain("P2", 100_000, 2 * M, 2),
            plain("P1", 100_000, 3 * M, 3),
            ordinary("Common", 700_000),
        ),
        [(10 * M, {"P3": M, "P2": 2 * M, "P1": 3 * M, "Common": 4 * M})],
    ),
    "the senior tier takes all": (
        (plain("High", 100_000, 5 * M, 1), plain("Low", 100_000, 5 * M, 2)),
        [(3 * M, {"High": 3 * M, "Low": 0})],
    ),
    "three multiples at one rank": (
        (
            plain("B1", M, 20 * M),
            plain("B2", 500_000, 7_500_000),
            plain("B3", 500_000, 6_250_000),
            ordinary("Common", M),
        ),
        [
            (20 * M, {"B1": "320000000/27", "B2": "40000000/9", "B3": "100000000/27", "Common": 0}),
            (40 * M, {"B1": 20 * M, "B2": 7_500_000, "B3": 6_250_000, "Common": 6_250_000}),
        ],
    ),
    "a stacked shortfall, counted per share": (
        (
            plain("C", M, 3000 * M, 1, NEVER),
            plain("B", M, 2000 * M, 2, NEVER),
            plain("A", M, 1000 * M, 3, NEVER),
            ordinary("Common", M),
        ),
        [(5500 * M, {"C": 3000 * M, "B": 2000 * M, "A": 500 * M, "Common": 0})],
    ),
    "a shortfall at one rank, counted per share": (
        (
            plain("A", M, 1000 * M, 1, NEVER),
            plain("B", M, 2000 * M, 1, NEVER),
            plain("C", M, 3000 * M, 1, NEVER),
            ordinary("Common", M),
        ),
        [(600 * M, {"A": 100 * M, "B": 200 * M, "C": 300 * M, "Common": 0})],
    ),
    # The contract that this comes from cuts to whole units per share (333, 666); the exact split is here.
    "two tiers of two series": (
        (
            plain("C", M, 3000 * M, 1, NEVER),
            plain("D", M, 4000 * M, 1, NEVER),
            plain("A", M, 1000 * M, 2, NEVER),
            plain("B", M, 2000 * M, 2, NEVER),
        ),
        [(8000 * M, {"C": 3000 * M, "D": 4000 * M, "A": "1000000000/3", "B": "2000000000/3"})],
    ),
    "full participation, a fifth of the shares": (
        (sharing("A", 10 * M, 10 * M), ordinary("Founders", 40 * M)),
        [(100 * M, {"A": 28 * M, "Founders": 72 * M}), (15 * M, {"A": 11 * M, "Founders": 4 * M})],
    ),
    "two million for thirty percent": (
        (sharing("Investor", 30, 2 * M), ordinary("Others", 70)),
        [(10 * M, {"Investor": 4_400_000, "Others": 5_600_000})],
    ),
    "sixty percent participating": (
        (sharing("Investors", 60, 50 * M), ordinary("Entrepreneurs", 40)),
        [(100 * M, {"Investors": 80 * M, "Entrepreneurs": 20 * M})],
    ),
    "two multiples participating at one rank": (
        (sharing("P1", 100_000, 2 * M), sharing("P2", 100_000, 1_500_000), ordinary("Common", 800_000)),
        [(10 * M, {"P1": 2_650_000, "P2": 2_150_000, "Common": 5_200_000})],
    ),
    "a small preference on most of the shares": (
        (sharing("P", 900_000, 500_000), ordinary("Common", 100_000)),
        [(10 * M, {"P": 9_050_000, "Common": 950_000})],
    ),
    "no cap": (
        (sharing("P", 200_000, M), ordinary("Common", 800_000)),
        [(20 * M, {"P": 4_800_000, "Common": 15_200_000}), (50 * M, {"P": 10_800_000, "Common": 39_200_000})],
    ),
    "a cap of a hundred times is never reached": (
        (sharing("P", 200_000, M, cap=100 * M), ordinary("Common", 800_000)),
        [(20 * M, {"P": 4_800_000, "Common": 15_200_000}), (50 * M, {"P": 10_800_000, "Common": 39_200_000})],
    ),
    "forty on sixty": ((sharing("VC", 40, 40), ordinary("Common", 60)), [(160, {"VC": 88, "Common": 72})]),
    "forty on sixty, three times": (
        (sharing("VC", 40, 120), ordinary("Common", 60)),
        [(160, {"VC": 136, "Common": 24})],
    ),
    "three stacked series with caps of two times": (
        (
            sharing("C", 1_500_000, 15 * M, 1, cap=30 * M),
            sharing("B", 300_000, 2_100_000, 2, cap=4_200_000),
            sharing("A", 200_000, 900_000, 3, cap=1_800_000),
            ordinary("Common", M),
        ),
        [
            (25 * M, {"C": 18_500_000, "B": 2_800_000, "A": "4100000/3", "Common": "7000000/3"}),
            (35 * M, {"C": 23_625_000, "B": 3_825_000, "A": 1_800_000, "Common": 5_750_000}),
            (45 * M, {"C": "88000000/3", "B": 4_200_000, "A": "17200000/9", "Common": "86000000/9"}),
            (60 * M, {"C": 30 * M, "B": 6 * M, "A": 4 * M, "Common": 20 * M}),
        ],
    ),
    "caps bind one after another": (
        (
            sharing("Early", 100_000, M, cap=1_500_000),
            sharing("Late", 200_000, 2 * M, cap=6 * M),
            ordinary("Common", 700_000),
        ),
        [(10 * M, {"Early": 1_500_000, "Late": "31000000/9", "Common": "45500000/9"})],
    ),
    "a cap met exactly": (
        (sharing("Pref", 100, 100, cap=200), ordinary("Common", 100)),
        [(300, {"Pref": 200, "Common": 100})],
    ),
    "a cap not reached by a tenth": (
        (sharing("A", M, 5 * M, cap=15 * M), ordinary("Common", 9 * M)),
        [(50 * M, {"A": 9_500_000, "Common": 40_500_000})],
    ),
    "a cap not reached by a ninth": (
        (sharing("A", M, 2 * M, cap=6 * M), ordinary("Common", 8 * M)),
        [(20 * M, {"A": 4 * M, "Common": 16 * M})],
    ),
    "a cap not reached, as the later printing of the book has it": (
        (sharing("Investors", 60, 50 * M, cap=150 * M), ordinary("Entrepreneurs", 40)),
        [(100 * M, {"Investors": 80 * M, "Entrepreneurs": 20 * M})],
    ),
    "capped and not convertible": (
        (fixed(sharing("P", 300_000, 2 * M, cap=2_500_000)), ordinary("Common", 700_000)),
        [(20 * M, {"P": 2_500_000, "Common": 17_500_000})],
    ),
    "a dividend shared by par value after common has caught up, arrears of two years": (
        (
            Claim("P", F(1800), F(21), common_per_share=F(2), participation=Participation(after=F(7, 2))),
            ordinary("Common", 5100),
        ),
        [(80_000, {"P": "1388400/29", "Common": "931600/29"})],
    ),
    "a dividend shared by par value after common has caught up, three years": (
        (
            Claim("P", F(60_000), F(6, 5), common_per_share=F(5, 2), participation=Participation(after=F(4, 25))),
            ordinary("Common", 300_000),
        ),
        [(183_000, {"P": 93_000, "Common": 90_000})],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_published_example_pays_its_own_figures(name: str) -> None:
    claims, points = CASES[name]
    curve = payout_curve(Structure(claims))
    for assets, expected in points:
        payout = distribute(Structure(claims), F(assets))
        assert payout.amounts == {payee: F(amount) for payee, amount in expected.items()}, assets
        assert curve(F(assets)) == payout.amounts
        assert certify(payout).holds


def test_a_cap_of_twice_flattens_a_tenth_of_the_shares_from_110_to_200_million() -> None:
    curve = payout_curve(Structure((sharing("A", 10, 10 * M, cap=20 * M), ordinary("Common", 90))))
    assert [(point.assets, point.reasons) for point in curve.breakpoints[2:]] == [
        (F(110 * M), ("cap of A reached",)),
        (F(200 * M), ("A converts",)),
    ]
    assert curve(F(20 * M)) == {"A": F(11 * M), "Common": F(9 * M)}


def test_a_cap_that_cannot_convert_stays_flat() -> None:
    curve = payout_curve(Structure((fixed(sharing("A", 40, 10 * M, cap=30 * M)), ordinary("Common", 60))))
    assert curve.breakpoints[-1].assets == 60 * M
    assert curve(F(1000 * M))["A"] == 30 * M


def test_a_cap_that_can_convert_rises_again() -> None:
    curve = payout_curve(Structure((sharing("A", 40, 9_500_000, cap=30 * M), ordinary("Common", 60))))
    assert [point.assets for point in curve.breakpoints[-2:]] == [F(60_750_000), F(75 * M)]


def test_stacked_preferences_with_dividends_leave_the_rest() -> None:
    b = Claim("B", F(1), F(15 * M + 1_250_000), 1, participation=Participation(Cap(F(100 * M))))
    a = Claim("A", F(1), F(5 * M + 1_300_000), 2)
    payout = distribute(Structure((b, a, ordinary("Common", 1))), F(25 * M))
    assert payout.payment("B").preference + payout.payment("A").preference == 22_550_000
    assert payout.steps[-1].available == 2_450_000


def test_four_times_with_dividends_exceeds_the_sale() -> None:
    payout = distribute(Structure((plain("P", 1, 2201 * M), ordinary("Common", 9))), F(1000 * M))
    assert payout.amounts == {"P": F(1000 * M), "Common": F(0)}


def test_a_vote_before_the_merger_leaves_the_converted_series_no_preference() -> None:
    converted = Conversion(Converts.NOW)
    c = Claim("C-1", F(1000), F("28.78"), 1, conversion=converted)
    kept = Claim("A-2.2", F(100), F(15), 2)
    payout = distribute(Structure((c, kept, ordinary("Common", 9000))), 1500 + F("11.10") * 10_000)
    assert payout.payment("C-1").per_share == F("11.10")
    assert payout.payment("A-2.2").amount == 1500
    assert payout.choices == ()


def test_a_table_of_six_real_series_adds_up_per_share() -> None:
    rows = {
        "A": (46_700_710, "0.21627", 2),
        "B-1": (13_893_330, "0.71977", 2),
        "B-2": (27_030_040, "0.95369", 2),
        "C": (17_764_230, "5.79817", 2),
        "D": (20_164_210, "11.014", 2),
        "E": (9_700_289, "15.46345", 1),
    }
    claims = tuple(Claim(name, F(count), F(each), rank) for name, (count, each, rank) in rows.items())
    assert [round(claim.unpaid / 1000) for claim in claims] == [10_100, 10_000, 25_778, 103_000, 222_089, 150_000]
    assert round(sum(claim.unpaid for claim in claims) / 1000) == 520_967
