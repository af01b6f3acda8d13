"""Adjustments as real certificates have them: formulas of market prices, small changes, options that end, offerings."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.interpreter.formulas import BASE, BOUGHT, OFFERED, weigh_rights
from paripassu.model.adjustments import Averaging, Formula
from paripassu.model.citations import Cite, Item
from paripassu.model.run import Input
from told import CONVERSION, Acme, said

BOTH = '2004-01-05 issue 1,000,000 Common to "Founder"\n2004-01-05 issue 1,000 B to "Ada"\n'
# The ten trading days before March 15, 2004, and the five after it.
DAYS = ("01", "02", "03", "04", "05", "08", "09", "10", "11", "12")
AFTER = ("16", "17", "18", "19", "22")
BEFORE = "the average close of Common over the 10 trading days before"
LATER = "the average close of Common over the 5 trading days after"


def closes(price: str, days: tuple[str, ...] = DAYS, of: str = "Common") -> str:
    return "".join(f"2004-03-{day} close price of {of} {price}\n" for day in days)


def tells(tmp_path: Path, clauses: str, story: str, price: str = "$1.00") -> str:
    """All that was said in a story about series B, whose expectations are all met."""
    lines = "".join(f"  {line}\n" for line in clauses.strip().splitlines())
    terms = f"{CONVERSION.replace('$1.00 at first', f'{price} at first')}\n§6 adjustment of conversion price\n{lines}"
    run = Acme(tmp_path).told(terms, story)
    return "\n".join(text for step in run.steps for text in said(step))


# Rights, distributions, dividends, offers


def test_rights_below_the_average_and_what_becomes_of_them(tmp_path: Path) -> None:
    # 250,000 at $1.20 buy 200,000 at $1.50: 1,200,000 / 1,250,000 = 24/25. When 125,000 end it is 1,100,000 /
    # 1,125,000 = 44/45, and when all end the price is what it was.
    clauses = f"rights below {BEFORE}, expiring within 45 days"
    offer = "2004-03-15 rights offering of 250,000 Common at $1.20 a share, expiring 2004-04-15\n"
    story = f"{BOTH}{closes('$1.50')}{offer}expect conversion price of B $0.96\n"
    half = f"{story}2004-04-16 expire rights on 125,000 Common\nexpect conversion price of B $0 44/45\n"
    tells(tmp_path, clauses, half)
    rest = f"{half}2004-04-16 expire rights on 125,000 Common\nexpect conversion price of B $1.00\n"
    tells(tmp_path, clauses, rest)
    tells(
        tmp_path, clauses, f"{story}2004-03-20 call off rights offering on Common\nexpect conversion price of B $1.00\n"
    )
    tells(tmp_path, clauses, f"{rest}2004-04-17 expire rights on 1 Common\nexpect void\n")
    tells(tmp_path, clauses, f'{story}2004-04-16 exercise rights on 1 Common of "Founder" at $1.20\nexpect void\n')


def test_a_price_that_nobody_told_leaves_an_adjustment_open(tmp_path: Path) -> None:
    offer = "2004-03-15 rights offering of 250,000 Common at $1.20 a share, expiring 2004-04-15\n"
    text = tells(tmp_path, f"rights below {BEFORE}", f"{BOTH}{closes('$1.50', DAYS[1:])}{offer}expect allowed\n")
    assert "is not known: the close price of Common on 2004-03-01 is missing" in text


@pytest.mark.parametrize(
    ("line", "event", "price"),
    [
        # (4 - 1) / 4 of $1.00 for a thing worth $1.00 where Common is worth $4.00.
        (f"distribution against {BEFORE}", 'distribute 2 "Bond" on Common', "$0.75"),
        # $0.40 of $4.00, the whole of it.
        (f"cash dividend against {BEFORE}", "declare dividend of $0.40 on Common", "$0.90"),
        # $0.25 are usual a quarter, so $0.15 of $4.00 count; a half-year of $0.40 is within $0.50.
        (f"cash dividend against {BEFORE}, beyond $0.25 quarterly or $0.50 half-yearly",
         "declare dividend of $0.40 on Common, quarterly", "$0 77/80"),
        (f"cash dividend against {BEFORE}, beyond $0.25 quarterly or $0.50 half-yearly",
         "declare dividend of $0.40 on Common, half-yearly", "$1.00"),
    ],
)  # fmt: skip
def test_what_is_given_on_a_share_comes_off_its_price(tmp_path: Path, line: str, event: str, price: str) -> None:
    story = f'{BOTH}{closes("$4.00")}2004-03-12 appraise "Bond" at $0.50 by "Board"\n'
    tells(tmp_path, line, f"{story}2004-03-15 {event}\nexpect conversion price of B {price}\n")


def test_a_dividend_counts_on_its_record_date_unless_it_is_called_off(tmp_path: Path) -> None:
    declared = f"{BOTH}2004-02-16 declare dividend of $0.40 on Common, record date 2004-03-15, payable 2004-03-31\n"
    story = f"{declared}{closes('$4.00')}expect conversion price of B $1.00\n"
    line = f"cash dividend against {BEFORE}"
    tells(tmp_path, line, f"{story}2004-03-15 as of\nexpect conversion price of B $0.90\n")
    off = f"{story}2004-03-12 call off dividend on Common\n2004-03-15 as of\nexpect conversion price of B $1.00\n"
    tells(tmp_path, line, off)


def test_a_thing_worth_more_than_the_share_leaves_nothing_to_count_by(tmp_path: Path) -> None:
    story = f'{BOTH}{closes("$4.00")}2004-03-12 appraise "Bond" at $4.00 by "Board"\n'
    story += '2004-03-15 distribute 1 "Bond" on Common\n'
    text = tells(tmp_path, f"distribution against {BEFORE}", f"{story}expect conversion price of B $1.00\n")
    assert "what a share that is worth $4 keeps after 1 Bond" in text
    itself = f"distribution against {BEFORE}, or the property itself where less than $1.00 is left"
    tells(tmp_path, itself, f'{story}expect one B converts into 1 Common + 1 "Bond"\n')


def test_a_spin_off_is_weighed_by_both_prices_of_the_days_after_it(tmp_path: Path) -> None:
    # 3 / (3 + 2 x 0.50) = 3/4.
    story = f'{BOTH}2004-03-15 spin off 2 "SpinCo" on Common\n{closes("$3.00", AFTER)}'.replace(
        closes("$3.00", AFTER), "".join(
            f'2004-03-{day} close price of Common $3.00\n2004-03-{day} close price of "SpinCo" $0.50\n' for day in AFTER
        )
    )  # fmt: skip
    line = f"spin-off against {LATER}"
    tells(
        tmp_path,
        line,
        f"{story}expect conversion price of B $1.00\n2004-03-23 as of\nexpect conversion price of B $0.75\n",
    )
    text = tells(
        tmp_path,
        line,
        f'{BOTH}2004-03-15 spin off 2 "SpinCo" on Common\n2004-03-23 as of\nexpect B outstanding 1,000\n',
    )
    assert "the close price of Common on 5 days from 2004-03-16 to 2004-03-22" in text


def test_a_tender_offer_of_the_company_above_the_average_after_it(tmp_path: Path) -> None:
    # 1,000,000 x 2 / (200,000 x 3 + 2 x 800,000) = 10/11.
    line = f"tender offer above {LATER}"
    offer = '2004-03-15 tender offer for 200,000 Common at $3.00 a share by "Acme, Inc."\n'
    end = "2004-03-23 as of\n"
    tells(tmp_path, line, f"{BOTH}{offer}{closes('$2.00', AFTER)}{end}expect conversion price of B $0 10/11\n")
    tells(tmp_path, line, f"{BOTH}{offer}{closes('$3.00', AFTER)}{end}expect conversion price of B $1.00\n")
    text = tells(
        tmp_path, line, f"{BOTH}{offer.replace('Acme, Inc.', 'Buyer')}{end}expect conversion price of B $1.00\n"
    )
    assert "The tender offer is not made by the company" in text


def test_a_fixed_ratio_follows_the_formulas_as_a_price_does(tmp_path: Path) -> None:
    # A ratio of 10 is multiplied by 4 / (4 - 0.40).
    clauses = CONVERSION.replace("original price / conversion price", "10").replace(
        "  price           $1.00 at first\n", ""
    )
    clauses += f"\n§6 adjustment of conversion price\n  cash dividend against {BEFORE}\n"
    story = (
        f"{BOTH}{closes('$4.00')}2004-03-15 declare dividend of $0.40 on Common\nexpect conversion rate of B 11 1/9\n"
    )
    Acme(tmp_path).told(clauses, story)


def test_the_series_waives_a_formula_as_it_waives_any_adjustment(tmp_path: Path) -> None:
    clauses = f"cash dividend against {BEFORE}\nwaiver by majority of B"
    vote = (
        "2004-03-12 written consent of B\n"
        "  approve waiver of the adjustment of the conversion price of B on 2004-03-15\n"
        '  for "Ada"\n'
    )
    story = f"{BOTH}{closes('$4.00')}{vote}2004-03-15 declare dividend of $0.40 on Common\n"
    tells(tmp_path, clauses, f"{story}expect conversion price of B $1.00\n")


def test_what_the_series_takes_part_in_moves_nothing(tmp_path: Path) -> None:
    clauses = f"rights below {BEFORE}\nnot where B takes part"
    offer = "2004-03-15 rights offering of 250,000 Common at $1.20 a share, expiring 2004-04-15, B takes part\n"
    tells(tmp_path, clauses, f"{BOTH}{closes('$1.50')}{offer}expect conversion price of B $1.00\n")


# Small changes


@pytest.mark.parametrize("least", ["1%", "$0.01"])
def test_small_changes_wait_until_they_come_to_enough(tmp_path: Path, least: str) -> None:
    # Twice 0.75%: the second makes 1 - 0.9925 x 0.9925 = 1.494% with the first.
    clauses = f"cash dividend against {BEFORE}\nsmallest change {least}, carried forward"
    once = "2004-03-15 declare dividend of $0.03 on Common\n"
    story = f"{BOTH}{closes('$4.00')}{once}expect conversion price of B $1.00\n"
    text = tells(tmp_path, clauses, f"{story}{once}expect conversion price of B $0.98505625\n")
    assert "below" in text
    assert "What had waited is counted with it." in text
    third = f"{story}{once}2004-03-15 declare dividend of $0.10 on Common\n"
    tells(tmp_path, clauses, f"{third}expect conversion price of B $0.96042984375\n")


# Options and warrants that end


@pytest.mark.parametrize(
    ("method", "after_grant", "after_half", "ended"),
    [
        # (1,001,000 + 50,000) / 1,101,000; with half of them (1,001,000 + 25,000) / 1,051,000.
        ("broad-based weighted average", "$0 1051/1101", "$0 1026/1051", "$1.00"),
        # As long as one of them is left, a ratchet stands where it was.
        ("full ratchet", "$0.50", "$0.50", "$1.00"),
    ],
)
def test_options_that_end_unexercised_count_as_never_granted(
    tmp_path: Path, method: str, after_grant: str, after_half: str, ended: str
) -> None:
    grant = '2004-02-02 grant warrants on 100,000 Common to "Bank" at $0.50\n'
    end = '2004-03-01 expire warrants on 50,000 Common of "Bank" at $0.50\n'
    story = f"{BOTH}{grant}expect conversion price of B {after_grant}\n{end}expect conversion price of B {after_half}\n"
    tells(tmp_path, f"dilution {method}", f"{story}{end}expect conversion price of B {ended}\n")


def test_an_exercise_adjusts_nothing_again_and_leaves_nothing_to_end(tmp_path: Path) -> None:
    grant = '2004-02-02 grant warrants on 100,000 Common to "Bank" at $0.50\n'
    used = '2004-03-01 exercise warrants on 100,000 Common of "Bank" at $0.50 a share\n'
    story = f'{BOTH}{grant}{used}expect "Bank" holds 100,000 Common\nexpect conversion price of B $0 1051/1101\n'
    tells(tmp_path, "dilution broad-based weighted average", story)
    over = '2004-03-02 expire warrants on 1 Common of "Bank" at $0.50\nexpect void\n'
    tells(tmp_path, "dilution broad-based weighted average", story + over)


def test_options_and_what_is_excepted_follow_splits(tmp_path: Path) -> None:
    # After a split of 2 for 1 the 100 options at $1.00 are 200 at $0.50, and 400 instead of 200 are excepted: 200 more
    # of them do nothing, and one more than that counts.
    clauses = "split proportionate\ndilution full ratchet, except for employee options up to 200 shares"
    grant = '2004-02-02 grant options on 100 Common to "Staff" at $1.00\n'
    split = f"{BOTH}{grant}2004-02-03 split of Common 2 for 1\n"
    gone = '2004-03-01 exercise options on 200 Common of "Staff" at $0.50\nexpect "Staff" holds 200 Common\n'
    tells(tmp_path, clauses, split + gone)
    within = '2004-03-01 grant options on 200 Common to "Staff" at $0.10\nexpect conversion price of B $0.50\n'
    tells(tmp_path, clauses, split + within)
    beyond = '2004-03-01 grant options on 201 Common to "Staff" at $0.10\nexpect conversion price of B $0.10\n'
    tells(tmp_path, clauses, split + beyond)


# Offerings, and no adjustment at all


def test_an_offering_below_a_floor_brings_the_price_down_before_it_converts(tmp_path: Path) -> None:
    # Published: an original price of $15.46345 and a floor of $18.55614, which is 120% of it; at $9.00 a share one
    # converts into 18.55614 / 9 = 2.06179 shares, so that the price is $7.50.
    assert Fraction("18.55614") == Fraction("15.46345") * Fraction(6, 5)
    clauses = (
        CONVERSION.replace("original price  $1.00", "original price  $15.46345")
        .replace("$1.00 at first", "$15.46345 at first")
        .replace("optional        at any time", "mandatory       on a public offering")
        + "  fractions       rounded down\n\n§6 adjustment of conversion price\n"
        "  offering        at least $18.55614 of Common for a share\n"
    )
    story = f'{BOTH}2004-03-15 public offering of 1,000,000 Common at $9.00 a share\nexpect "Ada" holds 2,061 Common\n'
    run = Acme(tmp_path).told(clauses, story)
    text = "\n".join(said(run.steps[-1]))
    assert "At $9 one B would be worth $9, less than $18.55614: it converts into 2 9269/150000 Common." in text
    assert Fraction("15.46345") / (Fraction("18.55614") / 9) == Fraction(15, 2)
    dear = f'{BOTH}2004-03-15 public offering of 1,000,000 Common at $20.00 a share\nexpect "Ada" holds 1,000 Common\n'
    Acme(tmp_path).told(clauses, dear)


def test_without_an_adjustment_clause_nothing_is_adjusted(tmp_path: Path) -> None:
    story = f"{BOTH}2004-02-02 split of Common 2 for 1\nexpect conversion rate of B 1\n"
    Acme(tmp_path).told(CONVERSION, story)


# Laws

SHARES = st.integers(min_value=1, max_value=10**9).map(Fraction)
PARTS = st.fractions(min_value=0, max_value=1, max_denominator=1000)
RIGHTS = Item(Formula(Averaging("Common", 10)), Cite("B", "§6"))


@settings(max_examples=100)
@given(base=SHARES, offered=SHARES, part=PARTS)
def test_rights_never_raise_a_price_and_never_take_it_below_the_part_that_is_left_of_a_share(
    base: Fraction, offered: Fraction, part: Fraction
) -> None:
    found = weigh_rights(RIGHTS, (base, offered, offered * part), ())
    assert base / (base + offered) <= found.factor <= 1
    assert (found.factor == 1) == (part == 1)
    assert found.reason.inputs == (
        Input(BASE, base, "shares"), Input(OFFERED, offered, "shares"), Input(BOUGHT, offered * part, "shares")
    )  # fmt: skip
