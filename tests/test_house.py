"""The rules of the house that no other tool holds: sizes, names, docstrings, pages, and words that no file may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import paripassu
from paripassu.diagnostics import codes

TOP = Path(__file__).parent.parent
PACKAGE = Path(paripassu.__file__).parent
HOUSE = (".ci", "bench", "docs", "grammar", "terms", "tests")
PYTHON = sorted([*PACKAGE.rglob("*.py"), *(TOP / "tests").rglob("*.py"), *(TOP / "bench").rglob("*.py")])
ENGINE = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE)

BANNED_NAMES = {
    "utils",
    "helpers",
    "common",
    "misc",
    "base",
    "core",
    "manager",
    "handler",
    "processor",
    "types",
    "config",
}
# In two parts, so that this file may say what no file may say.
OF_ONE_MACHINE = tuple("/" + folder + "/" for folder in ("work", "root", "tmp/v311", "home/[a-z]+", "Users/[a-z]+"))
OF_A_HOST = tuple(name + r"\." + end for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))
OF_A_TOOL = ("uv" + r"\.lock", r"\.\./" + "shared/", r"\bshared/" + "design")
UNFINISHED = tuple(
    "".join(parts) for parts in (("TO", "DO"), ("FIX", "ME"), ("pragma: no", " cover"), ("NotImpl", "ementedError"))
)
UNTESTED = tuple(r"\bpytest\." + word for word in ("skip", "xfail", "mark.skip", "mark.xfail", "importorskip"))


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else TOP))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def texts() -> Iterator[tuple[str, str]]:
    """Every file that is kept: its name and its text."""
    kept = [
        path for path in TOP.iterdir() if path.suffix in {".md", ".toml", ".lock", ".yaml"} or path.stem == "Makefile"
    ]
    for folder in (*(TOP / name for name in HOUSE), PACKAGE):
        kept += [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in sorted(kept):
        yield name_of(path), path.read_bytes().decode("utf-8")


def places(patterns: tuple[str, ...]) -> list[str]:
    """Where a kept file says what it may not."""
    word = re.compile("|".join(patterns))
    return [
        f"{name}:{number}"
        for name, text in texts()
        if word.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if word.search(line)
    ]


def test_no_module_is_longer_than_300_lines() -> None:
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert sizes["source.py"] > 0
    assert {name: size for name, size in sizes.items() if size > 300} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    sizes = {
        f"{name_of(path)}:{each.name}": (each.end_lineno or 0) - each.lineno + 1
        for path in PYTHON
        for each in functions(path)
    }
    assert sizes["source.py:place"] > 1
    assert {name: size for name, size in sizes.items() if size > 40} == {}


def test_no_function_takes_more_than_5_arguments() -> None:
    counts = {}
    for path in PYTHON:
        for each in functions(path):
            given = [*each.args.posonlyargs, *each.args.args, *each.args.kwonlyargs]
            counts[f"{name_of(path)}:{each.name}"] = sum(argument.arg not in {"self", "cls"} for argument in given)
    assert counts["source.py:place"] == 1
    assert {name: count for name, count in counts.items() if count > 5} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in ENGINE if path.stem in BANNED_NAMES or path.parent.name in BANNED_NAMES] == []


@pytest.mark.parametrize("path", ROOMS, ids=name_of)
def test_a_room_says_what_it_is_for_in_one_sentence_and_nothing_else(path: Path) -> None:
    body = tree(path).body
    words = ast.get_docstring(tree(path)) or ""
    assert len(body) == 1
    assert re.fullmatch(r"[A-Z][^\n]*[a-z]\.", words)
    assert ". " not in words


def test_every_code_has_one_page_and_every_page_one_code() -> None:
    pages = [path.name for path in (TOP / "docs" / "errors").glob("[A-Z][0-9]*.md")]
    assert sorted(pages) == sorted(code.page for code in codes.all_codes())


def test_no_number_and_no_name_is_given_to_two_codes() -> None:
    every = codes.all_codes()
    assert len({code.id for code in every}) == len(every)
    assert len({code.slug for code in every}) == len(every)
    assert [code.id for code in every if not re.fullmatch("[SNTLRF][0-9]{3}", code.id)] == []


def test_the_engine_holds_no_binary_float() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in ENGINE
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
    ]
    assert found == []


def test_the_engine_asks_no_clock_and_no_chance() -> None:
    chance = {"random", "secrets", "time", "uuid"}
    clock = re.compile(r"\b(date|datetime)\.(now|today|utcnow|fromtimestamp)$")
    found = []
    for path in ENGINE:
        for node in ast.walk(tree(path)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            asks_clock = isinstance(node, ast.Attribute) and clock.search(ast.unparse(node))
            found += [f"{name_of(path)}: {ast.unparse(node)}"] if chance.intersection(modules) or asks_clock else []
    assert found == []


def test_no_file_names_a_place_on_one_machine_or_a_download_host() -> None:
    assert places((*OF_ONE_MACHINE, *OF_A_HOST, *OF_A_TOOL)) == []


def test_nothing_is_left_unfinished_or_untested_on_purpose() -> None:
    assert places((*UNFINISHED, *UNTESTED)) == []
