"""The package as others import it: light, typed, and no more than it says."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import paripassu

WHAT_IMPORTING_LOADS = """
import sys
before = set(sys.modules)
import paripassu
print(*sorted(set(sys.modules) - before))
"""


def test_importing_the_package_loads_nothing_else() -> None:
    # Every command pays for what stands here, so what it is worth must be known before it is added.
    ran = subprocess.run([sys.executable, "-c", WHAT_IMPORTING_LOADS], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = set(ran.stdout.split())
    assert {name for name in loaded if name.startswith("paripassu")} == {"paripassu"}
    assert {name.split(".")[0] for name in loaded} <= {"__future__", "importlib", "paripassu", "warnings"}


def test_the_stages_stand_at_the_top_of_the_package() -> None:
    stages = {"load", "check", "run", "explain"}
    assert stages <= set(dir(paripassu))
    assert {name for name in stages if not callable(getattr(paripassu, name))} == set()


def test_a_name_that_the_package_does_not_have_is_not_looked_for_below() -> None:
    with pytest.raises(AttributeError, match="module 'paripassu' has no attribute 'pipline'"):
        paripassu.pipline  # noqa: B018


def test_type_checkers_are_told_that_the_package_is_typed() -> None:
    assert (Path(paripassu.__file__).parent / "py.typed").read_bytes() == b""


def test_the_version_is_the_one_that_was_installed_and_the_newest_in_the_changelog() -> None:
    changes = (Path(__file__).parent.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = next(line for line in changes.splitlines() if line.startswith("## "))
    assert metadata.version("paripassu") == paripassu.__version__
    assert newest.split()[1].rstrip(",") == paripassu.__version__
