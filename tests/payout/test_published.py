"""Published waterfalls, restated in the language: each comes out exactly, from the Python interface and the command.

The terms and cap tables lie in `terms/venture`. Where what was published is wrong, the right answer stands here with a
sentence on why.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from math import erf, exp, log, sqrt
from pathlib import Path

import pytest

import paripassu
from markdown_examples import run_pari
from paripassu.interpreter.rights import Exit

VENTURE = Path(__file__).parent.parent.parent / "terms" / "venture"
M = 1_000_000
Figures = dict[str, int | str]

# For each company, amounts of assets and what each class gets of them.
CASES: dict[str, list[tuple[int, Figures]]] = {
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
            {"E": 13_500_000, "D": 30_450_000, "C": 6_050_000, "B2": 0, "B1": 0, "A2": 0, "A1": 0, "Seed": 0}
            | {"Common": 0, "Pool": 0},
        ),
        (
            100 * M,
            {"E": 27 * M, "D": 30_450_000, "C": 18_600_000, "B2": 1_675_000, "B1": 3_630_000, "A2": 1_944_000}
            | {"A1": 3_145_000, "Seed": 1_145_500, "Common": "161336500/23", "Pool": "124105000/23"},
        ),
        (
            170 * M,
            {"E": 27 * M, "D": "1196250000/31", "C": "825000000/31", "B2": "92125000/31", "B1": "226875000/31"}
            | {"A2": "148500000/31", "A1": "254375000/31", "Seed": "108625000/31"}
            | {"Common": "893750000/31", "Pool": "687500000/31"},
        ),
        (
            250 * M,
            {"E": 27 * M, "D": "24251250000/403", "C": "16725000000/403", "B2": "1867625000/403"}
            | {"B1": "4599375000/403", "A2": "3010500000/403", "A1": "5156875000/403", "Seed": "2202125000/403"}
            | {"Common": "1393750000/31", "Pool": "13937500000/403"},
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


def table_of(name: str) -> paripassu.Holdings:
    return paripassu.Holdings(captable=str(VENTURE / f"{name}.csv"))


def terms_of(name: str) -> str:
    return str(VENTURE / f"{name}.terms")


@pytest.mark.parametrize("name", CASES)
def test_a_published_waterfall_pays_its_own_figures(name: str) -> None:
    for assets, expected in CASES[name]:
        paid = paripassu.payout(terms_of(name), assets, table_of(name))
        assert [found.message for found in paid if found.severity == "error"] == []
        assert {payee: paid.amounts[payee] for payee in expected} == {
            payee: Fraction(amount) for payee, amount in expected.items()
        }
        assert sum(paid.amounts.values()) == assets
        certificate = paid.checks()
        assert certificate is not None
        assert certificate.holds


@pytest.mark.parametrize("name", CASES)
def test_the_command_prints_the_same_figures(name: str) -> None:
    assets, expected = CASES[name][-1]
    command = ["payout", terms_of(name), "--captable", str(VENTURE / f"{name}.csv"), "--assets", str(assets)]
    printed, code = run_pari([*command, "--format", "json"])
    payees = json.loads(printed)["payout"]["payees"]
    amounts = {payee["payee"]: Fraction(payee["amount"]) for payee in payees}
    assert code == 0
    assert {payee: amounts[payee] for payee in expected} == {
        payee: Fraction(amount) for payee, amount in expected.items()
    }


def breakpoints(name: str, holdings: paripassu.Holdings | None = None) -> list[tuple[Fraction, tuple[str, ...]]]:
    drawn = paripassu.curve(terms_of(name), holdings or table_of(name))
    assert drawn.curve is not None
    return [(point.assets, point.reasons) for point in drawn.curve.breakpoints]


def test_the_kinks_of_three_stacked_caps_lie_where_they_should() -> None:
    found = breakpoints("stacked-caps")
    kinks = [assets for assets, _ in found if assets >= 18 * M]
    assert kinks == [18 * M, Fraction(63 * M, 2), Fraction(77 * M, 2), 43_500_000, 46_200_000, 51 * M, 60 * M]
    assert dict(found)[Fraction(60 * M)] == ("C converts",)
    assert dict(found)[Fraction(43_500_000)] == ("A converts",)


def test_a_cap_of_twice_on_a_tenth_is_flat_from_110_to_200_million() -> None:
    assert breakpoints("a-tenth-twice")[-2:] == [(110 * M, ("cap of A reached",)), (200 * M, ("A converts",))]


def test_a_cap_that_cannot_convert_is_flat_for_ever_and_one_that_can_rises_again() -> None:
    assert breakpoints("capped-and-fixed")[-1] == (60 * M, ("cap of A reached",))
    assert breakpoints("capped-and-convertible")[-2:] == [
        (60_750_000, ("cap of A reached",)),
        (75 * M, ("A converts",)),
    ]


def test_six_series_bend_and_jump_where_the_book_says() -> None:
    offering = paripassu.Holdings(captable=str(VENTURE / "qualified-offering.csv"), way=Exit.OFFERING)
    drawn = paripassu.curve(terms_of("qualified-offering"), offering)
    assert drawn.curve is not None
    curve = drawn.curve
    points = {point.assets: point for point in curve.breakpoints}
    for price, assets in (("0", 68), ("3/5", 92), ("1", 112), ("6/5", 126), ("2", 190), ("3", 260)):
        assert curve.price(Fraction(assets * M)) == Fraction(price)
        assert Fraction(assets * M) in points
    d = curve.pieces("D")
    assert [(piece.start, piece.rate) for piece in d[:3]] == [(0, 0), (30 * M, 1), (40 * M, 0)]
    assert [(piece.start, piece.rate) for piece in d if piece.start in {190 * M, 260 * M}] == [
        (190 * M, 0),
        (260 * M, Fraction(1, 8)),
    ]
    assert points[Fraction(480 * M)].jumps == {
        "F": Fraction(-17_500_000),
        "Common": Fraction(5 * M),
        **{name: Fraction(2_500_000) for name in "EDCBA"},
    }


def test_without_an_offering_nobody_is_forced_and_nothing_jumps() -> None:
    assert not any("must convert" in reason for _, reasons in breakpoints("qualified-offering") for reason in reasons)


def test_breakpoints_are_net_of_the_strike_money() -> None:
    holdings = paripassu.Holdings(captable=str(VENTURE / "warrants-on-preferred.csv"), as_of=date(2010, 1, 1))
    assert breakpoints("warrants-on-preferred", holdings) == [
        (0, ("A starts",)),
        (1500, ("A paid in full", "Common starts")),
        (1700, ("2019 Plan exercises",)),
        (3300, ("Bank exercises",)),
        (4800, ("A converts",)),
    ]


def test_a_holder_who_may_exercise_at_last_takes_a_third_and_the_other_falls_by_twenty_million() -> None:
    drawn = paripassu.curve(terms_of("locked-warrants"), table_of("locked-warrants"))
    assert drawn.curve is not None
    before, after = (drawn.curve(Fraction(assets)) for assets in (150 * M - 1, 150 * M))
    assert before["Common"] / 2 == Fraction(150 * M - 1, 2)
    assert after["Common"] / 2 == 55 * M
    assert drawn.curve.breakpoints[-1].jumps["Common"] == -40 * M


def test_dividends_of_two_stacked_series_leave_the_rest() -> None:
    holdings = paripassu.Holdings(captable=str(VENTURE / "two-accruals.csv"), as_of=date(2022, 2, 15))
    paid = paripassu.payout(terms_of("two-accruals"), 25 * M, holdings)
    assert paid.payout is not None
    assert paid.payout.distribution is not None
    payments = {payment.name: payment for payment in paid.payout.distribution.payments}
    assert payments["B"].preference == 15 * M + 1_250_000
    assert payments["A"].preference == 5 * M + 1_300_000
    assert paid.payout.distribution.steps[-1].available == 2_450_000


def test_four_times_and_four_years_of_dividends_exceed_the_sale() -> None:
    holdings = paripassu.Holdings(after=str(VENTURE / "four-times-and-dividends.events"))
    paid = paripassu.payout(terms_of("four-times-and-dividends"), 1000 * M, holdings)
    assert paid.amounts == {"P": 1000 * M, "Common": 0}
    assert paid.payout is not None
    claim = paid.payout.question.built.structure.claim("P")
    assert claim is not None
    assert claim.owed * claim.shares == 2201 * M


def test_six_real_series_are_owed_what_the_prospectus_says_in_thousands() -> None:
    paid = paripassu.payout(terms_of("six-real-series"), 520_967_000, table_of("six-real-series"))
    assert paid.payout is not None
    claims = {claim.name: claim for claim in paid.payout.question.built.structure.claims}
    owed = {name: round(claims[name].unpaid / 1000) for name in ("A", "B1", "B2", "C", "D", "E")}
    assert owed == {"A": 10_100, "B1": 10_000, "B2": 25_778, "C": 103_000, "D": 222_089, "E": 150_000}
    assert {claim.rank for claim in claims.values() if claim.name in "ABCD"} == {2}
    assert claims["E"].rank == 1


def test_a_series_that_converted_before_the_merger_is_paid_as_common() -> None:
    holdings = paripassu.Holdings(after=str(VENTURE / "converted-before-the-merger.events"))
    paid = paripassu.payout(terms_of("converted-before-the-merger"), 1500 + 111_000, holdings)
    assert paid.amounts == {"Common": 111_000, "A2": 1500}
    assert paid.payout is not None
    assert paid.payout.distribution is not None
    assert paid.payout.distribution.price == Fraction("11.10")


def call(value: float, strike: float) -> float:
    """The formula of Black and Scholes with the parameters that the source's own figures were found to rest on."""
    volatility, years, rate = 0.4, 4.0, log(1.05)
    spread = volatility * sqrt(years)
    up = (log(value / strike) + rate * years) / spread + spread / 2

    def normal(x: float) -> float:
        return (1 + erf(x / sqrt(2))) / 2

    return value * normal(up) - strike * exp(-rate * years) * normal(up - spread)


def worth(name: str, payee: str) -> float:
    """What a class is worth today: its part of each tranche, valued as a spread of calls."""
    drawn = paripassu.curve(terms_of(name), table_of(name))
    assert drawn.curve is not None
    total = 0.0
    for piece in drawn.curve.pieces(payee):
        spread = call(15.0, float(piece.start) / M) if piece.start else 15.0
        total += float(piece.rate) * (spread - (call(15.0, float(piece.end) / M) if piece.end else 0.0))
    return total


def test_the_tranches_are_those_that_option_pricing_values() -> None:
    # Published values of three securities at a firm value of 15.0 million, and of calls at all of their breakpoints.
    assert worth("convertible-forty", "A") == pytest.approx(10.0, abs=0.05)
    assert worth("capped-and-fixed", "A") == pytest.approx(10.0, abs=0.05)
    kinks = sorted(
        round(float(assets) / M, 1)
        for name in ("convertible-forty", "capped-and-fixed", "capped-and-convertible")
        for assets, _ in breakpoints(name)
        if assets
    )
    assert kinks == [9.5, 10.0, 15.1, 37.8, 60.0, 60.8, 75.0]
    published = [8.15, 7.88, 5.66, 1.62, 0.62, 0.6, 0.35]
    assert [call(15.0, strike) for strike in kinks] == pytest.approx(published, abs=0.006)
