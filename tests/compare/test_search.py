"""The shortest story on which two term sets part: found, short, alike each time; else how far the search looked."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from mutants import Mutant, mutants
from paripassu import pipeline
from paripassu.compare.boundaries import boundaries
from paripassu.compare.search import Effort, Found, search
from paripassu.compare.series import compare_series, with_concept
from paripassu.model.terms import Terms
from paripassu.report.events_text import show_event

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"


def original(**readings: str) -> Terms:
    choices = {name.replace("_", "-"): choice for name, choice in readings.items()}
    terms = pipeline.load_terms(str(NSTOR / "company.terms"), choices).value
    assert terms is not None
    return terms


def found(ours: Terms, theirs: Terms, concept: str, seed: int = 0) -> Found:
    return search((ours, theirs), concept, boundaries(ours, theirs, "K"), Effort(seed))


def mutant(words: str) -> Terms:
    return next(each.terms for each in mutants(original(), "K") if each.words == words)


def told(result: Found) -> list[str]:
    return [show_event(event) for event in result.events or ()]


def test_other_readings_of_a_shortfall_part_when_the_company_ends() -> None:
    result = found(original(), original(shortfall="all-ratable"), "liquidation.shortfall")
    assert told(result) == ['issue 1 K to "First Holder"', 'issue 1 H to "Other Holder"', "liquidate, assets $1"]
    assert result.is_shortest


def test_one_share_fewer_parts_at_the_first_issue() -> None:
    result = found(original(), mutant("Designation.shares: left out"), "designation.shares")
    assert told(result) == ['issue 14,001 K to "First Holder"']


def test_another_delivery_time_parts_when_stock_converts() -> None:
    result = found(original(), mutant("Conversion.deliver: doubled"), "conversion.deliver")
    assert len(told(result)) == 2
    assert told(result)[1].startswith("meeting of shareholders: authorized increase of Common to ")


def test_the_same_search_finds_the_same_story_and_another_seed_one_as_short() -> None:
    ours, theirs = original(), mutant("Conversion.deliver: doubled")
    first = found(ours, theirs, "conversion.deliver")
    assert found(ours, theirs, "conversion.deliver") == first
    other = found(ours, theirs, "conversion.deliver", seed=7)
    assert (other.seed, len(other.events or ())) == (7, 2)


def test_a_search_that_finds_nothing_says_how_far_it_looked() -> None:
    terms = original()
    result = search(
        (terms, terms), "conversion.rate", boundaries(terms, terms, "K"), Effort(0, lambda tried: tried < 200)
    )
    assert (result.events, result.is_interrupted, result.is_whole) == (None, True, False)
    assert result.tried == 256


@pytest.mark.parametrize("each", list(mutants(original(), "K")), ids=lambda each: each.words)
def test_a_mutant_is_named_as_exactly_the_concept_that_was_changed(each: Mutant) -> None:
    differences = compare_series(original(), each.terms, "K", "K").differences
    assert [(one.concept.clause, one.concept.field) for one in differences] == [each.concept]


def test_one_concept_is_put_into_the_other_terms_alone() -> None:
    terms = original()
    k, h = terms.stock("K"), terms.stock("H")
    assert k is not None
    assert h is not None
    for difference in compare_series(terms, terms, "K", "H").differences:
        moved = with_concept(k, evolve(h, name="K"), difference.concept)
        assert moved is not None
        alone = evolve(terms, stocks=tuple(moved if stock is k else stock for stock in terms.stocks))
        keys = [each.concept.key for each in compare_series(terms, alone, "K", "K").differences]
        assert keys in ([difference.concept.key], [])
