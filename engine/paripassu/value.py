"""Values compare, hash and show themselves by their fields.

attrs can write these methods for each class, and compiling them is half the cost of making a class: with a hundred
kinds of events, clauses and effects that is a quarter of the time of a short run. Here they are written once, for all
values, over what attrs knows of the fields: `field(eq=False)` and `field(repr=False)` mean what they mean in attrs. The
difference is speed of comparison, which only tests do often.

What is left of the cost of a class is paid when it is first needed: `frozen` of this module leaves it to attrs once the
class gets an instance, or somebody asks for its fields. A story uses a third of the words of the language. Such classes
have no slots; those of which a long story holds many are made with the `frozen` of attrs itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from attrs import fields

if TYPE_CHECKING:
    from attrs import frozen as frozen  # noqa: PLC0414 - what type checkers are to take it for

# The names of the fields of each class that count in a comparison, and of those that are shown.
_COMPARED: dict[type, tuple[str, ...]] = {}
_SHOWN: dict[type, tuple[str, ...]] = {}


def _compared(kind: type) -> tuple[str, ...]:
    names = _COMPARED.get(kind)
    if names is None:
        names = _COMPARED[kind] = tuple(field.name for field in fields(kind) if field.eq)
    return names


def _shown(kind: type) -> tuple[str, ...]:
    names = _SHOWN.get(kind)
    if names is None:
        names = _SHOWN[kind] = tuple(field.name for field in fields(kind) if field.repr)
    return names


class Value:
    """Base of the attrs classes that are made with `@frozen(eq=False, repr=False)`."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether both are of one class and all fields that count are equal."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _compared(self.__class__))

    def __hash__(self) -> int:
        """Equal values have equal hashes."""
        values: list[Any] = [getattr(self, name) for name in _compared(self.__class__)]
        return hash((self.__class__, *values))

    def __repr__(self) -> str:
        """Show the class and its fields, as attrs does."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in _shown(self.__class__))
        return f"{self.__class__.__qualname__}({shown})"


T = TypeVar("T", bound=type)


class _Fields:
    """Stands in a class for what attrs knows of it, until somebody asks."""

    def __get__(self, instance: object, owner: type) -> object:
        return _made(owner).__attrs_attrs__


def _made(kind: Any) -> Any:  # noqa: ANN401 - attrs changes what the class is
    """The class, with all that attrs gives it: in its place, for what refers to it already."""
    del kind.__attrs_attrs__, kind.__init__
    # Without its own way to be pickled it would take that of a base with slots, which knows nothing of its fields.
    return attrs.frozen(eq=False, repr=False, slots=False, getstate_setstate=True)(kind)


def _first(self: Any, *values: Any, **named: Any) -> None:  # noqa: ANN401 - as its class will have it
    """Make the class of a value, then the value."""
    _made(type(self))
    self.__init__(*values, **named)


if not TYPE_CHECKING:

    def frozen(*, eq: bool, repr: bool) -> Callable[[T], T]:  # noqa: A002 - as attrs calls it
        """A class of values that attrs makes when it is first needed; equality and showing are those of `Value`."""
        if eq or repr:
            raise AssertionError("values have one way to compare and to show themselves")

        def put_off(kind: T) -> T:
            kind.__attrs_attrs__ = _Fields()
            kind.__init__ = _first
            return kind

        return put_off
