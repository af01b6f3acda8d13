"""By what a rank shares a shortfall: as those of it say who are owed something, in whatever order they are written."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest

from paripassu import pipeline
from paripassu.model.run import Paid

COMPANY = """company "Acme, Inc." incorporated in Delaware

class Common "Common Stock"
  authorized      1,000

class Preferred "Preferred Stock"
  authorized      1,000, designated by the board
"""
SILENT = """
series K "Series K" of Preferred

§3 liquidation
  (a) amount      $30
  (a) ahead of    Common
"""
OWED_NOTHING = """
series L "Series L" of Preferred

§3 liquidation
  (a) amount      $0
  (a) ahead of    Common
  (b) shortfall   ratably with other preferred, by liquidation amount
"""
BY_SHARES = """
series M "Series M" of Preferred

§3 liquidation
  (a) amount      $60
  (a) ahead of    Common
  (b) shortfall   ratably with other preferred, by shares
"""
STORY = """script "short"
  company "company.terms"

2020-01-01 issue 1 K to "X"
2020-01-01 issue 1 L to "Y"
2020-01-01 issue 1 M to "Z"
2020-02-01 liquidate voluntarily, assets $40
"""


@pytest.mark.parametrize("order", list(permutations((SILENT, OWED_NOTHING, BY_SHARES))))
def test_whoever_is_silent_goes_by_those_who_are_owed_something(tmp_path: Path, order: tuple[str, ...]) -> None:
    (tmp_path / "company.terms").write_text(COMPANY + "".join(order))
    (tmp_path / "short.events").write_text(STORY)
    run = pipeline.run_script(str(tmp_path / "short.events")).value
    assert run is not None
    paid = {effect.to: effect.amount for effect in run.steps[-1].effects if isinstance(effect, Paid)}
    assert {name: amount for name, amount in paid.items() if amount} == {"X": Fraction(20), "Z": Fraction(20)}
