"""Comments that let a drafting warning stand, and those that let nothing stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, say, sound
from paripassu.checks.terms import check_terms
from paripassu.diagnostics.codes import all_codes

SOURCE = '  source "Certificate of Designation" signed 2024-01-15\n'
RESTATED = SERIES_A.replace("\n\n§1", f"\n{SOURCE}\n§1")
SETTLED = "  not merger\n"
AT_WILL = "§5 conversion into Common\n  optional at any time\n  fractions rounded down\n"


def found(folder: Path, text: str) -> dict[str, str]:
    """What the checks find in a company with a series and further lines: the words at the place, by code."""
    return {each.code.id: each.at.span.text for each in check_terms(sound(folder, COMPANY + text))}


def said(folder: Path, text: str, code: str) -> str:
    """The one finding of a code, in full."""
    (only,) = [each for each in check_terms(sound(folder, COMPANY + text)) if each.code.id == code]
    return say(only)


FUNDLESS = "§7 redemption\n  mandatory at stated value, on 2030-01-02"


@pytest.mark.parametrize(
    "lines",
    [
        FUNDLESS + "  # pari: ignore[L422] the paper names no funds\n",
        FUNDLESS.replace("\n  ", "\n  # pari: ignore[L422] the paper names no funds\n  ") + "\n",
        FUNDLESS.replace("\n  ", "\n  # pari: ignore[L422, L416] neither is so\n\n  # as printed\n  ")
        + ",\n          on 30 to 60 days' notice\n",
    ],
)
def test_what_the_writer_has_looked_at_may_stand(tmp_path: Path, lines: str) -> None:
    assert found(tmp_path, SERIES_A + lines).keys() <= {"L489"}
    assert ("L489" in found(tmp_path, SERIES_A + lines)) == ("L416" in lines)


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# pari: ignore[L420] no merger", "There is no `L420` on this line to ignore."),
        ("# pari: ignore the paper names no funds", "This comment does not say which finding to ignore."),
        ("# pari: ignore[N101] why not", "There is no `N101` on this line to ignore."),
    ],
)
def test_a_comment_that_ignores_nothing_is_named_and_so_is_the_finding(
    tmp_path: Path, comment: str, message: str
) -> None:
    findings = check_terms(sound(tmp_path, f"{COMPANY}{SERIES_A}{FUNDLESS}  {comment}\n"))
    assert [(each.code.id, each.message) for each in findings if each.code.id == "L489"] == [("L489", message)]
    assert "L422" in {each.code.id for each in findings}


def test_a_comment_must_say_why(tmp_path: Path) -> None:
    assert said(tmp_path, f"{SERIES_A}{FUNDLESS}  # pari: ignore[L422]\n", "L489") == (
        "L489 [# pari: ignore[L422]] Nobody says why L422 is to be ignored here. (Write the reason behind the bracket.)"
    )


def test_drafting_is_told_from_what_cannot_be_run() -> None:
    drafting = [code.id for code in all_codes() if code.is_drafting]
    assert drafting[0] == "L401"
    assert "L489" not in drafting
    assert all(code.severity == "warning" for code in all_codes() if code.is_drafting)
