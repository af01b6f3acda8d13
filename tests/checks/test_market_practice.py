"""What statutes, cases and market practice ask of a certificate: each check finds its slip, and is silent beside it."""

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


IN_KIND = "§2 dividends\n  rate 8% a year of stated value\n  pay on Mar 31, Sep 30, in cash{}\n"


def test_dividends_in_kind_that_need_more_than_is_designated_are_named(tmp_path: Path) -> None:
    text = SERIES_A + IN_KIND.format(", or in A at the company's election")
    # 1,000 shares at 8% a year in two payments: 40 shares.
    assert (
        said(tmp_path, text, "L418")
        .partition(" (")[0]
        .endswith("Once all 1,000 A are issued, one dividend in A takes 40 A, and none is left to pay it in.")
    )
    assert found(tmp_path, SERIES_A + IN_KIND.format("")) == {}
    without = IN_KIND.replace("  rate 8% a year of stated value\n", "")
    assert found(tmp_path, SERIES_A + without.format(", or in A at the company's election")) == {}


def test_dividends_in_another_series_need_as_many_as_that_has(tmp_path: Path) -> None:
    text = SERIES_A + IN_KIND.format(", or in B at the company's election")
    other = '\nseries B "Series B" of Preferred\n§1 designation\n  shares {}\n'
    assert (
        said(tmp_path, text + other.format(39), "L418")
        .partition(" (")[0]
        .endswith("Once all 1,000 A are issued, one dividend in B takes 40 B, and only 39 are designated besides.")
    )
    assert found(tmp_path, text + other.format(40)) == {}


DILUTION = "§6 adjustment of conversion price\n  dilution {}\n"


def test_a_price_that_follows_issues_and_not_splits_is_named(tmp_path: Path) -> None:
    price = AT_WILL + "  rate stated value / conversion price\n  price $2.00\n"
    assert found(tmp_path, SERIES_A + price + DILUTION.format("full ratchet")) == {"L419": "dilution full ratchet"}
    assert found(tmp_path, SERIES_A + price + DILUTION.format("none")) == {}
    assert found(tmp_path, SERIES_A + price + DILUTION.format("full ratchet") + "  split proportionate\n") == {}


def test_a_rate_that_says_nothing_of_splits_is_named_where_the_paper_is(tmp_path: Path) -> None:
    paper = RESTATED + "§3 liquidation\n  amount stated value\n  not merger\n" + AT_WILL
    assert found(tmp_path, paper + "  rate 2\n") == {"L419": "rate 2"}
    assert found(tmp_path, paper + "  rate stated value / market price of Common\n") == {}
    assert found(tmp_path, paper + '  rate 2\n  not encoded "adjustments by formula"\n') == {}


@pytest.mark.parametrize(
    ("lines", "is_named"),
    [
        ("", True),
        ("  not merger\n", False),
        ("  deemed merger; sale of substantially all assets\n", False),
        ('  not encoded "a deemed liquidation event"\n', False),
        ("§8 merger\n  survivor assumes these terms in writing\n", False),
        ("§8 protection\n  majority of A for merger\n", False),
        ("§9 notice\n  of merger\n  to each holder of A, at least 10 days before\n", True),
        ("§7 redemption\n  mandatory at $1, on a change of control, from funds legally available\n", False),
    ],
)
def test_a_preference_without_a_position_on_mergers_is_named(tmp_path: Path, lines: str, is_named: bool) -> None:
    text = "§3 liquidation\n  amount stated value\n" + lines
    assert ("L420" in found(tmp_path, RESTATED + text)) == is_named
    assert "L420" not in found(tmp_path, SERIES_A + text)


CHANGES = "§8 protection\n  majority of A for an amendment that reduces the liquidation amount\n"


@pytest.mark.parametrize(
    ("lines", "is_named"),
    [
        (CHANGES, True),
        (CHANGES + "  amendment by merger, consolidation or otherwise\n", False),
        (CHANGES + "  two thirds of A for merger\n", False),
        (
            CHANGES + "§9 merger\n  survivor assumes these terms in writing\n  company avoids none of these terms\n",
            False,
        ),
        (CHANGES + "§9 merger\n  survivor assumes these terms in writing\n", True),
        ("§8 protection\n  majority of A for any amendment\n", True),
        ("§8 protection\n  majority of A for a senior series\n", False),
    ],
)
def test_a_vote_on_amendments_that_a_merger_goes_around_is_named(tmp_path: Path, lines: str, is_named: bool) -> None:
    assert ("L421" in found(tmp_path, SERIES_A + lines)) == is_named


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("mandatory at stated value, on 2030-01-02", True),
        ("mandatory at stated value, on 2030-01-02, from funds legally available", False),
        ("each holder may require at stated value at any time", True),
        ('each holder may require at stated value at any time, from "net profits"', False),
        ("company at stated value", False),
    ],
)
def test_a_duty_to_redeem_beyond_lawful_funds_is_named(tmp_path: Path, line: str, is_named: bool) -> None:
    assert ("L422" in found(tmp_path, f"{SERIES_A}§7 redemption\n  {line}\n")) == is_named


@pytest.mark.parametrize(
    ("accrue", "amount", "is_named"),
    [
        ("cumulative", "stated value + declared dividends", True),
        ("cumulative", "stated value + unpaid dividends", False),
        ("non-cumulative", "stated value + declared dividends", False),
    ],
)
def test_arrears_that_count_only_if_declared_are_named(
    tmp_path: Path, accrue: str, amount: str, is_named: bool
) -> None:
    text = (
        f"§2 dividends\n  rate 8% a year of stated value\n  accrue daily, {accrue}\n§3 liquidation\n  amount {amount}\n"
    )
    assert ("L423" in found(tmp_path, SERIES_A + text)) == is_named


def test_a_market_price_that_is_adjusted_is_named(tmp_path: Path) -> None:
    rate = AT_WILL + "  rate stated value / {}\n§6 adjustment of conversion price\n  split proportionate\n"
    assert "L424" in found(tmp_path, SERIES_A + rate.format("market price of Common"))
    assert "L424" not in found(tmp_path, SERIES_A + rate.format("$2"))


def test_a_figure_that_splits_leave_behind_is_named(tmp_path: Path) -> None:
    test = (
        "  rate stated value / conversion price\n  price $5\n"
        "  company may convert all, if close of Common > {} on 20 of 30 trading days\n"
    )
    follows = "§6 adjustment of conversion price\n  split proportionate\n"
    assert "L425" in found(tmp_path, SERIES_A + AT_WILL + test.format("135% of $5") + follows)
    assert "L425" not in found(tmp_path, SERIES_A + AT_WILL + test.format("135% of conversion price") + follows)
    assert "L425" not in found(tmp_path, SERIES_A + AT_WILL + test.format("135% of $5"))


def test_parts_of_a_share_that_are_rounded_twice_are_named(tmp_path: Path) -> None:
    lines = (
        "§5 conversion into Common\n  optional at any time\n  rate 2\n"
        "  fractions counted per holder{}; cash at the close on the day before\n"
    )
    assert "L426" in found(tmp_path, SERIES_A + lines.format("; rounded to the nearest 0.01"))
    assert "L426" not in found(tmp_path, SERIES_A + lines.format(""))


@pytest.mark.parametrize(
    ("pay_on", "record", "is_named"),
    [
        ("Mar 1", "on the last day of the quarter before", False),
        ("Sep 1", "on the last day of the quarter before", True),
        ("Jan 31", "on the last day of the quarter before", False),
        ("Jun 30", "10 to 60 days before", False),
        ("Jun 30", "10 to 61 days before", True),
        ("Jun 30", "at least 10 days before", False),
    ],
)
def test_a_record_date_too_long_before_a_payment_is_named(
    tmp_path: Path, pay_on: str, record: str, is_named: bool
) -> None:
    text = f"§2 dividends\n  rate 8% a year of stated value\n  pay on {pay_on}, in cash\n  record date {record}\n"
    assert ("L427" in found(tmp_path, SERIES_A + text)) == is_named


def test_the_law_of_another_state_is_assumed_to_be_alike(tmp_path: Path) -> None:
    text = (
        "§2 dividends\n  rate 8% a year of stated value\n  pay on Sep 1, in cash\n"
        "  record date on the last day of the quarter before\n"
    )
    company = COMPANY.replace("Delaware", "Nevada")
    (only,) = check_terms(sound(tmp_path, company + SERIES_A + text))
    assert only.message == (
        "A record date of A for Sep 1 is 63 days before the payment; "
        "Delaware law, assumed alike here, allows at most 60."
    )
