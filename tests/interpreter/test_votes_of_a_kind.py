"""Votes that follow another class, come of a formula, or depend on a person or on order; and ranks by default."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.model.run import Tallied, Undetermined
from told import Acme, last

COMMON = "  authorized 75,000,000\n  votes 1 a share\n  class vote none on an increase of authorized\n"
HELD = '2020-01-06 issue 600 Common to "Ada"\n2020-01-06 issue 400 Common to "Bob"\n2020-01-06 issue 1 B to "Eve"\n'
MOTION = '2020-02-03 meeting of shareholders\n  approve "Change the name"\n  for {count}\n'


def terms(votes: str) -> str:
    return f"§1 designation\n  shares 1,000\n  stated value $100\n\n§4 voting\n  votes {votes}\n"


def tallied(folder: Path, votes: str, count: str) -> Tallied:
    run = Acme(folder, common=COMMON).told(terms(votes), HELD + MOTION.format(count=count))
    (found,) = [each for each in last(run).effects if isinstance(each, Tallied)]
    return found


@pytest.mark.parametrize(
    ("basis", "count", "in_favor", "against"),
    [
        ("cast", '"Ada", against "Bob"', 600 + 6_000, 400 + 4_000),
        ("cast", '"Ada"', 600 + 10_000, 0),
        ("outstanding", '"Ada"', 600 + 6_000, 0),
        ("outstanding", '"Ada", against "Bob"', 600 + 6_000, 400 + 4_000),
        ("cast", "300 votes, against 100 votes", 300 + 7_500, 100 + 2_500),
        ("outstanding", "300 votes, against 100 votes", 300 + 3_000, 100 + 1_000),
        # However the holder of such a share is named, its votes follow.
        ("cast", '"Eve", "Bob", against "Ada"', 400 + 4_000, 600 + 6_000),
    ],
)
def test_votes_that_follow_a_class_are_cast_as_its_votes_are(
    tmp_path: Path, basis: str, count: str, in_favor: int, against: int
) -> None:
    found = tallied(tmp_path, f"10,000 a share, cast as the votes of Common {basis}", count)
    assert (found.in_favor, found.against) == (Fraction(in_favor), Fraction(against))


def test_where_nobody_votes_nothing_follows(tmp_path: Path) -> None:
    found = tallied(tmp_path, "10,000 a share, cast as the votes of Common cast", '"Eve"')
    assert (found.in_favor, found.against) == (Fraction(0), Fraction(0))


@settings(max_examples=30, deadline=None)
@given(yes=st.integers(0, 600), no=st.integers(0, 400))
def test_votes_that_follow_change_no_majority_of_those_cast(
    tmp_path_factory: pytest.TempPathFactory, yes: int, no: int
) -> None:
    folder = tmp_path_factory.mktemp("votes")
    votes = "10,000 a share, fractions count, cast as the votes of Common cast"
    found = tallied(folder, votes, f"{yes} votes, against {no} votes")
    assert found.in_favor is not None
    assert found.against is not None
    assert (found.in_favor > found.against) == (yes > no)
    assert found.in_favor + found.against == (Fraction(yes + no + 10_000) if yes + no else 0)


def test_a_formula_without_its_price_gives_no_votes(tmp_path: Path) -> None:
    story = HELD + 'expect "Eve" votes 0\n2020-01-07 close price of Common $4.00\nexpect "Eve" votes 25\n'
    Acme(tmp_path, common=COMMON).told(terms("stated value / market price of Common a share"), story)


def test_votes_for_each_share_follow_the_number_outstanding(tmp_path: Path) -> None:
    story = HELD + 'expect "Eve" votes 2,000\n2020-01-07 repurchase 100 Common from "Bob"\nexpect "Eve" votes 1,800\n'
    Acme(tmp_path, common=COMMON).told(terms("2 for each share of Common"), story)


def test_votes_that_depend_on_the_holder_count_in_a_vote(tmp_path: Path) -> None:
    found = tallied(tmp_path, '5,000 a share, while held by "Eve"', '"Eve", against "Ada", "Bob"')
    assert (found.in_favor, found.against, found.passed) == (Fraction(5_000), Fraction(1_000), True)
    found = tallied(tmp_path, '5,000 a share, while held by "Kim", otherwise 2 a share', '"Eve", against "Ada", "Bob"')
    assert (found.in_favor, found.passed) == (Fraction(2), False)


def test_a_director_who_is_no_longer_one_takes_the_votes_along(tmp_path: Path) -> None:
    calendar = "US federal\n  board 1 director"
    story = (
        HELD
        + '2020-01-07 elect director "Jane" by shareholders\nexpect "Eve" votes 20\n'
        + '2020-01-08 elect director "John" by shareholders\nexpect "Eve" votes 1\n'
    )
    votes = '20 a share, while "Jane" is a director, otherwise 1 a share'
    Acme(tmp_path, calendar=calendar, common=COMMON).told(terms(votes), story)


# Shares that are not there


ABSENT = "1 a share\n  absent shares redeemed at $0.005"


def test_who_is_absent_is_redeemed_to_the_cent(tmp_path: Path) -> None:
    story = HELD + '2020-01-06 issue 3 B to "Kim"\n' + MOTION.format(count='"Eve", against "Ada"')
    Acme(tmp_path, common=COMMON).told(terms(ABSENT), story + 'expect "Kim" paid $0.02\nexpect B outstanding 1\n')


def test_who_was_there_is_not_known_from_numbers(tmp_path: Path) -> None:
    run = Acme(tmp_path, common=COMMON).told(
        terms(ABSENT), HELD + MOTION.format(count="600 votes") + "expect undetermined\n"
    )
    assert any("who of the holders of B was at the meeting" in str(each) for each in last(run).effects)


def test_a_meeting_of_another_class_redeems_nobody(tmp_path: Path) -> None:
    story = HELD + '2020-02-03 meeting of Common\n  approve "Change the name"\n  for "Ada"\nexpect B outstanding 1\n'
    Acme(tmp_path, common=COMMON).told(terms(ABSENT), story)


# Ranks


B = "§1 designation\n  shares 1,000\n  stated value $10\n\n§3 liquidation\n  amount stated value\n  {line}\n"
C = (
    '\nseries C "Series C" of Preferred\n\n§1 designation\n  shares 1,000\n'
    "  stated value $10\n\n§3 liquidation\n  amount stated value\n  {line}\n"
)
END = (
    '2020-01-06 issue 100 B to "Ada"\n2020-01-06 issue 100 C to "Eve"\n2020-02-03 liquidate, assets $1,000\n{expected}'
)


@pytest.mark.parametrize(
    ("first", "second", "of_b"),
    [
        ("ahead of all other stock", "then nothing further", 1_000),
        ("ahead of all other stock", "alike with B", 500),
        ("ahead of all other stock", "ahead of B", 0),
        ("ahead of all other stock", "behind B", 1_000),
        ("ahead of all other stock", "alike with other preferred", 500),
        ("behind all other stock", "then nothing further", 0),
        ("alike with parity series", "alike with B", 500),
    ],
)
def test_what_anybody_says_of_a_pair_goes_before_what_is_said_of_all_others(
    tmp_path: Path, first: str, second: str, of_b: int
) -> None:
    expected = f"expect B paid ${of_b} in all\nexpect C paid ${1_000 - of_b} in all\n"
    Acme(tmp_path).told(B.format(line=first) + C.format(line=second), END.format(expected=expected))


def test_two_that_both_go_before_all_others_contradict_each_other(tmp_path: Path) -> None:
    line = "ahead of all other stock"
    run = Acme(tmp_path).told(B.format(line=line) + C.format(line=line), END.format(expected="expect undetermined\n"))
    assert "the order of" in str(last(run).effects)


def test_two_of_one_rank_that_share_by_two_measures_wait_where_money_is_short(tmp_path: Path) -> None:
    lines = ("shortfall ratably with C, by shares", "shortfall ratably with B, by liquidation amount")
    clauses = B.format(line=lines[0]) + C.format(line=lines[1])
    run = Acme(tmp_path).told(clauses, END.format(expected="expect undetermined\n"))
    (found,) = [each for each in last(run).effects if isinstance(each, Undetermined)]
    assert found.missing == "by which measure C and the others of its rank share a shortfall"
    enough = END.replace("$1,000", "$2,000").format(
        expected="expect B paid $1,000 in all\nexpect C paid $1,000 in all\n"
    )
    Acme(tmp_path).told(clauses, enough)
