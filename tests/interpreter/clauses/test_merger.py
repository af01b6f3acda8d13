# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import Paper, with_clause
from interpreter.story import ALL_COMMON, BOARD, BOTH, F, Line, day, effects, last, mailed, notes, sections, told
from paripassu.model.acts import OtherAct
from paripassu.model.clauses import MergerCovenant
from paripassu.model.events import AdverseAction, AmendCharter, AnyEvent, Assert, Designate, Merge, SellAssets
from paripassu.model.run import ALLOWED, BREACH, Noted, Step

JUNE = day("2002-06-17")
NOTICE = mailed("2002-06-03", "merger", "2002-06-17")
PAPER = Paper("K", {})


def merge(survives: bool, assumes: str = "") -> Merge:
    return Merge(JUNE, "NewCo", survives, assumes=assumes)


def step(*lines: Line) -> Step:
    return last(told(*BOTH, NOTICE, *lines))


@pytest.mark.parametrize(("assumes", "how"), [("", "did not"), ("orally", "did so only orally")])
def test_a_merger_away_without_written_assumption_is_a_breach_and_a_fact(assumes: str, how: str) -> None:
    found = step(merge(survives=False, assumes=assumes))
    assert found.ruling == BREACH
    assert found.reasons[0].text == (
        f"The company does not survive the merger, so NewCo had to assume the terms of K in writing; it {how}."
    )
    assert sections(found.reasons[0]) == ["K §8"]
    assert "The company merges with NewCo and does not survive." in [note.reason.text for note in effects(found, Noted)]


def test_with_the_terms_assumed_in_writing_it_is_in_order() -> None:
    run = told(*BOTH, NOTICE, merge(survives=False, assumes="in writing"))
    assert last(run).ruling == ALLOWED
    assert "NewCo assumed the terms of K in writing, as it had to." in notes(run)


def test_a_company_that_survives_need_not_be_assumed() -> None:
    run = told(*BOTH, NOTICE, merge(survives=True))
    assert last(run).ruling == ALLOWED
    assert "The company survives the merger, so nobody need assume the terms of K." in notes(run)


def test_a_breach_is_not_said_to_be_in_order() -> None:
    assert not [text for text in notes(told(*BOTH, NOTICE, merge(survives=False))) if "assume" in text]


def test_where_no_k_is_outstanding_nothing_is_asked() -> None:
    run = told(ALL_COMMON, merge(survives=False))
    assert (last(run).ruling, notes(run)) == (ALLOWED, ["The company merges with NewCo and does not survive."])


def test_a_clause_that_asks_for_no_assumption_gets_none() -> None:
    for silent in (MergerCovenant(PAPER.cite("§8")), MergerCovenant(PAPER.cite("§8"), PAPER.item(False, "§8"))):
        assert last(told(*BOTH, NOTICE, merge(survives=False), terms=with_clause(silent))).ruling == ALLOWED


# Evasion


def judged(fact: str, about: str, *, holds: bool = True, of: str = "K") -> Assert:
    return Assert(day("2002-06-03"), fact, about, "Court of Chancery", holds, of)


SPIN_OFF = AmendCharter(JUNE, (OtherAct("Spin off the laboratory"),))


@pytest.mark.parametrize(
    ("judgment", "words"),
    [
        (judged("avoidance", "Spin off the laboratory"), "seeks to avoid"),
        (
            judged("good faith", "Spin off the laboratory", holds=False, of=""),
            "does not in good faith help to carry out",
        ),
    ],
)
def test_what_was_judged_an_evasion_is_a_breach(judgment: Assert, words: str) -> None:
    found = step(judgment, SPIN_OFF)
    assert found.ruling == BREACH
    assert found.reasons[0].text == (
        f"Court of Chancery judged that the Spin off the laboratory {words} the terms of K."
    )
    assert sections(found.reasons[0]) == ["K §8"]
    assert [each.fact for each in found.reasons[0].judgments] == [judgment.fact]


@pytest.mark.parametrize(
    "judgment",
    [
        judged("avoidance", "Spin off the laboratory", holds=False),
        judged("avoidance", "Spin off the laboratory", of="H"),
        judged("avoidance", "Something else"),
        judged("good faith", "Spin off the laboratory", of=""),
    ],
)
def test_what_was_judged_in_order_or_is_something_else_is_none(judgment: Assert) -> None:
    assert step(judgment, SPIN_OFF).ruling == ALLOWED


@pytest.mark.parametrize(
    ("event", "about"),
    [
        (AdverseAction(JUNE, "sale of the plant"), "sale of the plant"),
        (Designate(JUNE, "M", "Preferred", F(1)), "series M"),
        (SellAssets(JUNE, "Buyer", extent="less than substantially all"), "sale to Buyer"),
        (merge(survives=True), "merger with NewCo"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_voluntary_act_of_the_company_can_be_an_evasion(event: AnyEvent, about: str) -> None:
    assert sections(step(judged("avoidance", about), event).reasons[0]) == ["K §8"]


def test_without_a_clause_against_evasion_there_is_none() -> None:
    own = MergerCovenant(PAPER.cite("§8"), no_avoidance=PAPER.item(False, "§8"))
    for terms in (with_clause(own), with_clause(evolve(own, no_avoidance=None))):
        judgment = judged("avoidance", "Spin off the laboratory")
        assert last(told(*BOTH, judgment, SPIN_OFF, terms=terms)).ruling == ALLOWED


def test_judgments_are_put_on_record_under_the_clause_that_turns_on_them() -> None:
    assert notes(told(*BOTH, judged("avoidance", "the plan"))) == [
        "Court of Chancery judges that “the plan” avoids the terms of K."
    ]
    assert notes(told(*BOTH, judged("avoidance", "the plan", holds=False))) == [
        "Court of Chancery judges that “the plan” does not avoid the terms of K."
    ]
    run = told(*BOTH, Assert(JUNE, "good faith", "the plan", BOARD))
    assert notes(run) == ["Board of directors judges that “the plan” is done in good faith."]
    assert sections(effects(last(run), Noted)[0].reason) == ["K §8"]
    assert notes(told(*BOTH, Assert(JUNE, "good faith", "the plan", BOARD, holds=False))) == [
        "Board of directors judges that “the plan” is not done in good faith."
    ]


def test_judgments_about_others_or_where_nothing_is_outstanding_are_only_on_record() -> None:
    assert notes(told(*BOTH, judged("avoidance", "the plan", of="H"))) == []
    assert notes(told(ALL_COMMON, judged("avoidance", "the plan"))) == []
    silent = with_clause(MergerCovenant(PAPER.cite("§8")))
    assert notes(told(*BOTH, judged("avoidance", "the plan"), terms=silent)) == []
