"""Chains of reasons as indented trees."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.diagnostics.palette import COLORED, PLAIN
from paripassu.model.citations import Cite
from paripassu.model.run import Displaced, Input, Judgment, Reason
from paripassu.report.reasons_text import Tree

RATE = Cite("K", "§5(b)", "rate   stated value /\n  $0.23", ("split=as-reorganization",))


def test_a_reason_tells_what_it_rests_on_in_one_order() -> None:
    reason = Reason(
        "K converts.",
        (RATE,),
        (Input("shares", Fraction(10), "shares"), Input("on", date(2002, 7, 3), "date")),
        (Displaced(Cite("K", "§7(a)", "majority of K"), "it is permitted"), Displaced(Cite("K", "§2"), "it is later")),
        "down, per holder",
        (
            Judgment("adverse", "the sale", True, "Board", date(2002, 3, 1)),
            Judgment("good faith", "", False, "X", date(2002, 3, 2)),
        ),
        (Reason("Both approvals are complete."),),
    )
    assert list(Tree(PLAIN).lines(reason)) == [
        "K converts.",
        "  K §5(b)  rate stated value / $0.23",
        "    as read with split=as-reorganization",
        "  shares = 10 shares",
        "  on     = 2002-07-03",
        "  rounded: down, per holder",
        '  relies on a judgment: adverse of "the sale", by "Board" on 2002-03-01',
        '  relies on a judgment: not good faith, by "X" on 2002-03-02',
        "  displaces K §7(a) (majority of K): it is permitted",
        "  displaces K §2: it is later",
        "  Both approvals are complete.",
    ]


def test_each_level_is_indented_once_more() -> None:
    deep = Reason("one", because=(Reason("two", because=(Reason("three"),)),))
    assert list(Tree(PLAIN).lines(deep, "> ")) == ["> one", ">   two", ">     three"]


def test_what_stands_above_is_not_told_again() -> None:
    shared = Reason("The rate is 2.", (RATE,))
    tree = Tree(PLAIN)
    first = list(tree.lines(Reason("A converts.", (RATE,), because=(shared,))))
    second = list(tree.lines(Reason("B converts.", because=(shared,))))
    assert first == [
        "A converts.",
        "  K §5(b)  rate stated value / $0.23",
        "    as read with split=as-reorganization",
        "  The rate is 2.",
        "    K §5(b)",
    ]
    assert second == ["B converts.", "  The rate is 2. (as above)"]


def test_a_plain_sentence_may_stand_twice() -> None:
    tree = Tree(PLAIN)
    assert [*tree.lines(Reason("It is so.")), *tree.lines(Reason("It is so."))] == ["It is so.", "It is so."]


def test_a_reason_shared_by_thousands_is_told_once() -> None:
    reason = Reason("the root", (RATE,))
    for level in range(40):
        reason = Reason(f"level {level}", because=(reason, reason))
    # Told in full at each of its places it would fill 2 to the power of 40 lines.
    assert len(list(Tree(PLAIN).lines(reason))) == 83


def test_sections_stand_out_where_there_is_color() -> None:
    assert list(Tree(COLORED).lines(Reason("x", (Cite("K", "§1", "shares 14,000"),)))) == [
        "x",
        "  \x1b[34mK §1\x1b[0m  shares 14,000",
    ]


def test_a_reason_cannot_command_the_terminal() -> None:
    bad = "\x1b[2J"
    reason = Reason(bad, (Cite("K", "§1", bad),), (Input("x", bad),), (Displaced(Cite("K", "§2", bad), bad),), bad)
    assert "\x1b" not in "".join(Tree(PLAIN).lines(reason))
