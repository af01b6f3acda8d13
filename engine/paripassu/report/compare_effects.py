"""Where stories part ways, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from paripassu.compare.behavior import Outcome, OutcomeDifference, StepDifference, StoryComparison
from paripassu.diagnostics.words import count_of, list_words
from paripassu.model.run import Reason
from paripassu.money import show_exact, show_exact_money, show_money, show_percent
from paripassu.report.blocks import Block, Fold, Heading, Sheet, Words
from paripassu.report.compare_terms import show_cite
from paripassu.report.events_text import show_event


def story_summary(story: StoryComparison) -> str:
    """In a sentence: where a story parts ways."""
    if story.is_same:
        return f"“{story.name}” comes out the same on both sides."
    if story.first is None:
        return f"“{story.name}” comes out otherwise through the passing of time alone."
    step = story.first
    kinds = list_words(list(dict.fromkeys(each.kind for each in step.outcomes)), "and")
    return (
        f"“{story.name}” parts ways at event {step.number}, {step.event.date.isoformat()} {show_event(step.event)}: "
        f"it differs in {kinds}."
    )


def story_blocks(story: StoryComparison) -> Iterator[Block]:
    """The first event that comes out otherwise, with the clauses of both sides; what remains otherwise."""
    yield Heading(2, f"Story: {story.name}")
    if story.first is not None:
        yield from _step(story.first)
    later = story.steps[1:]
    if later:
        words = [f"{step.event.date.isoformat()} {show_event(step.event)}" for step in later]
        yield Fold(
            "later", f"{count_of(len(later), 'more event')} with other outcomes", tuple(Words(each) for each in words)
        )
    if story.remains:
        rows = tuple(_remaining(each) for each in story.remains)
        yield Sheet("What remains otherwise", ("what", "of", "first", "second"), rows, frozenset({2, 3}))


def _step(step: StepDifference) -> Iterator[Block]:
    for each in step.outcomes:
        words = f"{show_what(each)}: {show_outcome(each, each.ours)} -> {show_outcome(each, each.theirs)}"
        inside = [*_because("first", each.ours), *_because("second", each.theirs)]
        yield Fold(each.kind, words.removeprefix(": "), tuple(inside))


def _because(which: str, outcome: Outcome | None) -> Iterator[Words]:
    if outcome is None or outcome.reason is None:
        return
    yield Words(f"{which}: {outcome.reason.text}", "reason")
    for cite in dict.fromkeys(_cites(outcome.reason)):
        yield Words(f"{which}: {cite}", "cite")


def _cites(reason: Reason) -> Iterator[str]:
    """The clauses behind a reason and behind what lies behind it."""
    for cite in reason.cites:
        yield show_cite(cite)
    for deeper in reason.because:
        yield from _cites(deeper)


def _remaining(each: OutcomeDifference) -> tuple[str, ...]:
    return each.kind, show_what(each), show_outcome(each, each.ours), show_outcome(each, each.theirs)


def show_what(each: OutcomeDifference) -> str:
    """What an outcome is about: a holder in quotes with the class, else its words."""
    if each.kind in {"holding", "payment", "owed"} and len(each.what) == 2:
        of, holder = each.what
        return f'"{holder}" {of}'
    return " ".join(each.what)


def show_outcome(each: OutcomeDifference, outcome: Outcome | None) -> str:
    """One side of an outcome: money for payments, else shares or words; a dash where nothing came out."""
    if outcome is None:
        return "-"
    name = each.what[1] if each.kind == "quantity" and len(each.what) > 1 else ""
    return " ".join(_show(each.kind, value, name) for value in outcome.value)


def _show(kind: str, value: Fraction | date | str, name: str = "") -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if name == "dividend rate":
        return show_percent(value)
    if name == "full dividend":
        return show_exact_money(value)
    return show_money(value) if kind in {"payment", "owed"} else show_exact(value)
