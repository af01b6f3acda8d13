from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.acts import OtherAct
from paripassu.model.events import ElectDirectors, Meeting, Resolution, Tally, WrittenConsent
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events
from scripts import HELD, TERMS, found, told

DAY = date(2001, 11, 21)
F = Fraction


def resolutions(items: str) -> tuple[Resolution, ...]:
    event = told(f"2001-11-21 meeting of shareholders\n{items}")
    assert isinstance(event, Meeting)
    return event.resolutions


@pytest.mark.parametrize(
    ("line", "tally"),
    [
        ("for 61,000 votes, against 900", Tally("", F(61_000), F(900))),
        ("for 61,000", Tally("", F(61_000))),
        ("for 1 vote, against 0 votes", Tally("", F(1), F(0))),
        ("for 0, against 5", Tally("", F(0), F(5))),
        ("K for 50.5 shares, against 49.5", Tally("K", F("50.5"), F("49.5"), counts_shares=True)),
        ("for 43,478 6/23 votes", Tally("", F(1_000_000, 23))),
        ("for 5, against 3 votes, abstaining 2 votes", Tally("", F(5), F(3), abstaining=F(2))),
        ("for 5, abstaining 0", Tally("", F(5), abstaining=F(0))),
        (
            'for "Ada", against "Bob", abstaining "Bob", "Ada"',
            Tally("", holders_in_favor=("Ada",), holders_against=("Bob",), holders_abstaining=("Bob", "Ada")),
        ),
        ('for "Ada", "Bob"', Tally("", holders_in_favor=("Ada", "Bob"))),
        ('for "Ada", against "Bob"', Tally("", holders_in_favor=("Ada",), holders_against=("Bob",))),
        ('K for "Bob", against 5 shares', Tally("K", against=F(5), holders_in_favor=("Bob",))),
        ('for 5, against "Ada", "Bob"', Tally("", F(5), holders_against=("Ada", "Bob"))),
    ],
)
def test_counts_of_votes_are_read(line: str, tally: Tally) -> None:
    assert resolutions(f'  approve "A"\n  {line}\n') == (Resolution(OtherAct("A"), (tally,)),)


def test_a_count_stands_for_all_acts_above_it_that_have_none() -> None:
    items = '  approve "A"\n  approve "B"\n  for 5\n  K for 4\n  approve "C"\n  for 3\n  approve "D"\n'
    first = (Tally("", F(5)), Tally("K", F(4)))
    assert resolutions(items) == (
        Resolution(OtherAct("A"), first),
        Resolution(OtherAct("B"), first),
        Resolution(OtherAct("C"), (Tally("", F(3)),)),
        Resolution(OtherAct("D")),
    )


def test_an_act_and_its_count_know_their_places() -> None:
    (resolution,) = resolutions('  approve "A"\n  for 5\n')
    assert resolution.span.text == 'approve "A"'
    assert resolution.tallies[0].span.text == "for 5"


@pytest.mark.parametrize(("who", "of"), [("shareholders", ""), ("stockholders", ""), ("K", "K")])
def test_a_meeting_is_of_all_or_of_one_class(who: str, of: str) -> None:
    assert told(f"2001-11-21 meeting of {who}\n") == Meeting(DAY, (), of=of)


def test_a_vote_may_have_a_record_date() -> None:
    assert told("2001-11-21 meeting of K, record date 2001-11-01\n") == Meeting(DAY, (), date(2001, 11, 1), "K")
    consent = told("2001-11-21 written consent of Common, record date 2001-11-01\n")
    assert consent == WrittenConsent(DAY, "Common", (), date(2001, 11, 1))


def test_a_written_consent_has_acts_and_counts() -> None:
    consent = told('2001-11-21 written consent of K\n  approve "A"\n  for 51 shares\n')
    tally = Tally("", F(51), counts_shares=True)
    assert consent == WrittenConsent(DAY, "K", (Resolution(OtherAct("A"), (tally,)),))


def test_directors_are_elected_by_a_class_or_by_all() -> None:
    assert told('2001-11-21 elect directors "Roe", "Doe" by K\n') == ElectDirectors(DAY, "K", ("Roe", "Doe"))
    assert told('2001-11-21 elect director "Roe" by shareholders\n') == ElectDirectors(DAY, "", ("Roe",))


def test_votes_on_nothing_are_a_finding() -> None:
    message = "Votes are counted here, and no `approve` line above says on what."
    assert found("2001-11-21 meeting of shareholders\n  for 5\n") == [("S010", "for 5", message)]


def test_the_same_votes_cannot_be_counted_twice() -> None:
    items = '  approve "A"\n  for 5\n  K for 4\n  for 6\n  K for 3\n'
    assert found(f"2001-11-21 meeting of shareholders\n{items}") == [
        ("S011", "for 6", "This counts the votes of all together a second time."),
        ("S011", "K for 3", "This counts the votes of K a second time."),
    ]


def test_voters_are_holders_and_classes_that_exist() -> None:
    items = '  approve "A"\n  Kk for "Adda", against "Bobb"\n'
    assert [(code, place) for code, place, _ in found(f"2001-11-21 meeting of Kk\n{items}")] == [
        ("N101", "Kk"),
        ("N101", "Kk"),
        ("N102", '"Adda"'),
        ("N102", '"Bobb"'),
    ]


def test_a_broken_line_of_a_meeting_costs_only_itself() -> None:
    text = HELD + '2001-11-21 meeting of shareholders\n  approve "A"\n  aprove "B"\n  for 5 votes\n'
    parsed = parse_events(Source("story.events", text))
    assert [finding.code.id for finding in parsed.diagnostics] == ["S001"]
    assert parsed.value is not None
    outcome = resolve_events(parsed.value, TERMS)
    assert outcome.value is not None
    assert outcome.value.lines[-1] == Meeting(DAY, (Resolution(OtherAct("A"), (Tally("", F(5)),)),))


def test_votes_below_a_line_that_could_not_be_read_may_have_been_on_that() -> None:
    text = "2001-11-21 meeting of shareholders\n  approve increase of Common to 5\n  for 5\n"
    parsed = parse_events(Source("story.events", HELD + text))
    assert [finding.code.id for finding in parsed.diagnostics] == ["S002"]
    assert parsed.value is not None
    assert resolve_events(parsed.value, TERMS).diagnostics == ()
