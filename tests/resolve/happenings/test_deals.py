from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.events import (
    AnyEvent,
    Designate,
    Issue,
    Liquidate,
    Merge,
    Property,
    Reorganize,
    SellAssets,
    SetAside,
)
from scripts import found, told

DAY = date(2001, 11, 21)
F = Fraction


@pytest.mark.parametrize(
    ("line", "event"),
    [
        (
            "designate 5,000 M of Preferred, senior to K, liquidation amount $1,000 a share",
            Designate(DAY, "M", "Preferred", F(5_000), F(1_000), "senior to", "K"),
        ),
        ("designate 5,000 M of Preferred, with K", Designate(DAY, "M", "Preferred", F(5_000), None, "with", "K")),
        ("designate 5 M of Preferred, junior to K", Designate(DAY, "M", "Preferred", F(5), None, "junior to", "K")),
        ("designate 5 M of Preferred, liquidation amount $0", Designate(DAY, "M", "Preferred", F(5), F(0))),
        ("designate 5 M of Preferred", Designate(DAY, "M", "Preferred", F(5))),
        ('merge with "X", surviving', Merge(DAY, "X", survives=True)),
        ('consolidate with "X", not surviving', Merge(DAY, "X", survives=False, is_consolidation=True)),
        (
            'merge with "X", not surviving, assumes terms in writing',
            Merge(DAY, "X", survives=False, assumes="in writing"),
        ),
        ('merge with "X", not surviving, assumes terms orally', Merge(DAY, "X", survives=False, assumes="orally")),
        (
            'sale of substantially all assets to "X" for $5',
            SellAssets(DAY, "X", F(5), "substantially all"),
        ),
        (
            'sale of less than substantially all assets to "X"',
            SellAssets(DAY, "X", None, "less than substantially all"),
        ),
        ('sale of assets to "X"', SellAssets(DAY, "X")),
        ("liquidate, assets $6,000,000", Liquidate(DAY, F(6_000_000))),
        ("liquidate voluntarily, assets $0", Liquidate(DAY, F(0))),
        ("liquidate involuntarily, assets $5", Liquidate(DAY, F(5), is_voluntary=False)),
        ("set aside in trust $14,000 for K", SetAside(DAY, "K", F(14_000))),
        ("set aside in trust the full amount for K", SetAside(DAY, "K", None)),
    ],
)
def test_deals_are_read(line: str, event: AnyEvent) -> None:
    assert told(f"2001-11-21 {line}\n") == event


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ('0.5 "NewCo" share + $0.10', Property((("NewCo", F(1, 2)),), F(1, 10))),
        ("2 K shares", Property((("K", F(2)),))),
        ("2 K + 1/3 Common", Property((("K", F(2)), ("Common", F(1, 3))))),
        ("$0.10 + $434 18/23", Property((), F(1, 10) + F(10_000, 23))),
        ("nothing", Property()),
    ],
)
def test_what_a_share_becomes_is_read(words: str, each: Property) -> None:
    merged = told(f'2001-11-21 merge with "NewCo", not surviving\n  each Common becomes {words}\n')
    assert merged == Merge(DAY, "NewCo", survives=False, each=each, of="Common")


@pytest.mark.parametrize("kind", ["capital reorganization", "reclassification", "recapitalization"])
def test_reorganizations_are_read(kind: str) -> None:
    event = told(f"2001-11-21 {kind} of Common\n  each Common becomes 0.5 Common\n")
    assert event == Reorganize(DAY, "Common", kind, Property((("Common", F(1, 2)),)))


def test_a_reorganization_may_leave_open_what_a_share_becomes() -> None:
    assert told("2001-11-21 recapitalization of Common\n") == Reorganize(DAY, "Common", "recapitalization", Property())


def test_what_a_share_becomes_is_said_once() -> None:
    lines = '2001-11-21 merge with "X", surviving\n  each Common becomes $1\n  each Common becomes $2\n'
    message = "This says a second time what a share becomes."
    assert found(lines) == [("S011", "each Common becomes $2", message)]


def test_a_new_series_is_known_from_its_designation_on() -> None:
    issued = told('2001-11-21 designate 5 M of Preferred\n2001-11-22 issue 5 M to "Ada"\n')
    assert issued == Issue(date(2001, 11, 22), "M", F(5), "Ada")


def test_a_new_series_is_not_known_before() -> None:
    lines = '2001-11-21 issue 5 M to "Ada"\n2001-11-22 designate 5 M of Preferred\n'
    assert [(code, place) for code, place, _ in found(lines)] == [("N101", "M")]


def test_deals_name_classes_that_exist() -> None:
    lines = (
        "2001-11-21 designate 5 M of Prefered, senior to Kk\n"
        '2001-11-21 merge with "X", surviving\n  each Comon becomes 1 Kk\n'
        "2001-11-21 set aside in trust $5 for Kk\n"
    )
    assert [place for _, place, _ in found(lines)] == ["Prefered", "Kk", "Comon", "Kk", "Kk"]


def test_nothing_cannot_be_set_aside() -> None:
    message = "The money set aside cannot be zero: `$0`."
    assert found("2001-11-21 set aside in trust $0 for K\n") == [("T203", "$0", message)]
