"""The ten years of dividends that the benchmark writes: a true story, of as many events as it is asked for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dividends import TERMS, story
from paripassu import pipeline


def test_the_story_has_forty_dividends_and_as_many_events_as_asked_for() -> None:
    lines = [line for line in story(5_000) if line[:1].isdigit()]
    kinds = Counter(line.split()[1] for line in lines)
    assert len(lines) == 5_000
    assert (kinds["declare"], kinds["pay"], kinds["issue"]) == (40, 40, 200)
    assert lines == sorted(lines, key=lambda line: line[:10])


def test_everything_that_is_declared_is_paid_to_the_holders_of_the_record_date(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(TERMS, encoding="utf-8")
    (tmp_path / "story.events").write_text("".join(story(1_000)), encoding="utf-8")
    told = pipeline.run_script(str(tmp_path / "story.events"))
    assert told.diagnostics == ()
    assert told.value is not None
    # Forty times $2.00 on each of the 200,000 shares, whoever held them.
    assert sum(paid.amount for paid in told.value.residual.payments) == 40 * 200_000 * 2
