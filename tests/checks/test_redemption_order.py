"""Orders of redemption in which two series contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, resolve
from paripassu.checks.terms import check_terms

SERIES = """
series {name} "Series {name}" of Preferred

§1 designation
  shares          1,000
  stated value    $100

§7 redemption
  mandatory       at stated value, on 2030-05-31, from funds legally available
"""


def said(folder: Path, **orders: str) -> list[str]:
    text = COMPANY
    for name, order in orders.items():
        text += SERIES.format(name=name) + (f"  order           {order}\n" if order else "")
    return _checked(folder, text)


def _checked(folder: Path, text: str) -> list[str]:
    outcome = resolve(folder, text)
    assert outcome.value is not None
    return [each.message for each in check_terms(outcome.value) if each.code.id == "L428"]


@pytest.mark.parametrize(
    ("orders", "count"),
    [
        ({"A": "", "B": ""}, 0),
        ({"A": "after B in full", "B": ""}, 0),
        ({"A": "together with B", "B": "together with A"}, 0),
        ({"A": "after B in full", "B": "after A in full"}, 2),
        ({"A": "after B in full", "B": "after C in full", "C": "after A in full"}, 3),
        ({"A": "after B in full", "B": "after C in full", "C": ""}, 0),
        ({"A": "together with B", "B": ""}, 1),
        ({"A": "together with B", "B": "after A in full"}, 1),
        ({"A": "together with Common"}, 1),
    ],
)
def test_series_agree_on_who_is_redeemed_first(tmp_path: Path, orders: dict[str, str], count: int) -> None:
    assert len(said(tmp_path, **orders)) == count


def test_the_finding_says_who_denies_what(tmp_path: Path) -> None:
    assert said(tmp_path, A="together with B", B="") == [
        "A shares the money for redemption with B, and B does not share it with A."
    ]
    assert said(tmp_path, A="after B in full", B="after A in full")[0] == (
        "A is redeemed after B, and B after A: where both are due, neither can be."
    )
