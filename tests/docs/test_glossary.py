"""The glossary comes before the code: every class of the model stands in it, and what it names exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import paripassu
from paripassu import resources
from paripassu.pipeline import load_terms
from paripassu.syntax.lalr import Parser

TOP = Path(__file__).parent.parent.parent
PAGE = (TOP / "docs" / "glossary.md").read_text(encoding="utf-8")
MODEL = Path(paripassu.__file__).parent / "model"
_TERM = re.compile(r"[a-z][a-z'-]*")


def rows() -> Iterator[list[str]]:
    """The rows of all tables, cell by cell."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not set(line) <= set("|-") and cells[0] not in {"term", "in code"}:
            yield cells


def terms() -> list[list[str]]:
    return [cells for cells in rows() if len(cells) == 5]


def classes() -> list[str]:
    return [
        f"{path.stem}.{node.name}"
        for path in sorted(MODEL.glob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_every_class_of_the_model_stands_in_the_glossary_once_and_nothing_else_does() -> None:
    named = [cells[2].strip("`") if len(cells) == 5 else cells[0].strip("`") for cells in rows()]
    assert [name for name in classes() if name not in named] == []
    assert [name for name in named if name not in classes()] == []
    assert len(named) == len(set(named))


def test_every_term_has_one_sentence_and_a_place_it_comes_from() -> None:
    assert [cells for cells in terms() if not (cells[0] and re.fullmatch(r"[A-Z][^.]*\.", cells[3]) and cells[4])] == []


def test_every_word_of_the_language_column_is_a_word_of_the_language() -> None:
    known: set[str] = set()
    for kind in ("terms", "events"):
        grammar = "\n".join(resources.read("grammar", f"{name}.lark") for name in ("tokens", kind))
        known.update(str(word) for word in Parser(grammar).facts()["keywords"])
    written = {
        word for cells in terms() for phrase in re.findall("`([^`]+)`", cells[1]) for word in _TERM.findall(phrase)
    }
    # The `b` and the like of sections.
    assert sorted(word for word in written - known if len(word) > 1) == []


def test_every_place_in_series_k_is_in_its_terms() -> None:
    loaded = load_terms(str(TOP / "terms" / "nstor" / "company.terms")).value
    assert loaded is not None
    stock = loaded.stock("K")
    assert stock is not None
    sections = {line.cite.section for line in stock.lines}
    cited = {cells[4].removeprefix("K ") for cells in terms() if cells[4].startswith("K ")}
    assert sorted(cited - sections) == []
    assert [cells[4] for cells in terms() if not re.match(r"(K|DGCL) §\d", cells[4])] == []
