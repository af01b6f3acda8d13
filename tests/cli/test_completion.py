"""`pari completion`."""

from __future__ import annotations

import pytest

from commands import call


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
