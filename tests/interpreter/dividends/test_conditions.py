"""What must be so before a dividend is declared or paid, what stands in its way, and who may give it up."""

from __future__ import annotations

from pathlib import Path

from interpreter.dividends.clauses import ISSUED, QUARTERLY, dividends
from interpreter.preferred import rulings, sentences, tell, unmet
from paripassu.model.run import BREACH, UNDETERMINED

LENDERS = dividends(
    "rate 10% a year of stated value",
    "accrue non-cumulative",
    "pay on Apr 1",
    'only if "the lenders consent", not "capital would be too low"',
)
DECLARED = "2004-03-01 declare dividend of $10.00 on A, payable 2004-04-01\n"
RATE = ("rate 8% a year of stated value", "accrue 30/360, cumulative", QUARTERLY)
B = """
series B "Series B" of Preferred

§1 designation
  shares          1,000
  stated value    $100

§2 dividends
  rate            4% a year of stated value
  accrue          30/360, cumulative
  pay on          Mar 31, Jun 30, Sep 30, Dec 31

§3 liquidation
  amount          stated value
  alike with      A
  ahead of        Common
"""
LIQUIDATION = "\n§3 liquidation\n  amount stated value\n  ahead of Common\n"


def test_a_condition_of_which_nobody_says_anything_is_a_missing_fact(tmp_path: Path) -> None:
    told = tell(tmp_path, LENDERS, ISSUED + DECLARED + 'expect undetermined, missing "the lenders consent"\n')
    assert unmet(told) == []
    assert 'only if not "capital would be too low"; nobody says whether that is so' in sentences(told)


def test_a_dividend_is_allowed_where_its_conditions_are_met(tmp_path: Path) -> None:
    facts = '2004-02-27 assert "the lenders consent", by "First Bank"\n'
    facts += '2004-02-27 assert not "capital would be too low", by "Board of directors"\n'
    told = tell(
        tmp_path, LENDERS, ISSUED + facts + DECLARED + "expect allowed\n2004-04-01 pay dividend on A\nexpect allowed\n"
    )
    assert unmet(told) == []


def test_what_is_said_last_counts_also_when_the_dividend_is_paid(tmp_path: Path) -> None:
    facts = '2004-02-27 assert "the lenders consent", by "First Bank"\n'
    facts += '2004-02-27 assert not "capital would be too low", by "Board of directors"\n'
    later = '2004-03-15 assert not "the lenders consent", by "First Bank"\n'
    later += "2004-04-01 pay dividend on A\nexpect breach of §2\n"
    told = tell(tmp_path, LENDERS, ISSUED + facts + DECLARED + later)
    assert unmet(told) == []
    assert "that it is not so says First Bank on 2004-03-15" in sentences(told)
    low = facts.replace("assert not", "assert")
    assert "that it is so says Board of directors" in sentences(tell(tmp_path, LENDERS, ISSUED + low + DECLARED))


def test_what_bars_a_dividend_has_to_be_asserted(tmp_path: Path) -> None:
    terms = dividends(*RATE, 'unless "a debt agreement bars it", "capital would be too low"')
    barred = '2004-02-27 assert "capital would be too low", by "Board of directors"\n'
    over = '2004-03-02 assert not "capital would be too low", by "Board of directors"\n'
    assert rulings(tell(tmp_path, terms, ISSUED + DECLARED))[-1] == "allowed"
    assert rulings(tell(tmp_path, terms, ISSUED + barred + DECLARED))[-1] == BREACH
    assert rulings(tell(tmp_path, terms, ISSUED + barred + over + DECLARED.replace("03-01", "03-03")))[-1] == "allowed"


def test_stock_of_equal_rank_gets_no_greater_part_of_what_it_is_owed(tmp_path: Path) -> None:
    terms = dividends(*RATE, "parity stock in proportion") + LIQUIDATION
    start = ISSUED + '2003-12-31 issue 100 B to "Other"\n2004-03-31 as of\n'
    # A is owed $2 and gets half of it; half of B's $1 is in proportion, sixty cents are not.
    half = start + "2004-03-31 declare dividend of $1.00 on A, payable 2004-03-31\n"
    fair = half + "2004-03-31 declare dividend of $0.50 on B, payable 2004-03-31\nexpect allowed\n"
    unfair = half + "2004-03-31 declare dividend of $0.60 on B, payable 2004-03-31\nexpect breach of §2\n"
    alone = start + "2004-03-31 declare dividend of $0.01 on B, payable 2004-03-31\nexpect breach of §2\n"
    assert unmet(tell(tmp_path, terms, fair, B)) == []
    assert unmet(tell(tmp_path, terms, unfair, B)) == []
    assert unmet(tell(tmp_path, terms, alone, B)) == []
    assert rulings(tell(tmp_path, dividends(*RATE) + LIQUIDATION, alone, B))[-1] == "allowed"


def test_a_proportion_of_what_nobody_knows_is_not_known(tmp_path: Path) -> None:
    terms = dividends(*RATE, "parity stock in proportion") + LIQUIDATION
    floating = B.replace("rate            4% a year", 'rate index "SOFR" a year')
    start = (
        ISSUED + '2003-12-31 issue 100 B to "Other"\n2004-03-31 declare dividend of $0.60 on B, payable 2004-03-31\n'
    )
    assert rulings(tell(tmp_path, terms, start, floating))[-1] == UNDETERMINED
    assert 'the index "SOFR" of 2003-12-31 is missing' in sentences(tell(tmp_path, terms, start, floating))


def test_repurchases_for_something_may_be_spared(tmp_path: Path) -> None:
    terms = dividends(
        *RATE,
        "stopper no repurchase of Common while any is unpaid, except for employee plans, exchanges for junior stock",
    )
    start = ISSUED + '2004-04-01 repurchase 10 Common from "Stockholders" for $10'
    for purpose, ruling in (
        ("", BREACH),
        (", for employee plans", "allowed"),
        (", in exchange for junior stock", "allowed"),
        (", out of a new issue of junior stock", BREACH),
    ):
        assert rulings(tell(tmp_path, terms, start + purpose + "\n"))[-1] == ruling


def test_half_of_the_holders_are_enough_where_the_terms_say_so(tmp_path: Path) -> None:
    terms = dividends("stopper no dividend on or repurchase of Common without consent of at least 50% of A")
    start = ISSUED + '2004-02-02 transfer 50 A from "First" to "Second"\n'
    act = '2004-04-01 repurchase 10 Common from "Stockholders" for $10\n'
    consent = '2004-03-01 written consent of A\n  approve repurchase of Common\n  for "Second"\n'
    assert rulings(tell(tmp_path, terms, start + act))[-1] == BREACH
    assert rulings(tell(tmp_path, terms, start + consent + act))[-1] == "allowed"
    assert rulings(tell(tmp_path, terms.replace("at least 50%", "more than 50%"), start + consent + act))[-1] == BREACH
    dividend = "2004-04-01 declare dividend of $1.00 on Common\n"
    assert rulings(tell(tmp_path, terms, start + consent + dividend))[-1] == BREACH
    agreed = consent.replace("repurchase of Common", "dividend on Common")
    assert rulings(tell(tmp_path, terms, start + agreed + dividend))[-1] == "allowed"


def test_a_dividend_that_holders_give_up_stops_nothing(tmp_path: Path) -> None:
    terms = dividends(
        "rate 8% a year of stated value",
        "accrue 30/360, non-cumulative",
        QUARTERLY,
        "waiver by majority of A",
        "stopper no dividend on Common unless the latest is paid in full",
    )
    act = "2004-04-01 declare dividend of $1.00 on Common\n"
    given_up = (
        '2004-03-15 written consent of A\n  approve waiver of the dividend on A payable 2004-03-31\n  for "First"\n'
    )
    assert rulings(tell(tmp_path, terms, ISSUED + act))[-1] == BREACH
    assert rulings(tell(tmp_path, terms, ISSUED + given_up + act))[-1] == "allowed"
    # Given up is the dividend of that day, not the next.
    later = ISSUED + given_up + "2004-07-01 declare dividend of $1.00 on Common\n"
    assert rulings(tell(tmp_path, terms, later))[-1] == BREACH
    few = given_up.replace('for "First"', "for 40 shares, against 60 shares")
    assert rulings(tell(tmp_path, terms, ISSUED + few + act))[-1] == BREACH
    fifth = '2004-03-15 written consent of A\n  approve waiver of the dividend on A payable 2004-06-30\n  for "First"\n'
    assert rulings(tell(tmp_path, terms, ISSUED + fifth + act))[-1] == BREACH


def test_holders_are_told_before_a_date_is_skipped(tmp_path: Path) -> None:
    terms = dividends(*RATE, "notice of a skipped date at least 10 days before")
    told = tell(tmp_path, terms, ISSUED + "2004-04-05 as of\nexpect duty §2 breached\n")
    assert unmet(told) == []
    notice = "mail notice of skipped dividend on 2004-03-31 to holders of A\n2004-04-05 as of\n"
    assert unmet(tell(tmp_path, terms, ISSUED + "2004-03-21 " + notice + "expect no duty §2\n")) == []
    assert unmet(tell(tmp_path, terms, ISSUED + "2004-03-22 " + notice + "expect duty §2 breached\n")) == []
    full = "2004-03-01 declare dividend of $2.00 on A, payable 2004-03-31\n2004-03-31 pay dividend on A\n"
    assert unmet(tell(tmp_path, terms, ISSUED + full + "2004-04-05 as of\nexpect duty §2 met\n")) == []
    on_the_day = terms.replace(" at least 10 days before", "")
    assert unmet(tell(tmp_path, on_the_day, ISSUED + "2004-03-31 " + notice + "expect no duty §2\n")) == []
    floating = terms.replace("8% a year", 'index "SOFR" a year')
    assert unmet(tell(tmp_path, floating, ISSUED + "2004-04-05 as of\nexpect no duty §2\n")) == []
