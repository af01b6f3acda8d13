# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from interpreter.story import ALL_K, BOTH, HALCO, OTHERS, F, counted, day, effects, held, last, sections, told
from paripassu.model.events import Issue, Repurchase, Split
from paripassu.model.run import VOID, CountChanged, HoldingChanged, Input

FEB = day("2002-02-04")


def split(of: str, new: int, old: int, *, stock_dividend: bool = False) -> Split:
    return Split(FEB, of, F(new), F(old), stock_dividend)


def test_a_split_multiplies_every_holding_of_the_class_and_no_other() -> None:
    run = told(*BOTH, Issue(FEB, "Common", F(100), HALCO), split("Common", 2, 1))
    assert (held(run, "Common", OTHERS), held(run, "Common", HALCO)) == (70_000_000, 200)
    assert held(run, "K", HALCO) == 14_000
    assert (counted(run, "Common", "outstanding"), counted(run, "Common", "authorized")) == (70_000_200, 75_000_000)
    changed = effects(last(run), HoldingChanged)[0]
    assert changed.reason.text == "Each holding of Common is multiplied by 2 (split)."
    assert (sections(changed.reason), changed.reason.inputs) == (
        ["DGCL §242(a)(3)"],
        (Input("factor", F(2), "ratio"),),
    )


def test_a_reverse_split_leaves_parts_of_shares() -> None:
    run = told(Issue(FEB, "Common", F(7), HALCO), split("Common", 1, 2))
    assert held(run, "Common", HALCO) == F(7, 2)


def test_a_stock_dividend_pays_new_shares_beside_the_old() -> None:
    run = told(*BOTH, split("Common", 1, 20, stock_dividend=True))
    assert held(run, "Common", OTHERS) == 36_750_000
    reason = effects(last(run), HoldingChanged)[0].reason
    assert reason.text == "Each holding of Common is multiplied by 1.05 (stock dividend)."
    assert sections(reason) == ["DGCL §173"]


def test_a_split_beyond_the_authorized_number_is_void() -> None:
    run = told(*BOTH, split("Common", 3, 1))
    step = last(run)
    assert (step.ruling, step.code, step.effects) == (VOID, "R301", ())
    assert step.reasons[0].text == ("35,000,000 Common would become 105,000,000, but only 75,000,000 are authorized.")
    assert sections(step.reasons[0]) == ["Common charter", "DGCL §161"]


def test_stock_of_unknown_size_can_be_split() -> None:
    assert held(told(Issue(FEB, "J", F(5), HALCO), split("J", 3, 1)), "J", HALCO) == 15


def test_what_was_bought_back_before_a_split_stays_bought_back() -> None:
    run = told(ALL_K, Repurchase(FEB, "K", F(4_000), HALCO), split("K", 1, 2))
    assert (counted(run, "K", "outstanding"), counted(run, "K", "reacquired")) == (5_000, 4_000)
    assert counted(run, "K", "unissued") == 5_000
    # The count of all shares ever issued follows, so that a later purchase counts what came back since.
    issued = [change for change in effects(last(run), CountChanged) if change.count == "issued"]
    assert [(change.before, change.after) for change in issued] == [(14_000, 9_000)]


def test_shares_that_may_not_be_issued_again_leave_less_room_for_a_split() -> None:
    step = last(told(ALL_K, Repurchase(FEB, "K", F(8_000), HALCO), split("K", 2, 1)))
    assert step.ruling == VOID
    assert step.reasons[0].text == (
        "6,000 K would become 12,000, but only 14,000 are authorized, and 8,000 of these are not to be issued again."
    )


def test_a_class_that_nobody_holds_splits_into_nothing() -> None:
    run = told(split("Common", 2, 1))
    assert (effects(last(run), HoldingChanged), counted(run, "Common", "outstanding")) == ([], 0)
