"""How verbs speak: colors, streams, and who is listening."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import call
from paripassu.cli.output import in_pieces, json_lines

RED = "\x1b[1;31m"
BAD = ("check", "no.terms")


@pytest.mark.usefixtures("acme")
def test_colors_are_for_terminals() -> None:
    assert RED in call(*BAD, is_terminal=True).out
    assert RED not in call(*BAD).out


@pytest.mark.parametrize(
    ("options", "env", "is_terminal", "is_colored"),
    [
        (["--color", "always"], {}, False, True),
        (["--color", "never"], {}, True, False),
        (["--color", "auto"], {}, True, True),
        ([], {"NO_COLOR": "1"}, True, False),
        ([], {"NO_COLOR": ""}, True, True),
        ([], {"FORCE_COLOR": "1"}, False, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (["--color", "always"], {"NO_COLOR": "1"}, False, True),
        ([], {"TERM": "dumb"}, True, False),
    ],
)
@pytest.mark.usefixtures("acme")
def test_who_decides_on_colors(options: list[str], env: dict[str, str], is_terminal: bool, is_colored: bool) -> None:
    called = call(*BAD, *options, env={"TERM": "xterm", **env}, is_terminal=is_terminal)
    assert (RED in called.out) == is_colored


def test_a_file_is_not_colored_because_a_terminal_watches(acme: Path) -> None:
    (acme / "story.events").write_text((acme / "story.events").read_text().replace("issue 50 A", "issue 150 A"))
    call("run", "story.events", "--output", "out.txt", is_terminal=True)
    assert "\x1b" not in (acme / "out.txt").read_text()
    call("run", "story.events", "--output", "out.txt", "--color", "always")
    assert RED in (acme / "out.txt").read_text()


@pytest.mark.usefixtures("acme")
def test_json_is_never_colored() -> None:
    assert "\x1b" not in call(*BAD, "--format", "json", "--color", "always", is_terminal=True).out


def test_lines_are_written_in_pieces_and_none_is_lost() -> None:
    lines = [str(number) for number in range(10_000)]
    pieces = list(in_pieces(iter(lines)))
    assert len(pieces) == 3
    assert "".join(pieces).splitlines() == lines
    assert list(in_pieces([])) == []


def test_data_that_is_made_as_it_is_asked_for_is_the_same_data() -> None:
    whole = {"schema": "x/1", "steps": [{"id": "e1", "to": "Ünal"}, {"id": "e2"}], "residual": {"a": ["b"]}}
    for streamed in (
        {**whole, "steps": iter(whole["steps"])},
        {"steps": iter(whole["steps"]), "schema": "x/1", "residual": {"a": ["b"]}},
        {"schema": "x/1", "residual": {"a": ["b"]}, "steps": iter(whole["steps"])},
    ):
        assert json.loads("\n".join(json_lines(streamed))) == whole
    assert json.loads("\n".join(json_lines({"steps": iter(())}))) == {"steps": []}


def test_a_streamed_part_stands_a_line_for_each_value() -> None:
    lines = list(json_lines({"schema": "x/1", "steps": iter([{"id": "e1"}, {"id": "e2"}]), "end": None}))
    assert "\n".join(lines) == (
        '{\n  "schema": "x/1",\n  "steps": [\n    {"id": "e1"},\n    {"id": "e2"}\n  ],\n  "end": null\n}'
    )
