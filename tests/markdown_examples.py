"""Runs the examples of a Markdown page: its fenced files, its commands, and what they print.

```terms deal.terms                       a file, as are `text`, `html`; `encoding=...`, `size=...` (filled up) follow
```bytes photo.terms                      a file, its bytes as hexadecimal digits
```console                                one command, `$ pari check deal.terms` or `$ pari check - < deal.terms`
```output                                 all that it prints, on both streams
"""

from __future__ import annotations

import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

from paripassu.cli.main import run_command
from paripassu.dates import calendar_named

_FENCE = re.compile(r"^```(?P<info>[a-z][^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@frozen
class Block:
    """A fenced block: its kind, its further words, its text, and where the text stands in the page."""

    kind: str
    words: tuple[str, ...]
    text: str
    start: int

    def option(self, name: str) -> str:
        return next((word.removeprefix(f"{name}=") for word in self.words if word.startswith(f"{name}=")), "")


@frozen
class Example:
    """A command of a page, what the page says it prints, and what it printed."""

    command: str
    output: Block
    printed: str
    exit_code: int


def blocks(page: str) -> Iterator[Block]:
    for match in _FENCE.finditer(page):
        kind, *words = match["info"].split()
        yield Block(kind, tuple(words), match["text"], match.start("text"))


def run_examples(page: str, folder: Path) -> list[Example]:
    """Everything on a page from top to bottom; its files are written to a folder, where its commands run."""
    examples = []
    console: Block | None = None
    for block in blocks(page):
        if block.kind == "output" and console:
            examples.append(_run(console, block, folder))
        elif block.kind in {"terms", "events", "bytes", "toml", "csv", "json", "text", "html"} and block.words:
            _write(block, folder / block.words[0])
        console = block if block.kind == "console" and block.text.startswith("$ pari ") else None
    return examples


def with_outputs(page: str, examples: list[Example]) -> str:
    """The page with what was printed in place of what it says."""
    for example in reversed(examples):
        start = example.output.start
        page = page[:start] + example.printed + page[start + len(example.output.text) :]
    return page


def run_pari(arguments: list[str], stdin: bytes = b"") -> tuple[str, int]:
    """All that a command prints, on both streams in the order in which it came, and its exit code."""
    printed = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        stream = io.TextIOWrapper(printed, encoding="utf-8", newline="\n", write_through=True)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        # Our own bugs come out as they are, and not as a polite sentence.
        patch.setenv("PARIPASSU_DEBUG", "1")
        exit_code = run_command(arguments)
        stream.flush()
    return printed.getvalue().decode("utf-8"), exit_code


def _run(console: Block, output: Block, folder: Path) -> Example:
    command = console.text.removeprefix("$ ").rstrip("\n")
    line, _, given = command.partition(" < ")
    stdin = (folder / given).read_bytes() if given else b""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        calendar_named.cache_clear()
        if console.option("without") == "holidays":
            patch.setattr("paripassu.dates.holiday_table", lambda *_: None)
        if console.option("without") == "xlsxwriter":
            patch.setattr("paripassu.report.payout_xlsx.find_spec", lambda _: None)
        printed, exit_code = run_pari(shlex.split(line)[1:], stdin)
    calendar_named.cache_clear()
    return Example(command, output, printed, exit_code)


def _write(block: Block, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if block.kind == "bytes":
        path.write_bytes(bytes.fromhex(block.text))
        return
    data = block.text.encode(block.option("encoding") or "utf-8")
    path.write_bytes(data.ljust(int(block.option("size") or 0), b"\n"))
