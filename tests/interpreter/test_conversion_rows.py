"""Clauses on conversion as real certificates have them, each with a story whose figures were worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import Acme, said

HEAD = "§1 designation\n  shares          10,000,000\n  stated value    $100\n\n§5 conversion into Common\n"
BOTH = '2004-01-05 issue 1,000,000 Common to "Founder"\n2004-01-05 issue 100 B to "Ada"\n'
# The ten trading days before March 15, 2004, and the five after it.
DAYS = ("01", "02", "03", "04", "05", "08", "09", "10", "11", "12")
AFTER = ("16", "17", "18", "19", "22")


def traded(*prices: str, days: tuple[str, ...] = DAYS, what: str = "close price") -> str:
    """The prices of the trading days named, the last one of all days that follow."""
    each = (*prices, *[prices[-1]] * (len(days) - len(prices)))
    return "".join(f"2004-03-{day} {what} of Common {price}\n" for day, price in zip(days, each, strict=True))


def tells(tmp_path: Path, clauses: str, story: str, more: str = "") -> str:
    """All that was said in a story on clauses of series B, whose expectations are all met."""
    lines = "".join(f"  {line}\n" for line in clauses.strip().splitlines())
    run = Acme(tmp_path).told(f"{HEAD}{lines}\n{more}", story)
    return "\n".join(text for step in run.steps for text in said(step))


AT_ANY_TIME = "optional at any time\n"


@pytest.mark.parametrize(
    ("rate", "prices", "what", "each"),
    [
        # (60 + 40) / 2 = 50 on the average of ten days, half at each: 100 / (75% of 50) = 2 2/3.
        ("(75% of average close of Common over 10 trading days)",
         ("$60.00",) * 5 + ("$40.00",), "close price", "2 2/3"),
        # The floor of $80 is above 75% of 50.
        ("(greater of $80 and 75% of average close of Common over 10 trading days)",
         ("$50.00",), "close price", "1 1/4"),
        # 92% of the lowest of ten averages, $20, is $18.40; the fixed price of $50 is higher, so the alternative holds.
        ("(lesser of $50 and (greater of $5 and 92% of lowest vwap of Common over 10 trading days))",
         ("$20.00", "$30.00"), "vwap", "5 10/23"),
        # The floor of $25 holds the alternative up.
        ("(lesser of $50 and (greater of $25 and 92% of lowest vwap of Common over 10 trading days))",
         ("$20.00", "$30.00"), "vwap", "4"),
        ("highest close of Common over 10 trading days", ("$30.00", "$50.00", "$40.00"), "close price", "2"),
    ],
)  # fmt: skip
def test_a_price_may_come_from_a_window_of_days(
    tmp_path: Path, rate: str, prices: tuple[str, ...], what: str, each: str
) -> None:
    story = f"{BOTH}{traded(*prices, what=what)}2004-03-15 as of\nexpect conversion rate of B {each}\n"
    tells(tmp_path, f"{AT_ANY_TIME}rate stated value / {rate}", story)


def test_a_split_within_the_window_leaves_the_average_as_it_is(tmp_path: Path) -> None:
    # Five days at $40 before a split of 2 for 1, and five at $20 after it: $20 throughout, in shares of today.
    story = BOTH + traded("$40.00", days=DAYS[:5]) + "2004-03-08 split of Common 2 for 1\n"
    story += traded("$20.00", days=DAYS[5:]) + "2004-03-15 as of\nexpect conversion rate of B 5\n"
    clauses = f"{AT_ANY_TIME}rate stated value / average close of Common over 10 trading days"
    tells(tmp_path, clauses, story)


def test_a_window_may_end_on_the_day_and_names_the_prices_that_nobody_told(tmp_path: Path) -> None:
    clauses = f"{AT_ANY_TIME}rate stated value / average close of Common over 3 trading days ending on the day"
    story = BOTH + traded("$10.00", "$20.00", "$30.00", days=DAYS[:3]) + "expect conversion rate of B 5\n"
    tells(tmp_path, clauses, story)
    text = tells(tmp_path, clauses, BOTH + traded("$10.00", days=DAYS[:2]) + '2004-03-04 convert 1 B of "Ada"\n')
    assert "the close price of Common on 2004-03-03 and 2004-03-04 is not known" in text


def test_a_mandatory_convertible_gives_between_a_least_and_a_most_number_by_the_price(tmp_path: Path) -> None:
    # Stated value 100: at most 5 (at $20 and below), at least 4 (at $25 and above), between them 100 / price.
    rate = "lesser of 5 and (greater of 4 and stated value / average vwap of Common over 10 trading days)"
    clauses = f"{AT_ANY_TIME}rate 4\nmandatory on 2004-03-15, at rate {rate}\nfractions rounded down"
    for price, each in (("$16.00", "500"), ("$22.00", "454"), ("$30.00", "400")):
        story = f'{BOTH}{traded(price, what="vwap")}as of 2004-03-15\nexpect "Ada" holds {each} Common\n'
        tells(tmp_path, clauses, story)
    text = tells(tmp_path, clauses, f"{BOTH}as of 2004-03-15\nexpect B outstanding 100\n")
    assert "at a rate that is not known: the vwap of Common on 10 days from 2004-03-01 to 2004-03-12" in text


def test_a_series_may_convert_into_a_part_of_all_common(tmp_path: Path) -> None:
    # 7.8% of 1,000,000 outstanding for 100 shares: 780 each; both holders convert at once by the vote, at one rate.
    clauses = (
        "rate 7.8% of shares of Common outstanding / shares of B outstanding\n"
        "mandatory by vote of majority of B\nfractions rounded down"
    )
    story = (
        f'{BOTH}2004-02-02 transfer 40 B from "Ada" to "Bob"\nexpect conversion rate of B 780\n'
        '2004-02-02 written consent of B\n  approve conversion of B\n  for "Ada"\n'
        'expect "Ada" holds 46,800 Common\nexpect "Bob" holds 31,200 Common\n'
    )
    tells(tmp_path, clauses, story)


MADE_WHOLE = f"{AT_ANY_TIME}rate 10\n"


@pytest.mark.parametrize(
    ("line", "story"),
    [
        # 9% of $100 for the 5 1/2 years from January 5, 2004 to July 5, 2009, on each of ten shares: $495.
        ("make-whole 9% a year of stated value through 2009-07-05, in cash",
         '2004-01-05 convert 10 B of "Ada"\nexpect "Ada" paid $495\nexpect "Ada" holds 100 Common\n'),
        # $495 at $8.00 a share are 61 Common and $7.
        ("make-whole 9% a year of stated value through 2009-07-05, in Common at $8.00",
         '2004-01-05 convert 10 B of "Ada"\nexpect "Ada" holds 161 Common\nexpect "Ada" paid $7\n'),
        ("make-whole 9% a year of stated value through 2009-07-05, on conversion by the company",
         '2004-01-05 convert 10 B of "Ada"\nexpect "Ada" paid $0\n'),
        ("make-whole 9% a year of stated value through 2004-01-05",
         '2004-01-05 convert 10 B of "Ada"\nexpect "Ada" paid $0\n'),
    ],
)  # fmt: skip
def test_an_early_conversion_is_made_whole(tmp_path: Path, line: str, story: str) -> None:
    tells(tmp_path, f"{MADE_WHOLE}{line}", BOTH + story)


def test_the_company_pays_the_dividends_to_come_when_it_converts(tmp_path: Path) -> None:
    # 200% of $10 on 8 of 10 days; 8% of $100 for three years on 100 shares is $2,400.
    clauses = (
        "rate 10\nmake-whole dividends through 2007-03-15, on conversion by the company, in cash\n"
        "company may convert all, if vwap of Common >= 200% of $10.00 on 8 of 10 trading days"
    )
    dividends = "§2 dividends\n  rate 8% a year of stated value\n  accrue daily, 30/360, simple, cumulative\n"
    high = traded("$19.99", "$19.99", "$20.00", what="vwap")
    story = (
        f'{BOTH}{high}2004-03-15 company converts all B\nexpect "Ada" holds 1,000 Common\nexpect "Ada" paid $2,400\n'
    )
    text = tells(tmp_path, clauses, story, dividends)
    assert "Common traded on the average at or above $20 on 8 of the 10 trading days" in text


TIERS = (
    "rate 10\ncompany may convert all, if close of Common >= 175% of $10.00 on 2 of 10 trading days\n"
    "company may convert all, if close of Common >= 150% of $10.00 on 5 consecutive trading days\n"
)


@pytest.mark.parametrize(
    ("prices", "outcome"),
    [
        (("$17.50", "$17.50", "$1.00"), "expect B outstanding 0\n"),
        (("$1.00",) * 5 + ("$15.00",), "expect B outstanding 0\n"),
        (("$17.50",) + ("$1.00",) * 5 + ("$15.00",), "expect void\nexpect B outstanding 100\n"),
    ],
)
def test_each_of_two_levels_lets_the_company_convert(tmp_path: Path, prices: tuple[str, ...], outcome: str) -> None:
    tells(tmp_path, TIERS, f"{BOTH}{traded(*prices)}2004-03-15 company converts all B\n{outcome}")


def test_a_right_of_the_company_may_begin_some_time_after_the_issue(tmp_path: Path) -> None:
    clauses = "rate 10\ncompany may convert all or part from 5 years after issue"
    story = (
        f"{BOTH}2009-01-04 company converts all B\nexpect void under §5\n"
        '2009-01-05 company converts 40 B\nexpect "Ada" holds 400 Common\nexpect B outstanding 60\n'
        "2009-01-06 company converts 61 B\nexpect void\n"
    )
    assert "from 2009-01-05 on, not on 2009-01-04" in tells(tmp_path, clauses, story)
    tells(
        tmp_path, "rate 10\ncompany may convert all", f"{BOTH}2004-02-02 company converts 40 B\nexpect void under §5\n"
    )


def test_some_shares_are_converted_pro_rata_in_whole_shares(tmp_path: Path) -> None:
    # 25 of 60 and 40: 15 and 10.
    story = (
        f'{BOTH}2004-01-06 transfer 40 B from "Ada" to "Bob"\n2004-01-06 company converts 25 B\n'
        'expect "Ada" holds 45 B\nexpect "Bob" holds 30 B\n'
    )
    tells(tmp_path, "rate 10\ncompany may convert all or part", story)


def test_a_right_may_be_open_for_a_time_after_a_change_of_control_at_another_rate(tmp_path: Path) -> None:
    clauses = (
        "rate 10\ncompany may convert all, "
        "within 60 days after a change of control or a sale of equity raising $1,000,000, "
        "at rate stated value / average close of Common over 10 trading days ending on the day"
    )
    control = '2004-01-20 assert change of control: "purchase by the group", by "Board"\n'
    # Ten closes at $25: four Common for each.
    closes = traded("$25.00")
    story = f'{BOTH}{control}{closes}2004-03-12 company converts all B\nexpect "Ada" holds 400 Common\n'
    tells(tmp_path, clauses, story)
    offering = "2004-01-20 public offering of 100,000 Common at $10.00 a share\n"
    tells(tmp_path, clauses, f"{BOTH}{offering}{closes}2004-03-12 company converts all B\nexpect B outstanding 0\n")
    late = f"{BOTH}{control}2004-03-22 company converts all B\nexpect void under §5\n"
    assert "has happened within 60 days" in tells(tmp_path, clauses, late)


def test_a_right_opens_at_the_earlier_of_a_time_and_a_registration(tmp_path: Path) -> None:
    clauses = "optional from 90 days after issue, or once Common is registered\nrate 10"
    early = '2004-04-03 convert 1 B of "Ada"\nexpect void under §5\n'
    tells(tmp_path, clauses, f'{BOTH}{early}2004-04-04 convert 1 B of "Ada"\nexpect "Ada" holds 10 Common\n')
    registered = '2004-02-02 event "registration of Common"\n2004-02-03 convert 1 B of "Ada"\n'
    tells(tmp_path, clauses, f'{BOTH}{registered}expect "Ada" holds 10 Common\n')


def test_a_right_to_convert_vests_by_the_month(tmp_path: Path) -> None:
    # 25 of 100 after six months, then 12.5 more each month, counted with what was converted before.
    clauses = f"{AT_ANY_TIME}rate 100\nvesting 25% after 6 months, then 12.5% a month\nfractions rounded down"
    story = (
        f'{BOTH}2004-07-04 convert 1 B of "Ada"\nexpect void under §5\n'
        '2004-07-05 convert 26 B of "Ada"\nexpect void under §5\n'
        '2004-07-05 convert 25 B of "Ada"\nexpect "Ada" holds 2,500 Common\n'
        '2004-08-05 convert 13 B of "Ada"\nexpect void under §5\n'
        '2004-08-05 convert 12 B of "Ada"\nexpect "Ada" holds 3,700 Common\n'
        '2005-01-05 convert all B of "Ada"\nexpect "Ada" holds 10,000 Common\n'
    )
    assert "vested for 37.5% of 100 B of Ada; 12.5 may convert" in tells(tmp_path, clauses, story)


def test_a_reverse_split_converts_all_at_a_ratio_that_it_leaves(tmp_path: Path) -> None:
    clauses = "rate 10\nmandatory on a reverse split of Common\nsplit of Common no adjustment"
    story = (
        f"{BOTH}2004-02-02 split of Common 2 for 1\nexpect B outstanding 100\n"
        '2004-03-01 reverse split of Common 1 for 110\nexpect B outstanding 0\nexpect "Ada" holds 1,000 Common\n'
    )
    tells(tmp_path, clauses, story)


def test_a_series_converts_once_prices_were_high_or_a_figure_is_reached(tmp_path: Path) -> None:
    clauses = "rate 10\nmandatory if close of Common >= $20.00 on 3 consecutive trading days"
    story = BOTH + traded("$20.00", days=DAYS[:2]) + "expect B outstanding 100\n"
    tells(tmp_path, clauses, f"{story}{traded('$20.00', days=DAYS[2:3])}expect B outstanding 0\n")
    clauses = 'rate 10\nmandatory once "net revenue" reaches $50,000,000'
    story = f'{BOTH}2004-02-02 report "net revenue" $49,999,999\nexpect B outstanding 100\n'
    tells(tmp_path, clauses, f'{story}2004-02-03 report "net revenue" $50,000,000\nexpect B outstanding 0\n')


def test_the_price_of_an_offering_may_follow_splits(tmp_path: Path) -> None:
    split = f"{BOTH}2004-02-02 split of Common 2 for 1\n"
    offering = "2004-03-01 public offering of 10,000 Common at $2.50 a share\n"
    for words, left in ((" as adjusted for splits", "0"), ("", "100")):
        clauses = f"rate 10\nmandatory on a public offering at $5.00 or more a share{words}"
        tells(tmp_path, clauses, f"{split}{offering}expect B outstanding {left}\n")


def test_a_rate_changes_on_a_day_or_with_an_act(tmp_path: Path) -> None:
    clauses = f"{AT_ANY_TIME}rate 10 before 2006-01-01, then 20"
    tells(
        tmp_path,
        clauses,
        f"{BOTH}2005-12-31 as of\nexpect conversion rate of B 10\n2006-01-01 as of\nexpect conversion rate of B 20\n",
    )
    split = f"{BOTH}2005-01-03 split of Common 2 for 1\nexpect conversion rate of B 20\n"
    follows = f"{clauses}\nsplit of Common a capital reorganization, so the rate follows it"
    tells(tmp_path, follows, f"{split}2006-01-01 as of\nexpect conversion rate of B 40\n")
    clauses = f"{AT_ANY_TIME}rate 1,000 until a recapitalization, then 1\nmandatory by vote of majority of B"
    story = (
        f"{BOTH}expect conversion rate of B 1,000\n2004-02-02 recapitalization of Common\n"
        "  each Common becomes 0.001 Common\nexpect conversion rate of B 1\n"
        '2004-02-03 written consent of B\n  approve conversion of B\n  for "Ada"\nexpect "Ada" holds 100 Common\n'
    )
    tells(tmp_path, clauses, story)


def test_scrip_adds_up_to_whole_shares_until_it_is_void(tmp_path: Path) -> None:
    # 1 x 2.4 and 1 x 2.4: two shares and 0.4 of scrip each time; 0.8 is no share, 1.2 is one and 0.2 of scrip.
    clauses = f"{AT_ANY_TIME}rate 2.4\nfractions counted per holder; in scrip void after 12 months"
    story = f'{BOTH}2004-02-02 convert 1 B of "Ada"\nexpect "Ada" holds 2 Common\n'
    story += 'expect "Ada" holds 0.4 "scrip for Common"\n'
    story += '2004-03-01 convert 1 B of "Ada"\n2004-03-01 exchange scrip for Common of "Ada"\nexpect void\n'
    story += '2004-04-01 convert 1 B of "Ada"\n2004-04-02 exchange scrip for Common of "Ada"\n'
    story += 'expect "Ada" holds 7 Common\nexpect "Ada" holds 0.2 "scrip for Common"\n'
    tells(tmp_path, clauses, story)
    late = f'{BOTH}2004-02-02 convert 1 B of "Ada"\n2004-03-01 convert 1 B of "Ada"\n2004-04-01 convert 1 B of "Ada"\n'
    late += '2005-03-02 exchange scrip for Common of "Ada"\nexpect void\n'
    assert "0.8 is void by now" in tells(tmp_path, clauses, late)


def test_the_company_raises_a_rate_on_notice_or_in_breach(tmp_path: Path) -> None:
    clauses = f"{AT_ANY_TIME}rate 10\ncompany may raise the rate for at least 20 business days, on 15 days' notice"
    raised = "2004-03-01 raise conversion rate of B to 12 until 2004-03-31\n"
    story = f"{BOTH}{raised}expect breach of §5\nexpect conversion rate of B 12\n"
    tells(tmp_path, clauses, f"{story}2004-04-01 as of\nexpect conversion rate of B 10\n")
    notice = "2004-02-15 mail notice of raised conversion rate on 2004-03-01 to holders of B\n"
    tells(tmp_path, clauses, f"{BOTH}{notice}{raised}expect allowed\n")
    tells(tmp_path, f"{AT_ANY_TIME}rate 10", f"{BOTH}{raised}expect void under §5\n")


@pytest.mark.parametrize(
    ("clauses", "each"),
    [
        ("rate stated value / conversion price\nprice $1.05", "95 5/21"),
        ("rate stated value / conversion price\nprice $0.50", "200"),
        ("rate 4.57", "4.57"),
        ("rate 8,000", "8,000"),
        ("rate 1", "1"),
    ],
)
def test_fixed_prices_and_fixed_ratios(tmp_path: Path, clauses: str, each: str) -> None:
    tells(tmp_path, f"{AT_ANY_TIME}{clauses}", f"{BOTH}expect conversion rate of B {each}\n")
