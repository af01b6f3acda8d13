"""Many series at once: what each says, and which are most alike."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from commands import call
from paripassu.compare.matrix import Matrix, Member, compare_many
from paripassu.pipeline import load_terms
from schemas import valid

COMPANY = Path(__file__).parent.parent.parent / "terms" / "nstor" / "company.terms"


def matrix(*names: str) -> Matrix:
    terms = load_terms(str(COMPANY)).value
    assert terms is not None
    return compare_many([Member(name, terms, stock) for name in names if (stock := terms.stock(name)) is not None])


def test_twins_are_most_alike_and_what_drives_them_apart_is_named() -> None:
    found = matrix("H", "K", "L")
    first = found.distances[0]
    assert (first.first, first.second, [each.key for each in first.drivers]) == ("K", "L", ["designation.shares"])
    assert 0 < first.distance < Fraction(1, 10)
    assert [each.distance for each in found.distances] == sorted(each.distance for each in found.distances)


def test_a_series_is_at_no_distance_from_itself_and_wholly_apart_from_one_that_says_nothing() -> None:
    assert matrix("K", "K").distances[0].distance == 0
    assert matrix("J", "K").distances[0].distance == 1


def test_distance_is_the_same_from_both_ends() -> None:
    assert matrix("H", "K").distances[0].distance == matrix("K", "H").distances[0].distance


def test_a_row_says_where_each_concept_stands() -> None:
    row = matrix("K").rows[0]
    assert [str(cite) for cite in row.says["conversion.rate"]] == ["K §5(b)"]
    assert {figure.name: figure.value for figure in row.figures}["conversion rate"] == Fraction(100000, 23)


def test_the_table_is_printed_and_keeps_to_its_schema_as_json() -> None:
    text = call("compare", "--matrix", str(COMPANY)).out
    assert text.startswith("5 series side by side\n")
    data = valid(call("compare", "--matrix", str(COMPANY), "--format", "json").out)
    assert (len(data["series"]), len(data["distances"])) == (5, 10)
