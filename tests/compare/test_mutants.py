"""Some of the changes that `make mutants` tries: each is named, and a story is found or known not to be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from equivalents import why_equivalent
from mutants import mutants
from paripassu.pipeline import load_terms
from searching import Tried, files, part_found, told, tried

TOP = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("path", "every", "first"),
    [
        ("terms/venture/capped-at-three.terms", 5, 2),
        ("terms/venture/two-accruals.terms", 16, 2),
        ("terms/venture/qualified-offering.terms", 40, 5),
        ("terms/venture/later-is-alike.terms", 6, 0),
    ],
)
def test_a_change_is_named_and_a_story_shows_it_or_there_is_a_reason(
    path: str, every: int, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    rows = tried(path, every, first)
    assert len(rows) > 1
    assert [row.words for row in rows if not row.is_named] == []
    assert [row.words for row in rows if not row.story and not row.reason] == []


def test_every_term_set_of_the_library_is_tried() -> None:
    assert "terms/nstor/company.terms" in files()
    assert "terms/venture/one-times.terms" in files()
    assert "terms/nstor/series-k.terms" not in files()


def test_no_mutant_says_what_the_original_says() -> None:
    terms = load_terms(str(TOP / "terms/lsb/company.terms")).value
    assert terms is not None
    found = list(mutants(terms, "NP"))
    assert len(found) > 30
    assert [each.words for each in found if each.terms == terms] == []


def test_what_is_not_found_is_told_with_its_reason() -> None:
    found = Tried("a.terms", "K", "Conversion.rate: doubled", True, ("2002-01-07 split",), 0.1, 5, "")
    equal = Tried("a.terms", "K", "Liquidation.participation: left out", True, (), 2.0, 900, "it says the same")
    lost = Tried("a.terms", "K", "Voting.votes: left out", True, (), 2.0, 900, "")
    assert part_found([found, equal]) == 1.0
    assert part_found([found, lost]) == 0.5
    lines = list(told([found, equal, lost], is_verbose=True))
    assert "  a.terms K: Liquidation.participation: left out: it says the same" in lines
    assert "  a.terms K: Voting.votes: left out: beyond the bound: 900 stories in 2.0 s" in lines
    assert lines[-1] == "  a.terms K: Conversion.rate: doubled: 2002-01-07 split (0.1 s)"


def test_an_argument_holds_for_what_it_is_about_alone() -> None:
    terms = load_terms(str(TOP / "terms/lsb/company.terms")).value
    assert terms is not None
    whole = "a whole number of shares for each makes no difference between counting by share and by holder"
    assert why_equivalent("conversion.fractions", "Conversion.fractions: per is share", terms, "NP") == whole
    assert why_equivalent("conversion.fractions", "Conversion.fractions: outcome is down", terms, "NP") == ""
    assert why_equivalent("conversion.rate", "Conversion.rate: doubled", terms, "NP") == ""
