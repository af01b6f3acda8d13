"""Terms on a shelf: what many files say together is what each of them says by itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paripassu.pipeline import check_file, load_terms
from paripassu.resolve.shelf import Shelf

TERMS = Path(__file__).parent.parent.parent / "terms"
FILES = sorted(str(path) for path in TERMS.rglob("*") if path.suffix in {".terms", ".events"})


def companies_first(paths: list[str]) -> list[str]:
    return sorted(paths, key=lambda path: os.path.basename(path) != "company.terms")


@pytest.mark.parametrize("folder", ["nstor", "visium", "dividends", "forms"])
def test_a_folder_has_the_findings_of_its_files(folder: str) -> None:
    shelf = Shelf()
    files = companies_first([path for path in FILES if os.sep + folder + os.sep in path])
    together = {path: check_file(path, shelf=shelf) for path in files}
    assert together == {path: check_file(path) for path in files}
    assert len(files) > 1


def test_a_company_is_read_once_and_its_series_with_it() -> None:
    shelf = Shelf()
    company = load_terms(str(TERMS / "nstor" / "company.terms"), shelf=shelf)
    assert load_terms(str(TERMS / "nstor" / "series-k.terms"), shelf=shelf) is company
    assert load_terms(str(TERMS / "nstor" / "company.terms"), {"shortfall": "all-ratable"}, shelf=shelf) is not company


def test_a_series_alone_says_nothing_of_its_neighbors() -> None:
    shelf = Shelf()
    series = load_terms(str(TERMS / "nstor" / "series-k.terms"), shelf=shelf)
    assert load_terms(str(TERMS / "nstor" / "series-k.terms"), shelf=shelf) is series
    assert load_terms(str(TERMS / "nstor" / "company.terms"), shelf=shelf) is not series


def test_standard_input_is_never_on_a_shelf() -> None:
    assert Shelf().known("-", {}) is None


def test_an_amended_paper_does_not_take_the_place_of_the_company(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(
        'company "A" incorporated in Delaware\n\nclass Common "Common"\n\nclass Preferred "Preferred"\n'
        '  authorized 10, designated by the board\n\ninclude "a.terms"\n',
        encoding="utf-8",
    )
    series = 'series A "A" of Preferred{}\n\n§1 designation\n  shares {}\n'
    (tmp_path / "a.terms").write_text(series.format("", 5), encoding="utf-8")
    (tmp_path / "b.terms").write_text(series.format(' like "a.terms"', 7), encoding="utf-8")
    shelf = Shelf()
    found = [load_terms(str(tmp_path / name), shelf=shelf).value for name in ("b.terms", "a.terms", "company.terms")]
    shares = [terms.stock("A").designation.shares.value for terms in found]  # type: ignore[union-attr]
    assert shares == [7, 5, 5]
