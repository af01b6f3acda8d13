"""Short stories that try a series: all of them can be read, and each line of the forms is reached or has its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu import resources
from paripassu.coverage.probes import probes
from paripassu.coverage.reached import reached_by
from paripassu.interpreter.run import run
from paripassu.model.run import Noted, Reason, Residual, Run, StockChanged
from paripassu.model.terms import Terms
from paripassu.pipeline import load_terms
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
