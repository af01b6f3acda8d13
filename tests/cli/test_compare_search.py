"""`pari compare --search`: stories that are found are scripts that run and meet what they expect."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands import call
from paripassu.compare import parting
from paripassu.compare.comparison import Searched
from paripassu.compare.concepts import Concept
from paripassu.compare.search import Effort
from paripassu.model.terms import Terms
from schemas import valid

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"


def test_each_story_is_a_script_that_runs_on_the_first_side(tmp_path: Path) -> None:
    shutil.copytree(NSTOR, tmp_path / "deal")
    path = tmp_path / "deal" / "series-k.terms"
    text = path.read_text(encoding="utf-8")
    for before, after in (("$0.23", "$0.40"), ("behind      H", "behind      H, I"), ("within 3", "within 5")):
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    ours, theirs = NSTOR / "company.terms", tmp_path / "deal" / "company.terms"
    stories = tmp_path / "stories"
    called = call("compare", f"{ours}:K", f"{theirs}:K", "--search", "--stories", str(stories), "--format", "json")
    searches = valid(called.out)["comparisons"][0]["searches"]
    assert [search["concept"] for search in searches] == [
        "liquidation.behind", "conversion.rate", "conversion.deliver", "pair"
    ]  # fmt: skip
    assert searches[1]["story"]["events"] == ["split of Common 2 for 1"]
    assert sorted(path.name for path in stories.iterdir()) == [
        "conversion-deliver.events", "conversion-rate.events", "liquidation-behind.events", "pair.events"
    ]  # fmt: skip
    for story in stories.iterdir():
        run = call("run", str(story))
        assert (run.code, "0 failed" in run.out or "Expectations" not in run.out) == (0, True)
    behind = (stories / "liquidation-behind.events").read_text(encoding="utf-8")
    assert behind.endswith(
        'expect "Other Holder" paid $0.50 on I  # the second: $1.00\n'
        'expect "First Holder" paid $0.50 on K  # the second: -\n'
    )
    assert "expect conversion rate of K 8,695 15/23  # the second: 5,000\n" in (
        stories / "conversion-rate.events"
    ).read_text(encoding="utf-8")


def test_an_interruption_keeps_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    found = parting.part_over

    def interrupted(terms: tuple[Terms, Terms], name: str, concept: Concept, effort: Effort) -> Searched:
        if concept.key != "designation.shares":
            raise KeyboardInterrupt
        return found(terms, name, concept, effort)

    monkeypatch.setattr(parting, "part_over", interrupted)
    called = call(
        "compare", str(NSTOR / "series-i.terms"), str(NSTOR / "series-l.terms"), "--search", "--format", "json"
    )
    searches = valid(called.out)["comparisons"][0]["searches"]
    assert [(each["concept"], each["story"] is None) for each in searches] == [("designation.shares", False)]
