"""The pages for readers are true: commands print what they say, excerpts stand in the library, links lead somewhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from markdown_examples import blocks, run_examples, with_outputs
from paripassu import report
from paripassu.cli.main import VERBS, pari

TOP = Path(__file__).parent.parent.parent
RUN = ("README.md", "docs/encode-a-certificate.md", "docs/cli.md", "docs/compare.md")
PAGES = sorted(
    str(path.relative_to(TOP))
    for path in [*TOP.glob("*.md"), *(TOP / "docs").glob("*.md"), *(TOP / "grammar").glob("*.md")]
)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def text_of(page: str) -> str:
    return (TOP / page).read_text(encoding="utf-8")


def anchors_of(page: str) -> set[str]:
    """The headings of a page, as links name them."""
    headings = _HEADING.findall(re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL))
    return {re.sub(r"[^a-z0-9 _-]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links_of(page: str) -> Iterator[tuple[str, str]]:
    """Where a page leads: files within the project, with the heading in them."""
    for link in _LINK.findall(re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)):
        if "://" not in link:
            target, _, anchor = link.partition("#")
            yield target, anchor


@pytest.mark.parametrize("page", RUN)
def test_every_command_prints_what_the_page_says(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(TOP / "terms", tmp_path / "terms")
    written = text_of(page)
    examples = run_examples(written, tmp_path)
    assert examples
    if request.config.getoption("--update-goldens"):
        (TOP / page).write_text(with_outputs(written, examples), encoding="utf-8")
    assert with_outputs(written, examples) == text_of(page)


def test_the_excerpts_of_the_readme_stand_in_the_library() -> None:
    library = {
        "terms": (TOP / "terms/nstor/series-k.terms").read_text(encoding="utf-8"),
        "events": (TOP / "terms/nstor/series-k-history.events").read_text(encoding="utf-8"),
    }
    excerpts = [block for block in blocks(text_of("README.md")) if block.kind in library]
    assert [block.kind for block in excerpts] == ["terms", "events"]
    assert [block.text for block in excerpts if block.text not in library[block.kind]] == []


def test_the_readme_is_short_and_says_what_prevails() -> None:
    assert len(text_of("README.md").splitlines()) <= 150
    assert "The filed certificate prevails over anything here. This is not legal advice." in text_of("README.md")


def test_the_readme_names_two_commands_and_the_makefile_has_them() -> None:
    named = re.findall(r"^    make (\w+)", text_of("README.md"), re.MULTILINE)
    assert named == ["demo", "test"]
    assert set(named) <= set(re.findall(r"^(\w+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_a_page_of_the_makefile_demo_is_the_story_of_the_readme() -> None:
    assert "pari run terms/nstor/series-k-history.events\n" in (TOP / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    lost = []
    for target, anchor in links_of(page):
        path = (TOP / page).parent / target if target else TOP / page
        if not path.exists() or (anchor and anchor not in anchors_of(str(path.resolve().relative_to(TOP.resolve())))):
            lost.append(f"{target}#{anchor}")
    assert lost == []


def test_every_verb_and_every_option_stands_in_the_page_of_the_command() -> None:
    page = text_of("docs/cli.md")
    context = click.Context(pari)
    commands = [pari.get_command(context, verb) for verb in VERBS]
    options = {
        option for each in commands if each for param in each.params for option in param.opts if option[:2] == "--"
    }
    assert [verb for verb in VERBS if f"[`{verb}`](#{verb})" not in page] == []
    assert sorted(option for option in options if option not in page) == []


def test_every_schema_stands_in_the_page_of_the_command_and_a_run_with_all_its_parts() -> None:
    page = text_of("docs/cli.md")
    schemas = {path.stem: path for path in (Path(report.__file__).parent / "schemas").glob("*.json")}
    assert [name for name in schemas if f"`paripassu.{name.replace('-', '/')}`" not in page] == []
    parts = [
        name for name in json.loads(schemas["run-1"].read_text(encoding="utf-8"))["properties"] if name != "schema"
    ]
    assert f"| `run` | `paripassu.run/1` | {', '.join(f'`{name}`' for name in parts)} |" in page
