"""Questions on votes and notices that Series K leaves open: each answered in both ways on the same story."""

# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest

from interpreter.series_k import PROTECTION, Paper, nstor, with_clause
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOARD,
    BOTH,
    BUYER,
    HALCO,
    OTHERS,
    F,
    by_name,
    day,
    duties,
    effect,
    issuance,
    last,
    mailed,
    notes,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import ActOn, ChangeSection
from paripassu.model.clauses import ConsentRule, Protection
from paripassu.model.events import (
    AdverseAction,
    AmendCharter,
    Assert,
    DeclareDividend,
    MailNotice,
    Merge,
    Property,
    Transfer,
    WrittenConsent,
)
from paripassu.model.matters import Matter
from paripassu.model.quantities import Threshold
from paripassu.model.run import ALLOWED, BREACH, UNDETERMINED, Input, Tallied

PAPER = Paper("K", {})


# §7(b): the rights in a section


def amended(section: str, *judgments: Assert, amendments: str = "rights-alone") -> str:
    amend = AmendCharter(day("2002-03-05"), (ChangeSection("K", section),))
    return last(told(*BOTH, *judgments, amend, amendments=amendments)).ruling


@pytest.mark.parametrize(
    ("section", "rights_alone"),
    [
        ("§5", BREACH),
        ("§5(a)", BREACH),
        ("§5(b)", BREACH),
        ("§5(c)", BREACH),
        ("§5(e)", UNDETERMINED),
        ("§7", BREACH),
        ("§7(b)(i)", BREACH),
        ("§7(c)", UNDETERMINED),
        ("§2", ALLOWED),
    ],
)
def test_a_section_that_states_a_right_needs_no_judgment_and_any_other_does(section: str, rights_alone: str) -> None:
    assert amended(section) == rights_alone
    assert amended(section, amendments="any-change") == (ALLOWED if section == "§2" else BREACH)


@pytest.mark.parametrize(("holds", "ruling"), [(True, BREACH), (False, ALLOWED)])
@pytest.mark.parametrize("section", ["§5(b)", "§5(e)", "§7(c)"])
def test_whoever_judges_that_rights_are_changed_is_believed(section: str, holds: bool, ruling: str) -> None:
    judgment = Assert(day("2002-03-01"), "change of rights", f"change of {section} of K", BOARD, holds, of="K")
    assert amended(section, judgment) == ruling


def test_the_missing_judgment_is_named_and_a_consent_makes_it_needless() -> None:
    change = ChangeSection("K", "§5(e)")
    amend = AmendCharter(day("2002-03-05"), (change,))
    found = last(told(*BOTH, amend))
    assert found.missing == ("whether “change of §5(e) of K” changes the rights in §5 (a judgment: assert it, by whom)")
    consent = WrittenConsent(day("2002-03-04"), "K", (resolved(change, by_name(HALCO)),))
    assert last(told(*BOTH, consent, amend)).ruling == ALLOWED


def test_a_judgment_on_rights_is_put_on_record_with_its_author() -> None:
    for holds, words in ((True, "changes"), (False, "does not change")):
        run = told(*BOTH, Assert(day("2002-03-01"), "change of rights", "change of §5(e) of K", BOARD, holds, of="K"))
        assert notes(run) == [f"{BOARD} judges that “change of §5(e) of K” {words} rights of K."] * 2
    reads_all = told(
        *BOTH,
        Assert(day("2002-03-01"), "change of rights", "change of §5(e) of K", BOARD, of="K"),
        amendments="any-change",
    )
    assert notes(reads_all) == []


# §7(a): the two tests of a subsidiary


@pytest.mark.parametrize(
    ("shares", "votes", "ruling"),
    [("0.6", "0.4", BREACH), ("0.4", "0.6", BREACH), ("0.5", "0.5", ALLOWED), (None, "0.6", BREACH)],
)
def test_either_test_makes_a_subsidiary(shares: str | None, votes: str, ruling: str) -> None:
    judgment = Assert(day("2002-03-01"), "adverse", "the sale", BOARD, of="K")
    owned_shares = None if shares is None else F(shares)
    act = AdverseAction(day("2002-03-05"), "the sale", "", "Acme", F(votes), owned_shares=owned_shares)
    assert last(told(*BOTH, judgment, act)).ruling == ruling


def test_shares_count_only_where_the_terms_name_them() -> None:
    adverse = ConsentRule(("K",), Threshold(F(1, 2), True), (Matter("adverse action", of="K"),), by_subsidiary_too=True)
    terms = with_clause(Protection(PROTECTION.cite, (PAPER.item(adverse, "§7(a)"),)))
    act = AdverseAction(day("2002-03-05"), "the sale", "", "Acme", F("0.4"), owned_shares=F("0.6"))
    run = told(*BOTH, Assert(day("2002-03-01"), "adverse", "the sale", BOARD, of="K"), act, terms=terms)
    assert (last(run).ruling, notes(run)) == (
        ALLOWED,
        ["Acme is no subsidiary: the company holds 40% of its votes, not more than 50%."],
    )


# §9: consolidations, and the day to which the days run

CONSOLIDATED = Merge(
    day("2002-06-17"), "NewCo", False, Property((("NewCo", F(1)),)), "Common", "in writing", is_consolidation=True
)


def test_a_consolidation_is_announced_where_it_is_read_as_a_merger() -> None:
    assert last(told(*BOTH, CONSOLIDATED)).ruling == ALLOWED
    assert notes(told(*BOTH, CONSOLIDATED))[-1] == (
        "No notice of the consolidation is due to holders of K, as the terms are read."
    )
    late = told(*BOTH, CONSOLIDATED, consolidation_notice="as-merger")
    assert (last(late).ruling, sections(last(late).reasons[0])[0]) == (BREACH, "K §9(b)")
    for matter in ("merger", "consolidation"):
        run = told(*BOTH, mailed("2002-06-03", matter, "2002-06-17"), CONSOLIDATED, consolidation_notice="as-merger")
        assert last(run).ruling == ALLOWED
    plain = Merge(day("2002-06-17"), "SmallCo", survives=True)
    assert last(told(*BOTH, plain)).ruling == BREACH
    assert last(told(*BOTH, mailed("2002-06-03", "consolidation", "2002-06-17"), plain)).ruling == ALLOWED


def test_a_notice_of_a_consolidation_is_one_of_a_merger_where_the_terms_tell_no_difference() -> None:
    run = told(*BOTH, mailed("2002-06-03", "consolidation", "2002-06-17"), consolidation_notice="as-merger")
    assert notes(run)[0].endswith("the last good mailing date for an act on 2002-06-17 is 2002-06-03: in time.")
    run = told(*BOTH, mailed("2002-06-03", "consolidation", "2002-06-17"))
    assert notes(run)[0] == "No clause of K says by when notice of the consolidation is to be mailed."


def test_the_days_of_a_notice_run_to_the_payment_where_they_are_read_so() -> None:
    dividend = DeclareDividend(day("2002-02-11"), "Common", F("0.01"), day("2002-02-20"), day("2002-04-01"))
    assert last(told(*BOTH, dividend)).ruling == BREACH
    run = told(*BOTH, dividend, days_run_to="to-payment")
    (duty,) = duties(run, "mail notice")
    assert (last(run).ruling, duty.due) == (ALLOWED, day("2002-03-18"))
    assert Input("day of payment", day("2002-04-01"), "date") in duty.reason.inputs
    for mailing, status in (("2002-03-18", "met"), ("2002-03-19", "breached")):
        notice = MailNotice(day(mailing), "record date for dividend", day("2002-02-20"), "K")
        assert duties(told(*BOTH, dividend, notice, days_run_to="to-payment"), "mail notice")[0].status == status
    earlier = DeclareDividend(day("2002-01-02"), "Common", F("0.01"), day("2002-01-31"), day("2002-03-01"))
    notice = MailNotice(day("2002-03-18"), "record date for dividend", day("2002-02-20"), "K")
    run = told(*BOTH, earlier, dividend, notice, days_run_to="to-payment")
    assert [duty.status for duty in duties(run, "mail notice")] == ["breached", "met"]
    unpaid = DeclareDividend(day("2002-02-11"), "Common", F("0.01"), day("2002-02-20"))
    assert last(told(*BOTH, unpaid, days_run_to="to-payment")).ruling == BREACH


# §4: the day of a consent without a record date


def test_a_consent_without_a_record_date_is_counted_on_the_day_it_was_solicited() -> None:
    sold = Transfer(day("2002-03-04"), "K", F(14_000), HALCO, BUYER)
    act = resolved(ActOn("written consent", of="Common"), by_name(HALCO))
    late = WrittenConsent(day("2002-03-06"), "K", (act,))
    asked = WrittenConsent(day("2002-03-06"), "K", (act,), solicited=day("2002-03-01"))
    fixed = WrittenConsent(day("2002-03-06"), "K", (act,), day("2002-03-05"), day("2002-03-01"))
    for consent, votes in ((late, 0), (asked, 14_000), (fixed, 0)):
        assert effect(last(told(ALL_K, sold, consent)), Tallied).in_favor == votes


def test_where_no_terms_speak_of_the_solicitation_its_day_does_not_matter() -> None:
    sold = Transfer(day("2002-03-04"), "Common", F(35_000_000), OTHERS, BUYER)
    consent = WrittenConsent(day("2002-03-06"), "Common", (issuance(by_name(OTHERS)),), solicited=day("2002-03-01"))
    assert effect(last(told(ALL_COMMON, sold, consent, terms=nstor())), Tallied).in_favor == 0
