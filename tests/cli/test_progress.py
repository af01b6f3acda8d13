"""A sign of life for long work."""

from __future__ import annotations

import io
import sys
import time

import pytest

from commands import Terminal
from paripassu.cli import progress
from paripassu.cli.progress import Progress


def watched(monkeypatch: pytest.MonkeyPatch, *, seconds: float, is_terminal: bool = True) -> str:
    """What a person sees of work that takes so long, where patience lasts a hundredth of a second."""
    shown = io.BytesIO()
    kind = Terminal if is_terminal else io.TextIOWrapper
    monkeypatch.setattr(sys, "stderr", kind(shown, encoding="utf-8", write_through=True))
    monkeypatch.setattr(progress, "_PATIENCE", 0.01)
    monkeypatch.setattr(progress, "_EACH", 0.01)
    with Progress("running") as work:
        work.say("running the script")
        time.sleep(seconds)
    return shown.getvalue().decode()


def test_quick_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched(monkeypatch, seconds=0) == ""


def test_long_work_counts_its_seconds_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = watched(monkeypatch, seconds=0.3)
    assert shown.startswith("\rrunning the script, 2 s\rrunning the script, 3 s")
    assert shown.endswith("\r")
    assert shown.rsplit("\r", 2)[1].strip() == ""


def test_nobody_watches_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched(monkeypatch, seconds=0.1, is_terminal=False) == ""
