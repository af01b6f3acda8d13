"""What is wrong with a payout is said, at the clause or the row that it is about, and never guessed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import paripassu
from paripassu.diagnostics.findings import Diagnostic
from paripassu.payouts import Holdings, all_readings, draw
from payout.companies import HEAD, OPTIONAL, Place, say, series

TWO = "holder,class,shares\nFounders,Common,900\nFund,A,100\nBank,B,100\n"


def findings(place: Place, assets: int = 5_000) -> list[str]:
    return say(place.paid(assets))


def test_contradictory_ranks_are_named_where_they_stand(tmp_path: Path) -> None:
    terms = series("A", "amount original price", "ahead of B") + series("B", "amount original price", "ahead of A")
    assert findings(Place(tmp_path, terms, TWO)) == [
        "N110 [ahead of A] Ranks run in a circle: A is ahead of B, B is ahead of A."
    ]
    terms = series("A", "amount original price", "alike with B") + series("B", "amount original price", "ahead of A")
    assert findings(Place(tmp_path, terms, TWO)) == [
        "N130 [ahead of A] B is ahead of A by one line, and ranks alike with it by another."
    ]


def test_ranks_that_clash_only_through_a_group_are_waited_for(tmp_path: Path) -> None:
    terms = series("A", "amount $1", "ahead of other preferred") + series("B", "amount $1", "ahead of other preferred")
    (found,) = findings(Place(tmp_path, terms, TWO))
    assert found.startswith("R320 [ahead of other preferred] The payout waits for the order of ")


def test_a_cap_below_the_preference_is_a_warning_and_pays_the_preference(tmp_path: Path) -> None:
    line = "then participates with Common as converted, up to $5 in all"
    place = Place(tmp_path, series("A", "amount original price", line, conversion="rate 1"))
    assert findings(place) == [f"R323 [{line}] The cap of `A` is below what it is owed first."]
    assert place.amounts(5_000) == {"Common": "4000", "A": "1000"}


def test_a_cap_of_zero_is_not_read_as_no_cap(tmp_path: Path) -> None:
    line = "then participates with Common as converted, up to $0 in all"
    (found,) = findings(Place(tmp_path, series("A", "amount original price", line, conversion="rate 1")))
    assert found == "T203 [$0] A cap cannot be zero."
    line = "then participates with Common as converted, up to 0 x original price in all"
    place = Place(tmp_path, series("A", "amount original price", line, conversion="rate 1"))
    assert findings(place) == [f"R324 [{line}] The cap of `A` is zero; without a cap, leave it out."]


def test_conversion_into_a_class_that_does_not_exist_is_named(tmp_path: Path) -> None:
    terms = (
        series("A", "amount original price")
        + "§5 conversion into Commom\n  optional at any time, by holder\n  rate 1\n"
    )
    (found,) = findings(Place(tmp_path, terms))
    assert found == "N101 [Commom] There is no class or series named `Commom`."


def test_a_rate_of_nothing_converts_into_nothing(tmp_path: Path) -> None:
    place = Place(
        tmp_path, series("A", "amount original price", conversion="optional at any time, by holder;rate 0 * 1")
    )
    (found,) = findings(place)
    assert found.startswith("R328 [amount original price] A share of `A` converts into no common share.")


def test_a_market_price_that_nobody_gives_is_named_with_its_clause(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount market price of Common"))
    assert findings(place) == ["R320 [amount market price of Common] The payout waits for the market price of Common."]


def test_a_price_of_a_class_that_does_not_exist_is_named(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price"))
    assert say(place.paid(5_000, place.holdings(Comon="1"))) == [
        "N101 [Comon] There is no class or series named `Comon`."
    ]
    story = place.after('2024-01-01 issue 900 Common to "Founders"\n')
    paid = paripassu.payout(
        place.terms, 10, Holdings(after=story.after, prices={"X": place.holdings(A="1").prices["A"]})
    )
    assert say(paid) == ["N101 [X] There is no class or series named `X`."]


def test_assets_below_zero_are_a_finding(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price"))
    assert findings(place, -5) == ["T202 [-$5] Assets cannot be below zero: `-$5`."]


def test_more_shares_than_authorized_are_named_at_their_row(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", shares="99"))
    assert findings(place) == ["R301 [Fund,A,100] The cap table holds 100 A, and 99 are authorized."]


def test_nobody_to_pay_is_a_finding(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price"))
    assert say(place.paid(5, Holdings(as_of=date(2024, 1, 1)))) == [
        "R321 [] Nobody holds any stock, so there is nobody to pay."
    ]


def test_series_of_one_rank_must_share_a_shortfall_alike(tmp_path: Path) -> None:
    terms = series("A", "amount $1", "alike with B", "shortfall ratably with other preferred, by shares")
    terms += series("B", "amount $2", "shortfall ratably with other preferred, by liquidation amount")
    (found,) = findings(Place(tmp_path, terms, TWO))
    assert found.startswith("R325 [amount $2] `B` shares a shortfall by amount owed")


def test_fixed_parts_of_more_than_everything_are_refused(tmp_path: Path) -> None:
    terms = series("A", "amount $1", "alike with B", "then 60% of the rest, up to $5 in all")
    terms += series("B", "amount $1", "then 50% of the rest, up to $5 in all")
    (found,) = findings(Place(tmp_path, terms, TWO))
    assert found.startswith("R326 ")
    (below,) = findings(Place(tmp_path, series("A", "amount $9", "then 60% of the rest, up to $5 in all")))
    assert below.startswith("R326 [then 60% of the rest, up to $5 in all] The multiple of `A` is below")


def test_money_that_no_term_gives_away_is_told_of_and_shown(tmp_path: Path) -> None:
    table = "holder,class,shares\nFund,A,100\n"
    place = Place(tmp_path, series("A", "amount original price", "then nothing further"), table)
    assert findings(place)[0].startswith("R327 ")
    assert place.distribution(5_000).unclaimed == 4_000
    assert "left over" in str(place.paid(5_000))


def test_a_series_that_had_more_than_it_is_owed_is_told_of(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount $10 before 2024-03-01, then $5"))
    story = (
        '2024-01-01 issue 100 A to "Fund"\n2024-01-01 issue 900 Common to "Founders"\n'
        "2024-02-01 liquidate, assets $1,000\n2024-04-01 as of\n"
    )
    assert say(place.paid(10, place.after(story)))[0].startswith("R329 [amount $10 before 2024-03-01, then $5] ")


def test_several_stable_outcomes_are_named_with_their_range(tmp_path: Path) -> None:
    head = 'options "Plan" on Common, 900 at $2.00\n  opens at $10.00 a share of Common\n\n'
    place = Place(tmp_path, head + series("A", "amount original price", conversion=OPTIONAL))
    curve = paripassu.curve(place.terms, place.holdings())
    assert curve.curve is not None
    stretch = curve.curve.ambiguities[0]
    messages = [found.message for found in curve]
    assert len(messages) == len(curve.curve.ambiguities)
    assert messages[0].startswith("From $")
    middle = int(stretch.start if stretch.end is None else (stretch.start + stretch.end) / 2)
    (at_once,) = findings(place, middle)
    assert at_once.startswith("R322 ")
    assert " to $" in at_once


def test_terms_and_scripts_with_mistakes_are_not_paid_out(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price"))
    assert [found.split(" ")[0] for found in say(place.paid(5, place.after('2024-01-01 isue 5 A to "X"\n')))] == [
        "S001"
    ]
    assert say(paripassu.payout(str(tmp_path / "no.terms"), 5, place.holdings()))[0].startswith("F001")
    assert say(paripassu.payout(place.terms, 5, Holdings(after=str(tmp_path / "no.events"))))[0].startswith("F001")
    assert say(paripassu.payout(place.terms, 5, Holdings(captable=str(tmp_path / "no.csv"))))[0].startswith("F001")
    assert say(paripassu.payout(str(tmp_path / "no.terms"), 5, place.after('2024-01-01 issue 5 A to "X"\n')))[
        0
    ].startswith("F001")
    assert all_readings(str(tmp_path / "no.terms"), 5, place.holdings()).value is None  # type: ignore[arg-type]
    drawn = paripassu.curve(str(tmp_path / "no.terms"), place.holdings())
    assert drawn.curve is None
    assert "F001" in str(drawn)
    assert drawn.data()["curve"] is None


def test_a_question_that_cannot_be_answered_has_no_curve(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount market price of Common"))
    drawn = paripassu.curve(place.terms, place.holdings())
    assert drawn.question is not None
    assert drawn.curve is None
    assert draw(drawn.question).value is None


def test_a_void_act_of_the_script_is_told_of_beside_the_payout(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", "amount original price", shares="10"))
    paid = place.paid(5, place.after('2024-01-01 issue 5 A to "X"\n2024-01-02 issue 50 A to "X"\n'))
    assert [found.split(" ")[0] for found in say(paid)] == ["R301", "R327"]
    assert paid.amounts == {"A": 5}


@pytest.mark.parametrize(
    ("seniority", "message"),
    [
        (("1", "2"), []),
        (("1", "1"), ["By the terms A is paid before Common; the bundle gives them seniority 1 and 1."]),
        (("2", "1"), ["By the terms A is paid before Common; the bundle gives them seniority 1 and 2."]),
    ],
)
def test_a_bundle_with_other_ranks_is_told_which_way_ours_run(
    tmp_path: Path, seniority: tuple[str, str], message: list[str]
) -> None:
    place = Place(tmp_path, series("A", "amount original price"))
    found = with_bundle(place, {"seniority": seniority[0]}, {"seniority": seniority[1]})
    assert [each.message for each in found] == message
    assert all("Here rank 1 is paid first; in Open Cap Format the highest seniority is." in each.hint for each in found)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"price_per_share": {"amount": "10"}, "liquidation_preference_multiple": "1"}, ""),
        (
            {"price_per_share": {"amount": "10"}, "liquidation_preference_multiple": "2"},
            "The bundle gives Series A Preferred Stock a preference of 2 x $10 a share; by the terms it is owed $10.",
        ),
        (
            {"participation_cap_multiple": "2"},
            "The bundle gives Series A Preferred Stock a participation cap of 2x; by the terms it has no cap.",
        ),
        (
            {"conversion_rights": [{"conversion_mechanism": {"ratio": {"numerator": "2", "denominator": "1"}}}]},
            "The bundle converts each Series A Preferred Stock into 2 common shares; by the terms it is 1.",
        ),
    ],
)
def test_a_bundle_that_says_other_things_than_the_terms_is_told_so(
    tmp_path: Path, said: dict[str, object], message: str
) -> None:
    place = Place(tmp_path, series("A", "amount original price", conversion=OPTIONAL))
    assert [each.message for each in with_bundle(place, {}, said)] == ([message] if message else [])


def test_a_cap_of_the_terms_is_compared_with_that_of_the_bundle(tmp_path: Path) -> None:
    line = "then participates with Common as converted, up to 3 x original price in all"
    place = Place(tmp_path, series("A", "amount original price", line, conversion=OPTIONAL))
    price = {"price_per_share": {"amount": "10"}}
    assert with_bundle(place, {}, {**price, "participation_cap_multiple": "3"}) == ()
    (found,) = with_bundle(place, {}, {**price, "participation_cap_multiple": "2"})
    assert found.message.endswith("a participation cap of 2x; by the terms it has a cap of $30 a share.")


def with_bundle(place: Place, common: dict[str, object], a: dict[str, object]) -> tuple[Diagnostic, ...]:
    """The findings of a payout by a bundle of two classes."""
    ids = {"Common": "Common Stock", "A": "Series A Preferred Stock"}
    items: list[dict[str, object]] = [
        {"object_type": "STAKEHOLDER", "id": "h", "name": {"legal_name": "H"}},
        {"object_type": "STOCK_CLASS", "id": "Common", "name": ids["Common"], "class_type": "COMMON", **common},
        {"object_type": "STOCK_CLASS", "id": "A", "name": ids["A"], "class_type": "PREFERRED", **a},
    ]
    items += [
        {
            "object_type": "TX_STOCK_ISSUANCE",
            "id": f"t{of}",
            "security_id": of,
            "date": "2020-01-01",
            "stakeholder_id": "h",
            "stock_class_id": of,
            "quantity": "100",
        }
        for of in ids
    ]
    path = place.folder / "bundle.json"
    path.write_text(json.dumps({"items": items}), encoding="utf-8")
    paid = paripassu.payout(place.terms, 500, Holdings(captable=str(path)))
    assert paid.payout is not None
    return paid.findings


def test_a_company_file_that_is_piped_in_can_be_paid_out(tmp_path: Path) -> None:
    from io import StringIO  # noqa: PLC0415

    from paripassu.payouts import pay_out  # noqa: PLC0415

    place = Place(tmp_path, series("A", "amount original price"))
    terms = StringIO(HEAD + series("A", "amount original price"))
    paid = pay_out("-", place.distribution(5).assets, place.holdings(), stdin=terms)
    assert paid.value is not None
