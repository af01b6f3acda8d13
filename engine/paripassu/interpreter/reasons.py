"""Reading reasons: which clauses they rest on, at any depth, and whether a section is the one that is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paripassu.model.citations import Cite
from paripassu.model.run import Reason


def all_reasons(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Reasons and the reasons behind them, in order."""
    for reason in reasons:
        yield reason
        yield from all_reasons(reason.because)


def cites_of(reason: Reason) -> tuple[Cite, ...]:
    """All clauses that a reason rests on, at any depth, those displaced included; each once."""
    found: dict[Cite, None] = {}
    for each in all_reasons((reason,)):
        found.update(dict.fromkeys(each.cites))
        found.update((displaced.cite, None) for displaced in each.displaced)
    return tuple(found)


def is_under(section: str, wanted: str) -> bool:
    """Whether a section is the wanted one or a part of it: §9(a) is under §9, §10 is not under §1."""
    return section == wanted or section.startswith((wanted + "(", wanted + "."))
