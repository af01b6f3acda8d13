# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from interpreter.story import (
    ALL_K,
    GIVEN_J,
    HALCO,
    F,
    counted,
    day,
    effect,
    effects,
    last,
    sections,
    told,
)
from paripassu.model.clauses import Liquidation
from paripassu.model.events import Designate, Issue, Property, Reorganize, Repurchase
from paripassu.model.quantities import PRICE, Literal
from paripassu.model.run import ALLOWED, VOID, Input, Noted, StockChanged

MARCH = day("2002-03-01")


def designate(name: str = "M", shares: int = 5_000, of: str = "Preferred", **more: str) -> Designate:
    return Designate(MARCH, name, of, F(shares), F(1000), more.get("ranks", ""), more.get("ranks_to", ""))


def test_a_new_series_is_part_of_the_terms_and_can_be_issued() -> None:
    run = told(designate(ranks="senior to", ranks_to="K"), Issue(MARCH, "M", F(5_000), HALCO), givens=GIVEN_J)
    stock = effect(run.steps[0], StockChanged).after
    assert (stock.name, stock.of, stock.signed) == ("M", "Preferred", MARCH)
    clause = stock.clause(Liquidation)
    assert clause is not None
    assert clause.amount is not None
    assert clause.amount.value == Literal(F(1000), PRICE)
    assert [item.value.name for item in clause.ahead] == ["K"]
    assert (counted(run, "M", "authorized"), counted(run, "M", "outstanding")) == (5_000, 5_000)
    assert counted(run, "Preferred", "undesignated") == 965_650
    reason = effect(run.steps[0], StockChanged).reason
    assert reason.text == "Series M: 5,000 shares of Preferred designated, senior to K."
    assert sections(reason) == ["DGCL §151(g)"]


def test_a_rank_need_not_be_stated_nor_an_amount() -> None:
    event = Designate(MARCH, "M", "Preferred", F(10))
    clause = effect(last(told(event, givens=GIVEN_J)), StockChanged).after.liquidation
    assert clause is not None
    assert (clause.amount, clause.ahead, clause.behind, clause.alike) == (None, (), (), ())


def test_a_rank_below_or_alike_is_kept() -> None:
    for ranks, field in (("junior to", "behind"), ("with", "alike")):
        clause = effect(
            last(told(designate(ranks=ranks, ranks_to="K"), givens=GIVEN_J)), StockChanged
        ).after.liquidation
        assert clause is not None
        assert [item.value.name for item in getattr(clause, field)] == ["K"]


def test_the_board_makes_series_of_blank_check_stock_only() -> None:
    step = last(told(designate(of="Common")))
    assert (step.ruling, step.code, step.effects) == (VOID, "R309", ())
    assert step.reasons[0].text == "The board may not create series of Common: the charter does not give it that power."
    assert sections(step.reasons[0]) == ["Common charter", "DGCL §151(g)"]


def test_a_series_that_is_there_cannot_be_made_again() -> None:
    step = last(told(designate("K", 1)))
    assert (step.ruling, step.code) == (VOID, "R309")
    assert step.reasons[0].text == "There is a series K already."


def test_no_more_can_be_designated_than_is_undesignated() -> None:
    assert last(told(designate(shares=970_650), givens=GIVEN_J)).ruling == ALLOWED
    step = last(told(designate(shares=970_651), givens=GIVEN_J))
    assert (step.ruling, step.code) == (VOID, "R301")
    assert step.reasons[0].text == "Only 970,650 Preferred are undesignated; 970,651 are too many."
    assert step.reasons[0].inputs == (Input("undesignated", F(970_650), "shares"),)


def test_shares_that_came_back_can_be_designated_anew() -> None:
    back = Repurchase(MARCH, "K", F(4_000), HALCO)
    assert last(told(ALL_K, back, designate(shares=974_650), givens=GIVEN_J)).ruling == ALLOWED
    assert last(told(ALL_K, back, designate(shares=974_651), givens=GIVEN_J)).ruling == VOID


def test_while_the_size_of_a_series_is_unknown_what_is_left_is_taken_to_be_enough_and_said_to_be() -> None:
    run = told(designate())
    assert counted(run, "Preferred", "undesignated") is None
    (note,) = effects(last(run), Noted)
    assert note.reason.text == (
        "How many Preferred are left undesignated is not known, because the size of J is not; "
        "they are taken to be enough."
    )
    assert sections(note.reason) == ["Preferred charter"]


def test_even_then_there_cannot_be_more_than_all_others_leave() -> None:
    assert last(told(designate(shares=980_651))).ruling == VOID


def test_a_series_cannot_take_the_name_of_a_security_that_another_company_issued() -> None:
    became = Reorganize(MARCH, "Common", "capital reorganization", Property((("M", F("1/2")),)))
    step = last(told(ALL_K, Issue(MARCH, "Common", F(10), "Ann"), became, designate()))
    assert (step.ruling, step.code) == (VOID, "R309")
    assert step.reasons[0].text.startswith("M is a security of another company in this story")
