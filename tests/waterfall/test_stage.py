"""One level that lifts several claims at once: what lifts it where, and what a level costs."""

from __future__ import annotations

from paripassu.waterfall.stage import Stage
from paripassu.waterfall.turns import Bend
from waterfall.structures import F


def test_one_share_alone_costs_its_level() -> None:
    stage = Stage({0: [Bend(F(0), F(0), F(1))]})
    assert [stage.amount_at(F(level)) for level in (0, 5, 7)] == [F(0), F(5), F(7)]
    spot = stage.spot(F(5))
    assert (spot.kink, spot.level, spot.rest) == (0, F(5), F(0))
    assert stage.payment(0, spot) == 5


def test_a_level_that_nobody_lifts_costs_what_the_next_bend_does() -> None:
    full, late = [Bend(F(0), F(0), F(2)), Bend(F(3), F(6), F(0))], [Bend(F(0), F(0), F(0)), Bend(F(8), F(-4), F(1))]
    stage = Stage({0: full, 1: late})
    assert stage.levels == [F(0), F(3), F(8)]
    assert stage.amounts == [F(0), F(6), F(10)]
    assert [stage.amount_at(F(level)) for level in (1, 3, 5, 8, 9)] == [F(2), F(6), F(10), F(10), F(11)]
    assert (stage.top.kink, stage.top.level) == (2, F(8))
    spot = stage.spot(F(7))
    assert (spot.kink, spot.level, spot.rest) == (1, F(3), F(1))
    assert [stage.share(number, 2) for number in (0, 1)] == [F(0), F(1)]


def test_above_the_last_bend_no_amount_lifts_a_level_that_nobody_takes() -> None:
    stage = Stage({0: [Bend(F(0), F(0), F(2)), Bend(F(3), F(6), F(0))]})
    assert (stage.amount_at(F(3)), stage.amount_at(F(4))) == (F(6), None)
    assert (stage.top.kink, stage.top.level) == (1, F(3))
