"""A class that has a fixed part of all votes, and acts that series protect themselves against together."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import Acme, last

B = "§1 designation\n  shares 1,000\n\n§4 voting\n  votes 60% of all votes\n"
C = '\nseries C "Series C" of Preferred\n\n§4 voting\n  votes {votes}\n'
COMMON = '2022-08-01 issue 1,000,000,000 Common to "Holders"\n'
FOUNDED = f'2022-08-01 issue 1,000 B to "Ada"\n{COMMON}'


def test_sixty_percent_are_one_and_a_half_times_the_others(tmp_path: Path) -> None:
    story = (
        f'{FOUNDED}expect "Ada" votes 1,500,000,000\nexpect "Holders" votes 1,000,000,000\n'
        '2022-08-02 transfer 250 B from "Ada" to "Bob"\nexpect "Bob" votes 375,000,000\n'
        '2022-08-03 issue 1,000,000,000 Common to "Holders"\nexpect "Ada" votes 2,250,000,000\n'
    )
    Acme(tmp_path, common="  authorized 20,000,000,000\n").told(B, story)


def test_other_series_count_among_the_others(tmp_path: Path) -> None:
    story = f'{FOUNDED}2022-08-01 issue 10 C to "Eve"\nexpect "Ada" votes 1,500,000,150\n'
    Acme(tmp_path, common="  authorized 20,000,000,000\n").told(B + C.format(votes="10 a share"), story)


def test_two_such_classes_leave_the_rest_to_the_others(tmp_path: Path) -> None:
    story = (
        f'{FOUNDED}2022-08-01 issue 10 C to "Eve"\nexpect "Ada" votes 6,000,000,000\nexpect "Eve" votes 3,000,000,000\n'
    )
    Acme(tmp_path, common="  authorized 20,000,000,000\n").told(B + C.format(votes="30% of all votes"), story)


def test_parts_that_leave_nothing_cannot_be_counted(tmp_path: Path) -> None:
    story = f'{FOUNDED}2022-08-01 issue 10 C to "Eve"\nexpect "Ada" votes 0\nexpect "Holders" votes 1,000,000,000\n'
    Acme(tmp_path, common="  authorized 20,000,000,000\n").told(B + C.format(votes="40% of all votes"), story)


def test_nobody_has_the_votes_of_a_class_that_nobody_holds(tmp_path: Path) -> None:
    story = f'{COMMON}expect "Holders" votes 1,000,000,000\n2022-08-02 transfer of 30% of voting securities\n'
    Acme(tmp_path, common="  authorized 20,000,000,000\n").told(f"{B}\n§5 conversion into Common\n  rate 1\n", story)


# Acts that need the consent of series together

LISTED = (
    "merger, sale of substantially all assets, an increase of authorized Preferred, a parity series or a senior series"
)
TWO = '2022-08-01 issue 30 B to "Ada"\n2022-08-01 issue 70 C to "Eve"\n'


def protected(by: str, acts: str = LISTED) -> str:
    return f'§1 designation\n  shares 1,000\n\n§7 protection\n  {by} for {acts}\n\nseries C "Series C" of Preferred\n'


def consent(act: str, b: int, c: int) -> str:
    return f"2022-08-15 meeting of shareholders\n  approve {act}\n  B for {b} shares\n  C for {c} shares\n"


@pytest.mark.parametrize(
    ("by", "b", "c", "ruling"),
    [
        ("majority of B and C", 30, 20, "breach"),
        ("majority of B and C", 30, 21, "allowed"),
        ("two thirds of B and C", 0, 66, "breach"),
        ("two thirds of B and C", 0, 67, "allowed"),
        ("at least 75% of B and C", 5, 70, "allowed"),
        ("all of B and C", 29, 70, "breach"),
        ("all of B and C", 30, 70, "allowed"),
    ],
)
def test_the_votes_of_several_series_are_put_together(tmp_path: Path, by: str, b: int, c: int, ruling: str) -> None:
    story = f'{TWO}{consent("merger", b, c)}2022-09-01 merge with "NewCo", not surviving\nexpect {ruling}\n'
    Acme(tmp_path).told(protected(by), story)


ACTS = [
    ('2022-09-01 sale of substantially all assets to "Buyer"', "breach"),
    ('2022-09-01 sale of less than substantially all assets to "Buyer"', "allowed"),
    ("2022-09-01 amend charter\n  authorized increase of Preferred to 200,000,000", "breach"),
    ("2022-09-01 amend charter\n  authorized increase of Common to 200,000,000", "allowed"),
    ("2022-09-01 designate 10 D of Preferred, senior to B", "breach"),
    ("2022-09-01 designate 10 D of Preferred, with B", "breach"),
    ("2022-09-01 designate 10 D of Preferred, junior to B", "allowed"),
    ('2022-09-01 merge with "NewCo", surviving', "breach"),
]


@pytest.mark.parametrize(("act", "ruling"), ACTS)
def test_the_acts_that_are_listed_need_the_vote_and_others_do_not(tmp_path: Path, act: str, ruling: str) -> None:
    Acme(tmp_path).told(protected("majority of B and C"), f"{TWO}{act}\nexpect {ruling}\n")


@pytest.mark.parametrize(("how", "ruling"), [("surviving", "allowed"), ("not surviving", "breach")])
def test_a_merger_that_the_company_survives_may_be_left_out(tmp_path: Path, how: str, ruling: str) -> None:
    clauses = protected("majority of B", f"{LISTED}, unless the company survives")
    Acme(tmp_path).told(clauses, f'{TWO}2022-09-01 merge with "NewCo", {how}\nexpect {ruling}\n')


@pytest.mark.parametrize(
    "act", ["authorized increase of Common to 200,000,000", "change of §1 of B", '"Change the company\'s name"']
)
def test_any_amendment_is_any(tmp_path: Path, act: str) -> None:
    story = f"{TWO}2022-09-01 amend charter\n  {act}\nexpect breach of §7\n"
    run = Acme(tmp_path).told(protected("majority of B", "any amendment"), story)
    assert last(run).ruling == "breach"


def test_any_amendment_is_no_other_act(tmp_path: Path) -> None:
    story = f'{TWO}2022-09-01 merge with "NewCo", not surviving\nexpect allowed\n'
    Acme(tmp_path).told(protected("majority of B", "any amendment"), story)


def test_a_consent_to_a_series_of_equal_rank_is_given_beforehand(tmp_path: Path) -> None:
    story = f"{TWO}{consent('parity series', 30, 21)}2022-09-01 designate 10 D of Preferred, with B\nexpect allowed\n"
    Acme(tmp_path).told(protected("majority of B and C"), story)
