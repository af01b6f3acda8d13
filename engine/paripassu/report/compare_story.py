"""A story that a search found, as a script: events, what is expected by the first side, and the second as remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from paripassu.compare.behavior import Outcome, OutcomeDifference, StoryComparison
from paripassu.compare.concepts import concept_of
from paripassu.compare.search import LONGEST, Found
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
from paripassu.money import show_exact, show_exact_money
from paripassu.report.acts_text import show_act
from paripassu.report.compare_effects import show_outcome, show_what
from paripassu.report.deals_text import show_property
from paripassu.report.events_text import show_briefly, show_event

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
    step = found.first
    if step is None:
        return "Both sides come out alike."
    told = [f"{each.kind} {show_what(each)}".strip() for each in step.outcomes]
    first = step.outcomes[0]
    return (
        f"The sides part at event {step.number}: {told[0]} is {show_outcome(first, first.ours)} by the first and "
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
    step = found.first
    if step is None:
        return
    for each in step.outcomes:
        line = _expectation(each, each.ours)
        if line:
            yield f"expect {line}  # the second: {show_outcome(each, each.theirs)}"
        else:
            yield (
                f"# {each.kind} {show_what(each)}: {show_outcome(each, each.ours)}; "
                f"the second: {show_outcome(each, each.theirs)}"
            )


def _expectation(each: OutcomeDifference, outcome: Outcome | None) -> str:
    """What a script can expect of an outcome; nothing where it cannot."""
    if outcome is None or (each.kind != "ruling" and isinstance(outcome.value[0], str)):
        return ""
    words = _WORDS.get((each.kind, each.what[1] if each.kind in _NAMED else ""), "")
    if each.kind == "ruling" and each.theirs is not None and each.theirs.value[0] == outcome.value[0]:
        return ""
    return words.format(*each.what, value=_shown(each, outcome)) if words else ""


# Outcomes that a script can expect, by kind and, for figures, by their names.
_NAMED = {"quantity", "count"}
_WORDS = {
    ("ruling", ""): "{value}",
    ("holding", ""): '"{1}" holds {value} {0}',
    ("payment", ""): '"{1}" paid {value} on {0}',
    ("quantity", "conversion rate"): "conversion rate of {0} {value}",
    ("quantity", "liquidation amount"): "liquidation amount of {0} {value}",
    **{("count", name): f"{{0}} {name} {{value}}" for name in ("outstanding", "authorized", "reserved")},
}


def _shown(each: OutcomeDifference, outcome: Outcome) -> str:
    value = outcome.value[0]
    if each.kind == "ruling":
        return str(value)
    if each.what[1:] == ("liquidation amount",) and isinstance(value, Fraction):
        return show_exact_money(value)
    return show_outcome(each, outcome)


def how_far(found: Found) -> str:
    """How far a search looked that found nothing; it never says that there is nothing."""
    ended = " before it was interrupted" if found.is_interrupted else ""
    whole = "all" if found.is_whole else "the likeliest"
    return (
        f"No story found that shows it, among {found.tried:,} stories of up to {found.longest or 1} events made of "
        f"{found.moves} moves ({whole} of them told, at most {LONGEST} events, seed {found.seed}){ended}. "
        "That is no proof that there is none."
    )


def concept_name(found: Found) -> str:
    """The concept that a search was about, in words."""
    clause, _, field = found.concept.partition(".")
    kind = "".join(word.capitalize() for word in clause.split("-"))
    return concept_of(kind, field.replace("-", "_")).name if field else "the pair"
