"""Lines about what moves dividends: an index, quotes, what begins and ends, a tax, facts that are said."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.dividend_events import Circumstance, DeductionChanged, IndexValue, PayBack, Quotes
from paripassu.model.events import AnyEvent, Assert, Repurchase
from paripassu.report.events_text import show_event
from scripts import found, hints, told

DAY = date(2001, 11, 21)
F = Fraction


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ('index "SOFR" 4.3%', IndexValue(DAY, "SOFR", F(43, 1000))),
        ('index "SOFR" -0.5%', IndexValue(DAY, "SOFR", F(-5, 1000))),
        ('index "SOFR" 0%', IndexValue(DAY, "SOFR", F(0))),
        ('index "SOFR" not published', IndexValue(DAY, "SOFR", None)),
        ('quotes for "notes" 1.4%, 1.5%', Quotes(DAY, "notes", (F(14, 1000), F(15, 1000)))),
        ('begin "downgrade"', Circumstance(DAY, "downgrade")),
        ("dividends-received deduction 60%", DeductionChanged(DAY, F(6, 10))),
        ("dividends-received deduction 0% from 2001-06-01", DeductionChanged(DAY, F(0), date(2001, 6, 1))),
        ('pay back dividend on K by "Bob"', PayBack(DAY, "K", "Bob")),
        (
            'repurchase 10 K from "Bob", for employee plans',
            Repurchase(DAY, "K", F(10), "Bob", purpose="employee plans"),
        ),
        (
            'repurchase 10 K from "Bob", in exchange for junior stock',
            Repurchase(DAY, "K", F(10), "Bob", purpose="exchanges"),
        ),
        (
            'repurchase 10 K from "Bob", out of a new issue of junior stock',
            Repurchase(DAY, "K", F(10), "Bob", purpose="new issues"),
        ),
    ],
)
def test_what_moves_dividends_is_read_and_told_in_the_same_words(line: str, event: AnyEvent) -> None:
    assert told(f"2001-11-21 {line}\n") == event
    assert show_event(event) == line


def test_a_fact_is_said_in_the_words_of_the_terms() -> None:
    assert told('2001-11-21 assert not "x", by "Bank"\n') == Assert(DAY, "said", "x", "Bank", holds=False)


def test_only_what_has_begun_can_end() -> None:
    assert told('2001-11-21 begin "x"\n2001-11-21 end "x"\n') == Circumstance(DAY, "x", begins=False)
    assert found('2001-11-21 end "x"\n') == [("N134", '"x"', "Nothing named `x` has begun.")]
    assert hints('2001-11-21 begin "downgrade"\n2001-11-22 end "downgrad"\n') == ["Did you mean `downgrade`?"]


def test_a_rate_that_is_no_number_is_found() -> None:
    message = "`4,3%` is not written as numbers are."
    assert [said for _, _, said in found('2001-11-21 index "SOFR" 4,3%\n')] == [message]
