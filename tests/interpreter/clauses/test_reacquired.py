# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from interpreter.series_k import Paper, with_clause
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    GIVEN_J,
    HALCO,
    F,
    approved,
    counted,
    day,
    effects,
    last,
    sections,
    told,
)
from paripassu.model.clauses import Reacquired
from paripassu.model.events import Issue, Property, Reorganize, Repurchase
from paripassu.model.run import VOID, CountChanged, Input

FEB = day("2002-02-04")
BACK = Repurchase(FEB, "K", F(4_000), HALCO, F(3_000_000))
PAPER = Paper("K", {})


def test_what_is_bought_back_is_cancelled_and_grows_undesignated_preferred() -> None:
    before = told(ALL_K, givens=GIVEN_J)
    assert counted(before, "Preferred", "undesignated") == 970_650
    run = told(ALL_K, BACK, givens=GIVEN_J)
    assert counted(run, "Preferred", "undesignated") == 974_650
    assert (counted(run, "K", "outstanding"), counted(run, "K", "reacquired"), counted(run, "K", "unissued")) == (
        10_000,
        4_000,
        0,
    )
    change = effects(last(run), CountChanged)[-1]
    assert change.reason.text == (
        "4,000 K came back to the company: cancelled, returned to undesignated Preferred, "
        "and never to be issued again as K."
    )
    assert sections(change.reason) == ["K §6"]
    assert change.reason.inputs == (Input("came back", F(4_000), "shares"),)


def test_it_is_never_issued_again_as_k() -> None:
    step = last(told(ALL_K, BACK, Issue(FEB, "K", F(1), HALCO)))
    assert (step.ruling, step.code) == (VOID, "R301")
    assert step.reasons[0].text.startswith(
        "Only 0 K may still be issued (14,000 authorized, 10,000 outstanding, "
        "4,000 reacquired and not to be issued again); 1 are 1 too many"
    )
    assert sections(step.reasons[0]) == ["K §1", "K §6", "DGCL §161"]
    assert step.reasons[0].inputs[-1] == Input("reacquired", F(4_000), "shares")


def test_what_was_never_issued_still_can_be() -> None:
    half = Issue(day("2001-11-20"), "K", F(10_000), HALCO)
    run = told(half, BACK, Issue(FEB, "K", F(4_000), HALCO))
    assert (counted(run, "K", "outstanding"), counted(run, "K", "unissued")) == (10_000, 0)


def test_each_purchase_counts_what_came_back_since() -> None:
    run = told(ALL_K, BACK, BACK)
    change = effects(last(run), CountChanged)[-1]
    assert (change.count, change.before, change.after) == ("reacquired", 4_000, 8_000)


def test_converted_and_reclassified_shares_came_back_too() -> None:
    run = told(ALL_COMMON, Issue(FEB, "K", F(8_970), HALCO), approved("2002-07-03"))
    assert (counted(run, "K", "reacquired"), counted(run, "K", "unissued")) == (8_970, 5_030)
    gone = Reorganize(FEB, "K", "reclassification", Property((("Common", F(1)),)))
    assert counted(told(*BOTH, gone), "K", "reacquired") == 14_000


def test_purchases_of_other_stock_bring_nothing_back_to_k() -> None:
    run = told(*BOTH, Repurchase(FEB, "Common", F(5), "Other shareholders"))
    assert (counted(run, "K", "reacquired"), counted(run, "Common", "reacquired")) == (0, 0)


def test_a_clause_may_let_them_be_issued_again() -> None:
    again = Reacquired(PAPER.cite("§6"), reissuable=PAPER.item(value=True, section="§6"))
    run = told(ALL_K, BACK, Issue(FEB, "K", F(4_000), HALCO), terms=with_clause(again))
    assert (counted(run, "K", "outstanding"), counted(run, "K", "reacquired")) == (14_000, 0)


def test_a_clause_that_says_no_more_cancels_them_to_the_class_of_the_series() -> None:
    run = told(ALL_K, BACK, terms=with_clause(Reacquired(PAPER.cite("§6"))))
    reason = effects(last(run), CountChanged)[-1].reason
    assert "returned to undesignated Preferred" in reason.text
    assert sections(reason) == ["K §6"]
