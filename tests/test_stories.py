"""Every story of the library comes out as its author expects, and says what in it is history and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu import resources
from paripassu.model.run import Run
from paripassu.pipeline import format_path, run_script

TERMS = Path(resources.path("terms"))
STORIES = sorted(TERMS.rglob("*.events"))


def name_of(story: Path) -> str:
    return story.relative_to(TERMS).as_posix()


def told(story: Path) -> Run:
    outcome = run_script(str(story))
    assert [finding.message for finding in outcome.diagnostics if finding.severity == "error"] == []
    assert outcome.value is not None
    return outcome.value


def test_there_is_a_story_for_each_row_and_trap_of_series_k() -> None:
    assert len([story for story in STORIES if story.name.startswith("series-k-")]) >= 50


@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_all_that_a_story_expects_comes_out(story: Path) -> None:
    run = told(story)
    assert [(str(each.expectation), each.found) for each in run.expectations if not each.is_met] == []
    assert run.expectations


@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_a_story_says_what_is_made_up_and_what_it_shows(story: Path) -> None:
    preface = story.read_text(encoding="utf-8").partition("\nscript ")[0]
    assert "\n# illustrative " in preface
    assert "\n# It shows: " in preface


@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_a_story_ends_with_what_it_expects(story: Path) -> None:
    last = [
        line for line in story.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", " "))
    ][-1]
    assert last.startswith("expect ")


@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_a_story_is_written_as_the_formatter_writes_it(story: Path) -> None:
    formatted = format_path(str(story)).value
    assert formatted is not None
    assert formatted[1] == story.read_text(encoding="utf-8")
