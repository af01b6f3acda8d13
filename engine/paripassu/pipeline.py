"""Which stage follows which: the tool on one screen, with no logic of its own.

Stages are imported when they are needed and not before: `check` has no use for the interpreter, nor `fmt` for either.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TextIO

from paripassu.diagnostics.codes import UNKNOWN_CLASS, UNKNOWN_SECTION
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.source import Source

if TYPE_CHECKING:
    from paripassu.model.run import Residual, Run
    from paripassu.model.script import Script
    from paripassu.model.terms import Terms
    from paripassu.report.targets import Answer
    from paripassu.resolve.shelf import Shelf
    from paripassu.syntax.nodes import EventScript

Readings = Mapping[str, str]
NO_CHOICE: Readings = {}
AS_CHOSEN = "as chosen"


class Days(NamedTuple):
    """To which day a story is told (None: to its end), and as it was known on which day (None: all that is known)."""

    as_of: date | None = None
    known_on: date | None = None

    @property
    def last(self) -> date | None:
        """The day at which time stops: what was known on a day does not go beyond it unless somebody asks."""
        return self.as_of or self.known_on


TO_THE_END = Days()


class Story(NamedTuple):
    """A script and the terms it runs on, both resolved."""

    script: Script
    terms: Terms


class Told(NamedTuple):
    """A story and what came of it."""

    story: Story
    run: Run


def load_terms(
    path: str,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
    stdin_name: str = "",
    shelf: Shelf | None = None,
) -> Outcome[Terms]:
    """The terms of a company, or of a series with its company, under a choice of readings."""
    from paripassu.diagnostics.reading import wrong_kind
    from paripassu.resolve.load import load_terms as load
    from paripassu.resolve.terms import resolve_terms

    if shelf is not None and (known := shelf.known(path, readings)) is not None:
        return known
    wrong = wrong_kind(path, "terms", stdin_name)
    if wrong:
        return Outcome(None, wrong)
    loaded = load(path, stdin, stdin_name)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    terms = resolve_terms(loaded.value, readings)
    found = Outcome(terms.value, loaded.diagnostics + terms.diagnostics)
    return found if shelf is None else shelf.keep(path, readings, loaded.value, found)


def check_terms(
    path: str, stdin: TextIO | None = None, stdin_name: str = "", shelf: Shelf | None = None
) -> tuple[Diagnostic, ...]:
    """All findings about a terms file and what it includes."""
    from paripassu.checks.terms import check_terms as check

    terms = load_terms(path, stdin=stdin, stdin_name=stdin_name, shelf=shelf)
    # Terms of which a line is missing make little sense, and saying so would not help to find the line.
    if terms.value is None or _is_syntax_broken(terms.diagnostics):
        return terms.diagnostics
    return terms.diagnostics + (check(terms.value) if shelf is None else shelf.checked(terms.value, check))


def check_events(
    path: str, stdin: TextIO | None = None, stdin_name: str = "", shelf: Shelf | None = None
) -> tuple[Diagnostic, ...]:
    """All findings about a script that reading it can tell: its words, names, amounts and their order."""
    script = parse_script(path, stdin, stdin_name)
    found = () if script.value is None else resolve_story(script.value, shelf=shelf).diagnostics
    return script.diagnostics + found


def check_file(
    path: str, stdin: TextIO | None = None, stdin_name: str = "", shelf: Shelf | None = None
) -> tuple[Diagnostic, ...]:
    """All findings about one file, of whichever kind it is."""
    from paripassu.diagnostics.standardinput import kind_of_input

    kind = kind_of_input(path, stdin, stdin_name)
    if kind.value is None:
        return kind.diagnostics
    check = check_terms if kind.value.kind == "terms" else check_events
    return check(path, kind.value.stdin, stdin_name, shelf)


def parse_script(path: str, stdin: TextIO | None = None, stdin_name: str = "") -> Outcome[EventScript]:
    """A script as written."""
    from paripassu.diagnostics.reading import wrong_kind
    from paripassu.diagnostics.standardinput import read_named
    from paripassu.syntax.parse import parse_events

    wrong = wrong_kind(path, "events", stdin_name)
    if wrong:
        return Outcome(None, wrong)
    source = read_named(path, stdin, stdin_name)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    parsed = parse_events(source.value)
    return Outcome(parsed.value, source.diagnostics + parsed.diagnostics)


def resolve_story(
    script: EventScript,
    readings: Readings = NO_CHOICE,
    known_on: date | None = None,
    shelf: Shelf | None = None,
) -> Outcome[Story]:
    """A script with the terms it names, under the readings that it chooses and those given, which are stronger."""
    from paripassu.resolve.events import resolve_events
    from paripassu.resolve.papers import corrected
    from paripassu.resolve.script import at_the_script, script_company, script_readings

    company = script_company(script)
    if company.value is None:
        return Outcome(None, company.diagnostics)
    beside = os.path.join(os.path.dirname(script.source.name), company.value)
    terms = load_terms(beside, {**script_readings(script), **readings}, shelf=shelf)
    findings = company.diagnostics + at_the_script(terms.diagnostics, script)
    if terms.value is None:
        return Outcome(None, findings)
    events = resolve_events(script, terms.value, known_on)
    story = None if events.value is None else Story(events.value, corrected(terms.value, events.value))
    found = events.diagnostics
    if _is_syntax_broken(terms.diagnostics):
        # What a script names may stand in the very line that could not be read.
        found = tuple(finding for finding in found if finding.code not in {UNKNOWN_CLASS, UNKNOWN_SECTION})
    return Outcome(story, findings + found)


def read_story(
    path: str,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
    stdin_name: str = "",
    known_on: date | None = None,
) -> Outcome[Story]:
    """A script and its terms, ready to run."""
    script = parse_script(path, stdin, stdin_name)
    if script.value is None:
        return Outcome(None, script.diagnostics)
    story = resolve_story(script.value, readings, known_on)
    return Outcome(story.value, script.diagnostics + story.diagnostics)


def run_story(story: Story, as_of: date | None = None) -> Run:
    """What comes of a story, to its end or to a day."""
    from paripassu.interpreter.run import run

    return run(story.script, story.terms, as_of=as_of)


def tell(
    path: str,
    *,
    days: Days = TO_THE_END,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
    stdin_name: str = "",
) -> Outcome[Told]:
    """Read a script and run it, with all findings of the way; a script with errors in it is not run."""
    from paripassu.report.run_findings import run_findings

    story = read_story(path, readings, stdin, stdin_name, days.known_on)
    if story.value is None or has_errors(story.diagnostics):
        return Outcome(None, story.diagnostics)
    run = run_story(story.value, days.last)
    return Outcome(Told(story.value, run), story.diagnostics + run_findings(run))


def run_script(
    path: str,
    *,
    days: Days = TO_THE_END,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
    stdin_name: str = "",
) -> Outcome[Run]:
    """The run of a script alone."""
    told = tell(path, days=days, readings=readings, stdin=stdin, stdin_name=stdin_name)
    return Outcome(None if told.value is None else told.value.run, told.diagnostics)


def run_all_readings(
    path: str,
    *,
    days: Days = TO_THE_END,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
    stdin_name: str = "",
) -> Outcome[tuple[tuple[str, Run], ...]]:
    """The run as chosen, then one for each other answer to each open question; findings are those of the first."""
    from paripassu.report.run_findings import run_findings

    script = parse_script(path, stdin, stdin_name)
    if script.value is None:
        return Outcome(None, script.diagnostics)
    story = resolve_story(script.value, readings, days.known_on)
    findings = script.diagnostics + story.diagnostics
    if story.value is None or has_errors(findings):
        return Outcome(None, findings)
    first = run_story(story.value, days.last)
    runs = [(AS_CHOSEN, first)]
    for name, choice in other_choices(story.value.terms):
        other = resolve_story(script.value, {**readings, name: choice}, days.known_on)
        if other.value is None:
            findings += other.diagnostics
        else:
            runs.append((f"{name}={choice}", run_story(other.value, days.last)))
    return Outcome(tuple(runs), findings + run_findings(first))


def other_choices(terms: Terms) -> list[tuple[str, str]]:
    """Every answer to every open question that was not chosen."""
    return [
        (reading.name, choice) for reading in terms.readings for choice in reading.choices if choice != reading.chosen
    ]


def explain_target(story: Outcome[Story], target: str, as_of: date | None = None) -> Outcome[tuple[Answer, ...]]:
    """Why a thing that the run of a story prints came out as it did, at its end or on a day."""
    from paripassu.report.targets import find_answers, unknown_target

    if story.value is None or has_errors(story.diagnostics):
        return Outcome(None, story.diagnostics)
    run = run_story(story.value, as_of)
    answers = find_answers(run, story.value.terms, target, story.value.script.givens)
    if not answers:
        return Outcome(None, (*story.diagnostics, unknown_target(run, target)))
    return Outcome(answers, story.diagnostics)


def show_terms(
    path: str, readings: Readings = NO_CHOICE, stdin: TextIO | None = None, stdin_name: str = ""
) -> Outcome[tuple[Terms, Residual]]:
    """Terms, and what holds of them before anything has happened; nothing of terms that have errors."""
    terms = load_terms(path, readings, stdin, stdin_name)
    if terms.value is None or has_errors(terms.diagnostics):
        # Half of the terms, shown as if they were whole, would be worse than none.
        return Outcome(None, terms.diagnostics)
    from paripassu.model.script import Script

    nothing = Story(Script("", ()), terms.value)
    return Outcome((terms.value, run_story(nothing).residual), terms.diagnostics)


def format_path(path: str, stdin: TextIO | None = None, stdin_name: str = "") -> Outcome[tuple[Source, str]]:
    """A text and the same text formatted; None where its syntax has mistakes."""
    from paripassu.diagnostics.standardinput import kind_of_input, read_named
    from paripassu.syntax.format import checked_format

    kind = kind_of_input(path, stdin, stdin_name)
    if kind.value is None:
        return Outcome(None, kind.diagnostics)
    source = read_named(path, kind.value.stdin, stdin_name)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    text = checked_format(source.value, kind.value.kind)
    return Outcome(None if text.value is None else (source.value, text.value), source.diagnostics + text.diagnostics)


def _is_syntax_broken(findings: Sequence[Diagnostic]) -> bool:
    return any(finding.code.id.startswith("S") for finding in findings)


def has_errors(findings: Sequence[Diagnostic]) -> bool:
    """Whether a finding is grave enough to stop at."""
    return any(finding.severity == "error" for finding in findings)
