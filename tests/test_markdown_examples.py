"""The examples of Markdown pages are run as they stand."""

from __future__ import annotations

from pathlib import Path

import paripassu
from markdown_examples import blocks, run_examples, with_outputs

VERSION = f"pari {paripassu.__version__}\n"
PAGE = """# A page

```terms nstor/k.terms encoding=utf-16
series K
```

```bytes h.terms
00 ff
```

```events i.events size=9
as of
```

```python
print("not ours")
```

```console
$ make demo
```

```output
not ours either
```

```console
$ pari --version
```

```output
pari 0
```

Words after it.
"""


def test_a_page_falls_into_its_fenced_blocks() -> None:
    assert [block.kind for block in blocks(PAGE)] == [
        *("terms", "bytes", "events", "python"),
        *("console", "output", "console", "output"),
    ]


def test_the_files_of_a_page_are_written_as_it_says(tmp_path: Path) -> None:
    run_examples(PAGE, tmp_path)
    assert (tmp_path / "nstor" / "k.terms").read_text(encoding="utf-16") == "series K\n"
    assert (tmp_path / "h.terms").read_bytes() == b"\x00\xff"
    assert (tmp_path / "i.events").read_bytes() == b"as of\n\n\n\n"


def test_the_commands_of_a_page_are_run_and_no_others(tmp_path: Path) -> None:
    assert [
        (each.command, each.output.text, each.printed, each.exit_code) for each in run_examples(PAGE, tmp_path)
    ] == [("pari --version", "pari 0\n", VERSION, 0)]


def test_what_a_command_prints_takes_the_place_of_what_the_page_says(tmp_path: Path) -> None:
    renewed = with_outputs(PAGE, run_examples(PAGE, tmp_path))
    assert renewed == PAGE.replace("pari 0\n", VERSION)
    assert with_outputs(renewed, run_examples(renewed, tmp_path)) == renewed


def test_a_command_may_read_a_file_of_the_page_from_standard_input(tmp_path: Path) -> None:
    page = "```terms k.terms\nnone\n```\n```console\n$ pari --version < k.terms\n```\n```output\n```\n"
    assert [example.printed for example in run_examples(page, tmp_path)] == [VERSION]


def test_both_streams_and_wrong_usage_are_part_of_the_output(tmp_path: Path) -> None:
    page = "```console\n$ pari chek\n```\n```output\n```\n"
    (example,) = run_examples(page, tmp_path)
    assert example.exit_code == 2
    assert "Did you mean `check`?" in example.printed


def test_quotes_keep_the_words_of_a_name_together(tmp_path: Path) -> None:
    page = '```console\n$ pari "run it"\n```\n```output\n```\n'
    (example,) = run_examples(page, tmp_path)
    assert "There is no verb `run it`." in example.printed
