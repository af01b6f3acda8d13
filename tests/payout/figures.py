"""The figures of published waterfalls: what each source of `terms/venture` pays, or should have paid."""

from __future__ import annotations

from collections.abc import Mapping

M = 1_000_000
Figures = Mapping[str, int | str]

# For each company, amounts of assets and what each class gets of them.
CASES: Mapping[str, list[tuple[int, Figures]]] = {
    "one-times": [
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
    "two-alike": [(5 * M, {"A": M, "B": 2 * M, "Common": 2 * M})],
    "one-converts": [(10 * M, {"A": 5 * M, "B": "20000000/9", "Common": "25000000/9"})],
    "mixed-choices": [(6 * M, {"Converts": "4000000/3", "Keeps": 3 * M, "Common": "5000000/3"})],
    "no-preference": [(5 * M, {"Zero": M, "Common": 4 * M})],
    "ten-times": [(5 * M, {"High": 5 * M, "Common": 0})],
    "a-fifth": [(30 * M, {"A": 10 * M, "Common": 20 * M}), (200 * M, {"A": 40 * M, "Common": 160 * M})],
    "a-hundred-each": [(150, {"Pref": 100, "Common": 50})],
    "fifty-for-sixty": [(100 * M, {"Investors": 60 * M, "Common": 40 * M})],
    "fifty-for-sixty-participating": [(100 * M, {"Investors": 80 * M, "Common": 20 * M})],
    # The early printing has the figures of the series that does not participate: at this price the cap is far away.
    "fifty-for-sixty-three-times": [(100 * M, {"Investors": 80 * M, "Common": 20 * M})],
    "three-stacked-multiples": [(100 * M, {"C": 75 * M, "B": 25 * M, "A": 0, "Common": 0})],
    "later-is-senior": [(25 * M, {"B": 20 * M, "A": 5 * M})],
    # The source says $30,000,000; its own figures add up to $25,000,000, and at $30,000,000 both are whole.
    "later-is-alike": [(25 * M, {"A": "25000000/3", "B": "50000000/3"}), (30 * M, {"A": 10 * M, "B": 20 * M})],
    "three-tiers": [(10 * M, {"P3": M, "P2": 2 * M, "P1": 3 * M, "Common": 4 * M})],
    "senior-takes-all": [(3 * M, {"High": 3 * M, "Low": 0})],
    "three-multiples-alike": [
        (20 * M, {"B1": "320000000/27", "B2": "40000000/9", "B3": "100000000/27", "Common": 0}),
        (40 * M, {"B1": 20 * M, "B2": 7_500_000, "B3": 6_250_000, "Common": 6_250_000}),
    ],
    "stacked-shortfall": [(5500 * M, {"C": 3000 * M, "B": 2000 * M, "A": 500 * M, "Common": 0})],
    "shortfall-alike": [(600 * M, {"A": 100 * M, "B": 200 * M, "C": 300 * M, "Common": 0})],
    # The source pays 333 and 666 a share, whole units only, and keeps the dust; nothing is cut here.
    "two-tiers-of-two": [
        (8000 * M, {"C": 3000 * M, "D": 4000 * M, "A": "1000000000/3", "B": "2000000000/3", "Common": 0})
    ],
    "a-fifth-participating": [
        (100 * M, {"A": 28 * M, "Common": 72 * M}),
        (15 * M, {"A": 11 * M, "Common": 4 * M}),
    ],
    "two-million-for-thirty": [(10 * M, {"Investor": 4_400_000, "Common": 5_600_000})],
    "two-participating": [(10 * M, {"P1": 2_650_000, "P2": 2_150_000, "Common": 5_200_000})],
    "nine-tenths": [(10 * M, {"P": 9_050_000, "Common": 950_000})],
    "uncapped": [
        (20 * M, {"P": 4_800_000, "Common": 15_200_000}),
        (50 * M, {"P": 10_800_000, "Common": 39_200_000}),
    ],
    "cap-out-of-reach": [
        (20 * M, {"P": 4_800_000, "Common": 15_200_000}),
        (50 * M, {"P": 10_800_000, "Common": 39_200_000}),
    ],
    "forty-on-sixty": [(160, {"VC": 88, "Common": 72})],
    "forty-on-sixty-three-times": [(160, {"VC": 136, "Common": 24})],
    "stacked-caps": [
        (25 * M, {"C": 18_500_000, "B": 2_800_000, "A": "4100000/3", "Common": "7000000/3"}),
        (35 * M, {"C": 23_625_000, "B": 3_825_000, "A": 1_800_000, "Common": 5_750_000}),
        (45 * M, {"C": "88000000/3", "B": 4_200_000, "A": "17200000/9", "Common": "86000000/9"}),
        (60 * M, {"C": 30 * M, "B": 6 * M, "A": 4 * M, "Common": 20 * M}),
    ],
    "a-tenth-twice": [(20 * M, {"A": 11 * M, "Common": 9 * M})],
    "two-caps": [(10 * M, {"Early": 1_500_000, "Late": "31000000/9", "Common": "45500000/9"})],
    "cap-met-exactly": [(300, {"Pref": 200, "Common": 100})],
    "a-tenth-three-times": [(50 * M, {"A": 9_500_000, "Common": 40_500_000})],
    "a-ninth-three-times": [(20 * M, {"A": 4 * M, "Common": 16 * M})],
    "capped-without-conversion": [(20 * M, {"P": 2_500_000, "Common": 17_500_000})],
    "eight-series": [
        (
            50 * M,
            {
                "E": 13_500_000,
                "D": 30_450_000,
                "C": 6_050_000,
                "B2": 0,
                "B1": 0,
                "A2": 0,
                "A1": 0,
                "Seed": 0,
                "Common": 0,
                "Pool": 0,
            },
        ),
        (
            100 * M,
            {
                "E": 27 * M,
                "D": 30_450_000,
                "C": 18_600_000,
                "B2": 1_675_000,
                "B1": 3_630_000,
                "A2": 1_944_000,
                "A1": 3_145_000,
                "Seed": 1_145_500,
                "Common": "161336500/23",
                "Pool": "124105000/23",
            },
        ),
        (
            170 * M,
            {
                "E": 27 * M,
                "D": "1196250000/31",
                "C": "825000000/31",
                "B2": "92125000/31",
                "B1": "226875000/31",
                "A2": "148500000/31",
                "A1": "254375000/31",
                "Seed": "108625000/31",
                "Common": "893750000/31",
                "Pool": "687500000/31",
            },
        ),
        (
            250 * M,
            {
                "E": 27 * M,
                "D": "24251250000/403",
                "C": "16725000000/403",
                "B2": "1867625000/403",
                "B1": "4599375000/403",
                "A2": "3010500000/403",
                "A1": "5156875000/403",
                "Seed": "2202125000/403",
                "Common": "1393750000/31",
                "Pool": "13937500000/403",
            },
        ),
    ],
    # Exact where the source rounds to the dollar: 47,876 and 32,124.
    "arrears-and-par": [(80_000, {"P": "1388400/29", "Common": "931600/29"})],
    "three-years-and-par": [(183_000, {"P": 93_000, "Common": 90_000})],
    # The source ends at 12.8M, 36M and 38.4M, which is 12.8M short of the sale: A converts for 16M.
    "mixed-participation": [(100 * M, {"B": 36 * M, "A": 16 * M, "Common": 48 * M})],
    # The source asserts 30M and 170M at 200M: a series with a right to convert takes 40M instead of its cap of 30M.
    "capped-at-three": [(200 * M, {"A": 40 * M, "Common": 160 * M})],
    # The source pays both preferences and lets both series share in the rest besides, which neither may.
    "paid-once": [(15 * M, {"B": 5 * M, "A": 3 * M, "Common": 7 * M})],
    # The source converts above 50M, where the cap begins to matter in name; converting pays only above 250M.
    "capped-at-five": [
        (100 * M, {"A": 28 * M, "Common": 72 * M}),
        (200 * M, {"A": 48 * M, "Common": 152 * M}),
        (250 * M, {"A": 50 * M, "Common": 200 * M}),
    ],
    # The source says the others get about 16M: 2.4M and 12% of the other 27.6M leave them 24.288M.
    "twelve-percent-twice": [(30 * M, {"B": 5_712_000, "Common": 24_288_000})],
    # The source lets common start at 9.8M: by the terms listed it starts when 8M of preferences are paid.
    "where-common-starts": [(8 * M, {"B": 5 * M, "A": 3 * M, "Common": 0}), (8 * M + 1000, {"Common": 375})],
}
