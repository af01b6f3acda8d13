"""Limits that holders choose, limits on conversions that nobody asked for, calls and listings that close a right."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.preferred import rulings, sentences, tell, unmet
from interpreter.story import held
from paripassu.model.run import VOID

OTHERS = '2004-01-01 issue 900,000 Common to "Others"\n'


def terms(limit: str, *more: str) -> str:
    lines = ("optional at any time", "rate 1,000", "fractions rounded down", f"limit {limit}", *more)
    return "\n§5 conversion into Common\n" + "".join(f"  {line}\n" for line in lines)


CHOICE = "no conversion above 4.99% of Common, beneficially owned; holder may change to 9.99% on 61 days' notice"
RANGE = "no conversion above 9.99% of Common; holder may change within 0% to 19.9% on 61 days' notice"


def test_who_chooses_before_he_is_issued_any_is_under_that_limit_at_once(tmp_path: Path) -> None:
    # x / (900,000 + x) = 9.99%: 99,888 shares, 99 A. At 4.99%: 47,268 shares, 47 A.
    told = tell(
        tmp_path,
        terms(CHOICE),
        OTHERS
        + '2004-01-02 issue 200 A to "First"\n2004-01-02 elect limit of 9.99% for A by "First"\n'
        + '2004-01-02 issue 200 A to "Second"\n'
        + '2004-01-05 convert 100 A of "First"\nexpect void under §5\n2004-01-05 convert 99 A of "First"\n'
        + '2004-01-05 convert 53 A of "Second"\nexpect void under §5\n2004-01-05 convert 52 A of "Second"\n',
    )
    # Second counts 999,000 outstanding: 52,000 / 1,051,000 is 4.95%, 53,000 / 1,052,000 is 5.04%.
    assert unmet(told) == []
    assert held(told, "Common", "First") == 99_000


def test_a_higher_limit_counts_sixty_one_days_after_notice_and_a_lower_one_at_once(tmp_path: Path) -> None:
    # Notice on 5 January: the 61st day after it is 6 March.
    told = tell(
        tmp_path,
        terms(CHOICE),
        OTHERS
        + '2004-01-02 issue 200 A to "First"\n2004-01-05 elect limit of 9.99% for A by "First"\n'
        + '2004-03-05 convert 99 A of "First"\nexpect void under §5\n2004-03-06 convert 99 A of "First"\n'
        + '2004-03-08 elect limit of 4.99% for A by "First"\n2004-03-08 convert 1 A of "First"\nexpect void under §5\n',
    )
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("limit", "chosen", "says"),
    [
        (CHOICE, "7%", "may choose 4.99% or 9.99%, not 7%"),
        (CHOICE, "19.9%", "may choose 4.99% or 9.99%, not 19.9%"),
        (RANGE, "20%", "may choose from 0% to 19.9%, not 20%"),
        ("no conversion above 9.99% of Common", "4.99%", "no limit on conversion that a holder may change"),
    ],
)
def test_only_what_the_terms_offer_can_be_chosen(tmp_path: Path, limit: str, chosen: str, says: str) -> None:
    lines = f'2004-01-02 issue 200 A to "First"\n2004-01-05 elect limit of {chosen} for A by "First"\n'
    told = tell(tmp_path, terms(limit), OTHERS + lines)
    assert (rulings(told)[-1], told.steps[-1].code) == (VOID, "R311")
    assert says in sentences(told)


def test_every_limit_in_a_range_can_be_chosen(tmp_path: Path) -> None:
    # 19.9% of the whole: 900,000 x 0.199 / 0.801 = 223,595, so 223 A.
    told = tell(
        tmp_path,
        terms(RANGE),
        OTHERS
        + '2004-01-02 issue 300 A to "First"\n2004-01-05 elect limit of 19.9% for A by "First"\n'
        + '2004-03-08 convert 224 A of "First"\nexpect void under §5\n2004-03-08 convert 223 A of "First"\n',
    )
    assert unmet(told) == []


# Conversions that nobody asks for

APPROVED = (
    "automatic when shareholders approve the issuance of the conversion shares, 3 business days later",
    "approval by Common alone",
)
VOTE = '2004-01-08 meeting of shareholders\n  approve issuance of the conversion shares of A\n  for "Others"\n'


def test_all_converts_on_the_third_business_day_after_approval(tmp_path: Path) -> None:
    # Thursday 8 January 2004; Friday the 9th, Monday the 12th, Tuesday the 13th.
    told = tell(
        tmp_path,
        terms("no conversion above 50% of Common", *APPROVED),
        OTHERS
        + '2004-01-02 issue 200 A to "First"\n'
        + VOTE
        + 'expect "First" holds 200 A\n2004-01-12 as of\nexpect "First" holds 200 A\n'
        + '2004-01-13 as of\nexpect "First" holds 200,000 Common\nexpect A outstanding 0\n',
    )
    assert unmet(told) == []


def test_what_is_issued_in_between_converts_too_and_what_is_gone_does_not(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        terms("no conversion above 50% of Common", *APPROVED),
        OTHERS
        + '2004-01-02 issue 200 A to "First"\n'
        + VOTE
        + '2004-01-09 convert 50 A of "First"\n2004-01-12 issue 10 A to "Second"\n2004-01-20 as of\n'
        + 'expect "First" holds 200,000 Common\nexpect "Second" holds 10,000 Common\n',
    )
    assert unmet(told) == []


def test_shares_beyond_a_holders_own_limit_stay_as_they_are(tmp_path: Path) -> None:
    # Together: First may have 19.9% and Second, who chose 0%, nothing. 900,000 x 0.199 / 0.801 = 223,595: 223 A.
    told = tell(
        tmp_path,
        terms(RANGE, *APPROVED),
        OTHERS
        + '2004-01-02 issue 300 A to "First"\n'
        + '2004-01-02 elect limit of 19.9% for A by "First"\n2004-01-02 issue 100 A to "Second"\n'
        + '2004-01-02 elect limit of 0% for A by "Second"\n'
        + VOTE
        + '2004-01-13 as of\nexpect "First" holds 223,000 Common\nexpect "First" holds 77 A\n'
        + 'expect "Second" holds 100 A\n',
    )
    assert unmet(told) == []


@settings(max_examples=40, deadline=None)
@given(
    held_by=st.lists(st.integers(1, 300), min_size=1, max_size=3),
    above=st.integers(1, 60),
)
def test_after_a_conversion_of_all_nobody_is_above_his_limit_and_nobody_could_have_had_a_share_more(
    held_by: list[int], above: int
) -> None:
    lines = OTHERS + "".join(f'2004-01-02 issue {shares} A to "H{number}"\n' for number, shares in enumerate(held_by))
    limit = f"no conversion above {above}% of Common"
    with TemporaryDirectory() as folder:
        told = tell(Path(folder), terms(limit, *APPROVED), lines + VOTE + "2004-01-13 as of\n")
    out = sum((held(told, "Common", f"H{number}") for number in range(len(held_by))), Fraction(900_000))
    for number, shares in enumerate(held_by):
        common, left = held(told, "Common", f"H{number}"), held(told, "A", f"H{number}")
        assert common + 1_000 * left == 1_000 * shares
        assert common * 100 <= above * out
        assert not left or (common + 1_000) * 100 > above * (out + 1_000)


# Rights that close

CLOSES = "\n§6 redemption\n  company at $10, on 20 to 60 days' notice\n"
LISTED = "2004-01-03 list Common\n2004-01-04 list conversion shares of A\n"
NOTICE = "2004-02-01 mail notice of redemption on 2004-03-01 to holders of A\n"


@pytest.mark.parametrize(
    ("window", "ruling"), [("at any time", "allowed"), ("at any time, until called", VOID), ("until called", VOID)]
)
def test_a_call_ends_the_right_to_convert_where_the_terms_say_so(tmp_path: Path, window: str, ruling: str) -> None:
    conversion = f"\n§5 conversion into Common\n  optional {window}\n  rate 2\n  fractions rounded down\n"
    issued = '2004-01-02 issue 200 A to "First"\n2004-01-31 convert 1 A of "First"\n'
    told = tell(tmp_path, conversion + CLOSES, issued + NOTICE + '2004-02-01 convert 1 A of "First"\n')
    assert rulings(told)[-1] == ruling


def test_once_the_day_of_a_redemption_that_did_not_come_has_passed_the_right_is_there_again(tmp_path: Path) -> None:
    conversion = "\n§5 conversion into Common\n  optional until called\n  rate 2\n  fractions rounded down\n"
    issued = '2004-01-02 issue 200 A to "First"\n'
    told = tell(tmp_path, conversion + CLOSES, issued + NOTICE + '2004-03-02 convert 1 A of "First"\n')
    assert rulings(told)[-1] == "allowed"


@pytest.mark.parametrize(
    ("listings", "ruling"),
    [
        ("", "allowed"),
        ("2004-01-03 list Common\n", VOID),
        (LISTED, "allowed"),
        (
            LISTED + "2004-01-05 delist the conversion shares of A\n",
            VOID,
        ),
        ("2004-01-03 list Common\n2004-01-04 delist Common\n", "allowed"),
    ],
)
def test_where_the_class_is_listed_the_conversion_shares_must_be_too(
    tmp_path: Path, listings: str, ruling: str
) -> None:
    conversion = (
        "\n§5 conversion into Common\n  optional at any time, while the conversion shares are listed, if Common is\n"
        "  rate 2\n  fractions rounded down\n"
    )
    issued = '2004-01-02 issue 200 A to "First"\n'
    told = tell(tmp_path, conversion, issued + listings + '2004-02-01 convert 1 A of "First"\n')
    assert rulings(told)[-1] == ruling
