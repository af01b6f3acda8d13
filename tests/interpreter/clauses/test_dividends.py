# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from interpreter.series_k import Paper, with_clause
from interpreter.story import BOTH, F, day, duties, last, sections, told
from paripassu.model.dividends import Dividends
from paripassu.model.events import DeclareDividend
from paripassu.model.run import ALLOWED, VOID

FEB = day("2002-02-11")
PAPER = Paper("K", {})


def declared(on: str) -> DeclareDividend:
    return DeclareDividend(FEB, on, F(1))


def test_a_dividend_on_series_k_is_void_under_section_2() -> None:
    run = told(*BOTH, declared("K"))
    step = last(run)
    assert (step.ruling, step.code, step.effects, duties(run)) == (VOID, "R310", (), [])
    assert step.reasons[0].text == "Holders of K are entitled to no dividends, so none can be declared on it."
    assert sections(step.reasons[0]) == ["K §2"]


def test_section_2_says_nothing_against_a_dividend_on_common() -> None:
    assert last(told(*BOTH, declared("Common"))).ruling == ALLOWED


def test_a_clause_that_does_not_deny_them_allows_them() -> None:
    for clause in (Dividends(PAPER.cite("§2")), Dividends(PAPER.cite("§2"), none=PAPER.item(False, "§2"))):
        assert last(told(*BOTH, declared("K"), terms=with_clause(clause))).ruling == ALLOWED
