"""Directors elected by count: how many votes are sure to elect how many, and what a told election must keep to."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.interpreter.events.elections import needed_to_elect, sure_seats
from paripassu.interpreter.seats import part_of_board
from paripassu.model.run import Noted
from paripassu.model.seats import BoardPart
from paripassu.pipeline import run_script
from told import Acme, last, why

PLAIN = "§1 designation\n  shares 1,000\n"
HELD = '2020-01-06 issue 60 Common to "Ada"\n2020-01-06 issue 40 Common to "Bob"\n'


def board(folder: Path, seats: str) -> Acme:
    return Acme(folder, calendar=f"US federal\n  board {seats}", common="  authorized 75,000,000\n  votes 1 a share\n")


@pytest.mark.parametrize(
    ("votes", "seats", "wanted", "needed"),
    [
        (100_000, 7, 1, 12_501),
        (100_000, 7, 4, 50_001),
        (1_000_000, 10, 1, 90_910),
        (1_000_000, 10, 2, 181_819),
        # Published answers to these two are wrong: one swaps the seats to win and those open, one divides by 7, not 12.
        (2_500_000, 5, 3, 1_250_001),
        (80_000, 11, 6, 40_001),
    ],
)
def test_so_many_cumulated_votes_are_sure_to_elect(votes: int, seats: int, wanted: int, needed: int) -> None:
    assert needed_to_elect(Fraction(votes), seats, wanted, cumulative=True) == needed


def test_without_cumulation_a_majority_elects_all_and_less_elects_nobody() -> None:
    assert needed_to_elect(Fraction(100_000), 7, 1, cumulative=False) == 50_001
    assert needed_to_elect(Fraction(100_000), 7, 7, cumulative=False) == 50_001
    assert sure_seats(Fraction(100_000), Fraction(50_000), 7, cumulative=False) == 0
    assert sure_seats(Fraction(100_000), Fraction(50_001), 7, cumulative=False) == 7


def test_4001_of_100000_elect_nobody_of_seven() -> None:
    assert sure_seats(Fraction(100_000), Fraction(4_001), 7, cumulative=True) == 0
    assert sure_seats(Fraction(100_000), Fraction(50_001), 7, cumulative=True) == 4


@settings(max_examples=150, deadline=None)
@given(votes=st.integers(1, 10_000), seats=st.integers(1, 15), data=st.data())
def test_the_others_cannot_keep_those_out_and_with_one_vote_less_they_can(
    votes: int, seats: int, data: st.DataObject
) -> None:
    wanted = data.draw(st.integers(1, seats))
    needed = needed_to_elect(Fraction(votes), seats, wanted, cumulative=True)
    # The best that the others can do is to spread their votes over as many rivals as would keep the last one out.
    rivals = seats - wanted + 1
    own, others = Fraction(needed * seats, wanted), Fraction((votes - needed) * seats, rivals)
    assert own > others or needed > votes
    less, more = Fraction((needed - 1) * seats, wanted), Fraction((votes - needed + 1) * seats, rivals)
    assert less <= more


@pytest.mark.parametrize(
    ("rule", "seats"),
    [
        (BoardPart(Fraction(1, 3), "up short of a majority"), [0, 1, 1, 2, 2, 2, 3, 3, 3]),
        (BoardPart(Fraction(1, 3), "up"), [1, 1, 1, 2, 2, 2, 3, 3, 3]),
        (BoardPart(Fraction(1, 3), "down"), [0, 0, 1, 1, 1, 2, 2, 2, 3]),
        (BoardPart(Fraction(1, 3), "nearest"), [0, 1, 1, 1, 2, 2, 2, 3, 3]),
        (BoardPart(Fraction(1, 2), "down", exceeded=True), [1, 2, 2, 3, 3, 4, 4, 5, 5]),
    ],
)
def test_a_part_of_one_to_nine_seats(rule: BoardPart, seats: list[int]) -> None:
    assert [part_of_board(rule, size) for size in range(1, 10)] == seats


def test_no_more_are_elected_than_there_are_seats(tmp_path: Path) -> None:
    story = f'{HELD}2020-05-04 elect directors "A", "B" by shareholders\nexpect void\n'
    assert why(board(tmp_path, "1 director").told(PLAIN, story)) == "The board has 1 seats, not 2."


def test_votes_nobody_is_named_for_are_those_of_all(tmp_path: Path) -> None:
    story = f'{HELD}2020-05-04 elect director "A" by shareholders\n  "A" gets 60 votes\n  "B" gets 40 votes\n'
    run = board(tmp_path, "1 director").told(PLAIN, story)
    (note,) = [each for each in last(run).effects if isinstance(each, Noted)]
    assert note.reason.text == (
        "Elected with the most votes: A 60. By straight voting, 51 of 100 votes are sure to elect all 1 directors."
    )


def test_one_candidate_gets_no_more_from_a_holder_than_he_has(tmp_path: Path) -> None:
    lines = '2020-05-04 elect directors "A", "B" by shareholders\n  "A" gets 61 votes from "Ada"\nexpect void\n'
    run = board(tmp_path, "2 directors").told(PLAIN, HELD + lines)
    assert why(run) == "Ada gave one candidate 61 votes, and had 60 for each seat."


def test_cumulated_votes_may_all_go_to_one(tmp_path: Path) -> None:
    lines = '2020-05-04 elect directors "A", "B" by shareholders\n  "A" gets 80 votes from "Bob"\n'
    lines += '  "B" gets 120 votes from "Ada"\nexpect allowed\n2020-05-05 elect director "C" by shareholders\n'
    lines += '  "C" gets 41 votes from "Bob"\nexpect void\n'
    run = board(tmp_path, "2 directors, elected cumulatively").told(PLAIN, HELD + lines)
    assert why(run) == "Bob cast 41 votes, and had 40 for each of 1 seats."


def test_a_tie_waits_for_how_it_was_broken(tmp_path: Path) -> None:
    lines = (
        '2020-05-04 elect director "A" by shareholders\n  "A" gets 50 votes\n  "B" gets 50 votes\nexpect undetermined\n'
    )
    run = board(tmp_path, "1 director").told(PLAIN, HELD + lines)
    assert last(run).missing == "how the tie between B and the last of those elected was broken"


def test_a_class_that_elects_by_itself_is_counted_by_its_shares(tmp_path: Path) -> None:
    lines = (
        '2020-01-07 issue 10 B to "Eve"\n2020-05-04 elect director "A" by B\n'
        '  "A" gets 11 votes from "Eve"\nexpect void\n'
    )
    run = board(tmp_path, "3 directors").told(f"{PLAIN}\n§4 voting\n  elects 1 director\n", HELD + lines)
    assert why(run) == "Eve cast 11 votes, and had 10 for each of 1 seats."


def test_who_is_elected_anew_gives_room_to_nobody_and_the_oldest_leave_first(tmp_path: Path) -> None:
    lines = (
        '2020-01-07 issue 10 B to "Eve"\n2020-05-04 elect director "A" by B\nexpect "A" elected\n'
        '2020-06-01 elect director "C" by B\nexpect "A" no director\nexpect "C" elected\n'
        '2020-06-02 elect directors "X", "Y" by shareholders\nexpect "X" elected\nexpect "C" elected\n'
        '2020-06-03 elect director "Z" by shareholders\nexpect "X" no director\nexpect "Y" elected\n'
    )
    board(tmp_path, "3 directors").told(f"{PLAIN}\n§4 voting\n  elects 1 director\n", HELD + lines)


def test_a_part_of_a_board_of_unknown_size_waits_for_it(tmp_path: Path) -> None:
    story = '2020-01-07 issue 10 B to "Eve"\n2020-05-04 elect director "A" by B\nexpect undetermined\n'
    run = Acme(tmp_path).told(f"{PLAIN}\n§4 voting\n  elects a majority of the board\n", story)
    assert last(run).missing == "how many directors there are (a `board` line in the company file)"


def test_a_majority_of_the_board_follows_its_size(tmp_path: Path) -> None:
    story = (
        '2020-01-07 issue 10 B to "Eve"\n2020-01-07 issue 10 Common to "Ada"\n'
        '2020-05-04 elect directors "A", "B", "C" by B\nexpect allowed\nexpect "Eve" elects 60% of the board\n'
        '2020-05-05 fix board at 4 directors\nexpect "Eve" elects 75% of the board\n'
        'expect "Ada" elects 25% of the board\n'
    )
    terms = f"{PLAIN}\n§4 voting\n  votes none\n  elects a majority of the board\n"
    board(tmp_path, "5 directors").told(terms, story)


def test_without_a_board_nobody_can_tell_which_part_of_it_somebody_elects(tmp_path: Path) -> None:
    Acme(tmp_path).told(PLAIN, HELD)
    path = tmp_path / "story.events"
    path.write_text(path.read_text(encoding="utf-8") + 'expect "Ada" elects 60% of the board\n', encoding="utf-8")
    outcome = run_script(str(path))
    assert outcome.value is not None
    found = outcome.value.expectations[-1].found
    assert found == "not known: how many directors there are (a `board` line in the company file) is missing"
