"""Bad lines in terms: each is told of with its code, its place, its own words, and what to do about it.

The bad lines always begin at the twelfth line of a file that declares Common, Preferred and a series A.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import call
from mistakes import found

COMPANY = """\
company "Acme, Inc." incorporated in Delaware
class Common "Common Stock"
  authorized      10,000
class Preferred "Preferred Stock"
  authorized      1,000

series A "Series A" of Preferred
§1 designation
  shares          100
  stated value    $10

"""
B = '\nseries B "Series B" of Preferred\n§1 designation\n  stated value $5\n§3 liquidation\n  amount stated value\n'
# The bad lines, and what is found: code, place, the words marked, and the hint.
Line = tuple[str, str, str, str, str]
KEEP = "Keep the one that the paper has."
ONE = "Keep one of them."
OUT = "Take one of these lines out."
SAME = "Give both sides the same unit."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


LINES: list[Line] = [
    # clauses of one kind that clash
    ("§3 liquidation\n  amount $5\n§4 liquidation\n  amount $20", "N108", "15:3", "amount $20", KEEP),
    ("§3 liquidation\n  amount $5\n  amount $20", "N108", "14:3", "amount $20", KEEP),
    ("§1(b) designation\n  shares 200", "N108", "13:3", "shares 200", KEEP),
    (
        "§2 dividends\n  none\n§2(b) dividends\n  rate 8% a year of stated value",
        *("N108", "15:3", "rate 8% a year of stated value", KEEP),
    ),
    (
        "§5 conversion into Common\n  rate 2\n§6 conversion into Preferred\n  rate 2",
        *("N108", "14:1", "§6 conversion into Preferred", KEEP),
    ),
    (
        "§5 conversion into Common\n  rate 2\n  fractions rounded up; rounded down",
        *("S011", "14:25", "rounded down", ONE),
    ),
    # sections that are missing
    (
        "liquidation\n  amount $5",
        *("N109", "12:1", "liquidation"),
        "Every clause carries its section: `§3 liquidation`, or `public record liquidation`.",
    ),
    (
        "§7 protection\n  notwithstanding §9 the company may issue a later series senior to A",
        *("N104", "13:19", "§9", "Did you mean `§1` or `§7`?"),
    ),
    # ranks in a circle
    ("§3 liquidation\n  amount $5\n  ahead of A", "N110", "14:3", "ahead of A", OUT),
    (f"§3 liquidation\n  amount $5\n  ahead of B{B}  ahead of A", "N110", "20:3", "ahead of A", OUT),
    ("§3 liquidation\n  amount $5\n  ahead of Common\n  behind Common", "N110", "15:3", "behind Common", OUT),
    ("§3 liquidation\n  amount $5\n  ahead of Common\n  alike with Common", "N130", "14:3", "ahead of Common", OUT),
    # units that do not fit
    ("§3 liquidation\n  amount stated value + 3", "T204", "13:10", "stated value + 3", SAME),
    ("§3 liquidation\n  amount greater of stated value and 8%", "T204", "13:38", "8%", SAME),
    ("§3 liquidation\n  amount 8%", "T204", "13:10", "8%", "Say of what, as in `8% of stated value`."),
    ("§3 liquidation\n  amount 10", "T204", "13:10", "10", "Did you mean `$10`?"),
    (
        "§5 conversion into Common\n  rate $5",
        *("T204", "13:8", "$5", "Divide it by another price, as in `stated value / $0.23`."),
    ),
    # amounts
    (
        "§5 conversion into Common\n  rate stated value / $0",
        *("T203", "13:8", "stated value / $0", "Correct what it is divided by."),
    ),
    (
        "§3 liquidation\n  amount $3 - stated value",
        *("T202", "13:3", "amount $3 - stated value", "Was the larger amount meant to stand first?"),
    ),
    (
        "§5 conversion into Common\n  rate conversion rate",
        *("T209", "13:3", "rate conversion rate", "State one of them in money."),
    ),
    (
        "§7 protection\n  at least 150% of A for any action or omission adverse to A",
        *("T207", "13:12", "150%", "All of it is `100%`."),
    ),
    ("§4 voting\n  elects 1.5 directors", "T206", "13:10", "1.5", "Round it as the paper does, or correct it."),
    ("§1 designation\n  par value -$1", "T202", "13:13", "-$1", "Take the minus sign out."),
    (
        "§3 liquidation\n  ahead of stock outstanding on 2001-02-29",
        *("T201", "13:33", "2001-02-29", "Dates are written year-month-day, in the years 1800 to 2199."),
    ),
    # names
    ('series A "Series A, again" of Preferred', "N103", "12:8", "A", "Give it a name of its own."),
    ('series Common "x" of Preferred', "N103", "12:8", "Common", "Give it a name of its own."),
    ('class Common "Again"', "N112", "12:7", "Common", "Give it a name of its own."),
    ('series B "B" of Prefered', "N101", "12:17", "Prefered", "Did you mean `Preferred`?"),
    ('series B "B" of A', "N133", "12:17", "A", "Name the class that both belong to."),
    ("§5 conversion into Commmon\n  rate 2", "N101", "12:20", "Commmon", "Did you mean `Common`?"),
    (
        'company "Another" incorporated in Delaware',
        *("N117", "12:1", 'company "Another" incorporated in Delaware'),
        "A set of terms is that of one company.",
    ),
    # words
    ("§1 desigantion\n  shares 5", "S001", "12:4", "desigantion", "Did you mean `designation`?"),
    ("§3 liquidation\n  amount (stated value", "S003", "13:23", "", "A parenthesis is opened and never closed."),
    ("business days US federal", "S002", "12:1", "business", "If it belongs to the line above, indent it."),
    # files
    (
        'include "none.terms"',
        *("N106", "12:9", '"none.terms"', "Name it relative to the file that includes it."),
    ),
    ('include "bad.terms"', "N107", "12:9", '"bad.terms"', OUT),
    ('include "../bad.events"', "F006", "12:9", '"../bad.events"', "What is included ends in `.terms`."),
    ('include "/etc/passwd"', "F006", "12:9", '"/etc/passwd"', "What is included ends in `.terms`."),
]


@pytest.mark.parametrize("row", LINES, ids=lambda row: row[0])
def test_what_is_wrong_with_a_line_is_told(folder: Path, row: Line) -> None:
    lines, code, place, words, hint = row
    (folder / "bad.terms").write_text(f"{COMPANY}{lines}\n", encoding="utf-8")
    assert found("check", "bad.terms") == [(code, place, words, hint)]
    line = place.partition(":")[0]
    text = call("check", "bad.terms")
    assert text.code == 1
    assert f"error[{code}]: " in text.out
    assert f"  --> bad.terms:{place}\n" in text.out
    assert f"\n{line} | {(COMPANY + lines).splitlines()[int(line) - 1]}\n" in text.out
    assert f"hint: {hint}\n" in text.out


def test_a_company_file_with_nothing_in_it_says_what_it_lacks(folder: Path) -> None:
    hint = 'A company file begins `company "Name" incorporated in Delaware` and includes the others.'
    for text in ("", "\n\n", "# nothing yet\n"):
        (folder / "bad.terms").write_text(text)
        assert found("check", "bad.terms") == [("N118", "1:1", "", hint)]


def test_an_amount_that_nothing_states_is_a_warning(folder: Path) -> None:
    line = "rate stated value / conversion price"
    (folder / "bad.terms").write_text(f"{COMPANY}§5 conversion into Common\n  {line}\n")
    assert found("check", "bad.terms") == [("L407", "13:3", line, "Add a `price` item where the paper states it.")]
    assert call("check", "bad.terms").code == 0


def test_all_mistakes_of_all_files_are_told_in_one_pass(folder: Path) -> None:
    (folder / "more.terms").write_text('series B "B" of Prefered\n\n§1 designaton\n  shares 5\n')
    lines = '§3 liquidation\n  amount 8%\n  ahead of Comon\ninclude "more.terms"\n'
    (folder / "company.terms").write_text(COMPANY + lines)
    assert [(code, place) for code, place, _, _ in found("check", ".")] == [
        ("T204", "13:10"),
        ("N101", "14:12"),
        ("N101", "1:17"),
        ("S001", "3:4"),
    ]
