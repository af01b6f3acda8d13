"""`docs/python.md` is true: its examples print what it says, and it speaks of all there is."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

import paripassu
from markdown_examples import Example, blocks, with_outputs

TOP = Path(__file__).parent.parent.parent
PAGE = TOP / "docs" / "python.md"
WRITTEN = PAGE.read_text(encoding="utf-8")


def run_python(page: str) -> list[Example]:
    """What the Python blocks of a page print, run one after the other in one notebook, so to speak."""
    examples: list[Example] = []
    names: dict[str, object] = {}
    found = list(blocks(page))
    for code, output in zip(found, [*found[1:], found[-1]], strict=True):
        if code.kind != "python":
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code.text, "docs/python.md", "exec"), names)  # noqa: S102 - the page is our own
        assert output.kind == "output", code.text
        examples.append(Example(code.text, output, printed.getvalue(), 0))
    return examples


def test_every_example_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(TOP / "terms", tmp_path / "terms")
    monkeypatch.chdir(tmp_path)
    examples = run_python(WRITTEN)
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(with_outputs(WRITTEN, examples), encoding="utf-8")
    assert with_outputs(WRITTEN, examples) == PAGE.read_text(encoding="utf-8")


def test_every_name_of_the_package_stands_on_the_page() -> None:
    names = [name for name in paripassu.__all__ if not name.startswith("__")]
    assert [name for name in names if not re.search(rf"`{name}[(`]", WRITTEN)] == []
