# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.story import (
    BOARD,
    BOTH,
    BUYER,
    HALCO,
    F,
    Line,
    approved,
    checked,
    day,
    mailed,
    met,
    sections,
    told,
)
from paripassu.model.events import (
    AdverseAction,
    Assert,
    Designate,
    Issue,
    Merge,
    PassTime,
    Property,
    SellAssets,
    VotingTransfer,
)
from paripassu.model.script import (
    ExpectDisplaced,
    ExpectMailing,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)

FEB, MARCH = day("2002-02-04"), day("2002-03-05")
PLANT = AdverseAction(MARCH, "sale of the plant")
OVER = Issue(FEB, "K", F(1), BUYER)


def found(*lines: Line) -> tuple[bool, str]:
    last = checked(*lines)
    return last.is_met, last.found


# Rulings


def test_before_any_event_nothing_can_be_expected_of_one() -> None:
    for expectation, words in (
        (ExpectRuling("allowed"), "no event yet"),
        (ExpectShort(F(1), "Common"), "not short"),
        (ExpectMailing("§9", FEB), "no mailing date"),
        (ExpectDisplaced("§7(a)", "§7(c)"), "nothing was displaced"),
        (ExpectReorganization("K", happens=True), "no reorganization"),
    ):
        assert found(expectation) == (False, words)


def test_a_ruling_is_expected_of_the_event_just_before() -> None:
    assert found(*BOTH, ExpectRuling("allowed")) == (True, "allowed")
    assert found(*BOTH, ExpectRuling("void")) == (False, "allowed")
    assert found(*BOTH, OVER, ExpectRuling("void")) == (True, "void under §1, DGCL §161")


def test_a_ruling_may_be_expected_under_sections() -> None:
    for section, is_met in (("§1", True), ("DGCL §161", True), ("§7", False), ("DGCL §1", False)):
        assert checked(*BOTH, OVER, ExpectRuling("void", (section,))).is_met == is_met
    assert met(*BOTH, OVER, ExpectRuling("void", ("§1", "§7"))) == [False]
    last = checked(*BOTH, OVER, ExpectRuling("void", ("§1",)))
    assert last.reason.text == "The event is void under §1, DGCL §161."
    assert sections(last.reason) == ["K §1", "DGCL §161"]


def test_an_undetermined_ruling_names_what_is_missing() -> None:
    assert met(*BOTH, PLANT, ExpectRuling("undetermined", missing="adverse")) == [True]
    assert met(*BOTH, PLANT, ExpectRuling("undetermined", missing="close price")) == [False]
    words = checked(*BOTH, PLANT, ExpectRuling("undetermined")).found
    assert words == (
        "undetermined under §7(a), missing whether “sale of the plant” is adverse to K "
        "(a judgment: assert it, and by whom)"
    )


def test_an_act_that_is_allowed_may_have_a_consequence_that_nobody_can_know() -> None:
    story = (BOTH[0], Issue(day("2001-11-20"), "K", F(10), HALCO), approved("2002-07-03"))
    last = checked(*story, ExpectRuling("undetermined", ("§5(f)",), "close price"))
    assert (last.is_met, last.found) == (
        True,
        (
            "allowed, with a consequence that misses the market price of Common on 2002-07-03 (its close price, or "
            "what the board determines)"
        ),
    )
    assert met(*story, ExpectRuling("undetermined", ("§1",), "close price")) == [False]
    assert found(*story, ExpectRuling("undetermined", missing="something else")) == (False, "allowed")
    assert met(*story, ExpectRuling("allowed")) == [True]
    text = checked(*BOTH, ExpectRuling("undetermined")).reason.text
    assert text == "The event is allowed, and all that follows from it is known."


def test_a_day_that_passes_leaves_what_happened_last_in_focus() -> None:
    assert met(*BOTH, OVER, PassTime(MARCH), ExpectRuling("void")) == [True]
    late = (BOTH[0], Issue(day("2001-11-20"), "K", F(8_970), HALCO), approved("2002-07-03"))
    assert met(*late, PassTime(day("2002-07-10")), ExpectRuling("breach", ("§5(d)",))) == [True]


# Shortness, mailing dates, reorganizations, displacement


def test_by_how_many_shares_an_approval_is_short() -> None:
    story = (*BOTH, approved("2002-07-03", 95_000_000))
    assert found(*story, ExpectShort(F(869_566), "Common")) == (True, "short by 869,566 Common")
    assert found(*story, ExpectShort(F(1), "Common")) == (False, "short by 869,566 Common")
    assert found(*story, ExpectShort(F(869_566), "K")) == (False, "not short")


def test_the_last_mailing_date_is_found_with_the_notice_and_with_the_act() -> None:
    notice, merger = mailed("2002-06-04", "merger", "2002-06-17"), Merge(day("2002-06-17"), "NewCo", survives=True)
    expected = ExpectMailing("§9", day("2002-06-03"))
    assert found(*BOTH, notice, expected) == (True, "2002-06-03")
    assert found(*BOTH, notice, merger, expected) == (True, "2002-06-03")
    assert found(*BOTH, notice, evolve(expected, by=day("2002-06-04"))) == (False, "2002-06-03")
    assert found(*BOTH, notice, evolve(expected, section="§9(c)")) == (False, "no mailing date")


def test_whether_the_event_was_a_reorganization() -> None:
    happens, not_at_all = ExpectReorganization("K", happens=True), ExpectReorganization("K", happens=False)
    exchange = Merge(FEB, "NewCo", survives=False, each=Property((("NewCo", F(1)),)))
    for event, words in (
        (exchange, "a reorganization"),
        (Merge(FEB, "NewCo", survives=True), "a reorganization"),
        (VotingTransfer(FEB, F(1, 2)), "no reorganization"),
        (PLANT, "no reorganization"),
    ):
        assert found(*BOTH, event, happens) == (words == "a reorganization", words)
        assert found(*BOTH, event, not_at_all) == (words == "no reorganization", words)
    # Of another series nothing was said.
    assert found(*BOTH, exchange, ExpectReorganization("H", happens=False)) == (True, "no reorganization")


def test_while_it_is_open_it_neither_is_nor_is_not_one() -> None:
    for happens in (True, False):
        is_met, words = found(*BOTH, SellAssets(FEB, BUYER), ExpectReorganization("K", happens))
        assert (is_met, words.startswith("not known without whether the assets sold to Buyer")) == (False, True)


def test_which_section_gave_way_to_which() -> None:
    senior = Designate(day("2002-03-01"), "M", "Preferred", F(5_000), F(1000), "senior to", "K")
    story = (*BOTH, Assert(day("2002-02-28"), "adverse", "M", BOARD, of="K"), senior)
    assert found(*story, ExpectDisplaced("§7(a)", "§7(c)")) == (True, "§7(a) by §7(c)")
    assert found(*story, ExpectDisplaced("§7", "§7")) == (True, "§7(a) by §7(c)")
    assert found(*story, ExpectDisplaced("§7(c)", "§7(a)")) == (False, "§7(a) by §7(c)")
    assert found(*story, ExpectDisplaced("§7(a)", "§8")) == (False, "§7(a) by §7(c)")


def test_a_story_in_which_nothing_is_expected_has_no_expectations() -> None:
    assert told(*BOTH).expectations == ()
