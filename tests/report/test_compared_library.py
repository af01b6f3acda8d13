"""Reports on series of the library, kept whole and read through: the twins K and L, H before K, and venture forms."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from commands import call

TOP = Path(__file__).parent.parent.parent
NSTOR = "terms/nstor/company.terms"
# The same fifth of a company in five forms: what the preference is, and what is left of the rest.
FORMS = ("a-fifth", "a-fifth-participating", "capped-at-three", "capped-at-five")


@pytest.mark.parametrize(("first", "second"), [("K", "L"), ("H", "K"), ("I", "K")])
def test_series_of_nstor(
    first: str, second: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    called = call("compare", f"{NSTOR}:{first}", f"{NSTOR}:{second}")
    assert (called.code, called.err) == (0, "")
    golden(f"report/compare-{first}-{second}.txt", called.out)


@pytest.mark.parametrize(("first", "second"), list(combinations(FORMS, 2)))
def test_venture_forms(
    first: str, second: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    sides = [f"terms/venture/{name}.terms:A" for name in (first, second)]
    called = call("compare", *sides, "--captable", f"terms/venture/{first}.csv")
    assert (called.code, called.err) == (0, "")
    golden(f"report/compare-{first}-{second}.txt", called.out)
