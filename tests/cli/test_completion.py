"""`pari completion`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commands import call
from paripassu.cli.main import VERBS

# What a shell does with its own completion of files is told by `compopt`, which works nowhere else.
ASK = """\
compopt() { echo "compopt $2"; }
eval "$(pari completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_pari_completion pari
echo "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("bash", "complete -o nosort -F _pari_completion pari"),
        ("zsh", "#compdef pari"),
        ("fish", "complete --no-files --command pari"),
    ],
)
def test_every_shell_gets_a_script_that_calls_us_back(shell: str, words: str) -> None:
    called = call("completion", shell)
    assert (called.code, called.err) == (0, "")
    assert words in called.out
    assert f"_PARI_COMPLETE={shell}_complete" in called.out


def completed(folder: Path, *words: str) -> list[list[str]]:
    """What bash makes of a line that is begun, with every bash there is on this machine."""
    pari = folder / "pari"
    code = "from paripassu.cli.main import entry; entry()"
    pari.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n')
    pari.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    told = [
        subprocess.run(  # noqa: S603 - a shell of this machine on our own words
            [bash, "-c", ASK, "bash", "pari", *words],
            capture_output=True,
            check=True,
            encoding="utf-8",
            env=environment,
        )
        for bash in filter(None, [shutil.which("bash")])
    ]
    assert [each.stderr for each in told] == [""] * len(told)
    return [each.stdout.split() for each in told]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ru"], ["run"]),
        (["run", "--all"], ["--all-readings"]),
        (["run", "--format", ""], ["text", "json"]),
        (["completion", "f"], ["fish"]),
        (["explain", "N10"], [f"N10{last}" for last in range(1, 10)]),
        (["explain", "story.events", "e"], []),
        # The shell looks for files itself.
        (["run", "terms/ns"], ["compopt", "default"]),
        (["check", "one.terms", "tw"], ["compopt", "default"]),
        (["run", "story.events", "-o", ""], ["compopt", "default"]),
        (["explain", "terms/"], ["compopt", "default"]),
        (["payout", "a.terms", "--captable", "a"], ["compopt", "default"]),
        (["compare", "a.terms", "b"], ["compopt", "default"]),
    ],
)
def test_bash_completes_what_is_begun(tmp_path: Path, words: list[str], expected: list[str]) -> None:
    for told in completed(tmp_path, *words):
        assert told == expected


def test_bash_completes_every_verb(tmp_path: Path) -> None:
    for told in completed(tmp_path, ""):
        assert told == list(VERBS)
