"""Which lines of the terms a run reaches: those that its reasons rest on, or that gave way to others."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import fields, has

from paripassu.model.citations import Cite
from paripassu.model.run import Reason, Run
from paripassu.model.terms import Stock

# A line by its series, its file and its place.
Place = tuple[str, str, int]


def place_of(cite: Cite) -> Place:
    """What tells one line from all others."""
    return cite.series, cite.span.source.name, cite.span.start


def reached_by(run: Run) -> dict[Place, int]:
    """Each line that a run reaches, with the number of the first step whose reasons speak of it (from 0)."""
    found: dict[Place, int] = {}
    for number, step in enumerate(run.steps):
        for reason in _reasons(step, {}):
            for cite in (*reason.cites, *(each.cite for each in reason.displaced)):
                found.setdefault(place_of(cite), number)
    for checked in run.expectations:
        for reason in _reasons(checked.reason, {}):
            for cite in reason.cites:
                found.setdefault(place_of(cite), checked.after_step)
    return found


def _reasons(value: object, seen: dict[int, object]) -> Iterator[Reason]:
    """All reasons within a value, however deep; the terms that it holds are none of its reasons."""
    kind: type = type(value)
    if isinstance(value, tuple):
        for each in value:
            yield from _reasons(each, seen)
    elif has(kind) and not isinstance(value, Stock | Cite) and id(value) not in seen:
        seen[id(value)] = value
        if isinstance(value, Reason):
            yield value
        for each in fields(kind):
            if each.name not in {"event", "cite", "cites", "span"}:
                yield from _reasons(getattr(value, each.name), seen)
