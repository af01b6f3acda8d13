from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from paripassu import resources
from paripassu.source import Source
from paripassu.syntax.lalr import DEEPEST
from paripassu.syntax.nodes import Phrase, Shape, Word
from paripassu.syntax.parse import Reader, parse_terms
from paripassu.syntax.shapes import Language, Stuck, TooDeep, language
from paripassu.syntax.tokens import plain
from syntax.sentences import parser

GRAMMAR = resources.read("grammar", "tokens.lark") + resources.read("grammar", "terms.lark")
LIBRARY = sorted(path for path in Path(resources.path("terms")).rglob("*") if path.suffix in {".terms", ".events"})
ROW = ("amount", "stated", "value", "/", "MONEY")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one's own."""
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", str(tmp_path))
    monkeypatch.delenv("PARIPASSU_NO_CACHE", raising=False)
    return tmp_path


def as_lark_says(part: object) -> object:
    """A tree of Lark's as nested tuples."""
    if hasattr(part, "children"):
        return str(part.data), tuple(as_lark_says(child) for child in part.children)  # type: ignore[attr-defined]
    return str(part)


def as_we_say(part: Phrase | Word) -> object:
    if isinstance(part, Word):
        return plain(part.span.text)
    return part.rule, tuple(as_we_say(child) for child in part.parts)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.name)
def test_shapes_give_the_trees_that_lark_gives(path: Path) -> None:
    name = path.suffix[1:]
    reader = Reader(language(name), Source(path.name, path.read_text(encoding="utf-8")))
    count = 0
    for block in reader.blocks():
        lines = [block, *block.items, *(reading for item in block.items for reading in item.readings)]
        for line in lines:
            text = plain(line.words)
            tree = parser(name).lark.parse(text, start=line.shape.start)
            assert as_we_say(line.phrase) == as_lark_says(tree), text
            count += 1
    assert count > 0
    assert reader.findings == []


def test_a_shape_covers_its_keywords() -> None:
    shape = language("terms").shape("liquidation_item", ROW)
    assert isinstance(shape, Shape)
    assert shape.tree[:3] == ("amount", 0, 5)
    assert shape.tree[3][0][:3] == ("over", 1, 5)  # type: ignore[index]
    assert shape.slots == {at: slot for slot, at in enumerate(shape.slots)}
    assert ROW[max(shape.slots)] == "MONEY"


def test_parentheses_belong_to_the_amount_in_them() -> None:
    row = ("amount", "(", "stated", "value", ")")
    shape = language("terms").shape("liquidation_item", row)
    assert isinstance(shape, Shape)
    assert shape.tree[3][0][1:3] == (1, 5)  # type: ignore[index]


def test_a_row_without_sense_says_where_and_what_could_stand_there() -> None:
    stuck = language("terms").shape("liquidation_item", ("amount", "stated", "MONEY"))
    assert stuck == Stuck(2, ("value",))
    assert language("terms").shape("dividends_item", ("none", "none")) == Stuck(1, ("",))


def test_a_tree_deeper_than_anyone_writes_is_refused() -> None:
    row = ("amount", "MONEY", *("+", "MONEY") * (DEEPEST + 1))
    assert language("terms").shape("liquidation_item", row) == TooDeep()
    assert isinstance(language("terms").shape("liquidation_item", row[:100]), Shape)


def test_what_was_learned_is_kept_for_the_next_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Language("terms", GRAMMAR)
    shape = first.shape("liquidation_item", ROW)
    first.save()
    assert json.loads((folder / "shapes-terms.json").read_text().partition("\n")[2])["shapes"]["liquidation_item"]
    second = Language("terms", GRAMMAR)
    monkeypatch.setattr(second, "_load", pytest.fail)
    found = second.shape("liquidation_item", ROW)
    assert found == shape
    assert isinstance(found, Shape)
    assert isinstance(shape, Shape)
    assert (found.tree, found.slots) == (shape.tree, shape.slots)
    assert second.lexicon.kind("stated") == "stated"


def test_two_runs_keep_what_both_have_learned(folder: Path) -> None:
    one, other = Language("terms", GRAMMAR), Language("terms", GRAMMAR)
    one.shape("liquidation_item", ROW)
    other.shape("dividends_item", ("none",))
    one.save()
    other.save()
    kept = json.loads((folder / "shapes-terms.json").read_text().partition("\n")[2])["shapes"]
    assert sorted(kept) == ["dividends_item", "liquidation_item"]


@pytest.mark.parametrize("damage", ["", "nonsense", "{}", "\n", "cut"])
def test_a_damaged_cache_is_made_anew(folder: Path, damage: str) -> None:
    first = Language("terms", GRAMMAR)
    first.shape("liquidation_item", ROW)
    first.save()
    path = folder / "shapes-terms.json"
    text = path.read_text()
    path.write_text(text[:-20] if damage == "cut" else damage)
    second = Language("terms", GRAMMAR)
    assert isinstance(second.shape("liquidation_item", ROW), Shape)
    second.save()
    assert path.read_text() == text


def test_another_grammar_does_not_use_what_was_kept_for_this_one(folder: Path) -> None:
    first = Language("terms", GRAMMAR)
    first.shape("liquidation_item", ROW)
    first.save()
    other = Language("terms", GRAMMAR.replace('"stated"', '"named"'))
    assert "stated" not in other.lexicon.keywords
    assert isinstance(other.shape("liquidation_item", ("amount", "named", *ROW[2:])), Shape)
    other.save()
    assert "named" in (folder / "shapes-terms.json").read_text()


def test_the_cache_can_be_turned_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARIPASSU_NO_CACHE", "1")
    used = Language("terms", GRAMMAR)
    used.shape("liquidation_item", ROW)
    used.save()
    assert list(folder.iterdir()) == []


def test_a_folder_that_has_changed_since_is_not_written_to(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = Language("terms", GRAMMAR)
    used.shape("liquidation_item", ROW)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", str(elsewhere))
    used.save()
    assert list(folder.iterdir()) == list(elsewhere.iterdir()) == []


def test_a_cache_that_grew_too_large_starts_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Language("terms", GRAMMAR)
    first.shape("liquidation_item", ROW)
    first.shape("dividends_item", ("none",))
    first.save()
    monkeypatch.setattr("paripassu.syntax.shapes._MOST_KEPT", 1)
    second = Language("terms", GRAMMAR)
    second.shape("dividends_item", ("not", "encoded", "STRING"))
    second.save()
    kept = json.loads((folder / "shapes-terms.json").read_text().partition("\n")[2])["shapes"]
    assert {start: len(rows) for start, rows in kept.items()} == {"dividends_item": 1}


def test_memory_for_shapes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.syntax.shapes._MOST_IN_MEMORY", 1)
    used = Language("terms", GRAMMAR)
    used.shape("liquidation_item", ROW)
    used.shape("dividends_item", ("none",))
    assert list(used.known) == [("liquidation_item", ROW)]


# A clause's own item, and a general rule, which its clause does not know.
@pytest.mark.parametrize("item", ["amount stated value / $2", 'when \\"x\\" then dividend rate becomes 9%'])
def test_a_second_run_never_imports_lark(folder: Path, item: str) -> None:
    code = (
        "import sys; from paripassu.source import Source; from paripassu.syntax.parse import parse_terms;"
        f"found = parse_terms(Source('x', '§3 liquidation\\n  {item}\\n'));"
        "assert found.diagnostics == (); print('lark' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = [
        subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
        for _ in range(2)
    ]
    assert said == ["True", "False"]
    assert [path.name for path in folder.iterdir()] == ["shapes-terms.json"]


def test_what_could_not_be_kept_costs_time_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PARIPASSU_CACHE_DIR", str(tmp_path / "file"))
    used = Language("terms", GRAMMAR)
    assert isinstance(used.shape("liquidation_item", ROW), Shape)
    used.save()
    assert parse_terms(Source("x", "§2 dividends\n  none\n")).diagnostics == ()
