"""Dividends that a series gets because other stock gets one."""

from __future__ import annotations

from pathlib import Path

from interpreter.dividends.clauses import ISSUED, QUARTERLY, dividends
from interpreter.preferred import rulings, sentences, tell, unmet
from interpreter.story import paid

CONVERTS = (
    "\n§5 conversion into Common\n  optional at any time\n  rate stated value / conversion price\n  price $40.00\n"
)


def test_a_dividend_on_common_is_one_on_the_series_share_for_share(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends("mirrors each dividend on Common, share for share"),
        ISSUED
        + "2004-02-02 declare dividend of $0.50 on Common, record date 2004-02-10, payable 2004-02-20\n"
        + "expect declared dividends of A $0.50\nexpect duty §2 due 2004-02-20\n"
        + '2004-02-20 pay dividend on Common\n2004-02-20 pay dividend on A\nexpect "First" paid $50\n'
        + 'expect "Stockholders" paid $500\nexpect declared dividends of A $0\nexpect duty §2 met\n',
    )
    assert unmet(told) == []


def test_what_is_not_paid_on_the_series_is_a_breach(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends("mirrors each dividend on Common"),
        ISSUED + "2004-02-02 declare dividend of $0.50 on Common, payable 2004-02-20\n"
        "2004-02-20 pay dividend on Common\n2004-02-21 as of\nexpect duty §2 breached\n",
    )
    assert unmet(told) == []


def test_a_mirror_as_converted_goes_by_the_rate_of_the_record_date(tmp_path: Path) -> None:
    # $100 / $40 are 2.5 Common; in shares likewise, as many as the money would buy at the same worth.
    told = tell(
        tmp_path,
        dividends("mirrors each dividend on Common, as converted") + CONVERTS,
        ISSUED
        + "2004-02-02 declare dividend of $0.50 on Common\nexpect declared dividends of A $1.25\n"
        + "2004-02-02 pay dividend on A\n"
        + '2004-02-03 issue 1,000 B to "Other"\n'
        + "2004-02-04 declare dividend of $4.00 on Common, in B\n"
        + '2004-02-04 pay dividend on A\nexpect "First" holds 10 B\n',
        '\nseries B "Series B" of Preferred\n\n§1 designation\n  shares 5,000\n  stated value $100\n',
    )
    assert unmet(told) == []
    assert paid(told, to="First") == 125


def test_what_a_mirror_needs_and_nobody_told_is_named(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends("mirrors each dividend on Common, as converted") + CONVERTS.replace("  price $40.00\n", ""),
        ISSUED + "2004-02-02 declare dividend of $0.50 on Common\nexpect declared dividends of A $0\n",
    )
    assert unmet(told) == []
    assert "is not known: the conversion price of A is missing" in sentences(told)


def test_dividends_on_others_are_no_matter(tmp_path: Path) -> None:
    others = '\nseries B "Series B" of Preferred\n\n§1 designation\n  shares 5,000\n'
    lines = (
        ISSUED
        + '2004-02-02 issue 5 B to "Other"\n2004-02-02 declare dividend of $0.50 on B\n'
        + "expect declared dividends of A $0\n"
    )
    assert unmet(tell(tmp_path, dividends("mirrors each dividend on Common"), lines, others)) == []
    lines = '2004-01-02 issue 5 Common to "Other"\n2004-02-02 declare dividend of $0.50 on Common\nexpect no duty §2\n'
    assert unmet(tell(tmp_path, dividends("mirrors each dividend on Common"), lines)) == []


def test_the_greater_of_a_fixed_dividend_and_a_multiple_of_that_on_common(tmp_path: Path) -> None:
    # $10 a quarter, or 1,000 times what Common gets in it: 5 and 4 are less, 12 is 2 more, 6 and 8 together are 4 more.
    told = tell(
        tmp_path,
        dividends(
            "rate $10 a share a quarter",
            "accrue 30/360, cumulative",
            QUARTERLY,
            "mirrors 1,000 x each dividend on Common, as far as it is more",
        ),
        ISSUED
        + "2004-02-02 declare dividend of $0.005 on Common\n2004-03-31 as of\nexpect unpaid dividends of A $10\n"
        + "2004-05-03 declare dividend of $0.012 on Common\n2004-06-30 as of\nexpect unpaid dividends of A $22\n"
        + "2004-08-02 declare dividend of $0.006 on Common\n2004-08-03 declare dividend of $0.008 on Common\n"
        + "2004-09-30 as of\nexpect unpaid dividends of A $36\nexpect declared dividends of A $0\n"
        + "2004-10-01 declare dividend of $0.02 on Common, in A\n2004-12-31 as of\nexpect unpaid dividends of A $46\n",
    )
    assert unmet(told) == []
    assert "is worth $12 to each A, as far as it is more" in " ".join(
        effect.reason.text for step in told.steps for effect in step.effects
    )
    assert set(rulings(told)) == {"allowed"}


def test_a_mirror_beyond_the_rate_waits_for_the_rate_of_conversion(tmp_path: Path) -> None:
    terms = dividends(
        "rate $1 a share a quarter",
        "accrue 30/360, cumulative",
        QUARTERLY,
        "mirrors each dividend on Common, as converted, as far as it is more",
    )
    lines = ISSUED + "2004-02-02 declare dividend of $3.00 on Common\n2004-03-31 as of\nexpect unpaid dividends of A "
    unpriced = CONVERTS.replace("  price $40.00\n", "")
    assert unmet(tell(tmp_path, terms + unpriced, lines + "$1\n")) == []
    # Two and a half Common get $7.50, which is $6.50 more than $1.
    assert unmet(tell(tmp_path, terms + CONVERTS, lines + "$7.50\n")) == []
