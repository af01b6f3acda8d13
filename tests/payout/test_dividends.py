"""Dividends that build up on shares until they are paid out: by the day of issue, by lots, by payments and defaults."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from payout.companies import Place, row, say, series

F = Fraction
RATE = "§2 dividends\n  rate 10% a year of original price\n  accrue daily, 30/360, simple, cumulative\n\n"
DECLARED = "amount original price + declared dividends"
UNPAID = "amount original price + unpaid dividends"


def table(*rows: str) -> str:
    return "\n".join(("holder,class,shares,issued", "Founders,Common,900,", *rows, ""))


def owed(place: Place, day: str = "2022-01-01") -> dict[str, tuple[object, ...]]:
    """Shares and dollars a share of every claim on the series."""
    claims = place.built(place.holdings(day)).structure.claims
    return {claim.name: row(claim.shares, claim.owed) for claim in claims if claim.owed}


def test_dividends_build_up_from_the_day_of_issue(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", UNPAID, more=RATE), table("Fund,A,100,2020-01-01"))
    assert owed(place) == {"A": (100, 12)}
    assert owed(place, "2020-07-01") == {"A": (100, F(21, 2))}


def test_shares_issued_on_two_days_are_two_claims(tmp_path: Path) -> None:
    rows = table("Fund,A,100,2020-01-01", "Bank,A,60,2021-01-01", "Fund,A,40,2021-01-01")
    place = Place(tmp_path, series("A", UNPAID, more=RATE), rows)
    assert owed(place) == {"A of 2020-01-01": (100, 12), "A of 2021-01-01": (100, 11)}
    assert place.built(place.holdings("2022-01-01")).structure.holdings["A of 2021-01-01"] == {"Fund": 40, "Bank": 60}


def test_a_fixed_part_is_shared_by_the_lots(tmp_path: Path) -> None:
    terms = series("A", UNPAID, "then 80% of the rest, up to $30 in all", more=RATE)
    place = Place(tmp_path, terms, table("Fund,A,100,2020-01-01", "Bank,A,300,2021-01-01"))
    pool = place.built(place.holdings("2022-01-01")).structure.pool
    assert [(share.claim, share.percent) for share in pool] == [
        ("A of 2020-01-01", F(1, 5)),
        ("A of 2021-01-01", F(3, 5)),
    ]


def test_dividends_wait_for_the_day_of_the_payout_and_for_the_days_of_issue(tmp_path: Path) -> None:
    terms = series("A", UNPAID, more=RATE)
    place = Place(tmp_path, terms, table("Fund,A,100,2020-01-01"))
    assert "the day of the payout, to which the dividends of A build up" in say(place.paid(1))[0]
    undated = Place(tmp_path, terms, table("Fund,A,100,"))
    assert "the day on which all A were issued" in say(undated.paid(1, undated.holdings("2022-01-01")))[0]


def test_a_rate_that_does_not_say_how_it_accrues_is_waited_for(tmp_path: Path) -> None:
    rate = "§2 dividends\n  rate 10% a year of original price\n\n"
    place = Place(tmp_path, series("A", UNPAID, more=rate), table("Fund,A,100,2020-01-01"))
    assert "how the dividend of A accrues" in say(place.paid(1, place.holdings("2022-01-01")))[0]


def test_a_rate_of_what_is_not_known_is_waited_for(tmp_path: Path) -> None:
    rate = "§2 dividends\n  rate 10% a year of stated value\n  accrue daily, 30/360, simple, cumulative\n\n"
    place = Place(tmp_path, series("A", UNPAID, more=rate), table("Fund,A,100,2020-01-01"))
    assert "the stated value of A" in say(place.paid(1, place.holdings("2022-01-01")))[0]


def test_what_is_not_cumulative_is_owed_only_where_it_was_declared(tmp_path: Path) -> None:
    rate = RATE.replace("cumulative", "non-cumulative")
    place = Place(tmp_path, series("A", UNPAID, more=rate))
    story = '2020-01-01 issue 100 A to "Fund"\n2021-01-01 declare dividend of $0.70 on A\n2022-01-01 as of\n'
    assert place.built(place.after(story)).structure.claims[0].owed == F("10.70")
    paid = story.replace("2022-01-01 as of", "2022-01-01 pay dividend on A")
    assert place.built(place.after(paid)).structure.claims[0].owed == 10


def test_declared_dividends_are_what_an_amount_may_count_alone(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", DECLARED, more=RATE))
    story = '2020-01-01 issue 100 A to "Fund"\n2021-01-01 declare dividend of $0.70 on A\n2022-01-01 as of\n'
    assert place.built(place.after(story)).structure.claims[0].owed == F("10.70")


def test_what_was_paid_counts_against_what_built_up(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", UNPAID, more=RATE))
    story = (
        '2020-01-01 issue 100 A to "Fund"\n2021-01-01 declare dividend of $0.70 on A\n2021-01-01 pay dividend on A\n'
        "2022-01-01 as of\n"
    )
    assert place.built(place.after(story)).structure.claims[0].owed == F("11.30")


def test_a_default_raises_the_rate_while_it_lasts(tmp_path: Path) -> None:
    rate = RATE.replace("original price\n", "original price; +2% while a default lasts\n", 1)
    place = Place(tmp_path, series("A", UNPAID, more=rate))
    story = (
        '2020-01-01 issue 100 A to "Fund"\n2020-07-01 default "late"\n2020-08-01 default "late"\n'
        '2021-01-01 cure "late"\n2021-07-01 default "again"\n2022-01-01 as of\n'
    )
    assert place.built(place.after(story)).structure.claims[0].owed == 10 + 2 + F("0.10") + F("0.10")


def test_shares_keep_their_day_when_they_pass_on_and_when_they_are_split(tmp_path: Path) -> None:
    place = Place(tmp_path, series("A", UNPAID, more=RATE, shares="10,000"))
    story = (
        '2020-01-01 issue 100 A to "Fund"\n2021-01-01 issue 50 A to "Fund"\n'
        '2021-06-01 transfer 120 A from "Fund" to "Bank"\n2021-07-01 split of A 2 for 1\n'
        '2021-07-01 repurchase 40 A from "Fund"\n2021-09-01 issue 40 A to "Dan"\n2022-01-01 as of\n'
    )
    holdings = place.built(place.after(story)).structure.holdings
    assert holdings == {
        "A of 2020-01-01": {"Bank": 200},
        "A of 2021-01-01": {"Fund": 20, "Bank": 40},
        "A of 2021-09-01": {"Dan": 40},
    }


def test_days_of_issue_that_make_no_difference_make_no_two_claims(tmp_path: Path) -> None:
    rows = table("Fund,A,100,2020-01-01", "Bank,A,60,2021-01-01", "Fund,A,40,2021-01-01")
    place = Place(tmp_path, series("A", "amount original price", more=RATE), rows)
    assert owed(place) == {"A": (200, 10)}
    assert place.built(place.holdings("2022-01-01")).structure.holdings["A"] == {"Fund": 140, "Bank": 60}


def test_dividends_may_be_converted_with_the_share(tmp_path: Path) -> None:
    lines = "optional at any time, by holder;rate (original price + unpaid dividends) / $5"
    place = Place(tmp_path, series("A", UNPAID, more=RATE, conversion=lines), table("Fund,A,100,2020-01-01"))
    claim = place.built(place.holdings("2022-01-01")).structure.claims[1]
    assert claim.common_per_share == F(12, 5)
