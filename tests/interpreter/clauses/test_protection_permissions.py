# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import PROTECTION, Paper, nstor, with_clause
from interpreter.story import (
    ALL_K,
    BOARD,
    BOTH,
    HALCO,
    F,
    Line,
    day,
    effects,
    last,
    sections,
    told,
)
from paripassu.model.clauses import Permission
from paripassu.model.events import (
    Assert,
    Designate,
    Issue,
)
from paripassu.model.matters import Matter
from paripassu.model.run import ALLOWED, BREACH, UNDETERMINED, Displaced, Step, Undetermined

PAPER = Paper("K", {})


def judged(about: str, on: str) -> Assert:
    return Assert(day(on), "adverse", about, BOARD, of="K")


def step(*lines: Line) -> Step:
    return last(told(*lines))


def designate(ranks: str = "senior to", to: str = "K", on: str = "2002-03-01") -> Designate:
    return Designate(day(on), "M", "Preferred", F(5_000), F(1000), ranks, to)


def test_section_7c_lets_the_company_create_a_later_senior_series_and_displaces_7a() -> None:
    found = step(*BOTH, designate())
    assert (found.ruling, found.missing) == (ALLOWED, "")
    (reason,) = found.reasons
    words = "§7(c) stands notwithstanding everything else: the company may create a later series that ranks ahead of K."
    assert (reason.text, [str(cite) for cite in reason.cites]) == (words, ["K §7(c)"])
    assert [(str(each.cite), each.because) for each in reason.displaced] == [("K §7(a)", words)]
    assert reason.because[0].text.startswith("A vote of K is needed if “series M” adversely affects its rights")
    assert effects(found, Undetermined) == []


def test_even_a_series_that_the_board_calls_adverse_is_permitted() -> None:
    found = step(*BOTH, judged("M", on="2002-02-28"), designate())
    assert found.ruling == ALLOWED
    assert isinstance(found.reasons[0].displaced[0], Displaced)
    assert found.reasons[0].because[0].text.startswith("The series M needs the consent beforehand of a majority of K")


def test_a_series_that_does_not_rank_ahead_is_not_what_7c_permits() -> None:
    assert step(*BOTH, designate("with")).reasons == ()
    assert step(*BOTH, judged("M", on="2002-02-28"), designate("with")).ruling == BREACH
    # A series senior to H says nothing to K by itself.
    assert step(*BOTH, designate(to="H")).reasons == ()


def test_only_a_later_series_is_permitted() -> None:
    early = Issue(day("2001-11-19"), "K", F(14_000), HALCO)
    assert step(early, designate(on="2001-11-19")).ruling == UNDETERMINED
    permission = PAPER.item(Permission((Matter("senior issue"),), later_only=False), "§7(c)")
    terms = with_clause(evolve(PROTECTION, permissions=(permission,)))
    assert last(told(early, designate(on="2001-11-19"), terms=terms)).ruling == ALLOWED
    unsigned = evolve(nstor().stocks[-1], signed=None)
    terms = evolve(nstor(), stocks=(*nstor().stocks[:-1], unsigned))
    assert last(told(early, designate(on="2001-11-19"), terms=terms)).ruling == ALLOWED


@pytest.mark.parametrize(("section", "ruling"), [("§7(a)", ALLOWED), ("§7", ALLOWED), ("§9", UNDETERMINED)])
def test_a_permission_lifts_only_the_sections_it_names(section: str, ruling: str) -> None:
    permission = PAPER.item(Permission((Matter("senior issue"),), (section,)), "§7(c)")
    found = last(told(*BOTH, designate(), terms=with_clause(evolve(PROTECTION, permissions=(permission,)))))
    assert found.ruling == ruling
    assert (f"§7(c) stands notwithstanding {section}: " in found.reasons[0].text) == (ruling == ALLOWED)


def test_a_permission_without_anything_to_displace_is_still_the_reason() -> None:
    only = with_clause(evolve(PROTECTION, consents=()))
    (reason,) = last(told(*BOTH, designate(), terms=only)).reasons
    assert (sections(reason), reason.displaced) == (["K §7(c)"], ())


def test_what_nobody_has_the_power_to_do_cannot_be_permitted() -> None:
    found = step(ALL_K, evolve(designate(), shares=F(2_000_000)))
    assert (found.ruling, found.code) == ("void", "R301")
