"""What followed, one line for each effect."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from paripassu.model.citations import Cite
from paripassu.model.events import Property
from paripassu.model.run import (
    Converted,
    Effect,
    EntitlementChanged,
    Noted,
    Paid,
    Reason,
    StockChanged,
    Tallied,
    TermChanged,
    Undetermined,
)
from paripassu.model.terms import Stock
from paripassu.report.effects_text import EFFECT_WORDS, show_effect, show_sections, show_status
from runs import duty

WHY = Reason("Because.")


def test_every_kind_of_effect_has_its_words() -> None:
    assert set(EFFECT_WORDS) == set(get_args(Effect))


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (
            Converted("K", "Ten", Fraction(10), "Common", Fraction(43478), Fraction(6, 23), WHY),
            '"Ten": 10 K become 43,478 Common and 6/23 of a share',
        ),
        (
            Paid("p1", "K", "Ten", Fraction(8, 100), Fraction(93, 1150), "cash for fraction", date(2002, 7, 3), WHY),
            'p1  $0.08 to "Ten" (K, cash for fraction)',
        ),
        (TermChanged("K", "conversion rate", Fraction(2), Fraction(1, 3), WHY), "K conversion rate: 2 -> 1/3"),
        (TermChanged("K", "rank", "with I", "junior to I", WHY), "K rank: with I -> junior to I"),
        (
            TermChanged("K", "liquidation amount", Fraction(1000), Fraction(900), WHY),
            "K liquidation amount: $1,000 -> $900",
        ),
        (StockChanged("M", Stock("M"), Reason("M is new.")), "the terms of M change: M is new."),
        (
            EntitlementChanged("K", Property((("NewCo", Fraction(50000, 23)),), Fraction(10000, 23)), WHY),
            "each K converts into 2,173 21/23 NewCo + $434 18/23 from now on",
        ),
        (EntitlementChanged("K", Property(), WHY), "each K converts into nothing from now on"),
        (
            Tallied("the sale", "K", Fraction(7000), Fraction(0), Fraction(14000), Fraction(7000), True, False, WHY),
            "the sale, K as a class: 7,000 for, 0 against, more than 7,000 of 14,000 needed: not passed",
        ),
        (
            Tallied("the sale", "", Fraction(2), None, None, Fraction(2), False, True, WHY),
            "the sale: 2 for, at least 2 needed: passed",
        ),
        (Tallied("the sale", "", None, None, None, None, True, None, WHY), "the sale: no votes stated: not known"),
        (Noted(WHY), "Because."),
        (Undetermined("a close price", WHY), "not known without a close price"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_effect_is_one_short_sentence(effect: Effect, words: str) -> None:
    assert show_effect(effect) == words


def test_sections_are_cited_once_each_in_their_order() -> None:
    cites = (Cite("K", "§5(b)"), Cite("K", "§5(a)"), Cite("K", "§5(b)", "again"), Cite("", "DGCL §242"))
    assert show_sections(Reason("x", cites)) == "K §5(b), K §5(a), DGCL §242"


def test_the_status_of_a_duty_carries_the_day_that_matters() -> None:
    assert show_status(duty()) == "due 2002-01-15"
    assert show_status(duty("met", date(2002, 1, 14))) == "met 2002-01-14"
    assert show_status(duty("breached")) == "breached"
