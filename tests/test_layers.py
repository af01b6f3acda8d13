"""Imports go down, never up, never sideways: the contracts of pyproject.toml, held with the standard library alone."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import paripassu

PACKAGE = Path(paripassu.__file__).parent
HOUSE = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = HOUSE["tool"]["importlinter"]["contracts"][0]["layers"]
FLOORS = {room.strip(): floor for floor, layer in enumerate(reversed(LAYERS)) for room in layer.split("|")}
ENGINE_ROOM = {"model", "waterfall", "interpreter"}
TEXT = {"syntax", "resolve", "checks"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports() -> Iterator[tuple[str, str, str]]:
    """Each import of each room: the file, its room, and what it imports."""
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE)
        if file.name != "__init__.py" or len(file.parts) > 1:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from ((str(file), file.parts[0].removesuffix(".py"), name) for name in imported(tree))


def rooms() -> Iterator[tuple[str, str, str]]:
    """Each import of one room by another: the file, its room, and the room it imports."""
    for file, room, name in imports():
        if name.startswith("paripassu.") and (other := name.split(".")[1]) != room and other != "__version__":
            yield file, room, other


def test_every_room_stands_on_a_floor() -> None:
    here = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert here - {"__init__", "__pycache__", "_data"} <= FLOORS.keys()
    assert {"source", "diagnostics", "model"} <= here


def test_imports_go_down_never_up_never_sideways() -> None:
    found = list(rooms())
    assert ("diagnostics/findings.py", "diagnostics", "source") in found
    assert [each for each in found if FLOORS[each[2]] >= FLOORS[each[1]]] == []


def test_the_engine_room_knows_no_text() -> None:
    assert [each for each in rooms() if each[1] in ENGINE_ROOM and each[2] in TEXT] == []


def test_only_syntax_knows_lark() -> None:
    assert {room for _, room, name in imports() if name.split(".")[0] == "lark"} <= {"syntax"}
