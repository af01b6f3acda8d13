"""A run as a timeline for people: each event, its ruling, what followed, then what remains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.events import Issue, Transfer
from paripassu.model.run import (
    ALLOWED,
    Converted,
    CountChanged,
    DutyChanged,
    Effect,
    HoldingChanged,
    Reason,
    Run,
    Step,
    Tallied,
)
from paripassu.report.concerned import concerned
from paripassu.report.effects_text import show_effect, show_sections
from paripassu.report.events_text import EVENT_WORDS, show_briefly, show_event
from paripassu.report.reasons_text import Tree
from paripassu.report.record_text import record_lines
from paripassu.report.residual_text import expectation_lines, residual_lines

# What these events do to holdings and counts is what they say; repeating it would bury what matters.
_SAID_BY_THE_EVENT = (Issue, Transfer)
_MOVES = (HoldingChanged, CountChanged)


def run_lines(run: Run, palette: Palette, *, is_verbose: bool = False) -> Iterator[str]:
    """The timeline line by line, so that a long one is never held twice."""
    yield from _head_lines(run, palette)
    width = len(f"e{len(run.steps)}")
    margin = " " * (12 + width + 2)
    words = EVENT_WORDS
    transfer = words[Transfer]
    for step in run.steps:
        event = step.event
        # Nearly all lines of a long script are plain transfers; they skip every question that has no answer for them.
        if type(event) is Transfer and not step.reasons and _is_plain(step):
            yield visible(f"{event.date}  {f'e{step.index}'.ljust(width)}  {transfer(event)}")
            continue
        yield from _step_lines(step, palette, margin, is_verbose)
    yield ""
    yield from residual_lines(run.residual if is_verbose else concerned(run), palette)
    yield from record_lines(run.record, palette)
    yield from expectation_lines(run, palette)


def ruling_word(ruling: str, palette: Palette) -> str:
    """A ruling as it stands in the timeline: what is not allowed is shouted."""
    match ruling:
        case "void":
            return palette.paint(palette.error, "VOID")
        case "breach":
            return palette.paint(palette.warning, "BREACH")
        case "undetermined":
            return palette.paint(palette.hint, "UNDETERMINED")
        case _:
            return ruling


def _is_plain(step: Step) -> bool:
    return all(type(effect) in _MOVES for effect in step.effects)


def _head_lines(run: Run, palette: Palette) -> Iterator[str]:
    if run.name:
        yield palette.paint(palette.strong, visible(run.name))
    for reading in run.readings:
        if not reading.is_default:
            yield f"reading {reading.name}={reading.chosen} ({reading.cite})"
    if run.as_of is not None:
        yield f"as of {run.as_of.isoformat()}"
    if run.record.known_on is not None:
        yield f"as it was known on {run.record.known_on.isoformat()}"
    yield ""


def _step_lines(step: Step, palette: Palette, margin: str, is_verbose: bool) -> Iterator[str]:
    mark = f"e{step.index}".ljust(len(margin) - 14)
    is_tallied = any(isinstance(effect, Tallied) for effect in step.effects)
    words = show_briefly(step.event) if is_tallied else show_event(step.event)
    yield f"{step.event.date.isoformat()}  {mark}  {visible(words)}"
    tree = Tree(palette) if is_verbose else None
    yield from _ruling_lines(step, palette, margin, tree)
    effects = list(worth_telling(step))
    for effect, following in zip_longest(effects, effects[1:]):
        yield f"{margin}{_painted(effect, palette)}{_sections(effect.reason, palette)}"
        # Effects of one reason stand together, and the reason below the last of them.
        if tree is not None and (following is None or following.reason is not effect.reason):
            yield from tree.lines(effect.reason, margin + "  ")


def _ruling_lines(step: Step, palette: Palette, margin: str, tree: Tree | None) -> Iterator[str]:
    word = ruling_word(step.ruling, palette)
    missing = f" (missing: {visible(step.missing)})" if step.missing else ""
    if not step.reasons and step.ruling != ALLOWED:
        yield f"{margin}{word}{missing}"
    for reason in step.reasons:
        yield f"{margin}{word}{missing}: {visible(reason.text)}{_sections(reason, palette)}"
        if tree is not None:
            yield from tree.below(reason, margin + "  ")


def _sections(reason: Reason, palette: Palette) -> str:
    """The sections that a line rests on, after it."""
    sections = show_sections(reason)
    return palette.paint(palette.margin, f"  [{sections}]") if sections else ""


def _painted(effect: Effect, palette: Palette) -> str:
    text = visible(show_effect(effect))
    if isinstance(effect, DutyChanged) and effect.duty.status == "breached":
        return palette.paint(palette.warning, text)
    return text


def worth_telling(step: Step) -> Iterator[Effect]:
    """The effects that say more than the event itself does."""
    is_said = isinstance(step.event, _SAID_BY_THE_EVENT)
    converted = {effect.holder for effect in step.effects if isinstance(effect, Converted)}
    for effect in step.effects:
        match effect:
            case HoldingChanged(holder=holder):
                if not is_said and holder not in converted:
                    yield effect
            case CountChanged(count="outstanding"):
                if not is_said and not converted:
                    yield effect
            case CountChanged(count="issued"):
                # All that was ever issued: it bounds what may be, and nobody asks for it by itself.
                continue
            case _:
                yield effect
