"""Many series at once: a table by concept and key figure, and how far apart any two are, with what drives it.

The distance of two series is the weight of the concepts in which they differ, as a part of the weight of all concepts
that either states: 0 for twins, 1 where nothing is shared. A concept of money weighs more than one of papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import overload

from paripassu.compare.concepts import Concept
from paripassu.compare.differences import concepts_of, said_by, said_of
from paripassu.compare.figures import Figure, figures
from paripassu.compare.tables import Known, Table, apart, drivers
from paripassu.model.citations import Cite
from paripassu.model.terms import Stock, Terms
from paripassu.value import Value, frozen

_DRIVERS = 3
# A pair is kept as one number: its distance in so many parts, and the places of both in the table.
_PARTS, _PLACE = 32, 15
_MASK = (1 << _PLACE) - 1


@frozen(eq=False, repr=False)
class Member(Value):
    """One series of the table, by the name the reader gave it."""

    label: str
    terms: Terms
    stock: Stock


@frozen(eq=False, repr=False)
class Row(Value):
    """One series: its figures, and what it says of each concept (no places where it is silent)."""

    member: Member
    figures: tuple[Figure, ...]
    says: dict[str, tuple[Cite, ...]]


@frozen(eq=False, repr=False)
class Distance(Value):
    """How far two series are apart, and the concepts that weigh most in it."""

    first: str
    second: str
    distance: Fraction
    drivers: tuple[Concept, ...]


class Distances(Sequence[Distance]):
    """All pairs, the most alike first; one is told in full when it is asked for, so a million take little memory."""

    __slots__ = ("_labels", "_pairs", "_tables")

    def __init__(self, labels: Sequence[str], tables: Sequence[Table]) -> None:
        """Measure each pair once."""
        self._labels = labels
        self._tables = tables
        self._pairs = sorted(_pairs(tables))

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self._pairs)

    @overload
    def __getitem__(self, place: int) -> Distance: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Distance]: ...
    def __getitem__(self, place: int | slice) -> Distance | Sequence[Distance]:
        """A pair, or several, told in full."""
        if isinstance(place, slice):
            return [self._told(pair) for pair in self._pairs[place]]
        return self._told(self._pairs[place])

    def _told(self, pair: int) -> Distance:
        first, second = (pair >> _PLACE) & _MASK, pair & _MASK
        one, other = self._tables[first], self._tables[second]
        different, stated = apart(one, other)
        part = Fraction(different, stated) if stated else Fraction(0)
        return Distance(self._labels[first], self._labels[second], part, tuple(drivers(one, other)[:_DRIVERS]))


def _pairs(tables: Sequence[Table]) -> Iterator[int]:
    """Each pair as a number that sorts by distance: equal parts give equal numbers, and others never do."""
    for first, one in enumerate(tables):
        for second in range(first + 1, len(tables)):
            different, stated = apart(one, tables[second])
            distance = (different << _PARTS) // stated if stated else 0
            yield (distance << 2 * _PLACE) | (first << _PLACE) | second


@frozen(eq=False, repr=False)
class Matrix(Value):
    """The table, the concepts that stand above its columns, and the distances, the most alike first."""

    rows: tuple[Row, ...]
    concepts: tuple[Concept, ...]
    distances: Sequence[Distance]


def compare_many(members: Sequence[Member]) -> Matrix:
    """All series beside each other, and each pair once; time grows with the number of pairs."""
    if len(members) > _MASK:
        raise ValueError(f"no more than {_MASK:,} series at once")
    known: Known = {}
    tables = [Table(member.terms, member.stock, known) for member in members]
    rows = tuple(_row(member) for member in members)
    concepts = concepts_of(said_by(member.stock) for member in members)
    return Matrix(rows, concepts, Distances([member.label for member in members], tables))


def _row(member: Member) -> Row:
    says = said_by(member.stock)
    cites = {
        concept.key: tuple(item.cite for item in says[concept.clause, concept.field])
        for concept in said_of(member.stock)
    }
    return Row(member, figures(member.terms, member.stock), cites)
