"""Expectations as their authors write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

from paripassu import pipeline
from paripassu.model import script as told
from paripassu.model.events import Designate, Event, Issue, Transfer
from paripassu.report.events_text import show_event
from paripassu.report.expectations_text import EXPECTATION_WORDS, show_expectation
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events

STORIES = sorted(Path(__file__).parent.parent.parent.glob("terms/nstor/*.events"))


def test_every_kind_of_expectation_has_its_words() -> None:
    assert set(EXPECTATION_WORDS) == set(get_args(told.Expectation))


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        (told.ExpectHolds("Halco", Fraction(5), "NewCo", of_others=True), '"Halco" holds 5 "NewCo"'),
        (told.ExpectHolds("Halco", Fraction(39000000), "Common"), '"Halco" holds 39,000,000 Common'),
        (told.ExpectCount("K", "outstanding", Fraction(0)), "K outstanding 0"),
        (told.ExpectPaid(Fraction(8, 100), "Ten"), '"Ten" paid $0.08'),
        (told.ExpectPaid(Fraction(8, 100), "Ten", "K"), '"Ten" paid $0.08 on K'),
        (told.ExpectPaid(Fraction(2800000), "", "K"), "K paid $2,800,000.00 in all"),
        (told.ExpectRuling("void", ("§1", "§2")), "void under §1, §2"),
        (told.ExpectRuling("undetermined", (), "adverse"), 'undetermined, missing "adverse"'),
        (told.ExpectDuty("§5(d)", "due", date(2002, 7, 9), "Halco"), 'duty §5(d) to "Halco" due 2002-07-09'),
        (told.ExpectDuty("§5(d)", "met"), "duty §5(d) met"),
        (told.ExpectDuty("§5(d)", "none"), "no duty §5(d)"),
        (told.ExpectQuantity("conversion rate", "K", Fraction(100000, 23)), "conversion rate of K 4,347 19/23"),
        (told.ExpectQuantity("votes", "", Fraction(43478), "Ten"), '"Ten" votes 43,478'),
        (told.ExpectShort(Fraction(869566), "Common"), "short by 869,566 Common"),
        (told.ExpectMailing("§9", date(2002, 6, 3)), "last mailing date 2002-06-03 under §9"),
        (
            told.ExpectEntitlement("K", Fraction(10000, 23), (("NewCo", Fraction(50000, 23)),)),
            "one K converts into 2,173 21/23 NewCo + $434 18/23",
        ),
        (told.ExpectReorganization("K", False), "no reorganization of K"),
        (told.ExpectDisplaced("§7(a)", "§7(c)"), "§7(c) displaces §7(a)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_expectation_is_told_in_the_words_of_a_script(expectation: told.Expectation, words: str) -> None:
    assert show_expectation(expectation) == words


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_is_told_of_an_expectation_reads_as_that_expectation(path: Path) -> None:
    story = pipeline.read_story(str(path)).value
    assert story is not None
    expected = [line for line in story.script.lines if not isinstance(line, Event)]
    events = [event for event in story.script.events if isinstance(event, Issue | Transfer | Designate)]
    told_again = [f"{event.date} {show_event(event)}" for event in events]
    told_again += [f"expect {show_expectation(line)}" for line in expected]
    # A script tells other companies' stock from its own by quotation marks; who reads a run does without.
    text = "\n".join(told_again).replace(" NewCo +", ' "NewCo" +')
    parsed = parse_events(Source(str(path), f'script "Told again"\n  company "company.terms"\n\n{text}\n'))
    again = resolve_events(parsed.value, story.terms) if parsed.value is not None else None
    assert parsed.diagnostics == ()
    assert again is not None
    assert again.value is not None
    assert [line for line in again.value.lines if not isinstance(line, Event)] == expected
