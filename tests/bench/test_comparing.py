"""What the benchmark of comparisons makes of its measurements, and the series it measures with."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparing import MODELS, pairs_of, per_pair, varied, written
from paripassu.pipeline import check_terms

TOP = Path(__file__).parent.parent.parent


def test_what_grows_with_pairs_is_told_from_what_grows_with_series() -> None:
    counts = (250, 500, 1000)
    spent = tuple(7.0 + 0.01 * count + 0.000_02 * pairs_of(count) for count in counts)
    assert per_pair(counts, spent) == pytest.approx(0.000_02)
    assert pairs_of(1000) == 499_500


def test_copies_are_terms_without_findings_and_no_two_are_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    sides = written(tmp_path / "many", 2 * len(MODELS))
    files = [side.rpartition(":")[0] for side in sides]
    assert [finding.message for file in files for finding in check_terms(file) if finding.severity == "error"] == []
    texts = {(Path(file).parent / MODELS[number % 4][1]).read_text() for number, file in enumerate(files)}
    assert len(texts) == len(sides)
    assert varied("  rate            stated value / $0.23", 17) == "  rate            stated value / $1.17"
