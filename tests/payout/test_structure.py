"""What terms and holdings come to as the structure of a waterfall, told in the language."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from paripassu.interpreter.rights import Exit
from paripassu.model.claims import Basis, Cap, Converts, Gauge, PoolShare, Trigger
from payout.companies import OPTIONAL, Place, row, say, series

F = Fraction
ISSUED = '2024-01-01 issue 100 A to "Fund"\n2024-01-01 issue 900 Common to "Founders"\n'
THREE = "holder,class,shares\nFounders,Common,900\nFund,A,100\nBank,B,100\n"


def test_a_series_that_does_not_participate_takes_its_amount_and_no_more(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount 2 x original price", "then nothing further"))
    assert place.amounts(100_000) == {"Common": "98000", "A": "2000"}


def test_a_series_that_may_not_convert_never_does(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", conversion="rate 1"))
    assert place.amounts(100_000) == {"Common": "99000", "A": "1000"}


def test_who_may_convert_does_so_where_it_pays_more(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", conversion=OPTIONAL))
    assert place.amounts(100_000) == {"Common": "90000", "A": "10000"}
    assert place.amounts(5_000) == {"Common": "4000", "A": "1000"}


def test_a_conversion_price_makes_the_rate(tmp_path: Path) -> None:
    lines = "optional at any time, by holder;rate original price / conversion price;price $4"
    place = Place(tmp_path, series("A", "amount original price", conversion=lines))
    assert place.built().structure.claims[1].common_per_share == F(5, 2)


def test_the_greater_of_two_amounts_needs_no_choice(tmp_path: Path) -> None:
    lines = ("amount greater of original price, and the as-converted amount", "then nothing further")
    place = Place(tmp_path, series("A", *lines, conversion="rate 1"))
    claim = place.built().structure.claims[1]
    assert row(claim.owed, claim.conversion.converts) == (10, Converts.GREATER_OF)
    assert place.amounts(100_000)["A"] == "10000"


def test_the_greatest_of_three_amounts_keeps_the_other_two(tmp_path: Path) -> None:
    lines = ("amount greater of $7, original price and the as-converted amount",)
    claim = Place(tmp_path, series("A", *lines, conversion="rate 1")).built().structure.claims[1]
    assert row(claim.owed, claim.conversion.converts) == (10, Converts.GREATER_OF)


def test_the_as_converted_amount_alone_is_common_stock_by_another_name(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount as-converted amount", conversion="rate 2"))
    claim = place.built().structure.claims[1]
    assert row(claim.owed, claim.conversion.converts, claim.common_per_share) == (0, Converts.NOW, 2)
    assert place.amounts(1_100) == {"Common": "900", "A": "200"}


def test_an_as_converted_amount_within_another_amount_is_waited_for(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount as-converted amount + $1", conversion="rate 1"))
    assert say(place.paid(1)) == [
        "R320 [amount as-converted amount + $1] The payout waits for the as-converted amount of A."
    ]


@pytest.mark.parametrize(
    ("line", "sharing"),
    [
        ("then participates with Common as converted", (None, F(0))),
        ("then participates with Common as converted, up to 3 x original price in all", (Cap(F(30)), F(0))),
        (
            "then participates with Common as converted, up to $30 beyond the liquidation amount",
            (Cap(F(30), counts_preference=False), F(0)),
        ),
        ("then participates with Common as converted, after Common catches up", (None, F(5))),
        ("then participates with Common as converted, after Common has $1.50 a share", (None, F(3, 2))),
    ],
)
def test_participation_is_as_written(tmp_path: Path, line: str, sharing: tuple[Cap | None, Fraction]) -> None:
    claim = Place(tmp_path, series("A", "amount original price", line, conversion="rate 2")).built().structure.claims[1]
    assert claim.participation is not None
    assert (claim.participation.cap, claim.participation.after) == sharing
    assert claim.common_per_share == 2


def test_participation_that_is_not_as_converted_is_share_by_share(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", "then participates with Common"))
    assert place.amounts(11_000) == {"Common": "9000", "A": "2000"}


def test_a_series_without_an_amount_may_participate_all_the_same(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "then participates with Common as converted", conversion="rate 1"))
    assert place.amounts(1_000) == {"Common": "900", "A": "100"}


def test_catching_up_to_nothing_is_sharing_at_once(tmp_path: Path) -> None:
    lines = ("amount original price", "then participates with Common, after Common catches up")
    claim = Place(tmp_path, series("A", *lines)).built().structure.claims[1]
    assert claim.participation is not None
    assert claim.participation.after == 10


def test_both_readings_of_a_cap_can_be_paid_out(tmp_path: Path) -> None:
    line = (
        "then participates with Common as converted\n      reading in-all up to 2 x original price in all\n"
        "      reading beyond up to 2 x original price beyond the liquidation amount"
    )
    place = Place(tmp_path, series("A", "amount original price", line, conversion="rate 1"))
    assert place.amounts(50_000)["A"] == "2000"
    import paripassu  # noqa: PLC0415

    other = paripassu.payout(place.terms, 50_000, place.holdings(), {"participation": "beyond"})
    assert other.amounts["A"] == 3000


def test_a_fixed_part_of_the_rest_ends_at_its_multiple(tmp_path: Path) -> None:
    place = Place(
        tmp_path, series("A", "amount original price", "then 86% of the rest, up to 3.5 x original price in all")
    )
    assert place.built().structure.pool == (PoolShare("A", F(43, 50), F(35)),)
    assert place.amounts(2_000) == {"Common": "140", "A": "1860"}
    assert place.amounts(100_000)["A"] == "3500"


def test_a_fixed_part_may_count_beyond_the_amount(tmp_path: Path) -> None:
    lines = ("amount original price", "then 50% of the rest, up to original price beyond the liquidation amount")
    assert Place(tmp_path, series("A", *lines)).built().structure.pool == (PoolShare("A", F(1, 2), F(20)),)


def test_ranks_are_tiers_and_rank_1_is_paid_first(tmp_path: Path) -> None:
    terms = series("A", "amount original price", "behind B") + series("B", "amount original price", "ahead of Common")
    place = Place(tmp_path, terms, THREE)
    assert {claim.name: claim.rank for claim in place.built().structure.claims if claim.owed} == {"A": 2, "B": 1}
    assert place.amounts(1_500) == {"Common": "0", "A": "500", "B": "1000"}


def test_ranks_that_nobody_settles_are_said_to_be_taken_as_alike(tmp_path: Path) -> None:
    built = Place(tmp_path, series("A", "amount original price") + series("B", "amount $5"), THREE).built()
    assert [note.text for note in built.notes] == [
        "Nothing in the terms orders A and B: they are taken to rank with each other."
    ]


@pytest.mark.parametrize(("day", "ranks"), [("2023-12-31", (1, 1)), ("2024-01-01", (2, 1))])
def test_ranks_change_on_their_day(tmp_path: Path, day: str, ranks: tuple[int, int]) -> None:
    terms = series("A", "amount original price", "alike with B before 2024-01-01", "behind B from 2024-01-01")
    place = Place(tmp_path, terms + series("B", "amount original price"), THREE)
    claims = {claim.name: claim.rank for claim in place.built(place.holdings(day)).structure.claims}
    assert (claims["A"], claims["B"]) == ranks


def test_ranks_that_change_wait_for_the_day_of_the_payout(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", "ahead of Common from 2024-01-01"))
    (found,) = say(place.paid(1))
    assert found.startswith("R320 [ahead of Common from 2024-01-01] The payout waits for the day of the payout, on")


def test_a_default_may_lift_a_series_over_another(tmp_path: Path) -> None:
    terms = series("A", "amount original price", "ahead of B while a default lasts") + series("B", "amount $10")
    place = Place(tmp_path, terms, THREE)
    story = '2024-01-01 issue 100 A to "Fund"\n2024-01-01 issue 100 B to "Bank"\n2024-02-01 default "late"\n'
    assert place.amounts(1_000, place.after(story)) == {"A": "1000", "B": "0"}
    cured = story + '2024-03-01 cure "late"\n'
    assert place.amounts(1_000, place.after(cured)) == {"A": "500", "B": "500"}


@pytest.mark.parametrize(("day", "owed"), [("2022-08-27", 20), ("2022-08-28", 15), ("2023-01-01", 10)])
def test_an_amount_falls_on_its_days(tmp_path: Path, day: str, owed: int) -> None:
    line = "amount 2 x original price before 2022-08-28, then $15 before 2023-01-01, then original price"
    place = Place(tmp_path, series("A", line))
    assert place.built(place.holdings(day)).structure.claims[1].owed == owed
    assert place.amounts(100_000, place.after('2022-01-01 issue 100 A to "Fund"\n', day)) == {"A": str(100 * owed)}


def test_an_amount_that_falls_waits_for_the_day(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount $20 before 2022-08-28, then $10"))
    assert "The payout waits for the day of the payout, on which the amount of A depends." in say(place.paid(1))[0]


@pytest.mark.parametrize(
    ("words", "basis"),
    [("by liquidation amount", Basis.OWED), ("by unpaid amount", Basis.UNPAID), ("by shares", Basis.SHARES)],
)
def test_a_tier_shares_as_its_clause_says(tmp_path: Path, words: str, basis: Basis) -> None:
    terms = series("A", "amount original price", f"shortfall ratably with B, {words}") + series("B", "amount $30")
    claims = Place(tmp_path, terms, THREE).built().structure.claims
    assert {claim.basis for claim in claims if claim.owed} == {basis}


def test_an_amount_may_be_a_market_price(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount greater of market price of Common and $0.10"))
    assert place.built(place.holdings(Common="0.31")).structure.claims[1].owed == F("0.31")
    assert say(place.paid(1)) == [
        "R320 [amount greater of market price of Common and $0.10] The payout waits for the market price of Common."
    ]
    story = place.after('2024-01-01 issue 100 A to "Fund"\n2024-01-02 close price of Common $0.05\n')
    assert place.built(story).structure.claims[0].owed == F("0.10")


def test_an_offering_forces_what_the_terms_tie_to_one(tmp_path: Path) -> None:
    lines = f"{OPTIONAL};mandatory on a public offering at $5.00 or more a share raising at least $1,000"
    place = Place(tmp_path, series("A", "amount original price", conversion=lines))
    forced = place.built(place.holdings(way=Exit.OFFERING)).structure.claims[1].conversion.forced
    assert forced == Trigger(Gauge.COMMON_PRICE, F(5))
    assert place.built().structure.claims[1].conversion.forced is None
    any_price = Place(
        tmp_path, series("A", "amount original price", conversion=f"{OPTIONAL};mandatory on a public offering")
    )
    assert any_price.amounts(100, any_price.holdings(way=Exit.OFFERING)) == {"Common": "90", "A": "10"}


def test_a_series_that_does_not_say_into_how_much_it_converts_is_waited_for(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", conversion="optional at any time, by holder"))
    assert say(place.paid(1)) == ["R320 [§5 conversion into Common] The payout waits for the conversion rate of A."]


def test_participation_as_converted_needs_a_rate(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", "then participates with Common as converted"))
    assert say(place.paid(1)) == ["R320 [amount original price] The payout waits for the conversion rate of A."]


def test_participation_share_by_share_beside_another_rate_is_ambiguous(tmp_path: Path) -> None:
    lines = "optional at any time, by holder;rate 2"
    place = Place(tmp_path, series("A", "amount original price", "then participates with Common", conversion=lines))
    assert "whether A participates as converted" in say(place.paid(1))[0]


def test_a_cap_that_nobody_can_count_is_waited_for(tmp_path: Path) -> None:
    line = "then participates with Common, up to market price of Common in all"
    assert "the market price of Common" in say(Place(tmp_path, series("A", "amount $1", line)).paid(1))[0]
    line = "then participates with Common, after Common has market price of Common a share"
    assert "the market price of Common" in say(Place(tmp_path, series("A", "amount $1", line)).paid(1))[0]
    line = "then 50% of the rest, up to market price of Common in all"
    assert "the market price of Common" in say(Place(tmp_path, series("A", "amount $1", line)).paid(1))[0]


def test_a_series_without_any_amount_is_waited_for(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "ahead of Common"))
    assert say(place.paid(1)) == ["R320 [§3 liquidation] The payout waits for the liquidation amount of A."]
    silent = Place(tmp_path, 'series A "A" of Preferred\n\n§1 designation\n  shares 1,000\n')
    assert "The payout waits for the liquidation amount of A." in say(silent.paid(1))[0]


def test_a_limit_on_conversion_is_said_to_be_left_out(tmp_path: Path) -> None:
    lines = f"{OPTIONAL};limit no conversion above 9.99% of Common"
    notes = Place(tmp_path, series("A", "amount original price", conversion=lines)).built().notes
    assert [note.text for note in notes] == [
        "The limit on conversion of A is left out of account: it depends on what else a holder owns."
    ]


def test_what_a_series_had_before_counts(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", "then nothing further"))
    story = ISSUED + "2024-02-01 liquidate, assets $400\n"
    built = place.built(place.after(story))
    assert [claim.paid for claim in built.structure.claims] == [0, 400]
    assert [note.text for note in built.notes] == ["A has had $400.00 before, which counts against what it is owed."]
    assert place.amounts(1_000, place.after(story)) == {"Common": "400", "A": "600"}


def test_after_a_reorganization_nobody_converts_into_stock_that_is_gone(tmp_path: Path) -> None:
    lines = f"{OPTIONAL};reorganization as if converted immediately before is merger"
    place = Place(tmp_path, series("A", "amount original price", conversion=lines))
    story = (
        '2024-01-01 issue 100 A to "Fund"\n2024-01-01 issue 900 Common to "Founders"\n'
        '2024-02-01 merge with "NewCo", surviving\n  each Common becomes 1 "NewCo"\n'
    )
    notes = [note.text for note in place.built(place.after(story)).notes]
    assert "A no longer converts into Common, so its conversion is left out of account." in notes
