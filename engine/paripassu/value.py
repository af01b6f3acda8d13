"""Values compare, hash and show themselves by their fields.

attrs can write these methods for each class, and compiling them is half the cost of making a class: with a hundred
kinds of events, clauses and effects that is a quarter of the time of a short run. Here they are written once, for all
values, over what attrs knows of the fields: `field(eq=False)` and `field(repr=False)` mean what they mean in attrs. The
difference is speed of comparison, which only tests do often.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _compared(kind: type[Value]) -> tuple[str, ...]:
    return tuple(field.name for field in kind.__attrs_attrs__ if field.eq)  # type: ignore[attr-defined]


@cache
def _shown(kind: type[Value]) -> tuple[str, ...]:
    return tuple(field.name for field in kind.__attrs_attrs__ if field.repr)  # type: ignore[attr-defined]


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
        fields: list[Any] = [getattr(self, name) for name in _compared(self.__class__)]
        return hash((self.__class__, *fields))

    def __repr__(self) -> str:
        """Show the class and its fields, as attrs does."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in _shown(self.__class__))
        return f"{self.__class__.__qualname__}({shown})"
