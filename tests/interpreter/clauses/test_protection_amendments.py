# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import PROTECTION, Paper, nstor, public, with_clause
from interpreter.story import (
    BOARD,
    BOTH,
    GIVEN_J,
    F,
    Line,
    by_number,
    day,
    effects,
    last,
    notes,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    OtherAct,
    ReduceLiquidation,
)
from paripassu.model.clauses import ConsentRule, Protection
from paripassu.model.events import (
    AmendCharter,
    Assert,
    Issue,
    WrittenConsent,
)
from paripassu.model.matters import Matter
from paripassu.model.run import ALLOWED, BREACH, UNDETERMINED, Noted, Step, Undetermined

MARCH = day("2002-03-05")
PAPER = Paper("K", {})


def judged(about: str) -> Assert:
    return Assert(day("2002-03-01"), "adverse", about, BOARD, of="K")


def step(*lines: Line) -> Step:
    return last(told(*lines))


def consent(shares: str, act: Act) -> WrittenConsent:
    return WrittenConsent(day("2002-03-04"), "K", (resolved(act, by_number(F(shares))),))


I_HELD = (Issue(day("2001-06-08"), "I", F(250), "I Holder"), Issue(day("2001-06-08"), "H", F(3_000), "H Holder"))


def amend(*acts: Act) -> AmendCharter:
    return AmendCharter(MARCH, acts)


@pytest.mark.parametrize(
    ("act", "section"),
    [
        (ReduceLiquidation("K", F(900)), "K §7(b)(i)"),
        (ReduceLiquidation("K"), "K §7(b)(i)"),
        (ChangeSeniority("K", "junior to", "I"), "K §7(b)(i)"),
        (ChangeSeniority("I", "senior to", "K"), "K §7(b)(i)"),
        (ChangeSection("K", "§5(b)"), "K §7(b)(ii)"),
        (ChangeSection("K", "§5"), "K §7(b)(ii)"),
        (ChangeSection("K", "§7(a)"), "K §7(b)(iii)"),
    ],
)
def test_listed_amendments_need_a_majority_of_k(act: Act, section: str) -> None:
    found = step(*I_HELD, *BOTH, amend(act))
    assert (found.ruling, sections(found.reasons[0])) == (BREACH, [section])
    assert step(*I_HELD, *BOTH, consent("7000.5", act), amend(act)).ruling == ALLOWED


@pytest.mark.parametrize(
    "act",
    [
        OtherAct("Change the company's name"),
        ReduceLiquidation("H", F(900)),
        ChangeSection("K", "§2"),
        ChangeSection("H", "§5"),
        ChangeSeniority("H", "junior to", "I"),
        IncreaseAuthorized("Common", F(200_000_000)),
    ],
)
def test_other_amendments_need_none_by_name_and_the_run_says_why(act: Act) -> None:
    run = told(*I_HELD, *BOTH, amend(act))
    assert last(run).ruling == ALLOWED
    note = effects(last(run), Noted)[-1]
    assert note.reason.text.startswith("No vote of K on the ")
    assert note.reason.text.endswith("were adverse to K, and nobody has asserted that.")
    assert sections(note.reason) == ["K §7(a)", "K §7(b)(i)", "K §7(b)(ii)", "K §7(b)(iii)"]


def test_an_amendment_outside_the_list_that_somebody_judged_adverse_needs_the_vote_all_the_same() -> None:
    found = step(*BOTH, judged("change of §2 of K"), amend(ChangeSection("K", "§2")))
    assert (found.ruling, sections(found.reasons[0])) == (BREACH, ["K §7(a)"])


def test_seniority_is_protected_against_series_outstanding_on_the_day_of_the_certificate_only() -> None:
    later = Issue(day("2001-12-03"), "I", F(250), "I Holder")
    # Outside of the list it is for somebody to judge whether K is worse off.
    assert step(*BOTH, later, amend(ChangeSeniority("K", "junior to", "I"))).ruling == UNDETERMINED
    assert step(*BOTH, later, amend(ChangeSeniority("K", "senior to", "I"))).ruling == ALLOWED
    given_j = (*BOTH, Issue(day("2001-12-03"), "J", F(10_000), "J Holder"), amend(ChangeSeniority("K", "with", "J")))
    # The script says that J was outstanding then, whatever it tells of later issues.
    assert last(told(*given_j, givens=GIVEN_J)).ruling == BREACH
    assert last(told(*given_j)).ruling == UNDETERMINED


@pytest.mark.parametrize(
    ("act", "ruling"),
    [
        (ChangeSeniority("K", "junior to", "I"), UNDETERMINED),
        (ChangeSeniority("K", "with", "I"), UNDETERMINED),
        (ChangeSeniority("K", "senior to", "I"), ALLOWED),
        (ChangeSeniority("I", "senior to", "K"), UNDETERMINED),
        (ChangeSeniority("I", "junior to", "K"), ALLOWED),
        (ChangeSeniority("I", "junior to", "H"), ALLOWED),
        (ReduceLiquidation("K", F(900)), UNDETERMINED),
        (ReduceLiquidation("I", F(900)), ALLOWED),
        (OtherAct("Change the company's name"), ALLOWED),
    ],
)
def test_what_takes_rank_or_money_from_a_series_waits_for_a_judgment_where_nothing_names_it(
    act: Act, ruling: str
) -> None:
    terms = with_clause(Protection(PAPER.cite("§7"), consents=PROTECTION.consents[:1]))
    found = last(told(*I_HELD, *BOTH, amend(act), terms=terms))
    assert found.ruling == ruling
    assert ("is adverse to K (a judgment: assert it, and by whom)" in found.missing) is (ruling == UNDETERMINED)


def test_what_a_clause_names_needs_no_judgment_besides() -> None:
    found = step(*I_HELD, *BOTH, amend(ChangeSeniority("K", "junior to", "I")))
    assert len(found.reasons) == 1
    assert effects(found, Undetermined) == []
    both = step(*I_HELD, *BOTH, judged("ranking of K junior to I"), amend(ChangeSeniority("K", "junior to", "I")))
    assert [sections(reason) for reason in both.reasons] == [["K §7(a)"], ["K §7(b)(i)"]]


def test_consent_that_was_given_makes_a_judgment_needless() -> None:
    act = ChangeSeniority("K", "junior to", "I")
    later = Issue(day("2001-12-03"), "I", F(250), "I Holder")
    assert step(*BOTH, later, consent("7000.5", act), amend(act)).ruling == ALLOWED
    assert step(*BOTH, later, consent("7000", act), amend(act)).ruling == UNDETERMINED


def test_the_terms_themselves_may_say_since_when_stock_is_outstanding() -> None:
    terms = nstor()
    for day_out, ruling in (("2001-11-19", BREACH), ("2001-11-20", UNDETERMINED)):
        own = public("I", 250, amount=1000)
        designation = own.designation
        assert designation is not None
        known = evolve(designation, outstanding_on=Paper("I", {}).item(day(day_out), "public record"))
        own = evolve(own, clauses=(known, *own.clauses[1:]))
        stocks = tuple(own if stock.name == "I" else stock for stock in terms.stocks)
        run = told(*BOTH, amend(ChangeSeniority("K", "junior to", "I")), terms=evolve(terms, stocks=stocks))
        assert last(run).ruling == ruling


def test_consent_to_an_amendment_may_say_less_than_the_amendment() -> None:
    for general, act in (
        (ReduceLiquidation("K"), ReduceLiquidation("K", F(900))),
        (ChangeSection("K", "§5"), ChangeSection("K", "§5(b)")),
        (ActOn("amendment"), ChangeSection("K", "§7(a)")),
    ):
        assert step(*BOTH, consent("14000", general), amend(act)).ruling == ALLOWED


def test_consent_to_another_amendment_is_none() -> None:
    for other, act in (
        (ReduceLiquidation("K", F(950)), ReduceLiquidation("K", F(900))),
        (ReduceLiquidation("H"), ReduceLiquidation("K", F(900))),
        (ChangeSection("K", "§5(b)"), ChangeSection("K", "§5")),
        (ChangeSection("H", "§5"), ChangeSection("K", "§5")),
        (OtherAct("Anything"), ReduceLiquidation("K", F(900))),
        (ActOn("amendment", "of the name"), ReduceLiquidation("K", F(900))),
    ):
        assert step(*BOTH, consent("14000", other), amend(act)).ruling == BREACH


def test_a_rule_may_protect_seniority_against_one_class_only() -> None:
    matter = Matter("amendment changing seniority", of="H")
    item = PAPER.item(ConsentRule(("K",), PROTECTION.consents[0].value.threshold, (matter,)), "§7(d)")
    terms = with_clause(Protection(PAPER.cite("§7"), consents=(item,)))
    for other, ruling in (("H", BREACH), ("I", ALLOWED)):
        run = told(*I_HELD, *BOTH, amend(ChangeSeniority("K", "with", other)), terms=terms)
        assert last(run).ruling == ruling


def test_a_clause_without_rules_asks_for_nothing() -> None:
    run = told(*BOTH, amend(OtherAct("Anything")), terms=with_clause(Protection(PAPER.cite("§7"))))
    assert notes(run) == ["The charter is amended: Anything."]
