"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from paripassu.cli.writing import write_file


def test_a_new_file_gets_the_mode_that_new_files_get(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("x")
    assert write_file(str(tmp_path / "new"), ["a\n", "b\n"]) == ()
    assert (tmp_path / "new").read_bytes() == b"a\nb\n"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_keeps_its_mode_and_gets_its_own_line_endings(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("x")
    path.chmod(0o640)
    assert write_file(str(path), ["a\n"], "\r\n") == ()
    assert path.read_bytes() == b"a\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def failing() -> Iterator[str]:
        yield "half\n"
        raise ZeroDivisionError

    path = tmp_path / "old"
    path.write_text("whole\n")
    with pytest.raises(ZeroDivisionError):
        write_file(str(path), failing())
    assert path.read_text() == "whole\n"
    assert os.listdir(tmp_path) == ["old"]


def test_nobody_ever_sees_half_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("whole\n")
    seen: list[str] = []

    def watching() -> Iterator[str]:
        for piece in ("a\n", "b\n"):
            yield piece
            seen.append(path.read_text())

    assert write_file(str(path), watching()) == ()
    assert seen == ["whole\n", "whole\n"]
    assert path.read_text() == "a\nb\n"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("x")
    (tmp_path / "link").symlink_to("real")
    assert write_file(str(tmp_path / "link"), ["a\n"]) == ()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "a\n"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert write_file(str(pipe), ["a\n"]) == ()
    assert os.read(reader, 10) == b"a\n"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(("name", "why"), [("", "it is a folder"), ("no/where", "no such file or directory")])
def test_what_cannot_be_written_is_a_finding(tmp_path: Path, name: str, why: str) -> None:
    (finding,) = write_file(str(tmp_path / name), ["a\n"])
    assert finding.code.id == "F008"
    assert finding.message.endswith(f" could not be written: {why}.")
    assert finding.hint == "What stood there before still does."
