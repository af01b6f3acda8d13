"""Tables whose entries live in modules of their own, each loaded when it is first asked for.

A story knows a few kinds of events and its terms a few kinds of clauses; loading the modules of all the others would
take longer than running it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Rooms(Mapping[K, V], Generic[K, V]):
    """A table by key; each entry is written "module.NAME", the module being one of `package`."""

    def __init__(self, package: str, names: Mapping[K, str]) -> None:
        """Remember where the entries live; nothing is loaded."""
        self._package = package
        self._names = names
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """The entry; a KeyError for a key that the table lacks."""
        known = self._known.get(key)
        if known is None:
            module, name = self._names[key].split(".")
            known = getattr(import_module(f"{self._package}.{module}"), name)
            self._known[key] = known
        return known

    def __iter__(self) -> Iterator[K]:
        """The keys, in the order written."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many entries there are, loaded or not."""
        return len(self._names)
