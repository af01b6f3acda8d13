"""Short stories that try a series: all of them can be read, and each line of the forms is reached or has its reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paripassu import resources
from paripassu.coverage.probes import probes
from paripassu.coverage.reached import reached_by
from paripassu.coverages import Question, cover
from paripassu.interpreter.run import run
from paripassu.model.run import Noted, Reason, Residual, Run, StockChanged
from paripassu.model.terms import Terms
from paripassu.pipeline import load_terms, run_script
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events

FOLDER = Path(resources.path("terms"))
SERIES = [
    ("nstor/company.terms", "K"),
    ("right-start/company.terms", "A"),
    ("china-infrastructure/company.terms", "B"),
    ("forms/venture-capped.terms", "A"),
    ("forms/pipe-convertible.terms", "C"),
]


def terms_of(path: str) -> Terms:
    terms = load_terms(str(FOLDER / path)).value
    assert terms is not None
    return terms


@pytest.mark.parametrize(("path", "name"), SERIES)
def test_every_story_that_is_tried_is_sound(path: str, name: str) -> None:
    terms = terms_of(path)
    stock = terms.stock(name)
    assert stock is not None
    tried = list(probes(terms, stock, "company.terms"))
    assert len(tried) > 50
    for probe in tried:
        parsed = parse_events(Source("probe", probe.text))
        assert [each.message for each in parsed.diagnostics] == []
        assert parsed.value is not None
        assert [each.message for each in resolve_events(parsed.value, terms).diagnostics] == []


def test_a_line_is_reached_if_a_reason_rests_on_it_and_not_because_terms_changed() -> None:
    terms = terms_of("nstor/company.terms")
    stock = terms.stock("K")
    assert stock is not None
    cites = [line.cite for line in stock.lines if line.kind == "item" and line.cite.section in {"§2", "§6"}]
    story = run_of(terms)
    step = story.steps[0]
    reason = Reason("Because.", (cites[0],), because=(Reason("Deeper.", (cites[1],)),))
    changed = type(step)(0, step.event, "allowed", (), (Noted(reason), StockChanged("K", stock, Reason("New.", ()))))
    reached = reached_by(Run("A story", (changed,), Residual(None)))
    assert {place[2] for place in reached} == {cites[0].span.start, cites[1].span.start}


def run_of(terms: Terms) -> Run:
    text = 'script "A story"\n  company "company.terms"\n\n2001-11-20 issue 1 K to "Ann"\n'
    parsed = parse_events(Source("story", text)).value
    assert parsed is not None
    script = resolve_events(parsed, terms).value
    assert script is not None
    return run(script, terms)


@pytest.mark.parametrize(("path", "name"), [SERIES[1], SERIES[2], SERIES[4]])
def test_a_script_that_is_written_comes_out_as_it_expects(path: str, name: str, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / path.partition("/")[0], tmp_path / "terms")
    file = tmp_path / "terms" / path.partition("/")[2]
    outcome = cover(Question(str(file), name, scripts=()))
    assert outcome.value is not None
    (coverage,) = outcome.value
    written = list(dict.fromkeys(each.script for each in coverage.unexercised or () if each.script))
    assert len(written) > 3
    for number, script in enumerate(written):
        story = file.parent / f"written-{number}.events"
        story.write_text(script, encoding="utf-8")
        told = run_script(str(story))
        assert told.value is not None
        assert [each.message for each in told.diagnostics if each.severity == "error"] == []
        assert [each.is_met for each in told.value.expectations] == [True] * len(told.value.expectations)


def test_no_script_reaches_nothing() -> None:
    outcome = cover(Question(str(FOLDER / "leeway" / "company.terms"), "X", scripts=()))
    assert outcome.value is not None
    (coverage,) = outcome.value
    assert coverage.unexercised is not None
    assert len(coverage.unexercised) == coverage.lines
    silent = cover(Question(str(FOLDER / "leeway" / "company.terms"), "X"))
    assert silent.value is not None
    assert silent.value[0].unexercised is None
