from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from paripassu.model.script import (
    Expectation,
    ExpectBoardPart,
    ExpectCount,
    ExpectDirector,
    ExpectDisplaced,
    ExpectDuty,
    ExpectEntitlement,
    ExpectHolds,
    ExpectMailing,
    ExpectMayBuy,
    ExpectOwed,
    ExpectPaid,
    ExpectQuantity,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)
from scripts import found, told

F = Fraction
READ: list[tuple[str, Expectation]] = [
    ('"Ada" holds 1,000 Common', ExpectHolds("Ada", F(1_000), "Common")),
    ('"Ada" holds 17.5 "NewCo"', ExpectHolds("Ada", F("17.5"), "NewCo", of_others=True)),
    ('"Ada" holds 0 K', ExpectHolds("Ada", F(0), "K")),
    ("K outstanding 0", ExpectCount("K", "outstanding", F(0))),
    ("Common authorized 200", ExpectCount("Common", "authorized", F(200))),
    ("Common reserved 5", ExpectCount("Common", "reserved", F(5))),
    ("Common unissued 5", ExpectCount("Common", "unissued", F(5))),
    ("Preferred undesignated 990,000", ExpectCount("Preferred", "undesignated", F(990_000))),
    ("K issuable 0.5", ExpectCount("K", "issuable", F(1, 2))),
    ('"Ada" paid $0.08', ExpectPaid(F(2, 25), "Ada")),
    ('"Ada" paid $0 on K', ExpectPaid(F(0), "Ada", "K")),
    ("K paid $2,800,000 in all", ExpectPaid(F(2_800_000), of="K")),
    ('"Ada" owed $15,000 of dividends on K', ExpectOwed("Ada", F(15_000), "K")),
    ("unpaid dividends of K $15", ExpectQuantity("unpaid dividends", "K", F(15))),
    ("accrued dividends of K $0", ExpectQuantity("accrued dividends", "K", F(0))),
    ("declared dividends of K $0.50", ExpectQuantity("declared dividends", "K", F(1, 2))),
    ("redemption price of K $115", ExpectQuantity("redemption price", "K", F(115))),
    ("allowed", ExpectRuling("allowed")),
    ("allowed under §7(a)", ExpectRuling("allowed", ("§7(a)",))),
    ("void under §1", ExpectRuling("void", ("§1",))),
    ('void under "DGCL §161"', ExpectRuling("void", ("DGCL §161",))),
    ("breach of §9, §7(a)", ExpectRuling("breach", ("§9", "§7(a)"))),
    ("undetermined", ExpectRuling("undetermined")),
    ('undetermined under §7(a), missing "adverse"', ExpectRuling("undetermined", ("§7(a)",), "adverse")),
    ("duty §5(d) met", ExpectDuty("§5(d)", "met")),
    ("duty §5(d) breached", ExpectDuty("§5(d)", "breached")),
    ("duty §5(d) due", ExpectDuty("§5(d)", "due")),
    ('duty §5(d) to "Bob" due 2002-07-09', ExpectDuty("§5(d)", "due", date(2002, 7, 9), "Bob")),
    ("no duty §9", ExpectDuty("§9", "none")),
    ('no duty §9 to "Bob"', ExpectDuty("§9", "none", to="Bob")),
    ("conversion rate of K 4,347 19/23", ExpectQuantity("conversion rate", "K", F(100_000, 23))),
    ("conversion rate of 10 K 43,478 6/23", ExpectQuantity("conversion rate", "K", F(100_000, 23))),
    ("conversion price of K $0.23", ExpectQuantity("conversion price", "K", F(23, 100))),
    ("liquidation amount of K $1,000", ExpectQuantity("liquidation amount", "K", F(1_000))),
    ("liquidation amount of K $0", ExpectQuantity("liquidation amount", "K", F(0))),
    ("stated value of 0.5 K $500", ExpectQuantity("stated value", "K", F(1_000))),
    ('"Bob" votes 43,478', ExpectQuantity("votes", "", F(43_478), "Bob")),
    ('"Bob" votes 0 with Common', ExpectQuantity("votes", "Common", F(0), "Bob")),
    ("short by 869,566 Common", ExpectShort(F(869_566), "Common")),
    ("last mailing date 2002-06-03 under §9", ExpectMailing("§9", date(2002, 6, 3))),
    (
        'one K converts into 2,173 21/23 "NewCo" + $434 18/23',
        ExpectEntitlement("K", F(10_000, 23), (("NewCo", F(50_000, 23)),)),
    ),
    ("one K converts into nothing", ExpectEntitlement("K", F(0), ())),
    ("reorganization of K", ExpectReorganization("K", happens=True)),
    ("no reorganization of K", ExpectReorganization("K", happens=False)),
    ('"Jane Roe" elected', ExpectDirector("Jane Roe", sits=True)),
    ('"Jane Roe" no director', ExpectDirector("Jane Roe", sits=False)),
    ('"Ada" elects 60% of the board', ExpectBoardPart("Ada", F(3, 5))),
    ('"Ada" may buy 5,000 Common', ExpectMayBuy("Ada", F(5_000), "Common")),
    ("§7(b)(i) displaces §7(a)", ExpectDisplaced("§7(a)", "§7(b)(i)")),
]


@pytest.mark.parametrize(("line", "expectation"), READ)
def test_expectations_are_read(line: str, expectation: Expectation) -> None:
    assert told(f"expect {line}\n") == expectation


def test_every_kind_of_expectation_can_be_written() -> None:
    assert {type(expectation) for _, expectation in READ} == set(get_args(Expectation))


def test_an_expectation_knows_its_place() -> None:
    assert told("expect K  outstanding 0  # none\n").span.text == "expect K  outstanding 0"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("conversion rate of K $4", "The conversion rate is a number of shares for each share, not `$4`."),
        ("stated value of K 4 1/2", "The stated value is money for each share, not `4 1/2`."),
        ("liquidation amount of 0.5 K 500", "The liquidation amount is money for each share, not `500`."),
    ],
)
def test_quantities_have_their_units(line: str, message: str) -> None:
    assert [(code, said) for code, _, said in found(f"expect {line}\n")] == [("T204", message)]


def test_a_quantity_of_no_share_at_all_is_a_finding() -> None:
    message = "The number of shares cannot be zero: `0`."
    assert found("expect stated value of 0 K $500\n") == [("T203", "0", message)]


def test_expectations_name_what_there_is() -> None:
    lines = (
        'expect "Cid" holds 5 Kk\nexpect Kk paid $0 in all\nexpect duty §99 to "Cid" met\nexpect "Cid" paid $5 on Kk\n'
    )
    assert sorted(place for _, place, _ in found(lines)) == ['"Cid"', '"Cid"', '"Cid"', "Kk", "Kk", "Kk", "§99"]
