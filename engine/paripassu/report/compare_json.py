"""A comparison as data: `paripassu.compare/1`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paripassu.compare.behavior import Outcome, OutcomeDifference, StepDifference, StoryComparison
from paripassu.compare.comparison import Comparison, Searched
from paripassu.compare.concepts import Concept
from paripassu.compare.differences import Difference, Side
from paripassu.compare.figures import FigureChange
from paripassu.compare.payouts import PayeeDifference, PayoutComparison, Segment, Stretch
from paripassu.compare.series import SeriesComparison
from paripassu.diagnostics.findings import Diagnostic
from paripassu.model.citations import NotEncoded
from paripassu.report.compare_searches import script_of
from paripassu.report.compare_story import shows
from paripassu.report.compare_values import show_side
from paripassu.report.data import Data, cite_data, data_of, findings_data, object_data
from paripassu.report.events_text import show_event

SCHEMA = "paripassu.compare/1"


def compare_data(found: Sequence[Comparison], findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """All comparisons that one command made, with its findings."""
    return {
        "schema": SCHEMA,
        "comparisons": [_comparison(each) for each in found],
        "findings": findings_data(findings),
    }


def _comparison(found: Comparison) -> Data:
    return {
        "first": found.ours,
        "second": found.theirs,
        "grade": found.grade,
        "is_empty": found.is_empty,
        "only_in_first": list(found.alone[0]),
        "only_in_second": list(found.alone[1]),
        "company": [difference_data(difference) for difference in found.company],
        "series": [_series(each) for each in found.series],
        "payouts": None if found.payouts is None else _payouts(found.payouts),
        "stories": [_story(each) for each in found.stories],
        "searches": [_search(each, found) for each in found.searches],
    }


def _search(searched: Searched, whole: Comparison) -> Data:
    found = searched.found
    story: Data = None
    if searched.story is not None and found.events is not None:
        story = {
            "events": [show_event(event) for event in found.events],
            "shows": shows(searched.story),
            "text": "\n".join(script_of(searched, whole)) + "\n",
            "difference": _story(searched.story),
        }
    return {
        "series": searched.of,
        "concept": found.concept,
        "tried": found.tried,
        "longest": found.longest,
        "is_whole": found.is_whole,
        "is_shortest": found.is_shortest,
        "seed": found.seed,
        "story": story,
    }


def _series(each: SeriesComparison) -> Data:
    return {
        "first": each.ours.name,
        "second": each.theirs.name,
        "grade": each.grade,
        "gains": dict(each.gains),
        "differences": [difference_data(difference) for difference in each.differences],
        "same": [_concept(concept) for concept in each.same],
        "figures": [_figure(change) for change in each.figures],
        "lacks": list(each.lacks),
        "not_encoded": {"first": _left_out(each.left_out[0]), "second": _left_out(each.left_out[1])},
    }


def difference_data(difference: Difference) -> Data:
    """One difference with both citations, its grade, who gains, and what it does to the figures."""
    return {
        "concept": _concept(difference.concept),
        "grade": difference.grade,
        "gains": difference.gains,
        "on": difference.on,
        "is_question": difference.is_question,
        "first": _side(difference.ours, difference.concept),
        "second": _side(difference.theirs, difference.concept),
        "parts": [
            {"name": part.name, "first": data_of(part.ours), "second": data_of(part.theirs)}
            for part in difference.parts
        ],
        "effects": [_figure(change) for change in difference.effects],
    }


def _concept(concept: Concept) -> Data:
    return {"key": concept.key, "name": concept.name, "unit": concept.unit}


def _side(side: Side, concept: Concept) -> Data:
    return {
        "is_silent": side.is_silent,
        "text": show_side(side, concept),
        "values": [data_of(value) for value in side.values],
        "cites": [cite_data(cite) for cite in side.cites],
    }


def _figure(change: FigureChange) -> Data:
    return {
        "name": change.name,
        "unit": change.unit,
        "first": data_of(change.ours),
        "second": data_of(change.theirs),
        "part": data_of(change.part),
    }


def _left_out(left: tuple[NotEncoded, ...]) -> Data:
    return [{"cite": cite_data(each.cite), "why": each.why} for each in left]


def _payouts(found: PayoutComparison) -> Data:
    return {
        "is_same": found.is_same,
        "breakpoints": {"first": found.breakpoints[0], "second": found.breakpoints[1]},
        "up_to": data_of(found.up_to),
        "payees": [_payee(each) for each in found.payees],
    }


def _payee(each: PayeeDifference) -> Data:
    return {
        "payee": each.payee,
        "is_same": each.is_same,
        "crossings": [data_of(point) for point in each.crossings],
        "stretches": [_stretch(stretch) for stretch in each.stretches],
        "pieces": [_segment(segment) for segment in each.segments],
    }


def _stretch(stretch: Stretch) -> Data:
    return {
        "from": data_of(stretch.start),
        "from_is_open": stretch.is_open,
        "to": data_of(stretch.end),
        "to_is_open": stretch.end_is_open,
        "sign": stretch.sign,
        "most": data_of(stretch.most),
        "most_at": data_of(stretch.most_at),
        "pieces": stretch.pieces,
    }


def _segment(segment: Segment) -> Data:
    return {
        "from": data_of(segment.start),
        "from_is_open": segment.is_open,
        "to": data_of(segment.end),
        "to_is_open": segment.end_is_open,
        "difference": data_of(segment.at_start),
        "rate": data_of(segment.rate),
    }


def _story(story: StoryComparison) -> Data:
    return {
        "name": story.name,
        "is_same": story.is_same,
        "steps": [_step(step) for step in story.steps],
        "remains": [_outcome(each) for each in story.remains],
    }


def _step(step: StepDifference) -> Data:
    return {
        "number": step.number,
        "date": step.event.date.isoformat(),
        "text": show_event(step.event),
        "outcomes": [_outcome(each) for each in step.outcomes],
    }


def _outcome(each: OutcomeDifference) -> Data:
    return {
        "kind": each.kind,
        "what": list(each.what),
        "first": _came_out(each.ours),
        "second": _came_out(each.theirs),
    }


def _came_out(outcome: Outcome | None) -> Data:
    if outcome is None:
        return None
    reason = None if outcome.reason is None else object_data(outcome.reason)
    return {"value": [data_of(value) for value in outcome.value], "reason": reason}
