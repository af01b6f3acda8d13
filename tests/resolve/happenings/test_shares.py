from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.events import (
    AnyEvent,
    Convert,
    GrantOptions,
    Issue,
    Repurchase,
    Reserve,
    Split,
    TenderOffer,
    Transfer,
    VotingTransfer,
)
from scripts import found, told

DAY = date(2001, 11, 21)
F = Fraction


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ('issue 8,970.5 K to "Cid" for $8,969,899', Issue(DAY, "K", F("8970.5"), "Cid", F(8_969_899))),
        ('transfer 1/3 K from "Bob" to "Cid"', Transfer(DAY, "K", F(1, 3), "Bob", "Cid")),
        ('transfer 7 K from "Bob" to "Cid", related "the deal"', Transfer(DAY, "K", F(7), "Bob", "Cid", "the deal")),
        ("transfer of 50.1% of voting securities", VotingTransfer(DAY, F(501, 1000))),
        ('transfer of 30% of voting securities, related "the deal"', VotingTransfer(DAY, F(3, 10), "the deal")),
        ('repurchase 40 K from "Bob" for $30,000', Repurchase(DAY, "K", F(40), "Bob", F(30_000))),
        ('repurchase 40 K from "Bob"', Repurchase(DAY, "K", F(40), "Bob")),
        ('redeem 40 K from "Bob"', Repurchase(DAY, "K", F(40), "Bob", is_redemption=True)),
        ('convert 10 K of "Bob"', Convert(DAY, "K", "Bob", F(10))),
        ('convert all K of "Bob"', Convert(DAY, "K", "Bob")),
        ("split of Common 3 for 2", Split(DAY, "Common", F(3), F(2))),
        ("reverse split of Common 1 for 10", Split(DAY, "Common", F(1), F(10))),
        ("stock dividend of 5% on Common", Split(DAY, "Common", F(1, 20), F(1), is_stock_dividend=True)),
        (
            'grant warrants on 100,000 Common to "Employees" at $0.50 a share',
            GrantOptions(DAY, "Common", F(100_000), "Employees", F(1, 2), "warrants"),
        ),
        ('reserve 5,000 Common for "the plan"', Reserve(DAY, "Common", F(5_000), "the plan")),
        ("reserve 5,000 Common", Reserve(DAY, "Common", F(5_000))),
        (
            'tender offer for 1,000 Common at $0.40 by "Buyer"',
            TenderOffer(DAY, "Common", F(1_000), F(2, 5), "Buyer"),
        ),
    ],
)
def test_lines_about_shares_are_read(line: str, event: AnyEvent) -> None:
    assert told(f"2001-11-21 {line}\n") == event


def test_more_than_all_votes_cannot_change_hands() -> None:
    message = "The part of the voting securities cannot be more than all of it: `101%`."
    assert found("2001-11-21 transfer of 101% of voting securities\n") == [("T207", "101%", message)]


def test_all_votes_may_change_hands() -> None:
    assert told("2001-11-21 transfer of 100% of voting securities\n") == VotingTransfer(DAY, F(1))


def test_no_votes_at_all_cannot_change_hands() -> None:
    message = "The part of the voting securities cannot be zero: `0%`."
    assert found("2001-11-21 transfer of 0% of voting securities\n") == [("T203", "0%", message)]


def test_a_stock_dividend_of_nothing_is_a_finding() -> None:
    message = "The stock dividend cannot be zero: `0%`."
    assert found("2001-11-21 stock dividend of 0% on Common\n") == [("T203", "0%", message)]


def test_a_buyback_is_from_a_holder() -> None:
    assert [code for code, _, _ in found('2001-11-21 repurchase 4 K from "Nobody"\n')] == ["N102"]


def test_options_may_be_granted_at_no_price() -> None:
    event = told('2001-11-21 grant rights on 1 Common to "Cid" at $0\n')
    assert event == GrantOptions(DAY, "Common", F(1), "Cid", F(0), "rights")


@pytest.mark.parametrize(("paid", "total"), [("for $50", F(50)), ("for $0.50 a share", F(50)), ("", None)])
def test_a_price_is_that_of_all_shares_or_of_each(paid: str, total: Fraction | None) -> None:
    assert told(f'2001-11-21 issue 100 Common to "A" {paid}\n') == Issue(DAY, "Common", F(100), "A", total)
    assert told(f'2001-11-21 repurchase 100 K from "Bob" {paid}\n') == Repurchase(DAY, "K", F(100), "Bob", total)
