"""Options, warrants and carve-outs beside the stock: from the company file, from a script, from a cap table."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from paripassu.model.claims import Gauge, Trigger
from payout.companies import OPTIONAL, Place, row, say, series

F = Fraction
A = series("A", "amount original price", conversion=OPTIONAL)


def test_options_share_where_common_is_worth_more_than_they_cost(tmp_path: Path) -> None:
    place = Place(tmp_path, 'options "Plan" on Common, 100 at $5\n\n' + A)
    assert place.amounts(4_000) == {"Common": "3000", "A": "1000", "Plan": "0"}
    assert place.amounts(10_500) == {"Common": "9000", "A": "1000", "Plan": "500"}


def test_money_paid_in_and_money_netted_leave_everybody_the_same(tmp_path: Path) -> None:
    head = 'options "Plan" on Common, 100 at $5\n  exercise {}\n\n'
    paid_in = Place(tmp_path, head.format("paid in") + A)
    first = paid_in.distribution(10_500)
    netted = Place(tmp_path, head.format("netted") + A)
    second = netted.distribution(10_500)
    assert first.amounts == second.amounts
    assert row(first.strike_money, second.strike_money) == (500, 0)


def test_options_may_open_at_a_price_or_at_an_amount(tmp_path: Path) -> None:
    head = 'options "Plan" on Common, 100 at $5\n  opens at {}\n\n'
    at_price = Place(tmp_path, head.format("$8 a share of Common") + A).built().structure.claim("Plan")
    assert at_price is not None
    assert at_price.exercise is not None
    assert at_price.exercise.opens == Trigger(Gauge.COMMON_PRICE, F(8))
    at_assets = Place(tmp_path, head.format("$20,000 of assets") + A)
    assert at_assets.amounts(19_999)["Plan"] == "0"
    assert at_assets.amounts(20_000)["Plan"] != "0"


def test_options_that_open_at_a_price_of_a_series_are_not_computed_in_silence(tmp_path: Path) -> None:
    place = Place(tmp_path, 'options "Plan" on Common, 100 at $5\n  opens at $8 a share of A\n\n' + A)
    assert "when Plan opens: A is not the stock that takes what is left" in say(place.paid(1))[0]


def test_warrants_on_a_series_are_owed_what_a_new_share_would_be(tmp_path: Path) -> None:
    rate = "§2 dividends\n  rate 10% a year of original price\n  accrue daily, 30/360, simple, cumulative\n\n"
    terms = series("A", "amount original price + unpaid dividends", conversion=OPTIONAL, more=rate)
    table = "holder,class,shares,issued\nFund,A,100,2020-01-01\nFounders,Common,900,\n"
    place = Place(tmp_path, 'warrants "Bank" on A, 10 at $4, to "First Bank"\n\n' + terms, table)
    built = place.built(place.holdings("2022-01-01"))
    claims = {claim.name: claim for claim in built.structure.claims}
    assert row(claims["A"].owed, claims["Bank"].owed) == (12, 10)
    assert claims["Bank"].rank == claims["A"].rank
    assert built.structure.holdings["Bank"] == {"First Bank": 10}


def test_warrants_on_a_series_that_is_not_understood_wait_as_it_does(tmp_path: Path) -> None:
    place = Place(
        tmp_path,
        'warrants "Bank" on A, 10 at $4\n\n' + series("A", "ahead of Common"),
        "holder,class,shares\nX,Common,1\n",
    )
    assert "the liquidation amount of A" in say(place.paid(1))[0]


def test_warrants_on_a_series_with_a_fixed_part_are_not_computed_in_silence(tmp_path: Path) -> None:
    terms = series("A", "amount original price", "then 50% of the rest, up to $30 in all")
    found = say(Place(tmp_path, 'warrants "Bank" on A, 10 at $4\n\n' + terms).paid(1))
    assert "what Bank would take, since A takes a fixed part of the rest" in found[0]


def test_a_cap_table_says_who_holds_the_options_of_a_plan(tmp_path: Path) -> None:
    table = "holder,class,shares\nFounders,Common,900\nAnn,Plan,30\nBob,Plan,10\n"
    built = Place(tmp_path, 'options "Plan" on Common at $5\n\n' + A, table).built()
    plan = built.structure.claim("Plan")
    assert plan is not None
    assert plan.shares == 40
    assert built.structure.holdings["Plan"] == {"Ann": 30, "Bob": 10}


def test_a_plan_of_which_nobody_holds_anything_is_left_out(tmp_path: Path) -> None:
    assert Place(tmp_path, 'options "Plan" on Common at $5\n\n' + A).built().structure.claim("Plan") is None


def test_rows_with_a_strike_are_options_of_one_price_together(tmp_path: Path) -> None:
    table = (
        "holder,class,shares,strike\nFounders,Common,900,\nAnn,Common,30,$5\nBob,Common,10,5.00\nCid,Common,7,$6\n"
        "Ann,Common,1,$5\n"
    )
    structure = Place(tmp_path, A, table).built().structure
    assert [row(claim.name, claim.shares) for claim in structure.claims[1:]] == [
        ("options on Common at $5", 41),
        ("options on Common at $6", 7),
    ]
    assert structure.holdings["options on Common at $5"] == {"Ann": 31, "Bob": 10}


def test_what_a_script_granted_counts(tmp_path: Path) -> None:
    story = (
        '2024-01-01 issue 900 Common to "Founders"\n2024-01-01 grant options on 50 Common to "Ann" at $0.50 a share\n'
    )
    place = Place(tmp_path, A)
    assert place.amounts(950, place.after(story)) == {"Common": "17550/19", "options on Common at $0.50": "500/19"}
    claim = place.built(place.after(story)).structure.claim("options on Common at $0.50")
    assert claim is not None
    assert row(claim.shares, claim.strike_money) == (50, 25)


def test_carve_outs_go_first_in_the_order_written(tmp_path: Path) -> None:
    head = 'carve-out "costs" $100\ncarve-out "team" 10% of proceeds, at most $50\n\n'
    place = Place(tmp_path, head + A)
    assert place.amounts(400) == {"costs": "100", "team": "30", "Common": "0", "A": "270"}
    assert place.amounts(10_000)["team"] == "50"
    assert place.amounts(60) == {"costs": "60", "team": "0", "Common": "0", "A": "0"}
    paid = place.paid(400)
    reason = paid.why("team")
    assert reason is not None
    assert [each.text for each in reason.because] == [
        "team goes before all stock: 10% of what is left, at most $50.",
        "$30.00 go to team before all stock.",
    ]
    assert [str(cite) for cite in reason.cites] == ["company"]
