"""What goes wrong is data by the same schema as what goes right: findings, and nothing else on any stream."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import schemas
from commands import call

STORY = "story.events"
WITH_HOLDERS = ["--assets", "600", "--after", STORY]
BROKEN: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "no such file": (lambda _folder: None, {"F001", "N106"}),
    "no text": (lambda folder: [path.write_bytes(b"\0") for path in folder.glob("*.*s")], {"F003"}),
    "a slip in the terms": (
        lambda folder: (folder / "series-a.terms").write_text("series A of Preferred\n"),
        {"S002"},
    ),
    "a name that nobody has": (
        lambda folder: (folder / "series-a.terms").write_text('series A "A" of Prefered\n'),
        {"N101"},
    ),
}
COMMANDS = (
    ["check", "company.terms"],
    ["check", STORY],
    ["check", "."],
    ["run", STORY],
    ["run", STORY, "--all-readings"],
    ["explain", STORY, "e1"],
    ["show", "company.terms"],
    ["fmt", "--check", "series-a.terms"],
    ["payout", "company.terms", *WITH_HOLDERS],
    ["payout", "company.terms", *WITH_HOLDERS, "--curve"],
    ["compare", "company.terms:A", "company.terms:B"],
)


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_findings_come_as_data_and_nothing_beside_them(acme: Path, kind: str, command: list[str]) -> None:
    breaks, codes = BROKEN[kind]
    breaks(acme)
    if kind == "no such file":
        for path in acme.glob("*.*s"):
            path.unlink()
    called = call(*command, "--format", "json")
    found = {each["code"] for each in schemas.valid(called.out)["findings"]}
    is_only_about_names = command[0] == "fmt" and kind == "a name that nobody has"
    assert (called.code, called.err) == (0 if is_only_about_names else 1, "")
    assert is_only_about_names or found & codes


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["explain", STORY, "nothing"], "N113"),
        (["run", STORY, "--reading", "nothing=at-all"], "N105"),
        (["show", "company.terms", "--reading", "shortfall=nobody"], "N105"),
        (["run", STORY, "--as-of", "1999-01-01"], None),
        (["check", STORY], None),
    ],
)
def test_what_was_asked_wrongly_comes_as_data_too(acme: Path, command: list[str], code: str | None) -> None:
    assert acme.exists()
    called = call(*command, "--format", "json")
    codes = [each["code"] for each in schemas.valid(called.out)["findings"]]
    assert (codes, called.code, called.err) == ([code] if code else [], int(code is not None), "")
