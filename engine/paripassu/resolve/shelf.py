"""Terms that were read, for callers who read many files at once: a folder has many scripts and few companies."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from attrs import define, field

from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.model.terms import Terms
from paripassu.resolve.load import Loaded


@define
class Shelf:
    """What was read so far, and what checks found in it; whoever made it lets it go when he is done."""

    _terms: dict[tuple[str, ...], Outcome[Terms]] = field(factory=dict)
    _checked: dict[int, tuple[Diagnostic, ...]] = field(factory=dict)

    def known(self, path: str, readings: Mapping[str, str]) -> Outcome[Terms] | None:
        """The terms of a file, under these readings, if they were read before."""
        return None if path == "-" else self._terms.get(_key(path, readings))

    def keep(self, path: str, readings: Mapping[str, str], loaded: Loaded, found: Outcome[Terms]) -> Outcome[Terms]:
        """Put terms on the shelf; with a company file, under the names of the series that are read with it, too."""
        with_it = loaded.read_with_company() if os.path.abspath(path) == os.path.abspath(loaded.path) else ()
        for name in (path, *with_it):
            self._terms[_key(name, readings)] = found
        return found

    def checked(self, terms: Terms, check: Callable[[Terms], tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
        """What checks find in terms on the shelf, asked once."""
        found = self._checked.get(id(terms))
        if found is None:
            found = self._checked[id(terms)] = check(terms)
        return found


def _key(path: str, readings: Mapping[str, str]) -> tuple[str, ...]:
    return (os.path.abspath(path), *(f"{topic}={choice}" for topic, choice in sorted(readings.items())))
