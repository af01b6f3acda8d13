"""Which files a folder holds for us."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paripassu.diagnostics.folders import files_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.terms", "a.events", "notes.txt", "sub/c.TERMS", ".hidden/d.terms", "sub/.e.events"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_names_all_of_ours_in_it_sorted_and_nothing_hidden() -> None:
    assert files_in(["."]).value == ("a.events", "b.terms", os.path.join("sub", "c.TERMS"))
    assert files_in(["sub"]).value == (os.path.join("sub", "c.TERMS"),)


@pytest.mark.usefixtures("folder")
def test_a_file_is_named_once_in_the_order_in_which_it_was_asked_for() -> None:
    assert files_in(["b.terms", ".", "./b.terms"]).value == ("b.terms", "a.events", os.path.join("sub", "c.TERMS"))


@pytest.mark.usefixtures("folder")
def test_what_is_no_folder_is_taken_as_it_is_named() -> None:
    assert files_in(["notes.txt", "nowhere.terms", "-", "-"]).value == ("notes.txt", "nowhere.terms", "-")


def test_a_folder_without_anything_of_ours_is_a_finding(folder: Path) -> None:
    (folder / "empty").mkdir()
    outcome = files_in(["empty", "b.terms"])
    assert outcome.value == ("b.terms",)
    (finding,) = outcome.diagnostics
    assert finding.code.id == "F001"
    assert finding.message == "There is no terms file and no event script in `empty`."
    assert finding.hint == "They end in `.terms` and `.events`."
