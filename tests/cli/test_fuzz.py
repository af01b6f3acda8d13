"""Nothing that a file can say is our own bug: whatever is read, the command ends with findings or with a result."""

from __future__ import annotations

import shutil
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import schemas
from commands import call
from soups import FOLDERS, HOLDERS, slips, soups, stories

# What explains a failure beyond the smallest text that fails takes minutes, and tells nothing more.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
# Where a thing stands, in words or in numbers: it moves when a text is formatted.
PLACES = {"path", "line", "column", "end_line", "end_column", "excerpt", "hint", "labels", "at", "words"}


def look(verb: str, *arguments: str) -> dict[str, Any]:
    """What a verb has to say, which is data by its schema; our own bugs come out as they are."""
    called = call(verb, *arguments, "--format", "json")
    data = schemas.valid(called.out)
    has_errors = any(each["severity"] == "error" for each in data["findings"])
    assert called.code == int(has_errors or (verb == "fmt" and any(each["is_changed"] for each in data["files"])))
    return data


def look_at(path: Path, text: bytes) -> None:
    """Everything that can be asked about one file."""
    path.write_bytes(text)
    look("check", str(path))
    look("fmt", "--check", str(path))
    look("run" if path.suffix == ".events" else "show", str(path))
    assert path.read_bytes() == text


@settings(max_examples=60, phases=PHASES)
@given(st.sampled_from(("x.terms", "x.events")), st.binary(max_size=200))
def test_any_bytes_are_told_of(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        look_at(Path(folder) / name, data)


@settings(max_examples=80, phases=PHASES)
@given(st.sampled_from(("x.terms", "x.events")), soups())
def test_any_words_are_told_of(name: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        look_at(Path(folder) / name, text.encode())


@settings(max_examples=80, phases=PHASES)
@given(st.data())
def test_a_library_with_slips_in_it_is_told_of(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(FOLDERS))
    files = sorted(path.name for path in source.iterdir() if path.suffix in {".terms", ".events"})
    with TemporaryDirectory() as folder:
        company = Path(shutil.copytree(source, Path(folder) / "library"))
        changed = company / data.draw(st.sampled_from(files))
        look_at(changed, data.draw(slips(changed.read_text(encoding="utf-8"))).encode())
        story = company / data.draw(st.sampled_from([name for name in files if name.endswith(".events")]))
        look("run", str(story))
        look("run", "--all-readings", str(story))


def sound_part(path: Path) -> dict[str, Any]:
    """The run of a script without its lines that have errors, and what remains of it in the file."""
    while True:
        told = look("run", str(path))
        wrong = {each["line"] for each in told["findings"] if each["code"][0] != "R" and each["severity"] == "error"}
        if not wrong:
            return told
        kept: list[str] = []
        is_kept = True
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(keepends=True), 1):
            # What stands below a line goes with it.
            is_kept = number not in wrong if not line.startswith(" ") else is_kept and number not in wrong
            kept += [line] if is_kept else []
        path.write_text("".join(kept), encoding="utf-8")


def without_places(data: object) -> object:
    if isinstance(data, dict):
        return {key: without_places(value) for key, value in data.items() if key not in PLACES}
    return [without_places(value) for value in data] if isinstance(data, list) else data


@settings(max_examples=60, phases=PHASES)
@given(st.data())
def test_a_story_by_the_grammar_runs_and_means_the_same_when_it_is_formatted(data: st.DataObject) -> None:
    text = data.draw(stories(data.draw(st.sampled_from(FOLDERS))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.events"
        path.write_text(text, encoding="utf-8")
        told = sound_part(path)
        assert len(told["steps"]) >= len(HOLDERS)
        assert call("fmt", str(path)).code == 0
        assert without_places(look("run", str(path))) == without_places(told)
    held: defaultdict[str, Fraction] = defaultdict(Fraction)
    for each in told["residual"]["holdings"]:
        held[each["class"]] += Fraction(each["shares"])
    counted = {each["class"]: Fraction(each["outstanding"]) for each in told["residual"]["outstanding"]}
    assert {name: held[name] for name in counted if name != "Preferred"} == {
        name: shares for name, shares in counted.items() if name != "Preferred"
    }
