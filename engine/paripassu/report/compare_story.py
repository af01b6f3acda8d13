"""A story that a search found, as a script: events, what is expected by the first side, and the second as remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from paripassu.compare.behavior import StoryComparison
from paripassu.compare.concepts import concept_of
from paripassu.compare.expecting import expected
from paripassu.compare.search import LONGEST, Found
from paripassu.diagnostics.words import count_of
from paripassu.model.events import (
    AmendCharter,
    AnyEvent,
    Meeting,
    Merge,
    PassTime,
    Reorganize,
    Resolution,
    WrittenConsent,
)
from paripassu.money import show_exact
from paripassu.report.acts_text import show_act
from paripassu.report.compare_effects import show_outcome, show_what
from paripassu.report.deals_text import show_property
from paripassu.report.events_text import show_briefly, show_event
from paripassu.report.expectations_text import show_expectation

_COLUMN = 16


def story_lines(title: str, company: str, events: Sequence[AnyEvent], found: StoryComparison) -> Iterator[str]:
    """The whole script; it runs on the first side and meets every expectation there."""
    yield f"# {shows(found)}"
    yield f'script "{title}"'
    yield f'  company         "{company}"'
    yield ""
    for event in events:
        yield from _event_lines(event)
    yield from _expected(found)


def shows(found: StoryComparison) -> str:
    """In a sentence, what a story shows."""
    if found.is_same:
        return "Both sides come out alike."
    step = found.first
    first = step.outcomes[0] if step is not None else found.remains[0]
    where = f"at event {step.number}" if step is not None else "as time passes"
    told = f"{first.kind} {show_what(first)}".strip()
    return (
        f"The sides part {where}: {told} is {show_outcome(first, first.ours)} by the first and "
        f"{show_outcome(first, first.theirs)} by the second."
    )


def _event_lines(event: AnyEvent) -> Iterator[str]:
    day = event.date.isoformat()
    match event:
        case Meeting() | WrittenConsent():
            yield f"{day} {show_briefly(event)}"
            for resolution in event.resolutions:
                yield from _resolution(resolution)
        case AmendCharter():
            yield f"{day} amend charter"
            yield from (f"  {show_act(act)}" for act in event.acts)
        case Merge() if event.each is not None:
            yield f"{day} {show_event(evolve(event, each=None))}"
            yield f"  each {event.of or 'Common'}     becomes {show_property(event.each)}"
        case Reorganize():
            yield f"{day} {event.kind} of {event.of}"
            yield f"  each {event.of}     becomes {show_property(event.each)}"
        case PassTime():
            yield f"as of {day}"
        case _:
            yield f"{day} {show_event(event)}"


def _resolution(resolution: Resolution) -> Iterator[str]:
    yield f"  {'approve'.ljust(_COLUMN)}{show_act(resolution.act)}"
    for tally in resolution.tallies:
        names = ", ".join(f'"{name}"' for name in tally.holders_in_favor)
        count = "" if tally.in_favor is None else f"{show_exact(tally.in_favor)} votes"
        yield f"  {'for'.ljust(_COLUMN)}{names or count}"


def _expected(found: StoryComparison) -> Iterator[str]:
    """One line for each outcome that differs: what the first side meets, with the second as a remark."""
    for each in expected(found):
        theirs = show_outcome(each.outcome, each.outcome.theirs)
        if each.line is not None:
            yield f"expect {show_expectation(each.line)}  # the second: {theirs}"
        else:
            ours = show_outcome(each.outcome, each.outcome.ours)
            words = f"{each.outcome.kind} {show_what(each.outcome)}".strip()
            yield f"# {words}: {ours}; the second: {theirs}"


def how_far(found: Found) -> str:
    """How far a search looked: that none shorter was missed, or that none was found; never that there is none."""
    ended = " before it was interrupted" if found.is_interrupted else ""
    if found.is_shortest:
        return f"No shorter story made of its {found.moves} moves shows it ({found.tried:,} tried, seed {found.seed})."
    if found.events is not None:
        return (
            f"Nothing can be left out of it; shorter ones were tried up to {count_of(found.longest, 'event')} "
            f"({found.tried:,} in all, seed {found.seed}){ended}."
        )
    return (
        f"No story found that shows it, among {found.tried:,} stories: the usual ones in full, and all of up to "
        f"{count_of(found.longest, 'event')} made of {found.moves} moves (at most {LONGEST} events, seed {found.seed})"
        f"{ended}. That is no proof that there is none."
    )


def concept_name(found: Found) -> str:
    """The concept that a search was about, in words."""
    clause, _, field = found.concept.partition(".")
    kind = "".join(word.capitalize() for word in clause.split("-"))
    return concept_of(kind, field.replace("-", "_")).name if field else "the pair as a whole"
