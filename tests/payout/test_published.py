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
from payout.figures import CASES, M

VENTURE = Path(__file__).parent.parent.parent / "terms" / "venture"


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


def breakpoints(name: str, holdings: paripassu.Holdings | None = None) -> list[tuple[Fraction | int, tuple[str, ...]]]:
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
    d = {piece.start: piece.rate for piece in curve.pieces("D")}
    bends = {0: "0", 30: "1", 40: "0", 190: "0", 260: "1/8"}
    assert {assets: str(d[Fraction(assets * M)]) for assets in bends} == bends
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
