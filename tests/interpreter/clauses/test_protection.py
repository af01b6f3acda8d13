# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import PROTECTION, Paper, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOARD,
    BOTH,
    BUYER,
    F,
    Line,
    by_name,
    by_number,
    day,
    effects,
    last,
    meeting,
    notes,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import (
    Act,
    ActOn,
)
from paripassu.model.clauses import ConsentRule, Protection
from paripassu.model.events import (
    AdverseAction,
    Assert,
    Issue,
    Merge,
    SellAssets,
    Split,
    WrittenConsent,
)
from paripassu.model.matters import Matter
from paripassu.model.run import ALLOWED, BREACH, UNDETERMINED, Input, Judgment, Noted, Step, Undetermined

MARCH, PLANT = day("2002-03-05"), "sale of the plant"
PAPER = Paper("K", {})
HALVES = (Issue(day("2001-11-20"), "K", F(7_000), "First"), Issue(day("2001-11-20"), "K", F(7_000), "Second"))
ADVERSE = ActOn("adverse action", PLANT)


def judged(about: str = PLANT, *, holds: bool = True, of: str = "K", on: str = "2002-03-01") -> Assert:
    return Assert(day(on), "adverse", about, BOARD, holds, of)


def step(*lines: Line) -> Step:
    return last(told(*lines))


def consent(shares: str, act: Act = ADVERSE) -> WrittenConsent:
    return WrittenConsent(day("2002-03-04"), "K", (resolved(act, by_number(F(shares))),))


# Acts adverse to the series


def test_an_adverse_act_without_a_vote_is_a_breach_that_relies_on_who_judged_it() -> None:
    found = step(*BOTH, judged(), AdverseAction(MARCH, PLANT))
    assert found.ruling == BREACH
    assert found.reasons[0].text == (
        "The sale of the plant needs the consent beforehand of a majority of K, "
        "more than 7,000 of 14,000 shares; none was given."
    )
    assert sections(found.reasons[0]) == ["K §7(a)"]
    assert found.reasons[0].judgments == (Judgment("adverse", PLANT, True, BOARD, day("2002-03-01")),)


@pytest.mark.parametrize(("shares", "ruling"), [("7000", BREACH), ("7000.5", ALLOWED)])
def test_7000_of_14000_is_no_majority_and_7000_and_a_half_is(shares: str, ruling: str) -> None:
    assert step(*BOTH, judged(), consent(shares), AdverseAction(MARCH, PLANT)).ruling == ruling


def test_a_vote_at_a_meeting_of_the_series_is_as_good_as_consent() -> None:
    vote = meeting("2002-03-04", resolved(ADVERSE, by_name("First", against=("Second",))), record="2002-02-15", of="K")
    assert step(*HALVES, judged(), vote, AdverseAction(MARCH, PLANT)).ruling == BREACH
    both = meeting("2002-03-04", resolved(ADVERSE, by_name("First", "Second")), of="K")
    run = told(*HALVES, judged(), both, AdverseAction(MARCH, PLANT))
    assert last(run).ruling == ALLOWED
    assert notes(run) == [
        (
            "14,000 of 14,000 K consented to the sale of the plant on 2002-03-04; "
            "a majority is more than 7,000 of 14,000 shares."
        )
    ]
    assert [each.by for each in effects(last(run), Noted)[0].reason.judgments] == [BOARD]


def test_at_a_meeting_of_all_the_series_must_have_been_counted_by_itself() -> None:
    together = meeting("2002-03-04", resolved(ADVERSE, by_name("First", "Second")))
    assert step(*HALVES, judged(), together, AdverseAction(MARCH, PLANT)).ruling == BREACH
    alone = meeting("2002-03-04", resolved(ADVERSE, by_number(7_001, of="K")))
    assert step(*HALVES, judged(), alone, AdverseAction(MARCH, PLANT)).ruling == ALLOWED


def test_an_omission_is_an_act_too() -> None:
    assert step(*BOTH, judged(), AdverseAction(MARCH, PLANT, is_omission=True)).ruling == BREACH


def test_while_nobody_has_judged_it_the_ruling_is_open_and_names_what_is_missing() -> None:
    found = step(*BOTH, AdverseAction(MARCH, PLANT))
    missing = "whether “sale of the plant” is adverse to K (a judgment: assert it, and by whom)"
    assert (found.ruling, found.missing) == (UNDETERMINED, missing)
    assert found.reasons[0].text == (
        "A vote of K is needed if “sale of the plant” adversely affects its rights; nobody has said whether it does."
    )
    assert sections(found.reasons[0]) == ["K §7(a)"]
    (open_question,) = effects(found, Undetermined)
    assert (open_question.missing, open_question.outcomes) == (missing, ("allowed", "a breach of §7(a)"))


def test_once_it_is_denied_the_act_is_allowed_on_whose_word() -> None:
    run = told(*BOTH, judged(holds=False), AdverseAction(MARCH, PLANT))
    assert last(run).ruling == ALLOWED
    assert notes(run) == [
        "Board of directors judged that “sale of the plant” is not adverse to K, so no vote is needed."
    ]


def test_the_latest_judgment_counts_and_only_one_about_this_act_and_this_series() -> None:
    act = AdverseAction(MARCH, PLANT)
    assert step(*BOTH, judged(), judged(holds=False, on="2002-03-02"), act).ruling == ALLOWED
    assert step(*BOTH, judged("lease of the plant"), act).ruling == UNDETERMINED
    assert step(*BOTH, judged(of="H"), act).ruling == UNDETERMINED
    assert step(*BOTH, judged(of=""), act).ruling == BREACH
    assert step(*BOTH, judged("Sale of the Plant"), act).ruling == BREACH
    assert step(*BOTH, Assert(day("2002-03-01"), "good faith", PLANT, BOARD), act).ruling == UNDETERMINED


def test_an_act_said_to_concern_another_series_needs_no_vote_of_this_one() -> None:
    assert step(*BOTH, judged(), AdverseAction(MARCH, PLANT, of="H")).ruling == ALLOWED
    assert step(*BOTH, judged(), AdverseAction(MARCH, PLANT, of="K")).ruling == BREACH


def test_where_no_k_is_outstanding_nobody_is_asked() -> None:
    run = told(ALL_COMMON, judged(), AdverseAction(MARCH, PLANT))
    assert (last(run).ruling, notes(run)) == (ALLOWED, [])
    assert notes(told(ALL_COMMON, judged())) == []


def test_any_act_of_the_company_that_somebody_judged_adverse_needs_the_vote() -> None:
    split = Split(MARCH, "Common", F(2), F(1))
    assert step(*BOTH, split).ruling == ALLOWED
    assert step(*BOTH, judged("split, reverse split or stock dividend of Common"), split).ruling == BREACH
    merger = Merge(MARCH, "NewCo", survives=True)
    found = step(*BOTH, judged("merger with NewCo"), merger)
    assert "K §7(a)" in [cite for reason in found.reasons for cite in sections(reason)]


def test_a_judgment_is_put_on_record_under_the_clause_that_turns_on_it() -> None:
    run = told(*BOTH, judged())
    assert notes(run) == ["Board of directors judges that “sale of the plant” is adverse to K."]
    note = effects(last(run), Noted)[0]
    assert (sections(note.reason), [each.holds for each in note.reason.judgments]) == (["K §7(a)"], [True])
    assert notes(told(*BOTH, judged(holds=False))) == [
        "Board of directors judges that “sale of the plant” is not adverse to K."
    ]
    assert notes(told(*BOTH, judged(of="H"))) == []


# Subsidiaries


@pytest.mark.parametrize(("owned", "ruling"), [("0.50", ALLOWED), ("0.501", BREACH)])
def test_a_company_of_whose_votes_more_than_half_are_held_is_a_subsidiary(owned: str, ruling: str) -> None:
    found = step(*BOTH, judged(), AdverseAction(MARCH, PLANT, by="Acme", owned=F(owned)))
    assert found.ruling == ruling


def test_half_of_the_votes_make_no_subsidiary_and_the_run_says_so() -> None:
    run = told(*BOTH, judged(), AdverseAction(MARCH, PLANT, by="Acme", owned=F(1, 2)))
    assert notes(run) == [
        "Acme is no subsidiary: the company holds 50% of its votes and 50% of its voting shares, not more than 50%."
    ]
    assert effects(last(run), Noted)[0].reason.inputs == (
        Input("votes held", F(1, 2), "percent"),
        Input("voting shares held", F(1, 2), "percent"),
    )


def test_how_much_is_held_must_be_known() -> None:
    found = step(*BOTH, judged(), AdverseAction(MARCH, PLANT, by="Acme"))
    assert (found.ruling, found.missing) == (UNDETERMINED, "what part of the votes of Acme the company holds")
    assert effects(found, Undetermined)[0].outcomes == ("allowed", "a breach of §7(a)")
    assert found.reasons[0].text == "The clause binds Acme only if the company holds more than 50% of its votes."


def test_a_clause_that_does_not_reach_subsidiaries_binds_the_company_alone() -> None:
    own = PAPER.item(evolve(PROTECTION.consents[0].value, by_subsidiary_too=False), "§7(a)")
    terms = with_clause(evolve(PROTECTION, consents=(own,)))
    run = told(*BOTH, judged(), AdverseAction(MARCH, PLANT, by="Acme", owned=F(1)), terms=terms)
    assert (last(run).ruling, notes(run)) == (ALLOWED, ["The clause binds the company alone, not Acme."])


def test_consent_to_an_act_covers_it_when_a_subsidiary_does_it() -> None:
    act = AdverseAction(MARCH, PLANT, by="Acme", owned=F("0.6"))
    assert step(*BOTH, judged(), consent("14000"), act).ruling == ALLOWED


# Acts listed by name


def listed(kind: str, **narrowed: str) -> Protection:
    rule = ConsentRule(("K",), PROTECTION.consents[0].value.threshold, (Matter(kind, of=narrowed.get("of", "")),))
    return Protection(PAPER.cite("§7"), consents=(PAPER.item(rule, "§7(d)"),))


def test_an_unjudged_sale_that_would_need_a_vote_is_open() -> None:
    terms = with_clause(listed("sale of substantially all assets"))
    found = last(told(*BOTH, SellAssets(MARCH, BUYER), terms=terms))
    open_questions = [each.outcomes for each in effects(found, Undetermined)]
    assert ("allowed", "a breach of §7(d)") in open_questions
    vote = consent("14000", ActOn("sale of substantially all assets", BUYER))
    run = told(*BOTH, vote, SellAssets(MARCH, BUYER), terms=terms)
    assert ("allowed", "a breach of §7(d)") not in [each.outcomes for each in effects(last(run), Undetermined)]


def test_a_judged_sale_that_needs_a_vote_shows_the_judgment() -> None:
    terms = with_clause(listed("sale of substantially all assets"))
    about = Assert(day("2002-03-01"), "substantially all", "sale to Buyer", BOARD)
    reasons = last(told(*BOTH, about, SellAssets(MARCH, BUYER), terms=terms)).reasons
    listed_one = next(reason for reason in reasons if sections(reason) == ["K §7(d)"])
    assert [each.by for each in listed_one.judgments] == [BOARD]


def test_a_matter_may_be_narrowed_to_a_class() -> None:
    split = Split(MARCH, "Common", F(2), F(1))
    assert last(told(*BOTH, split, terms=with_clause(listed("split", of="H")))).ruling == ALLOWED
    # An act on another class is not one on this series.
    assert last(told(*BOTH, split, terms=with_clause(listed("split")))).ruling == ALLOWED
    own = Split(MARCH, "K", F(1), F(2))
    assert last(told(*BOTH, own, terms=with_clause(listed("split")))).ruling == BREACH
