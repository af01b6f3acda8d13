"""Holders do without a section: by the vote that their terms ask for, or each for himself."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu import pipeline

COMPANY = """company "Acme, Inc." incorporated in Delaware

class Common "Common Stock"
  authorized      10,000,000

class Preferred "Preferred Stock"
  authorized      10,000, designated by the board

series A "Series A" of Preferred

§1 designation
  shares          1,000
  stated value    $100

§3 liquidation
  (a) amount      stated value
  (a) ahead of    Common
  (b) not         merger

§6 protection
  (a) majority of A   for merger, sale of substantially all assets
"""
MAJORITY = "  (b) waiver        by majority of A\n"
SCRIPT = """script "x"
  company "company.terms"

2020-01-01 issue 60 A to "X"
2020-01-01 issue 40 A to "Y"
2020-02-01 written consent of A
  approve waiver of {section} of A{on}
  for {who}
2020-03-01 merge with "NewCo", surviving
"""


def ruling(folder: Path, more: str, **told: str) -> str:
    (folder / "company.terms").write_text(COMPANY + more)
    script = SCRIPT.format(**{"section": "§6(a)", "on": "", "who": '"X"', **told})
    (folder / "x.events").write_text(script)
    run = pipeline.run_script(str(folder / "x.events"))
    assert run.value is not None, run.diagnostics
    return run.value.steps[-1].ruling


def test_a_majority_binds_all_where_the_terms_say_so(tmp_path: Path) -> None:
    assert ruling(tmp_path, MAJORITY) == "allowed"


def test_everybody_waives_for_himself_where_they_do_not(tmp_path: Path) -> None:
    assert ruling(tmp_path, "") == "breach"
    assert ruling(tmp_path, "", who='"X", "Y"') == "allowed"


@pytest.mark.parametrize(("on", "expected"), [(" on 2020-03-01", "allowed"), (" on 2020-03-02", "breach")])
def test_a_waiver_for_a_day_is_for_that_day(tmp_path: Path, on: str, expected: str) -> None:
    assert ruling(tmp_path, MAJORITY, on=on) == expected


@pytest.mark.parametrize(("section", "expected"), [("§6", "allowed"), ("§3", "breach"), ("§6(b)", "breach")])
def test_a_waiver_lifts_its_own_section_and_what_is_under_it(tmp_path: Path, section: str, expected: str) -> None:
    assert ruling(tmp_path, MAJORITY, section=section) == expected


def test_a_minority_waives_nothing(tmp_path: Path) -> None:
    assert ruling(tmp_path, MAJORITY, who='"Y"') == "breach"
