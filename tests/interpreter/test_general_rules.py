from __future__ import annotations

from pathlib import Path

import pytest

from provisions import PROVISIONS, told


@pytest.mark.parametrize("name", list(PROVISIONS))
def test_a_bespoke_provision_runs_as_its_story_expects(name: str, tmp_path: Path) -> None:
    rules, story = PROVISIONS[name]
    run, codes = told(tmp_path, rules, story)
    failed = [(each.expectation, each.found) for each in run.expectations if not each.is_met]
    assert failed == []
    assert codes == []
