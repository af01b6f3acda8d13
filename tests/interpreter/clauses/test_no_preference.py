"""A series that is paid nothing when the company ends."""

from __future__ import annotations

from pathlib import Path

from paripassu.pipeline import load_terms
from told import Acme

NONE = "§1 designation\n  shares 1,000\n\n§3 liquidation\n  none\n"
FOUNDED = '2004-01-05 issue 9,000 Common to "Founder"\n2004-01-05 issue 1,000 B to "Ada"\n'


def test_none_is_no_amount_and_nothing_further(tmp_path: Path) -> None:
    story = (
        f"{FOUNDED}2004-02-02 liquidate, assets $1,000\n"
        'expect "Ada" paid $0\nexpect "Founder" paid $1,000\nexpect liquidation amount of B $0\n'
    )
    Acme(tmp_path).told(NONE, story)


def test_what_is_written_beside_it_stands(tmp_path: Path) -> None:
    Acme(tmp_path).told(f"{NONE}  ahead of Common\n  then participates with Common\n", FOUNDED)
    terms = load_terms(str(tmp_path / "company.terms")).value
    assert terms is not None
    stock = terms.stock("B")
    assert stock is not None
    assert stock.liquidation is not None
    assert stock.liquidation.participation is not None
    assert stock.liquidation.participation.value is not None
    assert stock.liquidation.amount is not None
    assert str(stock.liquidation.amount.cite) == "B §3"
