"""What differs between two companies themselves: whose law is behind the terms, which days and which money count."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.compare.concepts import CONCEPTS, DEPENDS, WORDING, Concept
from paripassu.compare.differences import Difference, Side
from paripassu.dates import NEW_YORK_STOCK_EXCHANGE
from paripassu.model.citations import Item
from paripassu.model.terms import Company

# One calendar goes by two names.
_SAME = {"NYSE": NEW_YORK_STOCK_EXCHANGE}


def company_differences(ours: Company, theirs: Company) -> tuple[Difference, ...]:
    """The concepts in which two companies differ; what they are called is none of them."""
    return tuple(
        difference
        for concept in CONCEPTS
        if concept.clause == "Company"
        for difference in _of_concept(concept, _said(ours, concept.field), _said(theirs, concept.field))
    )


def _said(company: Company, name: str) -> Item[object] | None:
    value = getattr(company, name)
    if value is None or value == "":
        return None
    return value if isinstance(value, Item) else Item(value, company.cite)


def _of_concept(concept: Concept, ours: Item[object] | None, theirs: Item[object] | None) -> Iterator[Difference]:
    sides = _side(ours), _side(theirs)
    if _meant(ours) != _meant(theirs):
        yield Difference(concept, *sides, concept.grade, DEPENDS, concept.favor.on)
    elif ours is not None and theirs is not None and bool(ours.cite.readings) != bool(theirs.cite.readings):
        yield Difference(concept, *sides, WORDING, DEPENDS, "how it is read", is_question=True)


def _meant(item: Item[object] | None) -> object:
    value = None if item is None else item.value
    return _SAME.get(value, value) if isinstance(value, str) else value


def _side(item: Item[object] | None) -> Side:
    return Side() if item is None else Side((item.value,), (item.cite,))
