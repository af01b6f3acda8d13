"""Which sections of a paper the terms cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import series_a
from paripassu.coverage.sections import encoded_sections, sections_beside, since_recorded
from paripassu.paper.paragraphs import paragraphs_of
from paripassu.paper.sections import sections_of

TERMS = """\
§3 liquidation
  amount stated value
  not encoded "an escrow"

§4 voting
  (a) votes none

§5 not encoded "conversion"

§6 reacquired
  (a)(i) cancelled to undesignated Preferred
"""


def beside(folder: Path, paper: str) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """How the terms stand to each section of a paper, with the reasons, and what the paper does not have."""
    covered, unknown = sections_beside(series_a(folder, TERMS), sections_of(paragraphs_of(paper)))
    return {f"{each.outer} {each.number}".strip(): (each.status, each.why) for each in covered}, unknown


@pytest.mark.parametrize(
    ("paper", "number", "expected"),
    [
        ("1. Shares", "§1", ("encoded", "")),
        ("1. Shares\n\n(a) Ten.", "§1(a)", ("encoded", "")),
        ("2. Dividends", "§2", ("missing", "")),
        ("3. Liquidation", "§3", ("in part", "an escrow")),
        ("4. Voting\n\n(a) None.\n\n(b) Some.", "§4", ("encoded", "")),
        ("4. Voting\n\n(a) None.\n\n(b) Some.", "§4(a)", ("encoded", "")),
        ("4. Voting\n\n(a) None.\n\n(b) Some.", "§4(b)", ("missing", "")),
        ("4. Voting\n\n(a) None.\n\n(i) Ever.", "§4(a)(i)", ("encoded", "")),
        ("5. Conversion\n\n(a) At will.", "§5(a)", ("not encoded", "conversion")),
        ("6. Shares\n\n(a) All.\n\n(i) Back.", "§6(a)", ("encoded", "")),
        ("6.1 Shares", "§6.1", ("missing", "")),
        ("Article IV\n\n5. Conversion", "IV §5", ("not encoded", "conversion")),
    ],
)
def test_a_section_is_covered_by_what_stands_in_it_below_it_or_for_all_of_it(
    tmp_path: Path, paper: str, number: str, expected: tuple[str, str]
) -> None:
    assert beside(tmp_path, paper)[0][number] == expected


def test_sections_that_the_paper_does_not_have_are_told(tmp_path: Path) -> None:
    paper = "1. A\n\n3. B\n\n4. C, if (a) one or (b) two\n\n6. D"
    assert beside(tmp_path, paper)[1] == ("§6(a)(i)", "§5")


def test_without_a_paper_the_terms_say_which_sections_there_are(tmp_path: Path) -> None:
    found = [(each.number, each.status) for each in encoded_sections(series_a(tmp_path, TERMS))]
    assert found == [
        ("§1", "encoded"),
        ("§3", "in part"),
        ("§4(a)", "encoded"),
        ("§6(a)(i)", "encoded"),
        ("§5", "not encoded"),
    ]


def test_sections_are_held_beside_their_fingerprints(tmp_path: Path) -> None:
    paper = sections_of(paragraphs_of("1. One.\n\n2. Two.\n\n3. Three."))
    covered, _ = sections_beside(series_a(tmp_path, TERMS), paper)
    recorded = {"§1": paper[0].fingerprint, "§2": "0" * 16, "§9": "0" * 16}
    told, gone = since_recorded(covered, paper, recorded)
    assert [each.since_recorded for each in told] == ["", "changed", "new"]
    assert gone == ("§9",)
