"""Change one sign or number of the code at a time, and see whether the tests of that room notice.

    python bench/mutating.py                          # the rooms below
    python bench/mutating.py money --most 50          # one of them, and no more than 50 changes

A change that no test notices is printed with its line: either a test is missing, or the code says more than it needs.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

TOP = Path(__file__).resolve().parent.parent
# What is changed, and the tests that have to notice.
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "money": (("money",), ("tests/test_money.py", "tests/test_money_written.py")),
    "dates": (("dates", "daycounts"), ("tests/test_dates.py", "tests/test_daycounts.py")),
    "sharing": (
        ("waterfall.stage", "waterfall.distribute", "waterfall.steps", "waterfall.pool", "waterfall.account"),
        ("tests/waterfall/test_pool.py", "tests/waterfall/test_stage.py", "tests/waterfall/test_distribute.py",
         "tests/waterfall/test_claims.py", "tests/waterfall/test_triggers.py"),
    ),
    "fractions": (
        ("interpreter.fractions", "interpreter.changed_rights"),
        ("tests/interpreter/test_fractions.py", "tests/interpreter/test_open_questions.py",
         "tests/interpreter/test_open_questions_on_votes.py", "tests/interpreter/test_converting.py"),
    ),
}  # fmt: skip
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
}
JOINED: dict[type[ast.boolop], type[ast.boolop]] = {ast.And: ast.Or, ast.Or: ast.And}
# Loaded by pytest before anything else, so that the module that is changed is the one that everybody imports.
PLUGIN = """
import importlib.util, os, sys
class Changed:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["CHANGED_MODULE"]:
            return importlib.util.spec_from_file_location(name, os.environ["CHANGED_FILE"])
sys.meta_path.insert(0, Changed())
"""
SECONDS = 120


@frozen
class Change:
    """One change: in which line, in words, and the whole module with it."""

    line: int
    words: str
    text: str


def changes(source: str) -> Iterator[Change]:
    """Every single change of a module, in the order of its lines."""
    tree = ast.parse(source)
    spared = set(_settings(tree))
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in spared:
            continue
        for words, alter in _ways(node):
            other = copy.deepcopy(tree)
            alter(next(each for at, each in enumerate(ast.walk(other)) if at == place))
            yield Change(getattr(node, "lineno", 0), words, ast.unparse(other))


def _settings(tree: ast.AST) -> Iterator[int]:
    """Nodes of which no test could tell: how classes are made, and how strictly equal lengths are checked."""
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", ()):
            yield from (id(each) for each in ast.walk(decorator))
        if isinstance(node, ast.keyword) and node.arg in {"strict", "eq", "repr", "kw_only"}:
            yield from (id(each) for each in ast.walk(node))


def _ways(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """What a node may be changed into, in words, and what changes a node of its kind so."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            compared = COMPARED[type(op)]
            yield _swapped(op, compared), lambda other: setattr(other, "ops", [compared()])
        case ast.BinOp(op=op) if type(op) in COMPUTED:
            computed = COMPUTED[type(op)]
            yield _swapped(op, computed), lambda other: setattr(other, "op", computed())
        case ast.BoolOp(op=op):
            joined = JOINED[type(op)]
            yield _swapped(op, joined), lambda other: setattr(other, "op", joined())
        case ast.Constant(value=bool(value)):
            yield f"{value} -> {not value}", lambda other: setattr(other, "value", not value)
        case ast.Constant(value=int(value)):
            yield f"{value} -> {value + 1}", lambda other: setattr(other, "value", value + 1)
        case ast.UnaryOp(op=ast.Not()):
            yield "without not", _twice
        case ast.UnaryOp(op=ast.USub()):
            yield "without minus", lambda other: setattr(other, "op", ast.UAdd())
        case _:
            return


def _swapped(old: ast.AST, new: type[ast.AST]) -> str:
    return f"{type(old).__name__} -> {new.__name__}"


def _twice(node: ast.UnaryOp) -> None:
    """`not x` becomes `not (not x)`, which is x as far as truth goes."""
    node.operand = ast.UnaryOp(op=ast.Not(), operand=node.operand)


def is_noticed(module: str, text: str, tests: tuple[str, ...]) -> bool:
    """Whether some test fails, or does not end, with a change in place."""
    with tempfile.TemporaryDirectory() as folder:
        changed = Path(folder, "changed.py")
        changed.write_text(text, encoding="utf-8")
        Path(folder, "change_plugin.py").write_text(PLUGIN, encoding="utf-8")
        env = {**os.environ, "CHANGED_MODULE": f"paripassu.{module}", "CHANGED_FILE": str(changed)}
        env |= {"PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        options = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "change_plugin")
        command = (sys.executable, "-m", "pytest", *options, *tests)
        try:
            run = subprocess.run(command, cwd=TOP, env=env, capture_output=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return True
        return run.returncode != 0


def main() -> None:
    """Print what no test notices, and how much was tried."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], help="which rooms; all of them where none is named")
    parser.add_argument("--most", type=int, default=10_000, help="how many changes of a module at most, spread evenly")
    wanted = parser.parse_args()
    for room in wanted.rooms or ROOMS:
        modules, tests = ROOMS[room]
        for module in modules:
            source = (TOP / "engine/paripassu" / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
            found = list(changes(source))
            tried = found[:: max(1, -(-len(found) // wanted.most))]
            unnoticed = 0
            for each in tried:
                if not is_noticed(module, each.text, tests):
                    unnoticed += 1
                    print(f"{module}:{each.line}: {each.words}", flush=True)
            print(f"{module}: {len(tried) - unnoticed} of {len(tried)} changes noticed", flush=True)


if __name__ == "__main__":
    main()
