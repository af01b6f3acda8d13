"""The pages of `docs/errors` are true: their examples print what they say.

`pytest tests/diagnostics/test_pages.py --update-goldens` writes what is printed into the pages, and the index.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from markdown_examples import blocks, run_examples, with_outputs
from paripassu.diagnostics.codes import Code, all_codes

ERRORS = Path(__file__).parent.parent.parent / "docs" / "errors"
INDEX = ERRORS / "README.md"
STAGES = {
    "S": "Syntax: how a line is written",
    "N": "Names: what a line speaks of",
    "T": "Amounts and dates",
    "L": "Sense of the deal",
    "R": "Runs: what a script asks for",
    "F": "Files and formats",
}
WRITTEN = [code for code in all_codes() if (ERRORS / code.page).exists()]


def page_of(code: Code) -> str:
    return (ERRORS / code.page).read_text(encoding="utf-8")


def table_of_codes() -> str:
    """The part of the index that follows from the codes."""
    lines = []
    for letter, stage in STAGES.items():
        codes = [code for code in all_codes() if code.id.startswith(letter)]
        lines += [f"## {stage}", "", "| code | name | | what it says |", "|---|---|---|---|"] if codes else []
        lines += [f"| [{each.id}]({each.page}) | `{each.slug}` | {each.severity} | {each.title} |" for each in codes]
        lines += [""] if codes else []
    return "\n".join(lines)


@pytest.mark.parametrize("code", WRITTEN, ids=lambda code: code.id)
def test_what_a_page_says_is_printed_is_printed(code: Code, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    examples = run_examples(page_of(code), tmp_path)
    if request.config.getoption("--update-goldens"):
        (ERRORS / code.page).write_text(with_outputs(page_of(code), examples), encoding="utf-8")
    assert with_outputs(page_of(code), examples) == page_of(code)


@pytest.mark.parametrize("code", WRITTEN, ids=lambda code: code.id)
def test_a_page_begins_with_its_code_and_says_what_it_means(code: Code) -> None:
    title = f"# {code.id} {code.slug}"
    assert page_of(code).startswith(f"{title}\n\n**{code.severity.capitalize()}.** {code.title}")


@pytest.mark.parametrize("code", WRITTEN, ids=lambda code: code.id)
def test_a_page_shows_its_own_finding_and_no_other_error(code: Code) -> None:
    printed = "".join(block.text for block in blocks(page_of(code)) if block.kind == "output")
    assert f"{code.severity}[{code.id}]: " in printed
    assert printed.replace(f"[{code.id}]", "").count("error[") == 0


@pytest.mark.parametrize("code", WRITTEN, ids=lambda code: code.id)
def test_a_page_ends_with_the_cure(code: Code) -> None:
    assert page_of(code).count("\n## Cure\n") == 1


LAW = re.compile(r"DGCL §|Del\. |N\.Y\. |practice|[Dd]rafters|habit")


@pytest.mark.parametrize("code", [code for code in WRITTEN if code.is_drafting], ids=lambda code: code.id)
def test_a_page_of_drafting_names_its_law_or_its_practice(code: Code) -> None:
    assert LAW.search(page_of(code))


def test_the_index_lists_every_code(request: pytest.FixtureRequest) -> None:
    words, mark, _ = INDEX.read_text(encoding="utf-8").partition("<!-- codes -->\n\n")
    expected = f"{words}{mark}{table_of_codes()}"
    if request.config.getoption("--update-goldens"):
        INDEX.write_text(expected, encoding="utf-8")
    assert INDEX.read_text(encoding="utf-8") == expected
