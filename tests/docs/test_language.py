"""`docs/language.md` is true and complete: its examples are read, checked and run, and no rule or word goes unshown.

A block `terms` holds clauses of the last series in the page's own `acme.terms`; with `each`, every line of it stands
for itself. A block `events` follows the page's own `preamble.events`, in the
library of nStor.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from markdown_examples import Block, blocks, run_examples, run_pari, with_outputs
from paripassu import resources
from paripassu.source import Source
from paripassu.syntax.lalr import Parser
from paripassu.syntax.nodes import BlockNode, Line, Phrase
from paripassu.syntax.parse import parse_events, parse_terms

TOP = Path(__file__).parent.parent.parent
PAGE = TOP / "docs" / "language.md"
WRITTEN = PAGE.read_text(encoding="utf-8")
KINDS = ("terms", "events")
FILES = {block.words[0]: block.text for block in blocks(WRITTEN) if block.words and "." in block.words[0]}
# Rules of mistakes, which a reference does not teach.
MISTAKES = {"bare_clause"}


def fragments(kind: str) -> list[Block]:
    return [block for block in blocks(WRITTEN) if block.kind == kind and not FILES.keys() & set(block.words)]


def line_of(block: Block) -> int:
    return WRITTEN.count("\n", 0, block.start)


def one_by_one(block: Block) -> Iterator[str]:
    """The examples of a block: all of it, or each of its items below its head."""
    if "each" not in block.words:
        yield block.text
        return
    head, items = "", list[str]()
    for line in [*block.text.splitlines(), ""]:
        begins_item = line[:2] == "  " and line[2:3] != " "
        if items and (begins_item or not line.startswith(" ")):
            yield "\n".join([head, *items]) + "\n"
            items = []
        if line.startswith(" "):
            items.append(line)
        elif line:
            head = line


TERMS = [(block, text) for block in fragments("terms") for text in one_by_one(block)]


def framed(text: str) -> str:
    """An example of terms within a company: the page's own, or itself where it tells of a company or a class."""
    if text.startswith("class "):
        return f"{FILES['acme.terms'].partition('class ')[0]}{text}"
    return text if text.startswith("company ") else f"{FILES['acme.terms']}\n{text}"


def codes_in(printed: str) -> list[str]:
    return [line.partition("]")[0] for line in printed.splitlines() if line.startswith(("error[", "warning["))]


@pytest.mark.parametrize(("block", "text"), TERMS, ids=[f"line {line_of(block)}" for block, _ in TERMS])
def test_every_example_of_terms_is_read_and_checked(block: Block, text: str, tmp_path: Path) -> None:
    (tmp_path / "acme.terms").write_text(framed(text), encoding="utf-8")
    printed, exit_code = run_pari(["check", str(tmp_path / "acme.terms")])
    assert exit_code == 0, printed
    found = set(codes_in(printed))
    # A line by itself may leave open what the lines beside it would settle.
    assert "each" in block.words or not found, printed


@pytest.mark.parametrize("block", fragments("events"), ids=lambda block: f"line {line_of(block)}")
def test_every_example_of_events_runs_as_it_expects(block: Block, tmp_path: Path) -> None:
    for path in sorted((TOP / "terms" / "nstor").glob("*.terms")):
        shutil.copy(path, tmp_path)
    (tmp_path / "acme.terms").write_text(FILES["acme.terms"], encoding="utf-8")
    story = block.text if block.text.startswith("script ") else f"{FILES['preamble.events']}\n{block.text}"
    (tmp_path / "story.events").write_text(story, encoding="utf-8")
    printed, exit_code = run_pari(["run", str(tmp_path / "story.events")])
    assert exit_code == 0, printed
    allowed = {"warning[R304"} if "expect undetermined" in block.text else set()
    assert set(codes_in(printed)) <= allowed, printed


def test_the_commands_of_the_page_print_what_it_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    examples = run_examples(page, tmp_path)
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(with_outputs(page, examples), encoding="utf-8")
    assert with_outputs(page, examples) == PAGE.read_text(encoding="utf-8")


def formatted(page: str) -> str:
    """The page with its examples as the formatter writes them."""
    for block in reversed([block for block in blocks(page) if block.kind in KINDS]):
        arguments = ["fmt", "-", "--quiet", "--stdin-filename", f"example.{block.kind}"]
        printed, exit_code = run_pari(arguments, block.text.encode())
        assert exit_code == 0, printed
        page = page[: block.start] + printed + page[block.start + len(block.text) :]
    return page


def test_every_example_is_formatted(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(formatted(page), encoding="utf-8")
    assert formatted(page) == PAGE.read_text(encoding="utf-8")


def lines_of(kind: str) -> Iterator[Line]:
    """Every head, item and reading of the page's examples."""
    texts = [text for name, text in FILES.items() if name.endswith(kind)] + [each.text for each in fragments(kind)]
    for text in texts:
        parsed = (parse_terms if kind == "terms" else parse_events)(Source("page", text))
        assert parsed.diagnostics == ()
        for block in parsed.value.blocks if parsed.value else ():
            yield from lines_below(block)


def lines_below(block: BlockNode) -> Iterator[Line]:
    yield block
    for item in block.items:
        yield item
        yield from item.readings


def grammar(kind: str) -> Parser:
    return Parser("\n".join(resources.read("grammar", f"{name}.lark") for name in ("tokens", kind)))


def named_in(phrase: Phrase) -> set[str]:
    return {each.rule for each in phrase.walk()}


def names_of(parser: Parser) -> set[str]:
    """What a tree can call its parts: the rules and alternatives that leave a name behind."""
    names = set()
    for rule in parser.lark.rules:
        origin = str(rule.origin.name)
        kept = [symbol for symbol in rule.expansion if not (symbol.is_term and getattr(symbol, "filter_out", False))]
        dissolves = origin.startswith("_") or (rule.options.expand1 and len(kept) == 1)
        if rule.alias or not dissolves:
            names.add(str(rule.alias or origin))
    return names


@pytest.mark.parametrize("kind", KINDS)
def test_every_start_rule_has_an_example(kind: str) -> None:
    shown = {line.shape.start for line in lines_of(kind)}
    assert [start for start in grammar(kind).starts if start not in shown] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_has_an_example(kind: str) -> None:
    shown = {name for line in lines_of(kind) for name in named_in(line.phrase)}
    assert sorted(names_of(grammar(kind)) - shown - MISTAKES) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_the_language_stands_in_an_example(kind: str) -> None:
    shown = {word for line in lines_of(kind) for word, _ in line.tokens()}
    assert [word for word in grammar(kind).facts()["keywords"] if word not in shown] == []
