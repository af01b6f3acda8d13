"""Many series at once: a table by concept and key figure, and how far apart any two are, with what drives it.

The distance of two series is the weight of the concepts in which they differ, as a part of the weight of all concepts
that either states: 0 for twins, 1 where nothing is shared. A concept of money weighs more than one of papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import frozen

from paripassu.compare.concepts import CONTROL, ECONOMICS, NONE, PROCEDURE, WORDING, Concept
from paripassu.compare.differences import concepts_of, differences, said_by, said_of
from paripassu.compare.figures import Figure, figures
from paripassu.compare.fitting import fit
from paripassu.model.citations import Cite
from paripassu.model.terms import Stock, Terms

WEIGHTS = {NONE: 0, WORDING: 0, PROCEDURE: 1, CONTROL: 3, ECONOMICS: 6}
_DRIVERS = 3


@frozen
class Member:
    """One series of the table, by the name the reader gave it."""

    label: str
    terms: Terms
    stock: Stock


@frozen
class Row:
    """One series: its figures, and what it says of each concept (no places where it is silent)."""

    member: Member
    figures: tuple[Figure, ...]
    says: dict[str, tuple[Cite, ...]]


@frozen
class Distance:
    """How far two series are apart, and the concepts that weigh most in it."""

    first: str
    second: str
    distance: Fraction
    drivers: tuple[Concept, ...]


@frozen
class Matrix:
    """The table, the concepts that stand above its columns, and the distances, the most alike first."""

    rows: tuple[Row, ...]
    concepts: tuple[Concept, ...]
    distances: tuple[Distance, ...]


def compare_many(members: Sequence[Member]) -> Matrix:
    """All series beside each other, and each pair once; time grows with the number of pairs."""
    rows = tuple(_row(member) for member in members)
    concepts = concepts_of(said_by(member.stock) for member in members)
    pairs = (_distance(one, other) for one, other in combinations(members, 2))
    return Matrix(rows, concepts, tuple(sorted(pairs, key=lambda pair: pair.distance)))


def _row(member: Member) -> Row:
    says = said_by(member.stock)
    cites = {
        concept.key: tuple(item.cite for item in says[concept.clause, concept.field])
        for concept in said_of(member.stock)
    }
    return Row(member, figures(member.terms, member.stock), cites)


def _distance(one: Member, other: Member) -> Distance:
    fitted = fit(one.terms, other.terms, one.stock.name, other.stock.name).terms.stock(one.stock.name)
    if fitted is None:
        raise AssertionError("a series that was put in a place stands there")
    found = [each for each in differences(one.stock, fitted) if not each.is_question]
    apart = sum(WEIGHTS[each.concept.grade] for each in found)
    stated = sum(WEIGHTS[each.grade] for each in _stated(one.stock, fitted))
    drivers = sorted(found, key=lambda each: -WEIGHTS[each.concept.grade])
    part = Fraction(apart, stated) if stated else Fraction(0)
    return Distance(one.label, other.label, part, tuple(each.concept for each in drivers[:_DRIVERS]))


def _stated(*stocks: Stock) -> Iterator[Concept]:
    yield from concepts_of(said_by(stock) for stock in stocks)
