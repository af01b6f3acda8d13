"""Meetings, written consents and elections: what was put to the vote, and how it was voted."""

from __future__ import annotations

from attrs import evolve

from paripassu.diagnostics.codes import NOTHING_TO_VOTE_ON, SAID_TWICE
from paripassu.model.acts import Act
from paripassu.model.events import Ballot, ElectDirectors, Meeting, Resolution, Tally, WrittenConsent
from paripassu.resolve.happenings.acts import act_of
from paripassu.resolve.story import NUMBERS, Story, Told
from paripassu.source import Span
from paripassu.syntax.nodes import Phrase

VOTES = "The number of votes"


def meeting(told: Told, story: Story) -> Meeting:
    """`meeting of shareholders, record date 2002-05-24`, with its `approve` and `for` lines."""
    of, record_date = _voters(told.head, story), story.day_in(told.head.phrase("record_date"))
    return Meeting(told.day, _resolutions(told, story), record_date, of, span=told.span)


def written_consent(told: Told, story: Story) -> WrittenConsent:
    """`written consent of K`, with its `approve` and `for` lines."""
    of, record_date = _voters(told.head, story), story.day_in(told.head.phrase("record_date"))
    solicited = story.day_in(told.head.phrase("solicited"))
    return WrittenConsent(told.day, of, _resolutions(told, story), record_date, solicited, span=told.span)


def elect_directors(told: Told, story: Story) -> ElectDirectors:
    """`elect directors "Jane Roe", "John Doe" by Common`."""
    names = tuple(word.text for word in told.head.words("STRING"))
    ballots = tuple(_ballot(item.phrase, story) for item in told.block.items)
    return ElectDirectors(told.day, _voters(told.head, story), names, ballots, span=told.span)


def _ballot(line: Phrase, story: Story) -> Ballot:
    """`"Jane Roe" gets 87,507 votes from "First Holder"`."""
    of = line.phrase("ballot_of")
    holder = story.holder(of.words("STRING")[0]) if of is not None else ""
    return Ballot(line.text("STRING"), story.number(line, VOTES, zero_allowed=True), holder)


def _voters(head: Phrase, story: Story) -> str:
    """Who votes: the class named, or "" for all stockholders together."""
    name = head.word("NAME")
    return story.stock(name) if name is not None else ""


def _resolutions(told: Told, story: Story) -> tuple[Resolution, ...]:
    """Acts with their tallies: a row of `for` lines counts the `approve` lines above it that are not counted yet."""
    closed: list[Resolution] = []
    open_acts: list[tuple[Act, Span]] = []
    tallies: list[Tally] = []
    for item in told.block.items:
        line = item.phrase
        if line.rule == "approve":
            if tallies:
                closed.extend(Resolution(act, tuple(tallies), span=span) for act, span in open_acts)
                open_acts, tallies = [], []
            open_acts.append((act_of(line.phrases()[0], story), item.span))
            continue
        tally = _tally(line, item.span, story)
        if not open_acts and not _is_lost(told, item.span, story):
            message = "Votes are counted here, and no `approve` line above says on what."
            story.report(NOTHING_TO_VOTE_ON, message, item.span, "Put `approve ...` above the votes.")
        if any(tally.of == earlier.of for earlier in tallies):
            whose = f"the votes of {tally.of}" if tally.of else "the votes of all together"
            story.report(SAID_TWICE, f"This counts {whose} a second time.", item.span, "Keep one of them.")
        tallies.append(tally)
    closed.extend(Resolution(act, tuple(tallies), span=span) for act, span in open_acts)
    return tuple(closed)


def _is_lost(told: Told, span: Span, story: Story) -> bool:
    """Whether a line above could not be read, which may have said what is voted on."""
    return any(told.span.start < line.start < span.start for line in story.broken)


def _tally(line: Phrase, span: Span, story: Story) -> Tally:
    """`for 61,000,000 votes, against 900,000`; `K for 7,000.5 shares`; `for "A", "B", against "C"`."""
    name, against = line.word("NAME"), line.phrase("against")
    counted = Tally(of=story.stock(name) if name is not None else "", span=span)
    unit = line.phrase("unit")
    counted = evolve(counted, counts_shares=unit is not None and unit.text().startswith("share"))
    if line.all(*NUMBERS):
        counted = evolve(counted, in_favor=story.number(line, VOTES, zero_allowed=True))
    counted = evolve(counted, holders_in_favor=_holders(line, story))
    counted = _abstaining(line, counted, story)
    if against is None:
        return counted
    if against.all(*NUMBERS):
        return evolve(counted, against=story.number(against, VOTES, zero_allowed=True))
    return evolve(counted, holders_against=_holders(against, story))


def _abstaining(line: Phrase, counted: Tally, story: Story) -> Tally:
    against = line.phrase("against")
    abstaining = (against or line).phrase("abstaining")
    if abstaining is None:
        return counted
    if abstaining.all(*NUMBERS):
        return evolve(counted, abstaining=story.number(abstaining, VOTES, zero_allowed=True))
    return evolve(counted, holders_abstaining=_holders(abstaining, story))


def _holders(line: Phrase, story: Story) -> tuple[str, ...]:
    return tuple(story.holder(word) for word in line.words("STRING"))
