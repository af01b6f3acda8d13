"""Values: made when first needed, equal by their fields, shown as attrs shows them, never changed."""

from __future__ import annotations

import pickle

import attrs
import pytest
from attrs import evolve, field
from attrs.exceptions import FrozenInstanceError

from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Point(Value):
    """Two figures."""

    x: int
    y: int = 0
    note: str = field(default="", eq=False, repr=False, kw_only=True)


@frozen(eq=False, repr=False)
class Deep(Point):
    """A third figure."""

    z: int = 0


@attrs.frozen(eq=False, repr=False)
class Slotted(Value):
    """A class made at once."""

    day: int


@frozen(eq=False, repr=False)
class Later(Slotted):
    """A class made later, of one made at once."""

    what: str


def test_a_class_is_made_by_its_first_value_whatever_is_made_of_its_base() -> None:
    assert Point(1).y == 0
    assert (Deep(1, 2, 3).z, Deep(4).x) == (3, 4)
    assert (Later(1, "x").day, Later(1, "x").what) == (1, "x")


def test_values_are_equal_by_the_fields_that_count() -> None:
    assert Point(1, 2, note="a") == Point(1, 2, note="b")
    assert Point(1, 2) != Point(2, 1)
    assert Point(1, 2) != Deep(1, 2)
    assert len({Point(1), Point(1, 0), Point(0, 1)}) == 2


def test_values_show_the_fields_that_count() -> None:
    assert repr(Deep(1, z=3)) == "Deep(x=1, y=0, z=3)"


def test_the_fields_of_a_class_can_be_asked_for_before_it_has_a_value() -> None:
    @frozen(eq=False, repr=False)
    class Asked(Value):
        one: int
        two: str = ""

    assert [each.name for each in attrs.fields(Asked)] == ["one", "two"]
    assert Asked(1).two == ""


def test_values_cannot_be_changed_and_can_be_evolved() -> None:
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2  # type: ignore[misc]
    assert evolve(Deep(1), z=5) == Deep(1, 0, 5)


def test_values_go_through_pickle() -> None:
    values = (Point(1, 2, note="a"), Deep(1, 2, 3), Later(1, "x"))
    assert pickle.loads(pickle.dumps(values)) == values  # noqa: S301 - our own bytes


def test_values_match_by_class_and_place() -> None:
    match Later(1, "x"):
        case Later(day, what):
            assert (day, what) == (1, "x")


def test_wrong_fields_are_refused_as_attrs_refuses_them() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'w'"):
        Point(1, w=2)  # type: ignore[call-arg]


def test_there_is_one_way_to_compare() -> None:
    with pytest.raises(AssertionError, match="one way"):
        frozen(eq=True, repr=False)
