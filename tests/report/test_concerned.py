"""Which classes a story is about."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.model.events import PassTime
from paripassu.model.run import Noted, Reason, Residual, Run, Step, Undetermined
from paripassu.report.concerned import concerned
from runs import converted, counts, paid

ALL = tuple(counts(of, "0") for of in ("Common", "K", "Z"))


def classes(run: Run) -> list[str]:
    return [of.of for of in concerned(run).counts]


def test_classes_that_moved_stay_also_where_nothing_of_them_is_left() -> None:
    assert classes(Run("", (converted(),), Residual(None, counts=ALL))) == ["Common", "K"]


def test_a_class_out_of_which_series_are_made_always_stays() -> None:
    preferred = evolve(counts("Preferred", "0"), undesignated=Fraction(5))
    assert classes(Run("", (converted(),), Residual(None, counts=(preferred, *ALL)))) == ["Preferred", "Common", "K"]


def test_holdings_from_an_earlier_half_of_a_story_count() -> None:
    assert classes(Run("", (), Residual(None, (("Z", "A", Fraction(1)),), ALL))) == ["Z"]


def test_amounts_of_other_classes_are_left_out_too() -> None:
    quantities = (("K", "conversion rate", Fraction(2)), ("Z", "conversion rate", Fraction(3)))
    run = Run("", (converted(),), Residual(None, counts=ALL, quantities=quantities))
    assert concerned(run).quantities == quantities[:1]


def test_a_story_about_nothing_shows_everything() -> None:
    assert classes(Run("", (), Residual(None, counts=ALL))) == ["Common", "K", "Z"]


def test_payments_tell_and_remarks_do_not() -> None:
    why = Reason("x")
    effects = (Noted(why, of="K"), Undetermined("a price", why), paid("A", "Z", "1"))
    step = Step(1, PassTime(date(2002, 1, 1)), "allowed", (), effects)
    assert classes(Run("", (step,), Residual(None, counts=ALL))) == ["Z"]
