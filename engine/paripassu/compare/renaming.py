"""The same value under other names of stock: how the clauses of one series are read as those of another.

A name stands in many fields of many classes, and each of them is a text that is exactly the name. So every text that is
a name is replaced, wherever it stands; words of the vocabulary begin with small letters and are never names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from attrs import evolve

from paripassu.compare.attributes import altered, names_of
from paripassu.model.citations import Cite
from paripassu.source import Source, Span

V = TypeVar("V")
Names = Mapping[str, str]


def renamed(value: V, names: Names) -> V:
    """The value with names replaced; citations keep theirs, since they say where the words stand."""
    return _renamed(value, names)  # type: ignore[return-value]


def _renamed(value: object, names: Names) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if isinstance(value, Cite | Span):
        return value
    changes: dict[str, object] = {}
    for name in names_of(type(value)):
        before = getattr(value, name)
        after = _renamed(before, names)
        if after is not before and after != before:
            changes[name] = after
    return altered(value, changes)


def mentioned(value: object, names: frozenset[str]) -> tuple[str, ...]:
    """Which of some names a value mentions, in the order met."""
    found: dict[str, None] = {}
    _mentioned(value, names, found)
    return tuple(found)


def _mentioned(value: object, names: frozenset[str], found: dict[str, None]) -> None:
    if isinstance(value, str):
        if value in names:
            found[value] = None
    elif isinstance(value, tuple):
        for each in value:
            _mentioned(each, names, found)
    elif not isinstance(value, Cite | Span):
        for name in names_of(type(value)):
            _mentioned(getattr(value, name), names, found)


def from_elsewhere(value: V, names: Names) -> V:
    """The value with its places in files of other names: what was read from a copy is said of the original."""
    return _from_elsewhere(value, names, {})  # type: ignore[return-value]


def _from_elsewhere(value: object, names: Names, known: dict[int, Source]) -> object:
    if isinstance(value, Source):
        if id(value) not in known:
            known[id(value)] = evolve(value, name=names.get(value.name, value.name))
        return known[id(value)]
    if isinstance(value, tuple):
        return tuple(_from_elsewhere(each, names, known) for each in value)
    changes: dict[str, object] = {}
    for name in names_of(type(value)):
        before = getattr(value, name)
        after = _from_elsewhere(before, names, known)
        if after is not before:
            changes[name] = after
    return altered(value, changes)
