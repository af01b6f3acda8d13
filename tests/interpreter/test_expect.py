# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.series_k import CONVERSION, with_clause
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    BUYER,
    GIVEN_J,
    HALCO,
    OTHERS,
    F,
    Line,
    approved,
    checked,
    day,
    readings_of,
    sections,
    told,
)
from paripassu.model.acts import ReduceLiquidation
from paripassu.model.events import (
    AmendCharter,
    ClosePrice,
    DeliverCertificates,
    Issue,
    Liquidate,
    Merge,
    PassTime,
    Property,
    Repurchase,
    Reserve,
    SetAside,
    SetRecordDate,
    Transfer,
)
from paripassu.model.run import Checked
from paripassu.model.script import (
    Expectation,
    ExpectCount,
    ExpectDuty,
    ExpectEntitlement,
    ExpectHolds,
    ExpectPaid,
    ExpectQuantity,
)

FEB = day("2002-02-04")


def found(*lines: Line) -> tuple[bool, str]:
    """Whether the last expectation is met, and what came out."""
    last = checked(*lines)
    return last.is_met, last.found


# Holdings and counts


def test_a_holding_is_compared_and_explained_by_the_moves_behind_it() -> None:
    story = (*BOTH, Transfer(FEB, "K", F(4_000), HALCO, BUYER))
    met = checked(*story, ExpectHolds(HALCO, F(10_000), "K"))
    assert (met.is_met, met.found, met.reason.text) == (True, "10,000 K", "Halco Investments holds 10,000 K.")
    assert [each.text for each in met.reason.because] == [
        "14,000 K issued to Halco Investments.",
        "Shares passed from one holder to another.",
    ]
    assert found(*story, ExpectHolds(HALCO, F(14_000), "K")) == (False, "10,000 K")
    assert found(*story, ExpectHolds(OTHERS, F(0), "K")) == (True, "0 K")


def test_only_the_latest_moves_are_told() -> None:
    there_and_back = [Transfer(FEB, "K", F(1), HALCO, BUYER), Transfer(FEB, "K", F(1), BUYER, HALCO)] * 4
    assert len(checked(*BOTH, *there_and_back, ExpectHolds(HALCO, F(14_000), "K")).reason.because) == 5


def test_each_count_can_be_expected() -> None:
    story = (*BOTH, Repurchase(FEB, "K", F(4_000), HALCO), Reserve(FEB, "Common", F(5_000_000)))
    for of, count, shares in (
        ("Common", "authorized", 75_000_000),
        ("Common", "outstanding", 35_000_000),
        ("Common", "reserved", 5_000_000),
        ("Common", "unissued", 40_000_000),
        ("Common", "issuable", 35_000_000),
        ("K", "reacquired", 4_000),
        ("K", "issuable", 0),
        ("Preferred", "outstanding", 10_000),
        ("Preferred", "unissued", 990_000),
        ("Preferred", "undesignated", 974_650),
    ):
        last = checked(*story, ExpectCount(of, count, F(shares)), givens=GIVEN_J)
        assert (of, count, last.is_met, last.found) == (of, count, True, f"{shares:,}")
        assert last.reason.text == f"{of} {count}: {shares:,}."


def test_a_count_that_is_not_known_meets_nothing() -> None:
    assert found(ExpectCount("J", "authorized", F(0))) == (False, "not known")
    assert found(ExpectCount("J", "issuable", F(0))) == (False, "not known")
    assert found(ExpectCount("Preferred", "undesignated", F(0))) == (
        False,
        "not known, since the number of J is not given",
    )
    assert found(ExpectCount("Common", "undesignated", F(0))) == (False, "not known")


# Payments


def test_payments_are_added_up_by_holder_and_by_class() -> None:
    story = (*BOTH, Repurchase(FEB, "K", F(1), HALCO, F(1000)), Liquidate(FEB, F(14_000_000)))
    assert found(*story, ExpectPaid(F(14_000_000), HALCO)) == (True, "$14,000,000.00")
    assert found(*story, ExpectPaid(F(1_000), of="Common")) == (True, "$1,000.00")
    assert found(*story, ExpectPaid(F(13_999_000), HALCO, "Common")) == (False, "$0.00")
    last = checked(*story, ExpectPaid(F(14_001_000)))
    assert (last.is_met, last.reason.text, len(last.reason.because)) == (True, "$14,001,000.00 paid in all.", 3)


def test_money_in_a_trust_is_not_paid_to_anybody_yet() -> None:
    last = checked(*BOTH, SetAside(FEB, "K", None), ExpectPaid(F(0), of="K"))
    assert (last.is_met, last.found) == (True, "$0.00, and $14,000,000.00 is set aside in trust")
    assert last.reason.text == "$0.00 paid in all, and $14,000,000.00 is set aside in trust."
    assert [reason.text[:30] for reason in last.reason.because] == ["$14,000,000.00 set aside in tr"]


# Duties

DELIVER = (ALL_COMMON, Issue(day("2001-11-20"), "K", F(8_970), HALCO), approved("2002-07-03"))


def test_a_duty_is_found_by_its_section_and_by_whom_it_is_owed_to() -> None:
    due = ExpectDuty("§5(d)", "due", day("2002-07-09"))
    last = checked(*DELIVER, due)
    assert (last.is_met, last.found) == (True, "due, by 2002-07-09")
    assert last.reason.text == "Duties under §5(d): due, by 2002-07-09."
    assert last.reason.because[0].text.startswith("Certificates of Common are to be sent to Halco")
    for met, expectation in (
        (True, evolve(due, by=None)),
        (True, evolve(due, section="§5")),
        (True, evolve(due, to=HALCO)),
        (False, evolve(due, to=OTHERS)),
        (False, evolve(due, by=day("2002-07-10"))),
        (False, evolve(due, status="met", by=None)),
        (False, evolve(due, section="§9")),
        (False, ExpectDuty("§5(d)", "none")),
        (True, ExpectDuty("§9", "none")),
        (True, ExpectDuty("§5(d)", "none", to=OTHERS)),
    ):
        assert checked(*DELIVER, expectation).is_met == met


def test_of_several_duties_under_a_section_those_that_arose_last_are_meant() -> None:
    first = SetRecordDate(FEB, day("2002-03-15"), "record date for dividend")
    second = SetRecordDate(day("2002-03-04"), day("2002-04-15"), "record date for dividend")
    story = (*BOTH, first, second)
    # The first is breached by then, and the second is what is asked about.
    assert found(*story, ExpectDuty("§9(a)", "due")) == (True, "due, by 2002-04-01")
    assert found(*story, PassTime(day("2002-04-02")), ExpectDuty("§9(a)", "breached")) == (
        True,
        "breached, by 2002-04-01",
    )


def test_all_that_arose_together_must_stand_as_expected() -> None:
    halves = (Issue(FEB, "K", F(23), "First"), Issue(FEB, "K", F(23), "Second"))
    story = (ALL_COMMON, *halves, approved("2002-07-03", by=("First", "Second", OTHERS)))
    sent = DeliverCertificates(day("2002-07-05"), "Common", "First")
    assert found(*story, sent, ExpectDuty("§5(d)", "met")) == (False, "met, by 2002-07-09; due, by 2002-07-09")
    assert found(*story, sent, ExpectDuty("§5(d)", "met", to="First"))[0]


# Quantities, votes and rights


def test_quantities_are_those_of_one_share_by_now() -> None:
    cut = AmendCharter(FEB, (ReduceLiquidation("K", F(900)),))
    before, after = told(
        ExpectQuantity("liquidation amount", "K", F(1000)), cut, ExpectQuantity("liquidation amount", "K", F(900))
    ).expectations
    assert (before.is_met, after.is_met) == (True, True)
    assert after.reason.text == "The liquidation amount of K is 900."
    assert [each.text for each in after.reason.because] == [
        "The charter is amended: reduction of the liquidation amount of K to $900."
    ]
    assert found(ExpectQuantity("stated value", "K", F(999))) == (False, "1,000")
    assert found(ExpectQuantity("conversion rate", "K", F(100_000, 23))) == (True, "4,347 19/23")
    assert found(ExpectQuantity("conversion price", "K", F(1))) == (
        False,
        "not known: the conversion price of K is missing",
    )


def test_votes_of_a_holder_are_whole_or_not_as_section_4_is_read() -> None:
    ten = Issue(FEB, "K", F(10), "Ten Shares")
    own = Issue(FEB, "Common", F(5), "Ten Shares")
    last = checked(ten, ExpectQuantity("votes", "", F(43_478), "Ten Shares"))
    assert (last.is_met, last.reason.text, sections(last.reason)) == (True, "43,478 votes.", ["K §4"])
    assert readings_of(last.reason) == ["votes=whole-per-holder"]
    fractions = checked(ten, ExpectQuantity("votes", "", F(1_000_000, 23), "Ten Shares"), votes="fractions-count")
    assert (fractions.is_met, fractions.found) == (True, "43,478 6/23")
    assert found(ten, own, ExpectQuantity("votes", "", F(43_483), "Ten Shares"))[0]
    assert found(ten, own, ExpectQuantity("votes", "Common", F(5), "Ten Shares"))[0]


def entitlement(cash: str, *securities: tuple[str, F]) -> Expectation:
    return ExpectEntitlement("K", F(cash), securities)


def test_what_a_share_converts_into_is_its_conversion_shares_until_a_reorganization() -> None:
    plain = checked(*BOTH, entitlement("0", ("Common", F(100_000, 23))))
    assert (plain.is_met, plain.found, sections(plain.reason)) == (True, "4,347 19/23 Common", ["K §5(b)"])
    assert plain.reason.text == "One K converts into 4,347 19/23 Common."
    merger = Merge(FEB, "NewCo", survives=False, each=Property((("NewCo", F(1, 2)),), F("0.10")))
    last = checked(*BOTH, merger, entitlement("10000/23", ("NewCo", F(50_000, 23))))
    assert (last.is_met, last.found) == (True, "2,173 21/23 NewCo + $434 18/23")
    assert "K §5(c)" in sections(last.reason)
    assert found(*BOTH, merger, entitlement("434.78", ("NewCo", F(50_000, 23))))[0] is False
    assert found(*BOTH, merger, entitlement("10000/23", ("NewCo", F(1))))[0] is False


def test_what_converts_into_nothing_or_nobody_knows_what_is_no_entitlement() -> None:
    assert found(ExpectEntitlement("H", F(0), ())) == (False, "nothing")
    unrated = with_clause(evolve(CONVERSION, rate=None))
    last = checked(*BOTH, entitlement("0", ("Common", F(1))), terms=unrated)
    assert (last.is_met, last.found) == (False, "nothing")
    carried_over = Merge(FEB, "NewCo", survives=False, each=Property((("NewCo", F(1)),)))
    rated = checked(*BOTH, carried_over, entitlement("0", ("NewCo", F(100_000, 23))))
    assert rated.is_met


def places(*checks: Checked) -> list[int]:
    return [each.after_step for each in checks]


def test_an_expectation_holds_at_its_place_in_the_story() -> None:
    holds = ExpectHolds(HALCO, F(14_000), "K")
    run = told(holds, ALL_K, holds, ClosePrice(FEB, "Common", F(1)), holds)
    assert [each.is_met for each in run.expectations] == [False, True, True]
    assert places(*run.expectations) == [0, 1, 2]
