"""Whoever uses the package from a program of their own is told by a type checker what its answers are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PROGRAM = """\
from datetime import date
from fractions import Fraction

import paripassu

loaded = paripassu.load("company.terms", {"shortfall": "all-ratable"})
told = paripassu.run("story.events", readings={}, as_of=date(2002, 5, 31))
reveal_type(loaded)
reveal_type(told)
reveal_type(told.explain("e1"))
reveal_type(paripassu.check("company.terms", "story.events"))
reveal_type(paripassu.explain("story.events", "e1"))
if loaded.terms is not None and told.run is not None:
    reveal_type(loaded.terms.stocks[0].name)
    held: list[tuple[str, str, Fraction]] = list(told.run.residual.holdings)
for finding in paripassu.check("company.terms"):
    reveal_type(finding.code.id)
told.nothing
paripassu.run(5)
told.run.residual
"""


def test_a_program_is_checked_against_the_types_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    checker = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", "cache", "program.py"]
    told = subprocess.run(checker, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    lines = re.findall(r"program\.py:(\d+): (?:note: Revealed type is \"(.*)\"|error: (.*))\n", told.stdout)
    assert [(int(line), revealed or error) for line, revealed, error in lines] == [
        (8, "paripassu.api.LoadedTerms"),
        (9, "paripassu.api.FinishedRun"),
        (10, "paripassu.api.Explanation"),
        (11, "paripassu.api.Findings"),
        (12, "paripassu.api.Explanation"),
        (14, "str"),
        (17, "str"),
        (18, '"FinishedRun" has no attribute "nothing"  [attr-defined]'),
        (19, 'Argument 1 to "run" has incompatible type "int"; expected "str"  [arg-type]'),
        (20, 'Item "None" of "Run | None" has no attribute "residual"  [union-attr]'),
    ]
