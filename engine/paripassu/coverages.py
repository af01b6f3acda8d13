"""How much of a paper its terms file covers, and how much of the terms their stories reach."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from paripassu.coverage.covered import Coverage, Unexercised
from paripassu.coverage.probes import Probe, probes
from paripassu.coverage.reached import Place, place_of, reached_by
from paripassu.coverage.sections import encoded_sections, fingerprint_key, sections_beside, since_recorded
from paripassu.diagnostics.codes import NO_SECTIONS, UNKNOWN_CLASS
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.reading import read_source
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.interpreter.run import run
from paripassu.model.citations import Cite
from paripassu.model.events import PassTime
from paripassu.model.run import Run
from paripassu.model.terms import Stock, Terms
from paripassu.paper.paragraphs import paragraphs_of
from paripassu.paper.sections import Section, sections_of
from paripassu.pipeline import has_errors, load_terms, read_story, run_story
from paripassu.resolve.events import resolve_events
from paripassu.source import Source, Span
from paripassu.syntax.parse import parse_events

_RECORD = "paripassu.sections/1"
_RULINGS = ("void", "breach", "undetermined")


@frozen
class Question:
    """What is asked: of which series (all of the file where none is named), beside which paper, by which scripts."""

    path: str
    series: str = ""
    paper: str = ""
    scripts: tuple[str, ...] | None = None


def cover(question: Question) -> Outcome[tuple[Coverage, ...]]:
    """The coverage of each series asked about; a paper is that of one series."""
    terms = load_terms(question.path)
    if terms.value is None or has_errors(terms.diagnostics):
        return Outcome(None, terms.diagnostics)
    stocks = _asked(terms.value, question)
    if stocks.value is None:
        return Outcome(None, terms.diagnostics + stocks.diagnostics)
    paper = read_paper(question.paper) if question.paper else Outcome[tuple[Section, ...]](None)
    findings = [*terms.diagnostics, *paper.diagnostics]
    if question.paper and paper.value is None:
        return Outcome(None, tuple(findings))
    reached: dict[Place, int] = {}
    for script in question.scripts or ():
        told = read_story(script)
        findings += told.diagnostics
        if told.value is not None and not has_errors(told.diagnostics):
            reached.update(_absolute(reached_by(run_story(told.value))))
    covered = tuple(_beside(stock, paper.value, question) for stock in stocks.value)
    if question.scripts is not None:
        covered = tuple(
            _with_scripts(each, stock, terms.value, reached) for each, stock in zip(covered, stocks.value, strict=True)
        )
    return Outcome(covered, tuple(findings))


def read_paper(path: str) -> Outcome[tuple[Section, ...]]:
    """The sections of a paper; a finding where it has none that anybody could cite."""
    source = read_source(path)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    sections = sections_of(paragraphs_of(source.value.text))
    if sections:
        return Outcome(sections, source.diagnostics)
    message = f"No section of {quote(path)} can be told from the others."
    hint = "Sections begin with a label of their own: `1.`, `Section 1`, `1.1`, `(a)`, `Article I`."
    at = Label(Span(source.value, 0, 0))
    return Outcome(None, (*source.diagnostics, Diagnostic(NO_SECTIONS, message, at, hint=hint)))


def record_of(path: str) -> str:
    """Where the fingerprints of the paper behind a terms file are kept: beside it."""
    return f"{path.removesuffix('.terms')}.sections.json"


def record_text(paper: str, sections: Sequence[Section]) -> str:
    """The fingerprints of a paper, as they are kept."""
    data = {
        "schema": _RECORD,
        "paper": os.path.basename(paper),
        "sections": {fingerprint_key(section): section.fingerprint for section in sections},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _recorded(path: str) -> dict[str, str] | None:
    """The fingerprints that were recorded; None where there are none that can be read."""
    try:
        with open(record_of(path), encoding="utf-8") as file:
            data = json.load(file)
    except (OSError, ValueError):
        return None
    sections = data.get("sections") if isinstance(data, dict) and data.get("schema") == _RECORD else None
    return {str(key): str(value) for key, value in sections.items()} if isinstance(sections, dict) else None


def _asked(terms: Terms, question: Question) -> Outcome[tuple[Stock, ...]]:
    """The series asked about: the one that is named, those of the file, or all."""
    series = [stock for stock in terms.stocks if stock.is_series]
    if question.series:
        found = tuple(stock for stock in series if stock.name == question.series)
    else:
        here = os.path.abspath(question.path)
        found = tuple(stock for stock in series if os.path.abspath(stock.cite.span.source.name) == here) or tuple(
            series
        )
    names = [stock.name for stock in series]
    at = Label(Span(Source(question.path, ""), 0, 0))
    if not found:
        hint = (
            did_you_mean(question.series, names)
            or f"Declared are {list_words([quote(name) for name in names], 'and')}."
        )
        message = (
            f"There is no series named {quote(question.series)}." if question.series else "There is no series here."
        )
        return Outcome(None, (Diagnostic(UNKNOWN_CLASS, message, at, hint=hint),))
    if question.paper and len(found) > 1:
        message = (
            f"The paper is that of one series, and {list_words([quote(each.name) for each in found], 'and')} are here."
        )
        return Outcome(None, (Diagnostic(UNKNOWN_CLASS, message, at, hint="Name it: `--series K`."),))
    return Outcome(found)


def _beside(stock: Stock, paper: Sequence[Section] | None, question: Question) -> Coverage:
    path = os.path.relpath(stock.cite.span.source.name)
    if paper is None:
        return Coverage(stock.name, path, encoded_sections(stock))
    covered, unknown = sections_beside(stock, paper)
    recorded = _recorded(question.path)
    gone: tuple[str, ...] = ()
    if recorded is not None:
        covered, gone = since_recorded(covered, paper, recorded)
    return Coverage(stock.name, path, covered, unknown, gone)


def _absolute(found: Iterable[Place]) -> dict[Place, int]:
    """Lines by the full names of their files: a script names its company in its own way."""
    return {(series, os.path.abspath(file), start): 0 for series, file, start in found}


def _with_scripts(coverage: Coverage, stock: Stock, terms: Terms, reached: dict[Place, int]) -> Coverage:
    lines = [line.cite for line in stock.lines if line.kind == "item" and line.cite.section.startswith("§")]
    idle = [cite for cite in lines if not _absolute([place_of(cite)]).keys() & reached.keys()]
    found = _generated(terms, stock, idle)
    told = {cite.section for cite in lines if cite not in idle or place_of(cite) in found}
    # What no story ever speaks of by itself is a part of the lines beside it, such as a stated value.
    unexercised = [Unexercised(cite, found.get(place_of(cite), "")) for cite in idle]
    kept = tuple(each for each in unexercised if each.script or each.cite.section not in told)
    return evolve(coverage, lines=len(lines) - len(unexercised) + len(kept), unexercised=kept)


def _generated(terms: Terms, stock: Stock, idle: Sequence[Cite]) -> dict[Place, str]:
    """For each line that no script reaches, the first short story that does, with what came of it."""
    wanted = {place_of(cite): cite for cite in idle}
    found: dict[Place, str] = {}
    company = os.path.basename(terms.company.cite.span.source.name)
    for probe in probes(terms, stock, company):
        if not wanted:
            break
        told = _tried(probe.text, terms)
        reached = reached_by(told).keys() & wanted.keys() if told is not None else set()
        for place in [each for each in wanted if each in reached]:
            script = _with_expectations(probe, told, terms) if told is not None else ""
            if script:
                reaches = f"# Reaches {wanted.pop(place)}; what came out is expected: hold it beside the paper."
                found[place] = f"{reaches}\n\n{script}"
    return found


def _tried(text: str, terms: Terms) -> Run | None:
    """What comes of a script that was written here; None where it speaks of what these terms do not have."""
    parsed = parse_events(Source("generated.events", text))
    if parsed.value is None or parsed.diagnostics:
        return None
    script = resolve_events(parsed.value, terms)
    if script.value is None or has_errors(script.diagnostics):
        return None
    return run(script.value, terms)


def _with_expectations(probe: Probe, told: Run, terms: Terms) -> str:
    """The story with its rulings as expectations, if it comes out so again; nothing where it does not."""
    steps = [step for step in told.steps if not isinstance(step.event, PassTime)]
    lines = [probe.head.removesuffix("\n")]
    begun = len([line for line in probe.head.splitlines() if line[:1].isdigit()])
    for event, step in zip(probe.events, steps[begun:], strict=False):
        lines.append(event)
        if step.ruling in _RULINGS:
            lines.append(f"expect {step.ruling}")
    if not lines[-1].startswith("expect "):
        lines.append("expect allowed")
    text = "\n".join(lines) + "\n"
    again = _tried(text, terms)
    return text if again is not None and all(each.is_met for each in again.expectations) else ""
