"""Series brought to one form once are as far apart as series of which one is put in the place of the other."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from paripassu.compare.differences import concepts_of, differences, said_by
from paripassu.compare.fitting import fit
from paripassu.compare.matrix import Distance, Member, compare_many
from paripassu.compare.tables import WEIGHTS
from paripassu.pipeline import load_terms

TERMS = Path(__file__).parent.parent.parent / "terms"


def members(*homes: str) -> list[Member]:
    found = []
    for home in homes:
        terms = load_terms(str(TERMS / home / "company.terms")).value
        assert terms is not None
        found += [Member(f"{home}:{stock.name}", terms, stock) for stock in terms.stocks if stock.is_series]
    return found


def one_in_the_place_of_the_other(one: Member, other: Member) -> Distance:
    fitted = fit(one.terms, other.terms, one.stock.name, other.stock.name).terms.stock(one.stock.name)
    assert fitted is not None
    found = [each for each in differences(one.stock, fitted) if not each.is_question]
    apart = sum(WEIGHTS[each.concept.grade] for each in found)
    stated = sum(WEIGHTS[each.grade] for each in concepts_of(said_by(stock) for stock in (one.stock, fitted)))
    drivers = sorted(found, key=lambda each: -WEIGHTS[each.concept.grade])
    part = Fraction(apart, stated) if stated else Fraction(0)
    return Distance(one.label, other.label, part, tuple(each.concept for each in drivers[:3]))


@pytest.mark.parametrize("homes", [("nstor", "lsb"), ("right-start", "visium"), ("interlink", "summit", "leeway")])
def test_distances_and_drivers_are_those_of_one_in_the_place_of_the_other(homes: tuple[str, ...]) -> None:
    own = members(*homes)
    found = {(each.first, each.second): each for each in compare_many(own).distances}
    assert len(found) == len(own) * (len(own) - 1) // 2
    for one, other in combinations(own, 2):
        assert found[one.label, other.label] == one_in_the_place_of_the_other(one, other)


def test_series_that_name_each_other_are_alike_where_they_say_the_same_of_each_other() -> None:
    own = {member.stock.name: member for member in members("right-start")}
    found = compare_many([own["B"], own["C"]]).distances[0]
    assert [each.key for each in found.drivers] == ["designation.shares", "conversion.price"]


def test_pairs_can_be_asked_for_one_by_one_and_several_at_once() -> None:
    found = compare_many(members("right-start", "lsb")).distances
    assert [found[0], found[1]] == list(found[:2])
    assert found[-1].distance == max(each.distance for each in found)
