"""A small company to try every verb on, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

COMPANY = """\
company "Acme, Inc." incorporated in Delaware
  currency        USD
  business days   US federal

class Common "Common Stock"
  authorized      10,000
  par value       $0.01
  votes           1 a share

class Preferred "Preferred Stock"
  authorized      1,000, designated by the board
  par value       $0.01

include "series-a.terms"
include "series-b.terms"
"""

SERIES = """\
series A "Series A Preferred Stock" of Preferred
  source          "Certificate of Designation of Series A" signed 2001-01-02

§1 designation
  shares          100, fractions allowed
  par value       $0.01
  stated value    $10

§2 dividends
  none

§3 liquidation
  (a) amount      stated value
  (a) ahead of    Common
  (b) shortfall   ratably with other preferred, by liquidation amount
      reading alone     ahead of other preferred
      reading together  together with other preferred
  (c) then        nothing further
  (d) not         merger
"""

OTHER = """\
series B "Series B Preferred Stock" of Preferred

§1 designation
  shares          100
  stated value    $10

§2 dividends
  none

§3 liquidation
  amount          stated value
  ahead of        Common
  then            nothing further
"""

STORY = """\
script "Acme, from issue to sale"
  company         "company.terms"

2002-01-02 issue 50 A to "Ann"
2002-01-02 issue 50 B to "Cat"
2002-01-02 issue 1,000 Common to "Bob"
2002-01-03 transfer 10 Common from "Bob" to "Ann"
2002-09-03 liquidate, assets $600
expect A paid $500.00 in all
expect "Ann" holds 10 Common
"""


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The company and its story, in the folder where commands now run."""
    (tmp_path / "company.terms").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "series-a.terms").write_text(SERIES, encoding="utf-8")
    (tmp_path / "series-b.terms").write_text(OTHER, encoding="utf-8")
    (tmp_path / "story.events").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
