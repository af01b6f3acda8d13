"""Values compare, hash and show themselves by their fields.

attrs can write these methods for each class, and compiling them is half the cost of making a class: with a hundred
kinds of events, clauses and effects that is a quarter of the time of a short run. Here they are written once, for all
values, over what attrs knows of the fields: `field(eq=False)` and `field(repr=False)` mean what they mean in attrs. The
difference is speed of comparison, which only tests do often.
"""

from __future__ import annotations

from typing import Any

from attrs import fields

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
