"""The cache folder: where it is, whom it trusts, and that nothing is lost but time."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from paripassu.cachefolder import cache_folder, read_cached, write_cached


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "own"
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", str(own))
    return own


def test_the_folder_that_is_named_is_made_for_its_owner_alone(folder: Path) -> None:
    assert cache_folder() == str(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_name_it_lies_where_the_user_keeps_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert cache_folder() == str(tmp_path / "caches" / "paripassu")
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    assert cache_folder() == str(tmp_path / "home" / ".cache" / "paripassu")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("PARIPASSU_CACHE_DIR")
    assert cache_folder() == str(tmp_path / "home" / ".cache" / "paripassu")


def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARIPASSU_CACHE_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache_folder() is None


def test_a_relative_name_is_taken_from_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", "here")
    assert cache_folder() == str(tmp_path / "here")


def test_a_folder_that_others_can_write_is_not_trusted(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o770)
    assert cache_folder() is None
    folder.chmod(0o707)
    assert cache_folder() is None
    folder.chmod(0o755)
    assert cache_folder() == str(folder)


def test_a_folder_of_another_user_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = os.getuid()
    assert write_cached("table", "kept")
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert cache_folder() is None
    assert read_cached("table") is None
    assert not write_cached("table", "other")
    assert (folder / "table").read_text(encoding="utf-8") == "kept"


def test_where_the_system_knows_no_owners_the_folder_is_taken_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "getuid")
    assert cache_folder() == str(folder)


def test_a_name_that_is_taken_by_a_file_is_no_folder(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    assert cache_folder() is None


def test_what_is_kept_is_read_again_and_can_be_replaced(folder: Path) -> None:
    assert read_cached("table") is None
    assert write_cached("table", "§ 5 (b)")
    assert read_cached("table") == "§ 5 (b)"
    assert write_cached("table", "second")
    assert read_cached("table") == "second"
    assert [path.name for path in folder.iterdir()] == ["table"]
    assert stat.S_IMODE((folder / "table").stat().st_mode) == 0o600


def test_a_file_that_is_no_text_is_as_good_as_none(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "table").write_bytes(b"\xff\xfe\x00")
    assert read_cached("table") is None


def test_a_text_that_cannot_be_written_leaves_nothing_behind(folder: Path) -> None:
    assert not write_cached("table", "half \ud800 a letter")
    assert list(folder.iterdir()) == []


def test_a_name_that_cannot_be_replaced_leaves_nothing_behind(folder: Path) -> None:
    (folder / "table").mkdir(parents=True)
    folder.chmod(0o700)
    assert not write_cached("table", "text")
    assert [path.name for path in folder.iterdir()] == ["table"]


def test_a_draft_of_another_thread_is_left_alone(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    draft = folder / f"table.{os.getpid()}.draft"
    draft.write_text("theirs", encoding="utf-8")
    assert not write_cached("table", "ours")
    assert draft.read_text(encoding="utf-8") == "theirs"


def test_a_draft_that_somebody_cleared_away_is_no_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(draft: str, _path: str) -> None:
        os.unlink(draft)
        raise FileNotFoundError(draft)

    monkeypatch.setattr(os, "replace", vanish)
    assert not write_cached("table", "text")
    assert list(folder.iterdir()) == []
