from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.events import AnyEvent, BuyIn, Convert, ElectLimit, ListShares, PayDamages, RescindConversion
from paripassu.report.events_text import show_event
from scripts import found, told

DAY = date(2001, 11, 21)
F = Fraction


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ('pay damages on K to "Bob"', PayDamages(DAY, "K", "Bob")),
        (
            'buy in 1,000 Common by "Bob" for $11,000, sold for $10,000',
            BuyIn(DAY, "Common", F(1_000), "Bob", F(11_000), F(10_000)),
        ),
        ('rescind conversion of 10 K by "Bob"', RescindConversion(DAY, "K", "Bob", F(10))),
        ("list Common", ListShares(DAY, "Common")),
        ("delist Common", ListShares(DAY, "Common", ends=True)),
        ("list conversion shares of K", ListShares(DAY, "K", is_for_conversion=True)),
        ("delist conversion shares of K", ListShares(DAY, "K", is_for_conversion=True, ends=True)),
        ('convert 10 K of "Bob" on the change of control', Convert(DAY, "K", "Bob", F(10), on_control=True)),
        ('elect limit of 0% for K by "Bob"', ElectLimit(DAY, "K", "Bob", F(0))),
    ],
)
def test_what_happens_around_a_conversion_is_read_and_told_in_the_same_words(line: str, event: AnyEvent) -> None:
    assert told(f"2001-11-21 {line}\n") == event
    assert show_event(event) == line


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('pay damages on Z to "Bob"', "N101"),
        ('pay damages on K to "Nobody"', "N102"),
        ('buy in 0 Common by "Bob" for $11,000, sold for $10,000', "T203"),
        ('buy in 9 Common by "Bob" for $0, sold for $10,000', "T203"),
        ('buy in 9 Common by "Bob" for $11,000, sold for -$10,000', "T202"),
        ('rescind conversion of -1 K by "Bob"', "T202"),
        ('rescind conversion of 1 K by "Bobby"', "N102"),
        ("list Z", "N101"),
        ("delist conversion shares of Z", "N101"),
        ('convert 0 K of "Bob" on the change of control', "T203"),
        ('elect limit of 101% for K by "Bob"', "T207"),
        ('elect limit of -1% for K by "Bob"', "T202"),
    ],
)
def test_what_cannot_have_happened_is_one_finding(line: str, code: str) -> None:
    assert [each[0] for each in found(f"2001-11-21 {line}\n")] == [code]
