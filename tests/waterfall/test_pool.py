"""Fixed parts of what preferences leave: drawn until each has its multiple, and what passes on to the rest."""

from __future__ import annotations

from paripassu.waterfall.pool import Pool
from paripassu.waterfall.turns import Turn
from waterfall.structures import F

# One takes 60% up to $30 (so up to $50 left), another 20% up to $20 (up to $100); the third is to have none of it.
POOL = Pool({1: (F("0.6"), F(30)), 2: (F("0.2"), F(20)), 3: (F(0), F(0))})


def test_each_draws_its_part_until_it_has_its_multiple() -> None:
    assert POOL.fulls == [0, 50, 100]
    assert [[POOL.draw(number, F(left)) for left in (10, 50, 60, 200)] for number in (1, 2, 3, 4)] == [
        [6, 30, 30, 30],
        [2, 10, 12, 20],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
    ]
    assert [[POOL.draw_rate(number, F(left)) for left in (10, 50, 60, 200)] for number in (1, 2, 3)] == [
        [F("0.6"), 0, 0, 0],
        [F("0.2"), F("0.2"), F("0.2"), 0],
        [0, 0, 0, 0],
    ]


def test_what_nobody_draws_passes_on_and_back() -> None:
    assert [POOL.rest(F(left)) for left in (10, 50, 60, 100, 200)] == [2, 10, 18, 50, 150]
    assert [POOL.left_for(F(rest)) for rest in (2, 10, 18, 50, 150)] == [10, 50, 60, 100, 200]
    assert [POOL.rate(F(left)) for left in (0, 10, 50, 60, 100, 200)] == [F("0.2"), F("0.2"), F("0.8"), F("0.8"), 1, 1]


def test_a_multiple_is_reached_at_one_amount() -> None:
    assert [POOL.full_at(F(left)) for left in (49, 50, 100)] == [[], [(1, Turn.MULTIPLE)], [(2, Turn.MULTIPLE)]]
