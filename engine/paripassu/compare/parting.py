"""Where two sides part over one concept: everything else is made alike first, so that nothing else can be the cause."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from paripassu.compare.behavior import compare_runs
from paripassu.compare.boundaries import boundaries
from paripassu.compare.comparison import Searched
from paripassu.compare.concepts import Concept
from paripassu.compare.search import EFFORT, WHOLE, Effort, search
from paripassu.compare.series import with_concept
from paripassu.interpreter.run import run
from paripassu.model.script import Script
from paripassu.model.terms import Terms


def part_over(
    terms: tuple[Terms, Terms],
    name: str,
    concept: Concept,
    effort: Effort = EFFORT,
) -> Searched:
    """A shortest story that shows what one concept changes, told on the first side, with that change and without."""
    ours, theirs = terms[0].stock(name), terms[1].stock(name)
    changed = with_concept(ours, theirs, concept) if ours is not None and theirs is not None else None
    other = terms[1]
    if changed is not None:
        other = evolve(terms[0], stocks=tuple(changed if stock is ours else stock for stock in terms[0].stocks))
    edges = boundaries(terms[0], other, name)
    found = search((terms[0], other), concept.key, edges, effort)
    if found.events is None:
        return Searched(name, found)
    script = Script(concept.name, found.events)
    return Searched(name, found, compare_runs(concept.name, run(script, terms[0]), run(script, other)))


def part_at_all(
    terms: tuple[Terms, Terms],
    name: str,
    found: Sequence[Searched],
    effort: Effort = EFFORT,
) -> Searched:
    """A shortest story on which the two part, whatever the cause; `found` are the stories of each concept by itself."""
    known = [each.found.events for each in found if each.found.events is not None]
    edges = boundaries(terms[0], terms[1], name)
    whole = search(terms, WHOLE, edges, effort, known)
    if whole.events is None:
        return Searched(name, whole)
    script = Script("the pair as a whole", whole.events)
    return Searched(name, whole, compare_runs(script.name, run(script, terms[0]), run(script, terms[1])))
