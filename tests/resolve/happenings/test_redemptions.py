from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.acts import ActOn
from paripassu.model.events import (
    AnyEvent,
    Assert,
    DeclareDividend,
    FundsAvailable,
    Issue,
    RedeemShares,
    RequireRedemption,
    WrittenConsent,
)
from paripassu.report.events_text import show_event
from scripts import found, told

DAY = date(2001, 11, 21)
F = Fraction


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("redeem 10 K", RedeemShares(DAY, "K", F(10))),
        ("redeem all K", RedeemShares(DAY, "K")),
        ("redeem all K, deposited in trust", RedeemShares(DAY, "K", in_trust=True)),
        ('require redemption of 10 K by "Bob"', RequireRedemption(DAY, "K", "Bob", F(10))),
        ('require redemption of all K by "Bob"', RequireRedemption(DAY, "K", "Bob")),
        ("funds legally available $2,000,000", FundsAvailable(DAY, "legally available", F(2_000_000))),
        ('funds "net profits" available $0', FundsAvailable(DAY, "net profits", F(0))),
        ('issue 10 K to "Cid", related "the sale"', Issue(DAY, "K", F(10), "Cid", related="the sale")),
        ("declare dividend of $1 a share on K, in J", DeclareDividend(DAY, "K", F(1), in_stock="J")),
    ],
)
def test_redemptions_are_read_and_told_in_the_same_words(line: str, event: AnyEvent) -> None:
    assert told(f"2001-11-21 {line}\n") == event
    assert show_event(event) == line


def test_a_change_of_control_is_a_judgment() -> None:
    assert told('2001-11-21 assert change of control: "the vote", by "Board"\n') == Assert(
        DAY, "change of control", "the vote", "Board"
    )


def test_redemption_may_be_put_to_the_vote() -> None:
    event = told('2001-11-21 written consent of K\n  approve redemption on 2001-12-03\n  for "Bob"\n')
    assert isinstance(event, WrittenConsent)
    assert event.resolutions[0].act == ActOn("redemption of stock", on=date(2001, 12, 3))


def test_money_below_zero_is_not_available() -> None:
    assert [code for code, _, _ in found("2001-11-21 funds legally available -$1\n")] == ["T202"]


def test_lines_below_a_redemption_say_whose_shares_they_are() -> None:
    lines = (
        '2001-11-21 issue 50 K to "Cid"\n2001-11-21 redeem 12 K, in Common\n  shares 10 of "Bob"\n  shares 2 of "Cid"\n'
    )
    event = told(lines)
    assert event == RedeemShares(DAY, "K", F(12), in_stock="Common", picked=(("Bob", F(10)), ("Cid", F(2))))
    assert isinstance(event, RedeemShares)
    assert show_event(event) == 'redeem 12 K, in Common: 10 of "Bob", 2 of "Cid"'


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ('  shares 10 of "Bob"\n', "T211"),
        ('  shares 6 of "Bob"\n  shares 6 of "Bob"\n', "S011"),
        ('  shares 12 of "Nobody"\n', "N102"),
        ('  shares 0 of "Bob"\n', "T203"),
    ],
)
def test_shares_that_are_named_come_to_the_number_of_the_redemption(items: str, code: str) -> None:
    assert code in [each[0] for each in found("2001-11-21 redeem 12 K\n" + items)]


def test_a_regulatory_event_is_a_judgment() -> None:
    assert told('2001-11-21 assert not regulatory event: "the rules", by "Board"\n') == Assert(
        DAY, "regulatory event", "the rules", "Board", holds=False
    )
