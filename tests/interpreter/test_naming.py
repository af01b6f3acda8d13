from __future__ import annotations

import pytest

from interpreter.story import BOTH, HALCO, F, Line, by_number, checked, day, last, meeting, resolved, told
from paripassu.model.acts import ChangeSeniority, OtherAct, ReduceLiquidation
from paripassu.model.events import AmendCharter, DeclareDividend, Designate, Issue, Property, Reorganize, Transfer
from paripassu.model.run import VOID
from paripassu.model.script import ExpectCount, ExpectHolds

FEB = day("2002-02-04")
# More shares than Preferred has left: the designation is void, and there is no M.
TOO_MANY = Designate(FEB, "M", "Preferred", F(2_000_000))
GONE = "There is no series M: it never came to be, so nothing can be done with it."


@pytest.mark.parametrize(
    "event",
    [
        Issue(FEB, "M", F(1), HALCO),
        Transfer(FEB, "M", F(1), HALCO, "Buyer"),
        DeclareDividend(FEB, "M", F(1)),
        Designate(FEB, "N", "Preferred", F(1), None, "senior to", "M"),
        AmendCharter(FEB, (ReduceLiquidation("M", F(1)),)),
        AmendCharter(FEB, (ChangeSeniority("K", "with", "M"),)),
        meeting("2002-02-04", resolved(OtherAct("Anything"), by_number(1, of="M"))),
        meeting("2002-02-04", resolved(ReduceLiquidation("M"))),
    ],
)
def test_nothing_can_be_done_with_a_series_that_never_came_to_be(event: Line) -> None:
    step = last(told(*BOTH, TOO_MANY, event))
    assert (step.ruling, step.code, step.effects) == (VOID, "R315", ())
    assert [reason.text for reason in step.reasons] == [GONE]


def test_several_are_named_once_each() -> None:
    acts = (ChangeSeniority("M", "with", "N"), ReduceLiquidation("M"))
    step = last(told(*BOTH, AmendCharter(FEB, acts)))
    assert step.reasons[0].text.startswith("There is no series M and N: ")


def test_nothing_is_found_of_it_either() -> None:
    for expectation in (ExpectCount("M", "outstanding", F(0)), ExpectHolds(HALCO, F(0), "M")):
        found = checked(*BOTH, TOO_MANY, expectation)
        assert (found.is_met, found.found, found.reason.text) == (False, *["There is no series M."] * 2)


def test_a_series_that_never_came_to_be_is_not_made_by_a_security_of_the_same_name() -> None:
    became = Reorganize(FEB, "Common", "capital reorganization", Property((("M", F("1/2")),)))
    step = last(told(*BOTH, TOO_MANY, became, Issue(FEB, "M", F(1), HALCO)))
    assert (step.ruling, step.code, step.effects) == (VOID, "R315", ())
