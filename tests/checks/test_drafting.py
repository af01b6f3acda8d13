"""What a careful reader asks of a certificate: each check finds its slip, and is silent beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, say, sound
from paripassu.checks.terms import check_terms

SOURCE = '  source "Certificate of Designation" signed 2024-01-15\n'
RESTATED = SERIES_A.replace("\n\n§1", f"\n{SOURCE}\n§1")
SETTLED = "  not merger\n"
AT_WILL = "§5 conversion into Common\n  optional at any time\n  fractions rounded down\n"


def found(folder: Path, text: str) -> dict[str, str]:
    """What the checks find in a company with a series and further lines: the words at the place, by code."""
    return {each.code.id: each.at.span.text for each in check_terms(sound(folder, COMPANY + text))}


def said(folder: Path, text: str, code: str) -> str:
    """The one finding of a code, in full."""
    (only,) = [each for each in check_terms(sound(folder, COMPANY + text)) if each.code.id == code]
    return say(only)


def second(lines: str) -> str:
    """A series B beside series A."""
    return f'\nseries B "Series B" of Preferred\n§1 designation\n  shares 500\n  stated value $10\n{lines}'


def test_an_amount_that_no_clause_speaks_of_is_named_where_the_paper_is(tmp_path: Path) -> None:
    assert found(tmp_path, RESTATED + "§3 liquidation\n  amount $100\n" + SETTLED) == {"L408": "stated value    $100"}
    assert found(tmp_path, RESTATED + "§3 liquidation\n  amount stated value\n" + SETTLED) == {}
    assert found(tmp_path, SERIES_A + "§3 liquidation\n  amount $100\n" + SETTLED) == {}
    assert found(tmp_path, RESTATED + '§3 liquidation\n  amount $100\n  not merger\n§4 not encoded "dividends"\n') == {}


def test_a_price_that_the_rate_does_not_follow_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, SERIES_A + AT_WILL + "  rate 50\n  price $2.00\n") == {"L408": "price $2.00"}
    assert found(tmp_path, SERIES_A + AT_WILL + "  rate stated value / conversion price\n  price $2.00\n") == {}


def test_a_class_that_says_nothing_and_that_nobody_speaks_of_is_named(tmp_path: Path) -> None:
    idle = 'class Other "Other Stock"\n'
    assert found(tmp_path, idle + SERIES_A) == {"L408": 'class Other "Other Stock"'}
    assert found(tmp_path, idle + SERIES_A + "§3 liquidation\n  amount $1\n  ahead of Other\n") == {}
    assert found(tmp_path, idle + "  votes 1 a share\n" + SERIES_A) == {}


def test_a_clause_without_a_line_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, SERIES_A + "§2 dividends\n\n§4 voting\n  votes none\n") == {"L409": "§2 dividends"}
    assert found(tmp_path, SERIES_A + "§2 dividends\n# none, it seems\n") == {"L409": "§2 dividends"}
    assert found(tmp_path, SERIES_A + "§2 dividends\n# in two words\n\n  none\n") == {}


QUESTION = "§3 liquidation\n  amount stated value\n      reading one stated value\n      reading two {}\n"


def test_a_question_that_leaves_nothing_open_is_named(tmp_path: Path) -> None:
    assert "L410" in found(tmp_path, SERIES_A + QUESTION.format("stated value"))
    assert "L410" not in found(tmp_path, SERIES_A + QUESTION.format("$90"))
    alone = QUESTION.partition("      reading two")[0]
    assert said(tmp_path, SERIES_A + alone, "L410").startswith(
        "L410 [amount stated value] The question `amount` has one "
    )


RANKED = "§3 liquidation\n  amount stated value\n  {}\n"


@pytest.mark.parametrize(
    ("of_a", "of_b", "is_named"),
    [
        ("ahead of Common", "ahead of Common", True),
        ("ahead of B", "ahead of Common", False),
        ("ahead of Common", "alike with A", False),
        ("alike with other preferred", "ahead of Common", False),
        ("behind B", "ahead of Common", False),
        ("ahead of all other stock", "ahead of Common", False),
        ("ahead of Common", 'ahead of Common\n  not encoded "the rest"', False),
    ],
)
def test_two_series_that_no_line_orders_are_named(tmp_path: Path, of_a: str, of_b: str, is_named: bool) -> None:
    text = SERIES_A + RANKED.format(of_a) + second(RANKED.format(of_b))
    assert ("L411" in found(tmp_path, text)) == is_named


def test_what_ranks_alike_with_the_first_of_all_is_ahead_of_the_others_too(tmp_path: Path) -> None:
    third = '\nseries C "Series C" of Preferred\n§1 designation\n  shares 500\n' + RANKED.format("alike with A")
    text = SERIES_A + RANKED.format("ahead of all other stock") + second(RANKED.format("ahead of Common"))
    assert "L411" not in found(tmp_path, text + third.replace("amount stated value", "amount $1"))


def test_ranks_that_run_through_a_third_series_leave_no_gap(tmp_path: Path) -> None:
    third = '\nseries C "Series C" of Preferred\n§1 designation\n  shares 500\n' + RANKED.format("ahead of Common")
    text = SERIES_A + RANKED.format("ahead of C").replace("stated value", "$1") + second(RANKED.format("behind C"))
    assert found(tmp_path, text + third.replace("amount stated value", "amount $1")) == {}


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("alike with B before 2024-06-01\n  ahead of B from 2024-06-01", ""),
        ("alike with B before 2024-06-01\n  ahead of B from 2024-06-02", "ahead of B from 2024-06-02"),
        ("alike with B before 2024-06-01\n  ahead of B after 2024-06-01", "ahead of B after 2024-06-01"),
        ("alike with other preferred before 2024-06-01\n  ahead of B after 2024-06-01", "ahead of B after 2024-06-01"),
        ("ahead of B from 2024-06-02", ""),
    ],
)
def test_a_rank_that_changes_on_two_days_is_named(tmp_path: Path, lines: str, at: str) -> None:
    text = SERIES_A + RANKED.format(lines) + second(RANKED.format("ahead of Common"))
    assert found(tmp_path, text).get("L412", "") == at


def test_a_series_that_ranks_with_itself_is_named(tmp_path: Path) -> None:
    text = SERIES_A + RANKED.format("alike with A, B") + second(RANKED.format("ahead of Common"))
    assert found(tmp_path, text) == {"L413": "alike with A, B"}


MANDATORY = (
    "§7 redemption\n  mandatory at stated value, on {}, on 30 to 60 days' notice, from funds legally available\n"
)
LATE = "§2 dividends\n  rate $15 a share a year, from {}\n  accrue daily, cumulative\n"


def test_what_begins_after_the_end_is_named(tmp_path: Path) -> None:
    text = SERIES_A + LATE.format("2030-06-01") + MANDATORY.format("2030-05-31")
    assert found(tmp_path, text) == {"L414": "rate $15 a share a year, from 2030-06-01"}
    assert found(tmp_path, SERIES_A + LATE.format("2030-05-31") + MANDATORY.format("2030-05-31")) == {}


def test_what_converts_on_a_day_ends_on_it(tmp_path: Path) -> None:
    text = SERIES_A + LATE.format("2030-06-02") + AT_WILL + "  rate 2\n  mandatory on 2030-06-01\n"
    assert found(tmp_path, text) == {"L414": "rate $15 a share a year, from 2030-06-02"}


def test_a_right_that_ends_before_its_paper_is_named(tmp_path: Path) -> None:
    lines = "§5 conversion into Common\n  optional before {}\n  rate 2\n  split of Common no adjustment\n"
    paper = RESTATED + "§3 liquidation\n  amount stated value\n  not merger\n"
    assert found(tmp_path, paper + lines.format("2024-01-15")) == {"L414": "optional before 2024-01-15"}
    assert found(tmp_path, paper + lines.format("2024-01-16")) == {}


def test_a_right_on_days_that_nobody_names_is_named(tmp_path: Path) -> None:
    lines = "§5 conversion into Common\n  optional on dividend payment dates\n  rate 2\n"
    assert found(tmp_path, SERIES_A + lines) == {"L414": "optional on dividend payment dates"}
    assert found(tmp_path, SERIES_A + lines + "§2 dividends\n  rate 8% a year of stated value\n  pay on Jun 30\n") == {}


def test_what_is_and_is_not_a_liquidation_is_named(tmp_path: Path) -> None:
    lines = RANKED.format("ahead of Common\n  not merger\n  deemed merger; sale of substantially all assets")
    assert said(tmp_path, SERIES_A + lines, "L415").startswith(
        "L415 [deemed merger; sale of substantially all assets] "
        "By one line a merger or consolidation is a liquidation of A, by another it is none."
    )


def test_what_does_and_does_not_follow_splits_is_named(tmp_path: Path) -> None:
    lines = AT_WILL + "  rate 2\n  split of Common {}\n§6 adjustment of conversion price\n  split proportionate\n"
    assert found(tmp_path, SERIES_A + lines.format("no adjustment")) == {"L415": "split proportionate"}
    assert found(tmp_path, SERIES_A + lines.format("a capital reorganization, so the rate follows it")) == {}


def test_two_thresholds_for_one_act_are_named(tmp_path: Path) -> None:
    lines = "§8 protection\n  majority of A for merger\n  {} of A for merger, any amendment\n"
    assert found(tmp_path, SERIES_A + lines.format("two thirds")) == {
        "L415": "two thirds of A for merger, any amendment"
    }
    assert found(tmp_path, SERIES_A + lines.format("majority")) == {}


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("company at stated value, within 30 days after a change of control, on 45 to 60 days' notice", True),
        ("company at stated value, within 30 days after a change of control, on 30 to 60 days' notice", False),
        ("company at stated value, within 2 months after a change of control, on 63 to 70 days' notice", True),
        ("company at stated value, within 2 months after a change of control, on 62 to 70 days' notice", False),
    ],
)
def test_a_notice_longer_than_the_time_there_is_is_named(tmp_path: Path, line: str, is_named: bool) -> None:
    assert ("L416" in found(tmp_path, f"{SERIES_A}§7 redemption\n  {line}\n")) == is_named


def test_a_redemption_too_soon_for_its_own_notice_is_named(tmp_path: Path) -> None:
    paper = RESTATED + "§3 liquidation\n  amount stated value\n  not merger\n"
    assert "L416" in found(tmp_path, paper + MANDATORY.format("2024-02-13"))
    assert "L416" not in found(tmp_path, paper + MANDATORY.format("2024-02-14"))


@pytest.mark.parametrize(
    ("sent", "is_named"), [("4 business days", True), ("5 business days", False), ("3 days", True)]
)
def test_a_notice_that_arrives_after_the_act_is_named(tmp_path: Path, sent: str, is_named: bool) -> None:
    lines = f"§9 notice\n  of merger\n  to each holder of A, at least {sent} before\n"
    text = SERIES_A + lines + "  received 4 business days after mailing\n"
    assert ("L416" in found(tmp_path, text)) == is_named


@pytest.mark.parametrize(
    ("lines", "is_named"),
    [
        ("§8 protection\n  more than 100% of A for merger\n", True),
        ("§8 protection\n  all of A for merger\n", False),
        ("§5 conversion into Common\n  rate 2\n  limit no conversion above 100% of Common\n", True),
        ("§5 conversion into Common\n  rate 2\n  limit no conversion above 9.99% of Common\n", False),
        ("§3 liquidation\n  amount $100\n  then participates with Common, up to $100 in all\n", True),
        ("§3 liquidation\n  amount $100\n  then participates with Common, up to $101 in all\n", False),
        ("§4 voting\n  votes 100% of all votes\n", True),
        ("§4 voting\n  votes 60% of all votes\n", False),
    ],
)
def test_a_threshold_with_one_outcome_is_named(tmp_path: Path, lines: str, is_named: bool) -> None:
    assert ("L417" in found(tmp_path, SERIES_A + lines)) == is_named


def test_two_fixed_parts_that_leave_nobody_a_vote_are_named(tmp_path: Path) -> None:
    votes = "§4 voting\n  votes {}% of all votes\n"
    text = SERIES_A + votes.format(60) + second(votes.format(40))
    assert said(tmp_path, text, "L417").startswith("L417 [votes 40% of all votes] A and B have all votes and more ")


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("§2 dividends\n  rate 8% a year of original price\n", "rate 8% a year of original price"),
        ("§7 redemption\n  company at 105% of original price\n", "company at 105% of original price"),
        ("§7 redemption\n  company at 105% of stated value\n", ""),
    ],
)
def test_an_amount_that_nobody_states_is_named_wherever_it_is_spoken_of(tmp_path: Path, lines: str, at: str) -> None:
    assert found(tmp_path, SERIES_A + lines).get("L407", "") == at


WAIVED = (
    "§3 liquidation\n  amount $1\n"
    "  deemed merger; unless majority of A elects otherwise in writing at least {} before\n"
)


@pytest.mark.parametrize(
    ("elect", "hear", "is_named"),
    [("7 days", "5 days", True), ("7 days", "7 days", True), ("7 days", "8 days", False), ("1 month", "20 days", True)],
)
def test_an_election_that_is_over_before_the_notice_is_named(
    tmp_path: Path, elect: str, hear: str, is_named: bool
) -> None:
    notice = f"§9 notice\n  of merger\n  to each holder of A, at least {hear} before\n"
    assert ("L416" in found(tmp_path, SERIES_A + WAIVED.format(elect) + notice)) == is_named


@pytest.mark.parametrize(("part", "is_named"), [("0%", True), ("50%", False), ("100%", True)])
def test_a_transfer_of_no_votes_or_of_more_than_all_is_named(tmp_path: Path, part: str, is_named: bool) -> None:
    lines = f"§9 notice\n  of transfer of more than {part} of voting securities\n"
    text = SERIES_A + lines + "  to each holder of A, at least 9 days before\n"
    assert ("L417" in found(tmp_path, text)) == is_named
