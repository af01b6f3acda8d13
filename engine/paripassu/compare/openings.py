"""How stories usually begin: who holds what, so that a search need not find it out event by event."""

from __future__ import annotations

from itertools import pairwise

from paripassu.compare.boundaries import Boundaries
from paripassu.compare.vocabulary import HOLDER, MANY, OTHER, SECOND, TEN, THIRD, Told
from paripassu.model.events import Issue


def openings(edges: Boundaries) -> tuple[Told, ...]:
    """How a story may begin, so that what comes then need not be found: who holds what in the usual cases."""
    day, of, common = edges.start, edges.of, edges.common
    ours, theirs = Issue(day, of, TEN, HOLDER), Issue(day, common, MANY, OTHER)
    seconds = [Issue(day, of, number, SECOND) for number in edges.second]
    others = [Issue(day, other, TEN, THIRD) for other in edges.others]
    full = Issue(day, common, edges.all_common, OTHER)
    found: list[Told] = [(), (ours,), (ours, theirs), (ours, full)]
    found += [(ours, second) for second in seconds]
    found += [(ours, other) for other in others]
    found += [(ours, theirs, second) for second in seconds]
    found += [(ours, *pair) for pair in pairwise(others)]
    return tuple(found)
