"""Whatever terms say, the checks come to an end, and find the same again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from deals import COMPANY, sound
from paripassu.checks.terms import check_terms
from paripassu.model.terms import Terms
from random_companies import companies


@given(companies())
@settings(max_examples=60, deadline=None)
def test_any_terms_can_be_checked_and_are_found_alike_twice(terms: Terms) -> None:
    found = check_terms(terms)
    assert found == check_terms(terms)
    assert all(each.severity == "warning" for each in found if each.code.id.startswith("L"))


RULED = """\
series A "Series A" of Preferred
  source "Certificate of Designation" signed 2024-01-15

§1 designation
  shares 1,000
  stated value $100

§3 liquidation
  amount stated value

§5 conversion into Common
  optional at any time
  rate 2
{rules}"""


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", ["L419", "L420"]),
        ("\n§6 rules\n  when split of Common then the conversion rate of A becomes 4\n", ["L420"]),
    ],
)
def test_what_a_general_rule_speaks_of_is_not_left_unsaid(tmp_path: Path, rules: str, expected: list[str]) -> None:
    found = check_terms(sound(tmp_path, COMPANY + RULED.format(rules=rules)))
    assert sorted(each.code.id for each in found) == expected
