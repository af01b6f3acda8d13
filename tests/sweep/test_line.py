"""Amounts as whole numbers of one unit."""

from __future__ import annotations

from fractions import Fraction

from paripassu.sweep.line import Grid, Line, grid, number

F = Fraction


def test_a_number_stands_for_so_many_units_above_the_origin() -> None:
    assert Line(F(5), F(1, 4)).amount(3) == F(23, 4)


def test_the_first_number_at_an_amount_is_at_it_or_above_it() -> None:
    line = Line(F(0), F(1000))
    assert line.first(F(3000), is_open=False) == 3
    assert line.first(F(3000), is_open=True) == 4
    assert line.first(F(3001), is_open=False) == 4
    assert line.first(F(3001), is_open=True) == 4


def test_a_grid_ends_at_its_last_step_that_is_not_above_the_end() -> None:
    assert grid(F(0), F(200_000_000), F(1000)) == Grid(F(0), F(1000), 200_001)
    assert grid(F(5), F(9), F(3)) == Grid(F(5), F(3), 2)
    assert grid(F(5), F(5), F(3)).count == 1


def test_amounts_are_numbers_of_a_cent_or_of_the_part_of_a_cent_that_fits_all() -> None:
    assert number([F(1), F(5, 2)]) == (Line(F(0), F(1, 100)), [100, 250])
    assert number([F(1, 3), F(2)]) == (Line(F(0), F(1, 300)), [100, 600])
