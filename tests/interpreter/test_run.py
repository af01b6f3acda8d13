# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import nstor
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    BUYER,
    HALCO,
    OTHERS,
    F,
    Line,
    approved,
    counted,
    day,
    last,
    told,
    told_until,
)
from paripassu.interpreter.run import run, tell_at_length
from paripassu.interpreter.state import State, start
from paripassu.interpreter.transfers import plain_transfer
from paripassu.model.citations import Cite
from paripassu.model.events import ClosePrice, Issue, PassTime, Repurchase, Transfer
from paripassu.model.run import ALLOWED, BREACH
from paripassu.model.script import ExpectHolds, ExpectRuling, Given, Script

FEB = day("2002-02-04")
STORY: tuple[Line, ...] = (
    ALL_COMMON,
    Issue(day("2001-11-20"), "K", F(8_970), HALCO),
    Transfer(FEB, "K", F(1_000), HALCO, BUYER),
    Repurchase(FEB, "K", F(970), HALCO, F(1)),
    approved("2002-07-03", by=(HALCO, BUYER, OTHERS)),
    ClosePrice(day("2002-07-03"), "Common", F("0.31")),
    PassTime(day("2002-07-12")),
)


def test_a_run_carries_its_name_its_readings_and_its_day() -> None:
    terms = nstor()
    found = run(Script("The story", STORY[:2]), terms)
    assert (found.name, found.readings, found.as_of) == ("The story", terms.readings, None)
    assert found.residual.date == day("2001-11-20")
    assert [step.index for step in found.steps] == [1, 2]


def test_a_story_without_events_leaves_everything_as_the_terms_have_it() -> None:
    found = told()
    assert (found.steps, found.residual.date, found.residual.holdings) == ((), None, ())
    assert counted(found, "K", "authorized") == 14_000


def test_what_remains_is_told_in_the_order_of_the_terms() -> None:
    found = told(ALL_K, Issue(day("2001-11-20"), "H", F(5), BUYER), Issue(FEB, "Common", F(1), BUYER))
    assert found.residual.holdings == (("Common", BUYER, F(1)), ("H", BUYER, F(5)), ("K", HALCO, F(14_000)))
    assert [counts.of for counts in found.residual.counts] == ["Common", "Preferred", "H", "I", "J", "K"]
    assert found.residual.quantities == (
        ("H", "liquidation amount", F(1000)),
        ("I", "liquidation amount", F(1000)),
        ("K", "liquidation amount", F(1000)),
        ("K", "conversion rate", F(100_000, 23)),
    )


def test_preferred_stock_has_outstanding_what_its_series_have() -> None:
    found = told(ALL_K, Issue(day("2001-11-20"), "H", F(5), BUYER))
    assert counted(found, "Preferred", "outstanding") == 14_005
    assert counted(found, "Preferred", "unissued") == 985_995


def test_events_after_the_day_asked_about_are_not_run_and_time_passes_to_its_close() -> None:
    found = told_until("2002-07-10", *STORY, ExpectHolds(HALCO, F(0), "K"))
    assert [type(step.event).__name__ for step in found.steps][-2:] == ["PassTime", "PassTime"]
    assert (last(found).ruling, found.residual.date, found.as_of) == (BREACH, day("2002-07-10"), day("2002-07-10"))
    # What is expected after the cut is not looked for.
    assert found.expectations == ()


def test_a_day_before_the_first_event_is_a_day_too() -> None:
    found = told_until("2001-01-01", *STORY)
    assert (found.steps, found.residual.date) == ((), day("2001-01-01"))


def test_a_day_that_the_story_reaches_by_itself_adds_nothing() -> None:
    assert told_until("2002-07-12", *STORY).steps == told(*STORY).steps


def test_breaches_by_the_passing_of_time_are_steps_of_their_own_in_the_order_of_their_days() -> None:
    found = told(*STORY)
    breaches = [step for step in found.steps if step.ruling == BREACH]
    assert [(step.index, step.event.date) for step in breaches] == [(7, day("2002-07-10")), (8, day("2002-07-10"))]
    assert [step.reasons[0].text for step in breaches] == [
        f"The last day passed and it was not done: send certificates of Common to {name}." for name in (HALCO, BUYER)
    ]
    assert (last(found).index, last(found).ruling) == (9, ALLOWED)


@pytest.mark.parametrize("cut", range(len(STORY) + 1))
def test_a_story_in_two_halves_is_the_story(cut: int) -> None:
    terms = nstor()
    whole = run(Script("s", STORY), terms)
    first = run(Script("s", STORY[:cut]), terms)
    assert isinstance(first.state, State)
    second = run(Script("s", STORY[cut:]), terms, state=first.state)
    assert first.steps + second.steps == whole.steps
    assert second.residual == whole.residual


def test_a_state_that_is_gone_on_from_is_not_changed() -> None:
    terms = nstor()
    first = run(Script("s", STORY[:3]), terms)
    assert isinstance(first.state, State)
    for _ in range(2):
        again = run(Script("s", STORY[3:]), terms, state=first.state)
        assert again.residual == run(Script("s", STORY), terms).residual
    assert first.state.held("K", HALCO) == 7_970


def test_the_second_half_knows_what_the_first_ended_with() -> None:
    terms = nstor()
    first = run(Script("s", (*BOTH, Issue(FEB, "K", F(1), BUYER))), terms)
    assert isinstance(first.state, State)
    second = run(Script("s", (ExpectRuling("void", ("§1",)),)), terms, state=first.state)
    assert [each.is_met for each in second.expectations] == [True]


def test_givens_stand_for_terms_that_the_record_is_silent_on() -> None:
    given = Given("J", "authorized", F(7), Cite("J", "given"))
    found = run(Script("s", (), (given,)), nstor())
    assert counted(found, "J", "authorized") == 7
    over = last(run(Script("s", (Issue(FEB, "J", F(8), BUYER),), (given,)), nstor()))
    assert [str(cite) for cite in over.reasons[0].cites] == ["J given", "DGCL §161"]


# The quick way to tell a transfer


def both_ways(event: Transfer) -> None:
    """The quick way either says what the long way says, or leaves the event to it."""
    terms = nstor()
    state = run(Script("s", BOTH), terms).state
    assert isinstance(state, State)
    quick, slow = state.copy(), state.copy()
    quick.today = slow.today = event.date
    told_quickly = plain_transfer(quick, event)
    if told_quickly is None:
        assert (quick.holdings, quick.moves, quick.steps_told) == (state.holdings, state.moves, state.steps_told)
        return
    assert told_quickly == tell_at_length(slow, event)
    assert (quick.holdings, quick.moves, quick.move_dates) == (slow.holdings, slow.moves, slow.move_dates)
    assert (quick.steps_told, quick.told) == (slow.steps_told, slow.told)


@pytest.mark.parametrize(
    "event",
    [
        Transfer(FEB, "Common", F(10), OTHERS, BUYER),
        Transfer(FEB, "Common", F(17_500_000), OTHERS, BUYER),
        Transfer(FEB, "Common", F(17_500_001), OTHERS, BUYER),
        Transfer(FEB, "K", F(1, 2), HALCO, OTHERS),
        Transfer(FEB, "K", F(14_000), HALCO, OTHERS),
        Transfer(FEB, "K", F(14_001), HALCO, OTHERS),
        Transfer(FEB, "K", F(1), HALCO, HALCO),
        Transfer(FEB, "K", F(1), OTHERS, HALCO),
        Transfer(FEB, "H", F(1), HALCO, OTHERS),
        Transfer(FEB, "Common", F(1), OTHERS, BUYER, "the deal"),
    ],
)
def test_the_quick_way_says_what_the_long_way_says(event: Transfer) -> None:
    both_ways(event)


def test_only_plain_transfers_are_told_the_quick_way() -> None:
    state = start(nstor())
    state.today = FEB
    assert plain_transfer(state, Transfer(FEB, "K", F(1), HALCO, BUYER)) is None
    founded = run(Script("s", BOTH), nstor()).state
    assert isinstance(founded, State)
    state = founded
    assert plain_transfer(state.copy(), Transfer(FEB, "K", F(1), HALCO, BUYER)) is not None
    assert plain_transfer(state.copy(), Transfer(FEB, "K", F(1), HALCO, BUYER, "the deal")) is None
    assert plain_transfer(state.copy(), Transfer(FEB, "K", F(7_001), HALCO, BUYER)) is None


def test_what_counts_as_small_follows_what_is_outstanding() -> None:
    story = (*BOTH, Transfer(FEB, "Common", F(100), OTHERS, BUYER))
    # Two thirds of the Common are bought back, so what was a small part of it is a large one.
    gone = Repurchase(FEB, "Common", F(34_000_000), OTHERS)
    found = told(*story, gone, Transfer(FEB, "Common", F(600_000), OTHERS, BUYER))
    assert [type(effect).__name__ for effect in last(found).effects] == ["HoldingChanged", "HoldingChanged", "Noted"]
    quiet = told(*story, Transfer(FEB, "Common", F(600_000), OTHERS, BUYER))
    assert [type(effect).__name__ for effect in last(quiet).effects] == ["HoldingChanged", "HoldingChanged"]


def test_holdings_on_a_day_are_those_of_its_close() -> None:
    found = told(
        ALL_K,
        Transfer(day("2002-01-02"), "K", F(1_000), HALCO, BUYER),
        Transfer(day("2002-01-02"), "K", F(500), HALCO, BUYER),
        Transfer(FEB, "K", F(12_500), HALCO, OTHERS),
        Issue(FEB, "H", F(1), HALCO),
    )
    state = found.state
    assert isinstance(state, State)
    assert state.holdings_on("K", day("2001-11-19")) == {}
    assert state.holdings_on("K", day("2001-12-31")) == {HALCO: 14_000}
    assert state.holdings_on("K", day("2002-01-02")) == {HALCO: 12_500, BUYER: 1_500}
    assert state.holdings_on("K", None) == {BUYER: 1_500, OTHERS: 12_500}
    assert (state.out_on("K", day("2002-01-02")), state.out_on("H", day("2002-01-02"))) == (14_000, 0)


def test_a_day_or_a_class_that_does_not_exist_is_our_own_bug() -> None:
    with pytest.raises(AssertionError, match="before any event"):
        _ = start(nstor()).day
    with pytest.raises(AssertionError, match="unresolved class Z"):
        start(nstor()).stock("Z")


def test_a_charter_that_names_no_number_leaves_it_open() -> None:
    terms = nstor()
    stocks = tuple(evolve(stock, authorized=None) if stock.name == "Common" else stock for stock in terms.stocks)
    found = told(ALL_COMMON, terms=evolve(terms, stocks=stocks))
    assert (counted(found, "Common", "authorized"), counted(found, "Common", "unissued")) == (None, None)
