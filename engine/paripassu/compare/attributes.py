"""Values seen as their fields, whatever class they are of: what comparing needs to know of a model that grows."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve, fields, has

V = TypeVar("V")

_NAMES: dict[type, tuple[str, ...]] = {}


def names_of(kind: type) -> tuple[str, ...]:
    """The fields of a class, in order; none where it is a plain value. Looked up once for each class."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind) if field.init) if has(kind) else ()
    return _NAMES[kind]


def altered(value: V, changes: dict[str, object]) -> V:
    """The value with some fields changed; the same value where none are."""
    return evolve(value, **changes) if changes else value  # type: ignore[misc]
