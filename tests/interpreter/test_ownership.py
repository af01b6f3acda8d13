"""The ownership limit of a charter: by issue, transfer and conversion nobody comes to have more."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, findings, sound
from interpreter.preferred import sentences, tell, unmet
from interpreter.story import held
from paripassu.interpreter.run import run
from paripassu.model.run import VOID, Run
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events

LIMITED = COMPANY.replace(
    "class Preferred",
    '§7 ownership limit\n  no holder above 9.8%\n  except "Founder Trust"\n\nclass Preferred',
)
CONVERSION = "\n§5 conversion into Common\n  optional at any time\n  rate 100\n  fractions rounded down\n"
ISSUED = (
    '2004-01-01 issue 500,000 Common to "Founder Trust"\n2004-01-01 issue 90,000 Common to "First"\n'
    '2004-01-01 issue 90,000 Common to "Second"\n'
)


def told(folder: Path, lines: str) -> Run:
    company = sound(folder, LIMITED + SERIES_A + CONVERSION)
    parsed = parse_events(Source("story.events", 'script "A story"\n  company "company.terms"\n\n' + lines))
    assert parsed.value is not None
    resolved = resolve_events(parsed.value, company)
    assert resolved.value is not None
    return run(resolved.value, company)


@pytest.mark.parametrize(
    ("line", "passes"),
    [
        # 680,000 are outstanding when the two have come in; the founder is excepted. 9.8% of 680,000 is 66,640.
        ('transfer 66,640 Common from "Founder Trust" to "Third"', True),
        ('transfer 66,641 Common from "Founder Trust" to "Third"', False),
        ('transfer 66,641 Common from "Founder Trust" to "Founder Trust"', True),
        # x <= 9.8% of (680,000 + x): 73,880.
        ('issue 73,880 Common to "Third"', True),
        ('issue 73,881 Common to "Third"', False),
        ('issue 900,000 Common to "Founder Trust"', True),
        # 738 A give 73,800 Common, 739 A 73,900.
        ('convert 738 A of "Third"', True),
        ('convert 739 A of "Third"', False),
    ],
)
def test_nobody_comes_to_have_more_than_the_limit(tmp_path: Path, line: str, passes: bool) -> None:
    lines = (
        f'2004-01-01 issue 680,000 Common to "Founder Trust"\n2004-01-02 issue 1,000 A to "Third"\n2004-01-03 {line}\n'
    )
    story = told(tmp_path, lines)
    assert (story.steps[-1].ruling != VOID) is passes
    assert passes or story.steps[-1].code == "R319"
    assert passes or "nothing passes" in sentences(story)


def test_what_is_held_already_is_not_taken_away_and_nothing_is_added(tmp_path: Path) -> None:
    # 90,000 of 590,000 was more than 9.8% when it was issued, so neither issue came to be.
    story = told(tmp_path, ISSUED)
    assert [step.ruling for step in story.steps] == ["allowed", VOID, VOID]
    assert held(story, "Common", "First") == 0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("no holder above 0%", "T203"),
        ("no holder above 101%", "T207"),
        ("no holder above 5%\n  no holder above 6%", "N108"),
    ],
)
def test_a_limit_that_cannot_be_is_found(tmp_path: Path, line: str, code: str) -> None:
    (found,) = findings(tmp_path, f"§8 ownership limit\n  {line}\n")
    assert found.startswith(code)


def test_a_series_may_have_a_limit_of_its_own(tmp_path: Path) -> None:
    story = tell(
        tmp_path,
        "\n§8 ownership limit\n  no holder above 50%\n",
        '2004-01-01 issue 600 A to "First"\n2004-01-01 issue 300 A to "Second"\n'
        '2004-01-02 transfer 150 A from "First" to "Second"\nexpect allowed\n'
        '2004-01-02 transfer 1 A from "First" to "Second"\nexpect void under §8\n',
    )
    assert unmet(story) == []
