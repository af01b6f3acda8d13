"""A public offering is a sale of equity, for redemptions that wait for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import Acme, said

TERMS = """§1 designation
  shares          1,000
  stated value    $100

§7 redemption
  mandatory       at stated value, on the first of 2009-03-31 or a sale of equity raising $1,000,000
"""


@pytest.mark.parametrize(("shares", "due"), [("199,999", "2009-03-31"), ("200,000", "2004-02-02")])
def test_an_offering_that_raises_enough_makes_a_redemption_due(tmp_path: Path, shares: str, due: str) -> None:
    story = (
        f'2004-01-05 issue 100 B to "Ada"\n2004-02-02 public offering of {shares} Common at $5.00 a share\n'
        f"expect duty §7 due {due}\n"
    )
    run = Acme(tmp_path).told(TERMS, story)
    assert ("Sales of equity raised $1,000,000." in said(run.steps[-1])) == (due == "2004-02-02")
